"""Scans of signed forms, as an office makes them: pages a second, the share read, and who signed.

Paper is simulated (`tests/scanner.py`): printed at 300 dpi, written on, and scanned with tilt, blur, noise,
uneven light, low contrast, dirt, folds and JPEG. Real paper was not measured.
"""

import io
import itertools
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import zxingcpp
from PIL import Image

from benchmarks.measure import Row, peak_memory, python
from charta.domain.codes import CodeBook, CodePlace, FormCode, ReadCode
from charta.domain.register import Occasion
from charta.domain.scans import Ink, ScannedPage
from charta.exchange.scans.reader import ScanFiles

# Paper is simulated by what the tests use.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

import scanner
from handwriting import SIGNED
from scanner import Scan, Written

TITLE = "Scanned forms"
PEOPLE: Final = 24
"""Different people whose forms are scanned in each lot, each signed in another way."""
WAYS: Final = (Written.NOTHING, Written.SIGNATURE, Written.INITIALS, Written.FAINT, Written.NOTHING)
BOOK: Final = CodeBook("c0ffee" * 5, {"1.0": "f" * 64})

_MEMORY: Final = """
from pathlib import Path
from benchmarks.measure import peak_memory
from charta.exchange.scans.reader import ScanFiles
for page in ScanFiles().read(Path({path!r})):
    pass
print(peak_memory())
"""


@dataclass(frozen=True)
class Paper:
    """A scanned form: whose it is, what was done in its box, and how it was scanned."""

    person: int
    written: Written
    image: Image.Image
    how: Scan


@dataclass
class Score:
    """What was found of a lot of pages; `told` are those told apart, `wrong` those told wrongly."""

    pages: int = 0
    read: int = 0
    others: int = 0
    told: int = 0
    unsure: int = 0
    wrong: int = 0
    seconds: float = 0.0


def mild(seed: int, dpi: int) -> Scan:
    """Return a scan by a good scanner in good order."""
    return replace(scanner.any_scan(seed, dpi, tilt=1.0), noise=3, blur=0.2, folds=0, ring=False, black=20)


def rough(seed: int, dpi: int) -> Scan:
    """Return a scan as any office makes them."""
    return scanner.any_scan(seed, dpi)


def pale(seed: int, dpi: int) -> Scan:
    """Return a noisy scan of low contrast, tilted by up to ten degrees."""
    return replace(scanner.any_scan(seed, dpi, tilt=10), black=110, white=205, noise=14)


def papers(make: Callable[[int, int], Scan], dpi: int) -> Iterator[Paper]:
    """Yield the pages of a lot."""
    for number in range(PEOPLE):
        code = FormCode(number + 1, 1, "1.0", Occasion.ANNUAL, "fr")
        sheet = scanner.form(BOOK.write(code, CodePlace.HEAD), BOOK.write(code, CodePlace.SIGNATURE))
        for way, written in enumerate(WAYS):
            seed = number * len(WAYS) + way
            how = make(seed, dpi)
            date = Written.DATE if written in SIGNED else Written.NOTHING
            page = scanner.write(sheet, written, date, seed)
            yield Paper(number + 1, written, scanner.scan(page, how), how)


def score(lot: Sequence[Paper], folder: Path) -> Score:
    """Read a lot from one PDF; compare what was found with what was done."""
    path = folder / "lot.pdf"
    path.write_bytes(scanner.pdf([(paper.image, paper.how) for paper in lot]))
    found = Score()
    start = time.perf_counter()
    for paper, page in zip(lot, ScanFiles().read(path), strict=True):
        assert isinstance(page, ScannedPage)
        people = {one.code.person for text in page.codes if isinstance(one := BOOK.read(text), ReadCode)}
        found.pages += 1
        found.others += bool(people - {paper.person})
        found.read += page.signature is not None and people == {paper.person}
        expected = Ink.FOUND if paper.written in SIGNED else Ink.NONE
        found.told += page.signature is expected
        found.unsure += page.signature in {Ink.UNSURE, None}
        found.wrong += page.signature not in {expected, Ink.UNSURE, None}
    found.seconds = time.perf_counter() - start
    return found


def plain_reader(lot: Sequence[Paper]) -> str:
    """Return what zxing-cpp alone reads of the same pages, decoded from the same JPEG."""
    data = [scanner.jpeg(paper.image, paper.how) for paper in lot]
    start = time.perf_counter()
    counts = Counter(
        len(zxingcpp.read_barcodes(Image.open(io.BytesIO(each)).convert("L"))) >= 2 for each in data
    )
    seconds = time.perf_counter() - start
    return f"{len(data) / seconds:6.1f} pages/s   {counts[True] / len(data):6.1%} read"


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    lines = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for dpi, make in itertools.product((150, 200), (mild, rough, pale)):
            lot = list(papers(make, dpi))
            found = score(lot, folder)
            lines += _lines(f"{dpi} dpi, {make.__name__}", found)
            if make is rough:
                lines.append(Row("    floor: zxing-cpp alone, nothing measured or kept", plain_reader(lot)))
        few, many = folder / "few.pdf", folder / "many.pdf"
        few.write_bytes(scanner.pdf([(paper.image, paper.how) for paper in lot[:10]]))
        many.write_bytes(scanner.pdf([(paper.image, paper.how) for paper in lot]))
        memory = [python(_MEMORY.format(path=str(path))) for path in (few, many)]
    lines.append(Row(f"peak memory, 10 and {len(lot)} pages", f"{memory[0]:.0f} and {memory[1]:.0f} MB"))
    lines.append(Row("peak memory of this whole run", f"{peak_memory():.0f} MB"))
    return lines


def _lines(name: str, found: Score) -> list[Row]:
    share = found.read / found.pages
    told = found.told / found.pages
    return [
        Row(name, f"{found.pages / found.seconds:6.1f} pages/s   {share:6.1%} read   (n = {found.pages})"),
        Row("    pages given to the wrong person", f"{found.others}"),
        Row(
            "    signed and unsigned told apart",
            f"{told:6.1%}   {found.unsure} left to a person   {found.wrong} told wrongly",
        ),
    ]
