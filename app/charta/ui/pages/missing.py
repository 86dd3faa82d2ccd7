"""What is still missing before publication, each thing leading to its place where there is one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.status import Missing
from charta.services.wizard import BOARD
from charta.ui.board.pane import clear
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text

SHOWN = 12
"""So many things are listed; the rest is counted."""


class MissingCard(Card):
    """Lists what stands between the charter and its publication."""

    go_to = Signal(str)

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Before publication"), parent=parent)
        self._context = context
        self._bench = bench
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(8))
        self.body.addLayout(self._column)
        self.missing: tuple[Missing, ...] = ()

    def refresh(self) -> None:
        """Show what is missing as things stand."""
        missing = self._bench.status.missing(self._context.translator)
        if missing == self.missing:
            return
        self.missing = missing
        clear(self._column)
        for entry in missing[:SHOWN]:
            self._column.addWidget(self._line(entry))
        if len(missing) > SHOWN:
            more = self._context.ntr("and {count} more", "and {count} more", len(missing) - SHOWN)
            self._column.addWidget(Text(more, TextStyle.CAPTION, Tone.NEUTRAL))

    def _line(self, entry: Missing) -> QWidget:
        text, target = self._words(entry), BOARD if entry.at_board else entry.subject
        if target not in [step.id for step in self._bench.wizard.steps()]:
            # A formality is dealt with outside the steps.
            target = ""
        px = self._context.theme.px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        sign = QLabel()
        sign.setPixmap(self._context.icons.pixmap("circle", Role.TEXT_MUTED, 16, self.devicePixelRatioF()))
        row.addWidget(sign)
        row.addWidget(Text(text, TextStyle.CAPTION), 1)
        if target:
            show = button(self._context.icons, self._context.tr("Show"), Kind.LINK)
            show.setAccessibleName(self._context.tr("Show: {what}", what=text))
            show.setObjectName(target)
            show.clicked.connect(self._lead)
            row.addWidget(show)
        return line

    def _words(self, entry: Missing) -> str:
        """Return the words of an entry, a section called as in the rail."""
        ids = [section.id for section in self._bench.session.included()]
        number = f"{ids.index(entry.subject) + 1}." if entry.subject in ids else ""
        words = entry.told(self._context.translator, number)
        return f"{words[:1].upper()}{words[1:]}"

    def _lead(self) -> None:
        self.go_to.emit(self.sender().objectName())
