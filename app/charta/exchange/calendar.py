"""Calendar files (iCalendar, RFC 5545; invitations as RFC 5546 wants them).

A moment is written in UTC. So a file needs no description of time zones, no reader takes a zone for another
one of the same name, and when the clocks change the meeting stays at the moment for which it was set. A whole
day has no zone: it is that day wherever its reader is. Nothing is written that has a time but no zone.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from charta import __version__
from charta.domain.calendar import Attendee, Calendar, CalendarEvent, in_utc, is_address
from charta.domain.text import clean, clean_line
from charta.services.ports import Clock

if TYPE_CHECKING:
    import icalendar

REQUEST: Final = "REQUEST"
PUBLISH: Final = "PUBLISH"
_LINE_ENDS: Final = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPECIAL: Final = re.compile(r"[\\;,]")
_IN_NAME: Final = str.maketrans({'"': "”", "\\": "/"})
"""Not every reader knows how RFC 6868 writes straight quotes, and some take a backslash for an escape."""
_IN_ADDRESS: Final = "@!$'*+-._~"  # RFC 6068: what an address keeps as it is in a mailto link


class CalendarFiles:
    """Writes calendar files with the time at which they are made."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def write(self, calendar: Calendar) -> bytes:
        """Return a calendar file."""
        return write_calendar(calendar, self._clock.now())


def write_calendar(calendar: Calendar, made_at: datetime) -> bytes:
    """Return a calendar file as it is at the moment `made_at`; the same input gives the same bytes.

    An invitation asks for answers only where each event has an organiser and somebody else to ask, with
    addresses to which mail can go; otherwise the file tells of the events, and names nobody who is invited.
    Raises ValueError where `made_at` has no time zone.
    """
    import icalendar  # takes longer than the start of a command may

    made = icalendar.Calendar()
    asks = calendar.method == REQUEST and bool(calendar.events) and all(map(_can_ask, calendar.events))
    made["PRODID"] = _text(f"-//Charta//Charta {__version__}//{calendar.language.upper()}")
    made["VERSION"] = _text("2.0")
    made["METHOD"] = _text(REQUEST if asks else PUBLISH)
    # A file with a name may become a calendar of its own; an invitation is to go into the reader's.
    if calendar.method == PUBLISH and calendar.name:
        made["X-WR-CALNAME"] = _text(calendar.name)
    for event in calendar.events:
        made.add_component(_event(event, calendar.language, in_utc(made_at), asks=asks))
    return bytes(made.to_ical())


def _event(event: CalendarEvent, language: str, made_at: datetime, *, asks: bool) -> "icalendar.Event":
    from icalendar import Event

    made = Event()
    made["UID"] = _text(event.uid)
    made["SEQUENCE"] = _text(str(event.sequence))
    made.add("DTSTAMP", made_at)
    made.add("DTSTART", _time(event.starts))
    if (end := _end(event.ends)) is not None:
        made.add("DTEND", end)
    made["STATUS"] = _text("CONFIRMED")
    made["TRANSP"] = _text("TRANSPARENT" if event.is_all_day else "OPAQUE")
    for name, words in (
        ("SUMMARY", (clean_line(_plain(event.title)),)),
        ("DESCRIPTION", (event.description,)),
        ("LOCATION", (clean_line(_plain(event.place)),)),
        ("CATEGORIES", event.categories),
    ):
        if any(words):
            made[name] = _text(*words, language=language)
    _add_people(made, event, asks=asks)
    if event.reminder_minutes is not None:
        made.add_component(_alarm(event, event.reminder_minutes, language))
    return made


def _end(ends: datetime | date) -> datetime | date | None:
    """Return the moment or day that is no more part of the event; None after the last day that there is."""
    if isinstance(ends, datetime):
        return in_utc(ends)
    return ends + timedelta(days=1) if ends < date.max else None


def _time(starts: datetime | date) -> datetime | date:
    return in_utc(starts) if isinstance(starts, datetime) else starts


def _alarm(event: CalendarEvent, minutes: int, language: str) -> "icalendar.Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm["ACTION"] = _text("DISPLAY")
    alarm["DESCRIPTION"] = _text(clean_line(_plain(event.title)), language=language)
    alarm.add("TRIGGER", timedelta(minutes=-minutes))
    return alarm


def _add_people(made: "icalendar.Event", event: CalendarEvent, *, asks: bool) -> None:
    if is_address(event.organiser_address):
        made["ORGANIZER"] = _person(event.organiser_name, event.organiser_address)
    if not asks:
        return  # RFC 5546, 3.2.1: what is published names no attendee
    made["ATTENDEE"] = [
        _person(
            guest.name,
            guest.address,
            CUTYPE="INDIVIDUAL",
            ROLE="OPT-PARTICIPANT" if guest.optional else "REQ-PARTICIPANT",
            PARTSTAT="NEEDS-ACTION",
            RSVP="TRUE",
        )
        for guest in _guests(event)
    ]


def _guests(event: CalendarEvent) -> Iterator[Attendee]:
    """Return whom to ask, each address once; who organises is not asked."""
    known = {event.organiser_address.casefold()}
    for name, address, optional in event.attendees:
        if is_address(address) and address.casefold() not in known:
            known.add(address.casefold())
            yield Attendee(name, address, optional)


def _can_ask(event: CalendarEvent) -> bool:
    return is_address(event.organiser_address) and any(_guests(event))


def _person(name: str, address: str, **parameters: str) -> "icalendar.vCalAddress":
    from icalendar import vCalAddress

    shown = clean_line(_plain(name)).translate(_IN_NAME)
    return vCalAddress(
        f"mailto:{quote(address, _IN_ADDRESS)}", params=parameters | ({"CN": shown} if shown else {})
    )


def _text(*texts: str, language: str = "") -> "icalendar.vUnknown":
    r"""Return texts as one value, commas between them.

    The library's own type for texts makes a line break of the `\N` in `C:\Notes`; this one takes what is
    escaped already.
    """
    from icalendar import vUnknown

    return vUnknown(",".join(_escaped(texts)), params={"LANGUAGE": language} if language else None)


def _escaped(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield _SPECIAL.sub(r"\\\g<0>", _plain(text)).replace("\n", r"\n")


def _plain(text: str) -> str:
    """Return `text` with lines ended by line feeds and without any other character that controls."""
    return clean(_CONTROLS.sub("", _LINE_ENDS.sub("\n", text.replace("\t", " "))))
