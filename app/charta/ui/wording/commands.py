"""What the editor's buttons do to the text; every command is one step of undo."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextList
from PySide6.QtWidgets import QTextEdit

from charta.ui.wording import formats
from charta.ui.wording.loading import next_id


class Commands:
    """Changes the text of an editor where the cursor stands or something is selected."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor

    def toggle_bold(self) -> None:
        """Make the selection stand out, or no longer."""
        self._toggle(formats.BOLD)

    def toggle_italic(self) -> None:
        """Stress the selection, or no longer."""
        self._toggle(formats.ITALIC)

    def make_heading(self, level: int) -> None:
        """Turn the selected blocks into headings of a level, or into paragraphs for 0."""
        with self._step() as cursor:
            for block in selected_blocks(cursor):
                quote = formats.quote_of(block)
                self._dress(block, formats.heading(level) if level else formats.paragraph(quote))
            self._lift_orphans(cursor)

    def toggle_list(self, *, ordered: bool) -> None:
        """Turn the selected blocks into lines of a list, or back into paragraphs."""
        with self._step() as cursor:
            blocks = selected_blocks(cursor)
            undo = all(formats.level_of(block) and formats.is_ordered(block) == ordered for block in blocks)
            for block in blocks:
                if undo:
                    self._dress(block, formats.paragraph(formats.quote_of(block)))
                else:
                    self._list(block, ordered=ordered, level=max(formats.level_of(block), 1))
            self._lift_orphans(cursor)

    def indent(self) -> None:
        """Put the selected lines of a list under the line before them."""
        with self._step() as cursor:
            for block in selected_blocks(cursor):
                above = block.previous()
                in_reach = above.isValid() and formats.level_of(above)
                if formats.level_of(block) == 1 and in_reach and _same_quote(block, above):
                    self._list(block, ordered=formats.is_ordered(block), level=formats.NESTED)

    def outdent(self) -> None:
        """Take the selected lines of a list one level out; from the first level they leave the list."""
        with self._step() as cursor:
            for block in selected_blocks(cursor):
                level = formats.level_of(block)
                if level == formats.NESTED:
                    self._list(block, ordered=formats.is_ordered(block), level=1)
                elif level:
                    self._dress(block, formats.paragraph(formats.quote_of(block)))
            self._lift_orphans(cursor)

    def toggle_quote(self) -> None:
        """Highlight the selected passage, or no longer."""
        with self._step() as cursor:
            blocks = selected_blocks(cursor)
            number = 0 if all(map(formats.quote_of, blocks)) else self._quote_number(blocks)
            for block in blocks:
                if formats.heading_of(block):
                    self._dress(block, formats.paragraph(number))
                else:
                    format_ = formats.item(number) if formats.level_of(block) else formats.paragraph(number)
                    format_.setObjectIndex(block.blockFormat().objectIndex())
                    self._dress(block, format_)

    def set_link(self, target: str, words: str = "") -> None:
        """Let the selection, or the link around the cursor, lead to `target`; empty for no link.

        Where nothing is selected, `words` are put in.
        """
        with self._step() as here:
            cursor = here if here.hasSelection() else link_around(here)
            identity = next_id(self._editor.document()) if target else 0
            format_ = QTextCharFormat()
            format_.setProperty(formats.LINK, target)
            format_.setProperty(formats.LINK_ID, identity)
            format_.setAnchor(bool(target))
            format_.setAnchorHref(target)
            if cursor.hasSelection():
                cursor.mergeCharFormat(format_)
            elif target:
                cursor.insertText(words or target, formats.character(link=target, link_id=identity))

    def clear(self) -> None:
        """Take headings, lists, highlighting, emphasis and links off the selection."""
        with self._step() as cursor:
            for block in selected_blocks(cursor):
                self._dress(block, formats.paragraph())
            if not cursor.hasSelection():
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(formats.character())
            self._lift_orphans(cursor)

    @contextmanager
    def _step(self) -> Iterator[QTextCursor]:
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()

    def _toggle(self, what: int) -> None:
        cursor = self._editor.textCursor()
        format_ = QTextCharFormat()
        format_.setProperty(what, not is_on(cursor, what))
        self._editor.mergeCurrentCharFormat(format_)

    @staticmethod
    def _dress(block: QTextBlock, format_: QTextBlockFormat) -> None:
        QTextCursor(block).setBlockFormat(format_)

    def _list(self, block: QTextBlock, *, ordered: bool, level: int) -> None:
        joined = _list_to_join(block, ordered=ordered, level=level)
        self._dress(block, formats.item(formats.quote_of(block)))
        if joined is not None:
            joined.add(block)
        else:
            QTextCursor(block).createList(formats.list_format(ordered=ordered, level=level))

    def _lift_orphans(self, cursor: QTextCursor) -> None:
        """Bring nested lines out whose line above has left the list, and let the rest follow them."""
        block = selected_blocks(cursor)[-1].next()
        if formats.level_of(block) != formats.NESTED or formats.level_of(block.previous()):
            return
        while level := formats.level_of(block):
            if level == formats.NESTED and formats.level_of(block.previous()):
                block = block.next()
                continue
            self._list(block, ordered=formats.is_ordered(block), level=1)
            block = block.next()

    def _quote_number(self, blocks: list[QTextBlock]) -> int:
        beside = [*blocks, blocks[0].previous(), blocks[-1].next()]
        known = [formats.quote_of(block) for block in beside if block.isValid() and formats.quote_of(block)]
        return known[0] if known else next_id(self._editor.document())


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the blocks that the selection touches, or the one of the cursor."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if cursor.hasSelection() and last != block and last.position() == cursor.selectionEnd():
        last = last.previous()
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


def is_on(cursor: QTextCursor, what: int) -> bool:
    """Tell whether all of the selection, or what would be typed, has a property."""
    if not cursor.hasSelection():
        return bool(cursor.charFormat().property(what))
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return all(
        bool(piece.format.property(what))
        for block in selected_blocks(cursor)
        for piece in block.textFormats()
        if block.position() + piece.start < end and block.position() + piece.start + piece.length > start
    )


def link_around(cursor: QTextCursor) -> QTextCursor:
    """Return a cursor that selects the link in which this one stands, or this one where there is none."""
    block = cursor.block()
    at = cursor.position() - block.position()
    pieces = block.textFormats()
    here = [piece for piece in pieces if piece.start <= at <= piece.start + piece.length]
    identity = next((formats.link_id_of(piece.format) for piece in here if formats.link_of(piece.format)), 0)
    if not identity:
        return cursor
    whole = [piece for piece in pieces if formats.link_id_of(piece.format) == identity]
    found = QTextCursor(block)
    found.setPosition(block.position() + whole[0].start)
    found.setPosition(block.position() + whole[-1].start + whole[-1].length, QTextCursor.MoveMode.KeepAnchor)
    return found


def _same_quote(first: QTextBlock, second: QTextBlock) -> bool:
    return formats.quote_of(first) == formats.quote_of(second)


def _list_to_join(block: QTextBlock, *, ordered: bool, level: int) -> QTextList | None:
    """Return the list of the nearest line above at this level, if nothing but deeper lines lies between."""
    above = block.previous()
    while above.isValid() and formats.level_of(above) and _same_quote(above, block):
        if formats.level_of(above) == level:
            return above.textList() if formats.is_ordered(above) == ordered else None
        if formats.level_of(above) < level:
            return None
        above = above.previous()
    return None
