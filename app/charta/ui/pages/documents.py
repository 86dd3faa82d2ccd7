"""The Publish phase: writing the charter and its forms."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.wizard import PUBLICATION
from charta.ui.context import UiContext
from charta.ui.export_memory import ExportMemory
from charta.ui.page import Page
from charta.ui.pages.export_form import ExportForm
from charta.ui.pages.text_choice import TextChoice
from charta.ui.pages.write_card import WriteCard
from charta.ui.publication.words import language_name
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.stacks import set_beside, stacked

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
        self.text = TextChoice(context, bench)
        self.form = ExportForm(context)
        self.missing = Banner(context.theme, context.icons, "", Tone.ACCENT)
        self._lead = self.missing.add_action(tr("See what is missing"))
        self.writing = WriteCard(context, self._memory)
        self.results = self.writing.results
        self.export, self.cancel = self.writing.export, self.writing.cancel
        self._fill_body()
        self._connect()
        self.form.template.show_template(self._memory.word_template)
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
        return self.writing.is_writing

    @property
    def progress_text(self) -> str:
        """What is said about the export: under way, stopped or done."""
        return self.writing.progress_text

    def set_folder(self, folder: Path) -> None:
        """Write into this folder from now on."""
        self.writing.set_folder(folder)

    def start(self) -> None:
        """Write the chosen documents, after asking about those that exist."""
        choice = self.form.choice
        self.writing.problem.hide()
        try:
            order = self._bench.export.order(
                choice.documents, choice.languages, choice.format, choice.word_template, self.text.version
            )
            jobs = self._bench.export.jobs(replace(order, person=choice.person))
        except ChartaError as error:
            self.writing.fail(error)
            return
        self.writing.write(jobs)

    def stop(self) -> None:
        """Stop after the file that is being written; what is written is whole."""
        self.writing.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the second column beside the form or below it; what was written follows the button then."""
        super().resizeEvent(event)
        beside = self.width() >= self.context.theme.px(BESIDE)
        column, place = (self._left, 2) if beside else (self._right, 1)
        column.insertWidget(place, self.results)
        set_beside(self._columns, beside=beside)

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self.body.addWidget(self.missing)
        self.body.setSpacing(px(16))
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(px(16))
        self._left = stacked(px(16), self.text, self.form, self.results)
        self._right = stacked(px(16), self.writing)
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._right, 2)
        self.body.addLayout(self._columns)

    def _connect(self) -> None:
        self.form.changed.connect(self._show_ready)
        self.form.template.changed.connect(self._memory.set_word_template)
        self.text.changed.connect(self._choose_text)
        self._lead.clicked.connect(self._lead_to_missing)
        self.writing.asked.connect(self.start)
        self.writing.changed.connect(self._show_ready)

    def _show_text(self) -> None:
        version, editions = self.text.version, self._bench.editions
        try:
            spoken = editions.edition(version).languages if version else self._bench.session.languages
        except ChartaError as error:
            self.writing.fail(error)
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
        self.writing.problem.hide()
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
        hint = ""
        if not files:
            hint = self.context.tr("Choose at least one document and one language.")
        elif not self.form.person.is_ready:
            hint = self.context.tr("Give the name of the person, or leave the forms blank.")
        self.writing.show_ready(self.context.ntr("Write {count} file", "Write {count} files", files), hint)
