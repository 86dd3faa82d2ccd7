"""How each state of the board looks: colour, shape and outline, so that no state hangs on colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from charta.ui.board.words import CellState
from charta.ui.theme import Tone


@dataclass(frozen=True)
class Look:
    """The sign, the tone and the outline of a state; `filled` cells stand out from those that wait."""

    icon: str
    tone: Tone
    outline: Qt.PenStyle = Qt.PenStyle.SolidLine
    filled: bool = True


LOOKS: Final[Mapping[CellState, Look]] = {
    CellState.PENDING: Look("circle", Tone.NEUTRAL, Qt.PenStyle.DashLine, filled=False),
    CellState.APPROVED: Look("circle-check", Tone.SUCCESS),
    CellState.RESERVED: Look("message-square", Tone.ACCENT),
    CellState.CHANGE_REQUESTED: Look("pen-line", Tone.DANGER),
    CellState.OUTDATED: Look("clock-alert", Tone.WARNING, Qt.PenStyle.DashLine),
    CellState.NOT_ASKED: Look("minus", Tone.NEUTRAL, Qt.PenStyle.NoPen, filled=False),
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
