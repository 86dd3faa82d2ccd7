"""Days of a roll-out: counted, moved, repeated, never out of the calendar; states by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.records import Activity
from charta.domain.rollout import ActivityState, Anchor, Factor, PlannedActivity, activity_state
from charta.domain.rollout_days import Days, lead_days, moved, next_days, possible_days, usual_days, working
from charta.domain.workshops import YEARS

TODAY = date(2026, 11, 24)
EFFECTIVE = date(2027, 3, 1)
days = st.dates(date(1971, 1, 1), date(2998, 12, 31))


def planned(start: int, end: int, *, months: int = 0, before_wait: bool = False) -> PlannedActivity:
    return PlannedActivity(
        *("D01", Factor.AWARENESS, ("hr",), Anchor.EFFECTIVE, start, end), months, before_wait=before_wait
    )


def record(start: str, end: str, counted_from: str) -> Activity:
    return Activity("D01", "D01", "", "awareness", "hr", "", start, end, counted_from, False, *("",) * 5)


@pytest.mark.parametrize(
    ("start", "end", "done_on", "state"),
    [
        ("", "", "", ActivityState.OPEN),
        ("2026-11-25", "2026-11-30", "", ActivityState.PLANNED),
        ("", "2026-11-24", "", ActivityState.PLANNED),
        ("2026-11-24", "2026-11-24", "", ActivityState.RUNNING),
        ("2026-11-01", "2026-11-23", "", ActivityState.LATE),
        ("2026-11-01", "2026-11-23", "2026-11-24", ActivityState.DONE),
        ("", "", "2026-11-24", ActivityState.DONE),
    ],
)
def test_an_activity_stands_as_its_days_say(start: str, end: str, done_on: str, state: ActivityState) -> None:
    assert activity_state(start, end, done_on, TODAY) is state


def test_the_wait_comes_between_what_needs_it_and_the_charter() -> None:
    assert usual_days(planned(-10, -10), EFFECTIVE, 1) == Days(date(2027, 2, 19), date(2027, 2, 19))
    assert usual_days(planned(-10, -10, before_wait=True), EFFECTIVE, 1) == Days(
        date(2027, 1, 22), date(2027, 1, 22)
    )
    assert lead_days([planned(-90, -90), planned(-80, -80, before_wait=True)], TODAY, 1) == max(
        TODAY + timedelta(days=90), date(2026, 12, 24) + timedelta(days=80)
    )


def test_a_weekend_gives_way_to_friday_before_and_to_monday_after_the_charter() -> None:
    saturday, sunday = date(2027, 2, 27), date(2027, 2, 28)
    assert working(saturday, EFFECTIVE) == working(sunday, EFFECTIVE) == date(2027, 2, 26)
    assert working(saturday, date(2027, 1, 1)) == working(sunday, date(2027, 1, 1)) == EFFECTIVE
    assert working(saturday, saturday) == saturday


def test_what_comes_every_few_months_comes_next_after_today() -> None:
    first = Days(date(2025, 1, 31), date(2025, 1, 31))
    assert next_days(first, 1, date(2025, 1, 31)).end == date(2025, 2, 28)
    assert next_days(first, 3, TODAY).end == date(2027, 1, 31)
    assert possible_days(planned(0, 0, months=12), first, date(2025, 1, 1), TODAY).end == date(2027, 1, 31)


def test_what_is_late_is_still_done_before_the_charter_where_that_can_be() -> None:
    soon = TODAY + timedelta(days=3)
    late = Days(date(2026, 11, 1), date(2026, 11, 1))
    assert possible_days(planned(-20, -20), late, soon, TODAY) == Days(TODAY, soon)
    assert possible_days(planned(-20, -20), late, TODAY, TODAY) == Days(TODAY, TODAY + timedelta(days=7))


near = st.dates(date(2010, 1, 1), date(2090, 12, 31))


@given(near, near, st.integers(0, 60))
def test_moving_by_weeks_there_and_back_keeps_every_day(start: date, effective: date, length: int) -> None:
    monday = start - timedelta(days=start.weekday())
    last = monday + timedelta(days=7 * length)
    before = record(monday.isoformat(), last.isoformat(), EFFECTIVE.isoformat())
    weeks = timedelta(days=7 * ((effective - EFFECTIVE).days // 7))
    there = moved(before, EFFECTIVE + weeks)
    assert there.start == (monday + weeks).isoformat()
    assert moved(there, EFFECTIVE) == before


@given(days, days, days)
def test_no_day_is_moved_out_of_the_calendar(start: date, counted_from: date, effective: date) -> None:
    after = moved(record(start.isoformat(), start.isoformat(), counted_from.isoformat()), effective)
    assert date.fromisoformat(after.start).year in YEARS
    assert after.counted_from == effective.isoformat()


@given(days, st.integers(-3000, 3000), st.integers(0, 3000), st.integers(0, 24), days)
def test_no_day_is_out_of_the_calendar_and_none_that_is_proposed_is_over(
    effective: date, start: int, length: int, wait: int, today: date
) -> None:
    activity = planned(start, start + length, before_wait=True)
    usual = usual_days(activity, effective, wait)
    assert usual is not None
    found = possible_days(activity, usual, effective, today)
    assert found.start <= found.end
    assert found.end >= min(today, date(YEARS.stop - 1, 12, 31))
    for day in (usual.start, usual.end):
        assert day.year in YEARS


def test_what_stands_for_itself_does_not_move() -> None:
    own = record("2027-02-01", "2027-02-02", "")
    assert moved(own, date(2028, 1, 1)) is own
