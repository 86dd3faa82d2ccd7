"""How the documents of a workshop tell times, and what their composers share."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeVar, cast

from babel.dates import format_date, format_time
from babel.units import format_unit

from charta.documents.block_words import printable
from charta.documents.blocks import Picture
from charta.documents.charter import logo
from charta.domain.printed import PrintedCharter
from charta.i18n import long_date

T = TypeVar("T")
_LOCALES: Final = {"fr": "fr_CA", "en": "en_CA"}
_NO_BREAK: Final = "\u00a0"
_LOGO_WIDTH_MM: Final = 42.0
_LOGO_HEIGHT_MM: Final = 14.0
_AS_IT_STANDS: Final = frozenset({"clause"})


class Times:
    """Times and durations in the words of one language, for a template."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._locale = _LOCALES.get(language, language)

    def day(self, day: date) -> str:
        """Return a day with its day of the week: 'Tuesday, December 1, 2026', 'mardi 1er décembre 2026'."""
        weekday = format_date(day, "EEEE", locale=self._locale)
        return f"{weekday}{' ' if self._language == 'fr' else ', '}{long_date(day, self._language)}"

    def clock(self, at: datetime) -> str:
        """Return a time of day to the minute, in its own time zone: '9:05 a.m.', '9 h 05', '9 h'."""
        if self._language == "fr":
            # CLDR has two digits for the hour, and zeros at the full one, which careful writers have not.
            return f"{at.hour}{_NO_BREAK}h" + (f"{_NO_BREAK}{at.minute:02}" if at.minute else "")
        return format_time(at.time(), "short", locale=self._locale)

    def moment(self, at: datetime, days: Iterable[date]) -> str:
        """Return a time of day, with its day where `days`, those on which the room sat, are not that one."""
        shown = self.clock(at)
        return shown if set(days) <= {at.date()} else f"{long_date(at.date(), self._language)}, {shown}"

    def duration(self, minutes: int) -> str:
        """Return a time in words: '1 hour 30 minutes', '1 minute'."""
        hours, rest = divmod(minutes, 60)
        parts = [format_unit(hours, "duration-hour", "long", locale=self._locale)] if hours else []
        if rest or not hours:
            parts.append(format_unit(rest, "duration-minute", "long", locale=self._locale))
        return _NO_BREAK.join(part.replace(" ", _NO_BREAK) for part in parts)


def short_minutes(minutes: int) -> str:
    """Return a time for a table; the symbol is the same in every language and has no plural."""
    return f"{minutes}{_NO_BREAK}min"


def later(at: datetime, minutes: int) -> datetime:
    """Return the time so many minutes later in its time zone, even where the clock changes meanwhile."""
    if at.tzinfo is None:
        return at + timedelta(minutes=minutes)
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(at.tzinfo)


def joined(*parts: str) -> str:
    """Return what is not empty, with commas between: a person and a department."""
    return ", ".join(part for part in parts if part)


def small_logo(charter: PrintedCharter) -> tuple[Picture, ...]:
    """Return the organisation's logo for the head of a page."""
    return tuple(
        dataclasses.replace(picture, width_mm=_LOGO_WIDTH_MM, height_mm=_LOGO_HEIGHT_MM)
        for picture in logo(charter)
    )


def trimmed(value: T) -> T:
    """Return a content whose texts can be printed and have no space around them; the charter stays.

    A sequence loses its empty texts. A template can then test a text, and set it in bold, without a thought
    to blanks.
    """
    if isinstance(value, str):
        # An enumeration's member is text as well, and stays the member that it is.
        return cast("T", printable(value).strip()) if type(value) is str else value
    if isinstance(value, tuple):
        return cast("T", tuple(entry for entry in map(trimmed, value) if entry != ""))
    if isinstance(value, Mapping):
        return cast("T", {trimmed(key): trimmed(entry) for key, entry in value.items()})
    if isinstance(value, PrintedCharter) or not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        entry.name: trimmed(getattr(value, entry.name))
        for entry in dataclasses.fields(value)
        if entry.name not in _AS_IT_STANDS
    }
    return dataclasses.replace(value, **changed)
