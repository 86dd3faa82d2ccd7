"""How other libraries make the forms that `forms` measures, each from an equal template."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from mailmerge import MailMerge
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from charta.documents.forms.codes import CodePress
from charta.domain.form_layout import CODE_SIDE
from charta.domain.printed_people import FormCopy

NAME: Final = "NAMEOFTHEPERSON"
_BODY: Final = "word/document.xml"
_MERGED: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> MERGEFIELD name </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>name</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def template(made: bytes, path: Path, *, merged: bool) -> Path:
    """Write a form whose name is a gap of docxtpl, or a field of Word's mail merge; return its path."""
    with ZipFile(io.BytesIO(made)) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name == _BODY:
                start = text.index(b"<w:r>", text.rindex(b"</w:pPr>", 0, text.index(NAME.encode())))
                end = text.index(b"</w:r>", start) + len(b"</w:r>")
                gap = _MERGED if merged else "<w:r><w:t>{{ name }} {{ head }} {{ sign }}</w:t></w:r>"
                text = text[:start] + gap.encode() + text[end:]
            target.writestr(name, text)
    return path


def by_docxtpl(path: Path, copies: Sequence[FormCopy], pictures: Sequence[bytes]) -> Iterator[bytes]:
    """Yield each copy as docxtpl fills it; the pictures of its codes are at hand."""
    for copy, picture in zip(copies, pictures, strict=True):
        filled = DocxTemplate(path)
        code = InlineImage(filled, io.BytesIO(picture), width=Mm(CODE_SIDE))
        filled.render({"name": copy.person.name, "head": code, "sign": code}, autoescape=True)
        out = io.BytesIO()
        filled.save(out)
        yield out.getvalue()


def by_mail_merge(path: Path, copies: Sequence[FormCopy]) -> Iterator[bytes]:
    """Yield each copy as docx-mailmerge2 fills it, without codes, which it has no means for."""
    for copy in copies:
        with MailMerge(path) as filled:
            filled.merge(name=copy.person.name)
            out = io.BytesIO()
            filled.write(out)
        yield out.getvalue()


def merged_by_mail_merge(path: Path, copies: Sequence[FormCopy]) -> bytes:
    """Return one file with every copy on a page of its own, without codes."""
    with MailMerge(path) as filled:
        filled.merge_templates([{"name": copy.person.name} for copy in copies], separator="page_break")
        out = io.BytesIO()
        filled.write(out)
    return out.getvalue()


class ReportLabForm:
    """Draws the words of a form, its codes and its boxes, with fields or without."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._press = CodePress()

    def separate(self, copies: Sequence[FormCopy]) -> Iterator[bytes]:
        """Yield a fillable file for each copy."""
        for copy in copies:
            out = io.BytesIO()
            canvas = Canvas(out, pagesize=letter)
            self._draw(canvas, copy, fields=True)
            canvas.save()
            yield out.getvalue()

    def combined(self, copies: Sequence[FormCopy]) -> bytes:
        """Return one file to be printed."""
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=letter)
        for copy in copies:
            self._draw(canvas, copy, fields=False)
        canvas.save()
        return out.getvalue()

    def _draw(self, canvas: Canvas, copy: FormCopy, *, fields: bool) -> None:
        side = CODE_SIDE * 72 / 25.4
        picture = ImageReader(io.BytesIO(self._press.picture(copy.head, copy.sign)))
        canvas.drawImage(picture, 490, 690, side, side)
        canvas.drawImage(picture, 60, 250, side, side)
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(57, 670, copy.person.name)
        canvas.setFont("Helvetica", 9)
        for number, line in enumerate(self._lines):
            canvas.drawString(75, 650 - 13 * number, line[:110])
            if fields and number < 9:
                canvas.acroForm.checkbox(name=f"box{number}", x=57, y=648 - 13 * number, size=9)
        if fields:
            for number in range(9):
                canvas.acroForm.textfield(
                    name=f"text{number}", x=57, y=60 + 18 * number, width=300, height=14
                )
        canvas.rect(130, 240, 227, 85)
        canvas.rect(357, 240, 125, 85)
        canvas.showPage()
