"""The check while writing: underlined words, the list beside them, keys, the menu, and what is ignored."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import Dismissal
from charta.ui.check.ignoring import IgnoreDialog
from charta.ui.context import UiContext
from charta.ui.wording.edit_dialog import EditDialog
from charta.ui.wording.editor import WordingEditor
from ui.doubles import Stage
from ui.idle import wait_idle

TEXT = "Ask the sales team. All internal information is confidential.\n\nWrite us an inapropriate post.\n"
SERIOUS, MISSPELT = "anything_internal", "spelling"


def opened(
    context: UiContext, bench: Workbench, qtbot: QtBot, size: tuple[int, int] = (1280, 800)
) -> EditDialog:
    window = QWidget()
    window.resize(*size)
    qtbot.addWidget(window)
    window.show()
    dialog = EditDialog(context, bench, "S12", window)
    dialog.open()
    dialog._kept = window  # type: ignore[attr-defined]
    editor = dialog.editor("en")
    editor.load(TEXT)
    settle(qtbot, dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog._panes.show_language("en")
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return dialog


@pytest.fixture
def dialog(context: UiContext, example: Workbench, qtbot: QtBot) -> EditDialog:
    return opened(context, example, qtbot)


def settle(qtbot: QtBot, dialog: EditDialog) -> None:
    wait_idle(qtbot, lambda: not dialog.check.checker.is_busy)


def underlined(editor: WordingEditor) -> dict[str, QTextCharFormat.UnderlineStyle]:
    return {
        selection.cursor.selectedText(): selection.format.underlineStyle()
        for selection in editor.extraSelections()
    }


def rules(dialog: EditDialog) -> list[str]:
    return [card.finding.rule for card in dialog.check.list.cards]


def put_cursor(editor: WordingEditor, words: str) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert editor.find(words)


def menu_at(dialog: EditDialog, words: str) -> QMenu:
    editor = dialog.editor("en")
    put_cursor(editor, words)
    return dialog.check.menu("en", editor.cursorRect().center())


def test_findings_are_underlined_by_weight_and_listed(dialog: EditDialog) -> None:
    marks = underlined(dialog.editor("en"))
    style = QTextCharFormat.UnderlineStyle
    assert marks["All internal"] is style.WaveUnderline
    assert marks["inapropriate"] is style.DotLine
    assert {SERIOUS, MISSPELT} <= set(rules(dialog))
    assert rules(dialog)[0] == SERIOUS
    assert dialog.check.counts.text.startswith("1 serious")


def test_a_mark_goes_with_the_first_letter_that_changes_its_words(dialog: EditDialog, qtbot: QtBot) -> None:
    editor = dialog.editor("en")
    put_cursor(editor, "inap")
    cursor = editor.textCursor()
    cursor.clearSelection()
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "p")
    assert set(underlined(editor)) == {"All internal"}
    assert dialog.check.counts.text == "Checking…"
    assert not dialog.check.list.isEnabled()
    settle(qtbot, dialog)
    assert MISSPELT not in rules(dialog)
    assert dialog.check.list.isEnabled()


def test_marks_move_along_with_what_is_typed_before_them(dialog: EditDialog, qtbot: QtBot) -> None:
    editor = dialog.editor("en")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "So: ")
    assert {"All internal", "inapropriate"} <= set(underlined(editor))


def test_typing_a_bad_word_finds_it(dialog: EditDialog, qtbot: QtBot) -> None:
    editor = dialog.editor("en")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, " It is writen.")
    settle(qtbot, dialog)
    assert "writen" in underlined(editor)


def test_keys_lead_from_finding_to_finding_and_round(dialog: EditDialog, qtbot: QtBot) -> None:
    editor = dialog.editor("en")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    count = len(dialog.check.underlines["en"].marks)
    seen = []
    for _ in range(count):
        qtbot.keyClick(editor, Qt.Key.Key_F7)
        seen.append(editor.textCursor().selectedText())
    assert sorted(seen) == sorted(mark.finding.quote for mark in dialog.check.underlines["en"].marks)
    qtbot.keyClick(editor, Qt.Key.Key_F7)
    assert editor.textCursor().selectedText() == seen[0]
    qtbot.keyClick(editor, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == seen[-1]
    opened = [card.finding.quote for card in dialog.check.list.cards if card.is_open]
    assert opened == [seen[-1]]


def test_tab_leads_to_the_list_and_enter_to_the_words(dialog: EditDialog, qtbot: QtBot) -> None:
    first = dialog.check.list.cards[0]
    assert first.line is not None
    here = dialog.editor("en")
    widget, steps = here.nextInFocusChain(), 0
    while widget is not first.line and steps < 200:
        widget, steps = widget.nextInFocusChain(), steps + 1
    assert widget is first.line
    assert first.line.focusPolicy() & Qt.FocusPolicy.TabFocus
    first.line.setFocus()
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    assert here.textCursor().selectedText() == "All internal"
    assert here.hasFocus()


def test_the_menu_offers_words_for_a_wrong_one(dialog: EditDialog, qtbot: QtBot) -> None:
    menu = menu_at(dialog, "inapropr")
    texts = [action.text() for action in menu.actions()]
    assert texts[:2] == ["Looking for words…", "Ignore…"]
    qtbot.waitUntil(lambda: "inappropriate" in [each.text() for each in menu.actions()], timeout=20_000)
    next(action for action in menu.actions() if action.text() == "inappropriate").trigger()
    assert "Write us an inappropriate post." in dialog.editor("en").markdown
    menu.deleteLater()
    settle(qtbot, dialog)
    assert MISSPELT not in rules(dialog)
    dialog.editor("en").undo()
    assert "inapropriate" in dialog.editor("en").markdown


def test_elsewhere_the_menu_is_that_of_the_editor(dialog: EditDialog) -> None:
    menu = menu_at(dialog, "Ask the")
    assert "Ignore…" not in [action.text() for action in menu.actions()]
    menu.deleteLater()


def test_ignoring_from_the_menu_needs_a_reason(dialog: EditDialog, example: Workbench, qtbot: QtBot) -> None:
    menu = menu_at(dialog, "All inter")
    next(action for action in menu.actions() if action.text() == "Ignore…").trigger()
    menu.deleteLater()
    (asking,) = dialog.check.findChildren(IgnoreDialog)
    asking.submit()
    assert asking.problem
    asking.reason.setPlainText("It is a quotation")
    asking.submit()
    settle(qtbot, dialog)
    assert [record.reason for record in example.session.charter.all(Dismissal)] == ["It is a quotation"]
    assert "All internal" not in underlined(dialog.editor("en"))
    assert [card.finding.rule for card in dialog.check.list.ignored] == [SERIOUS]
    example.session.undo()
    assert not list(example.session.charter.all(Dismissal))


def test_the_list_follows_the_editor_in_use(dialog: EditDialog, qtbot: QtBot) -> None:
    french = dialog.editor("fr")
    french.load("Toute information interne est confidentielle.\n")
    settle(qtbot, dialog)
    french.setFocus()
    qtbot.waitUntil(french.hasFocus)
    assert {card.finding.language for card in dialog.check.list.cards} == {"fr"}


def test_the_check_changes_nothing_in_the_text(dialog: EditDialog) -> None:
    assert dialog.editor("en").markdown == TEXT


def test_a_french_screen_tells_in_french_about_english_words(
    stage: Stage, example: Workbench, qtbot: QtBot
) -> None:
    dialog = opened(stage(language="fr"), example, qtbot)
    first = dialog.check.list.cards[0].finding
    assert first.quote == "All internal"
    assert "covers" not in first.reason


def test_in_a_small_window_the_list_stands_below(stage: Stage, example: Workbench, qtbot: QtBot) -> None:
    dialog = opened(stage(language="fr"), example, qtbot, (960, 600))
    assert dialog.width() <= 960
    assert dialog.height() <= 600
    assert dialog.check.width() <= dialog.width()
    assert dialog.editor("en").width() >= 200
