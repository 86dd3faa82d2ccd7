"""Make the small fonts that forms in PDF embed: `python scripts/form_fonts.py` (needs fonttools).

They are Inter's outlines for the characters of Windows-1252, as bare CFF fonts, which is what a PDF holds,
and beside them the widths of the characters from 32 to 255.
"""

from io import BytesIO
from pathlib import Path

from fontTools.agl import UV2AGL
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FOLDER = Path(__file__).parent.parent / "resources" / "fonts"
CODES = range(0x20, 0x100)


def subset(weight: str) -> TTFont:
    """Return a font with the characters alone, named as PDF names them, a thousand units high."""
    font = TTFont(FOLDER / f"Inter-{weight}.otf")
    subsetter = Subsetter(
        Options(layout_features=[], notdef_outline=True, desubroutinize=True, hinting=False)
    )
    subsetter.populate(text=bytes(CODES).decode("cp1252", errors="ignore"))
    subsetter.subset(font)
    scale_upem(font, 1000)
    table = font["CFF "].cff.topDictIndex[0]
    names = {glyph: UV2AGL.get(code, glyph) for code, glyph in font.getBestCmap().items()}
    table.charset = [names.get(glyph, glyph) for glyph in table.charset]
    outlines = table.CharStrings
    outlines.charStrings = {names.get(glyph, glyph): place for glyph, place in outlines.charStrings.items()}
    return font


def main() -> None:
    """Write a font for each weight, and their widths."""
    lines = ["# Widths of the characters of Windows-1252 from 32 to 255: see scripts/form_fonts.py.", ""]
    for weight in ("Regular", "Bold"):
        font = subset(weight)
        metrics, characters = font["hmtx"], font.getBestCmap()
        widths = [0] * len(CODES)
        for place, code in enumerate(CODES):
            character = bytes([code]).decode("cp1252", errors="ignore")
            if character and ord(character) in characters:
                widths[place] = metrics[characters[ord(character)]][0]
        out = BytesIO()
        font["CFF "].cff.compile(out, font)
        (FOLDER / f"Inter-{weight}.cff").write_bytes(out.getvalue())
        lines.append(f"{weight} = {widths}")
    (FOLDER / "form-widths.toml").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
