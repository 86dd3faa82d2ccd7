"""Codes as pictures in a PDF, in place of the stand-ins that Typst laid out."""

from typing import TYPE_CHECKING, Final
from zlib import compress

from charta.documents.forms.codes import Pixels
from charta.documents.forms.pdf_objects import stream

if TYPE_CHECKING:
    import pikepdf

_STAND_INS: Final = {b"\1": "head", b"\2": "sign"}
"""The one pixel of each stand-in (`pdf_layout`)."""


def code_places(pdf: "pikepdf.Pdf") -> dict[str, "pikepdf.Object"]:
    """Return the pictures that stand for codes, 'head' and 'sign'."""
    import pikepdf

    found = {}
    for page in pdf.pages:
        for picture in page.obj.Resources.get("/XObject", pikepdf.Dictionary()).values():
            if picture.get("/Width") == 1 and (pixel := picture.read_bytes()) in _STAND_INS:
                found[_STAND_INS[pixel]] = picture
    return found


def code_object(pixels: Pixels) -> bytes:
    """Return the picture of a code."""
    side = pixels.side
    return stream(
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray"
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 1/BitsPerComponent 1/Columns %d>>"
        % (side, side, side),
        compress(pixels.lines, 1),
    )
