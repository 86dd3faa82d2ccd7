"""Taking returned files in: read one by one in the background, then kept; what cannot be is told by file."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from charta.bootstrap import Workbench
from charta.domain.records import ReviewReturn
from charta.errors import N_, ChartaError, Marked, ReviewUnmarked, ReviewUnusable
from charta.services.returns import FILE_LIMIT, ReviewReport
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.slices import Slices, at_once

_GONE = N_("it cannot be opened; it may have been moved, or another program holds it")


@dataclass(frozen=True)
class TakenFile:
    """What became of a file: its report, or why it was not taken in. `data` is kept where it may still be."""

    name: str
    report: ReviewReport | None = None
    was_known: bool = False
    problem: ChartaError | None = None
    data: bytes = b""

    @property
    def is_unmarked(self) -> bool:
        """Whether somebody has to say which review it answers."""
        return isinstance(self.problem, ReviewUnmarked)


@dataclass(frozen=True)
class _Looked:
    name: str
    data: bytes
    problem: ChartaError | None


class Intake(QObject):
    """Takes several files in, one after the other; what stops one does not stop the others."""

    reading = Signal(int, int, str)
    """How far it has come: number of the file that is read, how many there are, its name."""
    ended = Signal(object)
    """What became of each file, a tuple of `TakenFile`; empty where it was stopped."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._task: Task | None = None
        self._by = ""
        self._request = 0
        self._waiting: list[_Looked] = []
        self._taken: list[TakenFile] = []
        self._slices = Slices(self)
        self._slices.ended.connect(self._kept)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._task is not None or self._slices.is_busy

    def take(self, paths: Sequence[Path], by: str, request: int = 0) -> None:
        """Begin; `request` is the review that files answer which do not say so themselves, 0 for none."""
        if self.is_busy:
            return
        self._by, self._request = by, request
        look = self._bench.returns.look

        def work(task: Task) -> Sequence[_Looked]:
            looked = []
            for number, path in enumerate(paths):
                task.report(number, len(paths), path.name)
                looked.append(_look(path, look))
            return looked

        follow = Follow(self, self._done, self._failed, self.reading.emit)
        self._task = self._context.background.run(work, follow)

    def stop(self) -> None:
        """Read no further; nothing has been taken in."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.ended.emit(())

    def answer(self, file: TakenFile, request: int) -> TakenFile:
        """Take a file in that did not say which review it answers."""
        return at_once(self._keep(_Looked(file.name, file.data, None), request))

    def _done(self, looked: Sequence[_Looked]) -> None:
        self._task = None
        self._waiting, self._taken = list(looked), []
        self._keep_next()

    def _keep_next(self) -> None:
        self._slices.begin(self._keep(self._waiting.pop(0), self._request))

    def _kept(self, file: TakenFile) -> None:
        self._taken.append(file)
        if self._waiting:
            self._keep_next()
        else:
            self.ended.emit(tuple(self._taken))

    def _failed(self, error: ChartaError) -> None:
        self._task = None
        self.ended.emit((TakenFile("", problem=error),))

    def _keep(self, looked: _Looked, request: int) -> Generator[None, None, TakenFile]:
        """Keep a file and compare it with the charter, text by text; return what became of it."""
        if looked.problem is not None:
            return TakenFile(looked.name, problem=looked.problem)
        returns = self._bench.returns
        known = {entry.digest for entry in self._bench.session.charter.all(ReviewReturn)}
        try:
            digest = returns.keep(looked.data, looked.name, self._by, request)
            yield from returns.compare(digest)
            report = returns.report(digest)
        except ChartaError as error:
            return TakenFile(looked.name, problem=error, data=looked.data)
        return TakenFile(looked.name, report, report.returned.digest in known)


def _look(path: Path, look: Callable[[bytes, str], object]) -> _Looked:
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError:
        return _Looked(path.name, b"", ReviewUnusable(name=path.name, problem=Marked(_GONE)))
    try:
        look(data, path.name)
    except ChartaError as error:
        return _Looked(path.name, b"", error)
    return _Looked(path.name, data, None)
