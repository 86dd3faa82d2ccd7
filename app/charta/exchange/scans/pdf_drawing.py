"""Drawing a page of a PDF with pdfium, which is not to be used by two threads at a time."""

import math
from threading import Lock
from typing import Final

import pypdfium2

from charta.errors import N_
from charta.exchange.scans.pages import DAMAGED, Page, PageRefused

DPI: Final = 200
_PIXELS: Final = 12_000_000
_POINTS: Final = 5_700
"""Two metres: no scanner has a larger glass."""
_TOO_LARGE: Final = N_("the page is more than two metres long")


class Drawing:
    """Draws pages; `lock` is shared by all that do so in a process."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock

    def draw(self, pdf: bytes, number: int = 0) -> Page:
        """Return a page in grey, with what was filled in; raise `PageRefused`."""
        with self._lock:
            try:
                document = pypdfium2.PdfDocument(pdf)
                try:
                    document.init_forms()
                    return _drawn(document[number])
                finally:
                    document.close()
            except (pypdfium2.PdfiumError, ValueError, MemoryError):
                raise PageRefused(DAMAGED) from None


def _drawn(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    if max(width, height) > _POINTS:
        raise PageRefused(_TOO_LARGE)
    scale = min(DPI / 72, math.sqrt(_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True)
    image = bitmap.to_pil().convert("L")
    bitmap.close()
    return Page(image, scale * 72)
