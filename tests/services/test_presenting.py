"""The big screen shows what the facilitator put there, and nothing that is private or not yet shown."""

from dataclasses import astuple

import pytest

from charta.bootstrap import Workbench
from charta.domain.records import Choice, ItemNotes, Scale
from charta.domain.stage import ClockState, Stage
from charta.domain.timeline import RoomPhase
from charta.services.deciding import Author, Ruling
from charta.services.presenting import Focus, clock_state
from fakes import SteppingClock
from meeting import SECTION, held, item_of, photos, planned

PRIVATE = "Mind the mood of Bo"


def words(stage: object) -> str:
    return repr(astuple(stage)) if isinstance(stage, Stage) else ""


def test_before_and_after_the_workshop_the_screen_says_what_it_is(example: Workbench) -> None:
    number = planned(example)
    stage = example.presenting.stage(number, Focus(), "en")
    assert (stage.kind, stage.meeting, stage.following) == ("", "Workshop 1 – First decisions", "Welcome")
    assert stage.organisation == "Coopérative Érablis"
    example.timekeeping.begin(number)
    example.timekeeping.end(number)
    ended = example.presenting.stage(number, Focus(item_of(example, number, SECTION)), "fr")
    assert (ended.kind, ended.question, ended.following) == ("", "", "")


def test_a_question_stands_with_its_options_and_the_clause_as_it_forms(example: Workbench) -> None:
    number = held(example)
    example.deciding.propose(photos(number), "none", "Safest", Author("it", "Amina"))
    example.deciding.propose(photos(number), "none", "", Author("legal"))
    focus = Focus(item_of(example, number, SECTION), "photos")
    for language in ("en", "fr"):
        stage = example.presenting.stage(number, focus, language)
        text = example.session.catalogue.section(SECTION).text(language)
        assert (stage.title, stage.place, stage.number) == (text.title, "2 / 3", 12)
        assert stage.question == text.fields["photos"].label
        assert [option.label for option in stage.options] == list(text.fields["photos"].choices.values())
        assert [option.is_answer for option in stage.options] == [True, False, False]
        shorts = example.session.catalogue.lexicon(language).departments
        assert stage.options[2].proposed_by == (shorts["it"].short, shorts["legal"].short)
        assert [passage.is_changing for passage in stage.clause].count(True) >= 1
        whole = "".join(passage.html for passage in stage.clause)
        assert "<p>" in whole
    example.deciding.decide(photos(number), "none", Ruling())
    after = example.presenting.stage(number, focus, "en")
    assert [option.is_answer for option in after.options] == [False, False, True]
    assert after.clause != example.presenting.stage(number, focus, "fr").clause


def test_with_a_proposal_the_room_sees_the_clause_that_it_would_make(example: Workbench) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    motion = example.deciding.propose(photos(number), "none", "", Author("it"))
    in_words = example.deciding.propose(photos(number), None, "Ask the manager", Author("it"))
    for language in ("en", "fr"):
        now = example.presenting.stage(number, Focus(item, "photos"), language)
        seen = example.presenting.stage(number, Focus(item, "photos", motion), language)
        assert (now.is_foreseen, seen.is_foreseen) == (False, True)
        assert seen.clause != now.clause
        assert any(passage.is_changing for passage in seen.clause)
        worded = example.presenting.stage(number, Focus(item, "photos", in_words), language)
        assert (worded.is_foreseen, worded.clause) == (False, now.clause)
        foreseen = seen.clause
    example.deciding.decide(photos(number), "none", Ruling())
    after = example.presenting.stage(number, Focus(item, "photos"), "fr")
    assert after.clause == foreseen


def test_what_a_question_does_not_bear_on_is_not_marked(example: Workbench) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    whole = example.presenting.stage(number, Focus(item), "en")
    assert not any(passage.is_changing for passage in whole.clause)
    asked = example.presenting.stage(number, Focus(item, "photos"), "en")
    assert any(passage.is_changing for passage in asked.clause)
    assert any(not passage.is_changing for passage in asked.clause)


def test_answers_are_hidden_until_all_are_shown_at_once(example: Workbench) -> None:
    number = held(example, without=("operations",))
    motion = example.deciding.propose(photos(number), "none", "Safest", Author("it", "Amina"))
    asked = example.deciding.ask(motion, Scale.CONSENT)
    example.deciding.vote(asked, "hr", Choice.OBJECT, PRIVATE)
    focus = Focus(item_of(example, number, SECTION), "photos", motion, asked, "hr")
    stage = example.presenting.stage(number, focus, "en")
    assert stage.round is not None
    assert not stage.round.is_shown
    assert PRIVATE not in words(stage)
    assert "object" not in words(stage)
    answered = {vote.department_name: vote.has_answered for vote in stage.round.votes}
    assert answered["Human resources"]
    assert not answered["Legal affairs"]
    assert "Operations" not in answered
    assert stage.turn == "Human resources"
    example.deciding.show(asked)
    shown = example.presenting.stage(number, focus, "en").round
    assert shown is not None
    assert (shown.is_shown, shown.outcome) == (True, "objected")
    assert [vote.choice for vote in shown.votes if vote.has_answered] == ["object"]


def test_no_note_of_the_facilitator_ever_gets_there(example: Workbench) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    example.agendas.write_notes(ItemNotes(item, "For the minutes: " + PRIVATE, PRIVATE))
    for focus in (Focus(), Focus(item), Focus(item, "photos")):
        assert PRIVATE not in words(example.presenting.stage(number, focus, "en"))


def test_the_clock_runs_ends_and_goes_over(example: Workbench, clock: SteppingClock) -> None:
    number = held(example)
    focus = Focus(item_of(example, number, SECTION))
    planned_seconds = example.presenting.stage(number, focus, "en").clock.planned
    assert planned_seconds == 300
    clock.advance(minutes=4, seconds=1)
    assert example.presenting.stage(number, focus, "en").clock.state is ClockState.ENDING
    clock.advance(minutes=2)
    over = example.presenting.stage(number, focus, "en").clock
    assert (over.state, over.left) == (ClockState.OVER, -61)
    example.timekeeping.extend(number, focus.item, 5)
    assert example.presenting.stage(number, focus, "en").clock.left == 239
    example.timekeeping.pause(number)
    still = example.presenting.stage(number, focus, "en")
    assert (still.clock.state, still.is_paused) == (ClockState.STILL, True)


@pytest.mark.parametrize(
    ("planned_seconds", "left", "state"),
    [
        (600, 61, ClockState.RUNNING),
        (600, 60, ClockState.ENDING),
        (6000, 600, ClockState.ENDING),
        (6000, 601, ClockState.RUNNING),
        (600, 0, ClockState.ENDING),
        (600, -1, ClockState.OVER),
    ],
)
def test_an_item_is_said_to_end_in_its_last_tenth_and_last_minute(
    planned_seconds: int, left: int, state: ClockState
) -> None:
    assert clock_state(RoomPhase.RUNNING, planned_seconds, left) is state
    assert clock_state(RoomPhase.PAUSED, planned_seconds, left) is ClockState.STILL


def test_a_decision_is_shown_until_the_facilitator_goes_on(example: Workbench) -> None:
    number = held(example)
    made = example.deciding.decide(photos(number), "none", Ruling())
    item = item_of(example, number, SECTION)
    label = example.session.catalogue.section(SECTION).text("fr").fields["photos"].choices["none"]
    assert example.presenting.stage(number, Focus(item, "photos", resolution=made), "fr").decided == label
    assert example.presenting.stage(number, Focus(item, "photos"), "fr").decided == ""
