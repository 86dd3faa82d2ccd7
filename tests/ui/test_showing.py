"""Parts that show with their page, and are told so only where that makes a difference."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charta.ui.widgets.showing import show_part


def page_with(qtbot: QtBot, part: QWidget) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(part)
    return page


def test_a_part_that_was_never_hidden_shows_with_its_page_and_is_styled_no_earlier(qtbot: QtBot) -> None:
    part = QLabel("part")
    show_part(part, True)
    page = page_with(qtbot, part)
    assert not part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    page.show()
    assert part.isVisible()


def test_a_part_that_was_hidden_stays_so_until_it_is_to_be_seen(qtbot: QtBot) -> None:
    part = QLabel("part")
    show_part(part, False)
    page = page_with(qtbot, part)
    page.show()
    assert not part.isVisible()
    show_part(part, True)
    assert part.isVisible()


def test_a_part_that_is_hidden_before_the_page_is_shown_may_change_its_mind(qtbot: QtBot) -> None:
    part = QLabel("part")
    show_part(part, False)
    show_part(part, True)
    page = page_with(qtbot, part)
    page.show()
    assert part.isVisible()
