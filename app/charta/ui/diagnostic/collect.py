"""The three ways in which answers come in."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.export import DIAGNOSTIC_SHEET
from charta.ui.context import UiContext
from charta.ui.diagnostic.saving import SheetSaver
from charta.ui.files import documents_folder
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.styled import set_styled
from charta.ui.widgets.text import Text

ENDINGS: Final = ("csv", "xlsx", "tsv", "txt")


class CollectCard(Card):
    """Offers to answer in the room, by file, or by totals counted by hand."""

    sheet_chosen = Signal(object)
    """A spreadsheet to read, a `Path`."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Collect answers"), parent=parent)
        self._context = context
        tr = context.tr
        self._saver = SheetSaver(context, bench, self)
        self.room = button(context.icons, tr("Answer in the room"), Kind.PRIMARY)
        self.sheet = button(context.icons, tr("Printable sheet"), icon="download")
        self.spreadsheet = button(context.icons, tr("Spreadsheet to fill"), icon="download")
        self.read = button(context.icons, tr("Read answers in…"), icon="folder-open")
        self.totals = button(context.icons, tr("Enter totals…"))
        self.cancel = button(context.icons, tr("Cancel"))
        self._reading = QWidget()
        self._reading_words = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._fill()
        self._saver.offer_document(self.sheet, DIAGNOSTIC_SHEET)
        self._saver.offer_spreadsheet(self.spreadsheet)
        self.read.clicked.connect(self._ask)

    def focus_first(self) -> None:
        """Put the keyboard on the first way."""
        self.room.setFocus()

    def mark(self, *, over: bool) -> None:
        """Show that a file over the page would be read here, or no longer."""
        set_styled(self, "tone", "accent" if over else None)

    def show_reading(self, name: str) -> None:
        """Show that a file is being read, or with no name that none is."""
        self._reading_words.setText(self._context.tr("Reading {name}…", name=name) if name else "")
        self._reading.setVisible(bool(name))
        self.read.setEnabled(not name)
        if name:
            self.cancel.setFocus()

    def _fill(self) -> None:
        tr = self._context.tr
        self.body.setSpacing(self._context.theme.px(16))
        room = tr("One after another at this screen, in each person’s language.")
        file = tr(
            "Hand out the sheet or the spreadsheet, or use a form of your own; then read the answers in. "
            "You may also drop a CSV or Excel file on this page."
        )
        totals = tr("You have counted the sheets already: type how many chose each answer.")
        self._add("users", tr("In the room"), room, self.room)
        self.body.addWidget(Rule())
        self._add("file-text", tr("By file"), file, self.sheet, self.spreadsheet, self.read)
        self.body.addWidget(self._under_way())
        self.body.addWidget(Rule())
        self._add("table-2", tr("Totals by hand"), totals, self.totals)

    def _add(self, icon: str, title: str, line: str, *buttons: QPushButton) -> None:
        px = self._context.theme.px
        row = QHBoxLayout()
        row.setSpacing(px(16))
        sign = QLabel()
        sign.setPixmap(self._context.icons.pixmap(icon, Role.ACCENT, 24, self.devicePixelRatioF()))
        row.addWidget(sign)
        row.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addWidget(Text(title, TextStyle.LABEL))
        column.addWidget(Text(line, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addSpacing(px(8))
        flow = Flow(px(8))
        for made in buttons:
            flow.add(made)
        column.addWidget(flow)
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def _under_way(self) -> QWidget:
        px = self._context.theme.px
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(px(40), 0, 0, 0)
        row.setSpacing(px(12))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self._context.tr("Progress"))
        bar.setMaximumWidth(px(160))
        row.addWidget(bar, 1)
        row.addWidget(self._reading_words, 2)
        row.addWidget(self.cancel)
        self._reading.hide()
        return self._reading

    def _ask(self) -> None:
        tr = self._context.tr
        chosen = self._context.files.open_file(
            tr("Read answers in"), documents_folder(), tr("Spreadsheets"), ENDINGS
        )
        if chosen is not None:
            self.sheet_chosen.emit(chosen)
