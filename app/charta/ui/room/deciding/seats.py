"""Departments in the room: who speaks for each, whether anybody is there, and which key names it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from charta.bootstrap import Workbench

RESERVED: Final = frozenset("PRSDTWQ")
"""Letters that do something else in the pane."""


@dataclass(frozen=True)
class Seat:
    """A department in a workshop. `person` speaks for it, empty where nobody of it is in the room."""

    department: str
    name: str
    short: str
    key: str
    person: str
    is_present: bool


def seats_of(bench: Workbench, workshop: int, language: str) -> tuple[Seat, ...]:
    """Return every department in its order; where nobody was marked as present, all count as present."""
    course = bench.timekeeping.course(workshop)
    there = [entry for entry in bench.participants.all(workshop) if course.is_present(entry.number)]
    ids = bench.session.catalogue.departments
    names = bench.session.catalogue.lexicon(language).departments
    keys = _keys([f"{names[id_].short}{names[id_].name}" for id_ in ids])
    people = {id_: next((entry.name for entry in there if entry.department == id_), "") for id_ in ids}
    return tuple(
        Seat(id_, names[id_].name, names[id_].short, key, people[id_], bool(people[id_]) or not there)
        for id_, key in zip(ids, keys, strict=True)
    )


def following(seats: Sequence[Seat], department: str) -> str:
    """Return the next department in the room after one; the first one after none."""
    ids = [seat.department for seat in seats]
    start = ids.index(department) + 1 if department in ids else 0
    round_ = [*seats[start:], *seats[:start]]
    return next((seat.department for seat in round_ if seat.is_present), department)


def _keys(words: Iterable[str]) -> list[str]:
    """Return a letter for each word, all different; empty where a word has none left."""
    taken = set(RESERVED)
    found: list[str] = []
    for word in words:
        letter = next(
            (one for one in word.upper() if one.isascii() and one.isalpha() and one not in taken), ""
        )
        taken.add(letter)
        found.append(letter)
    return found
