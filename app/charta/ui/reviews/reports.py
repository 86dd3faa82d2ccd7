"""What returned files say, read where nobody waits for it and kept for as long as the charter stands."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.intake import ReviewReport
from charta.ui.background import Background, Follow, Task


class Reports(QObject):
    """Gives the reports of a charter's returned files."""

    changed = Signal()
    """Files were read that had not been."""

    def __init__(self, bench: Workbench, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._background = background
        self._task: Task | None = None
        self._charter = bench.session.charter
        self._reports: dict[str, ReviewReport] = {}
        self._problems: dict[str, ChartaError] = {}

    @property
    def is_reading(self) -> bool:
        """Whether files are being read."""
        return self._task is not None

    def report(self, digest: str) -> ReviewReport | None:
        """Return what a file says beside the charter as it stands; None while it has not been read."""
        if self._bench.session.charter is not self._charter:
            self._charter = self._bench.session.charter
            self._reports = {}
        if digest not in self._reports:
            if not self._bench.intake.is_read(digest):
                return None
            self._reports[digest] = self._bench.intake.report(digest)
        return self._reports[digest]

    def problem(self, digest: str) -> ChartaError | None:
        """Return why a file that was taken in cannot be read any more, None where it can."""
        return self._problems.get(digest)

    def read(self) -> None:
        """Begin to read what has not been read; `changed` tells when that is done."""
        files = {
            digest: file
            for digest, file in self._bench.intake.unread().items()
            if digest not in self._problems
        }
        if self._task is not None or not files:
            return

        def work(task: Task) -> Mapping[str, ChartaError]:
            problems: dict[str, ChartaError] = {}
            for number, (digest, (name, data)) in enumerate(files.items()):
                task.report(number, len(files), name)
                try:
                    self._bench.intake.look(data, name)
                except ChartaError as error:
                    problems[digest] = error
            return problems

        self._task = self._background.run(work, Follow(self, self._done, self._failed))

    def _done(self, problems: Mapping[str, ChartaError]) -> None:
        self._task = None
        self._problems.update(problems)
        self.changed.emit()

    def _failed(self, _: ChartaError) -> None:
        self._task = None
        self.changed.emit()
