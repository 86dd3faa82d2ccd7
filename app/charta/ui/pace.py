"""How fast long work goes, and how long it still takes."""

import time
from collections.abc import Callable
from typing import Final

from charta.i18n import Translator
from charta.ui.numbers import locale_of

SETTLED: Final = 2.0
"""So many seconds go by before anything is told: the beginning is no measure."""
_MINUTE: Final = 60


class Pace:
    """Follows a count of things that are done; `clock` gives seconds."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.done = 0
        self._clock = clock
        self._begun: tuple[float, int] | None = None

    def note(self, done: int) -> None:
        """Take note of how many are done; the first count is where the work begins."""
        if self._begun is None:
            self._begun = (self._clock(), done)
        self.done = done

    @property
    def rate(self) -> float:
        """How many are done in a second, 0 while nothing can be said."""
        if self._begun is None:
            return 0.0
        since, before = self._begun
        passed = self._clock() - since
        return (self.done - before) / passed if passed >= SETTLED else 0.0

    @property
    def left(self) -> int | None:
        """How many seconds are left, None while nothing can be said."""
        rate = self.rate
        return round((self.total - self.done) / rate) if rate > 0 else None

    def line(self, words: Translator) -> str:
        """Return how far the work is, how fast it goes, and how long it takes."""
        locale = locale_of(words.language)
        parts = [
            words.tr("{done} of {total}", done=locale.toString(self.done), total=locale.toString(self.total))
        ]
        if self.left is not None:
            rate = self.rate
            shown = locale.toString(round(rate)) if rate >= 10 else locale.toString(rate, "f", 1)
            parts += [words.tr("{rate} per second", rate=shown), time_left(self.left, words)]
        return " · ".join(parts)


def time_left(seconds: int, words: Translator) -> str:
    """Return in words how long something still takes."""
    if seconds < _MINUTE:
        return words.ntr("{count} second left", "{count} seconds left", seconds)
    return words.ntr("{count} minute left", "{count} minutes left", round(seconds / _MINUTE))


def duration(seconds: float, words: Translator) -> str:
    """Return in words how long something takes in all: a minute at least."""
    hours, minutes = divmod(max(1, round(seconds / _MINUTE)), _MINUTE)
    told = [words.ntr("{count} hour", "{count} hours", hours)] if hours else []
    if minutes:
        told.append(words.ntr("{count} minute", "{count} minutes", minutes))
    return " ".join(told)
