"""A strip below the board about the cell that has the keyboard: who, when, the note, what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from charta.domain.agreement import Stand
from charta.services.agreement import EXCLUDED, BoardRow
from charta.ui.board.looks import LOOKS
from charta.ui.board.words import cell_sentence, cell_state, detail, note_line, state_word
from charta.ui.context import UiContext
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.elided import ElidedLabel


class CellStrip(QFrame):
    """Says what a cell holds, and leads on from it."""

    decide = Signal()
    signers = Signal()
    section = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sign = QLabel()
        self._words = ElidedLabel("")
        self._decide = button(context.icons, context.tr("Decide…"), Kind.SECONDARY, "pen-line")
        self._signers = button(context.icons, context.tr("Who signs…"), Kind.QUIET, "users")
        self._section = icon_button(context.icons, "file-text", context.tr("Open the section (Alt+Enter)"))
        self._section.clicked.connect(self.section)
        self._decide.clicked.connect(self.decide)
        self._signers.clicked.connect(self.signers)
        self.setProperty("area", "well")
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how to begin."""
        self._sign.setPixmap(self._context.icons.pixmap("info", size=20, scale=self.devicePixelRatioF()))
        self._words.setText(self._context.tr("Choose a cell to read the text and take a decision."))
        self._decide.setEnabled(False)
        self._signers.setEnabled(False)
        self._section.setEnabled(False)

    def show_cell(self, row: BoardRow, stand: Stand, department: str) -> None:
        """Say what stands in a cell; `department` is its name."""
        look = LOOKS[cell_state(stand)]
        pixmap = self._context.icons.pixmap(look.icon, look.tone.role, 20, self.devicePixelRatioF())
        self._sign.setPixmap(pixmap)
        translator = self._context.translator
        told = f"{state_word(cell_state(stand), translator)}. {detail(stand, row.obstacle, translator)}"
        if stand.decision is not None and stand.decision.note:
            told = f"{told} {' '.join(note_line(stand.decision, translator).split())}"
        self._words.setText(told)
        self._words.setAccessibleName(cell_sentence(row, stand, department, translator))
        self._decide.setEnabled(stand.required and row.obstacle != EXCLUDED)
        self._signers.setEnabled(True)
        self._section.setEnabled(True)

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._words.text()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(8), px(8))
        row.setSpacing(px(12))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._section)
        row.addWidget(self._signers)
        row.addWidget(self._decide)
