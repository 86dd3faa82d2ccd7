"""Wordings as rows of items (`domain.items`), both ways, through the blocks of the document model.

What a mark holds beyond its line's shape is as little as possible, so that items which are taken out or put
in change nothing around them: `opens_list` and `opens_quote` are set only where a list or passage would
otherwise join the one before, and every line of a list has that list's `start`, of which the first counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias

from charta.documents.blocks import (
    Block,
    Callout,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Text,
)
from charta.documents.markdown import callout
from charta.domain.items import Item, Mark, Word, lines, split_words

Line: TypeAlias = tuple[Mark, tuple[Inline, ...]]
"""The mark that ends a line, and what the line says."""

_NEW_LINE = "\n"


# -- blocks to items ----------------------------------------------------------------------------------------


def items_of(blocks: Iterable[Block]) -> tuple[Item, ...]:
    """Return tidy blocks of the wording dialect as items; each line ends with its mark."""
    found: list[Item] = []
    for mark, inlines in lines_of(blocks):
        found += words_of(inlines)
        found.append(mark)
    return tuple(found)


def lines_of(blocks: Iterable[Block], *, quoted: bool = False) -> Iterator[Line]:
    """Yield the lines of tidy blocks; `quoted` says that they stand in a highlighted passage."""
    before: Block | None = None
    for block in blocks:
        match block:
            case Heading(level=level, inlines=inlines):
                yield Mark("heading", level, quoted), inlines
            case Paragraph(inlines=inlines):
                yield Mark(quoted=quoted), inlines
            case ListBlock():
                yield from _list_lines(block, before, Mark(quoted=quoted))
            case Callout(blocks=inner):
                yield from _opened(lines_of(inner, quoted=True), again=isinstance(before, Callout))
            case _:
                continue
        before = block


def _opened(found: Iterator[Line], *, again: bool) -> Iterator[Line]:
    for place, (mark, inlines) in enumerate(found):
        yield (replace(mark, opens_quote=True) if again and not place else mark), inlines


def _list_lines(block: ListBlock, before: Block | None, mark: Mark) -> Iterator[Line]:
    """Yield the lines of a list; `mark` tells its level and whether it is quoted."""
    mark = replace(mark, kind="number" if block.ordered else "bullet", start=block.start)
    joins = isinstance(before, ListBlock) and before.ordered == block.ordered
    for place, item in enumerate(block.items):
        yield replace(mark, opens_list=joins and not place), item.inlines
        above: ListBlock | None = None
        for sub in item.sublists:
            yield from _list_lines(sub, above, replace(mark, level=1))
            above = sub


def words_of(inlines: Iterable[Inline]) -> Iterator[Word]:
    """Yield the words of a line with their emphasis; a link's words lead where it leads."""
    for inline in inlines:
        match inline:
            case Text(text=text, bold=bold, italic=italic):
                yield from (Word(word, bold, italic) for word in split_words(text))
            case Link(target=target, inlines=label):
                yield from (replace(word, target=target) for word in words_of(label))
            case LineBreak():
                yield Word(_NEW_LINE)
            case _:
                pass


# -- items to blocks ----------------------------------------------------------------------------------------


def blocks_of(items: Iterable[Item]) -> list[Block]:
    """Return the blocks behind items, not yet tidy, whatever the order of their marks.

    A last line without a mark is a paragraph.
    """
    return arranged(_line(line) for line in lines(items))


def _line(line: Sequence[Item]) -> Line:
    last = line[-1]
    mark = last if isinstance(last, Mark) else Mark()
    return mark, inlines_of(item for item in line if isinstance(item, Word))


def inlines_of(words: Iterable[Word]) -> tuple[Inline, ...]:
    """Return the inlines that words make up: of neighbours, one emphasis is one text, one target one link."""
    found: list[Inline] = []
    for target, group in groupby(words, _leads):
        if target is None:
            found += [LineBreak() for _ in group]
            continue
        texts = [
            Text("".join(word.text for word in run), bold, italic)
            for (bold, italic), run in groupby(group, _emphasis)
        ]
        found += [Link(target, tuple(texts))] if target else texts
    return tuple(found)


def _leads(word: Word) -> str | None:
    return None if word.text == _NEW_LINE else word.target


def _emphasis(word: Word) -> tuple[bool, bool]:
    return word.bold, word.italic


def arranged(found: Iterable[Line]) -> list[Block]:
    """Return the blocks that lines make up: lists from their lines, passages from what stands in them."""
    top = _Level()
    passage: _Level | None = None
    for mark, inlines in found:
        if not mark.quoted:
            passage = None
            top.add(mark, inlines)
            continue
        if passage is None or mark.opens_quote:
            passage = _Level()
            top.parts.append(passage)
        passage.add(mark, inlines)
    return top.blocks()


@dataclass
class _List:
    """A list as it grows: its lines, each with the lists under it."""

    ordered: bool
    start: int
    items: list[tuple[tuple[Inline, ...], list["_Part"]]] = field(default_factory=list)

    def block(self) -> ListBlock:
        items = (
            ListItem(inlines, tuple(sub.block() for sub in subs if isinstance(sub, _List)))
            for inlines, subs in self.items
        )
        return ListBlock(self.ordered, tuple(items), self.start)


@dataclass
class _Level:
    """The document, or one passage in it, as it grows."""

    parts: list["_Part"] = field(default_factory=list)

    def add(self, mark: Mark, inlines: tuple[Inline, ...]) -> None:
        match mark.kind:
            case "heading":
                self.parts.append(Heading(mark.level, inlines))
            case "paragraph":
                self.parts.append(Paragraph(inlines))
            case _:
                last = self.parts[-1] if self.parts else None
                siblings = last.items[-1][1] if isinstance(last, _List) and mark.level > 0 else self.parts
                _add_item(siblings, mark, inlines)

    def blocks(self) -> list[Block]:
        return [_finished(part) for part in self.parts]


_Part: TypeAlias = Heading | Paragraph | _List | _Level


def _add_item(siblings: list[_Part], mark: Mark, inlines: tuple[Inline, ...]) -> None:
    ordered = mark.kind == "number"
    last = siblings[-1] if siblings else None
    if not isinstance(last, _List) or last.ordered != ordered or mark.opens_list:
        last = _List(ordered, mark.start)
        siblings.append(last)
    last.items.append((inlines, []))


def _finished(part: _Part) -> Block:
    match part:
        case _List():
            return part.block()
        case _Level():
            return callout(part.blocks())
        case _:
            return part
