"""Guesses what the columns of a list of people hold: by their titles, else by what stands in them."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from charta.domain.calendar import is_address
from charta.domain.roster.dates import DateOrder
from charta.domain.roster.texts import words
from charta.domain.roster.vocabulary import language
from charta.exchange.roster_titles import EMAIL, FAMILY, GIVEN, NAME, NUMBER, fields_of
from charta.exchange.rows import Row

TITLES_WITHIN: Final = 20
"""Rows that hold something, of which one may name the columns."""
SAMPLE: Final = 200
_MOST: Final = 0.9
_CODE_LENGTH: Final = 15
_TELLING: Final = frozenset({NAME, FAMILY, GIVEN, NUMBER, EMAIL})
_LANGUAGES: Final = ("fr", "en", "es", "de", "it", "nl", "pt")


def titles_place(rows: Sequence[Row]) -> int | None:
    """Return which of the first rows (from 0) names the columns; None where none does.

    A person may be called Direction and work as a manager, but no row of a person speaks of names.
    """
    best, place = 0, None
    for number, (_, cells) in enumerate(islice(rows, TITLES_WITHIN)):
        found = fields_of(cells)
        values = sum(map(_is_value, cells))
        if len(found) > max(best, values) and any(
            field in _TELLING and not _recurs(rows, number, column) for column, field in found.items()
        ):
            best, place = len(found), number
    if place is None and rows and _differs(rows):
        return 0
    return place


def _recurs(rows: Sequence[Row], number: int, column: int) -> bool:
    """Tell whether a cell stands in its column again, as `Employé` and `No` do where they are no titles."""
    title = rows[number][1][column]
    return any(
        column < len(cells) and cells[column] == title
        for other, (_, cells) in enumerate(islice(rows, SAMPLE))
        if other != number
    )


def guessed(titles: Sequence[str], rows: Sequence[Row]) -> dict[int, str]:
    """Return the fields of columns as far as they can be guessed, each once, by the place of the column."""
    fields = fields_of(titles)
    width = max((len(cells) for _, cells in islice(rows, SAMPLE)), default=0)
    named = any(title.strip() for title in titles)
    for field, fits in _BY_CONTENT.items():
        if field in fields.values() or (named and field != EMAIL):
            continue
        if field == NAME and {GIVEN, FAMILY} <= set(fields.values()):
            continue
        for place in range(width):
            if place not in fields and fits(_sample(rows, place)):
                fields[place] = field
                break
    return dict(sorted(fields.items()))


def _sample(rows: Sequence[Row], place: int) -> list[str]:
    cells = (cells[place].strip() for _, cells in islice(rows, SAMPLE) if place < len(cells))
    return [cell for cell in cells if cell]


def _differs(rows: Sequence[Row]) -> bool:
    """Tell whether a first row has words where all others have numbers or addresses."""
    first, others = rows[0][1], rows[1:SAMPLE]
    if any(map(_is_value, first)) or not all(first):
        return False
    return any(
        _share(_sample(others, place), _is_value) >= _MOST for place in range(len(first)) if len(others) > 1
    )


def _is_value(text: str) -> bool:
    """Tell whether a cell holds a number, a day or an address, as no title does."""
    plain = text.strip()
    return is_address(plain) or (plain[-1:].isdecimal() and not plain[:1].isalpha() and len(plain) > 2)


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0


def _are_addresses(cells: Sequence[str]) -> bool:
    return _share(cells, is_address) >= _MOST


def _are_days(cells: Sequence[str]) -> bool:
    order = DateOrder(day_first=True)
    return _share(cells, lambda cell: len(cell) > 6 and order.iso(cell) is not None) >= _MOST


def _are_numbers(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) and _share(cells, _is_code) >= _MOST


def _is_code(cell: str) -> bool:
    return len(cell) <= _CODE_LENGTH and " " not in cell and any(map(str.isdecimal, cell))


def _are_names(cells: Sequence[str]) -> bool:
    return len(set(cells)) >= _MOST * len(cells) and _share(cells, _is_name) >= _MOST


def _is_name(cell: str) -> bool:
    return 2 <= len(words(cell)) <= 5 and not any(map(str.isdecimal, cell)) and "@" not in cell


def _are_languages(cells: Sequence[str]) -> bool:
    return _share(cells, lambda cell: language(cell, _LANGUAGES) is not None) >= _MOST


_BY_CONTENT: Final[dict[str, Callable[[Sequence[str]], bool]]] = {
    "email": _are_addresses,
    "hired": _are_days,
    "language": _are_languages,
    "number": _are_numbers,
    "name": _are_names,
}
