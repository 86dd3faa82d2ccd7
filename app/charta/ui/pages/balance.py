"""The balance between encouraging and preventing, as a small picture with words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charta.domain.balance import Balance
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text


class BalanceCard(Card):
    """Says how many sections encourage and how many prevent; sections that do both are not counted."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Balance"), parent=parent)
        self._context = context
        self._bar = _Bar(context.theme)
        self._share = Text("", TextStyle.LABEL)
        self._counts = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._note = Text("", TextStyle.CAPTION)
        words = QVBoxLayout()
        words.setSpacing(context.theme.px(8))
        for widget in (self._share, self._bar, self._counts, self._note):
            words.addWidget(widget)
        self.body.addLayout(words)

    def show_balance(self, balance: Balance, mixed: int) -> None:
        """Show a balance; `mixed` sections do both."""
        ntr = self._context.ntr
        counts = (
            ntr("{count} section encourages", "{count} sections encourage", balance.promotion),
            ntr("{count} section prevents", "{count} sections prevent", balance.prevention),
            ntr("{count} does both and is not counted", "{count} do both and are not counted", mixed),
        )
        self._bar.show_balance(balance)
        self._share.setText(self._said(balance))
        self._counts.setText(" · ".join(counts))
        self._note.setText(self._advice(balance))
        self._note.setVisible(bool(self._note.text()))

    @property
    def text(self) -> str:
        """All that the card says."""
        return " ".join(part.text() for part in (self._share, self._counts, self._note) if part.text())

    def _said(self, balance: Balance) -> str:
        if not balance.promotion + balance.prevention:
            return self._context.tr("No section that only encourages or only prevents is chosen.")
        return self._context.tr("{percent}% of promotion", percent=round(balance.share * 100))

    def _advice(self, balance: Balance) -> str:
        if not balance.leans_to_prevention:
            return ""
        return self._context.tr(
            "This charter forbids more than it encourages. People follow it more readily when it also says "
            "what they may do: a section that encourages would help."
        )


class _Bar(QWidget):
    """Two lengths side by side: full for promotion, hatched for prevention, to differ without colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._balance = Balance(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_balance(self, balance: Balance) -> None:
        self._balance = balance
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(160), self._theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = self._theme.px(4)
        painter.setPen(QPen(self._theme.colour(Role.LINE_STRONG), 1))
        painter.setBrush(self._theme.colour(Role.RAISED))
        painter.drawRoundedRect(frame, radius, radius)
        if self._balance.prevention:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self._theme.colour(Role.TEXT_MUTED), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(frame, radius, radius)
        if self._balance.promotion:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(Role.SUCCESS))
            part = QRectF(frame)
            part.setWidth(frame.width() * self._balance.share)
            painter.drawRoundedRect(part, radius, radius)
