"""The findings about a section's wording, below the text that they are about."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.findings import Weight
from charta.domain.records import Change
from charta.ui.check.card import Entry
from charta.ui.check.checker import PAUSE_MS, Asked, Checked, Checker, placed
from charta.ui.check.counts import Counts
from charta.ui.check.entries import entries_of
from charta.ui.check.ignoring import Ignoring
from charta.ui.check.listing import FindingsList
from charta.ui.check.looks import tally
from charta.ui.context import UiContext
from charta.ui.section.panel import GrowingColumn
from charta.ui.widgets.buttons import Kind, button

HIGHEST: Final = 300
"""So high the list may be (at 100 %) beside the questions; below them it is as high as it needs."""
SHARE: Final = 0.27
"""So much of the panel the list may take there; the rest belongs to the text."""
LEAST: Final = 108


class FindingsBox(QWidget):
    """A line with the counts, and the list, which can be put away.

    It checks while it is seen, after a pause. From the moment when the text changes until it is checked, it
    says so, and nothing in the list can be used.
    """

    shown = Signal(object)
    """The words of a finding are to be shown."""
    field_asked = Signal(object)
    counted = Signal(int)
    """So many serious findings there are, in every language."""

    def __init__(self, context: UiContext, bench: Workbench, section: str) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._section = section
        self._changes: Sequence[Change] = ()
        self._languages: Sequence[str] = ()
        self._found: Mapping[str, Checked] = {}
        self._growing = False
        self.checker = Checker(context, bench, self)
        self.ignoring = Ignoring(context, bench, self)
        self.counts = Counts(context, context.tr("Wording check"))
        self.list = FindingsList(context, compact=True)
        self.toggle = button(context.icons, context.tr("Hide"), Kind.LINK)
        self._area = GrowingColumn(context.theme)
        self._is_folded = False
        self._lay_out()
        self._connect()

    def ask(self, languages: Sequence[str], changes: Sequence[Change], *, is_new: bool) -> None:
        """Check the wording as it would stand after `changes`; show what is found in `languages`.

        `is_new` tells that the text is not the one that was checked last.
        """
        self._changes = changes
        if languages != self._languages:
            self._languages = tuple(languages)
            self._show()
        if is_new or not self._found:
            self._outdate()
        self._start(PAUSE_MS)

    def set_growing(self, *, growing: bool) -> None:
        """Be as high as the list, or scroll within."""
        self._growing = growing
        self._area.set_growing(growing=growing)
        if not growing:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Check what was not checked while nobody saw it."""
        super().showEvent(event)
        self._start(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Check nothing that nobody sees."""
        super().hideEvent(event)
        self.checker.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the panel."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the list."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _start(self, pause: int) -> None:
        if self.isVisible():
            self.checker.check(self._texts, pause)

    def text(self, language: str) -> str:
        """Return the text that is checked, in canonical Markdown."""
        if self._changes:
            return self._bench.wordings.foreseen(self._section, language, self._changes)
        return self._bench.wordings.text(self._section, language)

    def _texts(self) -> Sequence[Asked]:
        return [
            Asked(self._section, language, self.text(language) if self._changes else None)
            for language in self._bench.session.languages
        ]

    def _take(self, checked: Sequence[Checked]) -> None:
        self._found = placed(checked)
        self._area.setEnabled(True)
        self._show()
        unique = {(found.language, found.id): found for entry in checked for found in entry.findings}
        self.counted.emit(tally(unique.values())[Weight.SERIOUS])

    def _outdate(self) -> None:
        self.counts.show_busy()
        self._area.setEnabled(False)

    def _show(self) -> None:
        shown = [self._found[language] for language in self._languages if language in self._found]
        if not shown:
            return
        entries = entries_of(self._bench, self._context, shown, named=len(self._languages) > 1)
        self.counts.show_counts(tally(entry.finding for entry in entries if entry.ignored is None))
        self.list.show_entries(entries)
        self._show_area(entries)

    def _show_area(self, entries: Sequence[Entry]) -> None:
        self.toggle.setVisible(bool(entries))
        self._area.setVisible(bool(entries) and not self._is_folded)
        tr = self._context.tr
        self.toggle.setText(tr("Show") if self._is_folded else tr("Hide"))
        self.toggle.setAccessibleName(tr("Show the findings") if self._is_folded else tr("Hide the findings"))
        self._fit()

    def _fit(self) -> None:
        """Leave most of the room to the text."""
        if self._growing:
            self._area.fit()
            return
        px, panel = self._context.theme.px, self.parentWidget()
        share = max(round(SHARE * panel.height()), px(LEAST)) if panel is not None else px(HIGHEST)
        wanted = self._area.column.sizeHint().height()
        if self._area.body.hasHeightForWidth():
            wanted = self._area.body.totalHeightForWidth(max(1, self._area.viewport().width()))
        self._area.setFixedHeight(min(wanted, share, px(HIGHEST)))

    def _flip(self) -> None:
        self._is_folded = not self._is_folded
        self._show()

    def _recheck(self) -> None:
        self._start(0)

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        self.setAccessibleName(tr("Wording check"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.counts, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        self._area.body.setContentsMargins(0, px(4), px(8), px(4))
        self._area.body.addWidget(self.list)
        self._area.body.addStretch()
        self._area.body.setSpacing(0)
        self._area.column.installEventFilter(self)
        column.addWidget(self._area)
        self._area.hide()
        self.toggle.hide()

    def _connect(self) -> None:
        self.checker.finished.connect(self._take)
        self.ignoring.changed.connect(self._recheck)
        self.toggle.clicked.connect(self._flip)
        self.list.shown.connect(self.shown)
        self.list.field_asked.connect(self.field_asked)
        self.list.ignore_asked.connect(self.ignoring.ask)
        self.list.take_back_asked.connect(self.ignoring.take_back)
