"""How fast long work goes, and how long it still takes, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.i18n import translator
from charta.ui.pace import Pace, duration

ENGLISH = translator("en")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def paced(total: int, *steps: tuple[float, int]) -> Pace:
    """Return a pace after so many seconds each, with so many done."""
    clock = Clock()
    pace = Pace(total, clock)
    for seconds, done in steps:
        clock.now += seconds
        pace.note(done)
    return pace


def test_nothing_is_foretold_at_the_beginning() -> None:
    assert paced(500, (0, 0), (1.0, 90)).line(ENGLISH) == "90 of 500"
    assert Pace(500, Clock()).left is None


@pytest.mark.parametrize(
    ("total", "steps", "line"),
    [
        (500, ((0, 0), (4, 400)), "400 of 500 · 100 per second · 1 second left"),
        (10_000, ((0, 0), (10, 1_000)), "1,000 of 10,000 · 100 per second · 2 minutes left"),
        (30, ((0, 0), (4, 10)), "10 of 30 · 2.5 per second · 8 seconds left"),
        (500, ((0, 400), (4, 440)), "440 of 500 · 10 per second · 6 seconds left"),
        (500, ((0, 0), (5, 0)), "0 of 500"),
    ],
)
def test_the_line_tells_how_far_how_fast_and_how_long(
    total: int, steps: tuple[tuple[float, int], ...], line: str
) -> None:
    assert paced(total, *steps).line(ENGLISH) == line


@given(
    st.integers(1, 10**6),
    st.lists(st.tuples(st.floats(0, 10**5), st.integers(0, 10**6)), max_size=8),
)
def test_whatever_is_noted_a_line_comes_of_it(total: int, steps: list[tuple[float, int]]) -> None:
    pace = paced(total, *steps)
    assert pace.line(ENGLISH)
    assert pace.rate >= 0 or steps


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "1 minute"),
        (100, "2 minutes"),
        (3_600, "1 hour"),
        (3_661, "1 hour 1 minute"),
        (9_000, "2 hours 30 minutes"),
    ],
)
def test_a_duration_is_told_in_hours_and_minutes(seconds: float, told: str) -> None:
    assert duration(seconds, ENGLISH) == told
