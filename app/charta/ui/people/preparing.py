"""What is kept of many people: prepared off the window's thread, and kept on it in a moment."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject

from charta.errors import ChartaError, RosterOutdated
from charta.services.additions import Ready
from charta.ui.background import Background, Follow, Task
from charta.ui.collecting import leave_alone

T = TypeVar("T")
AT_ONCE: Final = 500
"""What is prepared of so many people takes no longer than a click may."""


@dataclass(frozen=True)
class Keeping(Generic[T]):
    """Something to be kept: `prepare` runs on any thread and may be asked anew, the others on the window's.

    `kept` gets what came of it, `failed` why nothing was kept.
    """

    prepare: Callable[[], Ready[T]]
    kept: Callable[[T], None]
    failed: Callable[[ChartaError], None]


class Preparing(QObject):
    """Does one thing at a time. Where people or facts change while it is prepared, it is prepared anew."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being prepared."""
        return self._task is not None

    def begin(self, keeping: Keeping[T], count: int) -> None:
        """Keep something about so many people: at once where they are few."""
        if count > AT_ONCE:
            self._begin(keeping)
            return
        try:
            result = keeping.prepare()()
        except ChartaError as error:
            keeping.failed(error)
            return
        keeping.kept(result)

    def cancel(self) -> None:
        """Keep nothing of what is being prepared, and tell nothing of it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self, keeping: Keeping[T]) -> None:
        def keep(ready: Ready[T]) -> None:
            self._task = None
            self._keep(keeping, ready)

        def fail(error: ChartaError) -> None:
            self._task = None
            keeping.failed(error)

        def work(_: Task) -> Ready[T]:
            ready = keeping.prepare()
            leave_alone()
            return ready

        self._task = self._background.run(work, Follow(self, keep, fail))

    def _keep(self, keeping: Keeping[T], ready: Ready[T]) -> None:
        try:
            result = ready()
        except RosterOutdated:
            # Somebody signed meanwhile, say. What cannot be kept any more fails when it is prepared.
            self._begin(keeping)
        except ChartaError as error:
            keeping.failed(error)
        else:
            keeping.kept(result)
