"""The cover sheet in PDF: Typst lays out what is above the names; these are drawn beneath, row by row.

Each of its pages has the same head with the same code, so that none comes back unknown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Final
from zlib import compress

from charta.documents.blocks import Document, Table
from charta.documents.forms.pdf_codes import code_places
from charta.documents.forms.pdf_fonts import FormFont
from charta.documents.forms.pdf_layout import Typesetter, cover_source, page_height
from charta.documents.forms.pdf_names import TextBox, TextDrawer
from charta.documents.forms.pdf_objects import Copier, PdfWriter, stream
from charta.documents.forms.pdf_pages import LaidOutPage
from charta.domain.printed_people import FormCopy

_SIDE: Final = 56.69
"""The margins at the left and the right, and that at the foot, in points (`typst_preamble.PAGES`)."""
_FOOT: Final = 42.52
_ROW: Final = 18.0
_INSET: Final = 5.0
_SIZES: Final = (8.5, 7.5, 6.0, 5.0, 3.8)
_RULES: Final = b"0.604 0.647 0.694 RG 0.5 w "
_BOX: Final = 9.0
_BASELINE: Final = 6.2
_KEPT: Final = 256


class PdfCover:
    """The pages of a cover sheet; `font` comes with the number of its object, `code` is that of its code."""

    def __init__(
        self,
        writer: PdfWriter,
        document: Document,
        typesetter: Typesetter,
        font: tuple[FormFont, int],
        code: int,
    ) -> None:
        self._writer = writer
        drawn, self._font_number = font
        self._codes = {"head": code}
        self._sheet = _Sheet(writer, document, typesetter)
        edges = self._sheet.edges
        names, departments = (
            TextBox(edges[place + 1] - edges[place] - 2 * _INSET, _ROW, _SIZES) for place in (1, 2)
        )
        self._names = TextDrawer(typesetter, drawn, names, document.created)
        self._departments = TextDrawer(typesetter, drawn, departments, document.created)
        self._known: dict[str, int] = {}

    def write(self, copies: Sequence[tuple[int, FormCopy]], tree: int) -> Iterator[int]:
        """Write a page after the other with the names of the copies; yield their numbers."""
        sheet = self._sheet
        for done in range(0, max(1, len(copies)), sheet.rows):
            count = min(sheet.rows, len(copies) - done)
            people = [copies[place][1].person for place in range(done, done + count)]
            drawings: dict[bytes, int] = {}
            parts = [_RULES, sheet.rules(count)]
            for row, person in enumerate(people):
                name = self._names.write(self._writer, self._font_number, person.name)
                department = self._department(person.department)
                drawings[b"/N%d" % row], drawings[b"/D%d" % row] = name, department
                parts.append(sheet.row(row, done + row + 1))
            shown = b"".join(b"%b %d 0 R" % drawing for drawing in drawings.items())
            resources = b"/Resources<</Font<</F %d 0 R>>/XObject<<%b>>>>" % (self._font_number, shown)
            opening = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]" % (sheet.width, sheet.height)
            content = stream(opening + resources + b"/Filter/FlateDecode", compress(b"".join(parts), 6))
            rows = self._writer.add(content)
            named = self._writer.add(stream(b"", b"/Rows Do"))
            yield self._writer.add(sheet.page.body(tree, self._codes, [named], {b"/Rows": rows}))

    def _department(self, name: str) -> int:
        """Return the drawing of a department's name, of which there are few."""
        if name not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[name] = self._departments.write(self._writer, self._font_number, name)
        return self._known[name]


class _Sheet:
    """A page with the head of the list, and where its rows stand."""

    def __init__(self, writer: PdfWriter, document: Document, typesetter: Typesetter) -> None:
        import pikepdf

        table = next(block for block in document.blocks if isinstance(block, Table))
        empty = tuple(replace(block, rows=()) if block is table else block for block in document.blocks)
        source = cover_source(replace(document, blocks=empty))
        self.height = page_height(document.paper)
        (end,) = (spot for spot in typesetter.spots(source, self.height) if spot.kind == "end")
        with pikepdf.open(BytesIO(typesetter.pdf(source, document.created, tagged=False))) as pdf:
            stand_ins = {place.objgen: name for name, place in code_places(pdf).items()}
            self.page = LaidOutPage(Copier(writer), pdf.pages[0], stand_ins)
            self.width = float(pdf.pages[0].mediabox[2])
        self._top = end.top
        self.rows = max(1, int((self._top - _FOOT) / _ROW))
        line = self.width - 2 * _SIDE
        self.edges = [
            _SIDE + line * sum(table.widths[:count]) / 100 for count in range(len(table.widths) + 1)
        ]

    def rules(self, count: int) -> bytes:
        """Return the lines around so many rows."""
        foot = self._top - count * _ROW
        down = b"".join(b"%.2f %.2f m %.2f %.2f l " % (at, self._top, at, foot) for at in self.edges)
        across = b"".join(
            b"%.2f %.2f m %.2f %.2f l " % (self.edges[0], at, self.edges[-1], at)
            for at in (self._top - row * _ROW for row in range(1, count + 1))
        )
        return down + across + b"S "

    def row(self, place: int, number: int) -> bytes:
        """Return a row: its number, what is drawn of its name and department, and two boxes."""
        foot = self._top - (place + 1) * _ROW
        left, name, department, *boxes = (edge + _INSET for edge in self.edges[:-1])
        parts = [
            b"0.122 0.161 0.2 rg BT /F 8.5 Tf %.2f %.2f Td (%d) Tj ET " % (left, foot + _BASELINE, number),
            b"q 1 0 0 1 %.2f %.2f cm /N%d Do Q " % (name, foot, place),
            b"q 1 0 0 1 %.2f %.2f cm /D%d Do Q " % (department, foot, place),
            *(b"%.2f %.2f %.1f %.1f re S " % (box, foot + 4.5, _BOX, _BOX) for box in boxes),
        ]
        return b"".join(parts)
