"""Deciding by keyboard: the answer is set, the clause follows, the decision is kept with what it rests on."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from charta.domain.records import Resolution, Scale
from charta.services.deciding import from_json
from charta.ui.preferences import Preferences
from ui.room.deciding.rooms import Room

Keys = Qt.Key


def last(room: Room) -> Resolution:
    return room.bench.session.charter.all(Resolution)[-1]


def test_a_decision_sets_the_answer_and_stays_linked(room: Room, preferences: Preferences) -> None:
    preferences.set_round_scale(Scale.CONSENT)
    room.take("S12", "test")
    room.press("1", "2", "R", "1", "1", "1", "2", "S", "D")
    form = room.pane.parts.decision_form
    assert form.raw() == "list_only"
    room.press("Shorter", Keys.Key_Return)
    made = last(room)
    assert (made.motion, made.round, made.text, from_json(made.value)) == (2, 1, "Shorter", "list_only")
    assert room.bench.session.charter.answer("S12", "test") == "list_only"
    assert room.shown[-1].resolution == made.number
    assert (room.shown[-1].motion, room.shown[-1].round) == (0, 0), "there is room for the clause"
    assert "In this workshop: The list only\nShorter" in room.pane.parts.decisions.lines
    assert not form.isVisible()
    room.press("D")
    assert form.words.text() == ""


def test_a_reason_typed_at_once_leaves_the_answer_as_it_was_proposed(room: Room) -> None:
    room.take("S12", "test")
    room.press("2", "D", "The list is enough", Keys.Key_Return)
    made = last(room)
    assert (from_json(made.value), made.text) == ("list_only", "The list is enough")


def test_an_answer_chosen_beside_one_proposal_is_not_decided_on_another(room: Room) -> None:
    room.take("S12", "test")
    room.press("2", "D")
    form = room.pane.parts.decision_form
    combo = form.input.controls()[0] if form.input is not None else None
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    room.press(Keys.Key_Up)
    assert form.raw() == "with_test"
    room.press(Keys.Key_Escape, "D")
    assert form.raw() == "with_test", "the same proposal: what was chosen waits"
    room.press(Keys.Key_Escape, "P", "Neither", Keys.Key_Return)
    room.press("2", "D")
    assert form.raw() == "list_only"
    room.press(Keys.Key_Return)
    assert from_json(last(room).value) == "list_only"


def test_a_proposal_in_words_is_decided_in_words_that_can_be_typed_on(room: Room) -> None:
    room.take("S12", "test")
    room.press("P", "The list, read aloud", Keys.Key_Return, "D", ", each year", Keys.Key_Return)
    made = last(room)
    assert (made.value, made.text) == ("", "The list, read aloud, each year")


def test_a_suggestion_becomes_the_answer_by_two_keys(room: Room) -> None:
    room.take("S12", "test")
    room.press("D", Keys.Key_Return)
    assert room.bench.session.charter.answer("S12", "test") == "with_test"
    room.take("S12", "topics")
    room.press("D", Keys.Key_Return)
    assert room.bench.session.charter.answer("S12", "topics") is not None


def test_an_objection_without_words_refuses_the_decision_and_keeps_its_text(
    room: Room, preferences: Preferences
) -> None:
    preferences.set_round_scale(Scale.CONSENT)
    room.take("S12", "test")
    room.press("2", "R", "3", "1", "1", "1", "S", Keys.Key_Escape, "D")
    form = room.pane.parts.decision_form
    form.words.setFocus()
    room.press("We go on", Keys.Key_Return)
    assert form.problem.text.startswith("Marketing and communications objects: write the objection down")
    assert (form.isVisible(), form.words.text()) == (True, "We go on")
    assert room.bench.session.charter.all(Resolution) == ()
    (objection,) = room.pane.parts.round.forms
    objection.words.setFocus()
    room.press("Nobody reads it", Keys.Key_Return)
    form.words.setFocus()
    room.press(Keys.Key_Return)
    assert last(room).text == "We go on"


def test_the_clause_shows_what_a_proposal_would_change_and_what_a_decision_changed(room: Room) -> None:
    clause = room.pane.parts.clause
    room.take("S12", "test")
    assert clause.title == "The clause as it stands"
    room.press("2")
    assert clause.title == "The clause with proposal A"
    assert "No list foresees everything" in clause.paper.toPlainText()
    assert "line-through" in clause.paper.toHtml()
    room.press("D", Keys.Key_Return)
    assert clause.title == "The clause, with what this decision changed"
    assert "line-through" in clause.paper.toHtml()


def test_an_answer_that_changed_since_is_told(room: Room) -> None:
    room.take("S12", "test")
    room.press("2", "D", Keys.Key_Return)
    assert "Changed since" not in room.pane.parts.decisions.lines
    room.bench.answers.set("S12", "test", "with_test")
    room.pane.refresh()
    assert "Changed since" in room.pane.parts.decisions.lines


def test_a_later_decision_comes_first_and_the_earlier_one_is_marked(room: Room) -> None:
    room.take("S12", "test")
    room.press("2", "D", Keys.Key_Return, "1", "D", Keys.Key_Return)
    assert room.pane.parts.decisions.lines == (
        "Decided so far",
        "In this workshop: The list and a test question",
        "In this workshop: The list only",
        "Changed since",
    )


def test_the_section_as_a_whole_is_decided_in_words(room: Room) -> None:
    room.take("S12", "")
    room.press("P", "Split it", Keys.Key_Return, "D")
    assert room.pane.parts.decision_form.words.text() == "Split it"
    room.press(Keys.Key_Return)
    assert (last(room).field, last(room).text, last(room).motion) == ("", "Split it", 1)


def test_a_list_is_decided_in_words_and_its_answer_stays(room: Room) -> None:
    before = room.bench.session.charter.answer("S12", "quiet_periods")
    room.take("S12", "quiet_periods")
    room.press("D", Keys.Key_Return)
    form = room.pane.parts.decision_form
    assert form.problem.text == "Choose an answer, or write what was decided."
    room.press("Add the fair", Keys.Key_Return)
    assert (last(room).value, last(room).text) == ("", "Add the fair")
    assert room.bench.session.charter.answer("S12", "quiet_periods") == before


def test_a_number_is_decided(room: Room) -> None:
    room.take("S08", "answer_hours")
    room.press("P", "48", Keys.Key_Return, "D", Keys.Key_Return)
    assert room.bench.session.charter.answer("S08", "answer_hours") == 48


def test_a_decision_that_is_left_waits_for_its_question(room: Room) -> None:
    room.take("S12", "")
    room.press("D", "Half", Keys.Key_Escape)
    room.take("S12", "test")
    room.press("D")
    assert room.pane.parts.decision_form.words.text() == ""
    room.press(Keys.Key_Escape)
    room.take("S12", "")
    room.press("D")
    assert room.pane.parts.decision_form.words.text() == "Half"


def test_who_sits_at_the_keyboard_is_kept_with_the_decision(room: Room, preferences: Preferences) -> None:
    preferences.change(replace(preferences.settings, user_name="Fay"))
    room.take("S12", "test")
    room.press("D", Keys.Key_Return)
    assert last(room).by == "Fay"


def test_an_edited_text_says_that_answers_do_not_change_it(room: Room) -> None:
    for language in room.bench.session.languages:
        room.bench.rewording.edit("S12", language, "Our own words.")
    room.take("S12", "test")
    room.press("2")
    assert "The team has edited this text, so answers do not change it by themselves." in room.words()


def test_the_turn_goes_to_the_next_department_in_the_room(room: Room) -> None:
    turns = []
    for _ in range(5):
        room.press("T")
        turns.append(room.shown[-1].turn)
    assert turns == ["marketing", "it", "hr", "operations", "marketing"]
    room.take("S12", "test")
    assert room.pane.focus.turn == "marketing"
    room.press("2")
    assert room.pane.parts.proposals.cards[0].proposal.motions[0].department == "marketing"


def test_a_round_that_is_not_shown_yet_is_warned_of_and_does_not_count(
    room: Room, preferences: Preferences
) -> None:
    preferences.set_round_scale(Scale.CONSENT)
    room.take("S12", "test")
    room.press("2", "R", "3", "D")
    form = room.pane.parts.decision_form
    assert form.warning.startswith("The round about this proposal is not shown yet.")
    room.press(Keys.Key_Return)
    assert (last(room).motion, last(room).round) == (1, 0)


def test_a_withdrawn_proposal_is_nothing_to_decide_on(room: Room) -> None:
    room.take("S12", "test")
    room.press("2", "W", "D", Keys.Key_Return)
    assert (last(room).motion, from_json(last(room).value)) == (0, "with_test")
