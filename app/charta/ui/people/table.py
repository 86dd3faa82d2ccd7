"""The table of people: sorted by its titles, moved through and chosen from by keyboard."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charta.domain.register import SignatureState
from charta.services.people_view import Column
from charta.ui.context import UiContext
from charta.ui.people.model import COLUMNS, PeopleModel
from charta.ui.people.words import COLUMN_WORDS, state_word

WIDTHS: Final[Mapping[Column, int]] = MappingProxyType(
    {
        Column.NAME: 180,
        Column.STATE: 150,
        Column.DUE: 126,
        Column.DEPARTMENT: 140,
        Column.SIGNED: 142,
        Column.NUMBER: 92,
        Column.MANAGER: 150,
        Column.SITE: 120,
    }
)
"""The least width of each column at 100 %; where there is no room for all, the last ones are left out."""
KEPT: Final = 500
"""A choice of so many people stays when the table is sorted or filtered."""


class PeopleTable(QTableView):
    """Shows people. Enter or a double click asks for one of them; letters begin a search."""

    person_asked = Signal(int)
    sort_asked = Signal(Column)
    """A title was clicked."""
    typed = Signal(str)
    chosen_changed = Signal()

    def __init__(self, context: UiContext, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people = model
        self._settling = False
        self.setModel(model)
        self.setAccessibleName(context.tr("People"))
        self._set_up()
        self._fit()
        self.doubleClicked.connect(self._ask)
        self.horizontalHeader().sectionClicked.connect(self._ask_order)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)

    @property
    def chosen(self) -> list[int]:
        """The ids of those who are chosen, in the order in which they are shown."""
        ids = self._people.ids
        return [ids[row] for row in sorted(self._chosen_rows()) if row < len(ids)]

    @property
    def chosen_count(self) -> int:
        """How many people are chosen."""
        return sum(last - first + 1 for first, last in self._ranges())

    def show_ids(self, ids: Sequence[int], today: date) -> None:
        """Show people; whoever was chosen and is still shown stays chosen."""
        chosen = self.chosen if 0 < self.chosen_count <= KEPT else []
        current = self._id_at(self.currentIndex())
        self._settling = True
        self._people.show_ids(ids, today)
        self._settling = False
        if chosen or current is not None:
            self.choose(chosen, current)
        self.chosen_changed.emit()

    def choose(self, ids: Iterable[int], current: int | None = None) -> None:
        """Choose people and move to one of them, as far as they are shown."""
        rows = {id_: row for row, id_ in enumerate(self._people.ids)}
        selection = QItemSelection()
        for id_ in ids:
            if id_ in rows:
                first = self._people.index(rows[id_], 0)
                selection.select(first, self._people.index(rows[id_], len(COLUMNS) - 1))
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.select(selection, flags.ClearAndSelect)
        if current in rows:
            model.setCurrentIndex(self._people.index(rows[current], 0), flags.NoUpdate)
            self.scrollTo(self.currentIndex())

    def show_order(self, column: Column, *, descending: bool) -> None:
        """Show by what the rows are sorted."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(column), order)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width between the columns for which there is room."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for a person by Enter; begin a search with a letter; leave everything else to Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex())
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text().isalnum():
            # Qt would look through all rows, one by one.
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def _set_up(self) -> None:
        px = self._context.theme.px
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(px(18), px(18)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(px(36))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(px(40))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(px(240))

    def _fit(self) -> None:
        px, room = self._context.theme.px, self.viewport().width()
        shown: list[Column] = []
        taken = 0
        for column, width in WIDTHS.items():
            least = self._least(column, px(width))
            if shown and taken + least > room:
                break
            shown.append(column)
            taken += least
        left = room
        for place, column in enumerate(shown):
            least = self._least(column, px(WIDTHS[column]))
            wide = left if place == len(shown) - 1 else room * least // max(taken, 1)
            self.setColumnWidth(COLUMNS.index(column), wide)
            left -= wide
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column not in shown)

    def _least(self, column: Column, width: int) -> int:
        title = self._context.tr(COLUMN_WORDS[column])
        px, titles = self._context.theme.px, self.horizontalHeader().fontMetrics()
        least = max(width, titles.horizontalAdvance(title) + px(36))
        if column is Column.STATE:
            words = (state_word(state, self._context.translator) for state in SignatureState)
            return max(least, *(self.fontMetrics().horizontalAdvance(word) + px(48) for word in words))
        if column is Column.DUE:
            late = self._context.tr("{day}, late", day="2000-00-00")
            return max(least, self.fontMetrics().horizontalAdvance(late) + px(20))
        return least

    def _ranges(self) -> Iterator[tuple[int, int]]:
        for part in self.selectionModel().selection().toList():
            if part.left() == 0:
                yield part.top(), part.bottom()

    def _chosen_rows(self) -> set[int]:
        return {row for first, last in self._ranges() for row in range(first, last + 1)}

    def _id_at(self, index: QModelIndex) -> int | None:
        return self._people.ids[index.row()] if index.isValid() else None

    def _ask(self, index: QModelIndex) -> None:
        id_ = self._id_at(index)
        if id_ is not None:
            self.person_asked.emit(id_)

    def _ask_order(self, place: int) -> None:
        self.sort_asked.emit(COLUMNS[place])

    def _tell_chosen(self) -> None:
        if not self._settling:
            self.chosen_changed.emit()
