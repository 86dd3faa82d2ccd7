"""How each state of the board looks: colour, shape and outline, so that no state hangs on colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from charta.ui.stands import STATE_TONES, CellState
from charta.ui.theme import Tone


@dataclass(frozen=True)
class Look:
    """The sign, the tone and the outline of a state; `filled` cells stand out from those that wait."""

    icon: str
    tone: Tone
    outline: Qt.PenStyle
    filled: bool


_SHAPES: Final[Mapping[CellState, tuple[str, Qt.PenStyle, bool]]] = {
    CellState.PENDING: ("circle", Qt.PenStyle.DashLine, False),
    CellState.APPROVED: ("circle-check", Qt.PenStyle.SolidLine, True),
    CellState.RESERVED: ("message-square", Qt.PenStyle.SolidLine, True),
    CellState.CHANGE_REQUESTED: ("pen-line", Qt.PenStyle.SolidLine, True),
    CellState.OUTDATED: ("clock-alert", Qt.PenStyle.DashLine, True),
    CellState.NOT_ASKED: ("minus", Qt.PenStyle.NoPen, False),
}
LOOKS: Final[Mapping[CellState, Look]] = {
    state: Look(icon, STATE_TONES[state], outline, filled)
    for state, (icon, outline, filled) in _SHAPES.items()
}


def fitting(font: QFont, words: str, width: int, smallest: int) -> QFont:
    """Return the font, smaller where a single word would be wider than `width`; sizes are in pixels."""
    smaller = QFont(font)
    for size in range(font.pixelSize(), smallest - 1, -1):
        smaller.setPixelSize(size)
        metrics = QFontMetrics(smaller)
        if all(metrics.horizontalAdvance(word) <= width for word in words.split(" ")):
            break
    return smaller
