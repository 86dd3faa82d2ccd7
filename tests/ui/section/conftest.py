"""Section pages over real charters, shown as in the window: refreshed at every change."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.section.section_page import SectionPage

Show = Callable[..., SectionPage]


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page of a section."""

    def shown(bench: Workbench, section: str, width: int = 1200, height: int = 800) -> SectionPage:
        page = SectionPage(context, bench, section)
        qtbot.addWidget(page)
        bench.session.listen(lambda _: page.refresh())
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return shown
