"""A workshop that runs, with somebody of four departments in the room, and the pane on the screen."""

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import ItemKind
from charta.domain.workshops import Draft
from charta.ui.context import UiContext
from charta.ui.room.deciding.pane import DecidingPane
from ui.doubles import Stage
from ui.room.deciding.rooms import PEOPLE, Room, Seated


@pytest.fixture
def running(example: Workbench) -> Workbench:
    """Open the example in a workshop about five sections; two questions are not decided."""
    bench = example
    bench.answers.set("S12", "test", None)
    bench.answers.set("S12", "topics", None)
    number = bench.workshops.add("Workshop")
    for section in ("S12", "S08", "S22", "S04"):
        bench.agendas.add(number, Draft(ItemKind.SECTION, 15, section, "legal"))
    bench.agendas.add(number, Draft(ItemKind.CLOSING, 5))
    there = {one.department: one.number for one in bench.participants.all(number)}
    bench.timekeeping.begin(number)
    for department, name in PEOPLE.items():
        invited = there.get(department) or bench.participants.add(number, name, department)
        bench.participants.arrive(number, invited)
    return bench


@pytest.fixture
def seated(running: Workbench, qtbot: QtBot) -> Seated:
    def make(context: UiContext, width: int = 900, height: int = 760) -> Room:
        (workshop,) = (one.number for one in running.workshops.all())
        pane = DecidingPane(context, running, workshop)
        qtbot.addWidget(pane)
        room = Room(running, pane, workshop, qtbot)
        pane.focus_changed.connect(room.shown.append)
        pane.resize(width, height)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        pane.show_item(room.item("S12"))
        pane.focus_first()
        return room

    return make


@pytest.fixture
def room(seated: Seated, stage: Stage) -> Room:
    return seated(stage())
