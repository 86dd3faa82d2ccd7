"""The keys of the pane, and what a key press asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from charta.errors import N_
from charta.ui.room.keys import Key


class Verb(StrEnum):
    """What a letter does; it is the same letter in every language."""

    APPROVE = "A"
    RESERVE = "R"
    CHANGE = "C"
    SCOPE = "W"
    """Goes from this section to all that wait, and back."""
    DRAW = "S"


KEYS: Final[Mapping[Verb, Key]] = {
    Verb.APPROVE: Key(N_("Approve"), ("A", "Ctrl+Shift+A")),
    Verb.RESERVE: Key(N_("With a reservation"), ("R", "Ctrl+Shift+R")),
    Verb.CHANGE: Key(N_("Request a change"), ("C", "Ctrl+Shift+C")),
    Verb.SCOPE: Key(N_("Sign this section alone, or all that wait"), ("W", "Ctrl+Shift+W")),
    Verb.DRAW: Key(N_("Draw a signature"), ("S", "Ctrl+Shift+S")),
}
"""What each verb says, its plain key, and the one that acts while something is written, too."""
MORE: Final = N_(
    "Keys: a figure or the letter beside it chooses a department; A approves, R with a reservation, "
    "C requests a change, W goes to all that wait and back, S draws. While you write, hold Ctrl and "
    "Shift with one of these letters, or Alt with a figure."
)


@dataclass(frozen=True)
class Command:
    """What a key press asks for: a verb, or the department at a place (from 0)."""

    verb: Verb | None = None
    place: int = -1


_NONE: Final = Qt.KeyboardModifier.NoModifier
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


def command(event: QKeyEvent, departments: Sequence[str]) -> Command | None:
    """Return what a key press asks for, None for nothing; `departments` are the letters by place.

    A figure counts alone and with Alt, the letter of a verb alone and with Ctrl and Shift, so that both can
    be had while an editor has the keyboard: it has a use of its own for Ctrl and a letter. With Ctrl, figures
    belong to the window.
    """
    held = event.modifiers() & ~_KEYPAD
    number = event.key() - Qt.Key.Key_1
    if 0 <= number < len(departments) and held in (_NONE, _ALT):
        return Command(place=number)
    if held not in (_NONE, _HELD) or not Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return None
    letter = chr(event.key())
    if letter in departments and held == _NONE:
        return Command(place=list(departments).index(letter))
    verbs: Mapping[str, Verb] = {verb.value: verb for verb in Verb}
    return Command(verbs[letter]) if letter in verbs else None


def records(event: QKeyEvent) -> bool:
    """Tell whether a key is Ctrl+Enter, which records the decision whose words were missing."""
    held = event.modifiers() & ~_KEYPAD
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and held == Qt.KeyboardModifier.ControlModifier
