"""The page of formalities over real charters, shown as in the window: refreshed at every change."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.formalities.page import FormalitiesPage

Show = Callable[..., FormalitiesPage]


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (900, 700)
    ) -> FormalitiesPage:
        page = FormalitiesPage(looks or context, bench)
        qtbot.addWidget(page)
        bench.session.listen(lambda _: page.refresh())
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return shown


@pytest.fixture
def french(example: Workbench) -> Workbench:
    """Open the example as if it worked in France and its charter carried sanctions."""
    example.answers.set("organisation", "jurisdictions", ["france"])
    example.answers.set("S21", "measures", "ladder")
    return example
