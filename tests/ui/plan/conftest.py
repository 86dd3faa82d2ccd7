"""The page of the roll-out plan over real charters, shown as in the window: refreshed at every change."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.plan.page import PlanPage
from ui.doubles import in_sight

Show = Callable[..., PlanPage]
EFFECTIVE = date(2027, 3, 1)


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (960, 720)
    ) -> PlanPage:
        return in_sight(PlanPage(looks or context, bench), bench, qtbot, size)

    return shown


@pytest.fixture
def planned(example: Workbench) -> Workbench:
    """Open the example with its roll-out planned for 1 March 2027."""
    example.planning.adopt(example.planning.propose(EFFECTIVE).chosen)
    return example
