"""The check of the whole charter: what was found, section by section, and how easily each reads."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.checking.prose import Ease
from charta.domain.findings import Finding
from charta.ui.check.card import Entry
from charta.ui.check.checker import Asked, Checked, Checker
from charta.ui.check.counts import Counts
from charta.ui.check.ease import EaseCard, ease_of
from charta.ui.check.entries import entries_of, occurrence
from charta.ui.check.filters import Filters
from charta.ui.check.group import Group
from charta.ui.check.ignoring import Ignoring
from charta.ui.check.looks import tally
from charta.ui.context import UiContext
from charta.ui.page import Page
from charta.ui.pages.meter import BalanceLine
from charta.ui.spot import Part, Spot
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names

AT_ONCE: Final = 40
"""So many findings are shown at first, and more each time when more are asked for."""
_SETTLE_MS: Final = 30
_BESIDE: Final = 760


class CheckPage(Page):
    """Checks every section in every language while it is seen, and leads to what it finds."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Wording check"),
            tr("What deserves a second look before you ask for signatures. Nothing here stops anybody."),
            overline=tr("Draft"),
        )
        self._bench = bench
        self._entries: Sequence[Entry] = ()
        self._checked: Sequence[str] = ()
        self._limit = AT_ONCE
        self.groups: dict[str, Group] = {}
        self.checker = Checker(context, bench, self)
        self.ignoring = Ignoring(context, bench, self)
        self.balance = BalanceLine(context)
        self.counts = Counts(context)
        self.filters = Filters(context)
        self.ease = EaseCard(context, bench)
        self.more = button(context.icons, "", icon="chevron-down")
        self.empty = EmptyState(
            context.theme,
            context.icons,
            "circle-check",
            tr("No remark"),
            tr("Nothing in the charter catches the eye of the check. Reading it aloud still finds more."),
        )
        self.none = Text(tr("Nothing of this weight and language was found."), tone=Tone.NEUTRAL)
        self._bar = QProgressBar()
        self._told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._progress = QWidget()
        self._results = QWidget()
        self._list = QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._compose()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Check the charter as it stands now; what was found before cannot be used until then."""
        self.balance.show_report(self._bench.balance.report())
        self.filters.show_languages(language_names(self._bench.session, self.context.language))
        if self.isVisible():
            self._begin()

    def view(self) -> str:
        """Return what is chosen to be shown."""
        return self.filters.state

    def show_view(self, view: str) -> None:
        """Choose it again."""
        self.filters.choose(view)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Check what may have changed since the page was last seen."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop: nobody waits for it."""
        super().hideEvent(event)
        self.checker.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the filters beside the counts, or below them."""
        super().resizeEvent(event)
        beside = event.size().width() >= self.context.theme.px(_BESIDE)
        set_beside(self._row, beside=beside)

    def _begin(self) -> None:
        self.counts.show_busy()
        texts = [self._bench.wordings.text(asked.section, asked.language) for asked in self._texts()]
        # What is disabled loses the keyboard: only results that are no longer those of the texts are.
        self._results.setEnabled(texts == self._checked)
        self._checked = texts
        self.checker.check(self._texts, _SETTLE_MS)

    def _texts(self) -> Sequence[Asked]:
        session = self._bench.session
        return [Asked(section.id, name) for section in session.included() for name in session.languages]

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setVisible(done < total)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._told.setText(self.context.tr("{done} of {total} texts checked", done=done, total=total))

    def _take(self, checked: Sequence[Checked]) -> None:
        named = len(self._bench.session.languages) > 1
        self._entries = entries_of(self._bench, self.context, checked, named=named)
        self._progress.hide()
        self._results.setEnabled(True)
        self.counts.show_counts(tally(entry.finding for entry in self._entries if entry.ignored is None))
        self.ease.show_eases(self._eases(checked))
        self.ease.setVisible(bool(checked))
        self._show_entries()

    def _eases(self, checked: Sequence[Checked]) -> Mapping[tuple[str, str], Ease]:
        eases = {
            (each.asked.section, each.asked.language): ease_of(self._bench, each.asked) for each in checked
        }
        return {place: ease for place, ease in eases.items() if ease is not None}

    def _show_entries(self) -> None:
        passing = self.filters.passing(self._entries)
        order = [section.id for section in self._bench.session.included()]
        ordered = sorted(passing, key=lambda entry: order.index(entry.finding.section))
        shown = ordered[: self._limit]
        self._show_groups(shown)
        left = len(ordered) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(self.context.ntr("Show {count} more", "Show {count} more", min(left, AT_ONCE)))
        self.filters.setVisible(bool(self._entries))
        self.empty.setVisible(not self._entries)
        self.none.setVisible(bool(self._entries) and not passing)

    def _show_groups(self, entries: Sequence[Entry]) -> None:
        by_section = {
            section: list(members)
            for section, members in groupby(entries, key=lambda each: each.finding.section)
        }
        if list(by_section) != list(self.groups):
            kept = self.groups
            while self._list.count():
                self._list.takeAt(0)
            self.groups = {
                section: kept.pop(section) if section in kept else self._group(section)
                for section in by_section
            }
            for group in self.groups.values():
                self._list.addWidget(group)
                group.show()
            for group in kept.values():
                group.hide()
                group.deleteLater()
        for section, members in by_section.items():
            self.groups[section].show_entries(members)

    def _group(self, section: str) -> Group:
        ids = [each.id for each in self._bench.session.included()]
        title = self._bench.session.catalogue.section(section).text(self.context.language).title
        group = Group(self.context, section, f"{ids.index(section) + 1}. {title}")
        group.opened.connect(self.go_to)
        group.list.shown.connect(self._show_words)
        group.list.field_asked.connect(self._show_field)
        group.list.ignore_asked.connect(self.ignoring.ask)
        group.list.take_back_asked.connect(self.ignoring.take_back)
        return group

    def _show_words(self, finding: Finding) -> None:
        plain = self._bench.wordings.plain(self._bench.wordings.text(finding.section, finding.language))
        nth = occurrence(finding, plain)
        spot = Spot(finding.section, Part.WORDING, "", finding.language, finding.quote, nth=nth)
        self.spot_asked.emit(spot)

    def _show_field(self, finding: Finding) -> None:
        self.spot_asked.emit(Spot(finding.section, field=finding.field))

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self._show_entries()

    def _filter(self) -> None:
        self._limit = AT_ONCE
        self._show_entries()

    def _compose(self) -> None:
        px = self.context.theme.px
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.context.tr("Progress of the check"))
        told = QVBoxLayout(self._progress)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(px(4))
        told.addWidget(self._bar)
        told.addWidget(self._told)
        self._row.setSpacing(px(12))
        self._row.addWidget(self.counts, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.filters)
        column = QVBoxLayout(self._results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        self._list.setSpacing(px(16))
        column.addLayout(self._list)
        column.addWidget(self.none)
        column.addWidget(self.empty)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ease)
        self.body.setSpacing(px(16))
        self.body.addWidget(self.balance)
        self.body.addLayout(self._row)
        self.body.addWidget(self._progress)
        self.body.addWidget(self._results)
        hidden: tuple[QWidget, ...] = (self.none, self.empty, self.more, self.ease)
        for part in (*hidden, self.filters, self._progress):
            part.hide()

    def _connect(self) -> None:
        self.checker.progressed.connect(self._show_progress)
        self.checker.finished.connect(self._take)
        self.ignoring.changed.connect(self._begin)
        self.filters.changed.connect(self._filter)
        self.more.clicked.connect(self._show_more)
        self.balance.go_to.connect(self.go_to)
