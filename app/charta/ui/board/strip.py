"""A strip below the board about the cell that has the keyboard: who, when, the note, what can be done."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from charta.domain.agreement import Stand
from charta.services.agreement import EXCLUDED, BoardRow
from charta.services.minor_changes import Reworded
from charta.ui.board.looks import LOOKS
from charta.ui.board.words import cell_sentence, detail, note_line
from charta.ui.context import UiContext
from charta.ui.minor.words import Names, called_line, carried_lines
from charta.ui.stands import cell_state, state_word
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.stacks import set_beside

IN_LINE: Final = 620
"""From this width on (at 100 %), the buttons stand beside the words."""
BUTTONS_IN_LINE: Final = 400
"""From this width on (at 100 %), the buttons stand beside each other."""
MINOR_WIDTH: Final = 190
"""What the button for a minor change adds to them (at 100 %), where there is that choice."""


class CellStrip(QFrame):
    """Says what a cell holds, and leads on from it."""

    decide = Signal()
    signers = Signal()
    section = Signal()
    minor = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sign = QLabel()
        self._words = ElidedLabel("")
        self._decide = button(context.icons, context.tr("Decide…"), Kind.SECONDARY, "pen-line")
        self._signers = button(context.icons, context.tr("Who signs…"), Kind.QUIET, "users")
        self.choice = button(context.icons, context.tr("Minor or material…"), icon="git-compare-arrows")
        self.choice.clicked.connect(self.minor)
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
        self.choice.hide()

    def show_cell(self, row: BoardRow, stand: Stand, names: Names, reworded: Reworded | None = None) -> None:
        """Say what stands in a cell.

        `names` are what the screen calls the departments; `reworded` is the change over which the sign-off of
        the cell could be carried, None where there is no such choice.
        """
        look = LOOKS[cell_state(stand)]
        pixmap = self._context.icons.pixmap(look.icon, look.tone.role, 20, self.devicePixelRatioF())
        self._sign.setPixmap(pixmap)
        translator = self._context.translator
        told = f"{state_word(cell_state(stand), translator)}. {detail(stand, row.obstacle, translator)}"
        if stand.decision is not None and stand.decision.note:
            told = f"{told} {' '.join(note_line(stand.decision, translator).split())}"
        said = list(carried_lines(stand, names, translator))
        if reworded is not None and reworded.declared is not None:
            said.append(called_line(reworded.declared, names, translator))
        self._words.setText(" ".join((told, *said)))
        spoken = cell_sentence(row, stand, names, translator)
        self._words.setAccessibleName(" ".join((spoken, *said[len(stand.carried) :])))
        self.choice.setVisible(reworded is not None)
        self._fit(self.width())
        self._decide.setEnabled(stand.required and row.obstacle != EXCLUDED)
        self._signers.setEnabled(True)
        self._section.setEnabled(True)

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._words.text()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self._row.setContentsMargins(px(16), px(8), px(8), px(8))
        self._row.setSpacing(px(8))
        told = QHBoxLayout()
        for part in (told, self._buttons):
            part.setSpacing(px(12))
        told.addWidget(self._sign)
        told.addWidget(self._words, 1)
        for made in (self._section, self.choice, self._signers, self._decide):
            self._buttons.addWidget(made)
        self._row.addLayout(told, 1)
        self._row.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons beside the words or below them."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        px = self._context.theme.px
        more = 0 if self.choice.isHidden() else MINOR_WIDTH
        for layout, least in ((self._row, IN_LINE + 2 * more), (self._buttons, BUTTONS_IN_LINE + more)):
            wide = width >= px(least)
            set_beside(layout, beside=wide)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Allow the buttons to go below the words and below each other."""
        wanted = (self._section, self.choice, self._signers, self._decide)
        width = max(made.minimumSizeHint().width() for made in wanted) + self._context.theme.px(40)
        return QSize(width, super().minimumSizeHint().height())
