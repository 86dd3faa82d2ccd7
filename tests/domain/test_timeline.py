"""The course of a workshop follows from its marks, whatever the clock and the lid of the computer do."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.records import MarkKind, SessionMark
from charta.domain.timeline import FORGOTTEN_AFTER, RoomPhase, course, phases

NINE = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


class Room:
    """Writes marks, by a clock that tests move."""

    def __init__(self) -> None:
        self.now = NINE
        self.marks: list[SessionMark] = []

    def mark(self, kind: MarkKind, subject: int = 0, amount: int = 0, minutes: float = 0) -> int:
        """Write a mark after so many minutes; return its number."""
        self.now += timedelta(minutes=minutes)
        number = len(self.marks) + 1
        self.marks.append(SessionMark(number, 1, kind, subject, amount, self.now))
        return number


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_nothing_has_begun_without_marks() -> None:
    found = course([])
    assert (found.phase, found.item, found.last, found.sittings) == (RoomPhase.PLANNED, 0, None, ())
    assert found.elapsed(1, NINE) == timedelta()
    assert not found.is_forgotten(NINE)


def test_an_item_takes_the_time_until_the_next_one() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ITEM, 1, minutes=2)
    room.mark(MarkKind.ITEM, 2, minutes=10)
    room.mark(MarkKind.ITEM, 1, minutes=5)
    room.mark(MarkKind.ENDED, minutes=3)
    found = course(room.marks)
    assert found.spent == {1: minutes(13), 2: minutes(5)}
    assert found.begun[1] == NINE + minutes(2)
    assert found.phase is RoomPhase.ENDED
    assert (found.sittings[0].began, found.sittings[0].ended) == (NINE, NINE + minutes(20))


def test_the_running_item_goes_on_until_now_and_a_pause_stops_it() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ITEM, 1)
    assert course(room.marks).elapsed(1, NINE + minutes(4)) == minutes(4)
    room.mark(MarkKind.PAUSED, minutes=5)
    assert course(room.marks).elapsed(1, NINE + minutes(30)) == minutes(5)
    room.mark(MarkKind.RESUMED, minutes=10)
    found = course(room.marks)
    assert found.elapsed(1, NINE + minutes(17)) == minutes(7)
    assert [(gap.ended - gap.began, gap.counted) for gap in found.gaps] == [(minutes(10), False)]


def test_a_pause_counts_once_somebody_says_that_it_was_work() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ITEM, 1)
    pause = room.mark(MarkKind.PAUSED, minutes=5)
    room.mark(MarkKind.RESUMED, minutes=10)
    room.mark(MarkKind.COUNTED, pause, minutes=1)
    found = course(room.marks)
    assert found.spent[1] == minutes(16)
    assert found.gaps[0].counted


def test_a_clock_that_was_set_adds_and_takes_nothing() -> None:
    for by in (timedelta(hours=1), timedelta(hours=-1), timedelta(days=-400)):
        room = Room()
        room.mark(MarkKind.BEGUN)
        room.mark(MarkKind.ITEM, 1)
        room.now += minutes(5) + by
        room.mark(MarkKind.CLOCK, amount=round(by.total_seconds()))
        room.mark(MarkKind.ENDED, minutes=4)
        assert course(room.marks).spent[1] == minutes(9), by


def test_a_clock_that_went_back_unseen_never_takes_time_away() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ITEM, 1)
    room.mark(MarkKind.ITEM, 2, minutes=5)
    room.mark(MarkKind.ITEM, 3, minutes=-60)
    found = course(room.marks)
    assert found.spent == {1: minutes(5), 2: timedelta(), 3: timedelta()}
    assert found.elapsed(3, NINE - minutes(90)) == timedelta()


def test_extensions_add_up() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.EXTENDED, 1, 60)
    room.mark(MarkKind.EXTENDED, 1, 300)
    assert course(room.marks).extended == {1: minutes(6)}


def test_who_came_went_and_came_back_was_there_twice() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ARRIVED, 7)
    room.mark(MarkKind.ARRIVED, 7, minutes=1)
    room.mark(MarkKind.LEFT, 7, minutes=9)
    room.mark(MarkKind.LEFT, 8)
    assert not course(room.marks).is_present(7)
    room.mark(MarkKind.ARRIVED, 7, minutes=5)
    found = course(room.marks)
    assert [(stay.arrived - NINE, stay.left) for stay in found.presences[7]] == [
        (minutes(0), NINE + minutes(10)),
        (minutes(15), None),
    ]
    assert found.is_present(7)
    assert not found.is_present(8)
    assert not found.is_present(9)


def test_a_workshop_gone_on_with_on_another_day_sat_twice_and_the_night_counts_for_nothing() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ITEM, 1)
    room.mark(MarkKind.ENDED, minutes=30)
    room.mark(MarkKind.REOPENED, minutes=24 * 60)
    room.mark(MarkKind.ITEM, 1)
    room.mark(MarkKind.ENDED, minutes=10)
    found = course(room.marks)
    assert [sitting.ended - sitting.began for sitting in found.sittings] == [minutes(30), minutes(10)]
    assert found.spent[1] == minutes(40)


def test_what_was_said_after_the_last_mark_is_the_last_sign_of_life() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ITEM, 1)
    found = course(room.marks, [NINE + minutes(20), NINE - minutes(5)])
    assert found.last == NINE + minutes(20)
    assert found.spent[1] == minutes(20)
    assert found.sittings[0].ended == NINE + minutes(20)
    assert not found.is_forgotten(NINE + minutes(20) + FORGOTTEN_AFTER)
    assert found.is_forgotten(NINE + minutes(21) + FORGOTTEN_AFTER)


def test_an_ended_workshop_is_never_forgotten_and_takes_no_later_sign() -> None:
    room = Room()
    room.mark(MarkKind.BEGUN)
    room.mark(MarkKind.ENDED, minutes=10)
    found = course(room.marks, [NINE + timedelta(days=1)])
    assert found.last == NINE + minutes(10)
    assert not found.is_forgotten(NINE + timedelta(days=9))


def test_every_workshop_has_its_own_course() -> None:
    marks = [SessionMark(n, n % 2 + 1, MarkKind.BEGUN, 0, 0, NINE) for n in (1, 2)]
    assert phases(marks) == {
        1: RoomPhase.RUNNING,
        2: RoomPhase.RUNNING,
    }


moves = st.lists(
    st.tuples(st.sampled_from(MarkKind), st.integers(0, 3), st.integers(-120, 240), st.integers(-3600, 3600)),
    max_size=30,
)


@given(moves)
def test_time_is_never_negative_and_never_more_than_what_went_by(
    steps: list[tuple[MarkKind, int, int, int]],
) -> None:
    room = Room()
    forwards = timedelta()
    shifts = timedelta()
    for kind, subject, gone, amount in steps:
        room.mark(kind, subject, amount, gone)
        forwards += max(minutes(gone), timedelta())
        if kind is MarkKind.CLOCK:
            shifts += abs(timedelta(seconds=amount))
    found = course(room.marks)
    assert all(spent >= timedelta() for spent in found.spent.values())
    assert all(gap.lasted >= timedelta() for gap in found.gaps)
    assert sum(found.spent.values(), timedelta()) <= forwards + shifts
    assert all(sitting.began <= sitting.ended for sitting in found.sittings)
    assert course(reversed(room.marks)) == found
    assert phases(room.marks) == ({1: found.phase} if room.marks else {})
