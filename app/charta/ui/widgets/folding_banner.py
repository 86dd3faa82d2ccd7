"""A banner whose buttons go below its words where there is little room beside them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton

from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow

NARROW = 640
"""Pixels at 100 %."""


class FoldingBanner(Banner):
    """For long words with several buttons, in windows that may be small and text that may be large."""

    def add_action(self, text: str, kind: Kind = Kind.SECONDARY) -> QPushButton:
        """Add a button behind the others and return it."""
        made = button(self._icons, text, kind)
        self._verbs.add(made)
        self._verbs.show()
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons beside the words, or below them."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_narrow = event.size().width() < self._narrow
        self._fold.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        room = self._verbs.sizeHint().width()
        self._verbs.setMinimumWidth(0 if is_narrow else room)

    def _add_words(self) -> None:
        self._narrow = self._theme.px(NARROW)
        self._verbs = Flow(self._theme.px(8))
        self._verbs.hide()
        self._fold = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fold.setSpacing(self._theme.px(8))
        self._fold.addWidget(self._words, 1)
        self._fold.addWidget(self._verbs)
        self._row.addLayout(self._fold, 1)
