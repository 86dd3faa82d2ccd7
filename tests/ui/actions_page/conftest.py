"""The page of open actions over a real charter, shown as in the window: refreshed at every change."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind
from charta.ui.actions_page.page import ActionsPage
from charta.ui.context import UiContext
from ui.doubles import in_sight

Show = Callable[..., ActionsPage]


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (900, 700)
    ) -> ActionsPage:
        return in_sight(ActionsPage(looks or context, bench), bench, qtbot, size)

    return shown


@pytest.fixture
def met(example: Workbench) -> Workbench:
    """Open the example after a workshop of 24 November 2026 that left four actions, one of them done."""
    add, workshop = example.actions.add, example.workshops.add("First workshop")
    parked = ActionKind.PARKED
    add("Order the stands", workshop=workshop, owner="Olivier Tanguay", due="2027-01-15")
    add("Who answers at night?", parked, workshop=workshop, section="S12", owner="Amina Benhaddou")
    add("Write to the union", workshop=workshop, owner="Amina Benhaddou", due="2026-11-20")
    example.actions.settle(add("Book the room", workshop=workshop, section="S02"), "Booked.")
    return example
