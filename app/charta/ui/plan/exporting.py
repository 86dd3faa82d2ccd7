"""Saving the plan: as a document, a spreadsheet or a calendar, in a language of the charter."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.export import Job
from charta.ui.context import UiContext
from charta.ui.saving import Saver
from charta.ui.wording.names import language_names


class PlanSaver(QObject):
    """Gives a button the menu of files, asks where one goes, and writes it in the background."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._saver = Saver(context, bench.session.store.path, self)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._saver.is_busy

    def offer(self, owner: QPushButton) -> None:
        """Give a button a menu of the files, by format and language."""
        tr, menu = self._context.tr, QMenu(owner)
        kinds = {
            "docx": tr("Word"),
            "pdf": tr("PDF"),
            "xlsx": tr("Spreadsheet"),
            "ics": tr("Calendar"),
        }
        names = language_names(self._bench.session, self._context.language)
        for format_, kind in kinds.items():
            for language, name in names.items():
                label = kind if len(names) == 1 else tr("{kind}, {language}", kind=kind, language=name)
                menu.addAction(label).setData((format_, language))
        menu.triggered.connect(self._chosen)
        owner.setMenu(menu)

    def save(self, format_: str, language: str) -> None:
        """Save the plan as a file."""
        tr = self._context.tr
        try:
            job = self._job(format_, language)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        kind = {"xlsx": tr("Spreadsheets"), "ics": tr("Calendar files")}.get(format_, tr("Documents"))
        self._saver.save_file(job, tr("Save the roll-out plan"), kind)

    def _job(self, format_: str, language: str) -> Job:
        files = self._bench.plan_files
        if format_ == "xlsx":
            return files.spreadsheet_job(language)
        if format_ == "ics":
            return files.calendar_job(language)
        return files.document_jobs([language], format_)[0]

    def _chosen(self, action: QAction) -> None:
        self.save(*action.data())
