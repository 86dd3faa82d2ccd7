"""Writing a batch off the window's thread: how far it is, and how it ended."""

import threading
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from charta.errors import ChartaError
from charta.services.form_files import FormRun
from charta.ui.background import Background, Follow, Task


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
        stop = self._stop = threading.Event()
        self.run, self.made = run, 0

        def work(task: Task) -> Ending:
            return _written(run, task, stop)

        self._task = self._background.run(work, Follow(self, self._end, self._fail, self._show))

    def stop(self) -> None:
        """Write no more; what is finished stays."""
        self._stop.set()

    def abandon(self) -> Ending | None:
        """Write no more and tell nothing; return how far it had come, None where nothing was under way."""
        if self.run is None or self._task is None:
            return None
        self._stop.set()
        self._task.cancel()
        return self._over(Ending(self.run, self.made))

    def _show(self, made: int, total: int, _: str) -> None:
        if total:
            self.made = made
            self.progressed.emit(made)

    def _end(self, ending: Ending) -> None:
        self.ended.emit(self._over(ending))

    def _fail(self, error: ChartaError) -> None:
        if self.run is not None:
            self._end(Ending(self.run, self.made, error))

    def _over(self, ending: Ending) -> Ending:
        self.run, self._task = None, None
        return ending


def _written(run: FormRun, task: Task, stop: threading.Event) -> Ending:
    """Write until the end, the first problem, or until it is stopped."""
    made, total = 0, len(run.lines)
    try:
        with closing(run.work()) as working:
            for made in working:
                task.report(made, total)
                if stop.is_set():
                    break
    except ChartaError as error:
        return Ending(run, made, error)
    return Ending(run, made)
