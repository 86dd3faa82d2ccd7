"""Proposals by keyboard, for every type of question, with pros and cons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from charta.domain.fields import FieldType
from charta.domain.records import ItemKind, Motion
from charta.domain.workshops import Draft
from charta.services.deciding import from_json
from charta.ui.room.deciding.pane import DecidingPane
from ui.room.deciding.rooms import Room

Keys = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def motions(room: Room) -> list[tuple[object, str, str]]:
    return [
        (from_json(one.value), one.text, one.department) for one in room.bench.session.charter.all(Motion)
    ]


def test_a_digit_puts_an_answer_forward_for_the_department_that_speaks(room: Room) -> None:
    room.take("S12", "test")
    room.press("M", "2", "I", "1", "0", "2")
    assert motions(room) == [
        ("list_only", "", "marketing"),
        ("with_test", "", "it"),
        ("list_only", "", ""),
    ]
    first, second = room.pane.parts.proposals.cards
    assert [one.department for one in first.proposal.motions] == ["marketing", ""]
    assert second.proposal.letter == "B"


def test_a_letter_held_with_ctrl_chooses_nobody(room: Room) -> None:
    room.take("S12", "test")
    room.hold(CTRL, Keys.Key_M)
    room.press("2")
    assert motions(room) == [("list_only", "", "")]


def test_the_person_in_the_room_is_noted_with_the_proposal(room: Room) -> None:
    room.take("S12", "test")
    room.press("M", "2", "L", "1")
    made = room.bench.session.charter.all(Motion)
    there = {one.department: one.name for one in room.bench.participants.all(room.workshop)}
    assert [one.by for one in made] == [there["marketing"], ""]


def test_the_same_answer_twice_by_a_department_stays_one_proposal(room: Room) -> None:
    room.take("S12", "test")
    room.press("M", "2", "2")
    assert len(motions(room)) == 1
    assert room.shown[-1].motion == 1


def test_an_option_that_is_not_there_proposes_nothing(room: Room) -> None:
    room.take("S12", "test")
    room.press("7")
    assert motions(room) == []


def test_a_proposal_in_words_keeps_what_was_typed_until_it_is_stored(room: Room) -> None:
    room.take("S12", "")
    room.press("P", Keys.Key_Return)
    form = room.pane.parts.proposal_form
    assert form.problem.text == "Write what it is about first."
    room.press("Split the section", Keys.Key_Escape)
    assert not form.isVisible()
    room.take("S12", "test")
    room.take("S12", "")
    room.press("P")
    assert form.words.text() == "Split the section"
    room.press(Keys.Key_Return)
    assert motions(room) == [(None, "Split the section", "")]
    assert form.words.text() == ""


def test_a_proposal_in_words_is_typed_at_once_where_the_answers_have_digits(room: Room) -> None:
    room.take("S12", "test")
    room.press("P", "The list, read aloud", Keys.Key_Return)
    assert motions(room) == [(None, "The list, read aloud", "")]


def test_letters_are_typed_while_something_is_written(room: Room) -> None:
    room.take("S12", "")
    room.press("P", "PRSDTWQ+-0123M")
    assert room.pane.parts.proposal_form.words.text() == "PRSDTWQ+-0123M"
    assert room.pane.parts.proposal_form.isVisible()


def test_keys_held_with_ctrl_or_alt_act_while_something_is_written(room: Room) -> None:
    room.take("S12", "")
    room.press("P", "Split it")
    room.hold(ALT, Keys.Key_2)
    room.press(Keys.Key_Return)
    assert motions(room) == [(None, "Split it", "it")]
    room.press("P", "half")
    room.hold(CTRL, Keys.Key_D)
    assert room.pane.parts.decision_form.isVisible()
    assert room.pane.parts.proposal_form.words.text() == "half"
    room.hold(CTRL | SHIFT, Keys.Key_Q)
    assert room.pane.parts.topics.hasFocus()


def test_digits_tick_choices_and_enter_puts_them_forward(room: Room) -> None:
    room.bench.answers.set("S12", "topics", ["results", "people"])
    room.take("S12", "topics")
    room.press("2", "1", Keys.Key_Return)
    assert motions(room) == [(["projects", "people"], "", "")]


def test_words_alone_for_a_question_with_choices_leave_its_answer_out(room: Room) -> None:
    room.take("S12", "topics")
    room.press("P")
    room.pane.parts.proposal_form.words.setFocus()
    room.press("Fewer of them", Keys.Key_Return)
    assert motions(room) == [(None, "Fewer of them", "")]


def test_a_number_is_typed_and_one_out_of_bounds_is_refused_and_kept(room: Room) -> None:
    room.take("S08", "answer_hours")
    room.press("P", "500", Keys.Key_Return)
    form = room.pane.parts.proposal_form
    assert "1" in form.problem.text
    assert "120" in form.problem.text
    assert form.raw() == 500
    assert motions(room) == []
    room.press(Keys.Key_Backspace, Keys.Key_Backspace, Keys.Key_Backspace, "48", Keys.Key_Return)
    assert motions(room) == [(48, "", "")]


def test_a_date_is_typed(room: Room) -> None:
    room.take("S22", "next_review")
    room.press("P", "2027-09-30", Keys.Key_Return)
    assert motions(room) == [("2027-09-30", "", "")]


def test_a_text_is_proposed_in_every_language_of_the_charter(room: Room) -> None:
    room.take("S22", "location")
    room.press("P", "online", Keys.Key_Tab, "en ligne", Keys.Key_Return)
    languages = room.bench.session.languages
    assert motions(room) == [(dict(zip(languages, ("online", "en ligne"), strict=True)), "", "")]


def test_lines_are_kept_by_ctrl_and_enter(room: Room) -> None:
    section = room.bench.session.catalogue.section("S04")
    field = next(one.id for one in section.fields if one.type is FieldType.LONG_TEXT)
    room.take("S04", field)
    room.press("P")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    room.press("One", Keys.Key_Return, "Two")
    room.hold(CTRL, Keys.Key_Return)
    ((value, _, _),) = motions(room)
    assert isinstance(value, dict)
    assert "One\nTwo" in value.values()


def test_a_list_is_put_in_words_and_the_pane_says_so(room: Room) -> None:
    room.take("S12", "quiet_periods")
    assert "filled in on the section’s page" in room.pane.parts.question.hint
    room.press("P")
    assert room.pane.parts.proposal_form.input is None
    room.press("Also the week of the fair", Keys.Key_Return)
    assert motions(room) == [(None, "Also the week of the fair", "")]


def test_plus_and_minus_note_arguments_for_the_proposal_on_stage(room: Room) -> None:
    room.take("S12", "test")
    room.press("1", "2", "H", "+", "Short", Keys.Key_Return, "-", "Forgets cases", Keys.Key_Return)
    first, second = room.pane.parts.proposals.cards
    assert first.proposal.arguments == ()
    assert [(one.favours, one.text, one.department) for one in second.proposal.arguments] == [
        (True, "Short", "hr"),
        (False, "Forgets cases", "hr"),
    ]


def test_an_argument_that_is_left_stays_with_its_proposal(room: Room) -> None:
    room.take("S12", "test")
    room.press("1", "2", "+", "Sho", Keys.Key_Escape)
    room.hold(SHIFT, Keys.Key_A)
    room.press("+")
    assert room.pane.parts.argument_form.words.text() == ""
    room.press(Keys.Key_Escape)
    room.hold(SHIFT, Keys.Key_B)
    room.press("+")
    assert room.pane.parts.argument_form.words.text() == "Sho"


def test_an_argument_without_a_proposal_says_what_to_do(room: Room) -> None:
    room.take("S12", "test")
    room.press("+")
    assert room.pane.parts.problem.text == "This proposal is not on the table any more. Choose another one."


def test_a_proposal_is_withdrawn_and_put_back(room: Room) -> None:
    room.take("S12", "test")
    room.press("1", "W")
    (card,) = room.pane.parts.proposals.cards
    assert card.proposal.is_withdrawn
    room.press("W")
    (card,) = room.pane.parts.proposals.cards
    assert not card.proposal.is_withdrawn


def test_shift_and_a_letter_choose_a_proposal(room: Room) -> None:
    room.take("S12", "test")
    room.press("1", "2")
    room.hold(SHIFT, Keys.Key_A)
    assert room.shown[-1].motion == 1


def test_outside_a_running_workshop_the_pane_says_so_and_keeps_the_text(room: Room) -> None:
    room.take("S12", "")
    room.press("P", "Too late")
    room.bench.timekeeping.end(room.workshop)
    room.press(Keys.Key_Return)
    form = room.pane.parts.proposal_form
    assert "is not running" in form.problem.text
    assert form.words.text() == "Too late"


def test_what_is_being_typed_outlives_a_refresh(room: Room) -> None:
    room.take("S12", "")
    room.press("P", "half a tho")
    room.pane.refresh()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "half a tho"


@pytest.mark.parametrize("again", [False, True])
def test_what_an_earlier_workshop_left_can_be_proposed_again(room: Room, again: bool) -> None:

    room.take("S12", "test")
    room.press("M", "2")
    bench = room.bench
    bench.timekeeping.end(room.workshop)
    second = bench.workshops.add("Second")
    item = bench.agendas.add(second, Draft(ItemKind.SECTION, 15, "S12"))
    bench.timekeeping.begin(second)
    pane = DecidingPane(room.pane.parts.question._context, bench, second)
    room.qtbot.addWidget(pane)
    pane.show()
    pane.show_item(item)
    later = Room(bench, pane, second, room.qtbot)
    later.pane.parts.topics.choose("field:test")
    room.qtbot.keyClick(pane.parts.topics, Keys.Key_Return)
    assert "From workshop 1, Marketing and communications: The list only" in later.words()
    if again:
        pane.parts.proposals.taken_up.emit(1)
        assert "From workshop 1" not in later.words()
        assert bench.session.charter.all(Motion)[-1].workshop == second
