"""Pictures of the pages of a PDF that was made here, to be shown in the window."""

import io
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

PIXELS_PER_POINT: Final = 2.0
"""Twice as fine as a page is usually shown, so that it can be looked at closely."""


class PagePictures:
    """Draws pages with pdfium, which is not to be used by two threads at a time.

    `lock` is shared by all that draw in a process.
    """

    def __init__(self, lock: Lock) -> None:
        self._lock = lock

    def draw(self, pdf: bytes) -> tuple[bytes, ...]:
        """Return each page as a PNG. Any thread may ask."""
        import pypdfium2

        with self._lock:
            document = pypdfium2.PdfDocument(pdf)
            try:
                document.init_forms()
                return tuple(_drawn(document[number]) for number in range(len(document)))
            finally:
                document.close()


def _drawn(page: "PdfPage") -> bytes:
    bitmap = page.render(scale=PIXELS_PER_POINT, may_draw_forms=True)
    made = io.BytesIO()
    bitmap.to_pil().save(made, "PNG", compress_level=1)
    bitmap.close()
    return made.getvalue()
