"""What every part of reading scans hands on: grey pages, and what is refused."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from charta.errors import N_, Marked

Mask: TypeAlias = NDArray[np.bool_]
"""Which places of a picture are meant, as rows × columns."""
Points: TypeAlias = NDArray[np.float64]
"""Points as rows of x and y."""

PIXELS: Final = 120_000_000
"""What a picture may have at most: A3 at 750 dots per inch."""
LONGEST: Final = 4_300
"""Pixels of a page's longer side that are looked at: A4 at 360 dots per inch, or legal size at 300."""
PAGES: Final = 5_000
DAMAGED: Final = N_("the picture is damaged")
TOO_LARGE: Final = N_("a picture in it has more than 120 million pixels; scan it at 300 dpi")
TOO_MANY: Final = N_("it has more than 5,000 pages; divide it")


class FileRefused(Exception):
    """A file that cannot be read as scans; `problem` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = Marked(problem)


class PageRefused(Exception):
    """A page that cannot be looked at, while others of its file may be; `problem` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Page:
    """A page as a grey picture of Pillow's, at most `LONGEST` a side; `dpi` is 0 where nothing tells it."""

    image: Image.Image
    dpi: float = 0.0
