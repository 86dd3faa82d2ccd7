"""Two states of a text as one, its changes marked: from items to marked lines, and to ordinary blocks.

Word has changes of its own and writes the lines as they are (`word_changes`); every other format shows
ordinary blocks with marked words, in which a pilcrow stands for the end of a line that was put in or taken
out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Final

from charta.documents.blocks import (
    Block,
    Change,
    Changed,
    Document,
    Heading,
    Inline,
    MarkedLine,
    MarkedText,
    Text,
)
from charta.documents.wording_items import arranged, inlines_of
from charta.domain.items import Edit, Item, Mark, Word, edits, exactly

_END: Final = "¶"


# -- items to marked lines ----------------------------------------------------------------------------------


def marked_lines(
    before: Sequence[Item], after: Sequence[Item], found: Iterable[Edit]
) -> tuple[MarkedLine, ...]:
    """Return both states as one, for the edits that lead from one to the other."""
    made = _Lines()
    old = new = 0
    for edit in found:
        kept = edit.start - old
        made.keep(before[old : edit.start], after[new : new + kept])
        made.exchange(before[edit.start : edit.end], edit.items)
        old, new = edit.end, new + kept + len(edit.items)
    made.keep(before[old:], after[new:])
    return made.lines()


def all_changes(before: Sequence[Item], after: Sequence[Item]) -> tuple[Edit, ...]:
    """Return the edits between two texts; one of which there is nothing was put in or taken out whole."""
    if before and after:
        return edits(before, after, exactly)
    return (Edit(0, len(before), tuple(after)),) if before or after else ()


def title_changes(before: Sequence[Item], after: Sequence[Item]) -> tuple[Edit, ...]:
    """Return the edits between two titles, each a line that stays one line however much it changed."""
    found = all_changes(before, after)
    if before and after and any(edit.end == len(before) for edit in found):
        return (Edit(0, len(before) - 1, tuple(after[:-1])),)
    return found


class _Lines:
    """Collects marked words into lines."""

    def __init__(self) -> None:
        self._made: list[MarkedLine] = []
        self._line: list[tuple[Change | None, Word]] = []

    def keep(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        """Take what both states have."""
        for before, after in zip(old, new, strict=True):
            if isinstance(after, Word):
                self._line.append((None, after))
            elif isinstance(before, Mark):
                self._end(before, after)

    def exchange(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        """Take what one state has in the place of what the other has."""
        if self._line and (ends := _first_marks(old, new)):
            # Within a line that goes on: its end stays, as that of another kind of line.
            first, second = ends
            self._take("deleted", old[:first])
            self._take("inserted", new[:second])
            before, after = old[first], new[second]
            if isinstance(before, Mark) and isinstance(after, Mark):
                self._end(before, after)
            self.exchange(old[first + 1 :], new[second + 1 :])
            return
        if not self._line:
            # Whole lines come before what changes within the next one.
            first, second = _past_marks(old), _past_marks(new)
            self._take("deleted", old[:first])
            self._take("inserted", new[:second])
            old, new = old[first:], new[second:]
        self._take("deleted", old)
        self._take("inserted", new)

    def lines(self) -> tuple[MarkedLine, ...]:
        """Return the lines; words after the last end are a line of their own."""
        if self._line:
            self._end(Mark(), Mark())
        return tuple(self._made)

    def _take(self, change: Change, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Word):
                self._line.append((change, item))
            elif change == "deleted":
                self._end(item, None)
            else:
                self._end(None, item)

    def _end(self, before: Mark | None, after: Mark | None) -> None:
        self._made.append(MarkedLine(tuple(_inlines(self._line)), before, after))
        self._line = []


def _inlines(line: Iterable[tuple[Change | None, Word]]) -> Iterator[Inline]:
    for change, group in groupby(line, itemgetter(0)):
        shown = inlines_of(word for _, word in group)
        if change is None:
            yield from shown
        else:
            yield Changed(change, shown)


def _first_marks(old: Sequence[Item], new: Sequence[Item]) -> tuple[int, int] | None:
    places = [
        next((at for at, item in enumerate(side) if isinstance(item, Mark)), None) for side in (old, new)
    ]
    first, second = places
    return None if first is None or second is None else (first, second)


def _past_marks(items: Sequence[Item]) -> int:
    """Return where what follows the last mark begins."""
    return max((at for at, item in enumerate(items, start=1) if isinstance(item, Mark)), default=0)


# -- marked lines to ordinary blocks ------------------------------------------------------------------------


def in_ordinary_blocks(document: Document) -> Document:
    """Return the document with marked texts as ordinary blocks, for formats without changes of their own."""
    if not any(isinstance(block, MarkedText) for block in document.blocks):
        return document
    blocks = (
        shown
        for block in document.blocks
        for shown in (_shown(block) if isinstance(block, MarkedText) else (block,))
    )
    return replace(document, blocks=tuple(blocks))


def _shown(text: MarkedText) -> Iterator[Block]:
    ended = [(mark, line) for line in text.lines if (mark := line.after or line.before)]
    headings = (line for mark, line in ended if mark.kind == "heading" and not mark.quoted)
    anchor = text.anchor
    for block in arranged((mark, _with_end(line)) for mark, line in ended):
        if isinstance(block, Heading):
            # What is no more has no number, so that the others have theirs.
            numbered = next(headings).after is not None and text.numbered
            yield replace(block, anchor=anchor, numbered=numbered)
            anchor = ""
        else:
            yield block


def _with_end(line: MarkedLine) -> tuple[Inline, ...]:
    """Return a line with a sign for its end where that changed but the line did not change as a whole."""
    deleted, inserted = Changed("deleted", (Text(_END),)), Changed("inserted", (Text(_END),))
    changes = {inline.change if isinstance(inline, Changed) else None for inline in line.inlines}
    match line.before, line.after:
        case None, Mark() if changes != {"inserted"}:
            return (*line.inlines, inserted)
        case Mark(), None if changes != {"deleted"}:
            return (*line.inlines, deleted)
        case Mark() as before, Mark() as after if _seen(before) != _seen(after):
            return (*line.inlines, deleted, inserted)
        case _:
            return line.inlines


def _seen(mark: Mark) -> tuple[object, ...]:
    """Return what a reader sees of a line's kind, the first number of its list included."""
    return (mark.shape, mark.start if mark.kind == "number" else 1)
