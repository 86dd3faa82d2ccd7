"""What is still missing before publication, each thing leading to its place where there is one.

First stands from when the charter can apply, as far as formalities go.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.status import Missing
from charta.services.wizard import FORMALITIES
from charta.ui.board.pane import clear
from charta.ui.context import UiContext
from charta.ui.formalities.view import effective_of, items_of
from charta.ui.spot import Spot
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.text import Text

SHOWN = 12
"""So many things are listed; the rest is counted."""


class MissingCard(Card):
    """Lists what stands between the charter and its publication."""

    go_to = Signal(str)
    spot_asked = Signal(object)
    """Asks for a formality, as a `Spot`."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Before publication"), parent=parent)
        self._context = context
        self._bench = bench
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(8))
        self._effective = self._lay_out_effective()
        self.body.addWidget(self._effective)
        self.body.addLayout(self._column)
        self.missing: tuple[Missing, ...] = ()

    def refresh(self) -> None:
        """Show what is missing as things stand."""
        self._show_effective()
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

    @property
    def effective(self) -> str:
        """From when the charter can apply, in words; empty where no formality is known."""
        return "" if self._effective.isHidden() else self._day.text()

    def _lay_out_effective(self) -> QWidget:
        context, px = self._context, self._context.theme.px
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._day = Text("")
        words = context.tr("See the formalities")
        self.formalities = button(context.icons, words, Kind.LINK)
        self.formalities.setObjectName(FORMALITIES)
        self.formalities.clicked.connect(self._lead)
        column.addWidget(self._day)
        column.addWidget(self.formalities, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(Rule())
        return area

    def _show_effective(self) -> None:
        items = items_of(self._bench, self._context.translator)
        self._effective.setVisible(bool(items))
        self._day.setText(effective_of(self._bench, items).words(self._context.translator))

    def _line(self, entry: Missing) -> QWidget:
        text, target = self._words(entry), entry.step
        px = self._context.theme.px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        sign = QLabel()
        sign.setPixmap(self._context.icons.pixmap("circle", Role.TEXT_MUTED, 16, self.devicePixelRatioF()))
        row.addWidget(sign)
        row.addWidget(Text(text, TextStyle.CAPTION), 1)
        is_formality = target == FORMALITIES
        show = button(self._context.icons, self._context.tr("Show"), Kind.LINK)
        show.setAccessibleName(self._context.tr("Show: {what}", what=text))
        show.setObjectName(entry.subject if is_formality else target)
        show.clicked.connect(self._lead_to_card if is_formality else self._lead)
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

    def _lead_to_card(self) -> None:
        self.spot_asked.emit(Spot(FORMALITIES, field=self.sender().objectName()))
