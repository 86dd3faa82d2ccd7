"""Work that cannot leave the window's thread, done in slices with room for the window between two."""

from collections.abc import Generator
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, object]
"""Work that can be interrupted where it yields; what it returns is its result."""

SLICE: Final = 12
"""So many milliseconds go by before the window has its turn; a step that takes longer is not cut."""


class Slices(QObject):
    """Does one piece of work at a time. An exception in it goes to the window's own handler, and ends it."""

    ended = Signal(object)
    """The result of the work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether there is work under way."""
        return self._steps is not None

    def begin(self, steps: Steps) -> None:
        """Begin a piece of work; nothing else may be under way."""
        self._steps = steps
        self._next.start()

    def _go_on(self) -> None:
        steps, passed = self._steps, QElapsedTimer()
        passed.start()
        try:
            while steps is not None and passed.elapsed() < SLICE:
                next(steps)
        except StopIteration as end:
            self._steps = None
            self.ended.emit(end.value)
        except BaseException:
            self._steps = None
            raise
        else:
            self._next.start()


def at_once(steps: Generator[None, None, T]) -> T:
    """Return the result of work that somebody waits for."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
