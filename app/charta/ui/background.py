"""Slow work off the window's thread: say what to do, and what to do after."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from charta.errors import ChartaError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
WORKERS = 2


class Cancelled(Exception):
    """The user no longer wants the result; raised inside the work, at its next report."""


class Task:
    """A piece of work under way, as seen from both sides: the work reports, the window may cancel."""

    def __init__(self, report: Callable[["Task", int, int, str], None]) -> None:
        self._report = report
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether the user no longer wants the result."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report; no callback is called any more."""
        self._cancelled.set()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Tell how far the work has come; called by the work. Raises `Cancelled`."""
        if self.is_cancelled:
            raise Cancelled
        self._report(self, done, total, what)


@dataclass(frozen=True)
class Follow(Generic[T]):
    """What to call afterwards, always on the window's thread, and only while `owner` lives.

    `failed` gets a stated problem; any other exception is a mistake of ours and goes to the window's own
    handler of such.
    """

    owner: QObject
    done: Callable[[T], None]
    failed: Callable[[ChartaError], None]
    progress: Callable[[int, int, str], None] | None = None


class Background(QObject):
    """Runs work in threads of its own; belongs to the window's thread."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # What is told comes from other threads only, so Qt queues it for the window's.
        self._finished.connect(self._call)
        self._executor: ThreadPoolExecutor | None = None
        self._tasks: set[Task] = set()

    def run(self, work: Callable[[Task], T], follow: Follow[T]) -> Task:
        """Start `work` as soon as a thread is free; return its task, which can be cancelled."""
        reported = follow.progress

        def report(task: Task, done: int, total: int, what: str) -> None:
            if reported is not None:
                self._later(task, follow.owner, lambda: reported(done, total, what))

        task = Task(report)
        self._tasks.add(task)
        if self._executor is None:
            # Slow to import, and most windows never need it before they are shown.
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(WORKERS, thread_name_prefix="charta")
        self._executor.submit(self._work, work, task, follow)
        return task

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._tasks)

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        for task in self._tasks:
            task.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None
        self._tasks.clear()

    def _work(self, work: Callable[[Task], T], task: Task, follow: Follow[T]) -> None:
        try:
            task.report(0, 0)
            result = work(task)
        except Cancelled:
            self._later(task, None, lambda: None, last=True)
        except ChartaError as error:
            problem = error
            self._later(task, follow.owner, lambda: follow.failed(problem), last=True)
        except BaseException as error:  # noqa: BLE001 - the outermost edge of a thread
            mistake = error
            self._later(task, None, lambda: _crash(mistake), last=True)
        else:
            self._later(task, follow.owner, lambda: follow.done(result), last=True)

    def _later(
        self, task: Task, owner: QObject | None, callback: Callable[[], None], *, last: bool = False
    ) -> None:
        def deliver() -> None:
            if last:
                self._tasks.discard(task)
            if owner is None or (not task.is_cancelled and shiboken6.isValid(owner)):
                callback()

        self._finished.emit(deliver)

    @Slot(object)
    def _call(self, deliver: Callable[[], None]) -> None:
        deliver()


def _crash(mistake: BaseException) -> None:
    sys.excepthook(type(mistake), mistake, mistake.__traceback__)
