"""The printed name as a drawing of its own: at once where our font has its characters, by Typst elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Final
from zlib import compress

from charta.documents.forms.composing import on_one_line
from charta.documents.forms.pdf_fonts import FormFont
from charta.documents.forms.pdf_layout import NAME_HEIGHT, Typesetter
from charta.documents.forms.pdf_objects import Copier, PdfWriter, stream
from charta.documents.typst_source import quoted

_SIZES: Final = (15.0, 13.0, 11.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0)
_LEADING: Final = 1.18
_DEPTH: Final = 0.26
_SPACE: Final = 0x20


class NameDrawer:
    """Draws names into a box of one width; `font` is embedded in the file as the object `font_number`."""

    def __init__(self, typesetter: Typesetter, font: FormFont, width: float, created: datetime) -> None:
        self._typesetter = typesetter
        self._font = font
        self._width = width
        self._created = created

    def write(self, writer: PdfWriter, font_number: int, name: str) -> int:
        """Write the drawing of a name; return the number of its object."""
        shown = on_one_line(name)
        codes = self._font.encoded(shown)
        box = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]" % (self._width, NAME_HEIGHT)
        if codes is not None:
            fonts = b"/Resources<</Font<</F %d 0 R>>>>" % font_number
            return writer.add(stream(box + fonts, self._lines(codes)))
        return self._set(writer, box, shown)

    def _lines(self, codes: bytes) -> bytes:
        size, lines = self._fitting(codes)
        shown = b"".join(b"<%b> Tj T* " % line.hex().encode() for line in lines)
        bottom = size * (_DEPTH + _LEADING * (len(lines) - 1)) + 2
        return b"BT 0.122 0.161 0.2 rg /F %.1f Tf %.2f TL 0 %.2f Td %bET" % (
            *(size, size * _LEADING, bottom),
            shown,
        )

    def _fitting(self, codes: bytes) -> tuple[float, list[bytes]]:
        """Return the largest size at which a name fits in its box, and its lines at that size."""
        lines: list[bytes] = []
        for size in _SIZES:
            lines = self._wrapped(codes, self._width / size)
            if len(lines) * size * _LEADING <= NAME_HEIGHT:
                return size, lines
        return _SIZES[-1], lines

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

    def _set(self, writer: PdfWriter, box: bytes, name: str) -> int:
        import pikepdf

        sizes = ", ".join(f"{size}pt" for size in _SIZES)
        source = f"""
#set page(width: {self._width}pt, height: {NAME_HEIGHT}pt, margin: 0pt)
#set text(font: "Inter", weight: 700, fill: rgb("1F2933"))
#set par(leading: 0.35em)
#let named(size) = text(size: size, {quoted(name)}.clusters().join(sym.zws))
#context {{
  let sizes = ({sizes})
  let fits = sizes.filter(size => measure(named(size), width: {self._width}pt).height <= {NAME_HEIGHT - 2}pt)
  align(bottom, named(fits.at(0, default: sizes.last())))
}}
"""
        with pikepdf.open(BytesIO(self._typesetter.pdf(source, self._created, tagged=False))) as found:
            page = found.pages[0]
            resources = Copier(writer).text(page.obj.Resources)
            content = compress(page.Contents.read_bytes(), 6)
        return writer.add(stream(box + b"/Resources %b/Filter/FlateDecode" % resources, content))
