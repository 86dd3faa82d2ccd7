"""Reads lists of people: text files and Excel workbooks of any origin."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from charta.domain.people import LINE_LIMIT, RosterSheet
from charta.domain.roster.texts import tidy
from charta.errors import N_, RosterUnusable
from charta.exchange.roster_guess import TITLES_WITHIN, guessed, titles_place
from charta.exchange.roster_titles import fields_of
from charta.exchange.rows import NoTable, Row
from charta.exchange.tables import Table, bytes_of, tables

CELLS_LIMIT: Final = 6_000_000
"""Cells of a file that are kept: 200,000 people with 30 columns."""
_SAMPLE: Final = 100
_NAMES: Final = {"\t": "⇥"}


class RosterFiles:
    """Reads lists of people."""

    def sheets(self, path: Path, *, separator: str = "", encoding: str = "") -> tuple[RosterSheet, ...]:
        """Return the ways to read a file, the likeliest first; raise `RosterUnusable`.

        A text file is read with the one separator that fits best, or the one that is named, and in the
        encoding that is found out or named; a workbook sheet by sheet.
        """
        try:
            candidates = tables(bytes_of(path), encoding, separator)
            sheets = list(_sheets(path.name, candidates))
        except NoTable as error:
            raise RosterUnusable(path=path, problem=error.problem) from error
        except OSError as error:
            raise RosterUnusable(path=path, problem=error.strerror or str(error)) from error
        return tuple(sorted(sheets, key=lambda sheet: -len(sheet.guessed)))


def _sheets(name: str, candidates: Sequence[Table]) -> Iterator[RosterSheet]:
    """Return what can be read; raise `NoTable` where nobody is in any of it."""
    problem = NoTable(N_("nobody is in it"))
    budget = _Budget()
    is_empty = True
    for table in candidates if candidates[0].sheet else [_likeliest(candidates)]:
        try:
            sheet = _sheet(name, table, _numbered(budget.kept(table.rows())))
        except NoTable as error:
            problem = error
            continue
        if _holds_words(sheet.rows):
            is_empty = False
            yield sheet
    if is_empty:
        raise problem


def _holds_words(rows: Sequence[Row]) -> bool:
    return any(character.isalnum() for _, cells in rows for cell in cells for character in cell)


def _sheet(name: str, table: Table, rows: Sequence[Row]) -> RosterSheet:
    place = titles_place(rows)
    titles = () if place is None else rows[place][1]
    people = rows[0 if place is None else place + 1 :]
    width = max(map(len, (titles, *(cells for _, cells in islice(people, _SAMPLE)))), default=0)
    titles = (*(tidy(title)[:LINE_LIMIT] for title in titles), *[""] * (width - len(titles)))
    kind = table.label if table.sheet else f"{table.label} {_NAMES.get(table.separator, table.separator)}"
    return RosterSheet(name, kind, titles, people, guessed(titles, people))


def _likeliest(candidates: Sequence[Table]) -> Table:
    """Return the text with the separator by which it falls best into columns; raise `NoTable`."""
    best, rank = candidates[0], _NO_RANK
    problem: NoTable | None = None
    for table in candidates:
        try:
            found = _rank(table)
        except NoTable as error:
            problem = error
            continue
        if found > rank:
            best, rank = table, found
    # A quotation mark counts only where a cell begins, so that one column hides one that is not closed.
    if problem is not None and rank.columns <= 0:
        raise problem
    return best


class _Rank(NamedTuple):
    """How well a text falls into columns: known titles, rows of one width, columns beyond the first."""

    titles: int
    is_even: bool
    columns: float


_NO_RANK: Final = _Rank(titles=0, is_even=False, columns=-1)


def _rank(table: Table) -> _Rank:
    rows = [cells for _, cells in islice(table.rows(), _SAMPLE)]
    titles = max((len(fields_of(cells)) for cells in rows[:TITLES_WITHIN]), default=0)
    widths = Counter(map(len, rows))
    width, count = max(widths.items(), key=lambda item: (item[0] - 1) * item[1], default=(1, 1))
    beyond = [cell for cells in rows for cell in cells[1:]]
    # A comma before a space stands in a text more often than between two cells.
    spaced = sum(cell.startswith(" ") for cell in beyond) > len(beyond) / 2
    columns = (width - 1) * count / max(1, len(rows))
    return _Rank(titles, len(widths) == 1 < width and not spaced, columns / 10 if spaced else columns)


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """Return rows whose lines rise, which is how they are told apart."""
    numbered: list[Row] = []
    last = 0
    for line, cells in rows:
        last = line if line > last else last + 1
        numbered.append((last, cells))
    return numbered


class _Budget:
    """How many cells may be kept, of all sheets together."""

    def __init__(self) -> None:
        self._left = CELLS_LIMIT
        self._texts: dict[str, str] = {}

    def kept(self, rows: Iterator[Row]) -> list[Row]:
        """Return all rows, equal texts once; raise `NoTable` where there are too many cells."""
        kept: list[Row] = []
        once = self._texts.setdefault
        for line, cells in rows:
            self._left -= len(cells)
            if self._left < 0:
                raise NoTable(
                    N_("it has more than 6 million cells; leave out columns and sheets without people")
                )
            kept.append((line, tuple(map(once, cells, cells))))
        return kept
