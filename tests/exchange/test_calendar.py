"""Calendar files: read back by the library and by a reader of the test's own, whatever is written in them."""

import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from charta import __version__
from charta.domain.calendar import MORNING_BEFORE, Attendee, Calendar, CalendarEvent
from charta.domain.text import clean
from charta.exchange.calendar import CalendarFiles, write_calendar
from fakes import SteppingClock

NOW = datetime(2026, 11, 24, 15, 0, 12, 345678, tzinfo=UTC)
TORONTO, PARIS = ZoneInfo("America/Toronto"), ZoneInfo("Europe/Paris")
SPAN = (datetime(1971, 1, 1), datetime(2200, 1, 1))  # noqa: DTZ001 - hypothesis gives them zones
WORKSHOP = CalendarEvent(
    uid="c0ffee-workshop-1@charta",
    title="Atelier 1 : la page blanche",
    starts=datetime(2027, 1, 15, 9, 0, tzinfo=TORONTO),
    ends=datetime(2027, 1, 15, 12, 30, tzinfo=TORONTO),
    description="Ordre du jour :\n- accueil, 10 min ;\n- S12, 45 min",
    place="Salle A; 2e étage",
    organiser_name="Inès Roy",
    organiser_address="ines@example.org",
    attendees=(Attendee("Zoé Côté, CRHA", "zoe@example.org"), Attendee("", "it@example.org", optional=True)),
    sequence=2,
    reminder_minutes=30,
    categories=("Atelier", "Charte"),
)
ACTION = CalendarEvent("c0ffee-action-7@charta", "Écrire à l’agence", date(2027, 2, 1), date(2027, 2, 1))
INJECTIONS = (
    "\r\nX-EVIL:1",
    "\nATTENDEE:mailto:eve@example.org",
    "\u2028BEGIN:VEVENT\x85END:VEVENT",
    '";X-EVIL=1:mailto:eve@example.org',
    "^n^'^^",
    "\\",
    "\\n \\N \\, C:\\new\\Notes",
    "%2C%0D%0A",
    "\r\n X",
    "\x00\x0b\x0c\x1b\x7f\x9f\ud800",
    "’:;,",
    "🏳️‍🌈e\u0301",
    "CORP\\ines\\",
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=300),
    st.lists(st.sampled_from(INJECTIONS) | st.text(max_size=20), max_size=12).map("".join),
)


class Property(NamedTuple):
    name: str
    parameters: dict[str, str]
    value: str


def invitation(*events: CalendarEvent) -> bytes:
    return write_calendar(Calendar("fr", "Charte", "REQUEST", events or (WORKSHOP,)), NOW)


def published(*events: CalendarEvent) -> bytes:
    return write_calendar(Calendar("fr", "Charte", "PUBLISH", events or (ACTION,)), NOW)


def properties(data: bytes) -> list[Property]:
    """Read a file by RFC 5545 3.1 and RFC 6868 alone, and hold every line to them."""
    *lines, rest = data.split(b"\r\n")
    assert not rest
    for line in lines:
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x1f\x7f]", line)
    unfolded = re.sub(rb"\r\n ", b"", b"\r\n".join(lines)).decode()
    return [_property(line) for line in unfolded.split("\r\n")]


def _property(line: str) -> Property:
    found = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^",:;]*))*):(.*)', line)
    assert found is not None, line
    parameters = re.findall(r';([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))', found[2])
    meaning = {"^n": "\n", "^'": '"', "^^": "^"}
    return Property(
        found[1],
        {
            name: re.sub(r"\^[n'^]", lambda pair: meaning[pair[0]], quoted or bare)
            for name, quoted, bare in parameters
        },
        found[3],
    )


def texts(value: str) -> list[str]:
    assert re.fullmatch(r"(?:[^\\;]|\\[\\;,n])*", value)
    parts = re.findall(r"(?:[^\\,]|\\.)+", value)
    return [re.sub(r"\\(.)", lambda pair: "\n" if pair[1] == "n" else pair[1], part) for part in parts]


def values(data: bytes, name: str) -> list[str]:
    return [entry.value for entry in properties(data) if entry.name == name]


def only(data: bytes, name: str) -> Property:
    (found,) = [entry for entry in properties(data) if entry.name == name]
    return found


def safe(text: str) -> str:
    """Say what is left of a text: its line ends, and nothing else that controls."""
    lines = "\n".join(re.split("\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]", text)).replace("\t", " ")
    return clean(
        "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    )


def on_a_line(text: str) -> str:
    return safe(text).replace("\n", " ").strip()


def test_an_invitation_says_what_where_when_and_who() -> None:
    assert invitation().decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Charta//Charta {__version__}//FR",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "SUMMARY;LANGUAGE=fr:Atelier 1 : la page blanche",
        "DTSTART:20270115T140000Z",
        "DTEND:20270115T173000Z",
        "DTSTAMP:20261124T150012Z",
        "UID:c0ffee-workshop-1@charta",
        "SEQUENCE:2",
        'ATTENDEE;CN="Zoé Côté, CRHA";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RO',
        " LE=REQ-PARTICIPANT;RSVP=TRUE:mailto:zoe@example.org",
        "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=OPT-PARTICIPANT;RSVP",
        " =TRUE:mailto:it@example.org",
        "CATEGORIES;LANGUAGE=fr:Atelier,Charte",
        "DESCRIPTION;LANGUAGE=fr:Ordre du jour :\\n- accueil\\, 10 min \\;\\n- S12\\, 45",
        "  min",
        "LOCATION;LANGUAGE=fr:Salle A\\; 2e étage",
        'ORGANIZER;CN="Inès Roy":mailto:ines@example.org',
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION;LANGUAGE=fr:Atelier 1 : la page blanche",
        "TRIGGER:-PT30M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_library_reads_an_invitation_as_it_was_meant() -> None:
    (event,) = icalendar.Calendar.from_ical(invitation()).walk("VEVENT")
    assert (event["SUMMARY"], event["DESCRIPTION"], event["LOCATION"]) == (
        WORKSHOP.title,
        WORKSHOP.description,
        WORKSHOP.place,
    )
    assert (event.start, event.end) == (WORKSHOP.starts, WORKSHOP.ends)
    assert [guest.params.get("CN") for guest in event["ATTENDEE"]] == ["Zoé Côté, CRHA", None]
    assert [guest.email for guest in event["ATTENDEE"]] == ["zoe@example.org", "it@example.org"]
    assert event["ORGANIZER"].params["CN"] == "Inès Roy"
    assert event.categories == ["Atelier", "Charte"]
    assert not icalendar.Calendar.from_ical(invitation()).errors


def test_the_same_calendar_at_the_same_moment_is_the_same_file() -> None:
    assert invitation() == invitation()
    clock = SteppingClock(NOW)
    calendar = Calendar("fr", "Charte", "REQUEST", (WORKSHOP,))
    assert CalendarFiles(clock).write(calendar) == invitation()
    clock.advance(hours=1)
    assert values(CalendarFiles(clock).write(calendar), "DTSTAMP") == ["20261124T160012Z"]


def test_a_later_writing_replaces_the_earlier_one() -> None:
    moved = replace(WORKSHOP, sequence=3, starts=WORKSHOP.starts + timedelta(hours=1))
    before, after = invitation(), invitation(moved)
    assert values(before, "UID") == values(after, "UID")
    assert int(*values(before, "SEQUENCE")) < int(*values(after, "SEQUENCE"))


@pytest.mark.parametrize(
    "changes",
    [
        {"organiser_address": ""},
        {"organiser_address": "nobody"},
        {"attendees": ()},
        {"attendees": (Attendee("Ann", ""), Attendee("Bob", "bob at home"))},
        {"attendees": (Attendee("Inès Roy", "INES@example.org"),)},
    ],
)
def test_an_invitation_that_nobody_could_answer_is_an_announcement(changes: dict[str, str]) -> None:
    data = invitation(replace(WORKSHOP, **changes))  # type: ignore[arg-type]
    assert values(data, "METHOD") == ["PUBLISH"]
    assert not values(data, "ATTENDEE")
    assert len(values(data, "ORGANIZER")) == (changes.get("organiser_address") is None)


def test_an_invitation_without_an_event_asks_nothing() -> None:
    assert values(write_calendar(Calendar("en", "", "REQUEST", ()), NOW), "METHOD") == ["PUBLISH"]


def test_each_address_is_asked_once_and_the_organiser_never() -> None:
    guests = (
        "ann@example.org",
        "ANN@example.org",
        "ines@example.org",
        "not an address",
        "a?b&c%d@example.org",
    )
    data = invitation(replace(WORKSHOP, attendees=tuple(Attendee("A", address) for address in guests)))
    assert values(data, "ATTENDEE") == ["mailto:ann@example.org", "mailto:a%3Fb%26c%25d@example.org"]


def test_an_action_is_an_event_of_its_day_that_leaves_the_day_free() -> None:
    data = published(replace(ACTION, reminder_minutes=MORNING_BEFORE))
    assert only(data, "DTSTART") == ("DTSTART", {"VALUE": "DATE"}, "20270201")
    assert only(data, "DTEND") == ("DTEND", {"VALUE": "DATE"}, "20270202")
    assert values(data, "TRANSP") == ["TRANSPARENT"]
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    midnight = datetime(2027, 2, 1, tzinfo=TORONTO)
    assert midnight + alarm.TRIGGER == datetime(2027, 1, 31, 9, 0, tzinfo=TORONTO)
    assert not published(ACTION).count(b"VALARM")


def test_several_days_end_after_the_last_one_even_where_no_day_follows() -> None:
    data = published(replace(ACTION, ends=date(2027, 2, 3)), replace(ACTION, uid="x", ends=date.max))
    assert values(data, "DTEND") == ["20270204"]


def test_a_calendar_of_actions_has_a_name_and_an_invitation_none() -> None:
    assert values(published(), "X-WR-CALNAME") == ["Charte"]
    assert not values(invitation(), "X-WR-CALNAME")
    assert not values(write_calendar(Calendar("en", "", "PUBLISH", (ACTION,)), NOW), "X-WR-CALNAME")


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        (
            datetime(2027, 3, 14, 1, 30, tzinfo=TORONTO),
            datetime(2027, 3, 14, 3, 30, tzinfo=TORONTO),
            ("0630", "0730"),
        ),
        (
            datetime(2027, 3, 28, 1, 0, tzinfo=PARIS),
            datetime(2027, 3, 28, 4, 0, tzinfo=PARIS),
            ("0000", "0200"),
        ),
        (
            datetime(2027, 11, 7, 1, 30, tzinfo=TORONTO),
            datetime(2027, 11, 7, 3, 0, tzinfo=TORONTO),
            ("0530", "0800"),
        ),
        (
            datetime(2027, 11, 7, 1, 30, tzinfo=TORONTO, fold=1),
            datetime(2027, 11, 7, 3, 0, tzinfo=TORONTO),
            ("0630", "0800"),
        ),
        (
            datetime(2027, 3, 13, 9, 0, tzinfo=TORONTO),
            datetime(2027, 3, 13, 12, 0, tzinfo=TORONTO),
            ("1400", "1700"),
        ),
        (
            datetime(2027, 3, 15, 9, 0, tzinfo=TORONTO),
            datetime(2027, 3, 15, 12, 0, tzinfo=TORONTO),
            ("1300", "1600"),
        ),
    ],
)
def test_a_meeting_stays_at_its_moment_when_the_clocks_change(
    starts: datetime, ends: datetime, written: tuple[str, str]
) -> None:
    data = invitation(replace(WORKSHOP, starts=starts, ends=ends))
    found = [*values(data, "DTSTART"), *values(data, "DTEND")]
    assert [moment[9:13] for moment in found] == [*written]


@given(
    st.datetimes(*SPAN, timezones=st.timezones()),
    st.timedeltas(timedelta(minutes=1), timedelta(days=3)),
)
def test_no_time_is_written_without_its_zone(starts: datetime, length: timedelta) -> None:
    ends = starts.astimezone(UTC) + length
    data = invitation(replace(WORKSHOP, starts=starts, ends=ends))
    for name, moment in (("DTSTART", starts), ("DTEND", ends), ("DTSTAMP", NOW)):
        found = only(data, name)
        assert not found.parameters
        assert re.fullmatch(r"\d{8}T\d{6}Z", found.value)
        told = datetime.strptime(found.value, "%Y%m%dT%H%M%S%z")
        assert told == moment.astimezone(UTC).replace(microsecond=0)
    assert b"VTIMEZONE" not in data


def test_a_file_made_at_no_certain_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_calendar(Calendar("en", "", "PUBLISH", (ACTION,)), NOW.replace(tzinfo=None))


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@example("C:\\Notes", "C:\\new, C:\\Notes\\;", "\\", "\\N")
def test_any_text_comes_back_and_none_becomes_a_property(
    title: str, description: str, place: str, category: str
) -> None:
    event = replace(
        WORKSHOP, title=title, description=description, place=place, categories=(category, "Charte")
    )
    data = invitation(event)
    names = [entry.name for entry in properties(data)]
    assert set(names) <= {entry.name for entry in properties(invitation())}
    assert (names.count("BEGIN"), names.count("ATTENDEE"), names.count("UID")) == (3, 2, 1)
    found = {entry.name: texts(entry.value) for entry in properties(data)[:-6]}
    assert found.get("SUMMARY", [""]) == [on_a_line(title)] or not on_a_line(title)
    assert found.get("LOCATION", [""]) == [on_a_line(place)] or not on_a_line(place)
    assert found.get("DESCRIPTION", []) == [text for text in [safe(description)] if text]
    assert found["CATEGORIES"] == [text for text in (safe(category), "Charte") if text]


@given(TEXTS)
def test_no_name_reaches_beyond_its_quotes(name: str) -> None:
    event = replace(
        WORKSHOP, organiser_name=name, attendees=(Attendee(name, "ann@example.org"), *WORKSHOP.attendees)
    )
    found = properties(invitation(event))
    people = [entry for entry in found if entry.name in ("ORGANIZER", "ATTENDEE")]
    shown = on_a_line(name).replace('"', "”").replace("\\", "/")
    assert [entry.value.removeprefix("mailto:") for entry in people] == [
        "ann@example.org",
        "zoe@example.org",
        "it@example.org",
        "ines@example.org",
    ]
    for person in (people[0], people[-1]):
        assert person.parameters.get("CN", "") == shown
        assert set(person.parameters) <= {"CN", "CUTYPE", "ROLE", "PARTSTAT", "RSVP"}
    assert len(found) == len(properties(invitation())) + 1


@given(TEXTS)
def test_the_library_finds_the_same_events_whatever_is_written_in_them(text: str) -> None:
    event = replace(WORKSHOP, title=text, description=text, place=text, organiser_name=text)
    calendar = icalendar.Calendar.from_ical(invitation(event))
    (found,) = calendar.walk("VEVENT")
    assert not calendar.errors
    assert not found.errors
    assert len(found["ATTENDEE"]) == 2
    assert found["ORGANIZER"] == "mailto:ines@example.org"
    if "\\" not in text and "%" not in text:
        assert found.get("DESCRIPTION", "") == safe(text)


@given(st.text(st.sampled_from("a\\,;é漢🏳\n"), max_size=400))
def test_lines_fold_by_octets_and_never_within_a_character(text: str) -> None:
    data = invitation(replace(WORKSHOP, description=text, reminder_minutes=None))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode().encode() == line
    if text:
        assert texts(only(data, "DESCRIPTION").value) == [text]


@pytest.mark.parametrize("name", ["uid", "language"])
def test_what_identifies_cannot_inject_either(name: str) -> None:
    evil = "x\r\nX-EVIL:1"
    event = replace(WORKSHOP, uid=evil) if name == "uid" else WORKSHOP
    data = write_calendar(Calendar(evil if name == "language" else "en", evil, "REQUEST", (event,)), NOW)
    assert [entry.name for entry in properties(data)] == [entry.name for entry in properties(invitation())]


def test_the_library_is_loaded_when_a_file_is_written() -> None:
    code = "import sys, charta.exchange.calendar; sys.exit('icalendar' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
