"""A section's history: one state per edit, what happened between them, and the way back to any of them."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charta.bootstrap import Charta, Workbench
from charta.domain.charter import Charter
from charta.domain.differences import Op
from charta.domain.records import Answer, Behind, DecisionKind, Record, Wording
from charta.errors import UnknownSheet, UnknownState
from charta.services.section_history import SectionState, StateKind
from fakes import SteppingClock

S = "S12"


def contact(bench: Workbench, english: str) -> None:
    bench.answers.set(S, "client_contact", {"fr": english, "en": english})


def states(bench: Workbench, clock: SteppingClock) -> Sequence[SectionState]:
    """Return the states after the one in which the example was made, and let time pass."""
    clock.advance(hours=1)
    return bench.history.states(S)[1:]


def own(charter: Charter) -> dict[tuple[type[Record], tuple[str, ...]], Record]:
    records = [record for kind in (Answer, Wording, Behind) for record in charter.all(kind)]
    return {(type(record), record.key): record for record in records if record.key[0] == S}


def test_an_empty_charter_has_no_history(bench: Workbench) -> None:
    assert bench.history.states(S) == ()
    with pytest.raises(UnknownSheet):
        bench.history.states("S99")


def test_what_is_taken_in_at_once_is_one_state(example: Workbench) -> None:
    (state,) = example.history.states(S)
    assert state.kind is StateKind.EDIT
    assert {entry.section for entry in state.entries} == {S}
    assert state.after == {language: example.wordings.text(S, language) for language in ("fr", "en")}
    assert state.changes_text


def test_typing_on_in_one_place_is_one_state_and_coming_back_later_another(
    example: Workbench, clock: SteppingClock
) -> None:
    clock.advance(hours=1)
    for text in ("the", "the night", "the night shift"):
        contact(example, text)
        clock.advance(seconds=20)
    example.answers.set("S13", "tagging", None)
    contact(example, "the night shifts")
    clock.advance(minutes=6)
    contact(example, "the day shift")
    first, second = states(example, clock)
    assert [entry.change.record.value["en"] for entry in first.entries] == [
        "the",
        "the night",
        "the night shift",
        "the night shifts",
    ]
    assert "the day shift" in second.after["en"]
    assert second.before == first.after
    assert second.number == second.last.number == example.log.count


def test_two_people_make_two_states(example: Workbench, clock: SteppingClock) -> None:
    clock.advance(hours=1)
    contact(example, "one")
    example.session.actor = "Bo"
    contact(example, "two")
    assert [state.last.actor for state in states(example, clock)] == ["Test", "Bo"]


def test_what_was_changed_and_changed_back_is_no_state(example: Workbench, clock: SteppingClock) -> None:
    clock.advance(hours=1)
    contact(example, "one")
    example.session.undo()
    assert states(example, clock) == ()


def test_an_answer_elsewhere_is_a_state_where_it_changed_the_text(
    example: Workbench, clock: SteppingClock
) -> None:
    clock.advance(hours=1)
    example.answers.set("organisation", "sector", "health")
    clock.advance(hours=1)
    example.answers.set("organisation", "contact", {"fr": "Zoé", "en": "Zoe"})
    clock.advance(hours=1)
    example.answers.set("organisation", "languages", ["en"])
    contacted, languages = states(example, clock)
    assert contacted.kind is languages.kind is StateKind.ELSEWHERE
    assert "Zoe" in contacted.after["en"]
    assert list(languages.after) == ["en"]


def test_an_answer_elsewhere_that_changes_no_word_is_no_state(
    example: Workbench, clock: SteppingClock
) -> None:
    clock.advance(hours=1)
    example.rewording.edit_all(S, {"en": "Our own words.", "fr": "Nos propres mots."})
    clock.advance(hours=1)
    example.answers.set("organisation", "contact", {"fr": "Zoé", "en": "Zoe"})
    assert [state.kind for state in states(example, clock)] == [StateKind.EDIT]


def test_decisions_and_remarks_stand_between_the_states(example: Workbench, clock: SteppingClock) -> None:
    clock.advance(hours=1)
    contact(example, "one")
    example.agreement.sign(S, "legal", DecisionKind.APPROVE, "Cy")
    example.agreement.sign("S13", "legal", DecisionKind.APPROVE, "Cy")
    contact(example, "two")
    found = states(example, clock)
    assert [state.kind for state in found] == [StateKind.EDIT, StateKind.MILESTONE, StateKind.EDIT]
    assert not found[1].changes_text
    assert found[1].after == found[0].after


def test_an_edited_wording_and_the_other_language_that_is_behind_are_one_state(
    example: Workbench, clock: SteppingClock
) -> None:
    clock.advance(hours=1)
    example.rewording.edit(S, "en", example.wordings.text(S, "en") + "\n\nOne more thing.")
    (state,) = states(example, clock)
    assert [type(entry.change.record) for entry in state.entries] == [Wording, Behind]
    marked = example.history.marked(state.before["en"], state.after["en"])
    added = [piece.word.text for line in marked for piece in line.pieces if piece.op is not Op.SAME]
    assert added == ["One more thing."]


def test_a_state_is_restored_as_one_new_change_that_undo_takes_back(
    example: Workbench, clock: SteppingClock
) -> None:
    (first,) = example.history.states(S)
    then = own(example.session.charter)
    clock.advance(hours=1)
    contact(example, "someone else")
    example.answers.set(S, "clients", None)
    example.rewording.edit(S, "en", "Our own words.")
    other = example.session.charter.answers("S13")
    before, entries = own(example.session.charter), example.log.count
    restoration = example.history.restoring(S, first.number)
    assert not restoration.differs
    assert restoration.after == first.after
    assert example.history.restore(S, first.number)
    assert own(example.session.charter) == then
    assert example.session.charter.answers("S13") == other
    assert {language: example.wordings.text(S, language) for language in ("fr", "en")} == first.after
    assert example.log.count == entries + len(restoration.changes)
    assert not example.history.restore(S, first.number), "it stands already"
    example.session.undo()
    assert own(example.session.charter) == before
    assert example.log.verify().flaw is None


def test_answers_elsewhere_are_not_restored_and_that_is_said(
    example: Workbench, clock: SteppingClock
) -> None:
    (first,) = example.history.states(S)
    clock.advance(hours=1)
    example.answers.set("organisation", "contact", {"fr": "Zoé", "en": "Zoe"})
    contact(example, "someone else")
    restoration = example.history.restoring(S, first.number)
    assert restoration.differs
    assert "Zoe" in restoration.after["en"]
    example.history.restore(S, first.number)
    assert "Zoe" in example.wordings.text(S, "en")


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_state_that_there_is_not_is_said_to_be_unknown(example: Workbench, number: int) -> None:
    with pytest.raises(UnknownState):
        example.history.charter_at(number)


def test_the_charter_can_be_seen_as_it_was_after_any_entry(example: Workbench) -> None:
    assert example.history.charter_at(0) == Charter()
    assert example.history.charter_at(example.log.count) == example.session.charter


edits = st.lists(
    st.tuples(
        st.sampled_from(["contact", "choice", "wording", "org", "undo", "other"]),
        st.integers(0, 3),
        st.sampled_from([1, 400]),
    ),
    max_size=8,
)


def carry_out(bench: Workbench, what: str, number: int) -> None:
    match what:
        case "contact":
            contact(bench, f"team {number}")
        case "choice":
            bench.answers.set(S, "clients", (None, "never", "agreement", "never")[number])
        case "wording" if number:
            bench.rewording.edit(S, "en", f"Our words {number}.")
        case "wording" if bench.session.charter.wording(S, "en"):
            bench.rewording.replace(S, "en")
        case "org":
            bench.answers.set("organisation", "contact", {"en": f"Zoe {number}", "fr": f"Zoé {number}"})
        case "undo":
            bench.session.undo()
        case _:
            bench.answers.set("S13", "tagging", ("free", "ask_first")[number % 2])


@given(steps=edits)
@settings(max_examples=15)
def test_any_history_ends_with_what_stands_and_leads_back_to_what_stood(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[tuple[str, int, int]]
) -> None:
    folder, clock = tmp_path_factory.mktemp("any"), SteppingClock()
    charta = Charta(clock=clock, actor="Test", backups=folder / "backups")
    bench = charta.create(folder / "any.charta", languages=["en", "fr"])
    stood = {bench.log.count: bench.session.charter}
    for what, number, seconds in steps:
        carry_out(bench, what, number)
        clock.advance(seconds=seconds)
        stood[bench.log.count] = bench.session.charter
    found = bench.history.states(S)
    texts = {language: bench.wordings.text(S, language) for language in bench.session.languages}
    assert (found[-1].after if found else texts) == texts
    for before, after in pairwise(found):
        assert before.after == after.before
        assert before.number < after.number
    for state in found:
        bench.history.restore(S, state.number)
        assert own(bench.session.charter) == own(bench.history.charter_at(state.number))
    assert all(bench.history.charter_at(number) == charter for number, charter in stood.items())
    assert bench.log.verify().flaw is None
    bench.close()
