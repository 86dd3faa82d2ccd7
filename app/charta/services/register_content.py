"""What the kept lists of people and facts say together, read strictly: a file may be made to harm."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar

from charta.domain.edition import number_of
from charta.domain.people import Person
from charta.domain.records import RegisterEntry, RosterUpdate
from charta.domain.register import Fact, FactKind
from charta.services.people_files import unpacked

Kept = Callable[[Sequence[str]], Mapping[str, bytes]]
"""Returns what is kept, by digest."""
K = TypeVar("K", Person, Fact)


@dataclass(frozen=True)
class RegisterContent:
    """People by id, facts by person, and the entries that brought them. Nothing alters it.

    `roster` and `entries` are the digests of the lists that were read.
    """

    roster: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    people: Mapping[int, Person] = field(default_factory=dict)
    facts: Mapping[int, Sequence[Fact]] = field(default_factory=dict)
    sources: Sequence[RegisterEntry] = ()

    def grown(
        self, updates: Sequence[RosterUpdate], entries: Sequence[RegisterEntry], kept: Kept
    ) -> tuple[Self, set[int]]:
        """Return the content with what further records name, and whom these are about.

        Raises ValueError where a list is missing or is none.
        """
        lists = kept([update.digest for update in updates] + [entry.digest for entry in entries])
        people = dict(self.people)
        changed: set[int] = set()
        for update in updates:
            listed = _people(lists.get(update.digest, b""))
            people.update(listed)
            changed.update(listed)
        facts, fresh = dict(self.facts), dict[int, list[Fact]]()
        following = self.sources[-1].first + self.sources[-1].count if self.sources else 1
        for entry in entries:
            for fact in _facts(lists.get(entry.digest, b""), entry, following):
                fresh.setdefault(fact.person, []).append(fact)
            following += entry.count
        if not people.keys() >= fresh.keys():
            raise ValueError("a fact about nobody")
        for person, found in fresh.items():
            facts[person] = (*facts.get(person, ()), *found)
        changed.update(fresh)
        grown = type(self)(
            roster=(*self.roster, *(update.digest for update in updates)),
            entries=(*self.entries, *(entry.digest for entry in entries)),
            people=people,
            facts=facts,
            sources=(*self.sources, *entries),
        )
        return grown, changed


def _people(data: bytes) -> Mapping[int, Person]:
    listed = unpacked(data, Person)
    people = {person.id: person for person in listed}
    if len(people) < len(listed):
        raise ValueError("somebody twice in one list")
    for person in listed:
        if person.id < 1 or not person.name:
            raise ValueError("nobody")
        _check_days(person.hired, person.since)
    return people


def _facts(data: bytes, entry: RegisterEntry, first: int) -> Iterable[Fact]:
    facts = unpacked(data, Fact)
    if entry.first != first or entry.count != len(facts) or not facts:
        raise ValueError("an entry that is not the next one")
    for number, fact in enumerate(facts, first):
        if fact.number != number or fact.kind != entry.kind or not fact.on:
            raise ValueError("a fact that is not the next one")
        if not (0 < fact.voids < number if fact.kind is FactKind.VOIDED else fact.voids == 0):
            raise ValueError("a correction of nothing")
        number_of(fact.version)
        _check_days(fact.on)
    return facts


def _check_days(*days: str) -> None:
    """Raise ValueError for a day that is none; an empty one is not known."""
    for day in filter(None, days):
        date.fromisoformat(day)
