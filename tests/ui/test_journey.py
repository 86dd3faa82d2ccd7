"""From an empty window to signed sections and written documents, through the window's own widgets alone."""

from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from charta.domain.agreement import DepartmentState
from charta.domain.progress import StepState
from charta.services.wizard import BOARD, DOCUMENTS
from charta.ui.board.dialogs import DecisionDialog
from charta.ui.board.page import BoardPage
from charta.ui.fields.field_editor import FieldEditor
from charta.ui.fields.rows import RowsInput
from charta.ui.fields.sheet_form import SheetForm
from charta.ui.pages.documents import DocumentsPage
from charta.ui.section.section_page import SectionPage
from charta.ui.widgets.tile import Tile
from ui.doubles import Doors
from ui.idle import wait_idle
from ui.sitting import Sit, Sitting, go_by_rail, keyboard, named, press, tab_to

DAY = "2027-03-01"


def fill(qtbot: QtBot, control: QWidget) -> None:
    """Answer by one control as a user does: write into it, or take the first choice."""
    if isinstance(control, QLineEdit | QPlainTextEdit):
        control.setFocus()
        qtbot.keyClicks(control, DAY if "YYYY" in control.placeholderText() else "Sap <b>Ltd</b> & Co")
    elif isinstance(control, QComboBox):
        qtbot.keyClick(control, Qt.Key.Key_Down)
    elif isinstance(control, QRadioButton | QCheckBox):
        control.click()


def answer(qtbot: QtBot, editor: FieldEditor) -> None:
    """Answer one question through its widgets; a list with one line."""
    if isinstance(editor.input, RowsInput):
        qtbot.keyClick(editor.input.controls()[-1], Qt.Key.Key_Return)
        QApplication.processEvents()
    controls = editor.input.controls()
    choices = [control for control in controls if isinstance(control, QRadioButton | QCheckBox)]
    for control in choices[:1] or controls:
        if control.isVisible():
            fill(qtbot, control)


def answer_step(qtbot: QtBot, sitting: Sitting) -> None:
    """Accept the suggestions of the step that is shown, and answer what is still required."""
    form = sitting.page.findChild(SheetForm)
    qtbot.waitUntil(form.isVisible)
    if form.suggestions.isVisible():
        form.suggestions.action.click()
    for field in sitting.bench.session.progress(sitting.work.step).missing:
        answer(qtbot, form.editor(field))
    sitting.work.pages.flush()
    assert sitting.bench.session.progress(sitting.work.step).missing == ()


def begin(sitting: Sitting, doors: Doors, path: Path) -> None:
    """Make a new charter from the start page."""
    assert sitting.window.start is not None
    doors.files.answers.append(path)
    sitting.window.start.new.click()


def edit_wording(qtbot: QtBot, sitting: Sitting, words: str) -> None:
    """Write a sentence at the front of a section's wording, in each language."""
    assert isinstance(sitting.page, SectionPage)
    dialog = sitting.page.edit_wording()
    for language in sitting.bench.session.languages:
        editor = dialog.editor(language)
        editor.setFocus()
        qtbot.keyClicks(editor, f"{words} ({language}). ")
    dialog._save.click()
    assert not dialog.isVisible()


def sign_all(qtbot: QtBot, sitting: Sitting) -> None:
    """Go through the board cell by cell, and approve in the dialog of each that waits."""
    board = sitting.page
    assert isinstance(board, BoardPage)
    model = board.table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            stand = board._model.stand(row, column)
            if not stand.required:
                continue
            board.table.setCurrentIndex(model.index(row, column))
            qtbot.keyClick(board.table, Qt.Key.Key_Return)
            dialog = next(entry for entry in board.findChildren(DecisionDialog) if entry.isVisible())
            with qtbot.waitSignal(dialog.signed):
                dialog.pane.form._sign.click()


def export(qtbot: QtBot, sitting: Sitting, doors: Doors, folder: Path) -> list[str]:
    """Write every document into a folder."""
    documents = sitting.page
    assert isinstance(documents, DocumentsPage)
    doors.files.answers.append(folder)
    documents.writing.choose_folder.click()
    documents.export.click()
    background = documents.context.background
    wait_idle(qtbot, lambda: not documents.is_writing and not background.is_busy)
    return sorted(path.name for path in folder.iterdir())


def test_from_an_empty_window_to_a_charter_that_everyone_signed(
    sit_down: Sit, qtbot: QtBot, doors: Doors, tmp_path: Path
) -> None:
    sitting = sit_down()
    begin(sitting, doors, tmp_path / "ours.charta")
    visited = []
    while sitting.work.step != BOARD:
        if isinstance(sitting.page, SectionPage):
            visited.append(sitting.work.step)
        if sitting.page.findChild(SheetForm) is not None:
            answer_step(qtbot, sitting)
        if sitting.work.step == "S12":
            edit_wording(qtbot, sitting, "Our own words")
        sitting.work.foot.next.click()
    sign_all(qtbot, sitting)
    while sitting.work.step != DOCUMENTS:
        sitting.work.foot.next.click()
    files = export(qtbot, sitting, doors, tmp_path / "written")
    assert len(files) == len(sitting.bench.export.available()) * len(sitting.bench.session.languages)
    sitting.window.close()
    assert doors.messages.failed == []

    again = sit_down()
    assert again.window.start is not None
    again.window.start.recent.first.click()
    assert again.work.step == DOCUMENTS
    rows = again.bench.agreement.board()
    assert [row.section.id for row in rows] == visited
    assert all(row.is_signed for row in rows)
    assert again.bench.session.charter.answer("organisation", "name") == "Sap <b>Ltd</b> & Co"
    assert "Our own words (fr)." in again.bench.wordings.text("S12", "fr")
    (english,) = (tmp_path / "written" / name for name in files if "charter-en" in name)
    printed = [paragraph.text for paragraph in docx.Document(str(english)).paragraphs]
    assert any(text.startswith("Our own words (en). ") for text in printed)
    assert any("Sap <b>Ltd</b> & Co" in text for text in printed)
    again.window.close()


def test_by_keyboard_alone_from_the_start_page_to_a_signed_section(
    sit_down: Sit, qtbot: QtBot, doors: Doors, tmp_path: Path
) -> None:
    sitting = sit_down()
    assert isinstance(keyboard(), Tile)
    doors.files.answers.append(tmp_path / "ours.charta")
    press(qtbot, Qt.Key.Key_Return)
    assert sitting.page.isAncestorOf(keyboard())
    qtbot.keyClicks(keyboard(), "Ours")
    go_by_rail(qtbot, sitting, "S12")
    assert sitting.bench.session.charter.answer("organisation", "name") == "Ours"
    tab_to(qtbot, named("Accept the suggestions"))
    press(qtbot, Qt.Key.Key_Return)
    assert sitting.bench.session.progress("S12").state is StepState.COMPLETE
    go_by_rail(qtbot, sitting, BOARD)
    board = sitting.page
    assert isinstance(board, BoardPage)
    for department in ("it", "legal", "operations"):
        tab_to(qtbot, lambda widget: widget is board.table)
        place = board._model.place("S12", department)
        while board.table.currentIndex().row() < place.row():
            press(qtbot, Qt.Key.Key_Down)
        while board.table.currentIndex().column() < place.column():
            press(qtbot, Qt.Key.Key_Right)
        press(qtbot, Qt.Key.Key_Return)
        dialog = next(entry for entry in board.findChildren(DecisionDialog) if entry.isVisible())
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        tab_to(qtbot, named("Who decides"))
        qtbot.keyClicks(keyboard(), f"Person of {department}")
        press(qtbot, Qt.Key.Key_Return)
        sitting.window.activateWindow()
        qtbot.waitUntil(sitting.window.isActiveWindow)
    row = sitting.bench.agreement.row("S12")
    assert row.is_signed
    taken = {stand.department: stand for stand in row.stands if stand.required}
    assert {stand.state for stand in taken.values()} == {DepartmentState.APPROVED}
    assert taken["legal"].decision is not None
    assert taken["legal"].decision.by == "Person of legal"
    sitting.window.close()
