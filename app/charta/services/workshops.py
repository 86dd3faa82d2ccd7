"""Preparing workshops: which there are, and what stands on their agendas."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from charta.domain.records import (
    Action,
    AgendaItem,
    Change,
    Delegation,
    ItemKind,
    ItemNotes,
    Participant,
    SessionMark,
    Workshop,
)
from charta.domain.text import clean_line
from charta.domain.workshops import WorkshopPlan, planned
from charta.errors import (
    UnknownTemplate,
    WorkshopBegun,
    WrongTime,
)
from charta.services.agendas import (
    checked_day,
    checked_minutes,
    checked_title,
    draft_of,
    drafted,
    items_of,
    next_number,
    workshop_of,
)
from charta.services.needs import NeedService
from charta.services.reading import TEAM
from charta.services.session import CharterSession

USUAL_MINUTES: Final = 90
_TIME: Final = re.compile(r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})", re.ASCII)
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class Plan:
    """What planning made: the numbers of the workshops, and how many topics found no room."""

    workshops: tuple[int, ...]
    left_over: int


class WorkshopService:
    """Plans workshops and keeps their agendas; every step can be undone until the room has begun."""

    def __init__(
        self, session: CharterSession, needs: NeedService, plans: Callable[[], tuple[WorkshopPlan, ...]]
    ) -> None:
        self._session = session
        self._needs = needs
        self._plans = plans

    def plans(self) -> tuple[WorkshopPlan, ...]:
        """Return the plans that there are to begin with."""
        return self._plans()

    def all(self) -> tuple[Workshop, ...]:
        """Return every workshop by its number."""
        return tuple(sorted(self._session.charter.all(Workshop), key=lambda entry: entry.number))

    def get(self, number: int) -> Workshop:
        """Return a workshop; raise `UnknownWorkshop`, which names those that there are."""
        return workshop_of(self._session, number)

    def plan(self, template: str, day: str = "", start: str = "") -> Plan:
        """Plan the meetings of a template from what needs discussion now, a week apart, as one step.

        The team is invited: each department's representative, who runs the workshops, and the experienced
        users. Raises `UnknownTemplate`, `WrongTime`.
        """
        plan = next((entry for entry in self.plans() if entry.id == template), None)
        if plan is None:
            known = ", ".join(entry.id for entry in self.plans())
            raise UnknownTemplate(template=template, known=known)
        day, start = checked_day(day), _time(start)
        # What has to be talked about comes first: a signature can be given at the end, or on another day.
        needs = sorted(self._needs.needs(reading=True), key=lambda need: not need.is_open)
        topics = [draft_of(self._session.catalogue, need) for need in needs]
        meetings, left_over = planned(plan, topics)
        first = next_number(self._session, Workshop)
        changes: list[Change] = []
        number = next_number(self._session, AgendaItem)
        for part, drafts in enumerate(meetings):
            workshop = first + part
            on = checked_day((date.fromisoformat(day) + part * _WEEK).isoformat()) if day else ""
            made = Workshop(workshop, "", on, start, plan.parts[part].minutes, "", plan.id, part + 1)
            changes += (Change(None, made), *self._invited(workshop))
            kept = [entry for entry in drafts if part or self._is_open or entry.kind is not ItemKind.ACTIONS]
            changes += (Change(None, item) for item in drafted(workshop, number, kept))
            number += len(kept)
        self._session.commit(changes)
        return Plan(tuple(range(first, first + len(meetings))), left_over)

    def add(self, title: str = "") -> int:
        """Add a workshop without an agenda, the team invited; return its number."""
        number = next_number(self._session, Workshop)
        workshop = Workshop(number, checked_title(title), "", "", USUAL_MINUTES, "", "", 0)
        self._session.commit([Change(None, workshop), *self._invited(number)])
        return number

    def edit(self, workshop: Workshop) -> None:
        """Change what is known of a workshop; raise `WrongTime`, `WrongMinutes`."""
        before = self.get(workshop.number)
        after = replace(
            workshop,
            title=checked_title(workshop.title),
            place=checked_title(workshop.place),
            day=checked_day(workshop.day),
            start=_time(workshop.start),
            minutes=checked_minutes(workshop.minutes),
        )
        self._session.commit([Change(before, after)], place=f"workshop:{workshop.number}")

    def remove(self, number: int) -> None:
        """Take a workshop away with all that was prepared; raise `WorkshopBegun` once it has begun.

        What was written down to be done stays on the list of actions.
        """
        workshop = self.get(number)
        if any(mark.workshop == number for mark in self._session.charter.all(SessionMark)):
            raise WorkshopBegun(number=number)
        charter = self._session.charter
        items = {item.number for item in items_of(self._session, number)}
        self._session.commit(
            [
                Change(workshop, None),
                *(Change(item, None) for item in items_of(self._session, number)),
                *(Change(entry, None) for entry in charter.all(ItemNotes) if entry.item in items),
                *(Change(entry, None) for entry in charter.all(Participant) if entry.workshop == number),
                *(Change(entry, None) for entry in charter.all(Delegation) if entry.workshop == number),
                *(
                    Change(entry, replace(entry, workshop=0))
                    for entry in charter.all(Action)
                    if entry.workshop == number
                ),
            ]
        )

    # -- inside -------------------------------------------------------------------------------------------

    @property
    def _is_open(self) -> bool:
        return any(not action.done_on for action in self._session.charter.all(Action))

    def _invited(self, workshop: int) -> Iterator[Change]:
        """Yield the team as participants."""
        people: dict[tuple[str, str], None] = {}
        for department in self._session.catalogue.departments:
            name = self._session.effective(TEAM, department)
            if isinstance(name, str) and name:
                people[name, department] = None
        for row in _rows(self._session.effective(TEAM, "experienced_users")):
            name, department = str(row.get("name", "")), str(row.get("department", ""))
            if all(name != known for known, _ in people):
                people[name, department if department in self._session.catalogue.departments else ""] = None
        facilitator = self._session.effective(TEAM, "facilitator")
        if isinstance(facilitator, str) and all(name != facilitator for name, _ in people):
            people[facilitator, ""] = None
        named = (entry for entry in people if entry[0])
        for number, (name, department) in enumerate(named, start=1):
            yield Change(None, Participant(workshop, number, name, department, "", excused=False))


def starts_at(workshop: Workshop) -> datetime | None:
    """Return when a workshop begins, in the computer's time zone as it is on that day; None while open."""
    if not workshop.day or not workshop.start:
        return None
    return datetime.fromisoformat(f"{workshop.day}T{workshop.start}").astimezone()


def _rows(value: object) -> Iterator[dict[str, object]]:
    for row in value if isinstance(value, tuple) else ():
        if isinstance(row, dict):
            yield row


def _time(text: str) -> str:
    if not text.strip():
        return ""
    found = _TIME.fullmatch(text.strip().replace(" ", ""))
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise WrongTime(value=clean_line(text)[:40])
    return f"{int(found['hour']):02}:{found['minute']}"
