"""The agenda as rows that can be moved and given another length."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from charta.ui.context import UiContext
from charta.ui.widgets.tips import tip
from charta.ui.workshops.words import minutes_line

Index = QModelIndex | QPersistentModelIndex
MIME: Final = "application/x-charta-agenda-item"


@dataclass(frozen=True)
class AgendaRow:
    """An item as the list shows it, all in words; `number` is that of the item."""

    number: int
    starts: str
    title: str
    minutes: int
    aim: str = ""
    lead: str = ""
    why: tuple[str, ...] = ()
    has_note: bool = False

    @property
    def line(self) -> str:
        """What it is to come to, the first reason for it, and who leads it."""
        return " · ".join(part for part in (self.aim, *self.why[:1], self.lead) if part)


class AgendaRole(IntEnum):
    """The data role beyond those of Qt: the whole row."""

    ROW = Qt.ItemDataRole.UserRole


class AgendaModel(QAbstractListModel):
    """Shows the rows; what the user does to them is told, and seen once it has been kept."""

    arranged = Signal(list)
    """The numbers of the items in their new order."""
    timed = Signal(int, int)
    """An item's number, and the minutes that it is to have."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[AgendaRow] = []

    @property
    def numbers(self) -> list[int]:
        """The numbers of the items in their order."""
        return [row.number for row in self._rows]

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Take these rows; where they are the same items, only what changed is told to the view."""
        if [row.number for row in rows] != self.numbers:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        before, self._rows = self._rows, list(rows)
        for place, (earlier, later) in enumerate(zip(before, rows, strict=True)):
            if earlier != later:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def row(self, place: int) -> AgendaRow | None:
        """Return the row at a place, None where there is none."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, number: int) -> int:
        """Return where an item stands, -1 for nowhere."""
        return self.numbers.index(number) if number in self.numbers else -1

    def move(self, number: int, to: int) -> bool:
        """Ask for an item to stand at another place; tell whether that is another one."""
        numbers = self.numbers
        at = self.place_of(number)
        to = min(max(to, 0), len(numbers) - 1)
        if at < 0 or at == to:
            return False
        numbers.insert(to, numbers.pop(at))
        self.arranged.emit(numbers)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that items can be moved and edited; one is dropped between two, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the delegate draws and what is read out."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        data: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.EditRole: row.minutes,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(row, index.row()),
            Qt.ItemDataRole.ToolTipRole: tip("\n".join((row.title, *self._details(row)))),
            AgendaRole.ROW: row,
        }
        return data.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Ask for another length."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role != Qt.ItemDataRole.EditRole or not isinstance(value, int):
            return False
        if value != row.minutes:
            self.timed.emit(row.number, value)
        return True

    # -- dragging -----------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Tell that items are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return what can be dropped here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Take an item along by its number."""
        data = QMimeData()
        row = self.row(indexes[0].row()) if indexes else None
        if row is not None:
            data.setData(MIME, str(row.number).encode())
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for an item to stand where it is dropped.

        The view is told that nothing was moved, since it would take the row away: the rows follow from what
        is kept.
        """
        number = bytes(data.data(MIME).data()).decode()
        if action is not Qt.DropAction.MoveAction or not number.isdecimal():
            return False
        before = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        at = self.place_of(int(number))
        self.move(int(number), before - 1 if 0 <= at < before else before)
        return False

    # -- inside -------------------------------------------------------------------------------------------

    def _spoken(self, row: AgendaRow, place: int) -> str:
        tr = self._context.tr
        parts = [
            tr("{number} of {total}", number=place + 1, total=len(self._rows)),
            row.starts,
            row.title,
            minutes_line(row.minutes, self._context.translator),
            *self._details(row),
        ]
        return ". ".join(part for part in parts if part) + "."

    def _details(self, row: AgendaRow) -> list[str]:
        tr = self._context.tr
        lead = tr("Led by {name}", name=row.lead) if row.lead else ""
        note = tr("Has a private note") if row.has_note else ""
        return [part for part in (row.aim, lead, *row.why, note) if part]
