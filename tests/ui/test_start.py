"""The start page says with paths what the user wants."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charta.ui.context import UiContext
from charta.ui.files import documents_folder
from charta.ui.start import StartPage
from ui.doubles import ChosenFiles
from ui.idle import wait_idle


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    path = tmp_path / "ours.charta"
    path.touch()
    return path


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, charter: Path, tmp_path: Path) -> StartPage:
    made = StartPage(context, [str(charter), str(tmp_path / "gone.charta")])
    qtbot.addWidget(made)
    made.resize(960, 600)
    made.show()
    wait_idle(qtbot, lambda: not context.background.is_busy)
    return made


def test_a_new_charter_gets_a_place_in_the_documents(
    page: StartPage, files: ChosenFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    files.answers.append(tmp_path / "new.charta")
    with qtbot.waitSignal(page.create_wanted) as wanted:
        qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert wanted.args == [tmp_path / "new.charta"]
    assert files.suggested == [documents_folder() / "Social media charter.charta"]


@pytest.mark.parametrize("tile", ["new", "open", "example"])
def test_who_thinks_better_of_it_is_left_alone(page: StartPage, qtbot: QtBot, tile: str) -> None:
    with (
        qtbot.assertNotEmitted(page.create_wanted),
        qtbot.assertNotEmitted(page.open_wanted),
        qtbot.assertNotEmitted(page.example_wanted),
    ):
        getattr(page, tile).click()


def test_the_example_and_a_charter_that_exists_are_asked_for(
    page: StartPage, files: ChosenFiles, qtbot: QtBot, charter: Path
) -> None:
    files.answers.extend([charter, charter])
    with qtbot.waitSignal(page.open_wanted):
        page.open.click()
    with qtbot.waitSignal(page.example_wanted):
        page.example.click()


def test_a_recent_charter_is_one_key_away(page: StartPage, qtbot: QtBot, charter: Path) -> None:
    page.activateWindow()
    page.focus_first()
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.keyClick(page.recent.rows[0].opens, Qt.Key.Key_Space)
    assert wanted.args == [charter]


def test_a_missing_charter_is_said_to_be_missing_and_can_be_forgotten(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    there, gone = page.recent.rows
    assert (there.missing.isVisible(), gone.missing.isVisible()) == (False, True)
    assert gone.opens.accessibleDescription() == "This file is missing."
    with qtbot.waitSignal(page.forget_wanted) as wanted:
        gone.forgets.click()
    assert wanted.args == [tmp_path / "gone.charta"]


def test_without_any_charter_the_list_says_what_it_is_for(context: UiContext, qtbot: QtBot) -> None:
    empty = StartPage(context, [])
    qtbot.addWidget(empty)
    empty.show()
    empty.focus_first()
    assert empty.recent.first is None
    assert empty.new.hasFocus() or not empty.isActiveWindow()


def test_the_hand_comes_with_the_mouse_and_words_in_a_button_take_no_clicks(page: StartPage) -> None:
    row = page.recent.rows[0].opens
    for button, words in ((page.new, page.new.findChildren(QLabel)), (row, row.findChildren(QLabel))):
        QApplication.sendEvent(button, QEnterEvent(QPointF(3, 3), QPointF(3, 3), QPointF(3, 3)))
        assert button.cursor().shape() is Qt.CursorShape.PointingHandCursor
        assert words
        assert all(_lets_through(word) for word in words)


def test_a_click_on_words_in_a_button_that_the_mouse_never_entered_is_one_on_the_button(
    page: StartPage, files: ChosenFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    files.answers.append(tmp_path / "new.charta")
    with qtbot.waitSignal(page.create_wanted):
        qtbot.mouseClick(page.new.findChildren(QLabel)[0], Qt.MouseButton.LeftButton)


def _lets_through(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
