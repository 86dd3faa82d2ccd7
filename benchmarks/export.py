"""The charter in Word, beside docxtpl filling a template of the same paragraphs."""

import io
import tempfile
from pathlib import Path
from typing import Final

from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from benchmarks.measure import Row, example, peak_memory, percentiles, python, ratio, timed
from charta.documents.factory import DocumentFactory
from charta.domain.printed import PrintedCharter

TITLE = "Charter in Word"
COUNT: Final = 20

_MEMORY: Final = """
from benchmarks import export
from benchmarks.measure import peak_memory
from charta.documents.factory import DocumentFactory
content = export.printed()
before = peak_memory()
DocumentFactory().charter(content, "docx")
print(peak_memory())
"""


def printed() -> PrintedCharter:
    """Return the example as it prints, every section of the catalogue in it."""
    with example() as bench:
        return bench.printing.charter("fr")


def equal_template(charter: bytes, folder: Path) -> tuple[Path, dict[str, str]]:
    """Return a docxtpl template with a gap for each text of `charter`, and the texts that fill them."""
    document = Document(io.BytesIO(charter))
    texts: dict[str, str] = {}
    for number, element in enumerate(document.element.body.iter(qn("w:t"))):
        texts[f"t{number}"] = element.text or ""
        element.text = f"{{{{ t{number} }}}}"
    path = folder / "template.docx"
    document.save(str(path))
    return path, texts


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    content, factory = printed(), DocumentFactory()
    words = sum(len(section.wording.split()) for section in content.sections)
    made = factory.charter(content, "docx")
    with tempfile.TemporaryDirectory() as folder:
        path, texts = equal_template(made, Path(folder))

        def fill() -> None:
            template = DocxTemplate(path)
            template.render(texts, autoescape=True)
            template.save(io.BytesIO())

        ours = timed(lambda: factory.charter(content, "docx"), COUNT)
        peer = timed(fill, COUNT)
    return [
        Row(f"Charta, {len(content.sections)} sections, {words} words", percentiles(ours)),
        Row(f"docxtpl, the same {len(texts)} texts", percentiles(peer)),
        Row("ratio", ratio(ours, peer)),
        Row("peak memory of a process that writes one", f"{python(_MEMORY):.0f} MB"),
        Row("peak memory of this whole run", f"{peak_memory():.0f} MB"),
    ]
