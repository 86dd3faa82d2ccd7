"""Finding the codes on a page: as it is first, then with more and more done to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

from charta.domain.codes import CodePlace, is_cover
from charta.exchange.scans.pages import Points

MOST: Final = 8
"""Codes of a page that are handed on; a form has two."""
LENGTH: Final = 200


@dataclass(frozen=True)
class FoundCode:
    """A code: its text and its corners in the page's pixels, clockwise from its own upper left one."""

    text: str
    corners: Points

    @property
    def place(self) -> CodePlace | None:
        """Where on a form of ours it stands, None for a code that says nothing of that."""
        parts = self.text.split("/")
        return CodePlace(parts[6]) if len(parts) == 8 and parts[6] in set(CodePlace) else None


@dataclass(frozen=True)
class _Look:
    """A picture to look for codes in, and how many of its pixels are one of the page's."""

    image: Image.Image
    zoom: float = 1.0
    binarizer: zxingcpp.Binarizer = zxingcpp.Binarizer.LocalAverage


def find(page: Image.Image, *, thorough: bool = True) -> tuple[FoundCode, ...]:
    """Return the codes of a page.

    A thorough look goes on until the one beside the signature is found, or that of a cover sheet.
    """
    found: dict[str, FoundCode] = {}
    for look in _looks(page) if thorough else (_Look(page),):
        for code in _read(look):
            found.setdefault(code.text, code)
        if any(code.place is CodePlace.SIGNATURE or is_cover(code.text) for code in found.values()):
            break
    return tuple(found.values())[:MOST]


def _read(look: _Look) -> Iterator[FoundCode]:
    read = zxingcpp.read_barcodes(
        look.image,
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=look.binarizer,
    )
    for code in read:
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        points = np.array([(corner.x, corner.y) for corner in corners], dtype=np.float64)
        if len(code.text) <= LENGTH:
            yield FoundCode(code.text, points / look.zoom)


def _looks(page: Image.Image) -> Iterator[_Look]:
    yield _Look(page)
    soft = page.filter(ImageFilter.BoxBlur(1))
    yield _Look(soft)
    flat = _flattened(soft)
    yield _Look(flat, binarizer=zxingcpp.Binarizer.GlobalHistogram)
    yield from _enlarged(flat)
    yield from _enlarged(_flattened(page.filter(ImageFilter.MedianFilter(3))))
    yield _Look(flat.filter(ImageFilter.GaussianBlur(2)), binarizer=zxingcpp.Binarizer.GlobalHistogram)


def _enlarged(page: Image.Image) -> Iterator[_Look]:
    zoom = 2 if max(page.size) <= 2_600 else 1
    large = page.resize((page.width * zoom, page.height * zoom), Image.Resampling.BICUBIC)
    yield _Look(large, zoom)
    thresholds: tuple[Callable[[int], int], ...] = (
        lambda level: 255 if level > 120 else 0,
        lambda level: 255 if level > 170 else 0,
    )
    for threshold in thresholds:
        yield _Look(large.point(threshold), zoom, zxingcpp.Binarizer.BoolCast)


def _flattened(page: Image.Image) -> Image.Image:
    """Return a page with its shades of paper taken out and its contrast drawn to the full."""
    small = page.reduce(8).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    paper = small.resize(page.size, Image.Resampling.BILINEAR)
    dark = ImageChops.subtract(paper, page)
    return ImageOps.invert(ImageOps.autocontrast(dark, cutoff=(0, 1)))
