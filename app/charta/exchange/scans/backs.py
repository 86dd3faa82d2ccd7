"""The back of a sheet that is not quite white: specks, a fold, and what shows through of the other side.

What a printer or a pen put on a page is darker than what shows through paper, and larger than a speck. One
thing like that, and the page is left to somebody: it may be a form that lost its code.
"""

from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from charta.exchange.scans.folds import unfolded
from charta.exchange.scans.geometry import Darkness
from charta.exchange.scans.pages import Mask
from charta.exchange.scans.patches import patches

_PER_MM: Final = 3.0
"""Pixels in a millimetre of what is looked at: so coarse that noise is even and letters are whole words."""
_LONGER: Final = 297.0
"""How long a page is in mm, since nothing on an empty one tells."""
_PRINTED: Final = 0.15
"""How much darker than its paper a place is that was printed or written; 80 g paper shows less through."""
_SPECK: Final = 1.35
"""How large a speck is at most, in mm."""
_SPECKS: Final = 300
_LIKELY: Final = 0.01
"""The share of a page that is dark beyond which nobody has to look closer: it is no back."""
_MARGIN: Final = 0.04
"""What of each side does not count, since scanners see the edge of the sheet there."""
_STEEPER: Final = 2.0
"""How much more a page may tilt than a row that was straightened."""


def is_empty_back(page: Image.Image) -> bool:
    """Tell whether nothing was printed or written on a page that is not white; meant where no code is."""
    dark = _darkness(page)
    seen = dark > _PRINTED
    if seen.mean() > _LIKELY:
        return False
    return _are_specks(seen) or _are_specks(unfolded(dark, _STEEPER) > _PRINTED)


def _are_specks(seen: Mask) -> bool:
    """Tell whether there is nothing larger than specks, and not too many of these."""
    found = patches(seen)
    most = _SPECK * _PER_MM
    return len(found) <= _SPECKS and all(max(each.height, each.width) <= most for each in found)


def _darkness(page: Image.Image) -> Darkness:
    """Return how much darker than the paper around it each place is, as a share of that."""
    across, down = round(page.width * _MARGIN), round(page.height * _MARGIN)
    inner = page.crop((across, down, page.width - across, page.height - down))
    zoom = _PER_MM * _LONGER / max(page.size)
    size = (max(1, round(inner.width * zoom)), max(1, round(inner.height * zoom)))
    small = inner.resize(size, Image.Resampling.BOX)
    shade = small.reduce(8).filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.MaxFilter(3))
    paper = shade.resize(size, Image.Resampling.BILINEAR)
    levels, white = np.asarray(small, dtype=np.float32), np.asarray(paper, dtype=np.float32)
    dark: Darkness = np.asarray(1 - levels / np.maximum(white, 1), dtype=np.float32)
    return dark
