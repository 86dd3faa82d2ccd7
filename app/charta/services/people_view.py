"""The table of people: searched, filtered and sorted so that 100,000 rows stay instant, and counted.

Everything that a row is sorted or found by is prepared once, when it is first needed after a change.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from charta.domain.people import Person, Presence
from charta.domain.printed_people import CoveragePoint, CoverageRow
from charta.domain.register import DUE, FactKind, SignatureState, Standing, counting, covers
from charta.domain.text import folded
from charta.services.register import RegisterService

_LAST: Final = "\uffff"
_ENDLESS: Final = float("inf")
STATES: Final = tuple(SignatureState)


class Column(StrEnum):
    """What the table is sorted by."""

    NAME = "name"
    NUMBER = "number"
    DEPARTMENT = "department"
    SITE = "site"
    MANAGER = "manager"
    STATE = "state"
    DUE = "due"
    SIGNED = "signed"


class Group(StrEnum):
    """What people are grouped by."""

    DEPARTMENT = "department"
    SITE = "site"
    MANAGER = "manager"


@dataclass(frozen=True)
class Selection:
    """Which people are meant; what is not named does not matter.

    An empty name in `groups` means those without one. `within` means those who are due within so many days,
    or were already.
    """

    text: str = ""
    groups: Mapping[Group, str] = field(default_factory=dict)
    states: frozenset[SignatureState] = frozenset()
    within: int | None = None

    @classmethod
    def due(cls) -> "Selection":
        """Return everybody whose signature is waited for."""
        return cls(states=DUE)


class PeopleView:
    """Looks at the register; any thread may ask."""

    def __init__(self, register: RegisterService) -> None:
        self._register = register
        self._picture = _Picture(-1, {}, {})

    def prepare(self) -> None:
        """Prepare every order and the search, so that whatever is asked next takes no time."""
        picture = self._now()
        for column in Column:
            picture.ordered(column)
        for group in Group:
            picture.members(group)
        picture.texts()
        picture.due_days()

    def row(self, id_: int) -> tuple[Person, Standing] | None:
        """Return a person and where they stand, as they were when anything was last asked; None if nobody."""
        picture = self._picture
        return (picture.people[id_], picture.standings[id_]) if id_ in picture.people else None

    @property
    def revision(self) -> int:
        """The revision of the register of which `row` tells; nothing is read for it."""
        return self._picture.revision

    def select(
        self, selection: Selection | None = None, order: Column = Column.NAME, *, descending: bool = False
    ) -> list[int]:
        """Return the ids of those who are meant, in order."""
        picture = self._now()
        ids = picture.ordered(order)
        meant = self._meant(picture, selection or Selection())
        if meant is not None:
            ids = [id_ for id_ in ids if id_ in meant]
        return ids[::-1] if descending else list(ids)

    def groups(self, group: Group) -> list[str]:
        """Return the names of the groups that anybody who is still here belongs to, sorted."""
        here = (person for person in self._now().people.values() if person.presence is not Presence.LEFT)
        return sorted({group_of(person, group) for person in here}, key=lambda name: (not name, folded(name)))

    def total(self) -> CoverageRow:
        """Return how many people there are in each state."""
        states = self._now().states()
        return CoverageRow("", {state.value: len(states[state]) for state in STATES})

    def coverage(self, group: Group) -> tuple[CoverageRow, ...]:
        """Return how many people of each group are in each state, without those who left."""
        picture = self._now()
        states, members = picture.states(), picture.members(group)
        here = {name: ids - states[SignatureState.LEFT] for name, ids in members.items()}
        names = sorted((name for name in here if here[name]), key=lambda name: (not name, folded(name)))
        return tuple(
            CoverageRow(name, {state.value: len(here[name] & states[state]) for state in STATES})
            for name in names
        )

    def course(self) -> tuple[CoveragePoint, ...]:
        """Return how many of those who are asked today had signed by the end of each day with a signature.

        Only signatures that are good for the version that counts are told, the first one of each person.
        """
        picture, terms = self._now(), self._register.terms
        people, standings = picture.people, picture.standings
        asked, days = 0, Counter[str]()
        for id_, person in people.items():
            if person.presence is not Presence.PRESENT:
                continue
            asked += 1
            signed = standings[id_].signed
            if signed is not None and terms.version and covers(signed.version, terms.version):
                days[self._first_day(id_, terms.version)] += 1
        points, signed_so_far = [], 0
        for day in sorted(days):
            signed_so_far += days[day]
            points.append(CoveragePoint(date.fromisoformat(day), signed_so_far, asked))
        return tuple(points)

    def _first_day(self, person: int, version: str) -> str:
        """Return the ISO day of a person's first signature that is good for a version."""
        facts = counting(self._register.facts(person))
        return min(
            fact.on for fact in facts if fact.kind is FactKind.SIGNED and covers(fact.version, version)
        )

    def due_counts(self, spans: Sequence[int] = (30, 60, 90)) -> Mapping[int, int]:
        """Return how many people are due within so many days, those who are late included."""
        days, today = self._now().due_days(), self._register.today.toordinal()
        return {span: bisect_right(days, (today + span, _ENDLESS)) for span in spans}

    def _meant(self, picture: "_Picture", selection: Selection) -> set[int] | None:
        """Return the ids of those who are meant, None for everybody."""
        parts: list[set[int]] = []
        if selection.states:
            states = picture.states()
            parts.append(set().union(*(states[state] for state in selection.states)))
        parts += [picture.members(group).get(name, set()) for group, name in selection.groups.items()]
        if selection.within is not None:
            last = self._register.today.toordinal() + selection.within
            days = picture.due_days()
            parts.append({id_ for _, id_ in days[: bisect_right(days, (last, _ENDLESS))]})
        meant = set.intersection(*parts) if parts else None
        for word in folded(selection.text).split():
            texts = picture.texts()
            if meant is None:
                meant = {id_ for id_, text in texts.items() if word in text}
            else:
                meant = {id_ for id_ in meant if word in texts[id_]}
        return meant

    def _now(self) -> "_Picture":
        """Return the people as they stand, with what was prepared of them so far."""
        revision = self._register.revision
        if revision != self._picture.revision:
            # Nothing alters what the register has given, so it stays as it is while this counts.
            people, standings = self._register.people, self._register.standings()
            self._picture = self._picture.followed_by(revision, people, standings)
        return self._picture


@dataclass
class _Picture:
    """The people at one revision of the register, and what was prepared of them as it was asked for."""

    revision: int
    people: Mapping[int, Person]
    standings: Mapping[int, Standing]
    _orders: dict[Column, list[int]] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)
    _states: dict[SignatureState, set[int]] = field(default_factory=dict)
    _members: dict[Group, dict[str, set[int]]] = field(default_factory=dict)
    _due: list[tuple[int, int]] | None = None

    def followed_by(
        self, revision: int, people: Mapping[int, Person], standings: Mapping[int, Standing]
    ) -> "_Picture":
        """Return the picture of another revision; where nobody has changed, names are not sorted anew."""
        made = _Picture(revision, people, {id_: standings[id_] for id_ in people})
        if people is self.people:
            # Another thread may be preparing this picture.
            orders = dict(self._orders)
            made._orders.update((column, orders[column]) for column in _PERSONAL & orders.keys())
            made._texts, made._members = self._texts, dict(self._members)
        return made

    def ordered(self, column: Column) -> list[int]:
        """Return everybody in an order; who is alike there is ordered by name."""
        if column not in self._orders:
            if column is Column.NAME:
                names = {id_: folded(person.filed) for id_, person in self.people.items()}
                self._orders[column] = sorted(names, key=names.__getitem__)
            else:
                key = _KEYS[column]
                keys = {id_: key(person, self.standings[id_]) for id_, person in self.people.items()}
                self._orders[column] = sorted(self.ordered(Column.NAME), key=keys.__getitem__)
        return self._orders[column]

    def texts(self) -> Mapping[int, str]:
        """Return what everybody is found by."""
        if not self._texts:
            self._texts = {id_: _found_by(person) for id_, person in self.people.items()}
        return self._texts

    def states(self) -> Mapping[SignatureState, set[int]]:
        """Return who is in each state."""
        if not self._states:
            found: dict[SignatureState, set[int]] = {state: set() for state in STATES}
            for id_, standing in self.standings.items():
                found[standing.state].add(id_)
            self._states = found
        return self._states

    def members(self, group: Group) -> Mapping[str, set[int]]:
        """Return who belongs to each group of a kind, those who left too."""
        if group not in self._members:
            found: dict[str, set[int]] = {}
            for id_, person in self.people.items():
                found.setdefault(group_of(person, group), set()).add(id_)
            self._members[group] = found
        return self._members[group]

    def due_days(self) -> list[tuple[int, int]]:
        """Return the day (its ordinal) on which somebody is due, with who that is, the first day first."""
        if self._due is None:
            self._due = sorted(
                (standing.due.toordinal(), id_)
                for id_, standing in self.standings.items()
                if standing.due is not None
            )
        return self._due


def group_of(person: Person, group: Group) -> str:
    """Return the name of the group that a person belongs to, empty where none is known."""
    match group:
        case Group.DEPARTMENT:
            return person.department
        case Group.SITE:
            return person.site
    return person.manager


def _found_by(person: Person) -> str:
    told = (
        person.name,
        person.number,
        person.email,
        person.department,
        person.site,
        person.job,
        person.manager,
    )
    return folded("\n".join(told))


def _text_last(text: str) -> str:
    return folded(text) or _LAST


_PERSONAL: Final = frozenset(Column) - {Column.STATE, Column.DUE, Column.SIGNED}
"""The orders that facts do not change."""
_KEYS: Final[Mapping[Column, Callable[[Person, Standing], str]]] = {
    Column.NUMBER: lambda person, _: person.number.rjust(12, "0") if person.number else _LAST,
    Column.DEPARTMENT: lambda person, _: _text_last(person.department),
    Column.SITE: lambda person, _: _text_last(person.site),
    Column.MANAGER: lambda person, _: _text_last(person.manager),
    Column.STATE: lambda _, standing: str(STATES.index(standing.state)),
    Column.DUE: lambda _, standing: standing.due.isoformat() if standing.due else _LAST,
    Column.SIGNED: lambda _, standing: standing.signed.on if standing.signed else _LAST,
}
