"""The journal as a list for Qt, the newest entry first, read a page at a time as one scrolls."""

import time
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from charta.errors import ChartaError
from charta.services.log import PAGE, LogEntry, LogService, Wanted
from charta.ui.context import UiContext
from charta.ui.history.lines import Line, LineRole, sign_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ENOUGH: Final = 60
"""So many further lines are looked for before the list waits to be scrolled."""
SMALL_PAGE: Final = 100
"""How many entries are looked at together where each has to be told in words first."""
SLICE_S: Final = 0.03
"""Seconds of looking after which the window gets its turn."""


class JournalModel(QAbstractListModel):
    """Shows the entries that are wanted. However long the journal, only what is looked at is read."""

    looked = Signal()
    """More lines are there, or the beginning of the journal is reached."""

    def __init__(self, context: UiContext, log: LogService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._log = log
        self._wanted = Wanted()
        self._entries: list[LogEntry] = []
        self._left = 0
        self._goal = 0
        self._until = 0
        self._failed = 0
        self._going_on = QTimer(self)
        self._going_on.setSingleShot(True)
        self._going_on.timeout.connect(self._look)

    @property
    def is_whole(self) -> bool:
        """Whether the journal has been looked through to its beginning."""
        return not self._left

    def show_wanted(self, wanted: Wanted) -> None:
        """Begin anew with the newest entry."""
        self._going_on.stop()
        self.beginResetModel()
        self._wanted = wanted
        self._entries = []
        self._left = self._log.count
        self._until = 0
        self.endResetModel()
        self.fetchMore()

    def mark_failed(self, number: int) -> None:
        """Show an entry as one that does not hold, 0 for none."""
        self._failed = number
        self.dataChanged.emit(self.index(0), self.index(max(len(self._entries) - 1, 0)))

    def read_down_to(self, number: int) -> None:
        """Look on until an entry of this number is there, if it is wanted."""
        self._until = number
        self._goal = 0
        self._going_on.start(0)

    def row_of(self, number: int) -> int:
        """Return the line of an entry, -1 where it is not there (yet)."""
        return next((row for row, entry in enumerate(self._entries) if entry.number == number), -1)

    def entry(self, row: int) -> LogEntry | None:
        """Return the entry of a line, None where there is no such line."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many lines are there so far."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index = _ROOT) -> bool:  # noqa: N802 - Qt's name
        """Tell whether there is more to look through."""
        return not parent.isValid() and not self.is_whole and not self._going_on.isActive()

    def fetchMore(self, parent: Index = _ROOT) -> None:  # noqa: N802, ARG002 - Qt's name
        """Look for further lines."""
        self._goal = len(self._entries) + ENOUGH
        self._look()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.line(entry).what
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.line(entry).spoken
            case _ if role == LineRole:
                return self.line(entry)
            case _:
                return None

    def line(self, entry: LogEntry) -> Line:
        """Return the line of an entry."""
        words = self._context.translator
        place = self._log.place(entry, words)
        parts = (f"{entry.number}", words.moment(entry.at), entry.actor, place)
        head, what = " · ".join(part for part in parts if part), self._log.what(entry, words)
        return Line(*sign_of(entry.change.record), head, what, fails=entry.number == self._failed)

    def _look(self) -> None:
        try:
            self._look_for_a_while()
        except ChartaError as error:
            self._left = 0
            self._context.messages.fail(error)
        if self._wants_more():
            self._going_on.start(0)
        self.looked.emit()

    def _look_for_a_while(self) -> None:
        end = time.monotonic() + SLICE_S
        while self._wants_more() and time.monotonic() < end:
            start = max(0, self._left - (SMALL_PAGE if self._wanted.text else PAGE))
            found = self._log.page(start, self._wanted, self._context.translator, size=self._left - start)
            self._left = start
            if found:
                at = len(self._entries)
                self.beginInsertRows(QModelIndex(), at, at + len(found) - 1)
                self._entries += reversed(found)
                self.endInsertRows()

    def _wants_more(self) -> bool:
        if not self._left:
            return False
        return len(self._entries) < self._goal or self._left >= self._until > 0
