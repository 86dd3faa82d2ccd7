"""Noticing a closed lid and a clock that was set, by comparing two clocks at every tick."""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

LONG_SILENCE: Final = timedelta(minutes=2)
"""So long no tick is missed but by a computer that sleeps."""
NOTICED: Final = timedelta(seconds=5)
"""Smaller corrections of the clock change nobody's time."""
_COUNTING: Final[Mapping[str, str]] = MappingProxyType(
    {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}
)
"""Clocks that count sleep where `time.monotonic` does not."""


@dataclass(frozen=True)
class Interruption:
    """The computer slept, or stood still, from `since` (by its clock) for so long."""

    since: datetime
    lasted: timedelta


@dataclass(frozen=True)
class ClockSet:
    """Somebody set the computer's clock on, or back below zero."""

    by: timedelta


def steady() -> float:
    """Return seconds that nobody can set and that go on while the computer sleeps.

    `time.monotonic` stands still in sleep on Linux and macOS, so that a sleep could not be told from a clock
    that was set (https://man7.org/linux/man-pages/man2/clock_gettime.2.html, CLOCK_BOOTTIME).
    """
    clock = getattr(time, _COUNTING.get(sys.platform, ""), None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Ticker:
    """Looks at the computer's clock and at the steady one whenever it is told to."""

    def __init__(self, wall: Callable[[], datetime], steady_clock: Callable[[], float] = steady) -> None:
        self._wall = wall
        self._steady = steady_clock
        self._seen = (wall(), steady_clock())

    def tick(self) -> Interruption | ClockSet | None:
        """Return what happened since the last look, None where time simply went by."""
        (wall, counted), now = self._seen, (self._wall(), self._steady())
        self._seen = now
        passed = timedelta(seconds=now[1] - counted)
        if passed > LONG_SILENCE:
            return Interruption(wall, passed)
        by = now[0] - wall - passed
        return ClockSet(by) if abs(by) >= NOTICED else None
