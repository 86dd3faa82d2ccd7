"""The states of a section as a list for Qt, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charta.bootstrap import Workbench
from charta.services.section_history import SectionState, StateKind
from charta.ui.context import UiContext
from charta.ui.history.lines import Line, LineRole, sign_of
from charta.ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class StatesModel(QAbstractListModel):
    """Shows states that were handed in."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._states: tuple[SectionState, ...] = ()

    def show_states(self, states: Sequence[SectionState]) -> None:
        """Show these; they come the oldest first."""
        self.beginResetModel()
        self._states = tuple(reversed(states))
        self.endResetModel()

    def state(self, row: int) -> SectionState | None:
        """Return the state of a line, None where there is no such line."""
        return self._states[row] if 0 <= row < len(self._states) else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of states."""
        return 0 if parent.isValid() else len(self._states)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        state = self.state(index.row()) if index.isValid() else None
        if state is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.line(state).what
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.line(state).spoken
            case _ if role == LineRole:
                return self.line(state)
            case _:
                return None

    def line(self, state: SectionState) -> Line:
        """Return the line of a state."""
        tr, last = self._context.tr, state.last
        moment = self._context.translator.moment(last.at)
        head = tr("{moment} · {name}", moment=moment, name=last.actor) if last.actor else moment
        what = self._bench.log.what(state.entries[0], self._context.translator)
        more = len(state.entries) - 1
        if more:
            what = self._context.ntr(
                "{what} (and {count} more)", "{what} (and {count} more)", more, what=what
            )
        if state.kind is StateKind.ELSEWHERE:
            return Line("file-text", Role.TEXT_MUTED, head, tr("Elsewhere: {what}", what=what))
        return Line(*sign_of(state.entries[0].change.record), head, what)
