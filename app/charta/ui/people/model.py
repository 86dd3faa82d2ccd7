"""The people as a table for Qt: ids in their order; what a cell shows is looked up when it is drawn."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Qt

from charta.domain.people import Person
from charta.domain.register import SignatureState, Standing
from charta.services.people_view import Column, PeopleView
from charta.ui.context import UiContext
from charta.ui.people.words import COLUMN_WORDS, STATE_ICONS, STATE_TONES, state_word
from charta.ui.theme import Role
from charta.ui.widgets.tips import tip
from charta.ui.widgets.titled_model import ALIGNED, ROOT, Index, TitledModel

COLUMNS: Final = (
    Column.NAME,
    Column.NUMBER,
    Column.DEPARTMENT,
    Column.SITE,
    Column.MANAGER,
    Column.STATE,
    Column.DUE,
    Column.SIGNED,
)


class PeopleModel(TitledModel):
    """Shows people by their ids; asks the view for each one it shows."""

    def __init__(self, context: UiContext, view: PeopleView, parent: QObject | None = None) -> None:
        super().__init__([context.tr(COLUMN_WORDS[column]) for column in COLUMNS], parent)
        self._context = context
        self._view = view
        self._ids: Sequence[int] = ()
        self._today = date.min

    @property
    def ids(self) -> Sequence[int]:
        """Who is shown, in order."""
        return self._ids

    def show_ids(self, ids: Sequence[int], today: date) -> None:
        """Show these people as they stand on a day."""
        self.beginResetModel()
        self._ids, self._today = ids, today
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many people are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows and says."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED
        found = self._view.row(self._ids[index.row()]) if index.isValid() else None
        if found is None:
            return None
        return self._cell(COLUMNS[index.column()], role, *found)

    def _cell(self, column: Column, role: int, person: Person, standing: Standing) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(column, person, standing)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._text(column, person, standing))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(column, person, standing)
            case Qt.ItemDataRole.DecorationRole if column is Column.STATE:
                state = standing.state
                return self._context.icons.icon(STATE_ICONS[state], STATE_TONES[state].role, 18)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(column, standing)
        return None

    def _text(self, column: Column, person: Person, standing: Standing) -> str:
        match column:
            case Column.NAME:
                return person.filed
            case Column.STATE:
                return state_word(standing.state, self._context.translator)
            case Column.DUE:
                return self._due(standing)
            case Column.SIGNED:
                signed = standing.signed
                return f"{signed.on} · {signed.version}" if signed else ""
        return str(getattr(person, column.value))

    def _spoken(self, column: Column, person: Person, standing: Standing) -> str:
        text = self._text(column, person, standing)
        if column is Column.NAME:
            return f"{text}, {state_word(standing.state, self._context.translator)}"
        return f"{self._context.tr(COLUMN_WORDS[column])}: {text or '–'}"

    def _due(self, standing: Standing) -> str:
        if standing.due is None:
            return ""
        if self._is_late(standing):
            return self._context.tr("{day}, late", day=standing.due.isoformat())
        return standing.due.isoformat()

    def _is_late(self, standing: Standing) -> bool:
        return standing.due is not None and standing.due < self._today

    def _colour(self, column: Column, standing: Standing) -> object:
        theme = self._context.theme
        if column is Column.STATE:
            return theme.colour(STATE_TONES[standing.state].role)
        if column is Column.DUE and self._is_late(standing):
            return theme.colour(Role.DANGER)
        is_away = standing.state in (SignatureState.LEFT, SignatureState.ON_LEAVE)
        return theme.colour(Role.TEXT_MUTED) if is_away else None
