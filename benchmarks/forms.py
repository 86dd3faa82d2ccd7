"""Personal forms with their codes, 1,000 and 10,000 of them, beside peers and the floor of writing the bytes.

Every separate form is written to a disk, by us and by the peers alike. docxtpl and docx-mailmerge2 are timed
over 100 separate forms and ReportLab over 300, since each of theirs takes as long as the one before.
"""

import io
import itertools
import statistics
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks import forms_peers as peers
from benchmarks.export import printed
from benchmarks.measure import Row, python
from charta.documents.block_words import plain_lines
from charta.documents.composing import Composer
from charta.documents.forms.codes import CodePress
from charta.documents.forms.composing import compose_form
from charta.documents.forms.factory import FormFactory
from charta.domain.codes import CodeBook, CodePlace, FormCode
from charta.domain.printed import PrintedPerson
from charta.domain.printed_people import FormBundle, FormCopy, PrintedForm
from charta.domain.register import Occasion

TITLE = "Personal forms with codes"
COUNTS: Final = (1_000, 10_000)
PEER_COUNT: Final = 100
BLOCK: Final = 50
REPORTLAB_COUNT: Final = 300
_KINDS: Final = (("separate", "docx"), ("combined", "docx"), ("separate", "pdf"), ("combined", "pdf"))
_MEMORY: Final = """
from benchmarks import forms
from benchmarks.measure import peak_memory
forms.make("{kind}", "{format}", {count})
print(peak_memory())
"""


def form() -> PrintedForm:
    """Return the form of the example, as a published version has it."""
    charter = replace(printed(), version="1.0", effective=date(2027, 1, 15), sections=())
    return PrintedForm(charter, Occasion.ONBOARDING.value)


class Copies(Sequence[FormCopy]):
    """Copies that are made when they are asked for."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._book = CodeBook("bench", {"1.0": "0" * 64})

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> FormCopy:  # type: ignore[override] # nobody asks for a slice
        if place >= self._count:
            raise IndexError(place)
        code = FormCode(place + 1, 1, "1.0", Occasion.ONBOARDING, "fr")
        texts = (self._book.write(code, each) for each in (CodePlace.HEAD, CodePlace.SIGNATURE))
        person = PrintedPerson(f"Zoé Gagnon-Lévesque {place}", department="Opérations")
        return FormCopy(person, *texts)


class Placed(Sequence[tuple[int, FormCopy]]):
    """The copies of a bundle of one form."""

    def __init__(self, count: int) -> None:
        self._copies = Copies(count)

    def __len__(self) -> int:
        return len(self._copies)

    def __getitem__(self, place: int) -> tuple[int, FormCopy]:  # type: ignore[override] # nobody asks for a slice
        return 0, self._copies[place]


def make(kind: str, format_: str, count: int) -> None:
    """Make so many forms and keep none."""
    factory = FormFactory()
    if kind == "separate":
        for _ in factory.separate(form(), Copies(count), format_):
            pass
        return
    with tempfile.TemporaryFile() as target:
        for _ in factory.combined(_bundle(form(), count), format_, target):
            pass


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    made = form()
    with tempfile.TemporaryDirectory() as folder:
        found = [*_word(made, Path(folder)), *_pdf(made, Path(folder))]
    for kind, format_ in _KINDS:
        peaks = (python(_MEMORY.format(kind=kind, format=format_, count=count)) for count in COUNTS)
        few, many = (f"{peak:.0f} MB" for peak in peaks)
        found.append(Row(f"peak memory, {kind} {format_}, 1,000 and 10,000", f"{few}, {many}"))
    return found


def _word(made: PrintedForm, folder: Path) -> list[Row]:
    found = []
    peer = _docxtpl(made, folder)
    for count in COUNTS:
        copies = list(Copies(count))
        ours, floor = _beside_floor(made, copies, folder)
        found += [
            Row(f"Charta, {count:,} separate Word files", _speed(ours)),
            Row("  writing the same bytes", f"{_speed(floor)}; we reach {ours / floor:.0%} of it"),
            Row("  docxtpl", f"{_speed(peer)}; we are {ours / peer:.0f} times as fast"),
        ]
    merged = peers.template(_named(made), folder / "merge.docx", merged=True)
    few = list(Copies(PEER_COUNT))
    speed = _written(peers.by_mail_merge(merged, few), folder)
    found.append(Row("  docx-mailmerge2, without codes", _speed(speed)))
    found += [
        Row(f"Charta, {count:,} forms in one Word file", _speed(_combined(made, "docx", count)))
        for count in COUNTS
    ]
    start = time.perf_counter()
    peers.merged_by_mail_merge(merged, list(Copies(COUNTS[0])))
    speed = COUNTS[0] / (time.perf_counter() - start)
    return [*found, Row("  docx-mailmerge2, 1,000 in one file, without codes", _speed(speed))]


def _pdf(made: PrintedForm, folder: Path) -> list[Row]:
    document = compose_form(Composer(), made, on_paper=True)
    drawn = peers.ReportLabForm(list(plain_lines(document.blocks)))
    few = list(Copies(REPORTLAB_COUNT))
    found = []
    for count in COUNTS:
        speed = _written(FormFactory().separate(made, Copies(count), "pdf"), folder)
        found.append(Row(f"Charta, {count:,} separate fillable PDF files", _speed(speed)))
    found.append(Row("  ReportLab, 18 fields, untagged", _speed(_written(drawn.separate(few), folder))))
    found += [
        Row(f"Charta, {count:,} forms in one PDF", _speed(_combined(made, "pdf", count))) for count in COUNTS
    ]
    start = time.perf_counter()
    drawn.combined(few)
    speed = len(few) / (time.perf_counter() - start)
    return [*found, Row("  ReportLab, 300 in one file", _speed(speed))]


def _beside_floor(made: PrintedForm, copies: Sequence[FormCopy], folder: Path) -> tuple[float, float]:
    """Return our speed and the floor's, in forms a second.

    They write by turns, a block of forms each, since a disk is quicker now and slower then. A block counts
    with the median of all, and what we do before the first form counts once.
    """
    known = list(FormFactory().separate(made, copies[:BLOCK], "docx"))
    start = time.perf_counter()
    files = FormFactory().separate(made, copies, "docx")
    first = next(files)
    before = time.perf_counter() - start
    ours, floor = [], []
    with tempfile.TemporaryDirectory(dir=folder) as place:
        for block in range(len(copies) // BLOCK):
            mine = itertools.islice(itertools.chain([first] if block == 0 else [], files), BLOCK)
            ours.append(_block(mine, f"{place}/ours-{block}"))
            floor.append(_block(known, f"{place}/floor-{block}"))
    count = len(ours) * BLOCK
    return (
        count / (before + len(ours) * statistics.median(ours)),
        count / (len(floor) * statistics.median(floor)),
    )


def _block(files: Iterable[bytes], start: str) -> float:
    """Write each file; return how many seconds that took."""
    begun = time.perf_counter()
    for number, data in enumerate(files):
        with open(f"{start}-{number}.docx", "wb") as file:  # noqa: PTH123 # a path is half as fast
            file.write(data)
    return time.perf_counter() - begun


def _docxtpl(made: PrintedForm, folder: Path) -> float:
    copies, press = list(Copies(PEER_COUNT)), CodePress()
    pictures = [press.picture(copy.head, copy.sign) for copy in copies]
    path = peers.template(_named(made), folder / "gaps.docx", merged=False)
    return _written(peers.by_docxtpl(path, copies, pictures), folder)


def _named(made: PrintedForm) -> bytes:
    """Return a form whose name is easily found."""
    copy = replace(Copies(1)[0], person=PrintedPerson(peers.NAME))
    return next(FormFactory().separate(made, [copy], "docx"))


def _written(files: Iterable[bytes], folder: Path) -> float:
    """Write each file into a new folder; return how many there were in a second."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        start, count = time.perf_counter(), 0
        for count, data in enumerate(files, start=1):
            with open(f"{place}/{count}.form", "wb") as file:  # noqa: PTH123 # a path is half as fast
                file.write(data)
        return count / (time.perf_counter() - start)


def _combined(made: PrintedForm, format_: str, count: int) -> float:
    start = time.perf_counter()
    for _ in FormFactory().combined(_bundle(made, count), format_, io.BytesIO()):
        pass
    return count / (time.perf_counter() - start)


def _bundle(made: PrintedForm, count: int) -> FormBundle:
    day = date(2027, 2, 1)
    return FormBundle("fr", "Opérations", (made,), Placed(count), day, code="CV/CHARTA/1/1.0/AAAAAAAA")


def _speed(speed: float) -> str:
    return f"{speed:8,.0f} a second"
