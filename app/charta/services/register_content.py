"""What the kept lists of people and facts say together, read strictly: a file may be made to harm."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from charta.domain.edition import number_of
from charta.domain.people import Person
from charta.domain.records import RegisterEntry, RosterUpdate
from charta.domain.register import Fact, FactKind, counting
from charta.services.people_files import unpacked

Kept = Callable[[Sequence[str]], Mapping[str, bytes]]
"""Returns what is kept, by digest."""
K = TypeVar("K", Person, Fact)
ListedPeople: TypeAlias = Sequence[tuple[RosterUpdate, Sequence[Person]]]
ListedFacts: TypeAlias = Sequence[tuple[RegisterEntry, Sequence[Fact]]]


class Growth(NamedTuple):
    """The content with something more, and the ids of those whom that is about."""

    content: "RegisterContent"
    touched: set[int]


@dataclass(frozen=True)
class RegisterContent:
    """People by id, facts by person, and the entries that brought them. Nothing alters it.

    `roster` and `entries` are the digests of the lists that were read. `evidence` names those who signed on
    a kept page or file, by its digest.
    """

    roster: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    people: Mapping[int, Person] = field(default_factory=dict)
    facts: Mapping[int, Sequence[Fact]] = field(default_factory=dict)
    sources: Sequence[RegisterEntry] = ()
    evidence: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def following(self) -> int:
        """The number of the next fact."""
        return self.sources[-1].first + self.sources[-1].count if self.sources else 1

    def grown(self, updates: Sequence[RosterUpdate], entries: Sequence[RegisterEntry], kept: Kept) -> Growth:
        """Return the content with what further records name.

        Raises ValueError where a list is missing or is none.
        """
        lists = kept([update.digest for update in updates] + [entry.digest for entry in entries])
        return self.with_lists(
            [(update, unpacked(lists.get(update.digest, b""), Person)) for update in updates],
            [(entry, unpacked(lists.get(entry.digest, b""), Fact)) for entry in entries],
        )

    def with_lists(self, rosters: ListedPeople, listed: ListedFacts) -> Growth:
        """Return the content with further lists; raise ValueError where one cannot be."""
        people, touched = self._with_people([people for _, people in rosters])
        fresh = self._following_facts(listed)
        if not people.keys() >= fresh.keys():
            raise ValueError("a fact about nobody")
        facts = self.facts
        if fresh:
            facts = {**facts, **{id_: (*facts.get(id_, ()), *found) for id_, found in fresh.items()}}
        grown = RegisterContent(
            roster=(*self.roster, *(update.digest for update, _ in rosters)),
            entries=(*self.entries, *(entry.digest for entry, _ in listed)),
            people=people,
            facts=facts,
            sources=(*self.sources, *(entry for entry, _ in listed)),
            evidence=self._with_evidence([found for _, found in listed]),
        )
        return Growth(grown, touched.union(fresh))

    def is_evidence(self, digest: str) -> bool:
        """Tell whether a signature that counts rests on a kept page or file."""
        facts = (counting(self.facts[id_]) for id_ in self.evidence.get(digest, ()))
        return any(_rests_on(fact, digest) for found in facts for fact in found)

    def _with_people(self, lists: Sequence[Sequence[Person]]) -> tuple[Mapping[int, Person], set[int]]:
        touched: set[int] = set()
        if not lists:
            # The same mapping, by which whoever has sorted them sees that nobody has changed.
            return self.people, touched
        people = dict(self.people)
        for listed in lists:
            told = _checked_people(listed)
            people.update(told)
            touched.update(told)
        return people, touched

    def _following_facts(self, listed: ListedFacts) -> Mapping[int, Sequence[Fact]]:
        found: dict[int, list[Fact]] = {}
        following = self.following
        for entry, facts in listed:
            _check_facts(facts, entry, following)
            for fact in facts:
                found.setdefault(fact.person, []).append(fact)
            following += entry.count
        return found

    def _with_evidence(self, lists: Sequence[Sequence[Fact]]) -> Mapping[str, frozenset[int]]:
        fresh: dict[str, set[int]] = {}
        for facts in lists:
            for fact in facts:
                if fact.evidence and fact.kind is FactKind.SIGNED:
                    fresh.setdefault(fact.evidence, set()).add(fact.person)
        if not fresh:
            return self.evidence
        known = self.evidence
        return {**known, **{digest: known.get(digest, frozenset()) | who for digest, who in fresh.items()}}


def _rests_on(fact: Fact, digest: str) -> bool:
    return fact.kind is FactKind.SIGNED and fact.evidence == digest


def _checked_people(listed: Sequence[Person]) -> Mapping[int, Person]:
    people = {person.id: person for person in listed}
    if len(people) < len(listed):
        raise ValueError("somebody twice in one list")
    for person in listed:
        if person.id < 1 or not person.name:
            raise ValueError("nobody")
        _check_days(person.hired, person.since)
    return people


def _check_facts(facts: Sequence[Fact], entry: RegisterEntry, first: int) -> None:
    if entry.first != first or entry.count != len(facts) or not facts:
        raise ValueError("an entry that is not the next one")
    for number, fact in enumerate(facts, first):
        if fact.number != number or fact.kind != entry.kind or not fact.on:
            raise ValueError("a fact that is not the next one")
        if not (0 < fact.voids < number if fact.kind is FactKind.VOIDED else fact.voids == 0):
            raise ValueError("a correction of nothing")
    # Many have the same day and version.
    for version in {fact.version for fact in facts}:
        number_of(version)
    _check_days(*{fact.on for fact in facts})


def _check_days(*days: str) -> None:
    """Raise ValueError for a day that is none; an empty one is not known."""
    for day in filter(None, days):
        date.fromisoformat(day)
