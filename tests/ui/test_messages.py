"""What the window tells and asks."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charta.errors import FileMissing
from charta.ui.context import UiContext
from charta.ui.messages import Action, Notice, WindowMessages
from charta.ui.theme import Tone
from charta.ui.toast import Toast
from charta.ui.widgets.buttons import Kind
from charta.ui.widgets.dialog import MessageDialog, Reply


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def notices() -> list[Notice]:
    return []


@pytest.fixture
def told(context: UiContext, parent: QWidget, notices: list[Notice]) -> WindowMessages:
    return WindowMessages(parent, context.translator, context.icons, notices.append)


def when_open(press: Qt.Key | str, seen: list[str]) -> None:
    """Once a dialog is open, note its words and press a key or the button with an id."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MessageDialog)
        seen.append(dialog.accessibleDescription())
        if isinstance(press, str):
            button = dialog.findChild(QPushButton, press)
            assert button is not None
            button.click()
        else:
            from PySide6.QtTest import QTest

            QTest.keyClick(dialog, press)

    QTimer.singleShot(0, act)


def test_a_stated_problem_is_told_by_its_sentence(told: WindowMessages) -> None:
    seen: list[str] = []
    when_open("close", seen)
    told.fail(FileMissing(path="a.charta"))
    assert seen == ["There is no file a.charta. Check the name, or create the charter first."]


@pytest.mark.parametrize(("press", "answer"), [("do", True), ("cancel", False), (Qt.Key.Key_Escape, False)])
def test_a_question_is_answered_by_its_verb_alone(
    told: WindowMessages, press: Qt.Key | str, *, answer: bool
) -> None:
    when_open(press, [])
    assert told.confirm("Take it out?", "Its answers are kept.", "Take out", danger=True) is answer


def test_what_destroys_is_never_what_return_does(context: UiContext, parent: QWidget) -> None:
    replies = [Reply("cancel", "Cancel", is_default=True), Reply("do", "Delete", danger=True)]
    dialog = MessageDialog(parent, context.icons, "Delete?", "For good.", replies, Tone.WARNING)
    made = {button.objectName(): button for button in dialog.findChildren(QPushButton)}
    assert made["cancel"].isDefault()
    assert made["do"].property("kind") == Kind.DANGER.value


def test_a_passing_message_goes_to_the_window(told: WindowMessages, notices: list[Notice]) -> None:
    told.inform("Done.")
    assert notices == [Notice("Done.", Tone.SUCCESS, None)]


def test_a_toast_offers_its_action_once_and_goes(context: UiContext, parent: QWidget) -> None:
    done: list[str] = []
    toast = Toast(context, parent)
    toast.show_notice(Notice("First.", Tone.SUCCESS))
    toast.show_notice(Notice("Taken out.", Tone.SUCCESS, Action("Undo", lambda: done.append("undone"))))
    assert (toast.text, toast.isVisible()) == ("Taken out.", True)
    undo = next(button for button in toast.findChildren(QPushButton) if button.text() == "Undo")
    undo.click()
    assert (done, toast.isVisible(), toast.text) == (["undone"], False, "")


def test_a_toast_keeps_to_the_foot_of_its_window(context: UiContext, parent: QWidget) -> None:
    toast = Toast(context, parent)
    toast.show_notice(Notice("A text that is long enough to be set in more than one line. " * 3))
    parent.resize(500, 400)
    QApplication.processEvents()
    assert parent.rect().contains(toast.geometry())
    assert toast.geometry().bottom() == parent.rect().bottom()


def test_the_keyboard_is_on_the_reply_that_enter_gives(
    context: UiContext, parent: QWidget, qtbot: QtBot
) -> None:
    replies = [Reply("keep", "Keep"), Reply("pause", "Pause", is_default=True), Reply("end", "End")]
    dialog = MessageDialog(parent, context.icons, "Closing", "What becomes of it?", replies, Tone.ACCENT)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.objectName() == "pause"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert dialog.chosen == "pause"
