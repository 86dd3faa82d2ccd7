"""Which column of a list holds what: guessed, shown with its first values, and changed by hand."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from charta.domain.people import FIELDS, RosterSheet
from charta.services.roster_words import FIELD_WORDS
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text

SHOWN: Final = 60
"""So many columns can be given a field; lists of people have fewer."""
NAMED: Final = 6
"""So many columns that are not read are named."""
_ROWS: Final = 4


class UnreadLine(Text):
    """Names the columns that are not read: a department that goes missing is seen here, or too late."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("", TextStyle.CAPTION, Tone.WARNING)
        self._context = context
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """Name columns; nothing where there are none."""
        named = ", ".join(self._context.tr("“{name}”", name=name[:60]) for name in names[:NAMED])
        self.setText(
            self._context.ntr(
                "{count} column is not read: {columns}. Say under “Columns” what it holds, if it matters.",
                "{count} columns are not read: {columns}. Say under “Columns” what they hold, if it matters.",
                len(names),
                columns=f"{named} …" if len(names) > NAMED else named,
            )
        )
        self.setVisible(bool(names))


class ColumnList(ScrollColumn):
    """A line for each column of the file: its title, its first values, and the field that it holds."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.combos: list[CalmComboBox] = []
        self._names: list[tuple[str, bool]] = []
        self.body.setContentsMargins(0, 0, context.theme.px(8), 0)
        self.body.setSpacing(context.theme.px(8))
        self._holder = QVBoxLayout()
        self.body.addLayout(self._holder)
        self.body.addStretch()
        self.setMinimumHeight(context.theme.px(170))

    @property
    def mapping(self) -> Mapping[int, str]:
        """The field of each column by its place, without those that are not read."""
        fields = ((place, str(combo.currentData())) for place, combo in enumerate(self.combos))
        return {place: field for place, field in fields if field}

    @property
    def unread(self) -> Sequence[str]:
        """What the columns are called that hold something and are given no field."""
        columns = zip(self._names, self.combos, strict=True)
        return [name for (name, is_filled), combo in columns if is_filled and not combo.currentData()]

    def show_sheet(self, sheet: RosterSheet) -> None:
        """Show the columns of a sheet with the fields that were guessed."""
        clear(self._holder)
        self.combos, self._names = [], []
        grid_holder = QWidget()
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._context.theme.px(12))
        grid.setVerticalSpacing(self._context.theme.px(8))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        first = [cells for _, cells in islice(sheet.rows, _ROWS)]
        for place, title in enumerate(islice(sheet.titles, SHOWN)):
            values = [cells[place] for cells in first if place < len(cells) and cells[place]]
            name = title or self._context.tr("Column {number}", number=place + 1)
            self._names.append((name, bool(values)))
            grid.addWidget(self._told(name, values), place, 0)
            grid.addWidget(self._combo(name, sheet.guessed.get(place, "")), place, 1)
        self._holder.addWidget(grid_holder)

    def focus_first(self) -> None:
        """Put the keyboard on the first column."""
        if self.combos:
            self.combos[0].setFocus()

    def _told(self, name: str, values: list[str]) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ElidedLabel(name, TextStyle.LABEL))
        shown = " · ".join(value[:60] for value in values) or self._context.tr("nothing in the first rows")
        column.addWidget(ElidedLabel(shown, TextStyle.CAPTION, Tone.NEUTRAL))
        return both

    def _combo(self, name: str, guessed: str) -> CalmComboBox:
        combo, tr = CalmComboBox(), self._context.tr
        combo.set_least(0)
        combo.setAccessibleName(tr("What “{column}” holds", column=name))
        combo.addItem(tr("Not read"), "")
        for field in FIELDS:
            combo.addItem(tr(FIELD_WORDS[field]), field)
        combo.setCurrentIndex(max(0, combo.findData(guessed)))
        combo.currentIndexChanged.connect(self.changed)
        self.combos.append(combo)
        return combo
