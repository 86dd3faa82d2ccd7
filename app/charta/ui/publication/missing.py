"""What is still missing before publication, each thing leading to its place where there is one.

First stands from when the charter can apply, as far as formalities go.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.status import Missing
from charta.services.wizard import FORMALITIES, PUBLICATION
from charta.ui.context import UiContext
from charta.ui.formalities.view import effective_of, items_of
from charta.ui.spot import Part, Spot
from charta.ui.theme import Role, TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.text import Text

SHOWN = 8
"""So many things are listed at first; the rest is counted."""
ENDORSE = "endorse"
"""The name of what records the endorsement, which this page has itself."""
_COMMENT: Final = "comment"


class MissingCard(Card):
    """Lists what stands between the charter and its publication."""

    go_to = Signal(str)
    spot_asked = Signal(object)
    """Asks for a formality, a request for change or the endorsement, as a `Spot`."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Before publication"), parent=parent)
        self._context = context
        self._bench = bench
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(8))
        self._effective = self._lay_out_effective()
        self.body.addWidget(self._effective)
        self.body.addLayout(self._column)
        self._unfolded = False
        self._shown: tuple[Missing, ...] | None = None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing."""
        return self._shown or ()

    def refresh(self) -> None:
        """Show what is missing as things stand."""
        self._show_effective()
        missing = self._bench.status.missing(self._context.translator)
        if missing != self._shown:
            self._shown = missing
            self._list()

    def show_all(self) -> None:
        """List everything."""
        self._unfolded = True
        self._list()
        place = self._column.itemAt(SHOWN)
        line = place.widget() if place is not None else None
        show = line.findChild(QPushButton) if line is not None else None
        if isinstance(show, QPushButton):
            show.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> None:
        clear(self._column)
        if not self.missing:
            self._column.addWidget(self._nothing())
        listed = self.missing if self._unfolded else self.missing[:SHOWN]
        for entry in listed:
            self._column.addWidget(self._line(entry))
        if len(self.missing) > len(listed):
            words = self._context.ntr("and {count} more", "and {count} more", len(self.missing) - len(listed))
            more = button(self._context.icons, words, Kind.LINK, "chevron-down")
            more.clicked.connect(self.show_all)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def effective(self) -> str:
        """From when the charter can apply, in words; empty where no formality is known."""
        return "" if self._effective.isHidden() else self._day.text()

    def _lay_out_effective(self) -> QWidget:
        context, px = self._context, self._context.theme.px
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self._day = Text("")
        words = context.tr("See the formalities")
        self.formalities = button(context.icons, words, Kind.LINK)
        self.formalities.setObjectName(FORMALITIES)
        self.formalities.clicked.connect(self._lead)
        row.addWidget(self._day, 1)
        row.addWidget(self.formalities)
        column.addLayout(row)
        column.addWidget(Rule())
        return area

    def _show_effective(self) -> None:
        items = items_of(self._bench, self._context.translator)
        self._effective.setVisible(bool(items))
        self._day.setText(effective_of(self._bench, items).words(self._context.translator))

    def _line(self, entry: Missing) -> QWidget:
        text = self._words(entry)
        line, row = self._row("circle", Role.TEXT_MUTED, text)
        show = button(self._context.icons, self._context.tr("Show"), Kind.LINK)
        show.setAccessibleName(self._context.tr("Show: {what}", what=text))
        if entry.step == FORMALITIES:
            show.setObjectName(entry.subject)
            show.clicked.connect(self._lead_to_card)
        elif entry.step == PUBLICATION:
            show.clicked.connect(self._lead_to_endorsement)
        elif entry.comment:
            show.setObjectName(entry.step)
            show.setProperty(_COMMENT, entry.comment)
            show.clicked.connect(self._lead_to_comment)
        else:
            show.setObjectName(entry.step)
            show.clicked.connect(self._lead)
        row.addWidget(show)
        return line

    def _nothing(self) -> QWidget:
        words = self._context.tr("Nothing is missing.")
        return self._row("circle-check", Role.SUCCESS, words)[0]

    def _row(self, icon: str, role: Role, text: str) -> tuple[QWidget, QHBoxLayout]:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px(12))
        sign = QLabel()
        sign.setPixmap(self._context.icons.pixmap(icon, role, 16, self.devicePixelRatioF()))
        row.addWidget(sign)
        row.addWidget(Text(text, TextStyle.CAPTION), 1)
        return line, row

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

    def _lead_to_comment(self) -> None:
        asked = self.sender()
        self.spot_asked.emit(Spot(asked.objectName(), Part.COMMENTS, comment=int(asked.property(_COMMENT))))

    def _lead_to_endorsement(self) -> None:
        self.spot_asked.emit(Spot(PUBLICATION, field=ENDORSE))
