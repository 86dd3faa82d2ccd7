"""Workshops of the example in their windows."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from fakes import SteppingClock
from ui.doubles import RecordingMessages, Stage
from ui.room.rooms import Meeting, Steady


@pytest.fixture
def plain(stage: Stage) -> UiContext:
    """Return surroundings with the real words, in English."""
    return stage()


@pytest.fixture
def meeting(
    qtbot: QtBot, example: Workbench, clock: SteppingClock, messages: RecordingMessages
) -> Iterator[Meeting]:
    """Plan a workshop of half a day; nothing has begun."""
    number = example.workshops.plan("half_day", "2026-11-24", "10:00").workshops[0]
    made = Meeting(qtbot, example, clock, number, Steady(clock, clock.moment), messages)
    yield made
    for window in made.opened:
        window.leave()


@pytest.fixture
def sitting(meeting: Meeting) -> Meeting:
    """Begin the workshop, at its first item."""
    meeting.bench.timekeeping.begin(meeting.number)
    meeting.bench.timekeeping.take_up(meeting.number, meeting.bench.agendas.items(meeting.number)[0].number)
    return meeting
