"""The sum of an agenda against the time that there is: a sentence, and a bar that says the same."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.workshops.words import Fit

_HEIGHT: Final = 12


class TimeBar(QWidget):
    """Shows how an agenda fits into its time; what is too much is hatched and said in words."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        px = context.theme.px
        self._words = Text("", TextStyle.LABEL, wrap=False)
        self._over = Chip(
            context.theme, context.icons, context.tr("Too long"), Tone.WARNING, icon="clock-alert"
        )
        self._bar = _Bar(context.theme)
        line = Flow(px(12))
        line.add(self._words)
        line.add(self._over)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(line)
        column.addWidget(self._bar)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_fit(self, fit: Fit) -> None:
        """Show how an agenda fits."""
        self._words.setText(fit.told(self._context.translator))
        self._over.setVisible(bool(fit.over))
        self._bar.show_fit(fit)


class _Bar(QWidget):
    """Full for the time that is planned, empty for what is left, hatched beyond the end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fit = Fit(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_fit(self, fit: Fit) -> None:
        self._fit = fit
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT + 6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, inset = self._theme.colour, self._theme.px(3)
        frame = QRectF(self.rect()).adjusted(0.5, inset + 0.5, -0.5, -inset - 0.5)
        whole = max(self._fit.planned, self._fit.available, 1)
        end = frame.left() + frame.width() * self._fit.available / whole
        used = frame.left() + frame.width() * self._fit.planned / whole
        inside = QRectF(frame.left(), frame.top(), min(end, used) - frame.left(), frame.height())
        shape = QPainterPath()
        shape.addRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setClipPath(shape)
        painter.fillRect(frame, colour(Role.RAISED))
        painter.fillRect(inside, colour(Role.ACCENT))
        if self._fit.over:
            beyond = QRectF(end, frame.top(), used - end, frame.height())
            painter.fillRect(beyond, QBrush(colour(Role.WARNING), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(colour(Role.LINE_STRONG), 1))
        painter.setClipping(False)
        painter.drawPath(shape)
        if self._fit.over:
            for role, width in ((Role.SURFACE, 5), (Role.TEXT, 2)):
                painter.setPen(QPen(colour(role), self._theme.px(width)))
                painter.drawLine(round(end), 0, round(end), self.height())
