"""What the facilitator's window shows of a workshop: read from the services, never kept."""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem
from charta.domain.stage import ClockState
from charta.domain.timeline import RoomPhase
from charta.services.presenting import clock_state

_NOTHING: Final = timedelta()


@dataclass(frozen=True)
class ItemTime:
    """The time of an item: what the agenda gives it with what it was given besides, and what it took."""

    planned: timedelta
    spent: timedelta
    state: ClockState

    @property
    def left(self) -> timedelta:
        """What is left of it; below zero once it is over."""
        return self.planned - self.spent


@dataclass(frozen=True)
class RoomTime:
    """The time of the whole workshop; `to_come` is planned for what is not done yet."""

    available: timedelta
    spent: timedelta
    to_come: timedelta

    @property
    def over(self) -> timedelta:
        """How much more all of it takes than there is; below zero where time is left."""
        return self.spent + self.to_come - self.available


class RoomState:
    """A workshop as it stands at a moment."""

    def __init__(self, bench: Workbench, number: int) -> None:
        self.number = number
        self.workshop = bench.workshops.get(number)
        self.items = bench.agendas.items(number)
        self.course = bench.timekeeping.course(number)
        self.now = bench.session.clock.now()

    @property
    def item(self) -> AgendaItem | None:
        """The item at which the room is."""
        return next((entry for entry in self.items if entry.number == self.course.item), None)

    @property
    def is_forgotten(self) -> bool:
        """Whether nobody ended it."""
        return self.course.is_forgotten(self.now)

    @property
    def is_live(self) -> bool:
        """Whether the room is sitting, or in a pause."""
        return self.course.is_live(self.now)

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands still."""
        return self.course.phase is RoomPhase.PAUSED

    def is_begun(self, item: int) -> bool:
        """Tell whether the room came to an item."""
        return item in self.course.begun

    def beside(self, step: int) -> AgendaItem | None:
        """Return the item so many places on, or back below zero; the first one before any was taken up."""
        if not self.items:
            return None
        item = self.item
        if item is None:
            return next((entry for entry in self.items if not self.is_begun(entry.number)), self.items[0])
        place = self.items.index(item) + step
        return self.items[place] if 0 <= place < len(self.items) else None

    def time(self, item: AgendaItem) -> ItemTime:
        """Return the time of an item."""
        more = self.course.extended.get(item.number, _NOTHING)
        planned = timedelta(minutes=item.minutes) + more
        # Where nobody ended the workshop, the clock stood still at the last sign of life.
        now = self.now if self.is_live else self.course.last or self.now
        spent = self.course.elapsed(item.number, now)
        return ItemTime(planned, spent, self._clock_state(item, planned, planned - spent))

    def total(self) -> RoomTime:
        """Return the time of the workshop."""
        times = [(item, self.time(item)) for item in self.items]
        spent = sum((time.spent for _, time in times), _NOTHING)
        waiting = (
            max(time.left, _NOTHING)
            for item, time in times
            if not self.is_begun(item.number) or item.number == self.course.item
        )
        return RoomTime(timedelta(minutes=self.workshop.minutes), spent, sum(waiting, _NOTHING))

    def _clock_state(self, item: AgendaItem, planned: timedelta, left: timedelta) -> ClockState:
        if item.number != self.course.item or self.is_forgotten:
            return ClockState.STILL
        return clock_state(self.course.phase, round(planned.total_seconds()), seconds(left))


def seconds(left: timedelta) -> int:
    """Return what is left of a time in whole seconds, begun ones counted, as the big screen shows it."""
    return math.ceil(left.total_seconds())
