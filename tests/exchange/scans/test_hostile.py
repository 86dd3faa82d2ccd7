"""Files made to harm: each ends in pages or in one sentence, within bounded memory, and nothing is run."""

import io
import socket
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import scanner
from charta.domain.scans import ReturnedForm, ScannedPage
from charta.errors import ScanUnusable
from charta.exchange.scans.reader import ScanFiles
from scanner import Scan, Sheet, Written

HUGE = 100_000
NOISE = np.random.default_rng(1).bytes(5_000)


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    made = io.BytesIO()
    pdf.save(made, **how)
    return made.getvalue()


def one_page(**entries: object) -> tuple[pikepdf.Pdf, pikepdf.Page]:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    for key, value in entries.items():
        page.obj[f"/{key}"] = value
    return pdf, page


def with_image(filter_: str, data: bytes, width: int = HUGE, height: int = HUGE) -> bytes:
    """Return a PDF whose page is one picture of that size."""
    pdf, page = one_page()
    image = pdf.make_stream(data)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = width, height, 1
    image.ColorSpace, image.Filter = pikepdf.Name.DeviceGray, pikepdf.Name(filter_)
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def zeros(megabytes: int) -> bytes:
    """Return many zeros, packed."""
    packing = zlib.compressobj(9)
    return b"".join(packing.compress(bytes(1 << 20)) for _ in range(megabytes)) + packing.flush()


def drawing_much(packed: bytes) -> bytes:
    pdf, page = one_page()
    page.obj.Contents = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)
    return saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


def laughing() -> bytes:
    """Return a page that draws ten forms that draw ten forms each, nine deep."""
    pdf, page = one_page()
    inner = None
    for _ in range(9):
        form = pdf.make_stream(b"/F Do " * 10 if inner is not None else b"0 0 1 1 re f")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 100, 100]
        if inner is not None:
            form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        inner = form
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    page.obj.Contents = pdf.make_stream(b"/F Do " * 10)
    return saved(pdf)


def turning_in_a_circle() -> bytes:
    pdf, page = one_page()
    form = pdf.make_stream(b"/F Do")
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = [0, 0, 100, 100]
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    page.obj.Resources = form.Resources
    page.obj.Contents = pdf.make_stream(b"/F Do")
    return saved(pdf)


def twenty_metres() -> bytes:
    pdf, page = one_page(MediaBox=[0, 0, 56_693, 56_693])
    page.obj.Contents = pdf.make_stream(b"0 0 100 100 re f")
    return saved(pdf)


def picture_head(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def tiff_head(width: int, height: int) -> bytes:
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 0)]
    tags += [(273, 4, 1, 8), (278, 4, 1, height), (279, 4, 1, 100)]
    body = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + body + struct.pack("<I", 0)


def kids_in_a_circle() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>> endobj\ntrailer <</Root 1 0 R>>\n"
    )


def packed_objects() -> bytes:
    """Return a file whose objects are packed into a part that unpacks to a gigabyte."""
    body = zeros(1_000)
    head = b"<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length %d>>" % len(body)
    return b"%PDF-1.5\n1 0 obj\n" + head + b"\nstream\n" + body + b"\nendstream\nendobj\n"


def word_file() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return made.getvalue()


def locked() -> bytes:
    return saved(one_page()[0], encryption=pikepdf.Encryption(owner="o", user="secret"))


def many_pages(count: int) -> bytes:
    pdf = pikepdf.open(io.BytesIO(scanner.pdf([(Image.new("L", (60, 80), 250), Scan())])))
    for _ in range(count - 1):
        pdf.pages.append(pdf.pages[0])
    return saved(pdf)


UNUSABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing.pdf": (lambda: b"", "it is empty"),
    "letter.docx": (word_file, "neither a PDF nor a picture"),
    "text.pdf": (lambda: b"Dear all, %PDF" * 50, "neither a PDF nor a picture"),
    "locked.pdf": (locked, "password"),
    "garbage.pdf": (lambda: b"%PDF-1.7\n" + NOISE, "damaged, or no PDF"),
    "garbage.jpg": (lambda: b"\xff\xd8\xff" + NOISE, "damaged"),
    "garbage.tif": (lambda: b"II*\0" + NOISE, "damaged"),
    "circle.pdf": (kids_in_a_circle, "damaged, or no PDF"),
    "empty.pdf": (lambda: saved(pikepdf.new()), "no pages"),
    "long.pdf": (lambda: many_pages(5_001), "5,000 pages"),
    "drawing.pdf": (lambda: drawing_much(zeros(1_000)), "far more than a scan"),
    "twice.pdf": (lambda: drawing_much(zlib.compress(zeros(1_000))), "far more than a scan"),
    "objects.pdf": (packed_objects, "far more than a scan"),
    "large.png": (lambda: picture_head(HUGE, HUGE), "120 million"),
    "larger.png": (lambda: picture_head(20_000, 7_000), "120 million"),
    "large.tif": (lambda: tiff_head(HUGE, HUGE), "120 million"),
}

REFUSED_PAGES: dict[str, tuple[Callable[[], bytes], str]] = {
    "jbig2.pdf": (lambda: with_image("/JBIG2Decode", b"\0" * 100), "120 million"),
    "flate.pdf": (lambda: with_image("/FlateDecode", zeros(10)), "120 million"),
    "fax.pdf": (lambda: with_image("/CCITTFaxDecode", b"\0" * 100), "120 million"),
    "jpx.pdf": (lambda: with_image("/JPXDecode", b"\0" * 100, 100, 100), "120 million"),
    "laughs.pdf": (laughing, "far too much"),
    "circle.pdf": (turning_in_a_circle, "far too much"),
    "metres.pdf": (twenty_metres, "two metres"),
    "broken.pdf": (lambda: with_image("/DCTDecode", b"\xff\xd8\xff\xe0", 100, 100), "damaged"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_file_that_cannot_be_read_says_why_in_one_sentence(
    files: ScanFiles, tmp_path: Path, name: str
) -> None:
    make, why = UNUSABLE[name]
    path = tmp_path / name
    path.write_bytes(make())
    for act in (files.count, lambda path: list(files.read(path))):
        with pytest.raises(ScanUnusable, match=why) as told:
            act(path)
        assert str(told.value).count("\n") == 0


def test_a_folder_and_a_missing_file_say_so(files: ScanFiles, tmp_path: Path) -> None:
    with pytest.raises(ScanUnusable, match="a folder"):
        list(files.read(tmp_path))
    with pytest.raises(ScanUnusable, match="no such file"):
        files.count(tmp_path / "gone.pdf")


@pytest.mark.parametrize("name", REFUSED_PAGES)
def test_a_page_that_cannot_be_looked_at_says_why(files: ScanFiles, tmp_path: Path, name: str) -> None:
    make, why = REFUSED_PAGES[name]
    path = tmp_path / name
    path.write_bytes(make())
    (page,) = files.read(path)
    assert isinstance(page, ScannedPage)
    assert why in page.problem
    assert page.picture == b""


def test_a_page_after_a_refused_one_is_read(files: ScanFiles, tmp_path: Path, sheet: Sheet) -> None:
    good = scanner.pdf([(scanner.scan(sheet.page, Scan(dpi=150)), Scan(dpi=150))])
    path = tmp_path / "both.pdf"
    with pikepdf.open(io.BytesIO(laughing())) as pdf, pikepdf.open(io.BytesIO(good)) as other:
        pdf.pages.extend(other.pages)
        path.write_bytes(saved(pdf))
    refused, page = files.read(path)
    assert isinstance(refused, ScannedPage)
    assert isinstance(page, ScannedPage)
    assert refused.problem
    assert (page.number, len(page.codes), page.problem) == (2, 2, "")


def test_two_thousand_pages_are_read_one_by_one(files: ScanFiles, tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(many_pages(2_000))
    assert files.count(path) == 2_000
    reading = files.read(path)
    first = next(reading)
    assert isinstance(first, ScannedPage)
    assert first.is_blank
    assert 1 + sum(1 for _ in reading) == 2_000


def test_a_fine_scan_is_made_smaller_and_read(files: ScanFiles, tmp_path: Path, sheet: Sheet) -> None:
    signed = Image.fromarray(scanner.write(sheet, Written.SIGNATURE, Written.DATE, 3))
    path = tmp_path / "fine.png"
    signed.resize((9_920, 14_032)).convert("1").save(path)
    with pytest.raises(ScanUnusable, match="120 million"):
        files.count(path)
    signed.resize((4_960, 7_016)).convert("RGB").save(path, dpi=(600, 600))
    (page,) = files.read(path)
    assert isinstance(page, ScannedPage)
    assert len(page.codes) == 2
    assert page.signature == "found"


def test_nothing_in_a_pdf_is_run_or_fetched(
    files: ScanFiles, tmp_path: Path, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was run or fetched")

    scan = scanner.pdf([(scanner.scan(sheet.page, Scan(dpi=150)), Scan(dpi=150))])
    with pikepdf.open(io.BytesIO(scan)) as pdf:
        run = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.launchURL('http://x')"))
        pdf.Root.OpenAction = run
        pdf.attachments["evil.exe"] = b"MZ"
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 600, 800],
            A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("/bin/true")),
            AA=pikepdf.Dictionary(PV=run, PO=run),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
        outside = pdf.make_stream(b"")
        outside.F = pikepdf.Dictionary(FS=pikepdf.Name.URL, F=pikepdf.String("http://localhost:1/x"))
        pdf.pages[0].obj.Thumb = outside
        path = tmp_path / "active.pdf"
        path.write_bytes(saved(pdf))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(subprocess.Popen, "__init__", refuse)
    (page,) = files.read(path)
    assert isinstance(page, ScannedPage)
    assert len(page.codes) == 2


def small_files() -> Iterator[bytes]:
    image = Image.fromarray(np.asarray(scanner.code("C1/ABCDEF/1.1/1.0/O/FR/S/ABCDEFGH"))).resize((200, 200))
    yield scanner.pdf([(image, Scan())])
    yield scanner.tiff([image, image], dpi=150)
    for format_ in ("PNG", "JPEG", "BMP"):
        made = io.BytesIO()
        image.save(made, format_)
        yield made.getvalue()


FILES = tuple(small_files())


@given(
    st.integers(0, len(FILES) - 1),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6),
    st.floats(0.05, 1),
)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_broken_file_ends_in_pages_or_in_a_sentence(
    tmp_path: Path, which: int, flips: list[tuple[float, int]], kept: float
) -> None:
    broken = bytearray(FILES[which])
    for place, value in flips:
        broken[int(place * len(broken))] = value
    path = tmp_path / "broken"
    path.write_bytes(broken[: max(1, int(kept * len(broken)))])
    try:
        found = list(ScanFiles().read(path))
    except ScanUnusable:
        return
    assert all(isinstance(page, ReturnedForm | ScannedPage) for page in found)
