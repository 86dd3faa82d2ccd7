"""What returned files say, gathered where nobody waits for it and kept for as long as the charter stands."""

from collections.abc import Generator, Mapping

from PySide6.QtCore import QObject, Signal

from charta.bootstrap import Workbench
from charta.domain.records import ReviewReturn
from charta.errors import ChartaError
from charta.services.returns import ReviewReport
from charta.ui.background import Background, Follow, Task
from charta.ui.slices import Slices


class Reports(QObject):
    """Gives the reports of a charter's returned files.

    Files are read in the background, then compared with the charter text by text, with room for the window
    between two: a large file takes a second the first time, and next to nothing afterwards.
    """

    changed = Signal()
    """There are reports that there were not."""

    def __init__(self, bench: Workbench, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._background = background
        self._task: Task | None = None
        self._charter = bench.session.charter
        self._reports: dict[str, ReviewReport] = {}
        self._compared: set[str] = set()
        self._problems: dict[str, ChartaError] = {}
        self._slices = Slices(self)
        self._slices.ended.connect(self._told)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read or compared."""
        return self._task is not None or self._slices.is_busy

    def report(self, digest: str, *, now: bool = False) -> ReviewReport | None:
        """Return what a file says beside the charter as it stands; None before it has been read.

        None as well before it has been compared for the first time, unless it is wanted `now`.
        """
        if self._bench.session.charter is not self._charter:
            self._charter = self._bench.session.charter
            self._reports = {}
        if not self._bench.returns.is_read(digest) or not (now or digest in self._compared):
            return None
        if digest not in self._reports:
            try:
                self._reports[digest] = self._bench.returns.report(digest)
            except ChartaError as error:
                self._problems[digest] = error
                return None
            self._compared.add(digest)
        return self._reports[digest]

    def problem(self, digest: str) -> ChartaError | None:
        """Return why a file that was taken in cannot be read any more, None where it can."""
        return self._problems.get(digest)

    def gather(self) -> None:
        """Begin to read and compare what has not been; `changed` tells of each that is done."""
        if self._task is not None:
            return
        if all(self._is_settled(digest) or self._bench.returns.is_read(digest) for digest in self._digests()):
            self._compare_next()
            return
        try:
            unread = self._bench.returns.unread()
        except ChartaError as error:
            waiting = (digest for digest in self._digests() if not self._is_settled(digest))
            self._problems.update(dict.fromkeys(waiting, error))
            return
        files = {digest: file for digest, file in unread.items() if digest not in self._problems}
        look = self._bench.returns.look

        def work(task: Task) -> Mapping[str, ChartaError]:
            problems: dict[str, ChartaError] = {}
            for number, (digest, (name, data)) in enumerate(files.items()):
                task.report(number, len(files), name)
                try:
                    look(data, name)
                except ChartaError as error:
                    problems[digest] = error
            return problems

        self._task = self._background.run(work, Follow(self, self._done, self._failed))

    def _digests(self) -> list[str]:
        return [entry.digest for entry in self._bench.session.charter.all(ReviewReturn)]

    def _is_settled(self, digest: str) -> bool:
        return digest in self._compared or digest in self._problems

    def _done(self, problems: Mapping[str, ChartaError]) -> None:
        self._task = None
        self._problems.update(problems)
        self._compare_next()
        self.changed.emit()

    def _failed(self, _: ChartaError) -> None:
        self._task = None

    def _compare_next(self) -> None:
        waiting = (digest for digest in self._digests() if not self._is_settled(digest))
        digest = next((digest for digest in waiting if self._bench.returns.is_read(digest)), "")
        if digest and not self._slices.is_busy:
            self._slices.begin(self._compare(digest))

    def _compare(self, digest: str) -> Generator[None, None, None]:
        try:
            yield from self._bench.returns.compare(digest)
            self.report(digest, now=True)
        except ChartaError as error:
            self._problems[digest] = error

    def _told(self) -> None:
        self.changed.emit()
        self.gather()
