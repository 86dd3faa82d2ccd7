"""Finds whom a row of a list is about, among the people who are known; never one of two by guessing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from charta.domain.people import Person, Presence
from charta.domain.roster.report import Draft
from charta.domain.roster.texts import name_key, number_key, words
from charta.errors import N_

SEVERAL: Final = N_("several people who are known fit")
OTHER_NAME: Final = N_("somebody of another name has this number or address")
OTHER_NUMBER: Final = N_("somebody of this name and address has another number")
OTHER_DEPARTMENT: Final = N_("somebody of this name is known in another department")


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row is about: one person, or those who may be meant, or nobody known."""

    person: Person | None = None
    candidates: tuple[int, ...] = ()
    problem: str = ""


_NOBODY: Final = Match()


class KnownPeople:
    """The people who are known, by what tells them apart."""

    def __init__(self, people: Iterable[Person], *, with_department: bool) -> None:
        self._people = list(people)
        self._with_department = with_department

    def match(self, draft: Draft) -> Match:
        """Return whom a row is about: by number, else by address, else by name and department."""
        person = draft.person
        if not self._people:
            return _NOBODY
        return self._by_number(person) or self._by_address(person) or self._by_name(person) or _NOBODY

    def meant(self, draft: Draft) -> set[int]:
        """Return everybody who has something in common with a row that is left out."""
        person = draft.person
        found = [
            *self._numbers.get(_number(person), ()),
            *self._addresses.get(_address(person), ()),
            *self._names.get(name_key(person.name), ()),
        ]
        return {known.id for known in found}

    @cached_property
    def _numbers(self) -> Mapping[str, list[Person]]:
        return self._indexed(_number)

    @cached_property
    def _addresses(self) -> Mapping[str, list[Person]]:
        return self._indexed(_address)

    @cached_property
    def _names(self) -> Mapping[str, list[Person]]:
        return self._indexed(lambda person: name_key(person.name))

    def _indexed(self, key: Callable[[Person], str]) -> Mapping[str, list[Person]]:
        index: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self._people:
            if found := key(person):
                index[found].append(person)
        return index

    def _by_number(self, row: Person) -> Match | None:
        found = self._numbers.get(_number(row), []) if row.number else []
        return _one_of(found, row)

    def _by_address(self, row: Person) -> Match | None:
        sharing = self._addresses.get(_address(row), []) if row.email else []
        found = [person for person in sharing if not (row.number and person.number)]
        if len(found) > 1:
            found = [person for person in found if _named_alike(person, row)] or found
        if match := _one_of(found, row):
            return match
        renumbered = [person for person in sharing if _named_alike(person, row)]
        return _unclear(renumbered, OTHER_NUMBER) if renumbered else None

    def _by_name(self, row: Person) -> Match | None:
        named = self._names.get(name_key(row.name), []) if row.name else []
        named = [person for person in named if not (row.number and person.number)]
        near = [person for person in named if self._is_near(person, row)]
        if near:
            return _one_of(near, row)
        unsure = [person for person in named if not (row.email and person.email)]
        return _unclear(unsure, OTHER_DEPARTMENT) if unsure else None

    def _is_near(self, person: Person, row: Person) -> bool:
        """Tell whether two of one name are in one department, or nothing is known that tells them apart."""
        if self._with_department and name_key(person.department) != name_key(row.department):
            return False
        is_proof = self._with_department and bool(row.department)
        return is_proof or not (row.email and person.email)


def _one_of(found: Sequence[Person], row: Person) -> Match | None:
    """Return the only one who fits, or who fits and has not left; None where nobody does."""
    if not found:
        return None
    here = [person for person in found if person.presence is not Presence.LEFT]
    fitting = found if len(found) == 1 else here
    if len(fitting) != 1:
        return _unclear(found, SEVERAL)
    return Match(fitting[0]) if _can_be(fitting[0], row) else _unclear(fitting, OTHER_NAME)


def _unclear(people: Iterable[Person], problem: str) -> Match:
    return Match(None, tuple(person.id for person in people), problem)


def _can_be(person: Person, row: Person) -> bool:
    """Tell whether it can be the same human being: numbers and shared addresses are given to others in time.

    A part of the name has to be the same, or both number and address.
    """
    if not row.name or person.name == row.name:
        return True
    if not set(words(person.name)).isdisjoint(words(row.name)):
        return True
    has_address = bool(row.email) and _address(person) == _address(row)
    return has_address and bool(row.number) and _number(person) == _number(row)


def _named_alike(person: Person, row: Person) -> bool:
    return name_key(person.name) == name_key(row.name)


def _number(person: Person) -> str:
    return number_key(person.number) if person.number else ""


def _address(person: Person) -> str:
    return person.email.casefold()
