"""Answers to the diagnostic as sums, and the round in a room that gives out nothing but sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

POINTS: Final = 5
UNKNOWN: Final = 0
"""The answer 'do not know', beside 1 to 5."""
WIDTH: Final = POINTS + 1

Response: TypeAlias = Mapping[str, int]
"""One person's answers by item: 1 to 5, or `UNKNOWN`; an item that was left out is absent."""


@dataclass(frozen=True)
class Sums:
    """How many people answered, and by item how many chose 1, 2, 3, 4, 5 and 'do not know'."""

    respondents: int = 0
    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, responses: Iterable[Response]) -> "Sums":
        """Return the sums of people's answers; raise `ValueError` for an answer off the scale."""
        adder = Adder()
        for response in responses:
            adder.add(response)
        return adder.sums()

    def __add__(self, other: "Sums") -> "Sums":
        """Return the sums of both together."""
        items = dict.fromkeys((*self.counts, *other.counts))
        return Sums(
            self.respondents + other.respondents,
            {item: _added(self.counts.get(item), other.counts.get(item)) for item in items},
        )

    def answers(self, item: str) -> int:
        """Return how many gave an answer to an item, 'do not know' included."""
        return sum(self.counts.get(item, ()))


def total(sums: Iterable[Sums]) -> Sums:
    """Return the sums of all of them together."""
    whole = Sums()
    for entry in sums:
        whole += entry
    return whole


def _added(one: Sequence[int] | None, other: Sequence[int] | None) -> tuple[int, ...]:
    nothing = (0,) * WIDTH
    return tuple(a + b for a, b in zip(one or nothing, other or nothing, strict=True))


class Adder:
    """Adds one person's answers after another without keeping them."""

    def __init__(self) -> None:
        self._respondents = 0
        self._counts: dict[str, list[int]] = {}

    @property
    def respondents(self) -> int:
        """How many people have been added."""
        return self._respondents

    def add(self, response: Response) -> None:
        """Add one person's answers; raise `ValueError` for an answer off the scale, adding nothing then."""
        for item, answer in response.items():
            if not UNKNOWN <= answer <= POINTS:
                raise ValueError(f"{item}: {answer} is not on the scale")
        self._respondents += 1
        for item, answer in response.items():
            place = POINTS if answer == UNKNOWN else answer - 1
            self._counts.setdefault(item, [0] * WIDTH)[place] += 1

    def sums(self) -> Sums:
        """Return what has been added so far."""
        return Sums(self._respondents, {item: tuple(counts) for item, counts in self._counts.items()})


class RoomRound:
    """People answering one after another on the same screen, of whom only sums ever leave.

    What is stored can be compared with what was stored before, so whatever is handed over covers at least
    `smallest` people. That has to hold for the last ones as well: a first batch waits until a second one is
    complete, so that the rest, which `finish` gives, is never smaller. Only where fewer than `smallest`
    people answered in the whole round is the rest smaller too; as long as nobody else's answers are added
    to theirs, they are never shown.
    """

    def __init__(self, smallest: int) -> None:
        self._smallest = smallest
        self._full = Adder()
        self._filling = Adder()

    @property
    def waiting(self) -> int:
        """How many people have answered whose answers are not handed over yet."""
        return self._full.respondents + self._filling.respondents

    def answer(self, response: Response) -> None:
        """Take one person's answers; raise `ValueError` for an answer off the scale."""
        if self._full.respondents < self._smallest:
            self._full.add(response)
        else:
            self._filling.add(response)

    def ready(self) -> bool:
        """Tell whether a batch may be stored."""
        return self._filling.respondents >= self._smallest

    def take(self) -> Sums:
        """Hand over the batch that is ready; raise `ValueError` where none is."""
        if not self.ready():
            raise ValueError("no batch is ready")
        batch, self._full, self._filling = self._full, self._filling, Adder()
        return batch.sums()

    def finish(self) -> Sums:
        """Hand over the rest; the round is empty then."""
        rest = self._full.sums() + self._filling.sums()
        self._full, self._filling = Adder(), Adder()
        return rest
