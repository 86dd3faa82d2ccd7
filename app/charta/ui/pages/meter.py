"""The balance as a picture with words, in full and in one line."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charta.documents.charts import Caption, Palette, Side, scale
from charta.domain.balance import LOW_SHARE, Balance
from charta.services.balance import BalanceReport
from charta.services.wizard import SECTIONS
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.chart import Chart
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text

BESIDE = 420
"""From this width on (at 100 %), a balance in one line is one line."""


def percent(context: UiContext, share: float) -> str:
    """Return a share, 0 to 1, in per cent; rounded down, so that what lies below the limit says so."""
    return context.tr("{percent}%", percent=int(share * 100 + 1e-9))


@dataclass(frozen=True)
class Weights:
    """The words of one balance: what is weighed, how much is on each side, both as spoken, and a note."""

    title: str
    promotion: str
    prevention: str
    spoken: str
    note: str
    empty: str


class Meter(QWidget):
    """One balance: its share in words, where it stands, and both sides with the limit as a picture."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        px = context.theme.px
        self._title = Text("", TextStyle.OVERLINE)
        self._share = Text("", TextStyle.SUBTITLE, wrap=False)
        self.state = Chip(context.theme, context.icons, "")
        self._chart = Chart(context.theme)
        self._note = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for part in (self._title, self._share, self._chart):
            column.addWidget(part)
        column.addSpacing(px(4))
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(4))
        column.addWidget(self._note)
        column.addStretch()

    def show_balance(self, balance: Balance, weights: Weights) -> None:
        """Show a balance in its words."""
        tr = self._context.tr
        there = balance.promotion + balance.prevention > 0
        share = percent(self._context, balance.share)
        self._title.setText(weights.title)
        self._share.setText(tr("{percent} encourage", percent=share) if there else weights.empty)
        self._note.setText(weights.note)
        self._note.setVisible(bool(weights.note))
        self._show_state(balance, there=there)
        said = f"{self._share.text()}. {weights.spoken}" if there else ""
        self._chart.setVisible(there)
        self._chart.show_chart(partial(self._drawn, balance, weights), weights.title, said)

    @property
    def text(self) -> str:
        """All that the meter says."""
        chart = self._chart.accessibleDescription()
        state = self.state.text if not self.state.isHidden() else ""
        return " ".join(
            filter(None, (self._title.text(), chart or self._share.text(), state, self._note.text()))
        )

    def _show_state(self, balance: Balance, *, there: bool) -> None:
        tr = self._context.tr
        if balance.leans_to_prevention:
            self.state.show_state(tr("Leans towards prevention"), Tone.WARNING, "triangle-alert")
        else:
            self.state.show_state(tr("In balance"), Tone.SUCCESS, "circle-check")
        self.state.setVisible(there)

    def _drawn(self, balance: Balance, weights: Weights, palette: Palette, width: float) -> str:
        tr = self._context.tr
        return scale(
            Side(tr("Encourage"), balance.promotion, weights.promotion),
            Side(tr("Prevent"), balance.prevention, weights.prevention),
            (LOW_SHARE, percent(self._context, LOW_SHARE)),
            Caption(weights.title, self._chart.accessibleDescription()),
            palette,
            width=width,
        )


class BalanceLine(QWidget):
    """The balance in one line, with a link to where sections are chosen."""

    go_to = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        px, tr = context.theme.px, context.tr
        self._bar = _Bar(context.theme)
        self._words = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.link = button(context.icons, tr("See the balance"), Kind.LINK)
        self.link.clicked.connect(self._lead)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addWidget(self._bar)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.link)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put bar and link above and below the words where there is no room beside them."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._context.theme.px(BESIDE)
        set_beside(self._row, beside=beside)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the width of the widest part alone."""
        parts = (self._bar, self._words, self.link)
        width = max(part.minimumSizeHint().expandedTo(part.minimumSize()).width() for part in parts)
        return QSize(width, super().minimumSizeHint().height())

    def show_report(self, report: BalanceReport) -> None:
        """Show a balance; without sections, the line is not there."""
        tr = self._context.tr
        sections, wording = (percent(self._context, each.share) for each in (report.sections, report.wording))
        told = tr(
            "Balance: {sections} of sections and {wording} of sentences encourage.",
            sections=sections,
            wording=wording,
        )
        if report.leans_to_prevention:
            told = f"{told} {tr('The charter leans towards prevention.')}"
        self._words.setText(told)
        self._bar.show_report(report)
        self.setVisible(report.sections.promotion + report.sections.prevention > 0)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.text()

    def _lead(self) -> None:
        self.go_to.emit(SECTIONS)


class _Bar(QWidget):
    """Full for what encourages, hatched for what prevents, and a line at the limit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._balance = Balance(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_report(self, report: BalanceReport) -> None:
        self._balance = report.sections
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(96), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        inset = self._theme.px(3)
        bar = QRectF(self.rect()).adjusted(0.5, inset + 0.5, -0.5, -inset - 0.5)
        accent = self._theme.colour(Role.ACCENT)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._balance.prevention:
            painter.fillRect(bar, QBrush(accent, Qt.BrushStyle.BDiagPattern))
        part = QRectF(bar)
        part.setWidth(bar.width() * self._balance.share)
        painter.fillRect(part, accent)
        painter.setPen(QPen(accent, 1))
        painter.drawRect(bar)
        at = bar.left() + bar.width() * LOW_SHARE
        for colour, width in ((Role.WINDOW, 5), (Role.TEXT, 2)):
            painter.setPen(QPen(self._theme.colour(colour), self._theme.px(width)))
            painter.drawLine(round(at), 0, round(at), self.height())
