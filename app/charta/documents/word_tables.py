"""Tables in Word: of text, of form fields, and of signatures."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from charta.documents.blocks import Card, Cards, CodedSignature, FormField, Inline, LineBreak, Table
from charta.documents.inlines import tidy
from charta.documents.word_base import WordBase
from charta.documents.word_fields import Controls
from charta.documents.word_styles import INK
from charta.documents.word_xml import Element, paragraph, run, valued, w
from charta.domain.form_layout import DATE, QUIET, SIGNATURE

Line = Callable[[Iterable[Inline]], list[Element]]

_TALL_ROW: Final = 760  # twips: room for initials and a date
_SIGNING_SHARES: Final = {"sign": 44, "text": 36, "date": 20}
_CARD_HEADING: Final = 600  # twips: the heading of a card, with its margins
_CARD_LINE: Final = 293  # twips: a line of a card
_FRAME: Final = 6  # eighths of a point: the frame of a box to sign in
_GUTTER: Final = 220  # the style's right cell margin: the last column's must lie outside the line


def text_table(base: WordBase, table: Table, width: int, line: Line) -> Element:
    """Return a table with a header row that repeats on every page; its rows are never cut."""
    columns = len(table.header)
    shares = table.widths if len(table.widths) == columns else (100 // columns,) * columns
    widths = _widths(width, shares)
    heading = base.style("TableHeading")
    body, choice = base.style("TableText"), base.style("TableChoice")
    made = _table(base.style("ChartaTable"), widths, table.caption, header=True)
    made.append(_row(w("trPr", w("cantSplit"), w("tblHeader")), _cells(table.header, widths, heading, line)))
    for row in table.rows:
        height = w("trHeight", val=_TALL_ROW, hRule="atLeast") if table.tall else None
        properties = w("trPr", w("cantSplit"), height)
        cells = [
            [paragraph(choice, line(part)) for part in _choices(cell)] or [paragraph(body, line(cell))]
            for cell in row.cells
        ]
        made.append(_row(properties, [_cell(*both) for both in zip(widths, cells, strict=True)]))
    return made


def _cells(cells: Sequence[Sequence[Inline]], widths: Sequence[int], style: str, line: Line) -> list[Element]:
    return [_cell(width, [paragraph(style, line(cell))]) for cell, width in zip(cells, widths, strict=True)]


def _choices(cell: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """Return the lines of a cell that begins with a box to tick, each without the space after its box."""
    if not (cell and isinstance(cell[0], FormField) and cell[0].kind == "check"):
        return []
    lines: list[list[Inline]] = [[]]
    for inline in cell:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [(*line[:1], *tidy(line[1:])) for line in lines]


def form_table(
    base: WordBase, fields: Sequence[FormField], columns: int, width: int, controls: Controls
) -> Element:
    """Return the fields in a grid, each under its label."""
    widths = _widths(width + _GUTTER, (100 // columns,) * columns)
    made = _table(base.style("ChartaForm"), widths, "", header=False)
    for start in range(0, len(fields), columns):
        row = [*fields[start : start + columns]]
        cells = [_cell(size, _field(base, entry, controls)) for entry, size in zip(row, widths, strict=False)]
        cells += [_cell(size, [paragraph(base.style("FormLabel"), [])]) for size in widths[len(row) :]]
        made.append(_row(w("trPr", w("cantSplit")), cells))
    return made


def signature_table(base: WordBase, fields: Sequence[FormField], width: int, controls: Controls) -> Element:
    """Return the fields on one line, the signature with room for a pen."""
    shares = [_SIGNING_SHARES.get(entry.kind, _SIGNING_SHARES["text"]) for entry in fields]
    widths = _widths(width + _GUTTER, shares)
    made = _table(base.style("ChartaForm"), widths, "", header=False)
    signing = any(entry.kind == "sign" for entry in fields)
    cells = [
        _cell(size, _field(base, entry, controls, signing=signing))
        for entry, size in zip(fields, widths, strict=True)
    ]
    made.append(_row(w("trPr", w("cantSplit")), cells))
    return made


def signing_table(base: WordBase, block: CodedSignature, code: Element) -> Element:
    """Return code, signature box and date box in one row, their labels above, all of exact measures."""
    edges = [_twips(edge) for edge in (-QUIET, SIGNATURE.left, DATE.left, DATE.right)]
    widths = [right - left for left, right in pairwise(edges)]
    made = _table(base.style("ChartaSigning"), widths, "", header=False)
    label, box = base.style("FormLabel"), base.style("FormCode")
    labels = ("", block.signature.label, block.date.label)
    named = [
        _cell(width, [paragraph(label, [run(words)] if words else [])])
        for width, words in zip(widths, labels, strict=True)
    ]
    made.append(_row(w("trPr", w("cantSplit")), named))
    height = w("trHeight", val=_twips(SIGNATURE.bottom - SIGNATURE.top), hRule="exact")
    boxes = [_cell(widths[0], [paragraph(box, [code])], valued("vAlign", "center"))]
    boxes += [_cell(width, [paragraph(box, [])], _frame()) for width in widths[1:]]
    made.append(_row(w("trPr", w("cantSplit"), height), boxes))
    return made


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _frame() -> Element:
    sides = ("top", "left", "bottom", "right")
    return w("tcBorders", *(w(side, val="single", sz=_FRAME, space=0, color=INK) for side in sides))


def cards_table(
    base: WordBase, block: Cards, width: int, content: Callable[[Card], list[Element]]
) -> Element:
    """Return the cards in two columns; each row is as tall as its lines need, or taller."""
    cards, widths = block.cards, _widths(width, (1, 1))
    height = _CARD_HEADING + block.lines * _CARD_LINE if block.lines else 0
    made = _table(base.style("ChartaCards"), widths, "", header=False)
    for start in range(0, len(cards), 2):
        row = cards[start : start + 2]
        cells = [_cell(size, content(card)) for size, card in zip(widths, row, strict=False)]
        cells += [_cell(size, [paragraph(base.style("CardText"), [])]) for size in widths[len(row) :]]
        tall = w("trHeight", val=height, hRule="atLeast") if height else None
        made.append(_row(w("trPr", w("cantSplit"), tall), cells))
    return made


def _field(base: WordBase, entry: FormField, controls: Controls, *, signing: bool = False) -> list[Element]:
    label = paragraph(base.style("FormLabel"), [run(entry.label)])
    if entry.kind == "choice":
        return [label, paragraph(base.style("FormChoice"), controls.choice(entry))]
    style = base.style("FormSignature" if signing or entry.kind == "lines" else "FormField")
    return [label, paragraph(style, [controls.control(entry)])]


def _widths(total: int, shares: Sequence[int]) -> list[int]:
    whole = sum(shares)
    widths = [total * share // whole for share in shares]
    widths[-1] += total - sum(widths)
    return widths


def _table(style: str, widths: Sequence[int], caption: str, *, header: bool) -> Element:
    properties = w(
        "tblPr",
        valued("tblStyle", style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val="0020" if header else "0000",
            firstRow=int(header),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        valued("tblCaption", caption) if caption else None,
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))


def _row(properties: Element, cells: Iterable[Element]) -> Element:
    return w("tr", properties, *cells)


def _cell(width: int, content: Iterable[Element], *look: Element) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *look), *content)
