"""How a list is read: which sheet of a workbook, or which separator and encoding of a text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from charta.domain.people import RosterSheet
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.labelled import labelled

WIDTH: Final = 250
"""The least width of a box, in pixels at 100 %."""
TEXTS: Final = frozenset({".csv", ".tsv", ".txt", ".tab", ""})
"""What files end in that are text; the others are workbooks."""
ENCODINGS: Final = (
    ("utf-8-sig", "UTF-8"),
    ("cp1252", "Windows-1252"),
    ("cp850", "DOS 850"),
    ("mac_roman", "Mac Roman"),
    ("utf-16", "UTF-16"),
)


class ImportSource(QWidget):
    """Offers the ways to read the file."""

    sheet_chosen = Signal()
    reading_chosen = Signal()
    """Another separator or encoding: the file is to be read again."""

    def __init__(self, context: UiContext, *, is_text: bool) -> None:
        super().__init__()
        self._context = context
        tr = context.tr
        self.sheet, self.separator, self.encoding = CalmComboBox(), CalmComboBox(), CalmComboBox()
        self.titled = QCheckBox(tr("The first row holds titles, not a person"))
        self.titled.hide()
        flow = Flow(context.theme.px(12))
        self._sheet_part = labelled(context.theme, tr("Sheet"), self.sheet, WIDTH)
        parts = [self._sheet_part]
        if is_text:
            parts.append(labelled(context.theme, tr("Separator"), self.separator, WIDTH))
            parts.append(labelled(context.theme, tr("Encoding"), self.encoding, WIDTH))
        for part in parts:
            flow.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        column.addWidget(self.titled)
        self._fill()
        self.sheet.activated.connect(self.sheet_chosen)
        self.titled.toggled.connect(self.sheet_chosen)
        for combo in (self.separator, self.encoding):
            combo.activated.connect(self.reading_chosen)

    @property
    def reading(self) -> tuple[str, str]:
        """The separator and the encoding that are chosen, empty for what is found out."""
        return str(self.separator.currentData()), str(self.encoding.currentData())

    @property
    def place(self) -> int:
        """The place of the sheet that is chosen."""
        return max(0, self.sheet.currentIndex())

    def show_titled(self, sheet: RosterSheet) -> None:
        """Ask about the first row where nothing in it was understood as a title."""
        self.titled.setVisible(not any(sheet.titles) and len(sheet.rows) > 1)

    def show_sheets(self, sheets: Sequence[RosterSheet]) -> None:
        """Offer sheets, and say how a text was read."""
        self.sheet.clear()
        for sheet in sheets:
            self.sheet.addItem(sheet.kind)
        is_book = self.separator.parent() is None
        self._sheet_part.setVisible(is_book and len(sheets) > 0)
        if sheets and not is_book:
            found = self._context.tr("Found out: {kind}", kind=sheets[0].kind)
            self.separator.setItemText(0, found)

    def _fill(self) -> None:
        tr = self._context.tr
        separators = (
            ("", tr("Found out")),
            (";", tr("Semicolon (;)")),
            (",", tr("Comma (,)")),
            ("\t", tr("Tab")),
            ("|", tr("Bar (|)")),
        )
        for value, words in separators:
            self.separator.addItem(words, value)
        self.encoding.addItem(tr("Found out"), "")
        for value, words in ENCODINGS:
            self.encoding.addItem(words, value)
