"""Blocks as the source of a Typst document.

Every word is written as a string of Typst's code, never as its markup, so that no text can act.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields as parts_of
from dataclasses import is_dataclass
from hashlib import sha256
from typing import Final

from charta.documents.block_words import choices, contents_depth, headings_in
from charta.documents.blocks import (
    CARD_MARKS,
    EMPTY_BOX,
    TICKED_BOX,
    Band,
    Block,
    Callout,
    Card,
    Cards,
    Changed,
    Chart,
    CodedHead,
    CodedSignature,
    Cover,
    Digits,
    Document,
    Drawing,
    FormField,
    FormGrid,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    PageBreak,
    PageNumber,
    Paragraph,
    Passage,
    Picture,
    SignatureBlock,
    Table,
    TableOfContents,
    Text,
)
from charta.documents.images import drawing_size, picture_size
from charta.documents.typst_preamble import CODED, FIELDS, PAGES, PAPERS, POSTER, PREAMBLE, SIZES

_SIGNING_SHARES: Final = {"sign": 44, "date": 20}


def typst_source(document: Document, fields: str = FIELDS) -> str:
    """Return the source; pictures are read from `/0.png`, `/1.jpg` ... in the order of the document.

    Drawings are read from `drawing_name`. `fields` says how places to fill in look.
    """
    return _Source(document, fields).text()


def pictures(blocks: Iterable[Block]) -> list[Picture]:
    """Return the pictures of a document in order."""
    found: list[Picture] = []
    for block in blocks:
        if isinstance(block, Picture):
            found.append(block)
        elif isinstance(block, Cover):
            found += pictures(block.blocks)
    return found


def picture_name(index: int, picture: Picture) -> str:
    """Return the name of a picture's file; empty for one that cannot be shown."""
    size = picture_size(picture.data)
    return f"{index}.{size[2]}" if size else ""


def drawings(value: object) -> Iterator[Drawing]:
    """Yield the drawings in blocks or lines that every format can show."""
    if isinstance(value, Drawing):
        if drawing_size(value):
            yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from drawings(entry)
    elif is_dataclass(value):
        for part in parts_of(value):
            yield from drawings(getattr(value, part.name))


def drawing_name(drawing: Drawing) -> str:
    """Return the name of a drawing's file, the same for the same picture."""
    return f"{sha256(drawing.data).hexdigest()}.png"


def quoted(text: str) -> str:
    """Return text as a string of Typst's code."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ")
    return f'"{escaped}"'


def chart_source(chart: Chart) -> str:
    """Return a chart as an expression of Typst's code."""
    drawing = f'bytes({quoted(chart.svg)}), format: "svg"'
    return f"image({drawing}, alt: {quoted(chart.alt)}, width: {chart.width_mm}mm)"


def _line(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text, bold=bold, italic=italic):
            shown = f"#text({quoted(text)})"
            shown = f"#emph[{shown}]" if italic else shown
            return f"#strong[{shown}]" if bold else shown
        case Link(inlines=inner) | Changed(inlines=inner):
            start = f"link({quoted(inline.target)})" if isinstance(inline, Link) else inline.change
            return f"#{start}[{_line(inner)}]"
        case LineBreak():
            return "#linebreak()"
        case PageNumber(kind=kind):
            return f"#context counter(page).{'display()' if kind == 'page' else 'final().first()'}"
        case FormField() | Drawing():
            return _placed(inline)
        case Digits(text=text):
            return f"#digits({quoted(text)})"


def _placed(inline: FormField | Drawing) -> str:
    if isinstance(inline, FormField):
        named = f"name: {quoted(inline.name)}, label: {quoted(inline.label)}"
        return f"#tickbox({quoted(TICKED_BOX if inline.value else EMPTY_BOX)}, {named})"
    size = drawing_size(inline)
    if size is None:
        return f"#text({quoted(inline.alt)})"
    shown = f"alt: {quoted(inline.alt)}, width: {size[0]}mm, height: {size[1]}mm"
    return f'#box(image("/{drawing_name(inline)}", {shown}))'


class _Source:
    def __init__(self, document: Document, fields: str) -> None:
        self._document = document
        self._fields = fields
        self._level = 0
        self._picture = 0

    def text(self) -> str:
        document = self._document
        body = "\n\n".join(self._block(block) for block in document.blocks)
        day = document.created
        created = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"
        return (
            f"#set document(title: {quoted(document.title)}, author: {quoted(document.organisation)}, "
            f"description: {quoted(document.subject)}, date: {created})\n"
            f"{PREAMBLE}{self._fields}{CODED}{POSTER if document.layout == 'poster' else ''}"
            f"#set page(paper: {quoted(PAPERS[document.paper])}, {PAGES[document.layout]}, "
            f"{self._bands()})\n"
            f"#set text(lang: {quoted(document.language)}, region: {quoted(document.region.lower())}, "
            f"size: {SIZES[document.layout]})\n"
            f"\n{body}\n"
        )

    def _bands(self) -> str:
        first = 1 if any(isinstance(block, Cover) for block in self._document.blocks) else 0
        head, foot = _band(self._document.header), _band(self._document.footer)
        return ", ".join(
            f"{place}: context if counter(page).get().first() > {first} {{ [{content}] }}"
            for place, content in (("header", head), ("footer", foot))
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level=level, inlines=inlines, numbered=numbered):
                return self._heading(level, inlines, numbered=numbered)
            case Paragraph():
                return self._paragraph(block)
            case Callout(blocks=inner):
                return f"#callout[{self._run(inner)}]"
            case Passage(blocks=inner_blocks, language_tag=tag):
                return f"#text(lang: {quoted(tag.partition('-')[0])})[{self._run(inner_blocks)}]"
            case Cover(blocks=inner_blocks):
                return f"{self._run(inner_blocks, cover=True)}\n\n#pagebreak(weak: true)"
            case _:
                return self._other(block)

    def _other(self, block: Block) -> str:
        match block:
            case TableOfContents(title=title):
                self._level = 1
                headings = list(headings_in(self._document.blocks))
                depth = contents_depth(headings)
                return f"#outline(title: {quoted(title)}, depth: {depth}, indent: 1.2em)\n#v(1em)"
            case Picture() | Chart():
                return self._shown(block)
            case Cards(cards=cards):
                return f"#cards({', '.join(self._card(card) for card in cards)})"
            case PageBreak():
                return "#pagebreak(weak: true)"
            case CodedHead(paragraphs=paragraphs, alt=alt):
                return f"#codedhead({quoted(alt)})[{self._run(paragraphs)}]"
            case _:
                return _form(block)

    def _card(self, card: Card) -> str:
        title = f"[{CARD_MARKS[card.kind]}#h(0.6em)#text({quoted(card.title)})]"
        return f'("{card.kind}", {self._level + 1}, {title}, [{self._run(card.blocks)}])'

    def _run(self, blocks: Sequence[Block], *, cover: bool = False) -> str:
        parts = (
            self._cover(block) if cover and isinstance(block, Paragraph) else self._block(block)
            for block in blocks
        )
        return "\n\n".join(parts)

    def _heading(self, level: int, inlines: Sequence[Inline], *, numbered: bool) -> str:
        # PDF/UA wants no level left out, which a team's own wording may do.
        self._level = min(level, self._level + 1)
        numbering = "" if numbered else ", numbering: none"
        return f"#heading(level: {self._level}{numbering})[{_line(inlines)}]"

    def _paragraph(self, block: Paragraph) -> str:
        content = _line(block.inlines)
        match block.role:
            case "title":
                self._level = 1
                return f"#heading(level: 1, numbering: none, outlined: false)[{content}]"
            case "subtitle":
                return f"#text(size: 1.1em, fill: quiet)[{content}]"
            case "note":
                return f"#text(size: 0.8em, fill: quiet)[{content}]"
            case "name":
                return f"#printedname[{content}]"
            case "check":
                box, rest = _line(block.inlines[:1]), _line(block.inlines[1:])
                return f"#statement[{box}][{rest}]"
            case _:
                return f"#par[{content}]"

    def _cover(self, block: Paragraph) -> str:
        content = _line(block.inlines)
        match block.role:
            case "organisation":
                return f"#v(52mm)\n#organisation[{content}]"
            case "title":
                title = f"#par(leading: 0.5em, text(size: 2.7em, weight: 700, fill: accent)[{content}])"
                return f"{title}\n#line(length: 100%, stroke: 2pt + accent)"
            case "subtitle":
                return f"#text(size: 1.3em, fill: quiet)[{content}]\n#v(24mm)"
            case _:
                return f"#par[{content}]"

    def _shown(self, picture: Picture | Chart) -> str:
        if isinstance(picture, Chart):
            return f"#{chart_source(picture)}"
        name = picture_name(self._picture, picture)
        self._picture += 1
        if not name:
            return f"#par[#text({quoted(picture.alt)})]"
        box = f"width: {picture.width_mm}mm, height: {picture.height_mm}mm"
        return f'#align(left, image("/{name}", alt: {quoted(picture.alt)}, fit: "contain", {box}))'


def _form(block: Block) -> str:
    match block:
        case ListBlock():
            return _list(block)
        case Table():
            return _table(block)
        case FormGrid(fields=fields, columns=columns):
            return _grid(fields, [1] * columns)
        case SignatureBlock(title=title, fields=fields):
            shares = [_SIGNING_SHARES.get(entry.kind, 36) for entry in fields]
            heading = f"#signing({quoted(title)})"
            return f"#kept[{heading}{_grid(fields, shares, signing=True)}]"
        case CodedSignature(title=title, code=code, signature=signature, date=date):
            boxes = (f"({quoted(entry.name)}, {quoted(entry.label)})" for entry in (signature, date))
            return f"#codedsignature({quoted(title)}, {quoted(code.label)}, {', '.join(boxes)})"
        case _:
            return ""


def _band(band: Band) -> str:
    return (
        "#set text(size: 8pt, fill: quiet)\n"
        f"#grid(columns: (1fr, auto), column-gutter: 1em, [{_line(band.left)}], [{_line(band.right)}])"
    )


def _list(block: ListBlock) -> str:
    items = (f"[{_line(item.inlines)}{''.join(_list(sub) for sub in item.sublists)}]" for item in block.items)
    if block.ordered:
        return f"#enum(start: {block.start}, {', '.join(items)})"
    return f"#list({', '.join(items)})"


def _table(table: Table) -> str:
    shares = table.widths if len(table.widths) == len(table.header) else (1,) * len(table.header)
    columns = ", ".join(f"{share}fr" for share in shares)
    head = ", ".join(f"text(fill: accent, weight: 600)[{_line(cell)}]" for cell in table.header)
    room = "tall" if table.tall else ""
    cells = "".join(
        f", {room if at == 0 else ''}[{_line(cell)}]"
        for row in table.rows
        for at, cell in enumerate(row.cells)
    )
    made = (
        f"#table(columns: ({columns},), stroke: 0.5pt + rule, inset: 5pt, "
        f"fill: (_, y) => if y == 0 {{ tint }}, align: left, table.header({head}){cells})"
    )
    caption = f"#block(sticky: true, text(size: 0.9em, weight: 600, fill: quiet, {quoted(table.caption)}))"
    # What is signed stands on one page with its signature.
    whole = "#set table.cell(breakable: false)\n" if table.tall else ""
    body = f"#block[#set text(size: 0.88em)\n#set par(leading: 0.55em)\n{whole}{made}]"
    return f"{caption}\n{body}" if table.caption else body


def _grid(fields: Sequence[FormField], shares: Sequence[int], *, signing: bool = False) -> str:
    columns = ", ".join(f"{share}fr" for share in shares)
    cells = ", ".join(_answer(entry, signing=signing) for entry in fields)
    return f"#grid(columns: ({columns},), column-gutter: 14pt, row-gutter: 7pt, {cells})"


def _answer(entry: FormField, *, signing: bool) -> str:
    if entry.kind == "choice":
        shown = "#h(1.2em)".join(
            f"#box[#tickbox({quoted(TICKED_BOX if ticked else EMPTY_BOX)}, "
            f'name: "{entry.name}_{index}", label: {quoted(option)}) #text({quoted(option)})]'
            for index, (option, ticked) in enumerate(choices(entry), start=1)
        )
        return f"boxes({quoted(entry.label)})[{shown}]"
    room = "18pt" if signing or entry.kind == "lines" else "10pt"
    named = f"name: {quoted(entry.name)}, kind: {quoted(entry.kind)}"
    return f"answer({quoted(entry.label)}, {room}, {named})[#text({quoted(entry.value)})]"
