"""A line with words at the left and controls at the right, below the words where there is no room beside."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from charta.ui.theme import Theme
from charta.ui.widgets.stacks import set_beside

BESIDE: Final = 440
"""From this width on (at 100 %), the controls stand beside the words."""


class Line(QWidget):
    """Two widgets in a line, or one below the other."""

    def __init__(
        self, theme: Theme, words: QWidget, controls: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = (words, controls)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(4))
        self._box.addWidget(words, 1)
        self._box.addWidget(controls, 0, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need the width of the wider part alone."""
        width = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the controls where there is room."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._theme.px(BESIDE)
        set_beside(self._box, beside=beside)
