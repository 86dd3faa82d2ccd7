"""Days as people say them in a meeting: in a week, on Friday, on the 15th of January."""

import re
from datetime import date, timedelta
from typing import Final

from charta.domain.text import clean_line
from charta.errors import WrongTime

_AHEAD: Final = re.compile(r"\+\s*(\d{1,3})\s*([dwjs]?)")
_DAY: Final = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})")
_WEEKS: Final = frozenset("ws")
_WEEKDAYS: Final = (
    ("monday", "lundi"),
    ("tuesday", "mardi"),
    ("wednesday", "mercredi"),
    ("thursday", "jeudi"),
    ("friday", "vendredi"),
    ("saturday", "samedi"),
    ("sunday", "dimanche"),
)
_SHORTEST: Final = 3


def due_day(text: str, today: date) -> str:
    """Return the ISO day that is meant, empty for nothing; raise `WrongTime` for what is no day.

    Understood are '+7' (days; '+2w' or '+2s' for weeks), '2027-01-15', '01-15' for the next such day, and the
    names of weekdays in both languages of the screen, or their first letters, for the next such day.
    """
    said = text.strip().casefold()
    if not said:
        return ""
    ahead, written = _AHEAD.fullmatch(said), _DAY.fullmatch(said)
    try:
        if ahead is not None:
            days = int(ahead[1]) * (7 if ahead[2] in _WEEKS and ahead[2] else 1)
            return (today + timedelta(days=days)).isoformat()
        if written is not None:
            return _written(written, today).isoformat()
    except (ValueError, OverflowError):
        raise WrongTime(value=clean_line(text)[:40]) from None
    for number, names in enumerate(_WEEKDAYS):
        if len(said) >= _SHORTEST and any(name.startswith(said) for name in names):
            return (today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)).isoformat()
    raise WrongTime(value=clean_line(text)[:40])


def _written(found: re.Match[str], today: date) -> date:
    month, day = int(found[2]), int(found[3])
    if found[1]:
        return date(int(found[1]), month, day)
    return next(
        made
        for made in (_day(year, month, day) for year in range(today.year, today.year + 9))
        if made and made >= today
    )


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day of a year, None for the 29th of February where there is none."""
    if (month, day) == (2, 29):
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return date(year, month, day)
