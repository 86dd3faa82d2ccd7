"""A workshop that is being held, for the tests of what happens in one."""

from charta.bootstrap import Workbench
from charta.domain.records import ItemKind
from charta.domain.workshops import Draft
from charta.services.deciding import Question

SECTION = "S12"
FIELD = "photos"


def planned(bench: Workbench, *sections: str) -> int:
    """Put sections on the agenda of a new workshop; return its number."""
    number = bench.workshops.add("First decisions")
    bench.agendas.add(number, Draft(ItemKind.OPENING, 5))
    for section in sections or (SECTION,):
        bench.agendas.add(number, bench.agendas.draft(section))
    bench.agendas.add(number, Draft(ItemKind.CLOSING, 5))
    return number


def held(bench: Workbench, *sections: str, without: tuple[str, ...] = ()) -> int:
    """Begin a workshop about sections with everybody but the departments `without`; return its number."""
    number = planned(bench, *sections)
    bench.timekeeping.begin(number)
    for person in bench.participants.all(number):
        if person.department not in without:
            bench.participants.arrive(number, person.number)
    bench.timekeeping.take_up(number, item_of(bench, number, (sections or (SECTION,))[0]))
    return number


def item_of(bench: Workbench, number: int, section: str) -> int:
    """Return the number of the item about a section."""
    return next(item.number for item in bench.agendas.items(number) if item.section == section)


def photos(number: int) -> Question:
    """Return the question about photos, in a workshop."""
    return Question(number, SECTION, FIELD)
