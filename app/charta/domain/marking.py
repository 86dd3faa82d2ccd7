"""Two wordings as one text in which every word says whether it stayed, went or came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charta.domain.differences import Op
from charta.domain.items import Item, Mark, Word, edits, exactly


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look that share what happened to them."""

    op: Op
    word: Word


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line, and what happened to its end: where that was removed, the next line follows on it now."""

    mark: Mark
    op: Op
    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing happened to the line."""
        return self.op is Op.SAME and all(piece.op is Op.SAME for piece in self.pieces)


def marked_lines(before: Sequence[Item], after: Sequence[Item]) -> tuple[MarkedLine, ...]:
    """Return the lines of both texts in the order in which a reader meets them, removed words first."""
    found: list[MarkedLine] = []
    pieces: list[Piece] = []
    for op, item in _told(before, after):
        if isinstance(item, Mark):
            found.append(MarkedLine(item, op, tuple(pieces)))
            pieces = []
        else:
            _add(pieces, op, item)
    if pieces:
        found.append(MarkedLine(Mark(), Op.SAME, tuple(pieces)))
    return tuple(found)


def _told(before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[Op, Item]]:
    old = new = 0
    for edit in edits(before, after, exactly):
        count = edit.start - old
        # What stayed is told as it is now: marks may have changed in what no reader sees.
        yield from ((Op.SAME, item) for item in after[new : new + count])
        yield from ((Op.REMOVED, item) for item in before[edit.start : edit.end])
        yield from ((Op.ADDED, item) for item in edit.items)
        old, new = edit.end, new + count + len(edit.items)
    yield from ((Op.SAME, item) for item in after[new:])


def _add(pieces: list[Piece], op: Op, word: Word) -> None:
    last = pieces[-1] if pieces else None
    if last is not None and last.op is op and _look(last.word) == _look(word):
        pieces[-1] = Piece(op, Word(last.word.text + word.text, word.bold, word.italic, word.target))
    else:
        pieces.append(Piece(op, word))


def _look(word: Word) -> tuple[bool, bool, str]:
    return (word.bold, word.italic, word.target)
