"""Reading a spreadsheet of answers in: in the background, then a preview, then what the user keeps."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.diagnostic import Diagnostic
from charta.errors import ChartaError
from charta.exchange.survey_sheets import SurveySheet, read_survey
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.diagnostic.preview_dialog import PreviewDialog
from charta.ui.messages import Action


class SheetImport(QObject):
    """Reads one file at a time; nothing is kept before the user has seen the preview and said so."""

    running = Signal(str)
    """The name of the file that is being read, empty once it is not any more."""
    taken = Signal()

    def __init__(self, context: UiContext, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._bench = bench
        self._page = page
        self._task: Task | None = None
        self._survey = 0
        self._file = ""
        self.preview: PreviewDialog | None = None

    @property
    def questionnaire(self) -> Diagnostic:
        """What was asked."""
        return self._bench.diagnostic.questionnaire

    def read(self, path: Path, survey: int) -> None:
        """Read a file for a survey."""
        if self._task is not None or self.preview is not None:
            return
        self._survey, self._file = survey, path.name
        diagnostic = self.questionnaire

        def work(task: Task) -> SurveySheet:  # noqa: ARG001 - what is cancelled is not delivered
            return read_survey(path, diagnostic)

        self.running.emit(path.name)
        self._task = self._context.background.run(work, Follow(self, self._done, self._failed))

    def stop(self) -> None:
        """Read no further; nothing has been kept."""
        if self._task is not None:
            self._task.cancel()
            self._ended()

    def show(self, name: str, sheet: SurveySheet) -> PreviewDialog:
        """Show what was read, to be kept or not."""
        made = PreviewDialog(self._context, name, sheet, self._page)
        made.kept.connect(self._keep)
        made.finished.connect(self._close)
        made.open()
        self.preview = made
        return made

    def _ended(self) -> None:
        self._task = None
        self.running.emit("")

    def _done(self, sheet: SurveySheet) -> None:
        self._ended()
        self.show(self._file, sheet)

    def _failed(self, error: ChartaError) -> None:
        self._ended()
        self._context.messages.fail(error)

    def _close(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
            self.preview = None

    def _keep(self, sheet: SurveySheet) -> None:
        try:
            self._bench.diagnostic.take_in(self._survey, sheet.sums)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self.taken.emit()
        people = sum(sums.respondents for sums in sheet.sums.values())
        told = self._context.ntr(
            "The sums of {count} person are kept.", "The sums of {count} people are kept.", people
        )
        self._context.messages.inform(told, action=Action(self._context.tr("Undo"), self._undo))

    def _undo(self) -> None:
        try:
            self._bench.session.undo()
        except ChartaError as error:
            self._context.messages.fail(error)
        self.taken.emit()
