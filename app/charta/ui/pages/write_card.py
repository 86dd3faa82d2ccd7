"""Writing files into a folder from a page: the folder, the button, how far it is, and how to stop it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from charta.errors import ChartaError, sentence
from charta.services.export import Job
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.export_memory import ExportMemory
from charta.ui.pages.results import ResultsCard
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text
from charta.ui.writing import may_replace, write_all


class WriteCard(Card):
    """Writes jobs into the folder that it shows; `results` is the list of files, for the page to place."""

    asked = Signal()
    """The button was pressed: the page gathers the jobs and hands them to `write`."""
    changed = Signal()
    """Writing began or ended."""

    def __init__(self, context: UiContext, memory: ExportMemory, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Folder"), parent=parent)
        self._context = context
        self._memory = memory
        self._task: Task | None = None
        tr = context.tr
        self.results = ResultsCard(context)
        self.export = button(context.icons, "", Kind.PRIMARY, "download")
        self.cancel = button(context.icons, tr("Cancel"))
        self._folder = ElidedLabel("")
        self.choose_folder = button(context.icons, tr("Choose…"), Kind.SECONDARY, "folder-open")
        self._bar = QProgressBar()
        self._progress = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.problem = Text("", tone=Tone.DANGER)
        self._lay_out()
        self.export.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.stop)
        self.choose_folder.clicked.connect(self._ask_folder)
        self._show_folder()
        self._show_idle("")

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._task is not None

    @property
    def progress_text(self) -> str:
        """What is said about the files: under way, stopped or done."""
        return self._progress.text()

    def set_folder(self, folder: Path) -> None:
        """Write into this folder from now on."""
        self._memory.set_folder(folder)
        self._show_folder()

    def show_ready(self, verb: str, hint: str) -> None:
        """Show what the button would do; `hint` says why it cannot, and is empty where it can."""
        self.export.setText(verb)
        self.export.setEnabled(not hint and self._task is None)
        self.export.setToolTip(hint)
        if self._task is None and (hint or not self._bar.isVisibleTo(self)):
            self._say(hint)

    def write(self, jobs: Sequence[Job]) -> None:
        """Write the jobs in the background, after asking about files that are there."""
        self.problem.hide()
        if may_replace(self._context, self._memory.folder, jobs):
            self._run(self._memory.folder, jobs)

    def fail(self, error: ChartaError) -> None:
        """Say what went wrong."""
        self.problem.setText(sentence(error, self._context))
        self.problem.show()

    def stop(self) -> None:
        """Stop after the file that is being written; what is written is whole."""
        if self._task is not None:
            self._task.cancel()
            self._show_idle(self._context.tr("Stopped. Every file that was written is whole."))

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._folder, 1)
        row.addWidget(self.choose_folder)
        self.choose_folder.setAccessibleName(tr("Choose the folder"))
        self.body.addLayout(row)
        actions = QHBoxLayout()
        actions.setSpacing(px(12))
        actions.addWidget(self.export)
        actions.addWidget(self.cancel)
        actions.addStretch()
        self.body.addLayout(actions)
        self.body.addWidget(self._under_way())
        self.body.addWidget(self.problem)
        self.problem.hide()

    def _under_way(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(4))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self._context.tr("Progress"))
        column.addWidget(self._bar)
        column.addWidget(self._progress)
        return area

    def _show_folder(self) -> None:
        self._folder.setText(str(self._memory.folder))

    def _ask_folder(self) -> None:
        chosen = self._context.files.folder(
            self._context.tr("Choose the folder for the documents"), self._memory.folder
        )
        if chosen is not None:
            self.set_folder(chosen)

    def _run(self, folder: Path, jobs: Sequence[Job]) -> None:
        self.results.show_files(())
        self._bar.setRange(0, len(jobs))
        self._bar.setValue(0)
        self._bar.show()
        self.cancel.show()
        self._say("")

        def work(task: Task) -> list[Path]:
            return write_all(task, jobs, folder)

        self._task = self._context.background.run(
            work, Follow(self, self._done, self._failed, self._show_progress)
        )
        self.export.setEnabled(False)
        self.cancel.setFocus()

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if total:
            self._bar.setValue(done)
            told = self._context.tr("{number} of {total}: {name}", number=done + 1, total=total, name=what)
            self._say(told)

    def _say(self, text: str) -> None:
        self._progress.setText(text)
        self._progress.setVisible(bool(text))

    def _done(self, files: list[Path]) -> None:
        self._show_idle(self._context.ntr("{count} file written", "{count} files written", len(files)))
        self.results.show_files(files)

    def _failed(self, error: ChartaError) -> None:
        self._show_idle("")
        self.fail(error)

    def _show_idle(self, text: str) -> None:
        self._task = None
        self._bar.hide()
        self.changed.emit()
        if self.cancel.hasFocus():
            # Left to Qt, the keyboard would go to what comes next, and the page would scroll there.
            self.export.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cancel.hide()
        self._say(text or self._progress.text())
