"""What goes into people's calendars: invitations to workshops, days on which something is due."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Literal, NamedTuple

MORNING_BEFORE: Final = 15 * 60
"""Minutes from nine in the morning to the beginning of the next day."""
_ADDRESS_LIMIT: Final = 254  # RFC 5321 as corrected by erratum 1690
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class Attendee(NamedTuple):
    """Somebody who is invited; who need not come is `optional`."""

    name: str
    address: str
    optional: bool = False


@dataclass(frozen=True)
class CalendarEvent:
    """Something that takes place, or a whole day or several of them.

    `starts` and `ends` are both moments with a time zone or both days; a day is meant wherever its reader is,
    and `ends` is the last one then. `uid` tells the event from every other one and stays when it is written
    again; `sequence` is higher each time. `reminder_minutes` is how long before the start to remind.
    Raises ValueError for what would stand at no certain time, or could not be told apart.
    """

    uid: str
    title: str
    starts: datetime | date
    ends: datetime | date
    description: str = ""
    place: str = ""
    organiser_name: str = ""
    organiser_address: str = ""
    attendees: tuple[Attendee, ...] = ()
    sequence: int = 0
    reminder_minutes: int | None = None
    categories: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.uid.strip():
            raise ValueError("an event needs a uid")
        if self.sequence < 0 or (self.reminder_minutes or 0) < 0:
            raise ValueError("neither a sequence nor a reminder is below zero")
        first, last = self.starts, self.ends
        if self.is_all_day == isinstance(last, datetime):
            raise ValueError("an event starts and ends at moments, or on days")
        if isinstance(first, datetime) and isinstance(last, datetime):
            # Two moments of one zone compare by the hands of its clock, which an hour in autumn shows twice.
            if in_utc(first) >= in_utc(last):
                raise ValueError("an event ends after it starts")
        elif first > last:
            raise ValueError("the last day of an event is not before its first")

    @property
    def is_all_day(self) -> bool:
        """Whether the event stands on days, not at a time."""
        return not isinstance(self.starts, datetime)


@dataclass(frozen=True)
class Calendar:
    """Events for one file; `language` is that of their words, `name` what the calendar is called.

    `method` 'REQUEST' invites and asks for answers, 'PUBLISH' tells.
    """

    language: str
    name: str
    method: Literal["REQUEST", "PUBLISH"]
    events: tuple[CalendarEvent, ...]


def in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC; raise ValueError for one without a time zone, which is no moment."""
    if moment.utcoffset() is None:
        raise ValueError("a moment has a time zone")
    return moment.astimezone(UTC)


def is_address(text: str) -> bool:
    """Tell whether mail can be addressed to `text`: a name and a host, and nothing that begins another."""
    local, at, host = text.partition("@")
    return (
        bool(at) and len(text) <= _ADDRESS_LIMIT and all(_ADDRESS.fullmatch(part) for part in (local, host))
    )
