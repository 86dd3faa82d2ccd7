"""Publishing: what it needs, what it freezes, and what may follow."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.printed import PrintedPerson
from charta.domain.records import Change, DecisionKind, ProofState
from charta.errors import (
    Conflict,
    EffectiveDayUnusable,
    LanguageNotInCharter,
    NameRequired,
    NothingNew,
    NotPublishable,
    NumberUnusable,
    ReasonRequired,
    ReviewDayUnusable,
    UnknownDocument,
    UnknownState,
    UnknownVersion,
    VersionUnreadable,
    VersionWithdrawn,
)
from charta.i18n import translator
from charta.services.editions import decode_edition, encode_edition
from charta.services.publication import day_of
from charta.services.states import Comparing
from fakes import SteppingClock

WORDS = translator("en")


def change(bench: Workbench, section: str = "S12") -> None:
    """Reword a section in every language."""
    wordings = {language: bench.wordings.text(section, language) for language in bench.session.languages}
    bench.rewording.edit_all(
        section, {language: f"{text}\nNew in {language}.\n" for language, text in wordings.items()}
    )


def publish_again(bench: Workbench) -> None:
    """Sign what is outdated, endorse, and publish the next version."""
    for department in bench.session.catalogue.departments:
        if bench.agreement.queue(department):
            bench.agreement.sign_all(department, DecisionKind.APPROVE, "Somebody")
    bench.endorsement.endorse("Claire Roy")
    bench.publication.publish(bench.publication.suggested("Ada"), WORDS)


# -- what it needs ------------------------------------------------------------------------------------------


def test_nothing_is_published_while_anything_is_missing(signed: Workbench) -> None:
    with pytest.raises(NotPublishable) as caught:
        signed.publication.publish(signed.publication.suggested("Ada"), WORDS)
    assert "the executive sponsor has not endorsed the charter" in str(caught.value)
    assert signed.editions.published() == ()


def test_numbers_go_up(published: Workbench) -> None:
    change(published)
    order = published.publication.suggested("Ada")
    assert order.number == "1.1"
    for number in ("1.0", "0.9", "1", "1.1.0", "v2", "01.2", "1.١", ""):
        with pytest.raises(NumberUnusable):
            published.publication.prepare(replace(order, number=number), WORDS)


def test_the_day_is_today_at_the_earliest_and_the_review_comes_after_it(ready: Workbench) -> None:
    order = ready.publication.suggested("Ada")
    yesterday = order.effective - timedelta(days=1)
    with pytest.raises(EffectiveDayUnusable):
        ready.publication.prepare(replace(order, effective=yesterday), WORDS)
    with pytest.raises(ReviewDayUnusable):
        ready.publication.prepare(replace(order, review=order.effective), WORDS)
    assert ready.publication.prepare(replace(order, review=None), WORDS).jobs


def test_no_version_applies_before_its_formalities_allow(ready: Workbench, clock: SteppingClock) -> None:
    for item in ready.formalities.items():
        if item.proof:
            ready.formalities.note(item.id, ProofState.DONE, clock.moment.date())
    earliest = ready.formalities.earliest_effective()
    assert earliest is not None
    assert ready.publication.suggested("Ada").effective == max(earliest, clock.moment.date())
    if earliest > clock.moment.date():
        order = replace(ready.publication.suggested("Ada"), effective=earliest - timedelta(days=1))
        with pytest.raises(EffectiveDayUnusable):
            ready.publication.prepare(order, WORDS)


def test_a_publisher_has_a_name_and_a_day_is_a_day(ready: Workbench) -> None:
    with pytest.raises(NameRequired):
        ready.publication.prepare(ready.publication.suggested(" "), WORDS)
    with pytest.raises(EffectiveDayUnusable):
        day_of("15 January")
    assert day_of(" 2027-01-15 ") == date(2027, 1, 15)


def test_a_text_that_changed_while_its_documents_were_made_is_not_published(ready: Workbench) -> None:
    preparation = ready.publication.prepare(ready.publication.suggested("Ada"), WORDS)
    change(ready)
    with pytest.raises(NotPublishable):
        ready.publication.complete(preparation, {}, WORDS)
    publish_again(ready)
    with pytest.raises((Conflict, NumberUnusable)):
        ready.publication.complete(preparation, {}, WORDS)
    assert [entry.version.number for entry in ready.editions.published()] == ["1.0"]


def test_the_same_text_is_not_published_twice(published: Workbench) -> None:
    with pytest.raises(NothingNew):
        published.publication.prepare(published.publication.suggested("Ada"), WORDS)


# -- what it freezes ----------------------------------------------------------------------------------------


def test_a_version_keeps_text_fingerprint_and_documents(published: Workbench) -> None:
    (entry,) = published.editions.published()
    version, edition = entry.version, published.editions.edition("1.0")
    assert version.fingerprint == edition.fingerprint() == published.endorsement.fingerprint()
    assert version.sections == edition.fingerprints()
    assert decode_edition(encode_edition(edition)) == edition
    assert edition.charters["fr"].version == "1.0"
    assert edition.charters["fr"].effective == entry.effective
    foreword = edition.charters["fr"].foreword
    assert foreword is not None
    assert foreword.text == "Osez."
    names = {name.rsplit("/")[-1] for name in version.documents}
    assert len(names) == 2 * 2 * 5
    assert all(published.editions.document("1.0", name) for name in version.documents)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'{"languages":["fr"],"charters":{},"cards":{}}', b"\xff"]
)
def test_a_frozen_text_that_is_none_is_told_apart(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - msgspec's own errors are of this kind
        decode_edition(data)


def test_a_version_without_its_text_says_what_to_do(published: Workbench) -> None:
    version = replace(published.editions.find("1.0").version, number="1.1", text="0" * 64)
    published.session.commit([Change(None, version)])
    with pytest.raises(VersionUnreadable):
        published.editions.edition("1.1")


def test_the_published_text_never_moves(published: Workbench, charta: Charta) -> None:
    before = published.editions.edition("1.0")
    change(published)
    assert published.editions.edition("1.0") == before
    assert published.status.status(WORDS)["version"] == "1.0"
    path = published.session.store.path
    published.close()
    assert charta.verify(path).flaw is None
    reopened = charta.open(path)
    assert reopened.editions.edition("1.0") == before
    reopened.close()


def test_exporting_a_version_writes_the_very_files_that_were_published(
    published: Workbench, tmp_path: Path
) -> None:
    change(published)
    order = published.export.order(["charter"], ["fr"], "docx", version="1.0")
    (job,) = published.export.jobs(order)
    assert job.make() == published.editions.document("1.0", job.name)
    markdown = published.export.order(["charter"], ["en"], "md", version="1.0")
    (other,) = published.export.jobs(markdown)
    assert "New in en" not in other.make().decode()
    (draft,) = published.export.jobs(published.export.order(["charter"], ["en"], "md"))
    assert "New in en" in draft.make().decode()


def test_a_form_of_a_version_can_be_made_for_a_person(published: Workbench) -> None:
    order = published.export.order(["acknowledgement"], ["en"], "md", version="1.0")
    (job,) = published.export.jobs(replace(order, person=PrintedPerson("Zoé Tremblay")))
    assert "Zoé Tremblay" in job.make().decode()


def test_a_version_has_no_diagnostic_and_no_other_language(published: Workbench) -> None:
    with pytest.raises(UnknownDocument):
        published.export.order(["diagnostic-sheet"], version="1.0")
    with pytest.raises(LanguageNotInCharter):
        published.export.order(["charter"], ["de"], version="1.0")
    with pytest.raises(UnknownVersion):
        published.export.order(["charter"], version="2.0")


def test_the_annual_form_of_the_next_version_says_what_changed(published: Workbench) -> None:
    change(published)
    publish_again(published)
    annual = published.editions.printing("1.1").acknowledgement("en", "annual")
    assert annual.changes
    title = published.session.catalogue.section("S12").text("en").title
    assert any(title in line for line in annual.changes)
    assert published.editions.printing("1.1").acknowledgement("en", "onboarding").changes == ()
    assert published.editions.printing("1.0").acknowledgement("en", "annual").changes == ()


# -- what may follow ----------------------------------------------------------------------------------------


def test_the_newest_version_that_was_not_withdrawn_applies(published: Workbench) -> None:
    change(published)
    publish_again(published)
    assert published.publication.applying().version.number == "1.1"
    published.publication.withdraw("1.1", "A court said so", "Ada")
    assert published.publication.applying().version.number == "1.0"
    with pytest.raises(VersionWithdrawn):
        published.publication.withdraw("1.1", "Again", "Ada")
    published.publication.withdraw("1.0", "Nothing is left", "Ada")
    with pytest.raises(UnknownVersion):
        published.publication.applying()
    assert published.editions.edition("1.1").fingerprint()
    assert published.publication.suggested().number == "1.2"


def test_a_withdrawal_needs_its_reason(published: Workbench) -> None:
    with pytest.raises(ReasonRequired):
        published.publication.withdraw("1.0", " ", "Ada")
    with pytest.raises(NameRequired):
        published.publication.withdraw("1.0", "Old", "")
    with pytest.raises(UnknownVersion):
        published.publication.withdraw("9.0", "Old", "Ada")


def test_reviewed_without_change_keeps_the_version_and_moves_the_day(
    published: Workbench, clock: SteppingClock
) -> None:
    due = published.publication.due()
    assert due is not None
    assert not due.is_near
    clock.moment += timedelta(days=due.days - 10)
    near = published.publication.due()
    assert near is not None
    assert (near.is_near, near.days) == (True, 10)
    published.publication.reviewed("1.0", "Ada", near.day + timedelta(days=365), "Nothing new")
    later = published.publication.due()
    assert later is not None
    assert (later.version, later.day, later.is_near) == ("1.0", near.day + timedelta(days=365), False)
    (entry,) = published.editions.published()
    assert [review.note for review in entry.reviews] == ["Nothing new"]
    published.publication.reviewed("1.0", "Ada", None)
    assert published.publication.due() is None
    with pytest.raises(ReviewDayUnusable):
        published.publication.reviewed("1.0", "Ada", clock.moment.date())


def test_status_tells_the_version_that_applies(published: Workbench) -> None:
    status = published.status.status(WORDS)
    assert (status["version"], status["endorsed"], status["publishable"]) == ("1.0", True, True)
    assert status["effective"] == published.editions.find("1.0").version.effective


# -- states and evidence ------------------------------------------------------------------------------------


def test_versions_the_draft_and_any_entry_can_be_compared(published: Workbench) -> None:
    before = published.session.store.entries
    change(published)
    assert published.states.states() == ("draft", "1.0")
    for since in ("1.0", f"entry:{before}"):
        found = published.states.changes(Comparing(since), "en")
        changed = [
            old.id for old, new in zip(found.before.sections, found.after.sections, strict=True) if old != new
        ]
        assert "S12" in changed
        assert changed == ["S12"] or since != "1.0"
        assert any("New in en" in section.wording for section in found.after.sections)
    with pytest.raises(UnknownState):
        published.states.printed("entry:999999", "en")
    for name in ("2.0", "entry:x", "entry:-1", "now", ""):
        with pytest.raises(UnknownState):
            published.states.languages(name)


def test_a_comparison_can_be_narrowed_to_sections(published: Workbench) -> None:
    change(published)
    found = published.states.changes(Comparing("1.0", sections=("S12",)), "fr")
    assert [section.id for section in found.after.sections] == ["S12"]
    assert (found.before.foreword, found.after.foreword) == (None, None)
    whole = published.states.changes(Comparing("1.0"), "fr")
    assert whole.before.foreword is not None
    jobs = published.states.jobs(Comparing("1.0", languages=("fr",)), "redline")
    assert [job.name.endswith("-redline-1.0-draft-fr.docx") for job in jobs] == [True]


def test_only_confirmed_minor_changes_ask_nobody_to_sign_again(published: Workbench) -> None:
    assert not published.publication.is_material()
    change(published)
    assert published.publication.is_material()
    number = published.minor_changes.declare("S12", "Ada", "legal", "A full stop")
    assert published.publication.is_material()
    published.minor_changes.answer(number, "Bo", "hr", confirmed=True)
    assert not published.publication.is_material()


def test_a_comparison_names_the_minor_changes_between_two_versions(published: Workbench) -> None:
    published.rewording.edit("S12", "en", published.wordings.text("S12", "en").replace(".", "!", 1))
    number = published.minor_changes.declare("S12", "Ada", "legal", "A full stop")
    published.minor_changes.answer(number, "Bo", "hr", confirmed=True)
    (change_,) = published.states.changes(Comparing("1.0"), "en").minor["S12"]
    assert (change_.reason, change_.by, change_.confirmed_by) == ("A full stop", "Ada", "Bo")


def test_the_evidence_names_every_decision_that_counted_with_its_entry(published: Workbench) -> None:
    content = published.evidence.printed("1.0", "en")
    required = sum(len(section.sign_offs) for section in content.charter.sections)
    assert len(content.decisions) == required
    journal = {entry.number: entry.digest for entry in content.journal}
    assert all(journal[decision.entry] == decision.digest for decision in content.decisions)
    assert content.endorsement is not None
    assert journal[content.endorsement.entry] == content.endorsement.digest
    assert (content.entries, content.head) == (
        published.session.store.entries,
        published.session.store.journal()[-1][0].digest,
    )
    assert content.documents == published.editions.find("1.0").version.documents


def test_the_evidence_tells_minor_changes_withdrawals_and_reviews(
    published: Workbench, clock: SteppingClock
) -> None:
    published.rewording.edit("S12", "en", published.wordings.text("S12", "en").replace(".", "!", 1))
    number = published.minor_changes.declare("S12", "Ada", "legal", "A full stop")
    published.minor_changes.answer(number, "Bo", "hr", confirmed=True)
    published.publication.publish(published.publication.suggested("Ada"), WORDS)
    clock.advance(hours=1)
    published.publication.reviewed("1.1", "Ada", None, "Nothing new")
    published.publication.withdraw("1.0", "Replaced", "Ada")
    carried = [entry for entry in published.evidence.printed("1.1", "en").decisions if entry.carried]
    assert {entry.section for entry in carried} == {"S12"}
    assert all(entry.fingerprint != published.wordings.fingerprint("S12") for entry in carried)
    assert any("Nothing new" in told for told in published.evidence.printed("1.1", "en").reviewed)
    assert "Replaced" in published.evidence.printed("1.0", "en").withdrawn
    assert not any(entry.carried for entry in published.evidence.printed("1.0", "en").decisions)


def test_a_later_decision_does_not_enter_the_evidence_of_an_earlier_version(published: Workbench) -> None:
    published.agreement.sign("S12", "legal", DecisionKind.RESERVE, "Zoé", "But")
    decisions = published.evidence.printed("1.0", "en").decisions
    assert all(entry.by != "Zoé" for entry in decisions)


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_the_evidence_file_is_made(published: Workbench, format_: str) -> None:
    job = published.evidence.job("1.0", "fr", format_)
    assert job.name.endswith(f"-evidence-1.0-fr.{format_}")
    assert job.make()
    with pytest.raises(LanguageNotInCharter):
        published.evidence.job("1.0", "de")
