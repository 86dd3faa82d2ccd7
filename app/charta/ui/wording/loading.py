"""Blocks into Qt's rich text."""

from collections.abc import Iterable
from itertools import count

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextList

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
from charta.ui.wording import formats

_LINE_BREAK = "\u2028"
# Qt reads these as the ends of paragraphs and frames; a wording has no other use for them.
_STRUCTURE = str.maketrans(dict.fromkeys("\u2029\ufdd0\ufdd1\n\r\u2028", "\ufffd"))


class BlockWriter:
    """Writes blocks at a cursor. `first` is a number that no passage or link of the document has yet."""

    def __init__(self, cursor: QTextCursor, first: int = 1, *, into_empty: bool = True) -> None:
        self._cursor = cursor
        self._ids = count(first)
        self._use_present = into_empty

    def write(self, blocks: Iterable[Block]) -> None:
        """Write the blocks; the first takes the cursor's own block where that is empty."""
        for block in blocks:
            self._block(block, 0)

    def inlines(self, inlines: Iterable[Inline]) -> None:
        """Write inlines where the cursor stands."""
        for inline in inlines:
            match inline:
                case Text(text=text, bold=bold, italic=italic):
                    self._text(text, formats.character(bold=bold, italic=italic))
                case Link(target=target, inlines=label):
                    self._link(target, label)
                case LineBreak():
                    self._cursor.insertText(_LINE_BREAK, formats.character())
                case _:
                    pass

    def _link(self, target: str, label: Iterable[Text]) -> None:
        identity = next(self._ids)
        for text in label:
            self._text(
                text.text,
                formats.character(bold=text.bold, italic=text.italic, link=target, link_id=identity),
            )

    def _text(self, text: str, format_: QTextCharFormat) -> None:
        self._cursor.insertText(text.translate(_STRUCTURE), format_)

    def _block(self, block: Block, quote: int) -> None:
        match block:
            case Heading(level=level, inlines=inlines):
                self._line(formats.heading(min(max(level, 2), 3)), inlines)
            case Paragraph(inlines=inlines):
                self._line(formats.paragraph(quote), inlines)
            case ListBlock():
                self._list(block, quote, 1)
            case Callout(blocks=inner):
                identity = next(self._ids)
                for part in inner:
                    self._block(part, identity)
            case _:
                pass

    def _list(self, block: ListBlock, quote: int, level: int) -> None:
        format_ = formats.list_format(ordered=block.ordered, level=level, start=block.start)
        made: QTextList | None = None
        for item in block.items:
            self._line(formats.item(quote), item.inlines)
            if made is None:
                made = self._cursor.createList(format_)
            else:
                made.add(self._cursor.block())
            self._sublists(item, quote)

    def _sublists(self, item: ListItem, quote: int) -> None:
        for sublist in item.sublists:
            self._list(sublist, quote, formats.NESTED)

    def _line(self, format_: QTextBlockFormat, inlines: Iterable[Inline]) -> None:
        if self._use_present:
            self._cursor.setBlockFormat(format_)
            self._cursor.setBlockCharFormat(formats.character())
            self._use_present = False
        else:
            self._cursor.insertBlock(format_, formats.character())
        self.inlines(inlines)


def fill(document: QTextDocument, blocks: Iterable[Block]) -> None:
    """Replace what a document holds, without a step that could be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    BlockWriter(QTextCursor(document)).write(blocks)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def next_id(document: QTextDocument) -> int:
    """Return a number that no highlighted passage or link of the document has."""
    largest = 0
    block = document.begin()
    while block.isValid():
        links = (formats.link_id_of(piece.format) for piece in block.textFormats())
        largest = max(largest, formats.quote_of(block), *links)
        block = block.next()
    return largest + 1
