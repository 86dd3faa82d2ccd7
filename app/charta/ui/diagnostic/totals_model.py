"""The grid of totals: how many chose each answer of each statement, checked against the number of people."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from charta.domain.diagnostic import Diagnostic
from charta.domain.sums import WIDTH, Sums
from charta.services.diagnostic import MOST_PEOPLE
from charta.ui.context import UiContext
from charta.ui.diagnostic.statements_dialog import POINTS
from charta.ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
STATEMENT: Final = 0
SUM: Final = WIDTH + 1


class TotalsModel(QAbstractTableModel):
    """Holds the counts while they are typed; nothing is recorded here."""

    changed = Signal()

    def __init__(self, context: UiContext, diagnostic: Diagnostic, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._texts = diagnostic.text(context.language)
        self._items = diagnostic.item_ids
        self._people = 0
        self._counts = {item: [0] * WIDTH for item in self._items}

    @property
    def counts(self) -> Mapping[str, tuple[int, ...]]:
        """What has been typed, by item."""
        return {item: tuple(row) for item, row in self._counts.items()}

    @property
    def problems(self) -> tuple[str, ...]:
        """The items that have more answers than there are people."""
        return tuple(item for item, row in self._counts.items() if sum(row) > self._people)

    def show_sums(self, sums: Sums) -> None:
        """Show what is there already."""
        self.beginResetModel()
        self._people = sums.respondents
        self._counts = {item: list(sums.counts.get(item, (0,) * WIDTH)) for item in self._items}
        self.endResetModel()
        self.changed.emit()

    def set_people(self, people: int) -> None:
        """Check the sums against another number of people."""
        self._people = people
        self.dataChanged.emit(self.index(0, SUM), self.index(self.rowCount() - 1, SUM))
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return how many statements there are."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return the statement, the points of the scale and the sum."""
        return 0 if parent.isValid() else SUM + 1

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds; the tool tip has the point of the scale in full."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole and STATEMENT < section < SUM:
            return self._texts.scale[section - 1]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == STATEMENT:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == STATEMENT:
            return self._context.tr("Statement")
        return self._context.tr("Sum") if section == SUM else POINTS[section - 1]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let counts be typed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if STATEMENT < index.column() < SUM else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell: the statement, a count, or the sum with what is wrong about it."""
        item, column = self._items[index.row()], index.column()
        row = self._counts[item]
        if role == Qt.ItemDataRole.TextAlignmentRole and column != STATEMENT:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column == SUM and sum(row) > self._people:
            return self._context.theme.colour(Role.DANGER)
        if role == Qt.ItemDataRole.AccessibleTextRole and STATEMENT < column < SUM:
            return f"{self._texts.items[item]} {self._texts.scale[column - 1]}: {row[column - 1]}"
        is_shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        return self._cell_words(item, column) if is_shown else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Take a count; anything but a whole number within reason is refused."""
        text = str(value).strip() or "0"
        if role != Qt.ItemDataRole.EditRole or not STATEMENT < index.column() < SUM:
            return False
        if not (text.isascii() and text.isdecimal()) or int(text) > MOST_PEOPLE:
            return False
        self._counts[self._items[index.row()]][index.column() - 1] = int(text)
        row_end = self.index(index.row(), SUM)
        self.dataChanged.emit(self.index(index.row(), STATEMENT), row_end)
        self.changed.emit()
        return True

    def _cell_words(self, item: str, column: int) -> str:
        if column == STATEMENT:
            return self._texts.items[item]
        if column == SUM:
            return self._sum_words(sum(self._counts[item]))
        return str(self._counts[item][column - 1] or "")

    def _sum_words(self, total: int) -> str:
        if total > self._people:
            return f"⚠ {total} > {self._people}"
        return self._context.tr("{sum} of {people}", sum=total, people=self._people)
