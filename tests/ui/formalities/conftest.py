"""The page of formalities over real charters, shown as in the window: refreshed at every change."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.formalities.page import FormalitiesPage
from ui.doubles import in_sight

Show = Callable[..., FormalitiesPage]


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (900, 700)
    ) -> FormalitiesPage:
        return in_sight(FormalitiesPage(looks or context, bench), bench, qtbot, size)

    return shown


@pytest.fixture
def french(example: Workbench) -> Workbench:
    """Open the example as if it worked in France and its charter carried sanctions."""
    example.answers.set("organisation", "jurisdictions", ["france"])
    example.answers.set("S21", "measures", "ladder")
    return example
