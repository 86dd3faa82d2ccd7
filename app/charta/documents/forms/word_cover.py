"""The cover sheet in Word: its head, with the code, is a row of the table that repeats on every page.

A page of names that comes back among scanned forms is then known wherever the table was divided. A floating
picture does not repeat with its row; one in the line does.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from charta.documents.word_styles import TINT
from charta.documents.word_xml import Element, qn, valued, w

COVER_PICTURE: Final = "code0"
"""How the picture of the cover's code and its relation are called."""
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TEXT_COLUMNS: Final = 3
_SIDES: Final = ("top", "left", "bottom", "right")
_SHOWN: Final = ("extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic")
"""What a picture in the line has in common with a floating one."""
_BELOW: Final = 120
"""What is kept clear below the head, in twips."""


def repeat_head(body: Element) -> None:
    """Move what is above the table of a cover sheet into a row that repeats with its header, the code too.

    Raises `ValueError` for a sheet without a floating code.
    """
    table = body.find(qn("w:tbl"))
    if table is None:
        raise ValueError("a cover sheet has no table")
    paragraphs = [element for element in table.itersiblings(preceding=True) if element.tag == qn("w:p")]
    paragraphs.reverse()
    code = _in_line(paragraphs[0])
    widths = [int(str(column.get(qn("w:w")))) for column in table.iter(qn("w:gridCol"))]
    heading = next(table.iter(qn("w:tr")))
    for cell in heading.iter(qn("w:tcPr")):
        # The style shades the first row of a table, which is now another one.
        cell.append(w("shd", val="clear", color="auto", fill=TINT))
        cell.append(valued("vAlign", "bottom"))
    right = w("p", w("pPr", w("spacing", before=0, after=0), valued("jc", "right")), code)
    cells = [
        _cell(widths[:_TEXT_COLUMNS], paragraphs),
        _cell(widths[_TEXT_COLUMNS:], [right]),
    ]
    for empty in [each for each in table.itersiblings(qn("w:p")) if not "".join(map(str, each.itertext()))]:
        # Below a table that fills its page it would have a page to itself; a form begins one anyway.
        body.remove(empty)
    heading.addprevious(w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells))


def _cell(widths: Sequence[int], content: Sequence[Element]) -> Element:
    """Return a cell across columns without frame, shade and inset."""
    none = {side: w(side, val="nil") for side in ("top", "left", "right", "insideV")}
    properties = w(
        "tcPr",
        w("tcW", w=sum(widths), type="dxa"),
        valued("gridSpan", len(widths)),
        w("tcBorders", none["top"], none["left"], none["right"], none["insideV"]),
        w("shd", val="clear", color="auto", fill="auto"),
        w("tcMar", *(w(side, w=_BELOW if side == "bottom" else 0, type="dxa") for side in _SIDES)),
        valued("vAlign", "top"),
    )
    return w("tc", properties, *content)


def _in_line(paragraph: Element) -> Element:
    """Take the floating code out of a paragraph; return a run with it in the line."""
    for run in paragraph.iter(qn("w:r")):
        for anchor in run.iter(f"{_DRAWING}anchor"):
            nothing = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
            inline = etree.Element(f"{_DRAWING}inline", nothing, nsmap=anchor.nsmap)
            inline.extend([part for part in anchor if etree.QName(part).localname in _SHOWN])
            paragraph.remove(run)
            return w("r", w("drawing", inline))
    raise ValueError("a cover sheet has no code")
