"""Where the words of a search stand in a text, whatever their case and accents."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a text, and whether it is one of the words that were looked for."""

    text: str
    marked: bool


def pieces(text: str, words: str) -> Sequence[Piece]:
    """Return `text` in pieces, those marked that are one of `words`; put together they are `text` again."""
    marks = _marks(_folded(text), _folded(words).split())
    found: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] != marks[start]:
            found.append(Piece(text[start:at], marks[start]))
            start = at
    return found


def _marks(folded: str, words: Sequence[str]) -> list[bool]:
    marks = [False] * len(folded)
    for word in words:
        at = folded.find(word)
        while at >= 0:
            marks[at : at + len(word)] = [True] * len(word)
            at = folded.find(word, at + len(word))
    return marks


def _folded(text: str) -> str:
    """Return `text` in lower case without accents, each character in its place."""
    return "".join(_base(character) for character in text)


def _base(character: str) -> str:
    folded = unicodedata.normalize("NFD", character)[0].lower()
    return folded if len(folded) == 1 else character
