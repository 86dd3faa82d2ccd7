"""Makes the sheets of docs/examples anew, and the report in docs/examples.md.

Run as `python scripts/examples.py [--to DIR] [--only charters,kit]`, with names of `PARTS`. Each charter is
made from its answers file in `resources/example`, exported as PDF and drawn small, as one looks at a
document spread on a table, and so is the kit. Of what is agreed on it, of the papers of a workshop and of
the roll-out, the first pages are drawn larger, Word files by LibreOffice. The report is what the check says
of the charter that is bad on purpose.
"""

import argparse
import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

import pypdfium2
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

import meetings
from charta import cli, paths
from charta.bootstrap import Charta, Workbench
from charta.domain.register import Occasion
from charta.services.export import CHARTER, Job, write
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from charta.services.people_view import Column, Group, Selection
from charta.services.reviews import ReviewOrder
from charta.services.states import CHANGES, DRAFT, REDLINE, Comparing
from charta.ui.application import make_application
from fakes import SteppingClock
from palettes import with_palette
from reviewing import returned, reword
from scenery import publish, roll_out
from staffing import HR, employ

PARTS: Final = ("charters", "agreement", "meetings", "kit", "rollout", "report")
ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLES: Final = {"answers": "erablis", "petite-entreprise": "petite-entreprise", "hopital": "hopital"}
"""The answers files, and what the pictures are called."""
MARK: Final = "<!-- report -->"
REPORT_LINES: Final = 40
COLUMNS: Final = 6
PAGE_WIDTH: Final = 240
LARGE: Final = (5, 310)
"""Columns, and the width of a page, where the marks on it count."""
SECTIONS: Final = ("S08", "S12")
"""What is sent for review and compared."""
REVIEWERS: Final = {"fr": "legal", "en": "it"}
PAPERS: Final = {"fr": 59, "en": 56}
"""By language, whose certificate is shown: the id of somebody whose form was scanned."""
GAP: Final = 12
PAPER: Final = QColor(225, 225, 222)


def main() -> None:
    """Make every sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "examples")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(PARTS))
    options = parser.parse_args()
    folder = options.to
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    if "charters" in options.only:
        for answers, name in EXAMPLES.items():
            for pdf in exported(paths.resources() / "example" / f"{answers}.toml"):
                language = pdf.stem.rpartition("-")[2]
                keep(sheet(drawn(pdf)), folder / f"{name}-{language}.png")
    columns, width = LARGE
    for part, made in (("agreement", agreed), ("meetings", met), ("rollout", rolled_out)):
        if part in options.only:
            for pdf in made():
                keep(sheet(drawn(pdf, width)[:columns], columns), folder / f"{pdf.stem}.png")
    if "kit" in options.only:
        for language, pdfs in kits().items():
            pages = [page for pdf in pdfs for page in drawn(pdf)]
            keep(sheet(pages), folder / f"kit-{language}.png")
    application.quit()
    if "report" in options.only:
        write_report(ROOT / "docs" / "examples.md")


def keep(image: QImage, path: Path) -> None:
    """Write a picture and say so."""
    with_palette(image).save(str(path))
    print(path.name)


def agreed() -> Iterator[Path]:
    """Give a review, a redline, what changed and the evidence of a version, as PDF, for each language."""
    folder = Path(tempfile.mkdtemp())
    charta = Charta(SteppingClock(), "Charta", folder / "backups")
    bench = charta.create(folder / "example.charta", answers=charta.example_answers())
    try:
        publish(bench)
        for language, department in REVIEWERS.items():
            order = ReviewOrder((department,), "Maïté Desrosiers", SECTIONS, (language,))
            author = str(bench.session.charter.answers("team")[department])
            data = returned(bench.reviews.send(order)[1].make(), department, author, bench, SECTIONS)
            yield by_office(data, folder / f"review-{language}.docx")
        reword(bench)
        for language in REVIEWERS:
            states = Comparing("1.0", DRAFT, SECTIONS, (language,))
            (redline,) = bench.states.jobs(states, REDLINE)
            yield by_office(redline.make(), folder / f"redline-{language}.docx")
            (changes,) = bench.states.jobs(states, CHANGES, "pdf")
            evidence = bench.evidence.job("1.1", language)
            for name, job in (("changes", changes), ("evidence", evidence)):
                yield written(job, folder / f"{name}-{language}.pdf")
    finally:
        bench.close()


def met() -> Iterator[Path]:
    """Give the agenda and the minutes of a workshop, as PDF, each in the language that is spoken there."""
    for language, said in meetings.SAID.items():
        folder, clock = Path(tempfile.mkdtemp()), SteppingClock()
        charta = Charta(clock, "Charta", folder / "backups")
        bench = charta.create(folder / "example.charta", answers=charta.example_answers())
        try:
            number = meetings.plan(bench, clock, said)
            (agenda,) = bench.minutes.agenda_jobs(number, (language,), "pdf")
            yield written(agenda, folder / f"agenda-{language}.pdf")
            meetings.finish(bench, clock, number, *meetings.begin(bench, clock, number, said), said)
            (minutes,) = bench.minutes.minutes_jobs(number, (language,), "pdf")
            yield written(minutes, folder / f"minutes-{language}.pdf")
        finally:
            bench.close()


def kits() -> Mapping[str, Sequence[Path]]:
    """Return the papers of the kit of version 1.0, as PDF, by language."""
    folder = Path(tempfile.mkdtemp())
    charta = Charta(SteppingClock(), "Charta", folder / "backups")
    bench = charta.create(folder / "example.charta", answers=charta.example_answers())
    try:
        publish(bench)
        jobs = {language: bench.kit.jobs((), (language,), "pdf") for language in bench.kit.languages}
    finally:
        bench.close()
    return {language: list(write(found, folder / "kit")) for language, found in jobs.items()}


def rolled_out() -> Iterator[Path]:
    """Give the plan, forms with their cover sheet, a certificate and the report of the register, as PDF."""
    folder, clock = Path(tempfile.mkdtemp()), SteppingClock()
    charta = Charta(clock, HR, folder / "backups")
    bench = charta.create(folder / "planned.charta", answers=charta.example_answers())
    try:
        roll_out(bench)
        for language in PAPERS:
            (plan,) = bench.plan_files.document_jobs((language,), "pdf")
            yield written(plan, folder / f"plan-{language}.pdf")
    finally:
        bench.close()
    bench = charta.open(employ(charta, folder, clock))
    try:
        for language, signer in PAPERS.items():
            yield pile(bench, language, folder)
            fact = bench.certificates.signatures(signer)[0]
            yield written(bench.certificates.job(fact, "pdf"), folder / f"certificate-{language}.pdf")
            yield written(bench.register_report.job(language, "pdf"), folder / f"register-{language}.pdf")
    finally:
        bench.close()


def pile(bench: Workbench, language: str, folder: Path) -> Path:
    """Return yearly forms of some people who speak a language, with their cover sheet."""
    people = [
        id_
        for id_ in bench.people_view.select(Selection.due(), Column.NAME)
        if bench.register.person(id_).language == language
        and bench.register.standing(id_).occasion is Occasion.ANNUAL
    ]
    department = bench.register.person(people[0]).department
    team = [id_ for id_ in people if bench.register.person(id_).department == department]
    order = FormOrder(tuple(team[:3]), None, Layout.COMBINED, "pdf", Group.DEPARTMENT)
    run = bench.forms.start(order, folder / language)
    bench.forms.finish(run, max(run.work()))
    (made,) = (folder / language).glob("*.pdf")
    return made.rename(folder / f"forms-{language}.pdf")


def written(job: Job, path: Path) -> Path:
    """Write a document and return where it is."""
    path.write_bytes(job.make())
    return path


def by_office(data: bytes, path: Path) -> Path:
    """Return a Word file as PDF, with its marks."""
    path.write_bytes(data)
    profile = (path.parent / "office").as_uri()
    line = ("--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir")
    office = shutil.which("soffice") or "soffice"
    subprocess.run([office, *line, str(path.parent), str(path)], check=True, stdout=subprocess.DEVNULL)
    return path.with_suffix(".pdf")


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


def drawn(pdf: Path, width: int = PAGE_WIDTH) -> list[QImage]:
    """Return each page as a picture of this width."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
        shape = (bitmap.width, bitmap.height, bitmap.stride)
        pages.append(QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB888).copy())
    document.close()
    return pages


def sheet(pages: Sequence[QImage], columns: int = COLUMNS) -> QImage:
    """Return the pages side by side, in rows."""
    columns = min(columns, len(pages))
    width, height = (
        max(side) for side in zip(*((page.width(), page.height()) for page in pages), strict=True)
    )
    rows = -(-len(pages) // columns)
    size = (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        place = QRect(GAP + column * (width + GAP), GAP + row * (height + GAP), page.width(), page.height())
        painter.drawImage(place, page)
    painter.end()
    return image


if __name__ == "__main__":
    main()
