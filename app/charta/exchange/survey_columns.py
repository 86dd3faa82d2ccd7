"""What the columns of a survey's spreadsheet are, and what its cells say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from charta.domain.diagnostic import Diagnostic
from charta.domain.sums import POINTS, UNKNOWN
from charta.domain.text import clean_line, folded

_EXACT: Final = re.compile(r"([+-]?\d{1,15})(?:[.,]0*)?")
_LABELLED: Final = re.compile(r"(\d)\s*(?:[-–—.:=)(/]\s*|\s)([^\d\s].*)", re.DOTALL)
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d*)?(?:[eE][+-]?\d{1,3})?")


def key(text: str) -> str:
    """Return letters and digits alone, in lower case without accents, by which names are compared."""
    return "".join(character for character in folded(text) if character.isalnum())


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number."""
    return _NUMBER.fullmatch(text.strip()) is not None


def whole(text: str) -> int | None:
    """Return the whole number that a cell holds, '4' or '4.0'; None for anything else."""
    match = _EXACT.fullmatch(text.strip())
    return int(match[1]) if match else None


@dataclass(frozen=True)
class Columns:
    """Which column holds what. `points` by 1 to 5 and `UNKNOWN` are there in a table of totals only."""

    items: Mapping[str, int]
    group: int | None
    ignored: tuple[str, ...]
    repeated: tuple[str, ...] = ()
    item: int | None = None
    people: int | None = None
    points: Mapping[int, int] | None = None

    @property
    def score(self) -> int:
        """How much of a header was understood."""
        return len(self.items) + len(self.points or ())


@dataclass(frozen=True)
class Vocabulary:
    """The names of statements and answers in every language of the questionnaire."""

    diagnostic: Diagnostic

    @cached_property
    def _items(self) -> Mapping[str, str]:
        """Items by key of id, of statement, and of both."""
        known = {key(item): item for item in self.diagnostic.item_ids}
        for text in self.diagnostic.texts.values():
            for item, statement in text.items.items():
                known[key(statement)] = item
                known[key(item) + key(statement)] = item
        return known

    @cached_property
    def _statements(self) -> Sequence[tuple[str, str]]:
        return [
            (key(statement), item)
            for text in self.diagnostic.texts.values()
            for item, statement in text.items.items()
        ]

    @cached_property
    def _headings(self) -> Mapping[str, frozenset[str]]:
        return {
            kind: frozenset(
                key(word) for text in self.diagnostic.texts.values() for word in text.headings[kind]
            )
            for kind in ("group", "item", "people", "unknown")
        }

    @cached_property
    def _answers(self) -> Mapping[str, int]:
        known = dict.fromkeys(self._headings["unknown"], UNKNOWN)
        for text in self.diagnostic.texts.values():
            for place, label in enumerate(text.scale, 1):
                known[key(label)] = UNKNOWN if place > POINTS else place
        return known

    def item(self, text: str) -> str | None:
        """Return the item that a heading names: by id, by statement, or as `Form [statement]`."""
        name = key(text)
        if name in self._items:
            return self._items[name]
        return next((item for statement, item in self._statements if name.endswith(statement)), None)

    def answer(self, text: str) -> int | None:
        """Return the answer that a cell gives, None where it is none."""
        text = text.strip()
        number = whole(text)
        if number is not None:
            return number if UNKNOWN <= number <= POINTS else None
        if text == "?":
            return UNKNOWN
        known = self._answers.get(key(text))
        if known is not None:
            return known
        match = _LABELLED.fullmatch(text)
        if match is None:
            return None
        point, said = int(match[1]), self._answers.get(key(match[2]))
        return point if point <= POINTS and said in (None, point) else None

    def columns(self, heading: Sequence[str]) -> Columns | None:
        """Return what the columns are; None where this row is no heading."""
        return self._totals(heading) or self._responses(heading)

    def _kind(self, text: str) -> str:
        name = key(text)
        return next((kind for kind in ("group", "item", "people") if name in self._headings[kind]), "")

    def _responses(self, heading: Sequence[str]) -> Columns | None:
        items: dict[str, int] = {}
        group: int | None = None
        ignored: list[str] = []
        repeated: list[str] = []
        for place, text in _named(heading):
            item = self.item(text)
            if item is not None and item not in items:
                items[item] = place
            elif item is not None:
                repeated.append(item)
            elif group is None and self._kind(text) == "group":
                group = place
            else:
                ignored.append(clean_line(text))
        return Columns(items, group, tuple(ignored), tuple(repeated)) if items else None

    def _totals(self, heading: Sequence[str]) -> Columns | None:
        named: dict[str, int] = {}
        points: dict[int, int] = {}
        ignored: list[str] = []
        for place, text in _named(heading):
            kind = self._kind(text)
            point = self.answer(text)
            if point is not None and point not in points:
                points[point] = place
            elif kind and kind not in named:
                named[kind] = place
            else:
                ignored.append(clean_line(text))
        if "item" not in named or not all(point in points for point in range(1, POINTS + 1)):
            return None
        return Columns(
            items={},
            group=named.get("group"),
            ignored=tuple(ignored),
            item=named["item"],
            people=named.get("people"),
            points=points,
        )


def _named(heading: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((place, text) for place, text in enumerate(heading) if text.strip())
