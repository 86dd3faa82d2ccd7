"""A table of rows that are told when they are drawn: 100,000 of them take no time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charta.ui.context import UiContext
from charta.ui.widgets.tips import tip
from charta.ui.widgets.titled_model import ALIGNED, ROOT, Index, TitledModel

Told = Callable[[int], Sequence[str]]
"""Returns the words of a row by its place."""


class RowsModel(TitledModel):
    """Shows as many rows as there are, each in the words of a function."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(titles, parent)
        self._count = 0
        self._told: Told | None = None

    def show_rows(self, count: int, told: Told) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._count, self._told = count, told
        self.endResetModel()

    def told_anew(self) -> None:
        """Show the same rows in other words."""
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.titles) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or self._told is None:
            return None
        words = self._told(index.row())[index.column()]
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class RowsTable(QTableView):
    """A plain table whose columns share the width by their weights."""

    def __init__(
        self, context: UiContext, name: str, columns: Sequence[tuple[str, int]], parent: QWidget | None = None
    ) -> None:
        """Set it up; `columns` are titles with weights, 0 for one that is as narrow as a number."""
        super().__init__(parent)
        px = context.theme.px
        self._weights = [weight for _, weight in columns]
        self._narrow = px(64)
        self.rows = RowsModel([title for title, _ in columns], self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(32))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(px(40))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(px(170))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width."""
        super().resizeEvent(event)
        narrow = self._narrow * self._weights.count(0)
        room, whole = max(0, self.viewport().width() - narrow), max(1, sum(self._weights))
        left = room
        heavy = [place for place, weight in enumerate(self._weights) if weight]
        for place, weight in enumerate(self._weights):
            wide = self._narrow if not weight else left if place == heavy[-1] else room * weight // whole
            left -= wide if weight else 0
            self.setColumnWidth(place, wide)
