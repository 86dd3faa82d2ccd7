"""The roll-out plan: its activities, who does them and when, what is done and what shows it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from charta.domain.charter import Charter
from charta.domain.records import Activity, Change
from charta.domain.rollout import (
    EXECUTIVE,
    MANAGERS,
    ActivityState,
    Anchor,
    Factor,
    PlannedActivity,
    RolloutCatalogue,
    activity_state,
)
from charta.domain.rollout_days import Days, FactorStand, next_days
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.domain.workshops import YEARS
from charta.errors import (
    ActivityDayUnusable,
    ActivityFileUnusable,
    ActivityNotDoneYet,
    ActivityUntitled,
    PlanChanged,
    UnknownActivity,
    UnknownDepartment,
)
from charta.services.session import CharterSession

EVIDENCE_LIMIT: Final = 16 * 2**20
"""So many bytes a file may have that shows that something is done."""
_FOLDERS: Final = re.compile(r".*[/\\]", re.DOTALL)
_FACTORS: Final = {factor: place for place, factor in enumerate(Factor)}


@dataclass(frozen=True)
class PlanItem:
    """An activity of the plan as it stands; `planned` is None for the team's own."""

    record: Activity
    planned: PlannedActivity | None
    state: ActivityState

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.record.id

    @property
    def factor(self) -> Factor:
        """The success factor that it belongs to."""
        return Factor(self.record.factor)

    @property
    def start(self) -> date | None:
        """The first day, None where none is set."""
        return _day(self.record.start)

    @property
    def end(self) -> date | None:
        """The last day, None where none is set."""
        return _day(self.record.end)

    @property
    def done_on(self) -> date | None:
        """The day on which it was done, None while it is not."""
        return _day(self.record.done_on)

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.state is ActivityState.DONE

    def order(self) -> tuple[int, str, str, str]:
        """Return what a plan is sorted by: success factor, then day."""
        record = self.record
        return _FACTORS[self.factor], record.start or record.end or "9999", record.end, record.id


class RolloutService:
    """Keeps the plan; every step can be undone. `load` reads the activities when they are first needed."""

    def __init__(self, session: CharterSession, load: Callable[[], RolloutCatalogue]) -> None:
        self._session = session
        self._load = load

    @cached_property
    def catalogue(self) -> RolloutCatalogue:
        """What can be proposed; raises `ContentError` on first use where its files do not fit."""
        return self._load()

    @property
    def has_plan(self) -> bool:
        """Whether there is anything in the plan; the catalogue need not be read for that."""
        return bool(self._session.charter.all(Activity))

    def items(self, *, dropped: bool = False) -> tuple[PlanItem, ...]:
        """Return the plan by success factor and day, or what was left out of it."""
        records = (entry for entry in self._session.charter.all(Activity) if entry.dropped is dropped)
        return tuple(sorted(map(self._item, records), key=PlanItem.order))

    def get(self, id_: str) -> Activity:
        """Return an activity; raise `UnknownActivity`."""
        found = self._session.charter.get(Activity, id_)
        if found is None:
            raise UnknownActivity(id=clean_line(id_)[:40])
        return found

    def dashboard(self) -> tuple[FactorStand, ...]:
        """Return how far each success factor is, in the order of the factors."""
        items = self.items()
        return tuple(stand_of(factor, [item for item in items if item.factor is factor]) for factor in Factor)

    def add(self, activity: Activity) -> str:
        """Take in an activity of the team's own; return its id, whatever the given one has.

        Raises `ActivityUntitled`, `ActivityDayUnusable`, `UnknownDepartment`, `TooLong`.
        """
        made = replace(activity, id=_free_id(self._session.charter, "own"), source="", by=self._session.actor)
        self._session.commit([Change(None, self._checked(made))])
        return made.id

    def edit(self, activity: Activity) -> None:
        """Change an activity; raises what `add` raises, and `UnknownActivity`."""
        before = self.get(activity.id)
        made = self._checked(activity)
        if made != before:
            made = replace(made, by=self._session.actor)
        self._session.commit([Change(before, made)], place=f"activity:{activity.id}")

    def drop(self, ids: Iterable[str], *, dropped: bool = True) -> None:
        """Leave activities out of the plan, or bring them back, as one step."""
        before = [self.get(id_) for id_ in ids]
        self._session.commit([Change(entry, replace(entry, dropped=dropped)) for entry in before])

    def replace_all(self, changes: Sequence[Change]) -> None:
        """Commit proposed changes of activities as one step; raise `PlanChanged` where they are outdated."""
        for change in changes:
            record = change.record
            if self._session.charter.get(Activity, *record.key) != change.before:
                raise PlanChanged
        self._session.commit(changes)

    def done(
        self,
        id_: str,
        day: date | None = None,
        note: str = "",
        file: tuple[str, bytes] | None = None,
        *,
        keeps_file: bool = True,
    ) -> None:
        """Note that an activity is done (today unless a day is given), and what shows it (name and bytes).

        Without a new `file`, the one that was kept stays, unless `keeps_file` is off. What is repeated comes
        again, in the same step. Raises `UnknownActivity`, `ActivityNotDoneYet` for a day to come,
        `ActivityFileUnusable`, `TooLong`.
        """
        before, today = self.get(id_), self._today()
        day = day or today
        if day > today:
            raise ActivityNotDoneYet(day=day.isoformat())
        if day.year not in YEARS:
            raise ActivityDayUnusable(day=day.isoformat())
        name, digest = (before.file, before.digest) if keeps_file else ("", "")
        if file is not None:
            name, digest = self._kept(*file)
        after = replace(
            before,
            dropped=False,
            done_on=day.isoformat(),
            note=checked(clean_block(note), NOTE_LIMIT),
            file=name,
            digest=digest,
            by=self._session.actor,
        )
        following = None if before.done_on else self._following(before)
        changes = [Change(before, after), *([Change(None, following)] if following else [])]
        self._session.commit(changes)

    def reopen(self, id_: str) -> None:
        """Note that an activity is not done after all; what was to follow goes if nobody touched it."""
        before = self.get(id_)
        changes = [Change(before, replace(before, done_on="", by=self._session.actor))]
        following = self._following(replace(before, done_on=""), again=True)
        there = self._session.charter.get(Activity, following.id) if following else None
        if there is not None and following is not None and replace(there, by=following.by) == following:
            changes.append(Change(there, None))
        self._session.commit(changes)

    def evidence(self, id_: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of the file that shows that it is done, None where there is none."""
        record = self.get(id_)
        data = self._session.store.attachment(record.digest) if record.digest else None
        return None if data is None else (record.file, data)

    # -- inside -------------------------------------------------------------------------------------------

    def _item(self, record: Activity) -> PlanItem:
        state = activity_state(record.start, record.end, record.done_on, self._today())
        return PlanItem(record, self.catalogue.by_id.get(record.source), state)

    def _following(self, record: Activity, *, again: bool = False) -> Activity | None:
        """Return what comes after an activity once it is done, None where nothing does or it is there.

        With `again`, it is returned as it was made though it is there.
        """
        planned = self.catalogue.by_id.get(record.source)
        if planned is None:
            return None
        id_ = _next_id(record)
        if not again and self._session.charter.get(Activity, id_) is not None:
            return None
        blank = replace(record, id=id_, dropped=False, done_on="", note="", file="", digest="")
        if planned.anchor is Anchor.EVENT:
            return replace(blank, start="", end="")
        if not planned.months or not record.end:
            return None
        end = date.fromisoformat(record.end)
        days = next_days(Days(_day(record.start) or end, end), planned.months, self._today())
        start = days.start.isoformat() if record.start else ""
        return replace(blank, start=start, end=days.end.isoformat())

    def _checked(self, activity: Activity) -> Activity:
        title = checked(clean_line(activity.title), NAME_LIMIT)
        if not title and not activity.source:
            raise ActivityUntitled
        known = (*self._session.catalogue.departments, EXECUTIVE, MANAGERS)
        if activity.owner not in known:
            raise UnknownDepartment(department=clean_line(activity.owner)[:40], known=", ".join(known))
        start, end = _checked_day(activity.start), _checked_day(activity.end)
        if start and not end:
            end = start
        if start and end < start:
            raise ActivityDayUnusable(day=end)
        return replace(
            activity,
            title=title,
            factor=Factor(activity.factor).value,
            person=checked(clean_line(activity.person), NAME_LIMIT),
            start=start,
            end=end,
            note=checked(clean_block(activity.note), NOTE_LIMIT),
        )

    def _kept(self, name: str, data: bytes) -> tuple[str, str]:
        name = clean_line(_FOLDERS.sub("", name)).strip(". ")[-NAME_LIMIT:] or "evidence"
        if not 0 < len(data) <= EVIDENCE_LIMIT:
            raise ActivityFileUnusable(name=name)
        return name, self._session.store.put_attachment(data)

    def _today(self) -> date:
        return self._session.clock.now().astimezone().date()


def stand_of(factor: Factor, items: Sequence[PlanItem]) -> FactorStand:
    """Return how far a success factor is with these activities."""
    counted = Counter(item.state for item in items)
    coming = [item for item in items if item.state in (ActivityState.PLANNED, ActivityState.RUNNING)]
    following = min(coming, key=lambda item: item.record.end, default=None)
    counts = {state: counted[state] for state in ActivityState}
    return FactorStand(factor, counts, following.id if following else "")


def _next_id(record: Activity) -> str:
    first, _, number = record.id.partition(".")
    return f"{first}.{_number(number) + 1}"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 1


def _free_id(charter: Charter, prefix: str) -> str:
    numbers = [
        _number(entry.id.partition(".")[2])
        for entry in charter.all(Activity)
        if entry.id.startswith(f"{prefix}.")
    ]
    return f"{prefix}.{max(numbers, default=0) + 1}"


def _checked_day(text: str) -> str:
    if not text.strip():
        return ""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise ActivityDayUnusable(day=clean_line(text)[:40]) from None
    if day.year not in YEARS:
        raise ActivityDayUnusable(day=day.isoformat())
    return day.isoformat()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
