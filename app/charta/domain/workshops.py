"""Workshops: what may need discussion, plans for meetings, and what a round of answers comes to."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from charta.domain.records import Aim, Choice, ItemKind, Scale, Vote

YEARS: Final = range(1970, 3000)
"""Beyond them a day is a slip of the pen, and time zones cannot be reckoned with."""
LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 600
LENGTHS: Final = range(LEAST_MINUTES, MOST_MINUTES + 1)
"""Minutes that a workshop or an item can take."""
CHOICES: Final[Mapping[Scale, tuple[Choice, ...]]] = MappingProxyType(
    {
        Scale.CONSENT: (Choice.AGREE, Choice.LIVE_WITH, Choice.OBJECT),
        Scale.FINGERS: (Choice.FIVE, Choice.FOUR, Choice.THREE, Choice.TWO, Choice.ONE),
    }
)
"""The answers of each scale, the most favourable first."""
OBJECTIONS: Final = frozenset({Choice.OBJECT, Choice.ONE, Choice.TWO})
"""Answers that stand in the way; an objection says why."""


class Divergence(StrEnum):
    """Why departments, or answers, are said to differ on a section."""

    STANDS = "stands"
    """One department approved what another wants changed."""
    REVIEWS = "reviews"
    """Returned reviews of several departments ask for changes."""
    MOTIONS = "motions"
    """Departments proposed different answers in an earlier workshop, and none was decided."""
    RESERVED = "reserved"
    """A department approved with a reservation."""


@dataclass(frozen=True)
class Need:
    """Why a section needs discussion, and how many minutes that may take.

    `undecided` are fields without an answer of the team; `requests` are numbers of remarks that ask for a
    change; `departments` are those that are not agreed yet; `actions` are topics parked on it.
    """

    section: str
    undecided: tuple[str, ...] = ()
    requests: tuple[int, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    departments: tuple[str, ...] = ()
    actions: tuple[int, ...] = ()
    unfinished: bool = False
    """Whether an earlier workshop had it on its agenda and did not come to it, and no later one did."""

    @property
    def is_open(self) -> bool:
        """Whether there is something to discuss beyond the signing."""
        return bool(self.undecided or self.requests or self.divergences or self.actions or self.unfinished)

    @property
    def aim(self) -> Aim:
        """What the room is to do with it."""
        if self.undecided:
            return Aim.DECIDE
        if self.requests or self.divergences or self.actions:
            return Aim.SETTLE
        return Aim.APPROVE if self.departments else Aim.INFORM

    @property
    def minutes(self) -> int:
        """Return how long it may take: a multiple of five between 5 and 30."""
        points = len(self.requests) + len(self.divergences) + len(self.actions)
        wished = 3 * bool(self.departments) + 3 * len(self.undecided) + 5 * points
        return min(max(5 * round(wished / 5), 5), 30)


@dataclass(frozen=True)
class FixedItem:
    """An item that a plan has besides the sections; `after` is the share of the time after which it comes."""

    kind: ItemKind
    minutes: int
    after: float = 0.0


@dataclass(frozen=True)
class PlannedPart:
    """One meeting of a plan, with its time and fixed items."""

    minutes: int
    fixed: tuple[FixedItem, ...]


@dataclass(frozen=True)
class PlanText:
    """What a language says about a plan: `parts` has the title of each meeting."""

    name: str
    purpose: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class WorkshopPlan:
    """A template: one or several meetings."""

    id: str
    parts: tuple[PlannedPart, ...]
    texts: Mapping[str, PlanText] = field(default_factory=dict)

    def text(self, language: str) -> PlanText:
        """Return the texts in `language`, or in the first language where that one is absent."""
        return self.texts.get(language) or next(iter(self.texts.values()))


@dataclass(frozen=True)
class Draft:
    """An item of an agenda that is being planned."""

    kind: ItemKind
    minutes: int
    section: str = ""
    lead: str = ""
    aim: Aim = Aim.INFORM


def planned(plan: WorkshopPlan, topics: Sequence[Draft]) -> tuple[tuple[tuple[Draft, ...], ...], int]:
    """Return the items of each meeting of a plan, and how many topics found no room.

    Topics keep their order and are shared out evenly among the meetings, as far as their time allows. What is
    left at the end of the last one is not forgotten: it is counted, and stays a need for the next plan.
    """
    left = list(topics)
    meetings: list[tuple[Draft, ...]] = []
    for number, part in enumerate(plan.parts):
        room = part.minutes - sum(entry.minutes for entry in part.fixed)
        fair = math.ceil(sum(topic.minutes for topic in left) / (len(plan.parts) - number))
        taken: list[Draft] = []
        while left and left[0].minutes <= room and fair > 0:
            room -= left[0].minutes
            fair -= left[0].minutes
            taken.append(left.pop(0))
        meetings.append(_with_fixed(part, taken))
    return tuple(meetings), len(left)


def _with_fixed(part: PlannedPart, taken: Sequence[Draft]) -> tuple[Draft, ...]:
    """Put the fixed items where their share of the time has gone by."""
    items: list[Draft] = []
    waiting = sorted(part.fixed, key=lambda entry: entry.after)
    spent = 0
    for topic in taken:
        while waiting and waiting[0].after < 1 and spent >= waiting[0].after * part.minutes:
            entry = waiting.pop(0)
            items.append(Draft(entry.kind, entry.minutes))
            spent += entry.minutes
        items.append(topic)
        spent += topic.minutes
    # A break after which nothing comes is none.
    ends = [entry for entry in waiting if entry.kind is not ItemKind.BREAK]
    return (*items, *(Draft(entry.kind, entry.minutes) for entry in ends))


class Outcome(StrEnum):
    """What a round comes to."""

    CONSENT = "consent"
    """Nobody objects."""
    UNANIMOUS = "unanimous"
    """Everybody agrees, or shows all five fingers."""
    OBJECTED = "objected"
    NOBODY = "nobody"
    """No answer was given."""


def outcome(votes: Iterable[Vote]) -> Outcome:
    """Return what a round comes to."""
    choices = [vote.choice for vote in votes]
    if not choices:
        return Outcome.NOBODY
    if any(choice in OBJECTIONS for choice in choices):
        return Outcome.OBJECTED
    is_full = all(choice in (Choice.AGREE, Choice.FIVE) for choice in choices)
    return Outcome.UNANIMOUS if is_full else Outcome.CONSENT
