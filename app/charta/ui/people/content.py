"""What the page of people shows: that they are read, how to begin, or their head, list and charts."""

from typing import Final

from PySide6.QtWidgets import QApplication, QProgressBar, QTabBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.people.coverage_view import CoverageView
from charta.ui.people.head import PeopleHead
from charta.ui.people.list_view import PeopleList
from charta.ui.people.looking import PeopleLook
from charta.ui.people.start import PeopleStart
from charta.ui.theme import Tone
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.snug_stack import SnugStack
from charta.ui.widgets.text import Text

LIST, COVERAGE = range(2)
SPACING: Final = 12
_READING, _NOBODY, _PEOPLE = range(3)


class PeopleContent(SnugStack):
    """Follows what was read of the people."""

    def __init__(self, context: UiContext, bench: Workbench, look: PeopleLook) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._look = look
        self.start = PeopleStart(context)
        self.head = PeopleHead(context)
        self.list = PeopleList(context, bench, look)
        self.coverage = CoverageView(context, bench)
        self.tabs = QTabBar()
        self._views = SnugStack()
        self._views.addWidget(self.list)
        self._views.addWidget(self.coverage)
        for part in (self._reading(), _top(self.start), self._whole()):
            self.addWidget(part)
        self.tabs.currentChanged.connect(self._show_view)
        self.head.state_chosen.connect(self.list.choose_state)
        self.head.due_chosen.connect(self.list.choose_due)
        self.list.narrowed.connect(self._show_narrowed)

    @property
    def has_people(self) -> bool:
        """Whether anybody is shown."""
        return self.currentIndex() == _PEOPLE

    def show_reading(self) -> None:
        """Say that the people are being read."""
        self.setCurrentIndex(_READING)

    def show_people(self) -> None:
        """Show the people as they were read, or how to begin."""
        summary = self._look.summary
        if summary is None:
            return
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.start.isAncestorOf(focused)
        self.setCurrentIndex(_PEOPLE if summary.people else _NOBODY)
        self.head.show_summary(summary, published=self._bench.editions.current() is not None)
        self.list.show_people()
        self._show_view()
        if had_keyboard and summary.people:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard into the list, or on the first way to begin."""
        if not self.has_people:
            self.start.choose.setFocus()
        elif self.tabs.currentIndex() == LIST:
            self.list.focus_first()
        else:
            self.tabs.setFocus()

    def _show_view(self) -> None:
        is_list = self.tabs.currentIndex() == LIST
        self._views.setCurrentIndex(self.tabs.currentIndex())
        self.list.count.setVisible(is_list)
        self.list.everybody.setVisible(is_list and self.list.filters.is_narrowed)
        if self.tabs.currentIndex() == COVERAGE and self.has_people:
            self.coverage.refresh()

    def _show_narrowed(self) -> None:
        selection = self.list.filters.wanted.selection
        self.head.show_chosen(selection.states, selection.within)

    def _whole(self) -> QWidget:
        tr, px = self._context.tr, self._context.theme.px
        self.tabs.addTab(tr("List"))
        self.tabs.addTab(tr("Coverage"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("Views"))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACING))
        row = Flow(px(12))
        for part in (self.tabs, self.head.headline, self.list.count, self.list.everybody):
            row.add(part)
        column.addWidget(row)
        column.addWidget(self.head)
        column.addWidget(self._views, 1)
        return whole

    def _reading(self) -> QWidget:
        tr = self._context.tr
        note = QWidget()
        column = QVBoxLayout(note)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(tr("Progress"))
        column.addWidget(Text(tr("The list of people is being read…"), tone=Tone.NEUTRAL))
        column.addWidget(bar)
        column.addStretch()
        return note


def _top(widget: QWidget) -> QWidget:
    """Return a widget that keeps another one at its top."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch()
    return made
