"""Documents as PDF by Typst: tagged, for screen readers (PDF/UA-1) and for archives (PDF/A-3a).

Only the fonts shipped with Charta are used, so that a page looks the same everywhere. A text that these fonts
cannot draw (another script, an emoji) makes the compiler refuse both standards; it is then written as an
ordinary tagged PDF rather than not at all.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from charta.documents.blocks import Document
from charta.documents.marked_text import in_ordinary_blocks
from charta.documents.typst_source import drawing_name, drawings, picture_name, pictures, typst_source
from charta.paths import resources


def write_pdf(document: Document) -> bytes:
    """Return the document as PDF; the same document gives the same bytes."""
    document = in_ordinary_blocks(document)
    with TemporaryDirectory(prefix="charta-") as folder:
        root = Path(folder)
        for index, picture in enumerate(pictures(document.blocks)):
            if name := picture_name(index, picture):
                (root / name).write_bytes(picture.data)
        for drawing in drawings(document.blocks):
            (root / drawing_name(drawing)).write_bytes(drawing.data)
        source = root / "main.typ"
        source.write_text(typst_source(document), encoding="utf-8")
        try:
            return _compiled(source, document, ua=True)
        except typst.TypstError:
            return _compiled(source, document, ua=False)


def _compiled(source: Path, document: Document, *, ua: bool) -> bytes:
    fonts = resources() / "fonts"
    return typst.compile(
        source,
        root=source.parent,
        font_paths=[fonts] if fonts.is_dir() else [],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1", "a-3a"] if ua else [],
        timestamp=document.created,
    )
