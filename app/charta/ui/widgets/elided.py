"""One line of text that gives way: what does not fit becomes an ellipsis, and the tool tip has it all."""

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class ElidedLabel(QLabel):
    """A label that shows as much of its text as there is room for.

    `middle` leaves out what is in its middle, not at its end.
    """

    def __init__(
        self,
        text: str,
        style: TextStyle = TextStyle.BODY,
        tone: Tone | None = None,
        *,
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._middle = middle
        self._tip = ""
        self.setProperty("textFormat", "PlainText")
        self.setProperty("textStyle", style.value)
        if tone is not None:
            self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text."""
        super().setText(text)
        self._show_tip()

    def setToolTip(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Offer this text in the tool tip, whether the label's own fits or not."""
        self._tip = text
        self._show_tip()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Allow the label to shrink to a few letters."""
        width = min(self.fontMetrics().horizontalAdvance("MMM…"), self.sizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802 - Qt's name
        """Draw the part that fits."""
        if self._fits():
            super().paintEvent(event)
            return
        self.style().drawItemText(
            QtGui.QPainter(self),
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            self._shortened(),
            self.foregroundRole(),
        )

    def resizeEvent(self, event: "QResizeEvent") -> None:  # noqa: N802 - Qt's name
        """Offer the whole text where it does not fit."""
        super().resizeEvent(event)
        self._show_tip()

    def _shortened(self) -> str:
        modes = QtCore.Qt.TextElideMode
        mode = modes.ElideMiddle if self._middle else modes.ElideRight
        return self.fontMetrics().elidedText(self.text(), mode, self.width())

    def _fits(self) -> bool:
        # A width is a whole number of pixels, and text may end within the last one.
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.width()

    def _show_tip(self) -> None:
        super().setToolTip(tip(self._tip or ("" if self._fits() else self.text())))
