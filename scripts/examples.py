"""Makes the sheets of docs/examples anew, and the report in docs/examples.md.

Run as `python scripts/examples.py [--to DIR]`. Each charter is made from its answers file in
`resources/example`, exported as PDF and drawn small, as one looks at a document spread on a table. The
report is what the check says of the charter that is bad on purpose.
"""

import argparse
import contextlib
import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from charta import cli, paths
from charta.bootstrap import Charta
from charta.services.export import CHARTER, write

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLES: Final = {"answers": "erablis", "petite-entreprise": "petite-entreprise", "hopital": "hopital"}
"""The answers files, and what the pictures are called."""
MARK: Final = "<!-- report -->"
REPORT_LINES: Final = 40
COLUMNS: Final = 6
PAGE_WIDTH: Final = 240
GAP: Final = 12
PAPER: Final = QColor(225, 225, 222)


def main() -> None:
    """Make every sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "examples")
    folder = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication([])
    for answers, name in EXAMPLES.items():
        for pdf in exported(paths.resources() / "example" / f"{answers}.toml"):
            language = pdf.stem.rpartition("-")[2]
            sheet(drawn(pdf)).save(str(folder / f"{name}-{language}.png"))
            print(f"{name}-{language}.png")
    application.quit()
    write_report(ROOT / "docs" / "examples.md")


def exported(answers: Path) -> Sequence[Path]:
    """Return the charter that an answers file makes, a PDF for each of its languages."""
    folder = Path(tempfile.mkdtemp())
    charta = Charta(actor="examples", backups=folder / "backups")
    bench = charta.create(folder / "example.charta", answers=answers)
    try:
        jobs = bench.export.jobs(bench.export.order((CHARTER,), format_="pdf"))
    finally:
        bench.close()
    return list(write(jobs, folder / "documents"))


def write_report(page: Path) -> None:
    """Put the beginning of the check's report on the bad charter at the end of a page."""
    folder = Path(tempfile.mkdtemp())
    charta = Charta(actor="examples", backups=folder / "backups")
    charta.create(folder / "bad.charta", answers=paths.resources() / "example" / "bad.toml").close()
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        cli.main(["check", str(folder / "bad.charta"), "--lang", "en"])
    lines = told.getvalue().splitlines()[:REPORT_LINES]
    before = page.read_text(encoding="utf-8").partition(MARK)[0]
    shown = "\n".join(["```", *lines, "…", "```"])
    page.write_text(f"{before}{MARK}\n\n{shown}\n", encoding="utf-8")


def drawn(pdf: Path) -> list[QImage]:
    """Return each page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        bitmap = page.render(scale=PAGE_WIDTH / page.get_width(), rev_byteorder=True)
        shape = (bitmap.width, bitmap.height, bitmap.stride)
        pages.append(QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB888).copy())
    document.close()
    return pages


def sheet(pages: Sequence[QImage]) -> QImage:
    """Return the pages side by side, in rows."""
    height = max(page.height() for page in pages)
    rows = -(-len(pages) // COLUMNS)
    size = (COLUMNS * (PAGE_WIDTH + GAP) + GAP, rows * (height + GAP) + GAP)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    for number, page in enumerate(pages):
        row, column = divmod(number, COLUMNS)
        place = QRect(
            GAP + column * (PAGE_WIDTH + GAP), GAP + row * (height + GAP), page.width(), page.height()
        )
        painter.drawImage(place, page)
    painter.end()
    return image


if __name__ == "__main__":
    main()
