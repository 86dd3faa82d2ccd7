"""A whole document as Markdown that any reader of CommonMark with tables shows the same way."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from charta.documents.block_words import choices, heading_numbers, headings_in
from charta.documents.blocks import (
    EMPTY_BOX,
    TICKED_BOX,
    Block,
    Callout,
    Cards,
    Changed,
    Chart,
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
    Paragraph,
    Passage,
    Picture,
    SignatureBlock,
    Table,
    TableOfContents,
    Text,
)
from charta.documents.inlines import at_line_start
from charta.documents.marked_text import in_ordinary_blocks

_BLANK: Final = "\\_" * 12
# What CommonMark with tables reads as markup; the rest stays readable.
_MARKUP: Final = re.compile(r"[\\`*\[\]<|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")


def escape(text: str) -> str:
    """Return text that prints literally within a line."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text.replace("\n", " "))


def write_markdown(document: Document) -> bytes:
    """Return the document in UTF-8."""
    blocks = in_ordinary_blocks(document).blocks
    numbers = iter(heading_numbers(headings_in(blocks)))
    parts = list(_parts(blocks, numbers))
    if not any(part.startswith("# ") for part in parts):
        parts.insert(0, f"# {escape(document.title)}")
    if document.footer.left:
        parts.append(_paragraph(document.footer.left))
    return ("\n\n".join(parts) + "\n").encode()


def _parts(blocks: Iterable[Block], numbers: Iterator[str]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level=level, inlines=inlines):
                number = next(numbers, "")
                shown = f"{number} " if number else ""
                yield f"{'#' * (level + 1)} {shown}{_line(inlines, in_heading=True)}"
            case Paragraph(inlines=inlines, role="title"):
                yield f"# {_line(inlines, in_heading=True)}"
            case Paragraph(inlines=inlines):
                yield _paragraph(inlines)
            case ListBlock():
                yield "\n".join(_list(block))
            case Callout(blocks=callout_blocks):
                inner = "\n\n".join(_parts(callout_blocks, numbers))
                yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
            case Cover(blocks=inner_blocks) | Passage(blocks=inner_blocks):
                yield from _parts(inner_blocks, numbers)
            case _:
                yield from _form_parts(block)


def _form_parts(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield _table(block)
        case Cards(cards=cards):
            for card in cards:
                yield f"## {escape(card.title)}"
                yield from _parts(card.blocks, iter(()))
        case FormGrid(fields=fields):
            yield "\n".join(_field(entry) for entry in fields)
        case SignatureBlock(title=title, fields=fields):
            yield f"### {escape(title)}"
            yield "\n".join(_field(entry) for entry in fields)
        case Picture(alt=alt) | Chart(alt=alt):
            yield at_line_start(escape(alt))
        case TableOfContents() | _:
            return


def _field(entry: FormField) -> str:
    if entry.options:
        shown = " ".join(
            f"{TICKED_BOX if ticked else EMPTY_BOX} {escape(option)}" for option, ticked in choices(entry)
        )
    else:
        shown = escape(entry.value) if entry.value else _BLANK
    return f"- **{escape(entry.label)}** {shown}"


def _table(table: Table) -> str:
    rows = [table.header, *(row.cells for row in table.rows)]
    lines = [f"| {' | '.join(_line(cell, in_heading=True) for cell in cells)} |" for cells in rows]
    lines.insert(1, f"|{'---|' * len(table.header)}")
    return "\n".join([f"**{escape(table.caption)}**", "", *lines] if table.caption else lines)


def _list(block: ListBlock) -> Iterator[str]:
    for index, item in enumerate(block.items):
        mark = f"{block.start + index}." if block.ordered else "-"
        first, *rest = _paragraph(item.inlines).split("\n")
        indent = " " * (len(mark) + 1)
        yield f"{mark} {first}"
        yield from (f"{indent}{line}" for line in rest)
        for sub in item.sublists:
            yield from (f"{indent}{line}" for line in _list(sub))


def _paragraph(inlines: Iterable[Inline]) -> str:
    """Return lines of which none begins a block."""
    return "\n".join(at_line_start(line) for line in _line(inlines).split("\n"))


def _line(inlines: Iterable[Inline], *, in_heading: bool = False) -> str:
    return "".join(_inline(inline, in_heading=in_heading) for inline in inlines)


def _inline(inline: Inline, *, in_heading: bool) -> str:
    match inline:
        case Text(text=text, bold=bold, italic=italic):
            return _emphasised(text, "**" * bold + "*" * italic)
        case Link(inlines=inner) | Changed(inlines=inner):
            before, after = _enclosing(inline)
            return f"{before}{_line(inner, in_heading=in_heading)}{after}"
        case LineBreak():
            return " " if in_heading else "\\\n"
        case Digits() | Drawing():
            return escape(inline.text if isinstance(inline, Digits) else f"[{inline.alt}]")
        case FormField(value=value):
            return f"{TICKED_BOX if value else EMPTY_BOX} "
        case _:
            return ""


def _enclosing(inline: Link | Changed) -> tuple[str, str]:
    if isinstance(inline, Link):
        return "[", f"](<{inline.target}>)"
    tag = "ins" if inline.change == "inserted" else "del"
    return f"<{tag}>", f"</{tag}>"


def _emphasised(text: str, mark: str) -> str:
    """Return text between marks, its outer spaces outside of them."""
    core = text.strip()
    if not (core and mark):
        return escape(text)
    start = text.index(core)
    return f"{text[:start]}{mark}{escape(core)}{mark}{text[start + len(core) :]}"
