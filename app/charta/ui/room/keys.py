"""The keys of the facilitator's window, wherever the keyboard is in it; those of its panes are theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from charta.errors import N_


@dataclass(frozen=True)
class Key:
    """A command: what it does, and the keys that do it; where there is room for one, the first is shown."""

    says: str
    keys: tuple[str, ...]

    @property
    def shown(self) -> str:
        """All its keys, as the keyboard calls them."""
        return ", ".join(native_keys(keys) for keys in self.keys)


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
    return native_keys(KEYS[command].keys[0])


def native_keys(keys: str) -> str:
    """Return keys as the keyboard calls them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
