"""What scrolls is as high as its parts are, and no higher."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.ui.context import UiContext
from charta.ui.page import Page
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text

LONG = "What stands here is long enough to take several lines where the column is narrow. " * 3


def shown(context: UiContext, qtbot: QtBot, width: int) -> Page:
    page = Page(context, "Title", "Purpose", wide=True)
    for _ in range(20):
        card = Card(context.theme)
        card.body.addWidget(Text(LONG))
        page.body.addWidget(card)
    qtbot.addWidget(page)
    page.resize(width, 500)
    page.show()
    for _ in range(3):
        QApplication.processEvents()
    return page


def test_a_wide_page_does_not_scroll_into_empty_room(context: UiContext, qtbot: QtBot) -> None:
    page = shown(context, qtbot, 1500)
    ground, last = page.area.widget(), page.findChildren(Card)[-1]
    assert ground is not None
    below = ground.height() - last.geometry().bottom()
    assert below <= context.theme.px(40) + 2
    assert page.area.verticalScrollBar().maximum() > 0


def test_a_narrow_page_keeps_every_line(context: UiContext, qtbot: QtBot) -> None:
    page = shown(context, qtbot, 420)
    words = page.findChildren(Card)[0].findChildren(Text)[0]
    assert words.height() >= words.heightForWidth(words.width())
