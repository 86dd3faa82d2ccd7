"""Tables of decisions in a returned file: which boxes are ticked, and what is written beside them.

Programs drop the tags of content controls, so that a row is known by its place and by its department's name,
and a box by its place and by what it shows.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from charta.domain.records import DecisionKind
from charta.domain.review import Leftover, LeftoverKind, ReturnedDecision
from charta.exchange.review_body import Grid, row_cells, table_rows
from charta.exchange.review_boxes import (
    Box,
    boxes,
    control_tag,
    entry,
    inserted_words,
    is_row_deleted,
)
from charta.exchange.review_xml import INSERTED, Element, W, words

_TAG: Final = re.compile(
    r"charta:(?P<section>[A-Za-z0-9-]{1,40}):(?P<department>[a-z][a-z0-9_-]{0,39})"
    r":(?P<part>approve|reserve|request-change|by|date|note)"
)
_ORDER: Final = (DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE)
_BOXES: Final = 1
_ENTRIES: Final = 2
_COLUMNS: Final = 5
"""A department, its boxes, and three entries: name, date, reason."""

Decisions: TypeAlias = tuple[list[ReturnedDecision], list[Leftover]]


@dataclass(frozen=True)
class Table:
    """A table of decisions and the section that it belongs to, empty for none that was sent."""

    grid: Grid
    section: str

    def finds(self) -> list[Leftover]:
        """Return what stands in it besides words, such as the picture of a signature."""
        kept = (find for find in self.grid.finds if find.kind is not LeftoverKind.FORMATTING)
        return [replace(find, section=self.section) for find in kept]


@dataclass
class _Row:
    """A row of a table of decisions; `department` is what its controls say, empty for nothing."""

    element: Element
    cells: list[Element]
    department: str = ""
    boxes: list[Box] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The department as the table called it when it was sent, as far as changes were tracked."""
        return " ".join(words(self.cells[0], INSERTED).split()) if self.cells else ""

    def kinds(self) -> dict[DecisionKind, bool]:
        """Return whether each kind of decision is ticked; empty where the boxes cannot be told apart."""
        parts = [match["part"] for box in self.boxes if (match := _TAG.fullmatch(box.tag))]
        told: Sequence[str] = parts if len(parts) == len(self.boxes) else _ORDER
        if len(told) != len(self.boxes) or len(set(told)) != len(told):
            return {}
        return {DecisionKind(part): box.is_ticked for part, box in zip(told, self.boxes, strict=True)}

    def is_filled(self) -> bool:
        """Tell whether anybody ticked or wrote anything."""
        return any(box.is_ticked for box in self.boxes) or any(self.entries)

    def told(self) -> str:
        """Return all that stands in the row."""
        return " | ".join(text for cell in self.cells if (text := " ".join(words(cell).split())))


def tagged_section(grid: Grid) -> str:
    """Return the section whose decisions a table holds by its controls' tags, empty where none says so."""
    found = (_TAG.fullmatch(control_tag(control)) for control in grid.element.iter(f"{W}sdt"))
    return next((match["section"] for match in found if match), "")


def looks_like_decisions(grid: Grid) -> bool:
    """Tell whether a table has three boxes in each row, in the place where ours have them."""
    rows = [row_cells(row) for row in table_rows(grid.element)[1:]]
    return bool(rows) and all(
        len(cells) == _COLUMNS and len(boxes(cells[_BOXES])) == len(_ORDER) for cells in rows
    )


def read_decisions(
    tables: Sequence[Table], asked: Mapping[str, Sequence[str]], *, has_hints: bool
) -> Decisions:
    """Return the rows that somebody filled in, and what cannot be read as a decision.

    `asked` has the departments of each section in the order of their rows; `has_hints` tells that the program
    shows words of its own in entries that nobody has filled in.
    """
    read = [(table.section, list(_rows(table.grid, has_hints=has_hints))) for table in tables]
    names = _names(read, asked)
    decisions: list[ReturnedDecision] = []
    leftovers: list[Leftover] = []
    taken: set[tuple[str, str]] = set()
    for section, rows in read:
        departments = asked.get(section, ())
        for place, row in enumerate(rows):
            by_place = departments[place] if len(departments) == len(rows) and not row.name else ""
            key = (section, row.department or names.get(row.name, by_place))
            made = _decision(row, *key) if all(key) and key not in taken else None
            taken.add(key)
            if made is not None:
                decisions.append(made)
            told = _aside(row) if made is not None or not row.is_filled() else row.told()
            leftovers += [Leftover(LeftoverKind.DECISION, told, section)] if told else []
    return decisions, leftovers


def _decision(row: _Row, section: str, department: str) -> ReturnedDecision | None:
    """Return what a row says, None where it says nothing or nothing certain."""
    kinds = row.kinds()
    fits = len(row.cells) == _COLUMNS and kinds and not is_row_deleted(row.element)
    if not fits or not row.is_filled():
        return None
    ticked = tuple(kind for kind in _ORDER if kinds.get(kind))
    return ReturnedDecision(section, department, ticked, *row.entries)


def _aside(row: _Row) -> str:
    """Return what somebody wrote in a row where nothing is asked for."""
    return " ".join(text for cell in row.cells[:_ENTRIES] if (text := inserted_words(cell)))


def _rows(grid: Grid, *, has_hints: bool) -> Iterator[_Row]:
    """Yield the rows of a table but its header."""
    for place, element in enumerate(table_rows(grid.element)):
        row = _Row(element, row_cells(element))
        tags = (_TAG.fullmatch(control_tag(control)) for control in element.iter(f"{W}sdt"))
        row.department = next((match["department"] for match in tags if match), "")
        if len(row.cells) > _BOXES:
            row.boxes = boxes(row.cells[_BOXES])
        if place or row.boxes or row.department:
            row.entries = [entry(cell, has_hints=has_hints) for cell in row.cells[_ENTRIES:]]
            yield row


def _names(read: Sequence[tuple[str, list[_Row]]], asked: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the department behind each name, by what most tables say where all of their rows are there.

    Rows that somebody moved are so known by name. A name that does not stand for one department, or is not
    the one that it has in most tables, stands for none: a decision is never given to the wrong one.
    """
    by_name: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_department: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for section, rows in read:
        departments = asked.get(section, ())
        for place, row in enumerate(rows):
            department = row.department or (departments[place] if len(departments) == len(rows) else "")
            if row.name and department:
                by_name[row.name][department] += 1
                by_department[department][row.name] += 1
    found = {name: _first(counts) for name, counts in by_name.items()}
    return {
        name: department
        for name, department in found.items()
        if department and _first(by_department[department]) == name
    }


def _first(counts: Counter[str]) -> str:
    """Return what was counted more often than anything else, empty where two were counted alike."""
    (first, most), *others = counts.most_common(2)
    return "" if others and others[0][1] == most else first
