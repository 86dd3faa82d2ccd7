"""Departments in the room: who speaks for each, whether anybody is there, and which key names it."""

from collections.abc import Sequence
from dataclasses import dataclass

from charta.bootstrap import Workbench
from charta.ui.room.letters import department_letters


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
    keys = department_letters(bench.session.catalogue, language)
    people = {id_: next((entry.name for entry in there if entry.department == id_), "") for id_ in ids}
    return tuple(
        Seat(id_, names[id_].name, names[id_].short, keys[id_], people[id_], bool(people[id_]) or not there)
        for id_ in ids
    )


def following(seats: Sequence[Seat], department: str) -> str:
    """Return the next department in the room after one; the first one after none."""
    ids = [seat.department for seat in seats]
    start = ids.index(department) + 1 if department in ids else 0
    round_ = [*seats[start:], *seats[:start]]
    return next((seat.department for seat in round_ if seat.is_present), department)
