"""Reads the rows of a list of people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from charta.domain.people import Employment, Person, Presence, RosterSheet
from charta.domain.roster.columns import Cells, read_columns
from charta.domain.roster.report import Draft, RosterProblem, RosterReading, Severity
from charta.domain.roster.twins import without_twins
from charta.errors import N_, NoNameColumn

NO_NAME: Final = N_("there is no name")
NO_NAME_NOR_KEY: Final = N_("there is neither a name nor a number or address by which somebody is known")

_TEXTS: Final = ("number", "email", "department", "site", "job", "manager", "language", "hired")
_SUFFIXES: Final = frozenset(
    {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "ing.", "phd", "ph.d.", "md", "m.d."}
)
_NOTHING: Final[frozenset[str]] = frozenset()


def read_people(sheet: RosterSheet, mapping: Mapping[int, str], languages: Sequence[str]) -> RosterReading:
    """Return what a sheet says; `mapping` names the field (`people.FIELDS`) of a column by its index.

    `languages` are those of the charter. Where two columns have one field, the first counts. Raises
    `NoNameColumn` where neither a name nor both of its halves are mapped.
    """
    columns: dict[str, int] = {}
    for place in sorted(mapping):
        columns.setdefault(mapping[place], place)
    if "name" not in columns and not {"given", "family"} <= columns.keys():
        raise NoNameColumn(name=sheet.name)
    cells = read_columns(sheet, columns, languages)
    drafts: list[Draft] = []
    left_out: list[Draft] = []
    for place, draft in _drafts(sheet, cells):
        person = draft.person
        if place in cells.out:
            left_out.append(draft)
        elif person.name or person.number or person.email:
            drafts.append(draft)
        else:
            cells.problems.append(RosterProblem(draft.line, "name", NO_NAME_NOR_KEY, Severity.ROW))
            left_out.append(draft)
    taken, twins = without_twins(drafts, cells.problems)
    cells.problems.sort(key=lambda problem: problem.line)
    return RosterReading(tuple(taken), tuple(cells.problems), _told(columns, cells), (*left_out, *twins))


def _told(columns: Mapping[str, int], cells: Cells) -> frozenset[str]:
    told = {"name", *(name for name in _TEXTS if name in columns)}
    told |= {"family"} if "family" in columns else set()
    told |= {"status"} if cells.tells_status else set()
    return frozenset(told | ({"presence"} if cells.tells_presence else set()))


def _drafts(sheet: RosterSheet, cells: Cells) -> Iterator[tuple[int, Draft]]:
    """Return every row that holds something, with its place."""
    statuses = cells.statuses or [None] * cells.count
    texts = [cells.text(name) for name in _TEXTS]
    names = zip(cells.text("name"), cells.text("given"), cells.text("family"), strict=True)
    others = zip(cells.text("status"), cells.text("leave"), strict=True)
    rows = zip(names, others, statuses, cells.presences, *texts, strict=True)
    for place, (parts, said, status, presence, *values) in enumerate(rows):
        number, email, department, site, job, manager, language, hired = values
        if not (any(parts) or any(values) or place in cells.unread or place in cells.out or any(said)):
            continue
        name, family = _named(*parts)
        person = Person(
            0, number, name, family, email, department, site, job, manager, status or Employment.EMPLOYEE,
            language, hired, presence or Presence.PRESENT,
        )  # fmt: skip
        yield place, Draft(sheet.rows[place][0], person, _untold(cells, place, status))


def _untold(cells: Cells, place: int, status: Employment | None) -> frozenset[str]:
    unread = cells.unread.get(place)
    is_untold = cells.tells_status and status is None and bool(cells.text("status")[place])
    if unread is None and not is_untold:
        return _NOTHING
    return frozenset((unread or set()) | ({"status"} if is_untold else set()))


def _named(name: str, given: str, family: str) -> tuple[str, str]:
    """Return the whole name, given name first, and the family's part of it."""
    if not name:
        return f"{given} {family}".strip(), family
    if family or given:
        return name, family
    first, comma, second = name.partition(", ")
    if comma and first and second and "," not in second and second.casefold() not in _SUFFIXES:
        return f"{second} {first}", first
    return name, ""
