"""A whole document as one stand-alone HTML page: nothing to load, nothing that runs."""

import base64
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from charta.documents.block_words import choices, heading_numbers, headings_in, words
from charta.documents.blocks import (
    CARD_MARKS,
    EMPTY_BOX,
    TICKED_BOX,
    Block,
    Cards,
    Chart,
    Cover,
    Document,
    FormField,
    FormGrid,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Passage,
    Picture,
    SignatureBlock,
    Table,
    TableOfContents,
)
from charta.documents.html import html_block, html_fragment, html_line
from charta.documents.images import picture_size
from charta.documents.marked_text import in_ordinary_blocks

_STYLE: Final = """
:root{color-scheme:light}
body{font:1rem/1.55 Calibri,Carlito,"Segoe UI",system-ui,sans-serif;color:#1f2933;background:#fff;
max-width:46rem;margin:2.5rem auto;padding:0 1.25rem;overflow-wrap:break-word}
h1,h2,h3,.title{color:#1f4e79;line-height:1.25}
h2{margin-top:2.2rem}h3{margin-top:1.6rem}h4{margin-top:1.3rem}
a{color:#1f4e79}
blockquote{margin:1rem 0;padding:.6rem 1rem;background:#eef3f8;border-left:4px solid #1f4e79}
blockquote p{margin:.3rem 0}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.92rem}
caption{text-align:left;font-weight:600;color:#52606d;padding-bottom:.4rem}
th,td{border:1px solid #9aa5b1;padding:.35rem .5rem;text-align:left;vertical-align:top}
th{background:#eef3f8;color:#1f4e79}
.cover{border-bottom:3px solid #1f4e79;padding-bottom:1.5rem;margin-bottom:2rem}
.title{font-size:2.2rem;font-weight:700;margin:.2rem 0}
.subtitle{font-size:1.15rem;color:#52606d}
.organisation{text-transform:uppercase;letter-spacing:.06em;font-weight:600;color:#52606d}
.note,.band{font-size:.85rem;color:#52606d}
.band{display:flex;justify-content:space-between;gap:1rem;border-top:1px solid #9aa5b1;margin-top:2.5rem}
.fields{display:grid;gap:.6rem 1.5rem;margin:1rem 0}
.fields div{border-bottom:1px solid #9aa5b1;min-height:2.6rem}
.fields span{display:block;font-size:.82rem;color:#52606d}
.check{margin:.35rem 0;padding-left:1.8rem;text-indent:-1.8rem}
.chart{margin:1rem 0}.chart svg{width:100%;height:auto}
.chart text{font-family:Inter,Calibri,Carlito,sans-serif}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:1.2rem 0}
.card{background:#eef3f8;border:1px solid #9aa5b1}.card ul{margin:.8rem 0;padding:0 1rem 0 2rem}
.card li{margin:.45rem 0}.card p{margin:.8rem 1rem}.card a{overflow-wrap:anywhere}
.card h2{margin:0;padding:.45rem .8rem;font-size:1.1rem;color:#fff;background:#1f4e79}
.card.encourage h2{background:#2f6f62}.card.check h2{background:#8a5a00}.card.never h2{background:#7b3f61}
ins{color:#1b5e3a;background:#e6f4ea;text-decoration:underline}
del{color:#9b1c31;background:#fdecef;text-decoration:line-through}
nav ol{list-style:none;padding-left:0}nav ol ol{padding-left:1.5rem}
@media print{body{max-width:none;margin:0}.cover,.break{break-after:page}tr,.fields{break-inside:avoid}}
@media (max-width:34rem){.cards{grid-template-columns:1fr}.fields{grid-template-columns:1fr!important}}
"""
_TOP: Final = 2  # the document's title is the only h1


def write_html(document: Document) -> bytes:
    """Return the document as a page in UTF-8."""
    blocks = in_ordinary_blocks(document).blocks
    page = _Page(blocks)
    body = "".join(page.block(block) for block in blocks)
    left, right = html_line(document.footer.left), html_line(document.header.left)
    # A document whose template shows its title has it as h1 already.
    heading = "" if page.titled else f'<h1 class="title">{escape(document.title)}</h1>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language_tag)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{escape(document.organisation)}">\n'
        f'<meta name="description" content="{escape(document.subject)}">\n'
        f"<title>{escape(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{heading}{body}</main>\n"
        f'<footer class="band"><p>{left}</p><p>{right}</p></footer>\n</body>\n</html>\n'
    ).encode()


class _Page:
    """Writes blocks one after the other, numbering headings as Word does."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._headings = list(headings_in(blocks))
        self._numbers = heading_numbers(self._headings)
        self._at = 0
        self.titled = False

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(inlines=inlines, role="title"):
                self.titled = True
                return f'<h1 class="title">{html_line(inlines)}</h1>\n'
            case Cover(blocks=inner) | Passage(blocks=inner):
                kind = 'class="cover"' if isinstance(block, Cover) else f'lang="{escape(block.language_tag)}"'
                return f"<div {kind}>\n{''.join(map(self.block, inner))}</div>\n"
            case TableOfContents(title=title):
                return self._contents(title)
            case PageBreak():
                return '<div class="break"></div>\n'
            case _:
                return _other(block)

    def _heading(self, block: Heading) -> str:
        number = self._numbers[self._at]
        self._at += 1
        rank = block.level + _TOP - 1
        shown = f"{number} " if number else ""
        return f'<h{rank} id="{_anchor(self._at, block)}">{shown}{html_line(block.inlines)}</h{rank}>\n'

    def _contents(self, title: str) -> str:
        lines = "".join(
            f'<li><a href="#{_anchor(place, block)}">{number} {escape(words(block.inlines))}</a></li>\n'
            for place, (block, number) in enumerate(zip(self._headings, self._numbers, strict=True), start=1)
            if block.level == 1
        )
        return f"<nav>\n<h2>{escape(title)}</h2>\n<ol>\n{lines}</ol>\n</nav>\n"


def _other(block: Block) -> str:
    match block:
        case Table():
            return _table(block)
        case Picture() | Chart():
            return _shown(block)
        case Cards():
            return _cards(block)
        case FormGrid(fields=fields, columns=columns):
            return _fields(fields, columns)
        case SignatureBlock(title=title, fields=fields):
            return f"<h3>{escape(title)}</h3>\n{_fields(fields, len(fields))}"
        case _:
            return html_block(block, _TOP)


def _cards(block: Cards) -> str:
    shown = "".join(
        f'<section class="card {card.kind}"><h2><span aria-hidden="true">{CARD_MARKS[card.kind]}</span> '
        f"{escape(card.title)}</h2>\n{html_fragment(card.blocks)}</section>\n"
        for card in block.cards
    )
    return f'<div class="cards">\n{shown}</div>\n'


def _anchor(place: int, block: Heading) -> str:
    return escape(block.anchor) if block.anchor else f"h{place}"


def _cells(cells: Iterable[Sequence[Inline]], tag: str) -> str:
    return "".join(f"<{tag}>{html_line(cell)}</{tag.split(maxsplit=1)[0]}>" for cell in cells)


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>\n" if table.caption else ""
    head = _cells(table.header, 'th scope="col"')
    rows = "".join(f"<tr>{_cells(row.cells, 'td')}</tr>\n" for row in table.rows)
    return f"<table>\n{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _shown(block: Picture | Chart) -> str:
    match block:
        case Chart(svg=svg, width_mm=width):
            # Our own drawing, in which every word is escaped; it names itself for a screen reader.
            return f'<div class="chart" style="max-width:{width:g}mm">{svg}</div>\n'
        case Picture():
            return _picture(block)


def _picture(picture: Picture) -> str:
    size = picture_size(picture.data)
    if size is None:
        return f"<p>{escape(picture.alt)}</p>\n"
    kind = "jpeg" if size[2] == "jpg" else size[2]
    data = base64.b64encode(picture.data).decode()
    box = f"max-width:{picture.width_mm:g}mm;max-height:{picture.height_mm:g}mm"
    return f'<p><img alt="{escape(picture.alt)}" style="{box}" src="data:image/{kind};base64,{data}"></p>\n'


def _fields(fields: Iterable[FormField], columns: int) -> str:
    cells = "".join(f"<div><span>{escape(entry.label)}</span>{_answer(entry)}</div>\n" for entry in fields)
    return (
        f'<div class="fields" style="grid-template-columns:repeat({columns},minmax(0,1fr))">\n{cells}</div>\n'
    )


def _answer(entry: FormField) -> str:
    if entry.kind != "choice":
        return escape(entry.value)
    boxes = (
        f"{TICKED_BOX if ticked else EMPTY_BOX}\u00a0{escape(option)}" for option, ticked in choices(entry)
    )
    return " ".join(boxes)
