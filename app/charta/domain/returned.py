"""What a returned text says once every tracked change is accepted, and who changed what in it.

A returned text and the one that was sent may differ in space alone, since a program may set its own; so the
history of a text is kept by its letters, counted without any space.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from charta.domain.items import Edit, Item, Mark, Word, split_words
from charta.domain.review import ReturnedLine, Run, Tracked
from charta.domain.text import clean

_END: Final = "\x00"  # stands for the end of a line among letters; no cleaned text holds it


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters of one history, from letter `at` of the accepted text on; deleted ones take no room in it."""

    at: int
    text: str
    inserted: Tracked | None
    deleted: Tracked | None


@dataclass(frozen=True)
class Authorship:
    """Who made an edit: those whose tracked changes it consists of, and whether words changed without any."""

    tracked: tuple[Tracked, ...]
    is_silent: bool


def accepted(lines: Sequence[ReturnedLine]) -> tuple[Item, ...]:
    """Return a returned text with every tracked change accepted; lines without words are left out."""
    items: list[Item] = []
    line: list[Run] = []
    for returned in lines:
        line += [run for run in returned.runs if run.deleted is None]
        if returned.deleted is not None:
            continue
        items += _line(line, returned.mark)
        line = []
    if line:
        items += _line(line, lines[-1].mark)
    return tuple(items)


def _line(runs: Sequence[Run], mark: Mark) -> Iterator[Item]:
    if not any(clean(run.text).strip() for run in runs):
        return
    for (bold, italic, target), same in groupby(runs, lambda run: (run.bold, run.italic, run.target)):
        text = clean("".join(run.text for run in same)).replace("\t", " ")
        yield from (Word(part, bold, italic, target) for part in split_words(text))
    yield mark


class TextHistory:
    """Who inserted and deleted which letters of a returned text."""

    def __init__(self, lines: Iterable[ReturnedLine]) -> None:
        self._letters: list[_Letters] = []
        self._count = 0
        for line in lines:
            for run in line.runs:
                self._add(_letters(clean(run.text)), run.inserted, run.deleted)
            self._add(_END if line.inserted or line.deleted else "", line.inserted, line.deleted)

    def of(self, base: Sequence[Item], after: Sequence[Item], edit: Edit, place: int) -> Authorship:
        """Return who made an edit from `base` to `after`, where its items stand from `place` on."""
        start = _count(after[:place])
        end = start + _count(edit.items)
        here = [part for part in self._letters if _touches(part, start, end)]
        tracked = [change for part in here for change in (part.inserted, part.deleted) if change]
        before = "".join(_cut(part, start, end).replace(_END, "") for part in here if part.inserted is None)
        is_silent = not tracked or before != _letters_of(base[edit.start : edit.end])
        return Authorship(tuple(dict.fromkeys(tracked)), is_silent)

    def _add(self, text: str, inserted: Tracked | None, deleted: Tracked | None) -> None:
        if not text:
            return
        self._letters.append(_Letters(self._count, text, inserted, deleted))
        if deleted is None and text != _END:
            self._count += len(text)


def _touches(part: _Letters, start: int, end: int) -> bool:
    if part.deleted is not None or part.text == _END:
        return start <= part.at <= end
    return part.at < end and start < part.at + len(part.text)


def _cut(part: _Letters, start: int, end: int) -> str:
    """Return the letters of `part` that stand between two places."""
    if part.deleted is not None or part.text == _END:
        return part.text
    return part.text[max(start - part.at, 0) : max(end - part.at, 0)]


def _letters(text: str) -> str:
    return "".join(text.split())


def _letters_of(items: Iterable[Item]) -> str:
    return _letters("".join(item.text for item in items if isinstance(item, Word)))


def _count(items: Iterable[Item]) -> int:
    return len(_letters_of(items))
