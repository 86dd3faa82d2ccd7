"""Writing a batch off the window's thread: how far it is, and how it ended."""

import threading
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from charta.errors import ChartaError
from charta.services.form_files import FormRun
from charta.ui.background import Background, Follow, Task

OFTEN: Final = 50
"""So many milliseconds lie between two looks at how far a batch is: forms are finished faster than told."""


@dataclass(frozen=True)
class Ending:
    """How the writing of a batch ended: how many forms are made, and what stopped it, if anything did."""

    run: FormRun
    made: int
    problem: ChartaError | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every form is made."""
        return self.made >= len(self.run.lines)


@dataclass
class _Count:
    """How many forms of a batch are made; the thread that writes them counts."""

    made: int = 0


class FormWriting(QObject):
    """Writes one batch at a time."""

    progressed = Signal(int)
    """So many forms are made."""
    ended = Signal(object)
    """An `Ending`; nothing is told after `abandon`."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._task: Task | None = None
        self._stop = threading.Event()
        self._count = _Count()
        self._looking = QTimer(self)
        self._looking.setInterval(OFTEN)
        self._looking.timeout.connect(self._look)
        self.run: FormRun | None = None
        self.made = 0

    @property
    def is_busy(self) -> bool:
        """Whether a batch is being written."""
        return self.run is not None

    @property
    def is_stopping(self) -> bool:
        """Whether the batch ends at the next form."""
        return self.is_busy and self._stop.is_set()

    def begin(self, run: FormRun) -> None:
        """Write a batch; nothing else may be under way."""
        stop, count = threading.Event(), _Count()
        self._stop, self._count, self.run, self.made = stop, count, run, 0

        def work(_: Task) -> Ending:
            return _written(run, count, stop)

        self._task = self._background.run(work, Follow(self, self._end, self._fail))
        self._looking.start()

    def stop(self) -> None:
        """Write no more; what is finished stays."""
        self._stop.set()

    def abandon(self) -> Ending | None:
        """Write no more and tell nothing; return how far it had come, None where nothing was under way."""
        if self.run is None or self._task is None:
            return None
        self._stop.set()
        self._task.cancel()
        return self._over(Ending(self.run, self._count.made))

    def _look(self) -> None:
        if self.made != self._count.made:
            self.made = self._count.made
            self.progressed.emit(self.made)

    def _end(self, ending: Ending) -> None:
        self.ended.emit(self._over(ending))

    def _fail(self, error: ChartaError) -> None:
        if self.run is not None:
            self._end(Ending(self.run, self._count.made, error))

    def _over(self, ending: Ending) -> Ending:
        self._looking.stop()
        self.run, self._task = None, None
        return ending


def _written(run: FormRun, count: _Count, stop: threading.Event) -> Ending:
    """Write until the end, the first problem, or until it is stopped."""
    try:
        with closing(run.work()) as working:
            for count.made in working:
                if stop.is_set():
                    break
    except ChartaError as error:
        return Ending(run, count.made, error)
    return Ending(run, count.made)
