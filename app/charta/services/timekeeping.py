"""Running a workshop by the clock: begun, item after item, interrupted, ended; all of it in marks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from charta.domain.charter import Charter
from charta.domain.records import (
    AgendaItem,
    Argument,
    Change,
    Delegation,
    MarkKind,
    Motion,
    Participant,
    Resolution,
    Round,
    SessionMark,
    Vote,
    Workshop,
)
from charta.domain.timeline import Course, RoomPhase, course
from charta.errors import NoAgenda, NotRunning, OtherRunning, UnknownAgendaItem
from charta.services.agendas import checked_minutes, items_of, makes_item, next_number
from charta.services.session import CharterSession
from charta.services.workshops import WorkshopService

HEARTBEAT: Final = timedelta(minutes=5)
"""How long a running workshop goes without a sign before one is written."""
INTERRUPTED: Final = timedelta(minutes=2)
"""Beyond a heartbeat, so much silence is an interruption, not a long speech."""


class TimekeepingService:
    """Writes the marks of a workshop; none of them can be undone, altered or lost."""

    def __init__(self, session: CharterSession, workshops: WorkshopService) -> None:
        self._session = session
        self._workshops = workshops
        self._story: _Story | None = None

    def course(self, number: int) -> Course:
        """Return the course of a workshop so far, with the last sign of life that there was."""
        # It is asked several times a second while nothing changes; a charter never changes, another one
        # takes its place.
        if self._story is None or self._story.charter is not self._session.charter:
            self._story = _Story(self._session.charter)
        return self._story.course(number, self._now())

    def courses(self) -> Mapping[int, Course]:
        """Return the course of every workshop."""
        return {workshop.number: self.course(workshop.number) for workshop in self._workshops.all()}

    def running(self) -> int | None:
        """Return the number of the workshop that runs or pauses, None where none does."""
        return next((number for number, found in self.courses().items() if found.is_open), None)

    def begin(self, number: int) -> None:
        """Begin a workshop; go on with one that was ended, or left without an end, on another day.

        Those present are marked on their own. Raises `NoAgenda`, and `OtherRunning` while another one runs.
        """
        workshop = self._workshops.get(number)
        if not items_of(self._session, number):
            raise NoAgenda(number=number)
        other = self.running()
        if other is not None and other != number:
            if not self.course(other).is_forgotten(self._now()):
                raise OtherRunning(number=other)
            self.end(other)
        found = self.course(number)
        if found.is_open:
            if not found.is_forgotten(self._now()):
                return
            self.end(number)
        kind = MarkKind.BEGUN if found.phase is RoomPhase.PLANNED else MarkKind.REOPENED
        self._mark(number, kind)
        self._session.make_final(lambda change: _belongs(change, workshop.number))

    def take_up(self, number: int, item: int) -> None:
        """Go on to an item, whose clock starts; the one before stops.

        Raises `NotRunning`, `UnknownAgendaItem`.
        """
        found = self._running(number)
        self._check_item(number, item)
        if found.phase is RoomPhase.PAUSED:
            self._mark(number, MarkKind.RESUMED)
        if found.item != item:
            self._mark(number, MarkKind.ITEM, item)
            self._session.make_final(lambda change: makes_item(change, item))

    def extend(self, number: int, item: int, minutes: int) -> None:
        """Give an item more time; raise `NotRunning`, `UnknownAgendaItem`, `WrongMinutes`."""
        self._running(number)
        self._check_item(number, item)
        self._mark(number, MarkKind.EXTENDED, item, 60 * checked_minutes(minutes))
        self._session.make_final(lambda change: makes_item(change, item))

    def pause(self, number: int) -> None:
        """Stop the clock until `resume`."""
        if self._running(number).phase is RoomPhase.RUNNING:
            self._mark(number, MarkKind.PAUSED)

    def resume(self, number: int) -> None:
        """Let the clock run again."""
        if self._running(number).phase is RoomPhase.PAUSED:
            self._mark(number, MarkKind.RESUMED)

    def end(self, number: int) -> None:
        """End a workshop; of one that was forgotten, at its last sign of life. Raises `NotRunning`."""
        self._workshops.get(number)
        found = self.course(number)
        if not found.is_open:
            raise NotRunning(number=number)
        is_late = found.is_forgotten(self._now())
        self._mark(number, MarkKind.ENDED, at=found.last if is_late else None)

    def beat(self, number: int) -> None:
        """Leave a sign that the workshop goes on, where nothing else left one lately."""
        found = self.course(number)
        silent = found.last is not None and self._now() - found.last >= HEARTBEAT
        if found.phase is RoomPhase.RUNNING and silent and not found.is_forgotten(self._now()):
            self._mark(number, MarkKind.ALIVE)

    def interruption(self, number: int) -> timedelta:
        """Return for how long nothing was heard of a running workshop: zero for what is usual."""
        found = self.course(number)
        if found.phase is not RoomPhase.RUNNING or found.last is None:
            return timedelta()
        silence = self._now() - found.last
        return silence if silence > HEARTBEAT + INTERRUPTED else timedelta()

    def interrupted(self, number: int, since: datetime | None = None) -> None:
        """Leave out the time from `since` (the last sign of life where it is None) until now."""
        found = self.course(number)
        if found.phase is RoomPhase.RUNNING and found.last is not None:
            began = max(min(since, self._now()), found.last) if since is not None else found.last
            self._mark(number, MarkKind.PAUSED, at=began)
            self._mark(number, MarkKind.RESUMED)

    def count(self, number: int, pause: int) -> None:
        """Count a pause, by the number of the mark that began it, as working time after all."""
        if any(gap.mark == pause and not gap.counted for gap in self.course(number).gaps):
            self._mark(number, MarkKind.COUNTED, pause)

    def clock_set(self, number: int, by: timedelta) -> None:
        """Take into account that somebody set the computer's clock."""
        if self.course(number).is_open:
            self._mark(number, MarkKind.CLOCK, amount=round(by.total_seconds()))

    def check_live(self, number: int) -> None:
        """Raise `NotRunning` unless a workshop runs or pauses; of one that was forgotten nobody is there."""
        if not self.course(number).is_live(self._now()):
            raise NotRunning(number=number)

    # -- inside -------------------------------------------------------------------------------------------

    def _running(self, number: int) -> Course:
        self._workshops.get(number)
        self.check_live(number)
        return self.course(number)

    def _check_item(self, number: int, item: int) -> None:
        if all(entry.number != item for entry in items_of(self._session, number)):
            raise UnknownAgendaItem

    def _mark(
        self, number: int, kind: MarkKind, subject: int = 0, amount: int = 0, at: datetime | None = None
    ) -> None:
        mark = SessionMark(
            next_number(self._session, SessionMark), number, kind, subject, amount, at or self._now()
        )
        self._session.commit([Change(None, mark)], undoable=False)

    def _now(self) -> datetime:
        return self._session.clock.now()


class _Story:
    """What happened in each workshop, read from one charter."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self._marks: dict[int, list[SessionMark]] = {}
        for mark in charter.all(SessionMark):
            self._marks.setdefault(mark.workshop, []).append(mark)
        self._signs: dict[int, list[datetime]] = {}
        for workshop, at in _signs(charter):
            self._signs.setdefault(workshop, []).append(at)
        for moments in self._signs.values():
            moments.sort()
        self._courses: dict[tuple[int, int], Course] = {}

    def course(self, number: int, now: datetime) -> Course:
        """Return the course of a workshop until now."""
        signs = self._signs.get(number, [])
        # A sign that is still to come was made by a clock that has been set back since; a mark tells of that.
        heard = bisect_right(signs, now)
        if (number, heard) not in self._courses:
            self._courses[number, heard] = course(
                self._marks.get(number, []), signs[max(heard - 1, 0) : heard]
            )
        return self._courses[number, heard]


def _signs(charter: Charter) -> Iterator[tuple[int, datetime]]:
    """Yield when anything was said or decided, with the number of the workshop."""
    motions = {entry.number: entry.workshop for entry in charter.all(Motion)}
    rounds = {entry.number: entry.workshop for entry in charter.all(Round)}
    said: tuple[Motion | Round | Resolution, ...] = (
        *charter.all(Motion),
        *charter.all(Round),
        *charter.all(Resolution),
    )
    yield from ((entry.workshop, entry.at) for entry in said)
    yield from ((rounds.get(entry.round, 0), entry.at) for entry in charter.all(Vote))
    yield from ((motions.get(entry.motion, 0), entry.at) for entry in charter.all(Argument))


def _belongs(change: Change, workshop: int) -> bool:
    """Tell whether a change made, or unmade, what a workshop that has begun consists of."""
    record = change.record
    if isinstance(record, Workshop):
        return record.number == workshop
    if isinstance(record, AgendaItem | Participant | Delegation):
        return record.workshop == workshop
    return False
