"""A quick round by keyboard: answers stay hidden until all are shown at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from charta import settings
from charta.domain.records import Choice, Scale, Vote
from charta.ui.preferences import Preferences
from charta.ui.room.deciding.round_cell import RoundCell
from ui.room.deciding.rooms import Room

Keys = Qt.Key


def votes(room: Room) -> dict[str, Choice]:
    return {one.department: one.choice for one in room.bench.session.charter.all(Vote)}


def here(room: Room) -> str:
    cell = QApplication.focusWidget()
    assert isinstance(cell, RoundCell)
    return cell.seat.department


@pytest.fixture
def asked(room: Room, preferences: Preferences) -> Room:
    """Ask round about one of two proposals, on three answers."""
    preferences.set_round_scale(Scale.CONSENT)
    room.take("S12", "test")
    room.press("1", "2", "R")
    return room


def test_the_scale_is_asked_for_once_and_remembered(
    room: Room, preferences: Preferences, tmp_path: Path
) -> None:
    room.take("S12", "test")
    room.press("2", "R")
    assert room.pane.parts.scale.isVisible()
    room.press("2")
    assert preferences.settings.round_scale == Scale.FINGERS
    assert here(room) == "marketing"
    assert room.shown[-1].round == 1
    room.press("5", "4", "3", "1", "S")
    assert votes(room) == {
        "marketing": Choice.FIVE,
        "it": Choice.FOUR,
        "hr": Choice.THREE,
        "operations": Choice.ONE,
    }
    room.press("No", Keys.Key_Return, "R")
    assert not room.pane.parts.scale.isVisible()
    assert settings.load(tmp_path / "settings.json").round_scale == Scale.FINGERS
    assert room.shown[-1].round == 2


def test_another_scale_can_be_chosen_for_the_next_round(asked: Room, preferences: Preferences) -> None:
    asked.qtbot.mouseClick(asked.pane.parts.change_scale, Qt.MouseButton.LeftButton)
    asked.press(Keys.Key_Tab, Keys.Key_Return)
    assert preferences.settings.round_scale == Scale.FINGERS
    assert asked.shown[-1].round == 2
    asked.press("5", "S")
    assert votes(asked) == {"marketing": Choice.FIVE}


def test_a_digit_answers_and_goes_on_past_departments_that_are_not_there(asked: Room) -> None:
    places = []
    for digit in "1232":
        places.append(here(asked))
        asked.press(digit)
    assert places == ["marketing", "it", "hr", "operations"]
    assert votes(asked) == {
        "marketing": Choice.AGREE,
        "it": Choice.LIVE_WITH,
        "hr": Choice.OBJECT,
        "operations": Choice.LIVE_WITH,
    }
    assert "Nobody here" in asked.pane.parts.round.cells["legal"].text()
    button = asked.pane.parts.round.show_all
    assert button.hasFocus()
    asked.qtbot.waitUntil(lambda: button.visibleRegion().boundingRect().size() == button.size())


def test_a_department_that_is_not_there_can_still_answer(asked: Room) -> None:
    asked.press(Keys.Key_Right, Keys.Key_Right, Keys.Key_Right)
    assert here(asked) == "legal"
    asked.press("1")
    assert votes(asked) == {"legal": Choice.AGREE}


def test_tab_leaves_a_department_out(asked: Room) -> None:
    asked.press(Keys.Key_Tab, "1")
    assert votes(asked) == {"it": Choice.AGREE}


def test_no_word_on_the_screen_tells_an_answer_before_all_are_shown(asked: Room) -> None:
    before = asked.words()
    asked.press("3", "3", "3", "3")
    hidden = asked.words()
    for cell in asked.pane.parts.round.cells.values():
        said = f"{cell.text()} {cell.accessibleName()} {cell.toolTip()}"
        assert not any(word in said for word in ("Agrees", "Can live with it", "Objects"))
    assert [hidden.count(word) for word in ("Agrees", "Can live", "Objects")] == [
        before.count(word) for word in ("Agrees", "Can live", "Objects")
    ]
    assert asked.pane.parts.round.result == ""
    assert asked.pane.parts.round.forms == ()
    pictures = {cell.icon().cacheKey() for cell in asked.pane.parts.round.cells.values() if cell.isChecked()}
    assert len(pictures) == 1
    asked.press("S")
    assert "Objects" in asked.pane.parts.round.cells["hr"].text()
    assert asked.pane.parts.round.result == "There is an objection to answer first."


def test_an_answer_can_be_another_one_until_it_is_shown(asked: Room) -> None:
    asked.press("1", Keys.Key_Left, "2")
    assert votes(asked) == {"marketing": Choice.LIVE_WITH}
    asked.press("S")
    cell = asked.pane.parts.round.cells["marketing"]
    cell.setFocus()
    asked.press("1")
    assert votes(asked) == {"marketing": Choice.LIVE_WITH}


def test_a_round_without_answers_is_not_shown(asked: Room) -> None:
    asked.press("S")
    assert asked.pane.parts.round.problem.text.startswith("No department has answered yet.")


def test_objections_are_written_down_one_after_the_other(asked: Room) -> None:
    asked.press("3", "1", "3", "S")
    marketing, hr = asked.pane.parts.round.forms
    assert marketing.words.hasFocus()
    asked.press(Keys.Key_Return)
    assert marketing.problem.text == "Write what it is about first."
    asked.press("Nobody reads it")
    assert marketing.keep.isVisible()
    asked.press(Keys.Key_Return)
    assert not marketing.keep.isVisible(), "what is written down needs no verb"
    assert hr.words.hasFocus()
    assert hr.keep.isVisible()
    asked.press("Not clear", Keys.Key_Return)
    notes = {one.department: one.note for one in asked.bench.session.charter.all(Vote)}
    assert notes == {"marketing": "Nobody reads it", "it": "", "hr": "Not clear"}
    marketing.words.setFocus()
    asked.press("at all")
    assert marketing.keep.isVisible(), "other words are to be kept anew"


def test_in_a_low_window_the_line_for_an_objection_is_in_view(asked: Room) -> None:
    asked.pane.resize(480, 200)
    asked.press("1", "1", "3", "1", "S")
    QApplication.processEvents()
    (form,) = asked.pane.parts.round.forms
    assert form.words.hasFocus()
    assert form.words.visibleRegion().boundingRect() == form.words.rect()


def test_an_objection_that_is_not_stored_yet_waits_with_its_proposal(asked: Room) -> None:
    asked.press("3", "S", "Half a rea", Keys.Key_Escape)
    asked.hold(Qt.KeyboardModifier.ShiftModifier, Keys.Key_A)
    assert asked.pane.parts.round.forms == ()
    asked.hold(Qt.KeyboardModifier.ShiftModifier, Keys.Key_B)
    (form,) = asked.pane.parts.round.forms
    assert form.words.text() == "Half a rea"


def test_a_round_goes_on_where_it_stopped(asked: Room) -> None:
    asked.press("1", "Q", "R")
    assert here(asked) == "it"
    assert asked.shown[-1].round == 1


def test_answers_can_be_given_by_mouse(asked: Room) -> None:
    panel = asked.pane.parts.round
    asked.qtbot.mouseClick(panel.cells["hr"], Qt.MouseButton.LeftButton)
    asked.qtbot.mouseClick(panel._buttons[1], Qt.MouseButton.LeftButton)
    assert votes(asked) == {"hr": Choice.LIVE_WITH}


def test_a_round_needs_a_proposal(room: Room, preferences: Preferences) -> None:
    preferences.set_round_scale(Scale.CONSENT)
    room.take("S12", "test")
    room.press("R")
    assert room.pane.parts.problem.text.startswith("This proposal is not on the table")
