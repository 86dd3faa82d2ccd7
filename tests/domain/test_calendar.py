"""What stands in a calendar stands at a certain time, and mail goes to whom it names."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.calendar import CalendarEvent, is_address

TORONTO = ZoneInfo("America/Toronto")
NINE = datetime(2027, 1, 15, 9, tzinfo=UTC)
TEN = datetime(2027, 1, 15, 10, tzinfo=UTC)
DAY = date(2027, 1, 15)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (NINE.replace(tzinfo=None), TEN.replace(tzinfo=None)),
        (NINE.replace(tzinfo=None), TEN),
        (NINE, TEN.replace(tzinfo=None)),
        (TEN, NINE),
        (NINE, NINE),
        (DAY, TEN),
        (NINE, DAY),
        (DAY, date(2027, 1, 14)),
    ],
)
def test_an_event_at_no_certain_time_cannot_be_made(starts: date, ends: date) -> None:
    with pytest.raises(ValueError, match=r"event|moment"):
        CalendarEvent("1", "Workshop", starts, ends)


@pytest.mark.parametrize("wrong", [{"uid": " "}, {"sequence": -1}, {"reminder_minutes": -1}])
def test_an_event_can_be_told_apart_and_reminds_beforehand(wrong: dict[str, str | int]) -> None:
    values = {"uid": "1", "title": "Workshop", "starts": DAY, "ends": DAY} | wrong
    with pytest.raises(ValueError, match=r"uid|sequence"):
        CalendarEvent(**values)  # type: ignore[arg-type]


def test_an_event_may_go_through_the_hour_that_autumn_shows_twice() -> None:
    starts = datetime(2027, 11, 7, 1, 45, tzinfo=TORONTO)
    CalendarEvent("1", "Night watch", starts, datetime(2027, 11, 7, 1, 15, tzinfo=TORONTO, fold=1))
    with pytest.raises(ValueError, match="ends after"):
        CalendarEvent(
            "1", "Night watch", starts.replace(fold=1), datetime(2027, 11, 7, 1, 50, tzinfo=TORONTO)
        )


@pytest.mark.parametrize(
    "address", ["ann@example.org", "o'brien+charter@mail.example.org", "zoé@exämple.org", "a@localhost"]
)
def test_an_address_is_a_name_and_a_host(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ann",
        "@",
        "ann@",
        "@example.org",
        "a@b@c",
        "a b@c",
        "a@b,c@d",
        "a@b;c",
        "<a@b>",
        '"a"@b',
        "a@b\r\nc",
        "a" * 250 + "@b.ca",
        "mailto:a@b",
        "a@b\u2028",
    ],
)
def test_what_could_be_read_as_more_than_one_address_is_none(text: str) -> None:
    assert not is_address(text)


@given(st.text(st.sampled_from('a@.é \r\n\t,;:<>"\\\x00\ud800')))
def test_an_address_never_holds_what_would_end_it(text: str) -> None:
    if is_address(text):
        assert text.count("@") == 1
        assert not set(text) & set(' \r\n\t,;:<>"\\\x00\ud800')
