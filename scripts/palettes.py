"""Pictures with few colours: a quarter of the size, and the same to the eye."""

from collections import Counter
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COLOURS: Final = 256


def with_palette(image: QImage) -> QImage:
    """Return a picture in its most frequent colours; the rarer ones, at the edges of letters, give way."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    table = [colour for colour, _ in Counter(pixels).most_common(COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
