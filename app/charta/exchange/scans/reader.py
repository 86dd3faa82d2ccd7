"""Reading scanned pages and forms that come back, from files that may hold anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from charta.domain.scans import ReturnedForm, ScannedPage
from charta.errors import N_, ScanUnusable

if TYPE_CHECKING:
    from charta.exchange.scans.pages import Page, PageRefused

SIZE_LIMIT: Final = 2_000_000_000
_HEAD: Final = 1_024
_PDF: Final = b"%PDF-"
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"BM")
_MISSING: Final = N_("there is no such file")
_FOLDER: Final = N_("it is a folder or a device, not a file")
_EMPTY: Final = N_("it is empty")
_LARGE: Final = N_("it is larger than 2 GB")
_OTHER: Final = N_("it is neither a PDF nor a picture that can be read (JPEG, PNG, TIFF, BMP)")


class ScanFiles:
    """Reads scans, page by page: no more than one page is in memory. Any thread may ask.

    `trusted` is a folder of certificates, of authorities or of people, that vouch for digital signatures;
    without any, who signed is never certain.
    """

    def __init__(self, trusted: Path | None = None, lock: "Lock | None" = None) -> None:
        self._trusted = trusted
        self._lock = lock or Lock()

    def count(self, path: Path) -> int:
        """Return how many pages there are to read; raise `ScanUnusable`."""
        with _told(path):
            if not _is_pdf(path):
                from charta.exchange.scans import pictures

                return pictures.count(path)
            from charta.exchange import returned_forms
            from charta.exchange.scans import pdf_pages

            with pdf_pages.opened(path) as pdf:
                return 1 if returned_forms.is_form(pdf) else pdf_pages.count(pdf)

    def read(self, path: Path) -> Iterator[ScannedPage | ReturnedForm]:
        """Return what a PDF or a picture holds, page by page; raise `ScanUnusable` before the first one."""
        with _told(path):
            yield from self._pdf(path) if _is_pdf(path) else self._picture(path)

    def _picture(self, path: Path) -> Iterator[ScannedPage]:
        from charta.exchange.scans import pictures

        yield from _looked(pictures.pages(path))

    def _pdf(self, path: Path) -> Iterator[ScannedPage | ReturnedForm]:
        from charta.exchange import returned_forms
        from charta.exchange.scans import pdf_pages
        from charta.exchange.scans.pdf_drawing import Drawing

        drawing = Drawing(self._lock)
        with pdf_pages.opened(path) as pdf:
            form = None
            if returned_forms.is_form(pdf):
                form = returned_forms.read(path, pdf, drawing, self._trusted)
            if form is None:
                yield from _looked(pdf_pages.pages(pdf, drawing))
            else:
                yield form


def _looked(pages: "Iterator[Page | PageRefused]") -> Iterator[ScannedPage]:
    from charta.exchange.scans.looking import look
    from charta.exchange.scans.pages import Page

    for number, page in enumerate(pages, 1):
        if isinstance(page, Page):
            yield look(page, number)
        else:
            yield ScannedPage(number, (), None, None, b"", problem=page.problem)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what makes a file unusable into `ScanUnusable`."""
    from charta.exchange.scans.pages import FileRefused

    try:
        yield
    except FileRefused as refused:
        raise ScanUnusable(path=path, problem=refused.problem) from None
    except OSError as error:
        raise ScanUnusable(path=path, problem=error.strerror or str(error)) from error


def _is_pdf(path: Path) -> bool:
    """Tell whether a file is a PDF, and not a picture; raise `FileRefused` for anything else."""
    from charta.exchange.scans.pages import FileRefused

    if not path.is_file():
        raise FileRefused(_FOLDER if path.exists() else _MISSING)
    size = path.stat().st_size
    if not size or size > SIZE_LIMIT:
        raise FileRefused(_LARGE if size else _EMPTY)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if _PDF in head:
        return True
    if not head.startswith(_PICTURES):
        raise FileRefused(_OTHER)
    return False
