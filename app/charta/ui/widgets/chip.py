"""A short word about a state, in a rounded frame."""

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Chip(QWidget):
    """A pill with a word and, where it helps, an icon: a state is never told by colour alone."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        tone: Tone = Tone.NEUTRAL,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._font = theme.font(TextStyle.OVERLINE)
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The word that is shown."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the word takes."""
        metrics = QFontMetrics(self._font)
        picture = self._theme.px(18) if self._icon else 0
        width = metrics.horizontalAdvance(self._text) + picture + self._theme.px(20)
        return QSize(width, metrics.height() + self._theme.px(8))

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the pill, the icon and the word."""
        painter = QtGui.QPainter(self)
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = Role.LINE_STRONG if self._tone is Tone.NEUTRAL else self._tone.role
        painter.setPen(QtGui.QPen(self._theme.colour(edge), 1))
        painter.setBrush(self._theme.colour(self._tone.soft))
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        left = self._theme.px(10)
        if self._icon:
            size = self._theme.px(14)
            picture = self._icons.pixmap(self._icon, self._tone.role, 14, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - size) // 2, picture)
            left += self._theme.px(18)
        painter.setPen(self._theme.colour(self._tone.role))
        painter.setFont(self._font)
        area = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(area, QtCore.Qt.AlignmentFlag.AlignVCenter, self._text)
