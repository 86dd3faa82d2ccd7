"""Saving what is made: one file where the user wants it, or several into a folder."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from charta.errors import ChartaError
from charta.services.export import Job, write_whole
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.export_memory import ExportMemory
from charta.ui.files import documents_folder, free_name
from charta.ui.messages import Action
from charta.ui.theme import Tone
from charta.ui.writing import may_replace, write_all

T = TypeVar("T")


class Saver(QObject):
    """Asks for the place, writes in the background, and says what there is."""

    def __init__(self, context: UiContext, charter: Path, parent: QObject) -> None:
        """Set it up for the charter that is kept at `charter`, whose folder of documents is remembered."""
        super().__init__(parent)
        self._context = context
        self._memory = ExportMemory(context.preferences, charter)
        self._under_way = 0

    @property
    def is_busy(self) -> bool:
        """Whether anything is being written."""
        return self._under_way > 0

    def save_file(self, job: Job, title: str, kind: str) -> None:
        """Save one file where the user wants it; `kind` names such files."""
        suggestion = Path(job.name)
        ending = suggestion.suffix.removeprefix(".")
        free = free_name(documents_folder(), suggestion.stem, ending)
        path = self._context.files.save_file(title, free, kind, ending)
        if path is None:
            return

        def work(_: Task) -> None:
            write_whole(path, job.make())

        def done(_: None) -> None:
            self._tell(self._context.tr("Saved as {name}.", name=path.name), self._context.tr("Open"), path)

        self._context.messages.inform(
            self._context.tr("{name} is being written…", name=path.name), Tone.NEUTRAL
        )
        self._run(work, done)

    def save_documents(self, jobs: Sequence[Job]) -> None:
        """Save files into a folder that the user chooses, which is suggested the next time."""
        tr = self._context.tr
        folder = self._context.files.folder(tr("Choose the folder for the documents"), self._memory.folder)
        if folder is None or not may_replace(self._context, folder, jobs):
            return
        self._memory.set_folder(folder)

        def work(task: Task) -> int:
            return len(write_all(task, jobs, folder))

        def done(files: int) -> None:
            told = self._context.ntr("{count} file written", "{count} files written", files)
            self._tell(told, tr("Open the folder"), folder)

        self._run(work, done)

    def _run(self, work: Callable[[Task], T], done: Callable[[T], None]) -> None:
        def ended(result: T) -> None:
            self._under_way -= 1
            done(result)

        self._under_way += 1
        self._context.background.run(work, Follow(self, ended, self._failed))

    def _failed(self, error: ChartaError) -> None:
        self._under_way -= 1
        self._context.messages.fail(error)

    def _tell(self, words: str, verb: str, target: Path) -> None:
        self._context.messages.inform(words, action=Action(verb, partial(open_target, target)))


def open_target(target: Path) -> None:
    """Open a file or a folder with whatever the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
