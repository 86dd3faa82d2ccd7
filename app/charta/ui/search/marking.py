"""Where the words of a search stand in a text, whatever their case and accents."""

from collections.abc import Sequence
from typing import NamedTuple

from charta.domain.text import folded


class Piece(NamedTuple):
    """A part of a text, and whether it is one of the words that were looked for."""

    text: str
    marked: bool


def pieces(text: str, words: str) -> Sequence[Piece]:
    """Return `text` in pieces, those marked that are one of `words`; put together they are `text` again."""
    marks = _marks(folded(text), folded(words).split())
    found: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] != marks[start]:
            found.append(Piece(text[start:at], marks[start]))
            start = at
    return found


def _marks(text: str, words: Sequence[str]) -> list[bool]:
    marks = [False] * len(text)
    for word in words:
        at = text.find(word)
        while at >= 0:
            marks[at : at + len(word)] = [True] * len(word)
            at = text.find(word, at + len(word))
    return marks
