"""The journal told in words: every record, in every direction, in parts, and only what is wanted."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.bootstrap import Workbench
from charta.domain.records import (
    RECORD_TYPES,
    Answer,
    Change,
    Choice,
    Comment,
    Confirmation,
    DecisionKind,
    ItemNotes,
    MinorChange,
    Record,
    Scale,
    Wording,
)
from charta.i18n import Translator, translator
from charta.services.deciding import Author
from charta.services.log import LogEntry, LogService, Wanted, entry_of
from charta.services.log_words import LogWords
from charta.services.telling import bare, contrasted, shortened
from fakes import SteppingClock
from meeting import held, item_of, photos, planned
from storage.samples import RECORDS

ENGLISH = translator("en")


def lines(bench: Workbench, wanted: Wanted | None = None, words: Translator = ENGLISH) -> list[str]:
    return [bench.log.told(entry, words) for entry in bench.log.entries(wanted, words, newest_first=True)]


def last(bench: Workbench) -> str:
    (entry,) = bench.log.page(bench.log.count - 1)
    return bench.log.what(entry, ENGLISH)


def test_the_samples_have_every_type_of_record() -> None:
    assert {type(record) for record in RECORDS} == set(RECORD_TYPES)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{type(record).__name__}-{record.key[-1]}")
def test_every_record_has_one_line_whether_it_comes_changes_or_goes(
    bench: Workbench, record: Record, language: str
) -> None:
    words = LogWords(bench.session.catalogue, translator(language))
    changed = next((other for other in RECORDS if type(other) is type(record) and other != record), record)
    told = [
        words.line(change) for change in (Change(None, record), Change(record, changed), Change(record, None))
    ]
    for line in told:
        assert line.strip()
        assert "\n" not in line
        assert "{" not in line
    assert told[0] != told[2]


def test_answers_are_told_by_their_questions_and_labels(example: Workbench) -> None:
    example.answers.set("S12", "clients", "never")
    assert last(example) == "“May a client be named?”: Only with their written agreement → Never"
    example.answers.set("S12", "clients", None)
    assert last(example) == "“May a client be named?” answered no more: Never"
    example.answers.set("S12", "clients", "agreement")
    assert last(example) == "“May a client be named?” answered: Only with their written agreement"


def test_of_a_text_in_two_languages_only_the_one_that_changed_is_told(example: Workbench) -> None:
    answer = dict(example.session.charter.answer("S12", "client_contact"))
    example.answers.set("S12", "client_contact", {**answer, "en": "the night shift"})
    assert last(example).endswith(": “the sales team” → “the night shift”")


def test_what_the_catalogue_does_not_know_is_told_by_its_id(bench: Workbench) -> None:
    words = LogWords(bench.session.catalogue, ENGLISH)
    assert words.line(Change(None, Answer("S99", "old", ("x", "y")))) == "“old” answered: “x”, “y”"
    assert words.names.sheet("S99") == "S99"
    assert words.names.department("sales") == "sales"
    assert words.names.formality("france.none") == "france.none"


def test_a_remark_is_told_from_its_beginning_to_its_end(example: Workbench) -> None:
    charter = example.session
    first = Comment(1, "S12", "it", "Ada", charter.clock.now(), "Why?")
    for before, after, told in (
        (None, first, "Ada commented: Why?"),
        (None, replace(first, number=2, reply_to=1), "Ada replied: Why?"),
        (None, replace(first, number=3, blocks=True), "Ada commented and requests a change: Why?"),
        (first, replace(first, resolved_by="Bo"), "Comment by Ada resolved by Bo: Why?"),
        (replace(first, resolved_by="Bo"), first, "Comment by Ada opened again: Why?"),
        (first, replace(first, text="How?"), "Changed: Ada commented: How?"),
        (first, None, "Taken back: Ada commented: Why?"),
    ):
        assert LogWords(charter.catalogue, ENGLISH).line(Change(before, after)) == told


def test_an_edited_wording_is_told_by_the_words_that_changed(example: Workbench) -> None:
    text = example.wordings.text("S12", "en")
    example.rewording.edit("S12", "en", text.replace("colleagues", "co-workers", 1))
    (entry, _) = example.log.page(example.log.count - 2)
    told = example.log.what(entry, ENGLISH)
    assert told.startswith("Wording edited (English): …")
    assert "colleagues" in told.partition("→")[0]
    assert "co-workers" in told.partition("→")[2]
    wording = example.session.charter.wording("S12", "en")
    assert wording is not None
    words = LogWords(example.session.catalogue, ENGLISH)
    kept = words.line(Change(wording, replace(wording, base="other")))
    assert kept == "Edited wording kept over new answers (English)"
    assert words.line(Change(wording, None)) == "Wording returned to what the answers give (English)"


def test_only_what_differs_of_two_long_texts_is_told() -> None:
    begin, end = "one two three " * 20, " four five six" * 20
    old, new = contrasted(f"{begin}OLD{end}", f"{begin}NEW{end}")
    assert "OLD" in old
    assert "NEW" in new
    assert max(len(old), len(new)) < 100
    assert contrasted("a b", "a  c") == ("a b", "a c")
    assert shortened("x " * 100).endswith("…")
    assert bare("## A\n\n- **b** *c*\n1. d \\* e\n> f") == "A\n\nb c\nd * e\nf"


@given(st.text("ab", max_size=300), st.text("ab", max_size=300))
def test_two_texts_told_in_contrast_differ_where_they_do(before: str, after: str) -> None:
    old, new = contrasted(f"{before} end of it", f"{after} end of it")
    assert (old == new) == (" ".join(before.split()) == " ".join(after.split()))
    assert contrasted(before, before)[0] == contrasted(before, before)[1]


def test_the_section_of_a_confirmation_is_that_of_its_change(example: Workbench) -> None:
    now = example.session.clock.now()
    minor = MinorChange(1, "S12", "a", "b", "c", "d", "Typo", "Ada", "legal", now)
    confirmed = Confirmation(1, confirmed=True, note="", by="Bo", department="it", at=now)
    example.session.commit([Change(None, minor), Change(None, confirmed)])
    assert lines(example, Wanted(section="S12"))[:2] == [
        "Confidentiality and reserved topics: Bo (Information technology) confirmed that the change is minor",
        "Confidentiality and reserved topics: Ada called a change minor: Typo",
    ]


def test_entries_come_in_their_order_or_in_the_other_one_and_in_parts(example: Workbench) -> None:
    log = example.log
    numbers = [entry.number for entry in log.entries()]
    assert numbers == list(range(1, log.count + 1))
    assert [entry.number for entry in log.entries(newest_first=True)] == numbers[::-1]
    assert [entry.number for entry in log.page(10, size=5)] == [11, 12, 13, 14, 15]
    chain = list(log.entries())
    assert all(one.digest == two.previous for one, two in pairwise(chain))


def test_only_what_is_wanted_is_found(example: Workbench, clock: SteppingClock) -> None:
    clock.advance(hours=1)
    example.session.actor = "Bo"
    example.answers.set("S12", "client_contact", {"fr": "Zoé", "en": "Zoe"})
    example.agreement.sign("S12", "legal", DecisionKind.APPROVE, "Cy")

    def found(wanted: Wanted) -> list[LogEntry]:
        return list(example.log.entries(wanted, ENGLISH))

    assert {entry.section for entry in found(Wanted(section="S12"))} == {"S12"}
    assert [entry.kind for entry in found(Wanted(actor="Bo"))] == ["answer", "decision"]
    assert [entry.kind for entry in found(Wanted(kind="decision"))] == ["decision"]
    assert [entry.kind for entry in found(Wanted(text="zoe CONFIDENTIALITY"))] == ["answer"]
    assert [entry.kind for entry in found(Wanted(text="bo legal affairs approved"))] == ["decision"]
    assert found(Wanted(section="S12", actor="Bo", text="nothing like it")) == []
    assert example.log.actors() == ("Bo", "Test")
    example.session.actor = "Ada"
    example.answers.set("S12", "client_contact", None)
    assert example.log.actors() == ("Ada", "Bo", "Test")


def test_what_the_charter_published_or_sent_concerns_its_sections(bench: Workbench) -> None:
    bench.session.commit(
        [Change(None, record) for record in RECORDS if not isinstance(record, Answer | Wording)]
    )
    kinds = {entry.kind for entry in bench.log.entries(Wanted(section="S12"))}
    assert {"version", "endorsement", "review_request", "decision", "confirmation"} <= kinds
    assert not {"withdrawal", "survey", "proof"} & kinds


def test_the_check_of_the_journal_is_at_hand(example: Workbench) -> None:
    verdict = example.log.verify()
    assert (verdict.flaw, verdict.entries) == (None, example.log.count)


def test_an_entry_keeps_its_place_in_the_chain(example: Workbench) -> None:
    ((entry, change),) = example.session.store.journal(limit=1)
    told = entry_of(entry, change, example.session.charter)
    assert (told.number, told.digest, told.previous, told.actor) == (1, entry.digest, entry.previous, "Test")
    assert isinstance(example.log, LogService)


def test_an_answer_in_a_round_is_told_once_the_room_has_seen_it_and_only_as_it_was_seen(
    example: Workbench,
) -> None:
    deciding, number = example.deciding, held(example)
    motion = deciding.propose(photos(number), "free_zones", "", Author("legal", "Ada"))
    other = deciding.propose(photos(number), "permission", "", Author("hr", "Zoé"))
    first, second = deciding.ask(motion, Scale.CONSENT), deciding.ask(other, Scale.CONSENT)
    deciding.vote(first, "it", Choice.OBJECT)
    deciding.vote(first, "it", Choice.LIVE_WITH)
    deciding.vote(second, "hr", Choice.OBJECT)
    for wanted in (None, Wanted(section="S12")):
        told = "\n".join(lines(example, wanted))
        assert told.count("Information technology answered") == 2
        assert "Human resources answered" in told
        assert not any(word in told for word in ("objects", "live with"))
    deciding.show(first)
    told = "\n".join(lines(example))
    assert told.count("Information technology can live with it") == 1
    assert "objects" not in told


def test_who_came_and_what_was_taken_up_are_told_by_name(example: Workbench) -> None:
    number = planned(example)
    item = item_of(example, number, "S12")
    (person, *_) = example.participants.all(number)
    example.timekeeping.begin(number)
    example.participants.arrive(number, person.number)
    assert last(example) == f"Workshop {number}: {person.name} came"
    example.timekeeping.take_up(number, item)
    assert last(example) == f"Workshop {number}: on to Confidentiality and reserved topics"
    example.timekeeping.extend(number, item, 5)
    assert last(example) == f"Workshop {number}: 5 min more for Confidentiality and reserved topics"
    example.participants.leave(number, person.number)
    assert last(example) == f"Workshop {number}: {person.name} left"
    example.agendas.write_notes(ItemNotes(item, "Said", "Hush"))
    assert last(example) == "Notes on an item of the agenda: Confidentiality and reserved topics"


def test_what_became_of_proposals_rounds_and_actions_has_words_of_its_own(example: Workbench) -> None:
    number = held(example)
    motion = example.deciding.propose(photos(number), "none", "", Author("it"))
    example.deciding.withdraw(motion)
    assert last(example) == "Withdrawn: No"
    example.session.undo()
    assert last(example) == "Back on the table: No"
    asked = example.deciding.ask(motion, Scale.CONSENT)
    example.deciding.vote(asked, "hr", Choice.AGREE)
    example.deciding.show(asked)
    assert last(example) == f"Round in workshop {number}: answers shown"
    action = example.actions.add("Ask the insurer")
    example.actions.settle(action, "They agree")
    assert last(example) == "Done: Ask the insurer – They agree"
    example.actions.reopen(action)
    assert last(example) == "To be done again: Ask the insurer"


def test_of_an_objection_only_the_words_are_told_that_the_room_has_seen(example: Workbench) -> None:
    number = held(example)
    asked = example.deciding.ask(
        example.deciding.propose(photos(number), "none", "", Author("it")), Scale.CONSENT
    )
    example.deciding.vote(asked, "hr", Choice.OBJECT, "In anger")
    example.deciding.vote(asked, "hr", Choice.OBJECT, "Too strict")
    assert not any("anger" in line or "strict" in line for line in lines(example))
    example.deciding.show(asked)
    told = lines(example)
    assert any(line.endswith("Human resources objects – Too strict") for line in told)
    assert not any("anger" in line for line in told)
