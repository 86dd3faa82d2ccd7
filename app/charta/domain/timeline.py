"""The course of a workshop, derived from its marks: how long each item took, when the room sat.

Nothing here asks the computer's clock. A mark tells when it was made by that clock, and a mark of kind
`clock` by how much the clock was set in between, so that a corrected clock adds nothing to anybody's time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from charta.domain.records import MarkKind, SessionMark

FORGOTTEN_AFTER: Final = timedelta(hours=3)
"""A workshop of which nothing was heard for so long was left without an end."""
_NOTHING: Final = timedelta()


class RoomPhase(StrEnum):
    """How far a workshop is."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


_PHASES: Final[Mapping[MarkKind, RoomPhase]] = MappingProxyType(
    {
        MarkKind.BEGUN: RoomPhase.RUNNING,
        MarkKind.PAUSED: RoomPhase.PAUSED,
        MarkKind.RESUMED: RoomPhase.RUNNING,
        MarkKind.ENDED: RoomPhase.ENDED,
        MarkKind.REOPENED: RoomPhase.RUNNING,
    }
)
"""The marks after which a workshop is in another phase."""


@dataclass(frozen=True)
class Sitting:
    """A time during which the room sat; `ended` is the last sign of life where nobody ended it."""

    began: datetime
    ended: datetime


@dataclass(frozen=True)
class Presence:
    """When a participant came and went; `left` is None for who stayed."""

    arrived: datetime
    left: datetime | None = None


@dataclass(frozen=True)
class Gap:
    """A pause or an interruption; `mark` is the number of the mark that began it.

    `began` and `ended` are what the clock said; `lasted` is how long it took, whatever the clock was set to.
    """

    mark: int
    began: datetime
    ended: datetime
    counted: bool
    lasted: timedelta


@dataclass(frozen=True)
class Course:
    """What the marks of a workshop say.

    `spent` and `extended` are by item; `item` is the one that the room is at, 0 for none; `spent` of it
    counts up to `last`, the last sign of life.
    """

    phase: RoomPhase
    item: int
    last: datetime | None
    spent: Mapping[int, timedelta]
    extended: Mapping[int, timedelta]
    begun: Mapping[int, datetime]
    sittings: tuple[Sitting, ...]
    presences: Mapping[int, tuple[Presence, ...]]
    gaps: tuple[Gap, ...]

    def elapsed(self, item: int, now: datetime) -> timedelta:
        """Return the time that an item has taken until now."""
        spent = self.spent.get(item, _NOTHING)
        if self.phase is not RoomPhase.RUNNING or item != self.item or self.last is None:
            return spent
        return spent + max(now - self.last, _NOTHING)

    def is_forgotten(self, now: datetime) -> bool:
        """Tell whether the workshop was left without an end."""
        return self.is_open and self.last is not None and now - self.last > FORGOTTEN_AFTER

    @property
    def is_open(self) -> bool:
        """Whether the workshop has begun and nobody has ended it."""
        return self.phase in (RoomPhase.RUNNING, RoomPhase.PAUSED)

    def is_live(self, now: datetime) -> bool:
        """Tell whether the room sits, or is in a pause: open, and not forgotten."""
        return self.is_open and not self.is_forgotten(now)

    def is_present(self, participant: int) -> bool:
        """Tell whether a participant is in the room, or was at its end."""
        stays = self.presences.get(participant, ())
        return bool(stays) and stays[-1].left is None


def course(marks: Iterable[SessionMark], signs: Iterable[datetime] = ()) -> Course:
    """Return the course of a workshop; `signs` are moments of what else happened in the room.

    A sign later than the last mark counts as the last sign of life while the workshop runs.
    """
    ordered = sorted(marks, key=lambda mark: mark.number)
    follower = _Follower(counted={mark.subject for mark in ordered if mark.kind is MarkKind.COUNTED})
    for mark in ordered:
        follower.follow(mark)
    return follower.course(max(signs, default=None))


@dataclass
class _Follower:
    """Goes through the marks; `shift` is how far the clock has been set on since the beginning."""

    counted: set[int]
    phase: RoomPhase = RoomPhase.PLANNED
    item: int = 0
    shift: timedelta = _NOTHING
    last: datetime | None = None
    spent: dict[int, timedelta] = field(default_factory=dict)
    extended: dict[int, timedelta] = field(default_factory=dict)
    begun: dict[int, datetime] = field(default_factory=dict)
    sittings: list[Sitting] = field(default_factory=list)
    presences: dict[int, list[Presence]] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    paused: SessionMark | None = None
    paused_to: datetime | None = None
    """`counted_to` when the pause began."""
    counted_to: datetime | None = None
    """The last moment as it would have been had nobody set the clock."""

    def follow(self, mark: SessionMark) -> None:
        """Take a mark into account."""
        if mark.kind is MarkKind.CLOCK:
            self.shift += timedelta(seconds=mark.amount)
        self._pass_time(mark.at)
        self.phase = _PHASES.get(mark.kind, self.phase)
        match mark.kind:
            case MarkKind.BEGUN | MarkKind.REOPENED:
                self._empty_the_room(mark.at)
                self.sittings.append(Sitting(mark.at, mark.at))
                self.paused = None
            case MarkKind.ITEM:
                self.item = mark.subject
                self.begun.setdefault(mark.subject, mark.at)
                self.spent.setdefault(mark.subject, _NOTHING)
            case MarkKind.EXTENDED:
                more = self.extended.get(mark.subject, _NOTHING)
                self.extended[mark.subject] = more + timedelta(seconds=mark.amount)
            case MarkKind.PAUSED:
                self.paused, self.paused_to = mark, self.counted_to
            case MarkKind.RESUMED:
                self._resume(mark)
            case MarkKind.ENDED:
                self.item = 0
            case MarkKind.ARRIVED | MarkKind.LEFT:
                self._move(mark)

    def course(self, sign: datetime | None) -> Course:
        """Return what was found; `sign` is the last moment at which something else happened."""
        if sign is not None and self.phase is RoomPhase.RUNNING and (self.last is None or sign > self.last):
            self._pass_time(sign)
        return Course(
            self.phase,
            self.item,
            self.last,
            self.spent,
            self.extended,
            self.begun,
            tuple(self.sittings),
            {who: tuple(stays) for who, stays in self.presences.items()},
            tuple(self.gaps),
        )

    def _pass_time(self, at: datetime) -> None:
        """Count the time since the last mark for the item at which the room is."""
        if self.counted_to is not None and self.phase is RoomPhase.RUNNING:
            gone = max(at - self.shift - self.counted_to, _NOTHING)
            if self.item:
                self.spent[self.item] = self.spent.get(self.item, _NOTHING) + gone
            self._sit_until(at)
        self.last, self.counted_to = at, at - self.shift

    def _sit_until(self, at: datetime) -> None:
        if self.sittings:
            now = self.sittings[-1]
            self.sittings[-1] = Sitting(now.began, max(now.began, at))

    def _resume(self, mark: SessionMark) -> None:
        began, self.paused = self.paused, None
        if began is None or self.paused_to is None:
            return
        is_counted = began.number in self.counted
        gone = max(mark.at - self.shift - self.paused_to, _NOTHING)
        self.gaps.append(Gap(began.number, began.at, mark.at, is_counted, gone))
        if is_counted and self.item:
            self.spent[self.item] = self.spent.get(self.item, _NOTHING) + gone
        self._sit_until(mark.at)

    def _empty_the_room(self, at: datetime) -> None:
        """Let those who were there at the end be gone, where the workshop goes on so late or another day."""
        if not self.sittings or at - self.sittings[-1].ended <= FORGOTTEN_AFTER:
            return
        for who, stays in self.presences.items():
            if stays and stays[-1].left is None:
                gone = max(stays[-1].arrived, self.sittings[-1].ended)
                self.presences[who] = [*stays[:-1], Presence(stays[-1].arrived, gone)]

    def _move(self, mark: SessionMark) -> None:
        stays = self.presences.setdefault(mark.subject, [])
        if mark.kind is MarkKind.ARRIVED:
            if not stays or stays[-1].left is not None:
                stays.append(Presence(mark.at))
        elif stays and stays[-1].left is None:
            stays[-1] = Presence(stays[-1].arrived, mark.at)


def phases(marks: Iterable[SessionMark]) -> Mapping[int, RoomPhase]:
    """Return how far every workshop of which there are marks has come, by its number."""
    found: dict[int, RoomPhase] = {}
    for mark in sorted(marks, key=lambda mark: mark.number):
        found[mark.workshop] = _PHASES.get(mark.kind, found.get(mark.workshop, RoomPhase.PLANNED))
    return found
