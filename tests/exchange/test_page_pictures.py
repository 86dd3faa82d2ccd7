"""Pictures of the pages of a PDF: one for each, in colour, and never two drawings at a time."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pikepdf
from PIL import Image

from charta.exchange.page_pictures import PagePictures


def pdf(*colours: str) -> bytes:
    """Return a PDF with a page of each colour (`r g b` from 0 to 1), A4."""
    whole = pikepdf.new()
    for colour in colours:
        page = whole.add_blank_page(page_size=(595, 842))
        page.Contents = whole.make_stream(f"{colour} rg 0 0 595 842 re f".encode())
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()


def middle(picture: bytes) -> tuple[int, ...]:
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "PNG"
        assert image.size == (1190, 1684)
        return image.convert("RGB").getpixel((600, 800))  # type: ignore[return-value] # three bands


def test_each_page_is_a_picture_in_its_colours() -> None:
    pictures = PagePictures(Lock()).draw(pdf("1 0 0", "0 0 1"))
    assert [middle(picture) for picture in pictures] == [(255, 0, 0), (0, 0, 255)]


def test_threads_that_draw_wait_for_each_other() -> None:
    lock = Lock()
    drawers = [PagePictures(lock) for _ in range(4)]
    sources = [pdf("1 0 0") if number % 2 else pdf("0 1 0") for number in range(24)]
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(lambda entry: drawers[entry[0] % 4].draw(entry[1]), enumerate(sources)))
    assert [middle(pages[0]) for pages in drawn] == [(255, 0, 0) if n % 2 else (0, 255, 0) for n in range(24)]
