"""The Publish phase: writing the charter and its forms."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError, sentence
from charta.services.export import Job
from charta.services.wizard import PUBLICATION
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.export_memory import ExportMemory
from charta.ui.page import Page
from charta.ui.pages.export_form import ExportForm
from charta.ui.pages.results import ResultsCard
from charta.ui.pages.text_choice import TextChoice
from charta.ui.publication.words import language_name
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text
from charta.ui.writing import may_replace, write_all

BESIDE = 860
"""From this width on (at 100 %), the folder stands beside the form."""


class DocumentsPage(Page):
    """Chooses what to write, of the draft or of a version; writes in the background, and lists the files."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Documents"),
            tr("Write the charter and its forms for reading, signing and handing out."),
            overline=tr("Publish"),
            wide=True,
        )
        self._bench = bench
        self._memory = ExportMemory(context.preferences, bench.session.store.path)
        self._task: Task | None = None
        self.text = TextChoice(context, bench)
        self.form = ExportForm(context)
        self.missing = Banner(context.theme, context.icons, "", Tone.ACCENT)
        self._lead = self.missing.add_action(tr("See what is missing"))
        self.results = ResultsCard(context)
        self.export = button(context.icons, "", Kind.PRIMARY, "download")
        self.cancel = button(context.icons, tr("Cancel"))
        self._folder = ElidedLabel("")
        self._choose_folder = button(context.icons, tr("Choose…"), Kind.SECONDARY, "folder-open")
        self._bar = QProgressBar()
        self._progress = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.problem = Text("", tone=Tone.DANGER)
        self._fill_body()
        self._connect()
        self.form.template.show_template(self._memory.word_template)
        self._show_folder()
        self._show_idle("")
        self.refresh()

    def refresh(self) -> None:
        """Show which texts there are, and what can be written of the one that is chosen."""
        self.text.refresh()
        self._show_text()

    @property
    def is_busy(self) -> bool:
        """Whether an export is under way."""
        return self.is_writing

    @property
    def is_writing(self) -> bool:
        """Whether an export is under way."""
        return self._task is not None

    @property
    def progress_text(self) -> str:
        """What is said about the export: under way, stopped or done."""
        return self._progress.text()

    def set_folder(self, folder: Path) -> None:
        """Write into this folder from now on."""
        self._memory.set_folder(folder)
        self._show_folder()

    def start(self) -> None:
        """Write the chosen documents, after asking about those that exist."""
        choice = self.form.choice
        self.problem.hide()
        try:
            order = self._bench.export.order(
                choice.documents, choice.languages, choice.format, choice.word_template, self.text.version
            )
            jobs = self._bench.export.jobs(replace(order, person=choice.person))
        except ChartaError as error:
            self._failed(error)
            return
        folder = self._memory.folder
        if may_replace(self.context, folder, jobs):
            self._run(folder, jobs)

    def stop(self) -> None:
        """Stop after the file that is being written; what is written is whole."""
        if self._task is not None:
            self._task.cancel()
            self._show_idle(self.context.tr("Stopped. Every file that was written is whole."))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the second column beside the form or below it; what was written follows the button then."""
        super().resizeEvent(event)
        beside = self.width() >= self.context.theme.px(BESIDE)
        column, place = (self._left, 2) if beside else (self._right, 1)
        column.insertWidget(place, self.results)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self.body.addWidget(self.missing)
        self.body.setSpacing(px(16))
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(px(16))
        self._left = _stacked(px(16), self.text, self.form, self.results)
        self._right = _stacked(px(16), self._write_card())
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._right, 2)
        self.body.addLayout(self._columns)

    def _write_card(self) -> Card:
        px, tr = self.context.theme.px, self.context.tr
        card = Card(self.context.theme, tr("Folder"))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._folder, 1)
        row.addWidget(self._choose_folder)
        self._choose_folder.setAccessibleName(tr("Choose the folder"))
        card.body.addLayout(row)
        actions = QHBoxLayout()
        actions.setSpacing(px(12))
        actions.addWidget(self.export)
        actions.addWidget(self.cancel)
        actions.addStretch()
        card.body.addLayout(actions)
        card.body.addWidget(self._under_way())
        card.body.addWidget(self.problem)
        self.problem.hide()
        return card

    def _under_way(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.context.theme.px(4))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.context.tr("Progress"))
        column.addWidget(self._bar)
        column.addWidget(self._progress)
        return area

    def _connect(self) -> None:
        self.form.changed.connect(self._show_ready)
        self.form.template.changed.connect(self._memory.set_word_template)
        self.text.changed.connect(self._choose_text)
        self._lead.clicked.connect(self._lead_to_missing)
        self.export.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self._choose_folder.clicked.connect(self._ask_folder)

    def _show_text(self) -> None:
        version, editions = self.text.version, self._bench.editions
        try:
            spoken = editions.edition(version).languages if version else self._bench.session.languages
        except ChartaError as error:
            self._tell(error)
            return
        reason = (
            self.context.tr("Only the draft has this document.")
            if version
            else self.context.tr("No survey has answers yet.")
        )
        self.form.show_documents(self._bench.export.available(version), reason)
        screen = self.context.language
        self.form.show_languages({entry: language_name(self._bench, entry, screen) for entry in spoken})
        self._show_missing()

    def _choose_text(self) -> None:
        self.problem.hide()
        self._show_text()

    def _show_missing(self) -> None:
        missing = () if self.text.version else self._bench.status.missing(self.context.translator)
        self.missing.setVisible(bool(missing))
        told = self.context.ntr(
            "{count} thing is missing before the charter can be published.",
            "{count} things are missing before the charter can be published.",
            len(missing),
        )
        self.missing.show_text(told)

    def _lead_to_missing(self) -> None:
        self.go_to.emit(PUBLICATION)

    def _show_ready(self) -> None:
        files = self.form.choice.files
        self.export.setText(self.context.ntr("Write {count} file", "Write {count} files", files))
        self.export.setEnabled(bool(files) and self.form.person.is_ready and self._task is None)
        hint = ""
        if not files:
            hint = self.context.tr("Choose at least one document and one language.")
        elif not self.form.person.is_ready:
            hint = self.context.tr("Give the name of the person, or leave the forms blank.")
        self.export.setToolTip(hint)
        if self._task is None and (hint or not self._bar.isVisibleTo(self)):
            self._say(hint)

    def _show_folder(self) -> None:
        self._folder.setText(str(self._memory.folder))

    def _ask_folder(self) -> None:
        chosen = self.context.files.folder(
            self.context.tr("Choose the folder for the documents"), self._memory.folder
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

        self._task = self.context.background.run(
            work, Follow(self, self._done, self._failed, self._show_progress)
        )
        self.export.setEnabled(False)
        self.cancel.setFocus()

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if total:
            self._bar.setValue(done)
            self._say(self.context.tr("{number} of {total}: {name}", number=done + 1, total=total, name=what))

    def _say(self, text: str) -> None:
        self._progress.setText(text)
        self._progress.setVisible(bool(text))

    def _done(self, files: list[Path]) -> None:
        self._show_idle(self.context.ntr("{count} file written", "{count} files written", len(files)))
        self.results.show_files(files)

    def _failed(self, error: ChartaError) -> None:
        self._show_idle("")
        self._tell(error)

    def _tell(self, error: ChartaError) -> None:
        self.problem.setText(sentence(error, self.context))
        self.problem.show()

    def _show_idle(self, text: str) -> None:
        self._task = None
        self._bar.hide()
        self.cancel.hide()
        self._show_ready()
        self._say(text or self._progress.text())


def _stacked(spacing: int, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return column
