"""A heading with cards below it, the newest first, and a link to those that are older."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.section_header import SectionHeader

SHOWN: Final = 6
"""So many cards are shown until more are asked for."""


class CardList(QWidget):
    """Shows cards; hidden while there are none."""

    all_asked = Signal()

    def __init__(self, context: UiContext, title: str) -> None:
        super().__init__()
        self._all = False
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(12))
        self._more = button(context.icons, "", Kind.LINK)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(context.theme.px(12))
        outer.addWidget(SectionHeader(context.theme, title))
        outer.addLayout(self._column)
        outer.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._show_all)

    @property
    def shown(self) -> int | None:
        """How many cards are shown at most, None for all."""
        return None if self._all else SHOWN

    def show_cards(self, cards: Sequence[QWidget], older: str) -> None:
        """Show these cards in place of those before; `older` leads to the others, empty for none."""
        clear(self._column)
        for card in cards:
            self._column.addWidget(card)
        self._more.setText(older)
        self._more.setVisible(bool(older))
        self.setVisible(bool(cards))

    def _show_all(self) -> None:
        self._all = True
        self.all_asked.emit()
