"""Personal forms as a printer prints them, for whoever signs and scans them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
import zxingcpp

import scanner
from charta.domain.codes import CodeBook, CodePlace, FormCode, ReadCode
from charta.domain.form_layout import CODE_SIDE
from scanner import Sheet


def printed_forms(files: Iterable[Path], book: CodeBook) -> Iterator[tuple[Sheet, FormCode]]:
    """Return the pages with a box to sign in PDF files to be printed, each with the code beside the box."""
    place = (0.0, 0.0)
    for file in files:
        with pypdfium2.PdfDocument(file) as document:
            for number in range(len(document)):
                drawn = document[number].render(scale=scanner.PRINT_DPI / 72, grayscale=True)
                page = drawn.to_numpy()[..., 0].copy() if drawn.n_channels > 1 else drawn.to_numpy().copy()
                # The box to sign is nearly always where it was on the page before.
                found = _found(page, book, place) or _found(page, book)
                if found is not None:
                    sheet, code = found
                    place = sheet.origin
                    yield sheet, code


def _found(
    page: scanner.Grey, book: CodeBook, near: tuple[float, float] | None = None
) -> tuple[Sheet, FormCode] | None:
    """Return a page with the code beside its box to sign, looked for near a place in mm or everywhere."""
    left, top = (0, 0) if near is None else (max(0, round((edge - 8) * scanner.MM)) for edge in near)
    side = max(page.shape) if near is None else round((CODE_SIDE + 16) * scanner.MM)
    for found in zxingcpp.read_barcodes(page[top : top + side, left : left + side]):
        read = book.read(found.text)
        if isinstance(read, ReadCode) and read.place is CodePlace.SIGNATURE:
            corner = found.position.top_left
            return Sheet(page, ((left + corner.x) / scanner.MM, (top + corner.y) / scanner.MM)), read.code
    return None
