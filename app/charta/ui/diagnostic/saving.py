"""Saving what belongs to a survey: the sheet to print, the spreadsheet to fill, the summary."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.export import file_name, write_whole
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.files import documents_folder, free_name
from charta.ui.messages import Action


class SheetSaver(QObject):
    """Asks where a file goes, makes it in the background and says when it is there."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench

    def save_spreadsheet(self, language: str) -> None:
        """Save the spreadsheet to fill."""
        diagnostic = self._bench.diagnostic.questionnaire

        def make() -> bytes:
            from charta.exchange.survey_blanks import write_blank

            return write_blank(diagnostic, language)

        self._save(self._context.tr("Diagnostic - to fill"), (language, "xlsx"), make)

    def save_sheet(self, language: str, format_: str) -> None:
        """Save the sheet to print."""
        self._save(self._context.tr("Diagnostic - sheet"), (language, format_), lambda: b"")

    def _save(self, name: str, kind: tuple[str, str], make: Callable[[], bytes]) -> None:
        language, ending = kind
        suggestion = free_name(documents_folder(), f"{file_name(name)}-{language}", ending)
        path = self._context.files.save_file(
            self._context.tr("Save"), suggestion, self._context.tr("Documents"), ending
        )
        if path is None:
            return

        def work(task: Task) -> Path:  # noqa: ARG001 - the work is one piece
            write_whole(path, make())
            return path

        self._context.background.run(work, Follow(self, self._done, self._failed))

    def _done(self, path: Path) -> None:
        tr = self._context.tr

        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._context.messages.inform(tr("{name} is saved.", name=path.name), action=Action(tr("Open"), show))

    def _failed(self, error: ChartaError) -> None:
        self._context.messages.fail(error)
