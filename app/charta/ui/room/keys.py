"""The keys of the facilitator's window, and the sheet that lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text


@dataclass(frozen=True)
class Key:
    """A command: what it does, and the keys that do it; the first ones are those that are shown."""

    says: str
    keys: tuple[str, ...]


KEYS: Final[Mapping[str, Key]] = {
    "next_item": Key(N_("Go on to the next item"), ("Ctrl+Down", "Ctrl+PgDown")),
    "previous_item": Key(N_("Go back to the item before"), ("Ctrl+Up", "Ctrl+PgUp")),
    "deciding": Key(N_("Proposals, rounds and decisions"), ("F2",)),
    "approving": Key(N_("Approvals in the room"), ("F3",)),
    "people": Key(N_("Who is in the room"), ("F4",)),
    "screen": Key(N_("Show or hide the room’s screen"), ("F5",)),
    "language": Key(N_("Show the room’s screen in the other language"), ("Ctrl+L",)),
    "pause": Key(N_("Pause, or go on"), ("F6",)),
    "one_more": Key(N_("Give the item one minute more"), ("F7",)),
    "five_more": Key(N_("Give the item five minutes more"), ("F8",)),
    "step": Key(N_("Write down a next step"), ("Ctrl+J",)),
    "parked": Key(N_("Park a topic for later"), ("Ctrl+K",)),
    "minuted": Key(N_("Write notes for the minutes"), ("Ctrl+M",)),
    "private": Key(N_("Write private notes"), ("Ctrl+Shift+M",)),
    "item": Key(N_("Go to what is under discussion"), ("Ctrl+I",)),
    "agenda": Key(N_("Go to the agenda, or hide it"), ("F9",)),
    "side": Key(N_("Show or hide notes, next steps and people"), ("F10",)),
    "end": Key(N_("End the workshop"), ("Ctrl+Shift+E",)),
    "help": Key(N_("Show or hide these keys"), ("F1", "Ctrl+?")),
}
"""Every command by its name."""


def sequences(command: str) -> list[QKeySequence]:
    """Return the keys of a command."""
    return [QKeySequence(keys) for keys in KEYS[command].keys]


def native(command: str) -> str:
    """Return the first keys of a command as the keyboard calls them."""
    return sequences(command)[0].toString(QKeySequence.SequenceFormat.NativeText)


class KeySheet(QWidget):
    """Lists the keys in the window; no dialog, so that the clock and the keys go on working."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, px = context.tr, context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        area = ScrollColumn(px(720))
        area.body.setContentsMargins(px(24), px(20), px(24), px(20))
        card = Card(context.theme, tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for row, (command, key) in enumerate(KEYS.items()):
            grid.addWidget(Text(native(command), TextStyle.LABEL, wrap=False), row, 0)
            grid.addWidget(Text(tr(key.says)), row, 1)
        grid.addWidget(Text(tr("Enter"), TextStyle.LABEL, wrap=False), len(KEYS), 0)
        grid.addWidget(Text(tr("In the agenda: take up the item")), len(KEYS), 1)
        card.body.addLayout(grid)
        self.close_button = button(context.icons, tr("Back to the workshop"), Kind.PRIMARY)
        area.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        area.body.addWidget(card)
        area.body.addStretch()
        column.addWidget(area)
