"""Dates as lists of people write them, each column in one way."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from charta.domain.roster.texts import words

_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
_TOGETHER: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?: .*)?")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_START: Final = date(1899, 12, 30)
_SERIALS: Final = range(10_000, 80_000)
"""Numbers by which spreadsheets call the days from 1927 to 2119."""
_MONTHS: Final = (
    ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec"),
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
_FRENCH: Final = (
    "nom prenom courriel embauche entree debut langue poste fonction titre gestionnaire superieur matricule "
    "employe departement lieu etablissement conge statut de d du des"
)
"""Words of French titles; English has none of them."""


@dataclass(frozen=True)
class DateOrder:
    """Whether the day stands before the month where the year is last; None where a column does both."""

    day_first: bool | None
    doubtful: str = ""
    """A cell that could be read either way while no cell of its column tells; empty where there is none."""

    def iso(self, text: str) -> str | None:
        """Return the ISO day that a cell holds, None where it holds none that is certain."""
        if match := _YEAR_FIRST.fullmatch(text):
            return _iso(match[1], match[3], match[4])
        if match := _TOGETHER.fullmatch(text):
            return _iso(*match.groups())
        if match := _YEAR_LAST.fullmatch(text):
            return self._year_last(match[1], match[2], match[3], match[4])
        if match := _SERIAL.fullmatch(text):
            number = int(match[1])
            return (_SERIAL_START + timedelta(days=number)).isoformat() if number in _SERIALS else None
        return _with_month_name(text)

    def _year_last(self, first: str, separator: str, second: str, year: str) -> str | None:
        if separator == "." or int(first) > 12:
            return _iso(year, second, first)
        if int(second) > 12:
            return _iso(year, first, second)
        if self.day_first is None:
            return _iso(year, first, second) if first == second else None
        return _iso(year, second, first) if self.day_first else _iso(year, first, second)


def order_of(texts: Iterable[str], *, day_first: bool) -> DateOrder:
    """Return the order in a column; `day_first` is the usual one, where no cell tells."""
    day, month, doubtful = False, False, ""
    for text in texts:
        match = _YEAR_LAST.fullmatch(text)
        if match is None or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        day = day or first > 12 >= second
        month = month or second > 12 >= first
        if not doubtful and max(first, second) <= 12 and first != second:
            doubtful = text
    if day and month:
        return DateOrder(None)
    return DateOrder(day or (day_first and not month), "" if day or month else doubtful)


def reads_day_first(titles: Sequence[str], languages: Sequence[str]) -> bool:
    """Tell whether dates are likely to begin with the day: in French; without titles, the charter tells."""
    named = [title for title in titles if title.strip()]
    if not named:
        return "fr" in languages[:1]
    french = frozenset(_FRENCH.split())
    return any(french.intersection(words(title)) for title in named)


def _with_month_name(text: str) -> str | None:
    """Return the day in `5 janv. 2024`, `1er mars 2024`, `Jan 5, 2024` or `05-JAN-2024`."""
    said = words(text)
    if len(said) != 3:
        return None
    month = next((number for word in said[:2] if (number := _month(word))), 0)
    day = next((word for word in said[:2] if word[:1].isdecimal()), "")
    digits = re.fullmatch(r"(\d{1,2})(?:er|st|nd|rd|th)?", day)
    if not month or digits is None or not re.fullmatch(r"\d{4}", said[2]):
        return None
    return _iso(said[2], str(month), digits[1])


def _month(word: str) -> int:
    for months in _MONTHS:
        for number, start in enumerate(months, 1):
            if word.startswith(start):
                return number
    return 0


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made.isoformat() if 1900 <= made.year < 2200 else None
