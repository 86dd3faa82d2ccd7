"""The list of people: filters, how many are shown, the table, and what can be done for those chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.register import SignatureState
from charta.services.people_view import Column
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.people.chosen_bar import ChosenBar
from charta.ui.people.filters import Filters
from charta.ui.people.looking import PeopleLook
from charta.ui.people.model import PeopleModel
from charta.ui.people.table import PeopleTable
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class PeopleList(QWidget):
    """Shows whom the filters want. While the people are read anew, it stays as it is."""

    narrowed = Signal()
    """Other filters are set."""

    def __init__(self, context: UiContext, bench: Workbench, look: PeopleLook) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._look = look
        self._is_behind = False
        self.filters = Filters(context)
        self.model = PeopleModel(context, bench.people_view, self)
        self.table = PeopleTable(context, self.model)
        # These three stand where the page puts them.
        self.bar = ChosenBar(context)
        self.count = Text("", TextStyle.LABEL, wrap=False)
        self.count.setMinimumHeight(context.theme.px(40))
        self.everybody = button(context.icons, context.tr("Show everybody"), Kind.LINK)
        self._lay_out()
        self.filters.changed.connect(self.select)
        self.table.sort_asked.connect(self._sort)
        self.table.typed.connect(self.filters.search)
        self.table.chosen_changed.connect(self._show_chosen)
        self.everybody.clicked.connect(self.filters.clear)
        self.bar.none.clicked.connect(self.table.clearSelection)

    def show_people(self) -> None:
        """Show the people as they were read last."""
        summary = self._look.summary
        if summary is not None:
            self.filters.show_groups(summary.groups)
            self.filters.show_states(summary.total.counts)
            self.select()

    def select(self) -> None:
        """Show whom the filters want; later where the people are being read."""
        self._is_behind = self._look.is_busy
        summary = self._look.summary
        if self._is_behind or summary is None:
            return
        wanted = self.filters.wanted
        ids = self._bench.people_view.select(wanted.selection, wanted.order, descending=wanted.descending)
        self.table.show_ids(ids, self._bench.register.today)
        self.table.show_order(wanted.order, descending=wanted.descending)
        words, shown = self._context.translator, len(ids)
        told = self._context.ntr(
            "{shown} person shown", "{shown} people shown", shown, shown=number(shown, words)
        )
        if shown < summary.people:
            told = self._context.tr("{told}, of {all}", told=told, all=number(summary.people, words))
        self.count.setText(told)
        self.everybody.setVisible(self.filters.is_narrowed)
        self.narrowed.emit()

    def focus_first(self) -> None:
        """Put the keyboard into the table, or into the search where it shows nobody."""
        if not self.model.ids:
            self.filters.search()
            return
        if not self.table.currentIndex().isValid():
            self.table.selectionModel().setCurrentIndex(
                self.model.index(0, 0), self.table.selectionModel().SelectionFlag.NoUpdate
            )
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_state(self, state: SignatureState | None) -> None:
        """Show those in a state, whenever they are due."""
        self.filters.choose_due(None)
        self.filters.choose_state(state)

    def choose_due(self, within: int | None) -> None:
        """Show those who are due within so many days, the first ones first."""
        self.filters.choose_state(None)
        self.filters.choose_due(within)
        if within is not None:
            self.filters.order_by(Column.DUE)

    def _sort(self, column: Column) -> None:
        self.filters.sort_by(Column(column))

    def _show_chosen(self) -> None:
        published = self._bench.editions.current() is not None
        self.bar.show_count(self.table.chosen_count, published=published)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
