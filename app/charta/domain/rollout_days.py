"""On which days activities of a roll-out fall: counted from the effective date, moved with it, repeated."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from charta.domain.jurisdictions import months_later
from charta.domain.records import Activity
from charta.domain.rollout import ActivityState, Anchor, Factor, PlannedActivity
from charta.domain.workshops import YEARS

CATCH_UP = 7
"""So many days are left for what should have been done before today."""
_FIRST, _LAST = date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31)


@dataclass(frozen=True)
class Days:
    """The first and the last day of an activity."""

    start: date
    end: date

    def moved(self, days: int) -> "Days":
        """Return both so many days later, as far as a charter's calendar goes."""
        return Days(_shifted(self.start, days), _shifted(self.end, days))

    def later(self, months: int) -> "Days":
        """Return the same days some months later, or earlier where `months` is below zero."""
        return Days(_within(months_later(self.start, months)), _within(months_later(self.end, months)))


def usual_days(planned: PlannedActivity, effective: date, wait: int) -> Days | None:
    """Return the days that the catalogue gives an activity, None where only an event can tell them.

    `wait` is how many months the formalities take between what they need and the effective date.
    """
    if planned.anchor is Anchor.EVENT:
        return None
    counted = Days(effective, effective)
    if planned.before_wait:
        counted = counted.later(-wait)
    start, end = _shifted(counted.start, planned.start), _shifted(counted.end, planned.end)
    return Days(working(start, effective), working(end, effective))


def working(day: date, effective: date) -> date:
    """Return a day on which people work, as close to `day` as can be: a Friday before, a Monday after.

    The effective date itself is what it is.
    """
    beyond = day.weekday() - 4
    if beyond <= 0 or day == effective:
        return day
    return _shifted(day, -beyond if day < effective else 3 - beyond)


def possible_days(planned: PlannedActivity, usual: Days, effective: date, today: date) -> Days:
    """Return days that are not over yet: of a repeated activity the next ones, of another one soon.

    What should have been done before the charter applies is still done before it where that can be.
    """
    if usual.end >= today:
        return usual
    if planned.months:
        return next_days(usual, planned.months, today)
    soon = today + timedelta(days=max(CATCH_UP, (usual.end - usual.start).days))
    return Days(today, max(today, min(soon, effective)) if effective > today else soon)


def next_days(days: Days, months: int, today: date) -> Days:
    """Return the next days of an activity that comes every `months` months, those that are past left out."""
    following, turn = days.later(months), 1
    while following.end < min(today, _LAST):
        turn += 1
        following = days.later(months * turn)
    return following


def lead_days(activities: Iterable[PlannedActivity], today: date, wait: int) -> date:
    """Return the first effective date that leaves time for everything that comes before it."""
    lead = [(activity.start, activity.before_wait) for activity in activities]
    waiting = Days(today, today).later(wait).start
    days = [_shifted(waiting if before else today, max(-start, 0)) for start, before in lead]
    return max(days, default=today)


def moved(record: Activity, effective: date) -> Activity:
    """Return an activity with its days moved as the effective date moves; what stands for itself stays."""
    if not record.counted_from:
        return record
    by = (effective - date.fromisoformat(record.counted_from)).days

    def shifted(day: str) -> str:
        before = date.fromisoformat(day) if day else None
        if before is None:
            return ""
        after = _shifted(before, by)
        return (after if working(before, date.max) != before else working(after, effective)).isoformat()

    return replace(
        record,
        start=shifted(record.start),
        end=shifted(record.end),
        counted_from=effective.isoformat(),
    )


@dataclass(frozen=True)
class FactorStand:
    """How far a success factor is: how many of its activities stand how, and what comes next (an id)."""

    factor: Factor
    counts: dict[ActivityState, int]
    following: str = ""

    @property
    def total(self) -> int:
        """How many activities there are."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """How many are done."""
        return self.counts[ActivityState.DONE]

    @property
    def late(self) -> int:
        """How many should have been done by now."""
        return self.counts[ActivityState.LATE]

    @property
    def share(self) -> float:
        """The share that is done, from 0 to 1; 0 where there is nothing to do."""
        return self.done / self.total if self.total else 0.0


def _shifted(day: date, days: int) -> date:
    try:
        return _within(day + timedelta(days=days))
    except OverflowError:
        return _LAST if days > 0 else _FIRST


def _within(day: date) -> date:
    return min(max(day, _FIRST), _LAST)
