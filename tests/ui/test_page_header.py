"""A page that is high tells its purpose; a low one begins its work at once."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from charta.ui.page import Page
from charta.ui.widgets.text import Text
from ui.doubles import Stage

TITLE, PURPOSE, OVERLINE = "People", "Those who are given the charter, and where each stands.", "Roll out"


def shown(page: Page) -> list[str]:
    return [text.text() for text in page.findChildren(Text) if text.isVisibleTo(page)]


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> Page:
    made = Page(stage(zoom=200), TITLE, PURPOSE, overline=OVERLINE)
    qtbot.addWidget(made)
    made.body.addWidget(QPushButton("Begin"))
    made.resize(880, 1000)
    made.show()
    return made


def test_a_low_page_shows_its_title_alone_and_the_purpose_as_its_tip(page: Page, qtbot: QtBot) -> None:
    assert shown(page) == [OVERLINE, TITLE, PURPOSE]
    wide = page.header.title_width
    (begin,) = page.findChildren(QPushButton)
    before = begin.mapTo(page, begin.rect().topLeft()).y()
    page.resize(880, 310)
    assert shown(page) == [TITLE]
    qtbot.waitUntil(lambda: begin.mapTo(page, begin.rect().topLeft()).y() < before / 2)
    assert page.header.title_width < wide
    (title,) = (text for text in page.findChildren(Text) if text.text() == TITLE)
    assert title.toolTip() == PURPOSE
    page.resize(880, 1000)
    assert shown(page) == [OVERLINE, TITLE, PURPOSE]
    assert (title.toolTip(), page.header.title_width) == ("", wide)


def test_what_has_no_purpose_shows_no_empty_line(stage: Stage, qtbot: QtBot) -> None:
    page = Page(stage(), TITLE)
    qtbot.addWidget(page)
    for height in (700, 300, 700):
        page.resize(880, height)
        page.show()
        assert shown(page) == [TITLE]
