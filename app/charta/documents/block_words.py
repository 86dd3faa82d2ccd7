"""What blocks say in words, and how their headings are numbered: helpers that several writers share."""

from collections.abc import Iterable, Iterator

from charta.documents.blocks import (
    EMPTY_BOX,
    MOST_CONTENTS,
    TICKED_BOX,
    Block,
    Callout,
    Cards,
    Changed,
    Chart,
    CodedHead,
    CodedSignature,
    Cover,
    Digits,
    Drawing,
    FormField,
    FormGrid,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    MarkedText,
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

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
_UNPRINTABLE = (
    _PICTURES
    | {0x7F: "\u2421", 0x2028: "\n", 0x2029: "\n\n", 0xFEFF: None, 0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    | dict.fromkeys((*range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)), "\ufffd")
)


def printable(text: str) -> str:
    """Return `text` without what no file format can hold.

    Control characters become their visible pictures (U+2400 and following), so that nothing hides and
    nothing is lost; line endings become line feeds.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNPRINTABLE)


def words(inlines: Iterable[Inline]) -> str:
    """Return the words alone of a line; a line break reads as a space."""
    return "".join(_inline_words(inline) for inline in inlines)


def _inline_words(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Digits(text=text):
            return text
        case Link(inlines=inner) | Changed(inlines=inner):
            return words(inner)
        case LineBreak() | PageNumber():
            return " " if isinstance(inline, LineBreak) else ""
        case Drawing(alt=alt):
            return f"[{alt}]"
        case FormField(kind="check", value=value):
            return f"{TICKED_BOX if value else EMPTY_BOX} "
        case FormField(label=label, value=value):
            return value or label


def plain_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the words of each block, one line per paragraph, item, cell row or field."""
    for block in blocks:
        match block:
            case Callout(blocks=inner) | Cover(blocks=inner) | Passage(blocks=inner):
                yield from plain_lines(inner)
            case ListBlock(items=items):
                for item in items:
                    yield words(item.inlines)
                    yield from plain_lines(item.sublists)
            case Cards(cards=cards):
                for card in cards:
                    yield card.title
                    yield from plain_lines(card.blocks)
            case MarkedText(lines=lines):
                yield from (words(line.inlines) for line in lines)
            case FormGrid() | SignatureBlock() | Table() | CodedHead() | CodedSignature():
                yield from _grid_lines(block)
            case PageBreak():
                pass
            case _:
                yield _one_line(block)


def _grid_lines(block: FormGrid | SignatureBlock | Table | CodedHead | CodedSignature) -> Iterator[str]:
    match block:
        case FormGrid(fields=fields):
            yield from map(_field_line, fields)
        case SignatureBlock(title=title, fields=fields):
            yield from (title, *map(_field_line, fields))
        case Table():
            yield from _table_lines(block)
        case CodedHead(paragraphs=paragraphs, alt=alt):
            yield from (*plain_lines(paragraphs), f"[{alt}]")
        case CodedSignature(title=title, code=code, signature=signature, date=date):
            yield from (title, f"[{code.label}]", _field_line(signature), _field_line(date))


def _one_line(block: Heading | Paragraph | TableOfContents | Picture | Chart) -> str:
    match block:
        case TableOfContents(title=title):
            return title
        case Picture(alt=alt) | Chart(alt=alt):
            return alt
        case _:
            return words(block.inlines)


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for cells in (table.header, *(row.cells for row in table.rows)):
        yield " | ".join(words(cell) for cell in cells)


def _field_line(entry: FormField) -> str:
    if entry.options:
        shown = "  ".join(
            f"{TICKED_BOX if ticked else EMPTY_BOX} {option}" for option, ticked in choices(entry)
        )
        return f"{entry.label}: {shown}"
    return f"{entry.label}: {entry.value}".rstrip()


def headings_in(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Yield the headings that a table of contents may list, in order."""
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Passage(blocks=inner):
                yield from headings_in(inner)
            case _:
                pass


def contents_depth(headings: Iterable[Heading]) -> int:
    """Return how many levels of headings a table of contents lists: two, or one where that fills a page."""
    listed = sum(heading.level <= 2 for heading in headings)
    return 2 if listed <= MOST_CONTENTS else 1


def heading_numbers(headings: Iterable[Heading]) -> list[str]:
    """Return the number of each heading: '2.', '2.1', '2.1.1'; empty where it has none."""
    counts = [0, 0, 0]
    numbers: list[str] = []
    for heading in headings:
        if not heading.numbered:
            numbers.append("")
            continue
        counts[heading.level - 1] += 1
        counts[heading.level :] = [0] * (3 - heading.level)
        shown = ".".join(str(count) for count in counts[: heading.level])
        numbers.append(f"{shown}." if heading.level == 1 else shown)
    return numbers


def choices(entry: FormField) -> list[tuple[str, bool]]:
    """Return the options of a choice, whether each is chosen; a value that is none of them comes last."""
    value = entry.value.strip()
    shown = [(option, option.casefold() == value.casefold()) for option in entry.options]
    return shown if not value or any(chosen for _, chosen in shown) else [*shown, (value, True)]
