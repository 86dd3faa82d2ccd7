"""The theme of our Word template: Word expects one, and offers its colours and fonts to whoever edits."""

from typing import Final

from charta.documents.word_styles import ACCENT, BODY_FONT, INK, LINE, QUIET, TINT

_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
# Accents beyond ours, for charts that a reader may add.
_ACCENTS: Final = (ACCENT, QUIET, "2F6F62", "8A5A00", "7B3F61", "4C5FA8")


def theme_xml() -> str:
    """Return the theme as XML, without a declaration."""
    fonts = f'<a:latin typeface="{BODY_FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:theme xmlns:a="{_NAMESPACE}" name="Charta"><a:themeElements>{_colours()}'
        f'<a:fontScheme name="Charta"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>'
        f"</a:fontScheme>{_formats()}</a:themeElements></a:theme>"
    )


def _colours() -> str:
    named = {"dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": TINT}
    named |= {f"accent{index}": colour for index, colour in enumerate(_ACCENTS, start=1)}
    named |= {"hlink": ACCENT, "folHlink": LINE}
    entries = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in named.items())
    return f'<a:clrScheme name="Charta">{entries}</a:clrScheme>'


def _formats() -> str:
    """Return the three fills, lines and effects that the schema asks for, all plain."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:fmtScheme name="Charta"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme>"
    )
