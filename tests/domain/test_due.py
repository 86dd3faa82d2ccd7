"""Days are understood as people say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.due import due_day
from charta.errors import WrongTime

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", ""),
        ("  ", ""),
        ("+7", "2026-12-01"),
        ("+ 7", "2026-12-01"),
        ("+0", "2026-11-24"),
        ("+2w", "2026-12-08"),
        ("+2s", "2026-12-08"),
        ("+3d", "2026-11-27"),
        ("+3j", "2026-11-27"),
        ("2027-01-15", "2027-01-15"),
        ("01-15", "2027-01-15"),
        ("11-24", "2026-11-24"),
        ("11-30", "2026-11-30"),
        ("02-29", "2028-02-29"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("vendredi", "2026-11-27"),
        ("mar", "2026-12-01"),
        ("tuesday", "2026-12-01"),
    ],
)
def test_a_day_is_understood(said: str, meant: str) -> None:
    assert due_day(said, TUESDAY) == meant


@pytest.mark.parametrize(
    "said", ["soon", "fr", "2027-13-01", "02-30", "+", "-3", "2027-02-29", "mardix", "٣-٤-٥"]
)
def test_what_is_no_day_is_said_to_be_none(said: str) -> None:
    with pytest.raises(WrongTime):
        due_day(said, TUESDAY)


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_none(said: str) -> None:
    try:
        meant = due_day(said, TUESDAY)
    except WrongTime:
        return
    assert meant == "" or date.fromisoformat(meant)


@given(st.integers(0, 999), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_days_ahead_are_counted_from_today(days: int, today: date) -> None:
    assert due_day(f"+{days}", today) == (today + timedelta(days=days)).isoformat()
