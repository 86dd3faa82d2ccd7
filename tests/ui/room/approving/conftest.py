"""The pane for approving over a running workshop, refreshed at every change as in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem, ItemKind
from charta.domain.workshops import Draft
from charta.ui.context import UiContext
from charta.ui.room.approving.pane import ApprovingPane
from fakes import SteppingClock

Show = Callable[..., ApprovingPane]
LEGAL, TECHNOLOGY = "Me Philippe Ouimet", "Amina Benhaddou"


@pytest.fixture
def planned(example: Workbench, clock: SteppingClock) -> Workbench:
    """Open the example with workshop 1, which has three sections and a closing, not begun."""
    workshop = example.workshops.add("Second workshop")
    for section in ("S12", "S02", "S06"):
        example.agendas.add(workshop, example.agendas.draft(section))
    example.agendas.add(workshop, Draft(ItemKind.CLOSING, 10))
    return example


@pytest.fixture
def running(planned: Workbench) -> Workbench:
    """Open it with the workshop running and nobody in the room."""
    planned.timekeeping.begin(1)
    return planned


@pytest.fixture
def full(running: Workbench) -> Workbench:
    """Open it with everybody in the room."""
    for person in running.participants.all(1):
        running.participants.arrive(1, person.number)
    return running


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the pane at an item, by its section."""

    def shown(
        bench: Workbench,
        section: str = "S12",
        *,
        looks: UiContext | None = None,
        size: tuple[int, int] = (960, 640),
        listens: bool = True,
    ) -> ApprovingPane:
        pane = ApprovingPane(looks or context, bench, 1)
        qtbot.addWidget(pane)
        if listens:
            bench.session.listen(lambda _: pane.refresh())
        pane.resize(*size)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        pane.show_item(item_of(bench, section).number)
        pane.focus_first()
        QApplication.processEvents()
        return pane

    return shown


def item_of(bench: Workbench, section: str) -> AgendaItem:
    """Return the item about a section, or the first about none."""
    return next(item for item in bench.agendas.items(1) if item.section == section)


def person(bench: Workbench, name: str) -> int:
    """Return the number of a participant."""
    return next(entry.number for entry in bench.participants.all(1) if entry.name == name)


def arrive(bench: Workbench, name: str) -> None:
    """Let somebody come in."""
    bench.participants.arrive(1, person(bench, name))


def draw(qtbot: QtBot, pane: ApprovingPane) -> None:
    """Draw a stroke on the pad that is open."""
    pad = pane.form.drawing.pad
    assert pad is not None
    left, middle = Qt.MouseButton.LeftButton, pad.height() // 2
    qtbot.mousePress(pad, left, pos=QPoint(30, middle))
    for x in range(40, 160, 12):
        qtbot.mouseMove(pad, QPoint(x, middle + (x % 5) * 6 - 12))
    qtbot.mouseRelease(pad, left, pos=QPoint(160, middle))
    assert not pad.is_empty
