"""What is written about people: spreadsheets, the report of the register, certificates, a list to fill."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from charta.bootstrap import Workbench
from charta.domain.register import Fact
from charta.domain.roster import RosterProblem
from charta.errors import ChartaError
from charta.services.export import Job, file_name
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.export_memory import ExportMemory
from charta.ui.messages import Action
from charta.ui.people.progress import ProgressDialog
from charta.ui.saving import Saver, open_target
from charta.ui.theme import Tone
from charta.ui.wording.names import language_names
from charta.ui.writing import may_replace, write_all

FORMATS = (("docx", "Word"), ("pdf", "PDF"))


class PeopleExport(QObject):
    """Asks where files go and writes them in the background."""

    def __init__(self, context: UiContext, bench: Workbench, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._bench = bench
        self._owner = owner
        self._saver = Saver(context, bench.session.store.path, self)
        self._memory = ExportMemory(context.preferences, bench.session.store.path)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being written."""
        return self._saver.is_busy

    def offer(self, owner: QPushButton, shown: Callable[[], Sequence[int]]) -> None:
        """Give a button a menu: those `shown` as a spreadsheet, and the report by format and language."""
        tr, menu = self._context.tr, QMenu(owner)
        people = menu.addAction(tr("Spreadsheet of those shown…"))
        people.triggered.connect(lambda: self.save_people(shown()))
        menu.addSeparator()
        for language, name in language_names(self._bench.session, self._context.language).items():
            for format_, kind in FORMATS:
                label = tr("Report: {kind}, {language}", kind=kind, language=name)
                report = menu.addAction(label)
                report.triggered.connect(partial(self._save_report, language, format_))
        owner.setMenu(menu)

    def save_people(self, ids: Sequence[int]) -> None:
        """Save people with where they stand as a spreadsheet."""
        tr, words, ids = self._context.tr, self._context.translator, tuple(ids)
        make = partial(self._bench.register_report.spreadsheet, ids, words)
        self._save(f"{self._stem()}-{file_name(tr('People'))}.xlsx", make, tr("Save the people"))

    def save_sample(self) -> None:
        """Save an empty list with the columns that are read."""
        tr, words = self._context.tr, self._context.translator
        make = partial(self._bench.roster.sample, words)
        self._save(f"{file_name(tr('List of people'))}.xlsx", make, tr("Save a list to fill"))

    def save_problems(self, name: str, problems: Sequence[RosterProblem]) -> None:
        """Save the problems of a list that was read."""
        tr, words = self._context.tr, self._context.translator
        make = partial(self._bench.roster.problem_sheet, tuple(problems), words)
        stem = f"{file_name(name.rpartition('.')[0] or name)}-{file_name(tr('Problems'))}"
        self._save(f"{stem}.xlsx", make, tr("Save the problems"))

    def save_certificate(self, fact: Fact, format_: str) -> None:
        """Save the certificate of one signature."""
        tr = self._context.tr
        try:
            job = self._bench.certificates.job(fact, format_)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self._saver.save_file(job, tr("Save the certificate"), tr("Documents"))

    def save_certificates(self, ids: Sequence[int], format_: str) -> ProgressDialog | None:
        """Write the certificate of each of several people into a folder; None where nothing is written."""
        tr = self._context.tr
        try:
            jobs = self._bench.certificates.jobs(ids, format_)
        except ChartaError as error:
            self._context.messages.fail(error)
            return None
        folder = self._context.files.folder(tr("Choose the folder for the certificates"), self._memory.folder)
        if folder is None or not may_replace(self._context, folder, jobs):
            return None
        self._memory.set_folder(folder)
        dialog = ProgressDialog(self._context, tr("Certificates"), self._owner)

        def work(task: Task) -> int:
            return len(write_all(task, jobs, folder))

        def done(files: int) -> None:
            dialog.accept()
            told = self._context.ntr("{count} certificate written", "{count} certificates written", files)
            show = Action(tr("Open the folder"), partial(open_target, folder))
            self._context.messages.inform(told, action=show)

        def failed(error: ChartaError) -> None:
            dialog.accept()
            self._context.messages.fail(error)

        def stopped() -> None:
            task.cancel()
            told = tr("Stopped. Every file that was written is whole.")
            self._context.messages.inform(told, Tone.NEUTRAL)

        task = self._context.background.run(work, Follow(dialog, done, failed, dialog.show_progress))
        dialog.rejected.connect(stopped)
        dialog.open()
        return dialog

    def _save_report(self, language: str, format_: str) -> None:
        try:
            job = self._bench.register_report.job(language, format_)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        tr = self._context.tr
        self._saver.save_file(job, tr("Save the report"), tr("Documents"))

    def _save(self, name: str, make: partial[bytes], title: str) -> None:
        self._saver.save_file(Job(name, make), title, self._context.tr("Spreadsheets"))

    def _stem(self) -> str:
        return file_name(self._bench.session.store.path.stem)
