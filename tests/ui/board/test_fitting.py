"""The board in little room: nothing is cut off, every section can be reached, only one thing scrolls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.board.model import ShortRole, WaitingRole
from charta.ui.board.page import BoardPage
from charta.ui.stands import CellState, state_word
from charta.ui.theme import TextStyle
from ui.doubles import Stage

# What the window leaves to the page at 960x600, 1280x800 and 1920x1080, with the rail as it stands there.
ROOMS = [(655, 456, 100), (848, 430, 200), (975, 656, 100), (1166, 514, 200), (1615, 936, 100)]


def page_of(stage: Stage, bench: Workbench, qtbot: QtBot, room: tuple[int, int, int], lang: str) -> BoardPage:
    width, height, zoom = room
    page = BoardPage(stage(zoom=zoom, language=lang), bench)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("room", ROOMS)
def test_every_word_of_the_board_fits(
    signed: Workbench, stage: Stage, qtbot: QtBot, room: tuple[int, int, int], language: str
) -> None:
    page = page_of(stage, signed, qtbot, room, language)
    theme, table = page.context.theme, page.table
    smallest = theme.font(TextStyle.OVERLINE)
    smallest.setPixelSize(theme.px(9))
    metrics = QFontMetrics(smallest)
    said = [state_word(state, page.context.translator) for state in CellState]
    for column in range(table.model().columnCount()):
        heads = [
            table.model().headerData(column, Qt.Orientation.Horizontal, role)
            for role in (WaitingRole, ShortRole)
        ]
        room_there = table.columnWidth(column) - theme.px(8)
        for word in " ".join(map(str, [*said, *heads])).split():
            assert metrics.horizontalAdvance(word) <= room_there, word
    assert table.horizontalScrollBar().maximum() == 0
    assert page.area.horizontalScrollBar().maximum() == 0
    head = table.horizontalHeader()
    assert head.height() >= head.sizeHint().height()


@pytest.mark.parametrize("room", ROOMS)
def test_either_the_board_scrolls_or_the_page(
    signed: Workbench, stage: Stage, qtbot: QtBot, room: tuple[int, int, int]
) -> None:
    page = page_of(stage, signed, qtbot, room, "fr")
    assert not (page.table.verticalScrollBar().maximum() and page.area.verticalScrollBar().maximum())


@pytest.mark.parametrize("room", ROOMS)
def test_the_page_follows_the_keyboard_through_the_board(
    signed: Workbench, stage: Stage, qtbot: QtBot, room: tuple[int, int, int]
) -> None:
    page = page_of(stage, signed, qtbot, room, "fr")
    page.activateWindow()
    page.focus_first()
    for _ in range(page.table.model().rowCount()):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        cell = page.table.visualRect(page.table.currentIndex())
        seen = page.table.viewport().mapTo(page.area.viewport(), cell.center())
        assert page.area.viewport().rect().contains(seen)
        assert page.table.viewport().rect().contains(cell.center())


def test_a_name_above_its_cells_leads_to_the_section(signed: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, signed, qtbot, ROOMS[1], "en")
    place = page.table.visualRect(page.table.model().index(1, 2)).topLeft()
    with qtbot.waitSignal(page.go_to) as signal:
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == ["S02"]
