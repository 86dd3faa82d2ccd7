"""A person's text as a drawing of its own: at once where our font has its characters, by Typst elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final
from zlib import compress

from charta.documents.forms.composing import on_one_line
from charta.documents.forms.pdf_fonts import FormFont
from charta.documents.forms.pdf_layout import Typesetter
from charta.documents.forms.pdf_objects import Copier, PdfWriter, stream
from charta.documents.typst_preamble import LONGEST_WORD
from charta.documents.typst_source import quoted

_LEADING: Final = 1.18
_DEPTH: Final = 0.26


@dataclass(frozen=True)
class TextBox:
    """The room for a text in points, and the sizes of letters to try, the largest first."""

    width: float
    height: float
    sizes: tuple[float, ...]


class TextDrawer:
    """Draws texts into boxes of one kind; `write` is told as which object `font` is embedded."""

    def __init__(self, typesetter: Typesetter, font: FormFont, box: TextBox, created: datetime) -> None:
        self._typesetter = typesetter
        self._font = font
        self._box = box
        self._created = created

    def write(self, writer: PdfWriter, font_number: int, text: str) -> int:
        """Write the drawing of a text; return the number of its object."""
        shown = on_one_line(text)
        codes = self._font.encoded(shown)
        opening = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]" % (self._box.width, self._box.height)
        if codes is not None:
            fonts = b"/Resources<</Font<</F %d 0 R>>>>" % font_number
            return writer.add(stream(opening + fonts, self._lines(codes)))
        return self._set(writer, opening, shown)

    def _lines(self, codes: bytes) -> bytes:
        size, lines = self._fitting(codes)
        shown = b"".join(b"<%b> Tj T* " % line.hex().encode() for line in lines)
        spare = self._box.height - len(lines) * size * _LEADING
        bottom = spare / 2 + size * (_DEPTH + _LEADING * (len(lines) - 1))
        return b"BT 0.122 0.161 0.2 rg /F %.1f Tf %.2f TL 0 %.2f Td %bET" % (
            *(size, size * _LEADING, bottom),
            shown,
        )

    def _fitting(self, codes: bytes) -> tuple[float, list[bytes]]:
        """Return the largest size at which a name fits in its box, and its lines at that size."""
        lines: list[bytes] = []
        for size in self._box.sizes:
            lines = self._wrapped(codes, self._box.width / size)
            if len(lines) * size * _LEADING <= self._box.height:
                return size, lines
        return self._box.sizes[-1], lines

    def _wrapped(self, codes: bytes, width: float) -> list[bytes]:
        lines, line = [], b""
        for word in self._words(codes.split(b" "), width):
            longer = line + b" " + word if line else word
            if line and self._font.width(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        return [*lines, line]

    def _words(self, words: Sequence[bytes], width: float) -> list[bytes]:
        """Return the words, those that no line holds in parts."""
        parts = []
        for word in words:
            rest = word
            while len(rest) > 1 and self._font.width(rest) > width:
                length = next(
                    n for n in range(len(rest), 0, -1) if n == 1 or self._font.width(rest[:n]) <= width
                )
                parts.append(rest[:length])
                rest = rest[length:]
            parts.append(rest)
        return parts

    def _set(self, writer: PdfWriter, opening: bytes, text: str) -> int:
        import pikepdf

        width, height = self._box.width, self._box.height
        source = f"""
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#set text(font: "Inter", weight: "{self._font.weight.lower()}", fill: rgb("1F2933"))
#set par(leading: 0.35em)
#show regex("\\S{{{LONGEST_WORD},}}"): word => word.text.clusters().join(sym.zws)
#let written(size) = text(size: size, {quoted(text)})
#context {{
  let sizes = ({", ".join(f"{size}pt" for size in self._box.sizes)},)
  let fits = sizes.filter(size => measure(written(size), width: {width}pt).height <= {height - 2}pt)
  align(horizon, written(fits.at(0, default: sizes.last())))
}}
"""
        with pikepdf.open(BytesIO(self._typesetter.pdf(source, self._created, tagged=False))) as found:
            page = found.pages[0]
            resources = Copier(writer).text(page.obj.Resources)
            content = compress(page.Contents.read_bytes(), 6)
        return writer.add(stream(opening + b"/Resources %b/Filter/FlateDecode" % resources, content))
