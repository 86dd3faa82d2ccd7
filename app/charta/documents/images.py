"""Pictures from outside: which ones every document can show, and their size."""

import struct
from typing import Final

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

LARGEST_BYTES: Final = 2 * 1024 * 1024
LARGEST_SIDE: Final = 8000  # pixels
_EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg"}


def picture_size(data: bytes) -> tuple[int, int, str] | None:
    """Return width and height in pixels and the extension, as the picture's own header states them.

    None for anything but a PNG or JPEG picture of at most 2 MB and 8,000 pixels a side.
    """
    if not data or len(data) > LARGEST_BYTES:
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
