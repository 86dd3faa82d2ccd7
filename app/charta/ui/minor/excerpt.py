"""A changed line cut down to what changed and the words beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from charta.domain.differences import Op
from charta.domain.items import Word
from charta.domain.marking import MarkedLine, Piece

NEAR: Final = 14
"""So many words stay on each side of a change: enough to see what it does to its sentence."""
_WORD: Final = re.compile(r"\S+")


def excerpt(line: MarkedLine) -> MarkedLine:
    """Return the line with an ellipsis for the words that are far from any change."""
    stretches = [(same, list(pieces)) for same, pieces in groupby(line.pieces, _is_same)]
    last = len(stretches) - 1
    pieces: list[Piece] = []
    for at, (same, stretch) in enumerate(stretches):
        # A line that changed only as a line, say from a paragraph to a bullet, is known by its beginning.
        before = NEAR if at or not last else 0
        after = NEAR if at < last else 0
        pieces += _cut(stretch, before, after) if same else stretch
    return replace(line, pieces=tuple(pieces))


def _is_same(piece: Piece) -> bool:
    return piece.op is Op.SAME


def _cut(stretch: Sequence[Piece], before: int, after: int) -> Sequence[Piece]:
    """Return the first `before` and the last `after` words of what stayed; all of it where little goes."""
    count = sum(len(_WORD.findall(piece.word.text)) for piece in stretch)
    if count <= before + after + 2:
        return stretch
    ellipsis = f"{' ' if before else ''}…{' ' if after else ''}"
    return [*_first(stretch, before), Piece(Op.SAME, Word(ellipsis)), *_last(stretch, after)]


def _first(stretch: Sequence[Piece], count: int) -> Iterator[Piece]:
    for piece in stretch:
        found = list(_WORD.finditer(piece.word.text))
        if not count:
            return
        if len(found) > count:
            yield _with_text(piece, piece.word.text[: found[count - 1].end()])
            return
        count -= len(found)
        yield piece


def _last(stretch: Sequence[Piece], count: int) -> Sequence[Piece]:
    kept: list[Piece] = []
    for piece in reversed(stretch):
        found = list(_WORD.finditer(piece.word.text))
        if not count:
            break
        if len(found) > count:
            kept.append(_with_text(piece, piece.word.text[found[-count].start() :]))
            break
        count -= len(found)
        kept.append(piece)
    return kept[::-1]


def _with_text(piece: Piece, text: str) -> Piece:
    return Piece(piece.op, replace(piece.word, text=text))
