"""Which key does what in the pane, and the lines that say so."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from charta.errors import N_
from charta.ui.room.keys import Key


class Act(StrEnum):
    """What can be done by a key."""

    QUESTIONS = "Q"
    PROPOSE = "P"
    FOR = "+"
    AGAINST = "-"
    WITHDRAW = "W"
    ROUND = "R"
    SHOW = "S"
    DECIDE = "D"
    TURN = "T"


KEYS: Final[Mapping[Act, Key]] = {
    Act.QUESTIONS: Key(N_("Go to the list of questions"), ("Q", "Ctrl+Shift+Q")),
    Act.PROPOSE: Key(N_("Put a proposal forward"), ("P", "Ctrl+P")),
    Act.FOR: Key(N_("Note what speaks for the proposal"), ("+", "Alt++")),
    Act.AGAINST: Key(N_("Note what speaks against the proposal"), ("-", "Alt+-")),
    Act.WITHDRAW: Key(N_("Withdraw the proposal, or put it back"), ("W", "Ctrl+Shift+W")),
    Act.ROUND: Key(N_("Ask round about the proposal"), ("R", "Ctrl+R")),
    Act.SHOW: Key(N_("Show all answers at once"), ("S", "Ctrl+S")),
    Act.DECIDE: Key(N_("Decide the question"), ("D", "Ctrl+D")),
    Act.TURN: Key(N_("Give the floor to the next department present"), ("T", "Ctrl+T")),
}
"""What each act says, its plain key, and the one that acts while something is typed, too."""
HINT: Final = N_(
    "1–9 answer · P proposal · + − arguments · R round · S show · D decide · T turn · W withdraw · "
    "Q questions"
)
MORE: Final = N_(
    "Shift and a letter choose a proposal; 0 and the letters on the buttons choose who speaks. While "
    "something is typed: the same with Ctrl (Q and W with Ctrl+Shift, + and − with Alt), who speaks with "
    "Alt+0 to Alt+5; Escape leaves what is typed for later."
)
_HELD: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_DASHES: Final = "-−–"


def pressed(event: QKeyEvent) -> str:
    """Return the plain key of an event in capitals, empty for one that is held with another or repeats."""
    if event.modifiers() & _HELD or event.isAutoRepeat():
        return ""
    text = event.text()
    return "-" if text and text in _DASHES else text.strip().upper()


def chooses_card(event: QKeyEvent) -> bool:
    """Tell whether Shift makes a letter the name of a proposal."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and event.text().isalpha()
