"""The board as a table for Qt: a row for each included section, a column for each department."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charta.domain.agreement import Stand
from charta.domain.catalogue import Catalogue
from charta.i18n import Translator
from charta.services.agreement import BoardRow
from charta.ui.board.words import cell_sentence, obstacle_line, section_name, waiting_line
from charta.ui.minor.words import department_names
from charta.ui.stands import cell_state, state_word
from charta.ui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
StandRole = Qt.ItemDataRole.UserRole + 1
RowRole = Qt.ItemDataRole.UserRole + 2
ShortRole = Qt.ItemDataRole.UserRole + 3
WaitingRole = Qt.ItemDataRole.UserRole + 4
_ROOT = QModelIndex()


class BoardModel(QAbstractTableModel):
    """Shows a board that was handed in; knows nothing of how it came about."""

    def __init__(self, catalogue: Catalogue, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._translator = translator
        self._rows: tuple[BoardRow, ...] = ()

    def show_board(self, rows: Sequence[BoardRow], translator: Translator) -> None:
        """Show these rows in the words of `translator`; the selection stays where the sections do."""
        same = [row.section.id for row in rows] == [row.section.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._translator = tuple(rows), translator
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
        columns, lines = self.columnCount(), self.rowCount()
        if columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
        if lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, lines - 1)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of sections."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of departments."""
        return 0 if parent.isValid() else len(self._catalogue.departments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says and holds."""
        if not index.isValid():
            return None
        row, stand = self.row(index.row()), self.stand(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return state_word(cell_state(stand), self._translator)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._sentence(row, index.column()))
            case _ if role == StandRole:
                return stand
            case _:
                return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of departments and sections, and what a screen reader says of them."""
        if orientation == Qt.Orientation.Horizontal:
            return self._column_header(section, role)
        return self._row_header(section, role) if section < len(self._rows) else None

    def row(self, row: int) -> BoardRow:
        """Return the board's row in this place."""
        return self._rows[row]

    def stand(self, row: int, column: int) -> Stand:
        """Return where the department of a column stands on the section of a row."""
        return self._rows[row].stands[column]

    def place(self, section: str, department: str) -> QModelIndex:
        """Return the cell of a section and department; an invalid one where the section is not shown."""
        for number, row in enumerate(self._rows):
            if row.section.id == section:
                return self.index(number, self._catalogue.departments.index(department))
        return QModelIndex()

    def waiting(self, department: str) -> int:
        """Return how many sections wait for a department and can be signed."""
        return sum(
            entry.department == department and entry.waits
            for row in self._rows
            if not row.obstacle
            for entry in row.stands
        )

    def _sentence(self, row: BoardRow, column: int) -> str:
        names = department_names(self._catalogue, self._translator.language)
        return cell_sentence(row, row.stands[column], names, self._translator)

    def _column_header(self, column: int, role: int) -> object:
        lexicon = self._catalogue.lexicon(self._translator.language)
        department = self._catalogue.departments[column]
        name, waiting = lexicon.departments[department], self.waiting(department)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._translator.tr(
                    "{department}: {waiting}",
                    department=name.name,
                    waiting=waiting_line(waiting, self._translator),
                )
            case _ if role == ShortRole:
                return name.short
            case _ if role == WaitingRole:
                return waiting_line(waiting, self._translator)
            case _:
                return None

    def _row_header(self, number: int, role: int) -> object:
        row = self._rows[number]
        # The same number as in the rail and in the printed charter.
        name = f"{number + 1}. {section_name(row, self._translator.language)}"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                obstacle = obstacle_line(row.obstacle, self._translator) if row.obstacle else ""
                return " ".join(part for part in (f"{name}.", obstacle) if part)
            case _ if role == RowRole:
                return row
            case _:
                return None
