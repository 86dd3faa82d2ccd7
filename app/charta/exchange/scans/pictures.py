"""Pages from pictures: JPEG, PNG, TIFF of one page or many, BMP. Looked at before they are unpacked."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image, ImageOps

from charta.exchange.scans.pages import (
    DAMAGED,
    LONGEST,
    PAGES,
    PIXELS,
    TOO_LARGE,
    TOO_MANY,
    FileRefused,
    Page,
    PageRefused,
)

FORMATS: Final = ("JPEG", "PNG", "TIFF", "BMP")
BYTES: Final = 3 * PIXELS
"""What a picture may take when it is unpacked."""
BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    MemoryError,
)
"""What Pillow raises for a picture that does not hold what it says; it states no one class."""


def count(path: Path) -> int:
    """Return how many pages a picture has; raise `FileRefused`."""
    with _opened(path) as image:
        return _frames(image)


def pages(path: Path) -> Iterator[Page | PageRefused]:
    """Return the pages of a picture, one after the other; raise `FileRefused`."""
    with _opened(path) as image:
        for number in range(_frames(image)):
            try:
                with _quiet():
                    image.seek(number)
                    page: Page | PageRefused = grey(image)
            except BROKEN:
                page = PageRefused(DAMAGED)
            except PageRefused as refused:
                page = refused
            yield page


def decoded(data: bytes) -> Page:
    """Return a page from the bytes of one picture; raise `PageRefused`."""
    try:
        with _quiet():
            return grey(_checked(io.BytesIO(data)))
    except BROKEN:
        raise PageRefused(DAMAGED) from None


def grey(image: Image.Image) -> Page:
    """Return a picture as a page, at most `LONGEST` a side; raise `PageRefused`, or what Pillow does."""
    check_size(image)
    told = image.info.get("dpi", (0, 0))
    dpi = float(told[0]) if isinstance(told, tuple) and told and 40 <= float(told[0]) <= 2_400 else 0.0
    whole = max(image.size)
    if image.format == "JPEG":
        # The decoder leaves out what is not needed: colour, and every other pixel of a very fine scan.
        image.draft("L", (LONGEST // 2, LONGEST // 2) if whole > 2 * LONGEST else image.size)
    page = plain(image)
    if max(page.size) > LONGEST:
        page = page.reduce(-(-max(page.size) // LONGEST))
    return Page(page, dpi * max(page.size) / whole)


def plain(image: Image.Image) -> Image.Image:
    """Return a picture in grey, as it is meant to be seen."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda level: level / 256)
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        colours = image.convert("RGBA")
        paper = Image.new("RGBA", colours.size, "white")
        image = Image.alpha_composite(paper, colours)
    return ImageOps.exif_transpose(image.convert("L"))


def check_size(image: Image.Image) -> None:
    """Raise `PageRefused` for a picture that takes too much when it is unpacked."""
    pixels = image.width * image.height
    if pixels > PIXELS or (image.format != "JPEG" and pixels * len(image.getbands()) > BYTES):
        raise PageRefused(TOO_LARGE)
    if min(image.size) < 1:
        raise PageRefused(DAMAGED)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """Lend a picture of which only the head was read; raise `FileRefused`."""
    with path.open("rb") as file:
        try:
            with _quiet():
                image = _checked(file)
        except PageRefused as refused:
            raise FileRefused(refused.problem) from None
        except BROKEN:
            raise FileRefused(DAMAGED) from None
        yield image


def _checked(source: BinaryIO) -> Image.Image:
    """Open a picture by its head alone; raise `PageRefused` where it is far too large."""
    try:
        image = Image.open(source, formats=FORMATS)
    except Image.DecompressionBombError:
        raise PageRefused(TOO_LARGE) from None
    check_size(image)
    return image


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to ourselves what Pillow warns of: damage that it gets over, and sizes that `check_size` knows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _frames(image: Image.Image) -> int:
    """Return how many pages an open picture has, counted no further than is allowed."""
    if image.format != "TIFF":
        return 1
    try:
        with _quiet():
            # Pillow miscounts when it is asked for a page far beyond the last one.
            for number in range(PAGES + 1):
                image.seek(number)
    except EOFError:
        return number
    except BROKEN:
        raise FileRefused(DAMAGED) from None
    raise FileRefused(TOO_MANY)
