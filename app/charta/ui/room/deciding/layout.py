"""Where the parts of the pane stand: in one column, or in two where there is room."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.widgets.column import ScrollColumn

BESIDE = 800
"""From this width on (at 100 %), what is asked and what is proposed stand beside each other."""


class TwoColumns(ScrollColumn):
    """Parts in two columns that become one; scrolls as a whole."""

    def __init__(self, context: UiContext, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._least = context.theme.px(BESIDE)
        px = context.theme.px
        self.body.setContentsMargins(px(8), px(8), px(8), px(8))
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(px(10))
        self.body.addLayout(self._row)
        self.body.addStretch()
        for parts in (left, right):
            column = QVBoxLayout()
            column.setSpacing(px(10))
            for part in parts:
                column.addWidget(part)
            column.addStretch()
            self._row.addLayout(column, 1)

    @property
    def is_beside(self) -> bool:
        """Whether there are two columns."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._least
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
