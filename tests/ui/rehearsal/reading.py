"""What stands in files that were written."""

from pathlib import Path

import pypdfium2
from docx import Document
from docx.document import Document as WordDocument


def word_text(file: Path) -> str:
    """Return all words of a Word file, a paragraph a line, those of tables and pages' edges too."""
    document: WordDocument = Document(str(file))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    paragraphs = (paragraph for part in parts for paragraph in part.iter("{*}p"))
    return "\n".join("".join(node.text or "" for node in one.iter("{*}t")) for one in paragraphs)


def pdf_text(file: Path) -> str:
    """Return the words of a PDF file, each followed by one space."""
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [document[place].get_textpage().get_text_bounded() for place in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def pictures(file: Path) -> list[bytes]:
    """Return the pictures in a Word file."""
    document: WordDocument = Document(str(file))
    found = [part for part in document.part.package.iter_parts() if part.content_type.startswith("image/")]
    return [part.blob for part in found]
