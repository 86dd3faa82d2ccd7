"""Pictures from outside: which ones every document can show, and their size."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Final

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from charta.documents.blocks import Drawing

LARGEST_BYTES: Final = 2 * 1024 * 1024
LARGEST_SIDE: Final = 8000  # pixels
LARGEST_DRAWING: Final = 4_000_000  # pixels
_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
)
"""What Pillow raises for a picture that does not hold what it says; it states no one class."""
_GLANCE: Final = (200, 200)  # pixels: enough to see whether a JPEG goes on to its end
_THINNEST_MM: Final = 0.1
_EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg"}
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_LAST_MARKERS: Final = frozenset({0xD9, 0xDA})
"""The markers of JPEG at which a picture ends, or its pixels begin."""
_CHANNELS: Final = {0: 1, 2: 3, 4: 2, 6: 4}
"""Values per pixel of each PNG colour type; one with a palette is none that we draw."""
_LENGTHS: Final = {b"IHDR": 13, b"IEND": 0, b"pHYs": 9, b"sRGB": 1, b"gAMA": 4}
"""The chunks that a drawing may have besides its pixels, each of its one length in bytes."""


def picture_size(data: bytes) -> tuple[int, int, str] | None:
    """Return width and height in pixels and the extension, as the picture's own header states them.

    None for anything but a PNG or JPEG picture of at most 2 MB and 8,000 pixels a side.
    """
    if not data or len(data) > LARGEST_BYTES or (data[:2] == _JPEG and not _has_whole_head(data)):
        return None
    try:
        image = Image.from_blob(data)
    except (
        UnrecognizedImageError,
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        struct.error,
        LookupError,
        ValueError,
        ZeroDivisionError,
    ):
        return None
    extension = _EXTENSIONS.get(image.content_type)
    width, height = image.px_width, image.px_height
    if extension is None or not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        return None
    return width, height, extension


def is_usable_picture(data: bytes) -> bool:
    """Tell whether every document can show this picture."""
    return picture_size(data) is not None


def is_whole_picture(data: bytes) -> bool:
    """Tell whether every document can show this picture, all of which is there: its pixels are looked at."""
    from PIL import Image as Pixels  # slow to import

    if not is_usable_picture(data):
        return False
    try:
        with Pixels.open(BytesIO(data), formats=("JPEG", "PNG")) as picture:
            picture.draft("L", _GLANCE)
            picture.load()
    except (*_BROKEN, Pixels.DecompressionBombError):
        return False
    return True


def is_usable_drawing(data: bytes) -> bool:
    """Tell whether every document can show these bytes as a drawing within a line.

    That is a PNG picture without palette or interlacing, of at most 2 MB and 4,000,000 pixels, all of which
    are there: one broken picture would cost the whole page that it stands on.
    """
    size = picture_size(data)
    if size is None or size[2] != "png" or size[0] * size[1] > LARGEST_DRAWING:
        return False
    try:
        chunks = list(_chunks(data))
        return _is_in_order([kind for kind, _ in chunks]) and _has_all_pixels(
            chunks[0][1], b"".join(body for kind, body in chunks if kind == b"IDAT")
        )
    except (ValueError, struct.error, zlib.error):
        return False


def drawing_size(drawing: Drawing) -> tuple[float, float] | None:
    """Return width and height in millimetres at which a drawing fits its box; None where it is unusable."""
    size = picture_size(drawing.data) if is_usable_drawing(drawing.data) else None
    if size is None:
        return None
    scale = min(drawing.width_mm / size[0], drawing.height_mm / size[1])
    return max(_THINNEST_MM, round(size[0] * scale, 2)), max(_THINNEST_MM, round(size[1] * scale, 2))


def _has_whole_head(data: bytes) -> bool:
    """Tell whether a JPEG goes on up to its pixels; python-docx raises any error for one that does not."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _LAST_MARKERS:
            return True
        if marker == 0xFF:
            at += 1
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and body of each chunk of a PNG (its specification, part 5); ValueError for a broken one."""
    at = len(_SIGNATURE)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if check != zlib.crc32(kind + body) or length != _LENGTHS.get(kind, length):
            raise ValueError("a chunk is broken")
        yield kind, body
        at += 12 + length


def _is_in_order(kinds: list[bytes]) -> bool:
    """Tell whether the chunks are those of a drawing, each but its pixels once."""
    groups = [kind for kind, _ in groupby(kinds)]
    once = len(groups) == len(set(groups)) and len(kinds) - kinds.count(b"IDAT") + 1 == len(groups)
    return once and kinds[0] == b"IHDR" and kinds[-1] == b"IEND" and {*kinds} - {*_LENGTHS} == {b"IDAT"}


def _has_all_pixels(header: bytes, packed: bytes) -> bool:
    width, height, depth, colour, *methods = struct.unpack(">IIBBBBB", header)
    depths = (1, 2, 4, 8, 16) if colour == 0 else (8, 16)
    if colour not in _CHANNELS or depth not in depths or any(methods):
        return False
    row = 1 + (width * _CHANNELS[colour] * depth + 7) // 8
    unpacking = zlib.decompressobj()
    pixels = unpacking.decompress(packed, row * height + 1)
    # Each row begins with the number of its filter, of which there are five.
    return unpacking.eof and len(pixels) == row * height and max(pixels[::row]) < 5
