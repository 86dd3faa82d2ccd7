"""A stand-in for paper: a form is drawn or taken, somebody writes on it, and an office scanner scans it.

A page is a grey picture at 300 dots per inch, an array of rows × columns of bytes, 255 for white paper.
Chance is handed in as a seed, so that every scan can be made again.
"""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from charta.domain.form_layout import CODE_SIDE, DATE, SIGNATURE, Box
from handwriting import HANDS, MM, PRINT_DPI, Written

Grey = NDArray[np.uint8]

A4: Final = (210.0, 297.0)
LETTER: Final = (215.9, 279.4)
TONER: Final = 24


@dataclass(frozen=True)
class Sheet:
    """A printed page; `origin` is the corner of the code beside the signature, in mm from the page's."""

    page: Grey
    origin: tuple[float, float]


@dataclass(frozen=True)
class Scan:
    """How a sheet is scanned. Angles in degrees clockwise, lengths in mm, the rest shares of 1.

    `black` and `white` are what toner and paper become; `gradient` darkens towards one side; `noise` is a
    standard deviation in levels of grey.
    """

    dpi: int = 200
    angle: float = 0.0
    quarters: int = 0
    shift: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    blur: float = 0.0
    gradient: float = 0.0
    noise: float = 0.0
    quality: int = 75
    black: int = 20
    white: int = 245
    specks: int = 0
    folds: int = 0
    ring: bool = False
    seed: int = 0


def any_scan(seed: int, dpi: int = 200, tilt: float = 3.0) -> Scan:
    """Return a scan as an office makes them: tilted, noisy, pale, dirty, folded, a fifth upside down."""
    chance = np.random.default_rng(seed)
    return Scan(
        dpi=dpi,
        angle=chance.uniform(-tilt, tilt),
        quarters=int(chance.choice([0, 0, 0, 0, 2, 2, 1, 3])),
        shift=(chance.uniform(-4, 4), chance.uniform(-4, 4)),
        scale=chance.uniform(0.985, 1.015),
        blur=chance.uniform(0.2, 0.9),
        gradient=chance.uniform(0.0, 0.15),
        noise=chance.uniform(2, 12),
        quality=int(chance.integers(45, 86)),
        black=int(chance.integers(10, 80)),
        white=int(chance.integers(200, 253)),
        specks=int(chance.integers(0, 60)),
        folds=int(chance.integers(0, 3)),
        ring=bool(chance.random() < 0.1),
        seed=seed,
    )


def form(head: str, signature: str, *, size: tuple[float, float] = A4, row: float = 215.0) -> Sheet:
    """Return a form with its two codes and its boxes; the row of the signature begins at `row` mm."""
    page = Image.new("L", (round(size[0] * MM), round(size[1] * MM)), 255)
    draw = ImageDraw.Draw(page)
    origin = (26.0, row)
    _lines_of_text(draw, size, until=row - 12)
    for text, (left, top) in ((head, (size[0] - 26 - CODE_SIDE, 22.0)), (signature, origin)):
        if text:
            page.paste(code(text), (round((left - 4) * MM), round((top - 4) * MM)))
    for box, label in ((SIGNATURE, "Signature"), (DATE, "Date")):
        place = [round((origin[side % 2] + edge) * MM) for side, edge in enumerate(_edges(box))]
        draw.rectangle(place, outline=TONER + 60, width=3)
        draw.text((place[0], place[1] - 45), label, fill=TONER, font=_font(34))
    return Sheet(np.asarray(page), origin)


def code(text: str) -> Image.Image:
    """Return a code with its quiet zone of 4 mm, as it is printed."""
    plain = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    modules = Image.fromarray(np.array(plain.to_image(scale=1, add_quiet_zones=False)))
    side = round(CODE_SIDE * MM)
    whole = Image.new("L", (round((CODE_SIDE + 8) * MM),) * 2, 255)
    printed = modules.resize((side, side), Image.Resampling.NEAREST).point(lambda level: max(level, TONER))
    whole.paste(printed, (round(4 * MM), round(4 * MM)))
    return whole


def printed(pdf: bytes | Path, number: int = 0) -> Grey:
    """Return a page of a PDF as a printer prints it."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[number]
    return np.asarray(page.render(scale=PRINT_DPI / 72).to_pil().convert("L"))


def located(page: Grey, text: str) -> Sheet:
    """Return a page that was made elsewhere, with its origin by the code that says `text`."""
    found = next(one for one in zxingcpp.read_barcodes(page) if one.text == text)
    return Sheet(page, (found.position.top_left.x / MM, found.position.top_left.y / MM))


def write(sheet: Sheet, signature: Written, date: Written, seed: int = 0) -> Grey:
    """Return the page after somebody wrote in its boxes."""
    chance = np.random.default_rng(seed)
    page = Image.fromarray(sheet.page.copy())
    for what, box in ((signature, SIGNATURE), (date, DATE)):
        if what is not Written.NOTHING:
            HANDS[what](page, _moved(box, sheet.origin), chance)
    return np.asarray(page)


def scan(page: Grey, how: Scan) -> Image.Image:
    """Return what a scanner makes of a page, before it is written as a file."""
    chance = np.random.default_rng(how.seed + 1_000_003)
    paper = Image.fromarray(_dirtied(page, how, chance))
    grey = np.asarray(_laid(paper, how), dtype=np.float32)
    grey = how.black + grey / 255 * (how.white - how.black)
    rows, columns = grey.shape
    if how.gradient:
        turn = chance.uniform(0, 2 * math.pi)
        down, across = np.linspace(-0.5, 0.5, rows)[:, None], np.linspace(-0.5, 0.5, columns)[None, :]
        grey *= 1 - how.gradient * (0.5 + (down * math.sin(turn) + across * math.cos(turn)) / math.sqrt(2))
    if how.noise:
        grey += chance.normal(0, how.noise, grey.shape)
    return Image.fromarray(np.ascontiguousarray(np.rot90(grey.clip(0, 255).astype(np.uint8), -how.quarters)))


def jpeg(image: Image.Image, how: Scan) -> bytes:
    """Return a scan as a JPEG."""
    return _saved(image, "JPEG", quality=how.quality, dpi=(how.dpi, how.dpi))


def pdf(scans: Sequence[tuple[Image.Image, Scan]]) -> bytes:
    """Return scans as a PDF of JPEG pictures, or of 1-bit ones in CCITT where they are black and white."""
    import pikepdf

    whole = pikepdf.new()
    for image, how in scans:
        finely = {} if image.mode == "1" else {"quality": how.quality}
        with pikepdf.open(io.BytesIO(_saved(image, "PDF", resolution=how.dpi, **finely))) as one:
            whole.pages.extend(one.pages)
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()


def tiff(images: Iterable[Image.Image], dpi: int) -> bytes:
    """Return scans as one TIFF of many pages."""
    first, *rest = (image.copy() for image in images)
    how: dict[str, Any] = {"compression": "group4" if first.mode == "1" else "tiff_lzw"}
    return _saved(first, "TIFF", save_all=True, append_images=rest, dpi=(dpi, dpi), **how)


def black_and_white(image: Image.Image) -> Image.Image:
    """Return a scan as a scanner that knows no grey makes it."""
    return image.point(lambda level: 255 if level > 150 else 0).convert("1")


def _saved(image: Image.Image, format_: str, **how: Any) -> bytes:  # noqa: ANN401 - what Pillow takes
    made = io.BytesIO()
    # Pillow remembers with a picture how it was saved.
    image.copy().save(made, format_, **how)
    return made.getvalue()


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _moved(box: Box, origin: tuple[float, float]) -> Box:
    left, top = origin
    return Box(box.left + left, box.top + top, box.right + left, box.bottom + top)


def _font(size: int) -> ImageFont.FreeTypeFont:
    folder = Path(__file__).parents[1] / "resources" / "fonts"
    return ImageFont.truetype(str(folder / "Inter-Regular.otf"), size)


def _lines_of_text(draw: ImageDraw.ImageDraw, size: tuple[float, float], until: float) -> None:
    draw.text((22 * MM, 25 * MM), "Charte des médias sociaux", fill=TONER, font=_font(64))
    words = "J’ai reçu la charte, j’ai pu la lire et poser mes questions. " * 3
    for line in range(int((until - 52) / 7)):
        draw.rectangle([22 * MM, (52 + 7 * line) * MM, 25 * MM, (55 + 7 * line) * MM], outline=TONER, width=3)
        draw.text((28 * MM, (51.5 + 7 * line) * MM), words[: 84 - line % 5 * 6], fill=TONER, font=_font(40))
    foot = (size[1] - 16) * MM
    draw.text((22 * MM, foot), "Version 1.0 · 1 / 1", fill=TONER, font=_font(32))


def _dirtied(page: Grey, how: Scan, chance: np.random.Generator) -> Grey:
    """Return the paper with specks, folds and the ring of a cup."""
    rows, columns = page.shape
    shade = Image.new("L", (columns, rows), 255)
    draw = ImageDraw.Draw(shade)
    for _ in range(how.specks):
        x, y, size = chance.uniform(0, columns), chance.uniform(0, rows), chance.uniform(0.5, 4)
        draw.ellipse([x - size, y - size, x + size, y + size], fill=int(chance.integers(30, 160)))
    for _ in range(how.folds):
        level, width = int(chance.integers(170, 235)), int(chance.integers(2, 8))
        tilt = chance.uniform(-0.01, 0.01)
        if chance.random() < 0.7:
            y = chance.uniform(0.2, 0.95) * rows
            draw.line([(0, y), (columns, y + tilt * columns)], fill=level, width=width)
        else:
            x = chance.uniform(0.2, 0.8) * columns
            draw.line([(x, 0), (x + tilt * rows, rows)], fill=level, width=width)
    if how.ring:
        x, y, size = chance.uniform(0, columns), chance.uniform(0.5, 1) * rows, chance.uniform(35, 45) * MM
        ring = int(chance.integers(190, 225))
        draw.ellipse([x - size, y - size, x + size, y + size], outline=ring, width=int(1.5 * MM))
    if not (how.specks or how.folds or how.ring):
        return page
    soft = np.asarray(shade.filter(ImageFilter.GaussianBlur(1.2)), dtype=np.float32)
    return np.asarray(page * (soft / 255), dtype=np.uint8)


def _laid(paper: Image.Image, how: Scan) -> Image.Image:
    """Return the sheet as it lies on the glass, at the scan's resolution."""
    size = tuple(round(side * how.dpi / PRINT_DPI) for side in paper.size)
    ratio = PRINT_DPI / how.dpi / how.scale
    turn = math.radians(how.angle)
    cos, sin = math.cos(turn) * ratio, math.sin(turn) * ratio
    middle_x, middle_y = (
        size[0] / 2 + how.shift[0] * how.dpi / 25.4,
        size[1] / 2 + how.shift[1] * how.dpi / 25.4,
    )
    inverse = (
        cos, sin, paper.width / 2 - cos * middle_x - sin * middle_y,
        -sin, cos, paper.height / 2 + sin * middle_x - cos * middle_y,
    )  # fmt: skip
    # What one dot of the scanner sees is blurred before it is sampled.
    soft = paper.filter(ImageFilter.GaussianBlur(0.45 * ratio + how.blur * ratio * 0.6))
    return soft.transform(size, Image.Transform.AFFINE, inverse, Image.Resampling.BILINEAR, fillcolor=255)


def turned(how: Scan, quarters: int) -> Scan:
    """Return the same scan of a sheet that lay otherwise on the glass."""
    return replace(how, quarters=quarters)
