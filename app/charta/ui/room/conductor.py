"""Runs a workshop for its window: one command after another, and an eye on the clocks between them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from charta.bootstrap import Workbench
from charta.domain.timeline import RoomPhase
from charta.errors import ChartaError
from charta.ui.room.state import RoomState
from charta.ui.room.ticking import ClockSet, Interruption, Ticker

TICK_MS: Final = 1000
BEAT_TICKS: Final = 30


class Conductor(QObject):
    """Hands what the facilitator asks for to the services. What cannot be done arrives by `failed`."""

    ticked = Signal()
    failed = Signal(object)
    """A `ChartaError`."""
    interrupted = Signal(object)
    """A `Gap` that does not count."""
    clock_set = Signal(object)
    """By how much somebody set the clock, a `timedelta`."""

    def __init__(
        self, bench: Workbench, number: int, steady: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._number = number
        self._ticker = Ticker(bench.session.clock.now, steady)
        self._waiting: list[Interruption | ClockSet] = []
        self._ticks = 0
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def state(self) -> RoomState:
        """The workshop as it stands now."""
        return RoomState(self._bench, self._number)

    def start(self) -> None:
        """Look at the clocks from now on; leave out the time in which nobody heard of a running workshop."""
        self._timer.start()
        if self.state.is_live and self._bench.timekeeping.interruption(self._number) > timedelta():
            self._do(lambda: self._interrupt(None))

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Let a second go by."""
        self._look()
        self._ticks += 1
        if self._ticks % BEAT_TICKS == 0 and self.state.is_live:
            self._quietly(lambda: self._bench.timekeeping.beat(self._number))
        self.ticked.emit()

    def begin(self) -> None:
        """Begin the workshop, or go on with it: at the item where it was left, or the first one to come."""
        self._look()
        # One that was forgotten is ended before it goes on, and is at no item then.
        left = self.state.item

        def begin() -> None:
            self._bench.timekeeping.begin(self._number)
            item = left or self.state.beside(0)
            if item is not None:
                self._bench.timekeeping.take_up(self._number, item.number)

        self._do(begin)

    def take_up(self, item: int) -> None:
        """Go on to an item."""
        self._look()
        self._do(lambda: self._bench.timekeeping.take_up(self._number, item))

    def step(self, by: int) -> None:
        """Go on to the next item, or back to the one before."""
        item = self.state.beside(by)
        if item is not None:
            self.take_up(item.number)

    def extend(self, minutes: int) -> None:
        """Give the item more time."""
        self._look()
        item = self.state.item
        if item is not None:
            self._do(lambda: self._bench.timekeeping.extend(self._number, item.number, minutes))

    def toggle_pause(self) -> None:
        """Stop the clock, or let it run again."""
        self._look()
        timekeeping = self._bench.timekeeping
        move = timekeeping.resume if self.state.is_paused else timekeeping.pause
        self._do(lambda: move(self._number))

    def count(self, pause: int) -> None:
        """Count an interruption as working time after all."""
        self._do(lambda: self._bench.timekeeping.count(self._number, pause))

    def end(self) -> bool:
        """End the workshop; tell whether it is over."""
        self._look()
        self._do(lambda: self._bench.timekeeping.end(self._number))
        return self.state.course.phase is RoomPhase.ENDED

    # -- inside -------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Take into account what happened to the clocks; what cannot be stored waits for the next look."""
        happened = self._ticker.tick()
        if happened is not None:
            self._waiting.append(happened)
        if not self._waiting:
            return
        set_by = sum((one.by for one in self._waiting if isinstance(one, ClockSet)), timedelta())
        state = self.state
        # A clock that is set on by hours makes no workshop a forgotten one.
        if not state.course.is_live(state.now - set_by):
            # Of a workshop that was left overnight, the last sign of life says when it ended.
            self._waiting.clear()
            return
        self._quietly(self._take_into_account)

    def _take_into_account(self) -> None:
        while self._waiting:
            event = self._waiting[0]
            if isinstance(event, ClockSet):
                self._bench.timekeeping.clock_set(self._number, event.by)
                self.clock_set.emit(event.by)
            else:
                self._interrupt(event)
            self._waiting.pop(0)

    def _interrupt(self, event: Interruption | None) -> None:
        before = len(self.state.course.gaps)
        self._bench.timekeeping.interrupted(self._number, event.since if event else None)
        gaps = self.state.course.gaps
        if len(gaps) > before:
            self.interrupted.emit(gaps[-1])

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except ChartaError as error:
            self.failed.emit(error)

    def _quietly(self, work: Callable[[], None]) -> None:
        """Do what comes again every second, and tell only once where it fails."""
        try:
            work()
        except ChartaError as error:
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error)
        else:
            self._has_failed = False
