"""A closed lid and a clock that was set are noticed, and told apart."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.ui.room.ticking import LONG_SILENCE, ClockSet, Interruption, Ticker, steady

START = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


class Clocks:
    """The computer's clock, and the one that nobody can set."""

    def __init__(self) -> None:
        self.shown, self.counted = START, 100.0
        self.ticker = Ticker(lambda: self.shown, lambda: self.counted)

    def go(self, passed: float, shown: float | None = None) -> Interruption | ClockSet | None:
        """Let time pass; `shown` is by how much the computer's clock went on meanwhile."""
        self.counted += passed
        self.shown += timedelta(seconds=passed if shown is None else shown)
        return self.ticker.tick()


def test_seconds_that_go_by_are_nothing_to_tell() -> None:
    clocks = Clocks()
    assert all(clocks.go(1) is None for _ in range(200))


def test_a_computer_that_slept_interrupted_the_workshop_since_the_tick_before() -> None:
    clocks = Clocks()
    clocks.go(60)
    assert clocks.go(480) == Interruption(START + timedelta(seconds=60), timedelta(seconds=480))
    assert clocks.go(1) is None


@pytest.mark.parametrize("by", [3600, -3600, 30, -30])
def test_a_clock_that_was_set_while_the_computer_was_awake_is_no_interruption(by: int) -> None:
    clocks = Clocks()
    clocks.go(60)
    assert clocks.go(1, 1 + by) == ClockSet(timedelta(seconds=by))
    assert clocks.go(1) is None


def test_a_sleep_in_which_the_clock_was_set_is_one_interruption() -> None:
    assert Clocks().go(480, 4080) == Interruption(START, timedelta(seconds=480))


@given(st.lists(st.tuples(st.floats(0, LONG_SILENCE.total_seconds()), st.floats(-4, 4)), max_size=30))
def test_small_corrections_of_the_clock_are_nobodys_business(steps: list[tuple[float, float]]) -> None:
    clocks = Clocks()
    assert all(clocks.go(passed, passed + off) is None for passed, off in steps)


@given(st.floats(121, 1e6), st.floats(-1e6, 1e6))
def test_whatever_the_clock_says_after_a_sleep_the_sleep_is_as_long_as_it_was(
    passed: float, shown: float
) -> None:
    found = Clocks().go(passed, shown)
    assert isinstance(found, Interruption)
    assert found.lasted.total_seconds() == pytest.approx(passed)


def test_the_steady_clock_goes_on_and_does_not_go_back() -> None:
    before = steady()
    time.sleep(0.001)
    assert steady() > before
