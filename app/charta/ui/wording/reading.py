"""Qt's rich text into blocks: what the editor holds, and what was copied from somewhere else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)

from charta.documents.blocks import (
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
from charta.documents.inlines import is_allowed_target
from charta.documents.markdown import WordingBlock, tidy_blocks
from charta.ui.wording import formats

_LINE_BREAK = "\u2028"
_OBJECT = "\ufffc"


@dataclass(frozen=True)
class Emphasis:
    """What a run of characters is in the dialect."""

    bold: bool
    italic: bool
    link: str = ""
    link_id: int = 0


Reader: TypeAlias = Callable[[QTextCharFormat], Emphasis]


def own_emphasis(format_: QTextCharFormat) -> Emphasis:
    """Read the characters of our editor."""
    return Emphasis(
        formats.is_bold(format_),
        formats.is_italic(format_),
        formats.link_of(format_),
        formats.link_id_of(format_),
    )


def foreign_emphasis(format_: QTextCharFormat) -> Emphasis:
    """Read characters from another program by their looks."""
    target = format_.anchorHref() if format_.isAnchor() else ""
    target = target if is_allowed_target(target) else ""
    return Emphasis(format_.fontWeight() >= QFont.Weight.DemiBold.value, format_.fontItalic(), target)


def read_document(document: QTextDocument) -> tuple[WordingBlock, ...]:
    """Return the tidy blocks of what the editor holds."""
    return _read(document, own_emphasis)


def read_foreign(html: str) -> tuple[WordingBlock, ...]:
    """Return what the dialect can hold of HTML from another program; nothing is fetched."""
    document = QTextDocument()
    document.setHtml(html)
    return tidy_blocks(map(_without_looks, _read(document, foreign_emphasis)))


def _without_looks(block: WordingBlock) -> WordingBlock:
    """Return a heading without the weight that its looks gave it."""
    if not isinstance(block, Heading):
        return block
    plain = (replace(part, bold=False) if isinstance(part, Text) else part for part in block.inlines)
    return replace(block, inlines=tuple(plain))


def read_fragment(fragment: QTextDocumentFragment) -> tuple[WordingBlock, ...]:
    """Return the tidy blocks of a part of the editor's document."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(fragment)
    return _read(document, own_emphasis)


def _read(document: QTextDocument, emphasis: Reader) -> tuple[WordingBlock, ...]:
    grouping = _Grouping()
    block = document.begin()
    while block.isValid():
        grouping.take(block, _line(block, emphasis))
        block = block.next()
    return tidy_blocks(part.made() for part in grouping.parts)


def _line(block: QTextBlock, emphasis: Reader) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    open_link = -1
    for text, format_ in _pieces(block):
        read = emphasis(format_)
        parts = text.split(_LINE_BREAK)
        for number, part in enumerate(parts):
            if number:
                inlines.append(LineBreak())
                open_link = -1
            if not part:
                continue
            words = Text(part, read.bold, read.italic)
            last = inlines[-1] if inlines else None
            if not read.link:
                inlines.append(words)
                open_link = -1
            elif isinstance(last, Link) and last.target == read.link and open_link == read.link_id:
                inlines[-1] = Link(last.target, (*last.inlines, words))
            else:
                inlines.append(Link(read.link, (words,)))
                open_link = read.link_id
    return tuple(inlines)


def _pieces(block: QTextBlock) -> Iterator[tuple[str, QTextCharFormat]]:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        if fragment.isValid():
            format_ = fragment.charFormat()
            text = fragment.text()
            yield (text.replace(_OBJECT, "") if format_.isImageFormat() else text), format_
        pieces += 1


@dataclass
class _List:
    """A list that is being read."""

    identity: int
    ordered: bool
    start: int
    items: list[tuple[tuple[Inline, ...], list["_List"]]] = field(default_factory=list)

    def made(self) -> ListBlock:
        return ListBlock(
            self.ordered,
            tuple(ListItem(line, tuple(sub.made() for sub in sublists)) for line, sublists in self.items),
            self.start,
        )


@dataclass
class _Single:
    """A heading or paragraph."""

    level: int
    inlines: tuple[Inline, ...]

    def made(self) -> Heading | Paragraph:
        return Heading(self.level, self.inlines) if self.level else Paragraph(self.inlines)


@dataclass
class _Quote:
    """A highlighted passage that is being read."""

    identity: int
    parts: list[_Single | _List] = field(default_factory=list)

    def made(self) -> Callout:
        made = (part.made() for part in self.parts)
        return Callout(tuple(part for part in made if isinstance(part, Paragraph | ListBlock)))


class _Grouping:
    """Puts lines together into lists and highlighted passages, in one pass."""

    def __init__(self) -> None:
        self.parts: list[_Single | _List | _Quote] = []

    def take(self, block: QTextBlock, line: tuple[Inline, ...]) -> None:
        """Add one block of the editor."""
        quote = formats.quote_of(block)
        if not quote:
            self._add(self.parts, block, line)
            return
        last = self.parts[-1] if self.parts else None
        if not isinstance(last, _Quote) or last.identity != quote:
            last = _Quote(quote)
            self.parts.append(last)
        self._add(last.parts, block, line)

    def _add(self, parts: list, block: QTextBlock, line: tuple[Inline, ...]) -> None:  # type: ignore[type-arg]
        level = formats.level_of(block)
        if not level:
            parts.append(_Single(formats.heading_of(block), line))
            return
        last = parts[-1] if parts else None
        if level == formats.NESTED and isinstance(last, _List) and last.items:
            self._into(last.items[-1][1], block, line)
        else:
            self._into(parts, block, line)

    @staticmethod
    def _into(lists: list, block: QTextBlock, line: tuple[Inline, ...]) -> None:  # type: ignore[type-arg]
        identity = block.blockFormat().objectIndex()
        last = lists[-1] if lists else None
        if not isinstance(last, _List) or last.identity != identity:
            ordered = formats.is_ordered(block)
            last = _List(identity, ordered, formats.number_of(block) if ordered else 1)
            lists.append(last)
        last.items.append((line, []))
