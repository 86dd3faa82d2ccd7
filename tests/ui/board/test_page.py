"""The board in the window: what it shows, where it leads, and what a decision does to it."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.ui.board.dialogs import DecisionDialog, SignersDialog
from charta.ui.board.model import BoardModel
from charta.ui.board.page import BoardPage
from ui.doubles import Stage

APPROVE, RESERVE, REQUEST = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE


def page_of(stage: Stage, bench: Workbench, qtbot: QtBot, **looks: object) -> BoardPage:
    page = BoardPage(stage(**looks), bench)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def word(page: BoardPage, section: str, department: str) -> str:
    page.table.go_to(section, department)
    return str(page.table.currentIndex().data())


def words(page: BoardPage) -> dict[tuple[str, str], str]:
    board = page.table.model()
    assert isinstance(board, BoardModel)
    return {
        (board.row(row).section.id, department): str(board.index(row, column).data())
        for row in range(board.rowCount())
        for column, department in enumerate(("marketing", "it", "hr", "legal", "operations"))
    }


def test_after_an_answer_changes_exactly_the_departments_that_signed_are_outdated(
    signed: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, signed, qtbot)
    before = words(page)
    signed.answers.set("S12", "photos", "none")
    page.refresh()
    changed = {cell for cell, state in words(page).items() if before[cell] != state}
    assert changed == {("S12", "legal"), ("S12", "operations"), ("S12", "it")}
    assert {words(page)[cell] for cell in changed} == {"Outdated"}


def test_choosing_a_cell_by_keyboard_opens_its_decision(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, example, qtbot)
    page.table.go_to("S12", "hr")
    row, column = page.table.currentIndex().row(), page.table.currentIndex().column()
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    assert page.table.currentIndex() == page.table.model().index(row, column + 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(DecisionDialog)
    assert dialog.windowTitle() == "Decision on Confidentiality and reserved topics"
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    with qtbot.waitSignal(dialog.signed) as signal:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == ["S12", "legal"]
    assert word(page, "S12", "legal") == "Approved"


def test_a_requested_change_is_shown_with_its_note(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    example.agreement.sign("S12", "legal", REQUEST, "Ann", "Shorter,\nplease.")
    page = page_of(stage, example, qtbot)
    assert word(page, "S12", "legal") == "Change requested"
    assert page.strip.text.startswith("Change requested. Change requested by Ann")
    assert page.strip.text.endswith("Note: Shorter, please.")


def test_a_department_that_is_not_asked_leads_to_who_signs(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, example, qtbot)
    dialog = page.open_decision("S12", "hr")
    assert isinstance(dialog, SignersDialog)


def test_asking_another_department_needs_a_reason(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, example, qtbot)
    dialog = page.open_signers("S12")
    dialog.choose("hr", required=True)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.problem == "Say why this section is signed by others than usual."
    dialog.give_reason("They asked to.")
    dialog.save()
    assert word(page, "S12", "hr") == "Pending"


def test_the_headers_lead_to_the_section_and_to_the_departments_view(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, example, qtbot)
    page.table.go_to("S12", "legal")
    with qtbot.waitSignal(page.go_to) as signal:
        qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert signal.args == ["S12"]
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    count = sum("legal" in section.signs for section in example.session.included())
    assert page.views.currentText() == f"Legal affairs: {count} waiting"
    assert page.department_view.isVisible()


def test_an_excluded_section_is_not_on_the_board(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    example.answers.include({"S12": False})
    assert not any(section == "S12" for section, _ in words(page_of(stage, example, qtbot)))


def test_without_a_section_the_board_says_what_to_do(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    bench.answers.include({section.id: False for section in bench.session.catalogue.sections})
    page = page_of(stage, bench, qtbot)
    assert not page.table.isVisible()


def test_every_cell_is_told_to_a_screen_reader(signed: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, signed, qtbot)
    table = QAccessible.queryAccessibleInterface(page.table)
    names = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    board = page.table.model()
    for row in range(board.rowCount()):
        for column in range(board.columnCount()):
            told = board.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert told in names
            assert str(board.headerData(row, Qt.Orientation.Vertical)).split(". ")[1] in told
            assert str(board.headerData(column, Qt.Orientation.Horizontal)) in told


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_two_states_look_the_same_without_their_colour(
    signed: Workbench, stage: Stage, qtbot: QtBot, theme: str
) -> None:
    signed.agreement.sign("S12", "it", REQUEST, "Ann", "Why?")
    signed.agreement.sign("S22", "hr", RESERVE, "Ann", "Hm.")
    signed.answers.set("S17", signed.session.catalogue.section("S17").fields[0].id, None)
    page = page_of(stage, signed, qtbot, theme=theme)
    seen = {}
    for cell, state in words(page).items():
        page.table.go_to(*cell)
        seen.setdefault(state, page.table.grab(page.table.visualRect(page.table.currentIndex())))
    grey = {
        state: bytes(pixmap.toImage().convertToFormat(pixmap.toImage().Format.Format_Grayscale8).constBits())
        for state, pixmap in seen.items()
    }
    assert len(set(grey.values())) == len(grey) >= 4


def test_hostile_names_and_notes_print_literally(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    hostile = "<b>Ann</b> & {braces} %s \u202e"
    example.agreement.sign("S12", "legal", RESERVE, hostile, "<script>alert(1)</script> {0}")
    page = page_of(stage, example, qtbot)
    word(page, "S12", "legal")
    assert "<b>Ann</b> & {braces} %s" in page.strip.text
    assert "<script>alert(1)</script> {0}" in page.strip.text


@pytest.mark.parametrize(("theme", "zoom"), [("light", 100), ("dark", 100), ("light", 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_board_draws_itself_at_the_smallest_size(
    signed: Workbench, stage: Stage, qtbot: QtBot, theme: str, zoom: int, language: str
) -> None:
    page = page_of(stage, signed, qtbot, theme=theme, zoom=zoom, language=language)
    page.resize(660, 460)
    assert not page.grab().isNull()
    assert page.table.isVisible()


def test_the_cell_with_the_keyboard_carries_a_ring(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, example, qtbot)
    page.table.go_to("S12", "legal")
    drawn = []
    for state in (QStyle.StateFlag.State_Enabled, QStyle.StateFlag.State_HasFocus):
        option = QStyleOptionViewItem()
        option.rect, option.state = QRect(0, 0, 140, 64), state
        image = QImage(140, 64, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        page.table.itemDelegate().paint(painter, option, page.table.currentIndex())
        painter.end()
        drawn.append(image)
    assert drawn[0] != drawn[1]


def test_the_board_says_how_the_charter_leans_and_leads_to_what_restores_it(
    bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, bench, qtbot)
    assert "leans towards prevention" in page.balance.text
    bench.presets.apply("balanced")
    page.refresh()
    share = int(bench.balance.report().sections.share * 100)
    assert page.balance.text.startswith(f"Balance: {share}% of sections")
    with qtbot.waitSignal(page.go_to) as led:
        page.balance.link.click()
    assert led.args == ["sections"]
    bench.answers.include({section.id: False for section in bench.session.catalogue.sections})
    page.refresh()
    assert not page.balance.isVisibleTo(page)
