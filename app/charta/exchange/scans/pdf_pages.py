"""Pages from a PDF: the picture that a page is, where it is one, else the page as it is drawn.

Taking a scanner's picture as it lies in the file is several times as fast as drawing the page, and loses
nothing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image

from charta.errors import N_
from charta.exchange.scans.pages import DAMAGED, PAGES, TOO_MANY, FileRefused, Page, PageRefused
from charta.exchange.scans.pdf_drawing import Drawing
from charta.exchange.scans.pdf_weight import check, content, filters_of, is_bomb, named
from charta.exchange.scans.pictures import BROKEN, decoded, grey

_LOCKED: Final = N_("it is protected with a password; save it without one")
_BOMB: Final = N_("it unpacks to far more than a scan holds")
_BROKEN_FILE: Final = N_("it is damaged, or no PDF")
_NO_PAGES: Final = N_("it has no pages")
_PARENTS: Final = 8
_WHOLE: Final = 0.85
"""The share of a page that its picture covers at least."""
_PLAIN: Final = frozenset({"/DCTDecode", "/CCITTFaxDecode", "/FlateDecode"})
_COLOURS: Final = frozenset({"/DeviceGray", "/DeviceRGB"})
_NUMBER: Final = rb"(-?\d*\.?\d+)\s+"
_ONE_PICTURE: Final = re.compile(
    rb"\s*(?:q\s+)*(?:/\w+\s+gs\s+)?" + _NUMBER * 6 + rb"cm\s+/([^\s/<>\[\]()]+)\s+Do\s*(?:Q\s*)*"
)
_PDF_ERRORS: Final = (pikepdf.PdfError, *BROKEN, RuntimeError)
"""What pikepdf raises for a file that does not hold what it says."""


@contextmanager
def opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Lend a PDF whose tables have been looked at; raise `FileRefused`."""
    if is_bomb(path):
        raise FileRefused(_BOMB)
    try:
        pdf = pikepdf.open(path, suppress_warnings=True, access_mode=pikepdf.AccessMode.stream)
    except pikepdf.PasswordError:
        raise FileRefused(_LOCKED) from None
    except _PDF_ERRORS:
        raise FileRefused(_BROKEN_FILE) from None
    with pdf:
        yield pdf


def count(pdf: pikepdf.Pdf) -> int:
    """Return how many pages a PDF has; raise `FileRefused`."""
    try:
        pages = len(pdf.pages)
    except _PDF_ERRORS:
        raise FileRefused(_BROKEN_FILE) from None
    if not pages:
        raise FileRefused(_NO_PAGES)
    if pages > PAGES:
        raise FileRefused(TOO_MANY)
    return pages


def pages(pdf: pikepdf.Pdf, drawing: Drawing) -> Iterator[Page | PageRefused]:
    """Return the pages of a PDF, one after the other; raise `FileRefused`."""
    for number in range(count(pdf)):
        try:
            page: Page | PageRefused = _page(pdf.pages[number], drawing)
        except PageRefused as refused:
            page = refused
        except _PDF_ERRORS:
            page = PageRefused(DAMAGED)
        yield page


def _page(page: pikepdf.Page, drawing: Drawing) -> Page:
    check(page)
    picture = _picture(page)
    if picture is None:
        return drawing.draw(_alone(page))
    found = _decoded(picture)
    turn = int(page.obj.get("/Rotate", page.rotation)) % 360
    dpi = max(found.image.size) / (max(_size(page)) / 72)
    image = found.image.transpose(_TURNS[turn]) if turn in _TURNS else found.image
    return Page(image, dpi if 40 <= dpi <= 2_400 else 0.0)


_TURNS: Final = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def _alone(page: pikepdf.Page) -> bytes:
    """Return a file with this page alone: no script, attachment or link of the whole file comes along."""
    alone = pikepdf.new()
    alone.pages.append(page)
    _hold_fields(alone)
    made = BytesIO()
    alone.save(made)
    return made.getvalue()


def _hold_fields(alone: pikepdf.Pdf) -> None:
    """Let the form of a file name the fields on its page, since others are not drawn."""
    annotations = alone.pages[0].obj.get("/Annots")
    fields = {}
    for widget in annotations if isinstance(annotations, pikepdf.Array) else ():
        if not isinstance(widget, pikepdf.Dictionary) or widget.get("/Subtype") != "/Widget":
            continue
        field: pikepdf.Object = widget if widget.is_indirect else alone.make_indirect(widget)
        for _ in range(_PARENTS):
            parent = field.get("/Parent")
            if not isinstance(parent, pikepdf.Dictionary) or "/T" not in parent:
                break
            field = parent
        fields[field.objgen] = field
    if fields:
        alone.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(list(fields.values())))


def _picture(page: pikepdf.Page) -> pikepdf.Stream | None:
    """Return the picture that is all of a page, None where the page has to be drawn."""
    if page.obj.get("/Annots"):
        # Somebody may have signed on the screen, with a stamp or a pen.
        return None
    drawn = content(page.obj)
    found = _ONE_PICTURE.fullmatch(drawn) if len(drawn) < 500 else None
    if found is None:
        return None
    wide, skew, lean, high = (float(number) for number in found.groups()[:4])
    width, height = _size(page)
    if skew or lean or wide < width * _WHOLE or high < height * _WHOLE:
        return None
    picture = named(page.obj).get(b"/" + found[7])
    return picture if picture is not None and _is_plain(picture) else None


def _is_plain(picture: pikepdf.Stream) -> bool:
    """Tell whether a picture is seen as it lies in the file, without masks, tables or rare colours."""
    if any(key in picture for key in ("/SMask", "/Mask", "/ImageMask", "/Decode")):
        return False
    filters = filters_of(picture)
    return len(filters) == 1 and filters[0] in _PLAIN and str(picture.get("/ColorSpace")) in _COLOURS


def _decoded(picture: pikepdf.Stream) -> Page:
    """Return the picture; raise `PageRefused`, or what Pillow and pikepdf do."""
    if filters_of(picture) == ("/DCTDecode",):
        return decoded(bytes(picture.read_raw_bytes()))
    return grey(pikepdf.PdfImage(picture).as_pil_image())


def _size(page: pikepdf.Page) -> tuple[float, float]:
    """Return width and height of what is shown of a page, in points; raise `PageRefused`."""
    sides = [float(side) for side in page.cropbox]
    if len(sides) != 4 or sides[0] == sides[2] or sides[1] == sides[3]:
        raise PageRefused(DAMAGED)
    return abs(sides[2] - sides[0]), abs(sides[3] - sides[1])
