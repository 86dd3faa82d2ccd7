"""The kit: papers about this charter, to be looked at and written."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.rollout import Deliverable
from charta.errors import ChartaError, sentence
from charta.services.wizard import PUBLICATION
from charta.ui.context import UiContext
from charta.ui.export_memory import ExportMemory
from charta.ui.kit.order import KitOrder
from charta.ui.kit.preview import Preview
from charta.ui.kit.shelf import PaperShelf
from charta.ui.kit.words import FORMATS
from charta.ui.page import Page
from charta.ui.pages.write_card import WriteCard
from charta.ui.publication.words import language_name
from charta.ui.saving import Saver
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.stacks import set_beside, stacked

if TYPE_CHECKING:
    from charta.domain.printed_kit import PrintedKit

BESIDE = 620
"""From this width on (at 100 %), the paper stands beside the list."""


class KitPage(Page):
    """Shows what there is, the chosen paper as it prints, and writes one of them or all."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Kit"),
            tr("Papers about this charter for leaders, managers and everyone, made from its own answers."),
            overline=tr("Roll out"),
            wide=True,
        )
        self._bench = bench
        self._kit: PrintedKit | None = None
        self._shown: tuple[Deliverable, PrintedKit] | None = None
        self._saver = Saver(context, bench.session.store.path, self)
        self.source = Banner(context.theme, context.icons, "", Tone.ACCENT)
        self.to_publish = self.source.add_action(tr("See the publication"))
        self.reworded = Banner(context.theme, context.icons, "", Tone.WARNING)
        self.problem = Banner(context.theme, context.icons, "", Tone.DANGER)
        self.shelf, self.preview = PaperShelf(context), Preview(context)
        self.order = KitOrder(context)
        self.writing = WriteCard(context, ExportMemory(context.preferences, bench.session.store.path))
        self._work = QWidget()
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether files are being written."""
        return self.writing.is_writing or self._saver.is_busy

    def view(self) -> str:
        """Return which paper is shown, and in which language."""
        return f"{self.shelf.paper} {self.preview.language}"

    def show_view(self, view: str) -> None:
        """Show the same paper again."""
        paper, _, language = view.partition(" ")
        if language in self.preview.languages:
            self.preview.languages[language].setChecked(True)
        if paper in tuple(Deliverable):
            self.shelf.choose(Deliverable(paper))

    def focus_first(self) -> None:
        """Put the keyboard on the paper that is shown."""
        self.shelf.tiles[self.shelf.paper].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the kit of the text that applies now."""
        try:
            spoken = self._bench.kit.languages
            names = {entry: language_name(self._bench, entry, self.context.language) for entry in spoken}
            self.preview.offer(names, self.context.spoken(spoken))
            self.order.offer(names)
            self._kit = self._bench.kit.printed(self.preview.language)
            reworded = self._bench.kit.reworded
        except ChartaError as error:
            self._kit = None
            self._show_problem(error)
            return
        self._show_problem(None)
        self._show_source(reworded)
        self.shelf.offer(self._kit.papers())
        self._show_paper()
        self._show_ready()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the paper beside the list or below it."""
        super().resizeEvent(event)
        beside = self.width() >= self.context.theme.px(BESIDE)
        set_beside(self._columns, beside=beside)

    def save_one(self) -> None:
        """Save the paper that is shown where the user wants it."""
        format_ = self.order.format
        (job,) = self._bench.kit.jobs([self.shelf.paper], [self.preview.language], format_)
        tr = self.context.tr
        self._saver.save_file(job, tr("Save this paper"), tr(FORMATS[format_]))

    def write_all(self) -> None:
        """Write every paper in the chosen languages."""
        self.writing.write(self._bench.kit.jobs((), self.order.languages, self.order.format))

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self.body.setSpacing(px(16))
        for banner in (self.problem, self.source, self.reworded):
            self.body.addWidget(banner)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._work)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(16))
        left = stacked(px(16), self.shelf, self.order, self.writing, self.writing.results)
        self._columns.addLayout(left, 2)
        self._columns.addWidget(self.preview, 3)
        self.body.addWidget(self._work)

    def _connect(self) -> None:
        self.to_publish.clicked.connect(partial(self.go_to.emit, PUBLICATION))
        self.shelf.chosen.connect(self._show_paper)
        self.preview.language_chosen.connect(self.refresh)
        self.preview.save_asked.connect(partial(self.context.attempt, self.save_one))
        self.order.changed.connect(self._show_ready)
        self.writing.changed.connect(self._show_ready)
        self.writing.asked.connect(partial(self.context.attempt, self.write_all))

    def _show_problem(self, error: ChartaError | None) -> None:
        self.problem.setVisible(error is not None)
        for part in (self.source, self.reworded, self._work):
            part.setVisible(error is None)
        if error is not None:
            self.problem.show_text(sentence(error, self.context))

    def _show_source(self, reworded: tuple[int, ...]) -> None:
        source, context = self._bench.kit.source, self.context
        self.to_publish.setVisible(source.is_draft)
        if source.effective is None:
            told = context.tr(
                "Nothing is published yet: the kit speaks of the draft, and every paper says so."
            )
        else:
            day = context.translator.day(source.effective)
            told = context.tr(
                "Made from the answers behind version {number}, which applies from {day}.",
                number=source.version,
                day=day,
            )
        self.source.show_text(told)
        self.reworded.setVisible(bool(reworded))
        numbers = ", ".join(map(str, reworded))
        self.reworded.show_text(
            context.ntr(
                "The team reworded section {numbers}: compare with it what the kit says.",
                "The team reworded sections {numbers}: compare with them what the kit says.",
                len(reworded),
                numbers=numbers,
            )
        )

    def _show_paper(self) -> None:
        if self._kit is None or self._shown == (self.shelf.paper, self._kit):
            return
        self._shown = (self.shelf.paper, self._kit)
        self.preview.show_paper(
            self.shelf.paper, partial(self._bench.kit.pictures, self.shelf.paper, self._kit)
        )

    def _show_ready(self) -> None:
        files = len(self._kit.papers()) * len(self.order.languages) if self._kit else 0
        verb = self.context.ntr("Write {count} file", "Write {count} files", files)
        self.writing.show_ready(verb, "" if files else self.context.tr("Choose at least one language."))
