"""Where things stand on a personal form, in millimetres from the code beside the signature.

That code, its signature box and its date box are one row of a table, so that their places towards each
other are the same in Word, in LibreOffice, in a PDF and on paper, wherever the row itself falls on the
page. The origin is the upper left corner of the code's dark modules; x runs to the right, y down.
"""

from dataclasses import dataclass
from typing import Final

CODE_SIDE: Final = 22.0
"""The side of a code's square of modules, without its quiet zone, which is four modules wide."""
QUIET: Final = 4.0
"""What is kept clear around a code at least."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, its frame line included."""

    left: float
    top: float
    right: float
    bottom: float


SIGNATURE: Final = Box(left=28.0, top=-4.0, right=108.0, bottom=26.0)
DATE: Final = Box(left=108.0, top=-4.0, right=152.0, bottom=26.0)
INSET: Final = 1.5
"""How far from the frame of a box somebody's ink begins to count."""
