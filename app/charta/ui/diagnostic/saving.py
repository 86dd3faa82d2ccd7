"""Saving what belongs to a survey: the sheet to print, the spreadsheet to fill, the summary."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.export import file_name, write_whole
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.files import documents_folder, free_name
from charta.ui.messages import Action
from charta.ui.saving import open_target
from charta.ui.wording.names import language_names


class SheetSaver(QObject):
    """Offers files by format and language, asks where one goes, makes it in the background and says so."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench

    def offer_document(self, owner: QPushButton, document: str) -> None:
        """Give a button a menu of the formats and languages of a document."""
        tr = self._context.tr
        menu = QMenu(owner)
        for language, name in self._languages().items():
            for format_, kind in (("docx", tr("Word")), ("pdf", tr("PDF"))):
                label = tr("{kind}, {language}", kind=kind, language=name)
                menu.addAction(label).setData((document, language, format_))
        menu.triggered.connect(self._save_document)
        owner.setMenu(menu)

    def offer_spreadsheet(self, owner: QPushButton) -> None:
        """Give a button a menu of the languages of the spreadsheet to fill."""
        menu = QMenu(owner)
        for language, name in self._languages().items():
            menu.addAction(name).setData(language)
        menu.triggered.connect(self._save_spreadsheet)
        owner.setMenu(menu)

    def _languages(self) -> dict[str, str]:
        return dict(language_names(self._bench.session, self._context.language))

    def _save_document(self, action: QAction) -> None:
        document, language, format_ = action.data()
        try:
            (job,) = self._bench.export.jobs(self._bench.export.order([document], [language], format_))
        except ChartaError as error:
            self._failed(error)
            return
        self._save(job.name, job.make)

    def _save_spreadsheet(self, action: QAction) -> None:
        language, diagnostic = action.data(), self._bench.diagnostic.questionnaire

        def make() -> bytes:
            from charta.exchange.survey_blank import blank_survey

            return blank_survey(diagnostic, language)

        name = file_name(diagnostic.text(language).title)
        self._save(f"{name}-{language}.xlsx", make)

    def _save(self, name: str, make: Callable[[], bytes]) -> None:
        suggestion = free_name(documents_folder(), Path(name).stem, Path(name).suffix.lstrip("."))
        path = self._context.files.save_file(
            self._context.tr("Save"),
            suggestion,
            self._context.tr("Documents"),
            suggestion.suffix.lstrip("."),
        )
        if path is None:
            return

        def work(task: Task) -> Path:  # noqa: ARG001 - the work is one piece
            write_whole(path, make())
            return path

        self._context.background.run(work, Follow(self, self._done, self._failed))

    def _done(self, path: Path) -> None:
        tr = self._context.tr
        action = Action(tr("Open"), partial(open_target, path))
        self._context.messages.inform(tr("{name} is saved.", name=path.name), action=action)

    def _failed(self, error: ChartaError) -> None:
        self._context.messages.fail(error)
