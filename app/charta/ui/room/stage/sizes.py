"""How large things are on the big screen, so that the last row can read them.

Everything is laid out on a canvas that is 1080 high whatever the screen has, and then drawn larger or smaller
as a whole: lines break at the same words at 1280x720 and at 3840x2160, and a size below is a share of the
picture's height.

The room that the sizes are made for: a picture 2 m wide, 1.125 m high at 16:9, seen from 10 m. A font of 1/n
of the height is 1125/n mm high; Inter's capitals are 0.727 of that, and 1 mm at 10 m is 0.344 minutes of arc.

    question    1/14    80 mm    capitals 58 mm    20'
      at least  1/18    63 mm    capitals 45 mm    16'
    body        1/24    47 mm    capitals 34 mm    12'
      at least  1/30    38 mm    capitals 27 mm     9'
    smallest    1/36    31 mm    capitals 23 mm     8'

Normal eyesight tells letters of 5' apart, the line of an eye chart that counts as 20/20; ISO 9241-303 advises
20' to 22' for reading at ease, and 16' at least, which the question keeps at its least size too. So
whatever the room works with stays at 1/30 or more, and 1/36 is left to what only accompanies it: the names at
the top, departments on chips, what comes next.

What does not fit becomes smaller down to its least size. What does not fit even so is left out in an order
that is fixed for each composition, help and surrounding clause first, and ends with an ellipsis.
"""

from dataclasses import dataclass
from typing import Final

HEIGHT: Final = 1080
"""The height of the canvas."""
NARROWEST: Final = 4 / 3
WIDEST: Final = 21 / 9
MARGIN: Final = 84
GAP: Final = 28
SMALLEST: Final = HEIGHT // 36
MOST_DECIDED: Final = 240
MOST_ASKED: Final = 400
MOST_NAMED: Final = 130
"""How high texts that come from people may be where others have to fit too."""


@dataclass(frozen=True)
class Sizes:
    """The heights of a font on the canvas: as it should be, and at least.

    It keeps the wished one up to the tightness `after`, so that others give way before it.
    """

    wished: int
    least: int
    after: float = 0.0

    def at(self, tightness: float) -> int:
        """Return the height between the wished one, at 0, and the least one, at 1."""
        share = max(tightness - self.after, 0) / (1 - self.after)
        return round(self.wished + (self.least - self.wished) * share)


COVER: Final = Sizes(HEIGHT // 9, HEIGHT // 20)
QUESTION: Final = Sizes(HEIGHT // 14 + 1, HEIGHT // 18, after=0.9)
MOTION: Final = Sizes(HEIGHT // 18, HEIGHT // 30)
SENTENCE: Final = Sizes(HEIGHT // 22, HEIGHT // 30)
BODY: Final = Sizes(HEIGHT // 24, HEIGHT // 30)
ASIDE: Final = Sizes(HEIGHT // 32, SMALLEST)
SMALL: Final = Sizes(SMALLEST, SMALLEST)
TITLE: Final = Sizes(HEIGHT // 22, HEIGHT // 30)
CLOCK: Final = Sizes(HEIGHT // 10, HEIGHT // 10)
BREAK_CLOCK: Final = Sizes(HEIGHT // 4, HEIGHT // 4)


@dataclass(frozen=True)
class Box:
    """A rectangle on the canvas."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends to the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    def inset(self, across: float, down: float) -> "Box":
        """Return what is left within its edges."""
        return Box(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)


def canvas_width(width: int, height: int) -> float:
    """Return how wide the canvas of a window is: its own shape, unless that is very narrow or very wide."""
    return HEIGHT * min(max(width / max(height, 1), NARROWEST), WIDEST)


def canvas_scale(width: int, height: int) -> float:
    """Return how many pixels of a window one unit of its canvas takes."""
    return min(height / HEIGHT, width / canvas_width(width, height))
