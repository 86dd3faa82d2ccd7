"""The page of a Word document: its size and margins, and what stands at its head and foot."""

from collections.abc import Callable, Iterable
from typing import Final

from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Mm, Twips

from charta.documents.blocks import Band, Cover, Document, Inline, Layout
from charta.documents.word_base import WordBase
from charta.documents.word_xml import Element, valued, w

# Left and right, top and bottom, in millimetres.
_MARGINS: Final[dict[Layout, tuple[float, float]]] = {
    "report": (25.4, 25.4),
    "form": (20.0, 15.0),
    "sheet": (15.0, 17.0),
    "poster": (18.0, 15.0),
}
# Width and height upright, in millimetres.
_PAPERS: Final = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
_BAND_DISTANCE_MM: Final = 8.0
_USUAL_WIDTH: Final = 9360  # twips, for a template that states no page

Line = Callable[[Iterable[Inline]], list[Element]]


def text_width(base: WordBase, document: Document) -> int:
    """Lay out the page for the document and return the width of its lines in twips."""
    section, layout = base.document.sections[-1], document.layout
    if not base.foreign:
        section.page_width, section.page_height = map(Mm, _PAPERS[document.paper])
        section.orientation = WD_ORIENT.PORTRAIT
    if layout == "sheet" and section.orientation != WD_ORIENT.LANDSCAPE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if not base.foreign:
        _set_margins(section, layout)
    width, left, right = section.page_width, section.left_margin, section.right_margin
    if width is None or left is None or right is None:
        return _USUAL_WIDTH
    return (width - left - right) // Twips(1)


def _set_margins(section: Section, layout: Layout) -> None:
    side, edge = _MARGINS[layout]
    section.left_margin = section.right_margin = Mm(side)
    section.top_margin = section.bottom_margin = Mm(edge)
    if layout != "report":
        section.header_distance = section.footer_distance = Mm(_BAND_DISTANCE_MM)


def set_bands(base: WordBase, document: Document, line: Line) -> None:
    """Fill header and footer, unless the user's template has its own; a cover shows neither."""
    section = base.document.sections[-1]
    width = text_width(base, document)
    if not base.foreign:
        section.different_first_page_header_footer = any(
            isinstance(block, Cover) for block in document.blocks
        )
    for part, band, style in (
        (section.header, document.header, "Header"),
        (section.footer, document.footer, "Footer"),
    ):
        if base.foreign and not part.is_linked_to_previous:
            continue
        part.is_linked_to_previous = False
        element = part._element
        for old in list(element):
            element.remove(old)
        element.append(_band(base, style, band, width, line))


def _band(base: WordBase, style: str, band: Band, width: int, line: Line) -> Element:
    # The tab is where this page's line ends, which no style can know; the style's own would stop it early.
    stops = base.tab_stops(style)
    others = [w("tab", val="clear", pos=stop) for stop in stops if stop != width]
    tabs = w("tabs", *others, w("tab", val="right", pos=width)) if stops != [width] else None
    made = w("p", w("pPr", valued("pStyle", base.style(style)), tabs))
    made.extend(line(band.left))
    if band.right:
        made.append(w("r", w("tab")))
        made.extend(line(band.right))
    return made
