"""Everything that a page tells: its codes, the ink in its boxes, and its picture."""

from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from charta.domain.codes import CodePlace
from charta.domain.form_layout import DATE, SIGNATURE
from charta.domain.scans import Ink, ScannedPage
from charta.exchange.scans import codes, geometry
from charta.exchange.scans.backs import is_empty_back
from charta.exchange.scans.ink import DATE_DEMAND, SIGNATURE_DEMAND, ink
from charta.exchange.scans.pages import Page
from charta.exchange.scans.showing import picture

_DARKER: Final = 0.12
_BLANK: Final = 0.0005
"""The share of a page that is darker than its paper below which it is the empty back of another one."""
_MARGIN: Final = 0.04
"""What of each side does not count, since scanners see the edge of the sheet there."""
_INCH: Final = 25.4


def look(page: Page, number: int) -> ScannedPage:
    """Return what is on a page."""
    image = page.image
    is_blank = _is_blank(image)
    found = codes.find(image, thorough=not is_blank)
    is_blank = not found and (is_blank or is_empty_back(image))
    ours = [code for code in found if code.place is not None]
    signed = [code for code in ours if code.place is CodePlace.SIGNATURE]
    anchor = next(iter(signed or ours or found), None)
    turned = geometry.upright(anchor.corners) if anchor else 0
    per_mm = geometry.measure_of(anchor.corners) if ours and anchor else page.dpi / _INCH
    signature, date = _ink(image, signed)
    return ScannedPage(
        number=number,
        codes=tuple(code.text for code in found),
        signature=signature,
        date=date,
        picture=picture(image, per_mm, turned),
        turned=turned,
        is_blank=is_blank,
    )


def _ink(page: Image.Image, signed: list[codes.FoundCode]) -> tuple[Ink | None, Ink | None]:
    """Return what is in the boxes for signature and date beside the signature's code."""
    if not signed:
        return None, None
    if len(signed) > 1:
        # Two forms on one page: nobody could say to which of them one answer belongs.
        return Ink.UNSURE, Ink.UNSURE
    dark = geometry.darkness(geometry.straightened(page, signed[0].corners))
    frames = geometry.frames(dark)
    return (
        ink(dark, frames.inside(SIGNATURE), SIGNATURE_DEMAND),
        ink(dark, frames.inside(DATE), DATE_DEMAND),
    )


def _is_blank(page: Image.Image) -> bool:
    """Tell whether nothing is on a page; a line of writing is something already."""
    across, down = round(page.width * _MARGIN), round(page.height * _MARGIN)
    small = page.crop((across, down, page.width - across, page.height - down)).reduce(4)
    paper = small.reduce(8).filter(ImageFilter.MaxFilter(3)).resize(small.size, Image.Resampling.BILINEAR)
    levels, white = np.asarray(small, dtype=np.float32), np.asarray(paper, dtype=np.float32)
    return float(np.mean(levels < white * (1 - _DARKER))) < _BLANK
