"""The register: people from a list, what was entered about them, and what stays."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.people import Person, Presence
from charta.domain.records import RegisterEntry, RosterUpdate
from charta.domain.register import FactKind, Method, Occasion, SignatureState
from charta.errors import (
    AlreadySigned,
    EvidenceUnusable,
    MailAddressUnusable,
    NameRequired,
    NobodyChosen,
    NothingPublished,
    NothingToImport,
    ReasonRequired,
    RosterOutdated,
    SeveralPeople,
    SigningDayUnusable,
    UnknownFact,
    UnknownPerson,
    VersionWithdrawn,
    WitnessRequired,
)
from fakes import SteppingClock
from people import ROWS, hire, publish_again, sheet

TODAY = date(2026, 11, 24)


def states(bench: Workbench) -> dict[str, str]:
    register = bench.register
    return {
        register.person(id_).number: standing.state.value for id_, standing in register.standings().items()
    }


def test_people_of_a_list_have_to_sign_what_is_published(published: Workbench) -> None:
    hire(published)
    assert set(states(published).values()) == {"to_give"}
    assert [person.name for person in published.register.people.values()] == [row[1] for row in ROWS]


def test_people_can_be_known_before_anything_is_published(example: Workbench) -> None:
    ids = hire(example)
    assert set(states(example).values()) == {"to_give"}
    with pytest.raises(NothingPublished):
        example.signing.sign([ids["101"]], Method.PAPER, TODAY, by="Hana")


def test_how_long_a_signature_lasts_follows_what_was_published_not_its_draft(
    published: Workbench, clock: SteppingClock
) -> None:
    published.answers.set("S22", "occasions", ["onboarding", "new_version"])
    assert published.register.terms.months == 12
    publish_again(published, "1.1", clock)
    published.answers.set("S22", "occasions", ["annual"])
    assert published.register.terms.months == 0


def test_nothing_changes_before_the_user_agrees(published: Workbench) -> None:
    entries = published.session.store.entries
    preview = published.roster.preview(sheet())
    assert len(preview.comparison.joiners) == 4
    assert published.session.store.entries == entries
    assert not published.register.people


def test_a_preview_of_other_people_than_those_that_are_known_is_refused(published: Workbench) -> None:
    preview = published.roster.preview(sheet())
    published.roster.add(Person(0, "900", "Eve"))
    with pytest.raises(RosterOutdated):
        published.roster.take_in(preview)


def test_a_list_that_says_nothing_new_is_no_entry(published: Workbench) -> None:
    hire(published)
    with pytest.raises(NothingToImport):
        hire(published)


def test_joiners_leavers_changes_and_returns_follow_a_complete_list(published: Workbench) -> None:
    ids = hire(published)
    moved = ("101", "Ada Byron", "ada@example.org", "Sales", *ROWS[0][4:])
    new = ("105", "Eve Arden", "eve@example.org", "Sales", "Lévis", "", "en", "2026-11-20")
    after = hire(published, [moved, ROWS[1], new], complete=True)
    people = published.register.people
    assert people[ids["101"]].department == "Sales"
    assert people[ids["103"]].presence is people[ids["104"]].presence is Presence.LEFT
    assert after["105"] not in ids.values()
    hire(published)
    assert published.register.people[ids["103"]].presence is Presence.PRESENT
    update = published.session.charter.all(RosterUpdate)[-1]
    assert (update.joined, update.returned, update.source, update.by) == (0, 2, "staff.csv", "Hana")


def test_taking_a_list_over_is_one_step_to_undo(published: Workbench) -> None:
    hire(published)
    published.session.undo()
    assert not published.register.people
    published.session.redo()
    assert len(published.register.people) == 4


def test_once_somebody_has_signed_nobody_takes_the_people_back(published: Workbench) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"]], Method.PAPER, TODAY, by="Hana")
    assert not published.session.can_undo
    assert published.register.standing(ids["101"]).state is SignatureState.SIGNED


def test_a_signature_says_who_entered_what_and_when(published: Workbench) -> None:
    ids = hire(published)
    published.signing.sign([ids["104"]], Method.PAPER, date(2026, 11, 23), by="Hana")
    (fact,) = published.register.facts(ids["104"])
    version = published.editions.find("1.0").version
    assert (fact.version, fact.fingerprint) == ("1.0", version.fingerprint)
    assert (fact.occasion, fact.language, fact.on) == (Occasion.NEW_VERSION, "fr", "2026-11-23")
    entry = published.register.entry_of(fact)
    assert (entry.by, entry.at) == ("Hana", published.session.clock.now())


def test_an_attendance_list_is_kept_as_evidence_of_all(published: Workbench) -> None:
    hire(published)
    people, unknown = published.signing.meant_by(["101", "BO@example.org", " cy twombly ", "", "Nobody"])
    assert unknown == ["Nobody"]
    published.signing.sign(people, Method.ATTENDANCE, TODAY, by="Hana", proof=b"%PDF-1.7 list")
    facts = [published.register.facts(id_)[0] for id_ in people]
    assert len(facts) == 3
    assert len({fact.evidence for fact in facts}) == 1
    assert published.scanning.picture(facts[0].evidence) == b"%PDF-1.7 list"


def test_a_correction_is_a_new_entry_and_only_one(published: Workbench) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"]], Method.PAPER, TODAY, by="Hana")
    (fact,) = published.register.facts(ids["101"])
    with pytest.raises(ReasonRequired):
        published.signing.correct(fact, " ", by="Hana")
    published.signing.correct(fact, "Wrong person", by="Hana")
    kinds = [entry.kind for entry in published.register.facts(ids["101"])]
    assert kinds == [FactKind.SIGNED, FactKind.VOIDED]
    assert states(published)["101"] == "to_give"
    with pytest.raises(UnknownFact):
        published.signing.correct(fact, "Again", by="Hana")


def test_the_same_signature_is_entered_once(published: Workbench) -> None:
    ids = hire(published)
    ada, bo = ids["101"], ids["102"]
    published.signing.sign([ada, ada], Method.PAPER, TODAY, by="Hana")
    with pytest.raises(AlreadySigned):
        published.signing.sign([ada], Method.PAPER, TODAY, by="Hana")
    assert published.signing.sign([ada, bo], Method.PAPER, TODAY, by="Hana") == 1
    assert published.signing.sign([ada], Method.PAPER, date(2026, 11, 23), by="Hana") == 1
    (fact, _) = published.register.facts(ada)
    published.signing.correct(fact, "Not that day", by="Hana")
    assert published.signing.sign([ada], Method.PAPER, TODAY, by="Hana") == 1


def test_a_list_that_is_too_large_is_no_evidence(
    published: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = hire(published)
    monkeypatch.setattr("charta.services.signing.EVIDENCE_LIMIT", 10)
    with pytest.raises(EvidenceUnusable):
        published.signing.sign([ids["101"]], Method.ATTENDANCE, TODAY, by="Hana", proof=b"%PDF and more")
    assert not published.register.facts(ids["101"])


def test_a_number_given_to_somebody_else_means_whoever_is_still_here(published: Workbench) -> None:
    ids = hire(published)
    published.roster.mark([ids["101"]], Presence.LEFT, TODAY)
    assert published.signing.meant("101").name == "Ada Byron"
    eve = published.roster.add(Person(0, "101", "Eve Arden", email="ada@example.org"))
    assert published.signing.meant("101").id == published.signing.meant("ADA@example.org").id == eve
    assert published.signing.meant("Ada Byron").id == ids["101"]
    published.roster.add(Person(0, "101", "Cy Twombly"))
    with pytest.raises(SeveralPeople):
        published.signing.meant("101")


@pytest.mark.parametrize("field", ["hired", "since"])
def test_a_day_that_is_none_is_a_mistake_of_ours_and_never_kept(published: Workbench, field: str) -> None:
    ids = hire(published)
    ada = published.register.person(ids["101"])
    told: dict[str, str] = {field: "soon"}
    with pytest.raises(ValueError, match="soon"):
        published.roster.edit(replace(ada, **told))  # type: ignore[arg-type] - the field is a text
    assert published.register.person(ids["101"]) == ada


def test_a_refusal_names_a_witness(published: Workbench) -> None:
    ids = hire(published)
    with pytest.raises(WitnessRequired):
        published.signing.refuse(ids["102"], TODAY, "", by="Hana")
    published.signing.refuse(ids["102"], TODAY, "Cy Twombly", by="Hana", note="Wants to ask the union")
    assert states(published)["102"] == "refused"
    refused = published.register.standing(ids["102"]).refused
    assert refused is not None
    assert refused.witness == "Cy Twombly"


@pytest.mark.parametrize("day", [date(2026, 11, 25), date(1980, 1, 1)])
def test_nobody_signs_tomorrow_or_long_ago(published: Workbench, day: date) -> None:
    ids = hire(published)
    with pytest.raises(SigningDayUnusable):
        published.signing.sign([ids["101"]], Method.PAPER, day, by="Hana")


def test_what_is_missing_is_said_and_nothing_entered(published: Workbench) -> None:
    ids = hire(published)
    entries = published.session.store.entries
    with pytest.raises(NameRequired):
        published.signing.sign([ids["101"]], Method.PAPER, TODAY, by=" ")
    with pytest.raises(NobodyChosen):
        published.signing.sign([], Method.PAPER, TODAY, by="Hana")
    with pytest.raises(UnknownPerson):
        published.signing.sign([999], Method.PAPER, TODAY, by="Hana")
    assert published.session.store.entries == entries


def test_who_is_meant_has_to_be_certain(published: Workbench) -> None:
    hire(published, [*ROWS, ("106", "Ada Byron", "other@example.org", *ROWS[1][3:])])
    assert published.signing.meant("zoe etoile").number == "104"
    with pytest.raises(SeveralPeople):
        published.signing.meant("Ada Byron")
    with pytest.raises(UnknownPerson):
        published.signing.meant("")


def test_publishing_never_erases_a_signature_and_a_minor_version_asks_nobody(
    published: Workbench, clock: SteppingClock
) -> None:
    ids = hire(published)
    published.signing.sign(list(ids.values())[:3], Method.PAPER, TODAY, by="Hana")
    clock.advance(days=60)
    publish_again(published, "1.1", clock)
    assert list(states(published).values()) == ["signed", "signed", "signed", "to_give"]
    clock.advance(days=60)
    publish_again(published, "2.0", clock)
    assert list(states(published).values()) == ["outdated", "outdated", "outdated", "to_give"]
    fact = published.register.standing(ids["101"]).signed
    assert fact is not None
    assert fact.version == "1.0"
    published.publication.withdraw("2.0", "Wrong text", "Ada")
    assert list(states(published).values()) == ["signed", "signed", "signed", "to_give"]
    with pytest.raises(VersionWithdrawn):
        published.publication.withdraw("2.0", "Again", "Ada")


def test_a_year_later_a_signature_is_due_again(published: Workbench, clock: SteppingClock) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"]], Method.PAPER, TODAY, by="Hana")
    clock.advance(days=365)
    assert states(published)["101"] == "due_again"


def test_the_register_is_the_same_when_the_file_is_opened_again(charta: Charta, published: Workbench) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"], ids["102"]], Method.PAPER, TODAY, by="Hana")
    published.roster.mark([ids["103"]], Presence.ON_LEAVE, TODAY)
    before, path = states(published), published.session.store.path
    facts = [published.register.facts(id_) for id_ in ids.values()]
    published.close()
    with closing(charta.open(path)) as again:
        assert states(again) == before == {**before, "103": "on_leave"}
        assert [again.register.facts(id_) for id_ in ids.values()] == facts
        assert again.session.store.verify().flaw is None


def test_entries_count_their_facts_one_after_the_other(published: Workbench) -> None:
    ids = list(hire(published).values())
    published.signing.sign(ids[:2], Method.PAPER, TODAY, by="Hana")
    published.signing.sign(ids[2:3], Method.PAPER, TODAY, by="Ida")
    entries = published.session.charter.all(RegisterEntry)
    assert [(entry.number, entry.first, entry.count, entry.person) for entry in entries] == [
        (1, 1, 2, 0),
        (2, 3, 1, ids[2]),
    ]
    assert published.register.entry_of(published.register.facts(ids[2])[0]).by == "Ida"


def test_people_entered_by_hand_are_checked(published: Workbench) -> None:
    with pytest.raises(NameRequired):
        published.roster.add(Person(0, "1", " "))
    with pytest.raises(MailAddressUnusable):
        published.roster.add(Person(0, "1", "Eve", email="eve@here, all@example.org"))
    eve = published.roster.add(Person(0, "1", " Eve\x00 \u202eArden "))
    assert published.register.person(eve).name == "Eve\u2400 Arden"
    published.roster.edit(replace(published.register.person(eve), site="Lévis"))
    assert published.register.person(eve).site == "Lévis"


def test_what_nobody_can_read_is_told(charta: Charta, published: Workbench, tmp_path: Path) -> None:
    # A list that decodes to nothing, as a later or hostile program might leave it.
    from charta.domain.records import Change
    from charta.errors import RegisterUnreadable

    digest = published.session.store.put_attachment(b"no list")
    update = RosterUpdate(1, digest, "", 1, 0, 0, 0, "X", published.session.clock.now())
    published.session.commit([Change(None, update)])
    with pytest.raises(RegisterUnreadable):
        published.register.load()
