"""The sheet that lists the keys: those of the window, and those of the panes in its middle."""

from collections.abc import Iterable
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.room.approving.keys import KEYS as APPROVING
from charta.ui.room.approving.keys import MORE as APPROVING_MORE
from charta.ui.room.deciding.keys import KEYS as DECIDING
from charta.ui.room.deciding.keys import MORE as DECIDING_MORE
from charta.ui.room.keys import KEYS, Key
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text

WIDTH = 720


class KeySheet(QWidget):
    """Lists the keys in the window; no dialog, so that the clock and the keys go on working."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        tr, px = context.tr, context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        area = ScrollColumn(px(WIDTH))
        area.body.setContentsMargins(px(24), px(20), px(24), px(20))
        area.body.setSpacing(px(16))
        self.close_button = button(context.icons, tr("Back to the workshop"), Kind.PRIMARY)
        area.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        enter = (tr("Enter"), N_("In the agenda: take up the item"))
        area.body.addWidget(self._card(tr("Keys"), chain(_lines(KEYS.values()), (enter,))))
        for command, keys, more in (
            ("deciding", DECIDING.values(), DECIDING_MORE),
            ("approving", APPROVING.values(), APPROVING_MORE),
        ):
            card = self._card(tr(KEYS[command].says), _lines(keys))
            card.body.addWidget(Text(tr(more), TextStyle.CAPTION, Tone.NEUTRAL))
            area.body.addWidget(card)
        area.body.addStretch()
        column.addWidget(area)

    def _card(self, title: str, lines: Iterable[tuple[str, str]]) -> Card:
        px = self._context.theme.px
        card = Card(self._context.theme, title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for row, (keys, says) in enumerate(lines):
            grid.addWidget(Text(keys, TextStyle.LABEL, wrap=False), row, 0)
            grid.addWidget(Text(self._context.tr(says)), row, 1)
        card.body.addLayout(grid)
        return card


def _lines(keys: Iterable[Key]) -> Iterable[tuple[str, str]]:
    return ((key.shown, key.says) for key in keys)
