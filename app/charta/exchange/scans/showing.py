"""The picture of a page that is shown and kept as evidence: upright, grey, legible, and small."""

import io
from typing import Final

from PIL import Image, ImageFilter

_PER_MM: Final = 4.8
"""Pixels in a millimetre: 122 dots per inch."""
_LONGEST: Final = 1_900
_PAGE: Final = 297.0
"""How long a page is in mm where nothing tells: A4."""
_TARGET: Final = 45_000
_QUALITIES: Final = (55, 40, 28, 20)


def picture(page: Image.Image, per_mm: float, turned: int) -> bytes:
    """Return a page as a JPEG, turned clockwise; `per_mm` is 0 where the page's measure is not known.

    The same page gives the same bytes. A noisy page takes a coarser quality to stay small.
    """
    measure = per_mm or max(page.size) / _PAGE
    zoom = min(1.0, _PER_MM / measure, _LONGEST / max(page.size))
    size = (max(1, round(page.width * zoom)), max(1, round(page.height * zoom)))
    small = page.resize(size, Image.Resampling.BOX if zoom < 0.5 else Image.Resampling.BILINEAR)
    if turned:
        small = small.rotate(-turned, expand=True)
    made = _encoded(small, _QUALITIES[0])
    for quality in _QUALITIES[1:]:
        if len(made) <= _TARGET:
            return made
        made = _encoded(small, quality)
    if len(made) > _TARGET:
        made = _encoded(small.filter(ImageFilter.MedianFilter(3)), _QUALITIES[-1])
    return made


def _encoded(page: Image.Image, quality: int) -> bytes:
    made = io.BytesIO()
    page.save(made, "JPEG", quality=quality, optimize=True)
    return made.getvalue()
