"""The table of people: searched, filtered and sorted so that 100,000 rows stay instant, and counted.

Everything that a row is sorted or found by is prepared once, when it is first needed after a change.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from charta.domain.people import Person, Presence
from charta.domain.printed_people import CoveragePoint, CoverageRow
from charta.domain.register import DUE, FactKind, SignatureState, Standing, counting, covers
from charta.domain.text import folded
from charta.services.register import RegisterService

_LAST: Final = "\uffff"
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
        picture.texts()

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
        for is_meant in self._tests(picture, selection or Selection()):
            ids = [id_ for id_ in ids if is_meant(id_)]
        return ids[::-1] if descending else ids

    def groups(self, group: Group) -> list[str]:
        """Return the names of the groups that anybody who is still here belongs to, sorted."""
        here = (person for person in self._now().people.values() if person.presence is not Presence.LEFT)
        return sorted({group_of(person, group) for person in here}, key=lambda name: (not name, folded(name)))

    def total(self) -> CoverageRow:
        """Return how many people there are in each state."""
        counted = Counter(standing.state for standing in self._now().standings.values())
        return CoverageRow("", {state.value: counted[state] for state in STATES})

    def coverage(self, group: Group) -> tuple[CoverageRow, ...]:
        """Return how many people of each group are in each state, without those who left."""
        picture = self._now()
        standings = picture.standings
        counted: dict[str, Counter[SignatureState]] = {}
        for id_, person in picture.people.items():
            if person.presence is not Presence.LEFT:
                counted.setdefault(group_of(person, group), Counter())[standings[id_].state] += 1
        names = sorted(counted, key=lambda name: (not name, folded(name)))
        return tuple(
            CoverageRow(name, {state.value: counted[name][state] for state in STATES}) for name in names
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
        days = sorted(standing.due for standing in self._now().standings.values() if standing.due)
        today = self._register.today
        return {span: sum(day <= today + timedelta(days=span) for day in days) for span in spans}

    def _tests(self, picture: "_Picture", selection: Selection) -> Iterable[Callable[[int], bool]]:
        people, standings = picture.people, picture.standings
        if selection.states:
            states = selection.states
            yield lambda id_: standings[id_].state in states
        for group, name in selection.groups.items():
            yield _in_group(people, group, name)
        if selection.within is not None:
            last = self._register.today + timedelta(days=selection.within)
            yield _due_by(standings, last)
        for word in folded(selection.text).split():
            yield _holding(picture.texts(), word)

    def _now(self) -> "_Picture":
        """Return the people as they stand, with what was prepared of them so far."""
        revision = self._register.revision
        if revision != self._picture.revision:
            # Copies, since another thread may change the register while this one counts.
            people, standings = dict(self._register.people), dict(self._register.standings())
            self._picture = _Picture(revision, people, {id_: standings[id_] for id_ in people})
        return self._picture


@dataclass
class _Picture:
    """The people at one revision of the register, and the orders and texts that were asked for."""

    revision: int
    people: Mapping[int, Person]
    standings: Mapping[int, Standing]
    _orders: dict[Column, list[int]] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)

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


def group_of(person: Person, group: Group) -> str:
    """Return the name of the group that a person belongs to, empty where none is known."""
    match group:
        case Group.DEPARTMENT:
            return person.department
        case Group.SITE:
            return person.site
    return person.manager


def _in_group(people: Mapping[int, Person], group: Group, name: str) -> Callable[[int], bool]:
    return lambda id_: group_of(people[id_], group) == name


def _holding(texts: Mapping[int, str], word: str) -> Callable[[int], bool]:
    return lambda id_: word in texts[id_]


def _due_by(standings: Mapping[int, Standing], last: date) -> Callable[[int], bool]:
    def is_due(id_: int) -> bool:
        due = standings[id_].due
        return due is not None and due <= last

    return is_due


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


_KEYS: Final[Mapping[Column, Callable[[Person, Standing], str]]] = {
    Column.NUMBER: lambda person, _: person.number.rjust(12, "0") if person.number else _LAST,
    Column.DEPARTMENT: lambda person, _: _text_last(person.department),
    Column.SITE: lambda person, _: _text_last(person.site),
    Column.MANAGER: lambda person, _: _text_last(person.manager),
    Column.STATE: lambda _, standing: str(STATES.index(standing.state)),
    Column.DUE: lambda _, standing: standing.due.isoformat() if standing.due else _LAST,
    Column.SIGNED: lambda _, standing: standing.signed.on if standing.signed else _LAST,
}
