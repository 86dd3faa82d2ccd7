"""Taking a lot of files in: read page by page in the background, recorded on the window's thread."""

import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.intake import Intake
from charta.services.read_pages import FileProblem, PageRead
from charta.services.scanning import ScanningService
from charta.ui.background import Background, Follow, Task
from charta.ui.signatures.rows import Told, told_of

CHUNK: Final = 25
"""So many pages are recorded as one entry."""
LONGEST: Final = 1_500
"""Milliseconds after which pages are recorded although there are fewer."""


@dataclass
class _Lot:
    """What is under way: pages wait in `read` between the two threads."""

    intake: Intake
    stop: threading.Event = field(default_factory=threading.Event)
    read: deque[PageRead | FileProblem] = field(default_factory=deque)
    task: Task | None = None
    done: int = 0
    total: int = 0


class Taking(QObject):
    """Takes in one lot at a time."""

    progressed = Signal(int, int)
    """So many pages of so many are read; the latter is 0 while they are counted."""
    told = Signal(object)
    """What became of pages and files, a tuple of `Told`."""
    ended = Signal(object)
    """The `ChartaError` that ended it early, None for none."""

    def __init__(self, background: Background, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._scanning: ScanningService = bench.scanning
        self._lot: _Lot | None = None
        self._since = QElapsedTimer()
        self.was_stopped = False

    @property
    def is_busy(self) -> bool:
        """Whether a lot is being read."""
        return self._lot is not None

    @property
    def progress(self) -> tuple[int, int]:
        """How many pages of how many are read."""
        return (self._lot.done, self._lot.total) if self._lot else (0, 0)

    def begin(self, paths: Sequence[Path], on: date, by: str) -> None:
        """Take files in; nothing else may be under way.

        Raises `SigningDayUnusable` or `NameRequired` before anything is read.
        """
        lot = self._lot = _Lot(self._scanning.begin(on, by))
        scanning, self.was_stopped = self._scanning, False
        self._since.start()

        def work(task: Task) -> None:
            _read(scanning, paths, lot, task)

        lot.task = self._background.run(work, Follow(self, self._end, self._break_off, self._show))

    def stop(self) -> None:
        """Read no further; what was read is taken."""
        if self._lot is not None:
            self._lot.stop.set()

    def abandon(self) -> None:
        """Read no further and tell nothing; what was read is taken."""
        lot = self._lot
        if lot is None or lot.task is None:
            return
        lot.stop.set()
        lot.task.cancel()
        # There is nobody any more to whom a problem could be told.
        with suppress(ChartaError):
            self._take(lot)
        self._lot = None

    def _show(self, done: int, total: int, _: str) -> None:
        lot = self._lot
        if lot is None or not total:
            return
        lot.done, lot.total = done, total
        self.progressed.emit(done, total)
        if len(lot.read) >= CHUNK or self._since.elapsed() > LONGEST:
            self._since.restart()
            try:
                self._take(lot)
            except ChartaError as error:
                if lot.task is not None:
                    lot.stop.set()
                    lot.task.cancel()
                self._fail(error)

    def _take(self, lot: _Lot) -> None:
        """Record what was read by now."""
        pages: list[PageRead] = []
        # What is read meanwhile waits for the next time, so that the window has its turn in between.
        found_by_now = [lot.read.popleft() for _ in range(len(lot.read))]
        for place, found in enumerate(found_by_now, 1):
            if isinstance(found, PageRead):
                pages.append(found)
            is_last = place == len(found_by_now)
            if pages and (len(pages) == CHUNK or is_last or isinstance(found, FileProblem)):
                self._tell(list(map(told_of, lot.intake.take(pages))))
                pages = []
            if isinstance(found, FileProblem):
                self._tell([told_of(found)])

    def _end(self, _: None) -> None:
        lot = self._lot
        if lot is None:
            return
        try:
            self._take(lot)
            self.was_stopped = lot.stop.is_set()
            if not self.was_stopped:
                # Where it was stopped, the page with the signature may just not have been read.
                self._tell(list(map(told_of, lot.intake.finish())))
        except ChartaError as error:
            self._fail(error)
            return
        self._lot = None
        self.ended.emit(None)

    def _break_off(self, error: ChartaError) -> None:
        """Take what was read before a problem; that is told first."""
        if self._lot is not None:
            with suppress(ChartaError):
                self._take(self._lot)
        self._fail(error)

    def _fail(self, error: ChartaError) -> None:
        self._lot = None
        self.ended.emit(error)

    def _tell(self, rows: Sequence[Told]) -> None:
        if rows:
            self.told.emit(tuple(rows))


def _read(scanning: ScanningService, paths: Sequence[Path], lot: _Lot, task: Task) -> None:
    """Read files until the end, or until it is stopped."""
    total = scanning.count(paths)
    done = 0
    for found in scanning.read(paths):
        lot.read.append(found)
        done += isinstance(found, PageRead)
        task.report(done, max(total, done, 1))
        if lot.stop.is_set():
            break
