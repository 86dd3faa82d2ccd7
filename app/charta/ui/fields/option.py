"""A check box or radio button whose words may take several lines."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from charta.ui.theme import TextStyle, Theme
from charta.ui.widgets.text import Text


class Option(QWidget):
    """A button with its words beside it; a click on the words is a click on the button."""

    def __init__(
        self,
        theme: Theme,
        button: QAbstractButton,
        words: str,
        style: TextStyle = TextStyle.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = button
        self.button.setAccessibleName(words)
        self.button.setFixedWidth(theme.px(28))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        label = _Words(words, style)
        label.setMinimumHeight(theme.px(32))
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        label.clicked.connect(self._press)
        row.addWidget(label, 1)

    def _press(self) -> None:
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.button.click()


class _Words(Text):
    """Words that can be clicked."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
