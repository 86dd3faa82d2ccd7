"""The editor's dialog: tools by mouse and keyboard, saving, and languages side by side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QComboBox, QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.errors import DiskFull
from charta.ui.context import UiContext
from charta.ui.wording.edit_dialog import EditDialog
from charta.ui.wording.link_dialog import LinkDialog
from ui.doubles import RecordingMessages


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(context: UiContext, example: Workbench, window: QWidget, qtbot: QtBot) -> EditDialog:
    made = EditDialog(context, example, "S12", window)
    made.open()
    made.editor("en").load("one two\n\nthree\n")
    made.editor("en").setFocus()
    qtbot.waitUntil(made.editor("en").hasFocus)
    return made


def word(dialog: EditDialog) -> None:
    """Select the first word."""
    dialog.editor("en").moveCursor(QTextCursor.MoveOperation.Start)
    dialog.editor("en").moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)


def press(qtbot: QtBot, dialog: EditDialog, key: Qt.Key, *, alt: bool = False, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    modifiers |= Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    modifiers |= Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(dialog.editor("en"), key, modifiers)


def test_shortcuts_do_what_the_tools_do(dialog: EditDialog, qtbot: QtBot) -> None:
    word(dialog)
    press(qtbot, dialog, Qt.Key.Key_B)
    press(qtbot, dialog, Qt.Key.Key_I)
    assert dialog.editor("en").markdown == "***one*** two\n\nthree\n"
    press(qtbot, dialog, Qt.Key.Key_2, alt=True)
    assert dialog.editor("en").markdown.startswith("## ***one*** two")
    press(qtbot, dialog, Qt.Key.Key_0, alt=True)
    press(qtbot, dialog, Qt.Key.Key_8, shift=True)
    assert dialog.editor("en").markdown.startswith("- ***one*** two")
    press(qtbot, dialog, Qt.Key.Key_Z)
    assert dialog.editor("en").markdown.startswith("***one*** two")


def test_tools_show_what_holds_at_the_cursor(dialog: EditDialog) -> None:
    dialog.editor("en").load("## a\n\n- **b**\n")
    style = dialog.findChild(QComboBox)
    assert style is not None
    assert style.currentText() == "Heading"
    dialog.editor("en").moveCursor(QTextCursor.MoveOperation.End)
    assert style.currentText() == "Paragraph"
    checked = {tool.accessibleName() for tool in dialog.findChildren(QToolButton) if tool.isChecked()}
    assert checked == {"Bold", "Bulleted list"}


def test_every_tool_has_a_name_and_the_keyboard_reaches_it(dialog: EditDialog) -> None:
    for tool in dialog.findChildren(QToolButton):
        if tool.isVisible():
            assert QAccessible.queryAccessibleInterface(tool).text(QAccessible.Text.Name)
            assert tool.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog.editor("en").accessibleName() == "Wording (English)"


def test_saving_keeps_both_languages_in_step(dialog: EditDialog, example: Workbench) -> None:
    dialog.editor("fr").load("un\n")
    dialog.save()
    assert example.wordings.text("S12", "en") == "one two\n\nthree\n"
    assert example.wordings.text("S12", "fr") == "un\n"
    assert example.session.charter.behind("S12") == ()
    assert not dialog.isVisible()


def test_what_cannot_be_stored_stays_in_the_editor(
    dialog: EditDialog, example: Workbench, messages: RecordingMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(path="x.charta")

    monkeypatch.setattr(type(example.session.store), "append", full)
    dialog.save()
    assert dialog.isVisible()
    assert len(messages.failed) == 1
    assert dialog.editor("en").markdown == "one two\n\nthree\n"


def test_closing_by_the_cross_asks_before_anything_is_lost(
    dialog: EditDialog, messages: RecordingMessages
) -> None:
    messages.replies.append("cancel")
    dialog.close()
    assert dialog.isVisible()
    messages.replies.append("do")
    dialog.close()
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("example.org", "https://example.org"),
        ("ada@example.org", "mailto:ada@example.org"),
        ("http://example.org/a b", "http://example.org/a%20b"),
    ],
)
def test_an_address_is_completed(context: UiContext, window: QWidget, written: str, target: str) -> None:
    dialog = LinkDialog(context, "words", "", window)
    dialog.write(written)
    dialog.take()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.target == target


@pytest.mark.parametrize("written", ["javascript:alert(1)", "file:///etc/passwd", "", "https://"])
def test_an_address_that_no_wording_may_hold_is_refused(
    context: UiContext, window: QWidget, written: str
) -> None:
    dialog = LinkDialog(context, "words", "", window)
    dialog.write(written)
    dialog.take()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "web address" in dialog.problem


def test_a_small_window_still_shows_the_buttons(context: UiContext, example: Workbench, qtbot: QtBot) -> None:
    small = QWidget()
    small.resize(640, 440)
    qtbot.addWidget(small)
    small.show()
    dialog = EditDialog(context, example, "S12", small)
    dialog.open()
    assert dialog.width() <= 640
    assert dialog.height() <= 440
