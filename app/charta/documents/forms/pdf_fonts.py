"""The fonts that are embedded for fields and names: Inter, with the characters of Windows-1252."""

import tomllib
from dataclasses import dataclass
from typing import Final
from zlib import compress

from charta.documents.forms.pdf_objects import PdfWriter, stream
from charta.paths import resources

_FIRST: Final = 32
_LAST: Final = 255


@dataclass(frozen=True)
class FormFont:
    """One weight: how it is called in a file, and the widths of its characters in thousandths of its size."""

    weight: str
    widths: tuple[int, ...]

    def encoded(self, text: str) -> bytes | None:
        """Return the codes of a text; None where the font lacks a character of it."""
        try:
            codes = text.encode("cp1252")
        except UnicodeEncodeError:
            return None
        return codes if all(code >= _FIRST and self.widths[code - _FIRST] for code in codes) else None

    def width(self, codes: bytes) -> float:
        """Return how long a line of these codes is at a size of 1."""
        return sum(self.widths[code - _FIRST] for code in codes) / 1000

    def write(self, writer: PdfWriter, number: int) -> None:
        """Embed the font as the object `number`."""
        name = b"CHARTA+Inter-%b" % self.weight.encode()
        outlines = (resources() / "fonts" / f"Inter-{self.weight}.cff").read_bytes()
        file = writer.add(stream(b"/Subtype/Type1C/Filter/FlateDecode", compress(outlines, 9)))
        descriptor = writer.add(
            b"<</Type/FontDescriptor/FontName/%b/Flags 32/FontBBox[-64 -242 1017 983]/ItalicAngle 0"
            b"/Ascent 969/Descent -242/CapHeight 727/StemV 88/FontFile3 %d 0 R>>" % (name, file)
        )
        widths = " ".join(map(str, self.widths)).encode()
        writer.put(
            number,
            b"<</Type/Font/Subtype/Type1/BaseFont/%b/Encoding/WinAnsiEncoding/FirstChar %d/LastChar %d"
            b"/Widths[%b]/FontDescriptor %d 0 R>>" % (name, _FIRST, _LAST, widths, descriptor),
        )


def form_font(weight: str) -> FormFont:
    """Return the font of a weight: 'Regular' or 'Bold'."""
    known = tomllib.loads((resources() / "fonts" / "form-widths.toml").read_text(encoding="ascii"))
    return FormFont(weight, tuple(known[weight]))
