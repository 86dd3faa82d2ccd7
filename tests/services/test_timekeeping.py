"""A workshop is kept by marks: nothing that happens to the computer loses it."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.timeline import FORGOTTEN_AFTER, RoomPhase
from charta.errors import NoAgenda, NotRunning, OtherRunning, UnknownAgendaItem
from charta.services.deciding import Author
from charta.services.timekeeping import HEARTBEAT
from fakes import SteppingClock
from meeting import SECTION, held, item_of, photos, planned


def test_a_workshop_runs_item_by_item(example: Workbench, clock: SteppingClock) -> None:
    number = planned(example)
    opening, section, closing_ = (item.number for item in example.agendas.items(number))
    assert example.timekeeping.running() is None
    example.timekeeping.begin(number)
    example.timekeeping.take_up(number, opening)
    clock.advance(minutes=4)
    example.timekeeping.take_up(number, section)
    example.timekeeping.take_up(number, section)
    example.timekeeping.extend(number, section, 5)
    clock.advance(minutes=12)
    example.timekeeping.pause(number)
    clock.advance(minutes=30)
    example.timekeeping.take_up(number, closing_)
    clock.advance(minutes=1)
    example.timekeeping.end(number)
    course = example.timekeeping.course(number)
    assert course.spent == {
        opening: timedelta(minutes=4), section: timedelta(minutes=12), closing_: timedelta(minutes=1),
    }  # fmt: skip
    assert course.extended == {section: timedelta(minutes=5)}
    assert course.phase is RoomPhase.ENDED


def test_what_does_not_run_takes_no_marks(example: Workbench) -> None:
    number = planned(example)
    empty = example.workshops.add()
    with pytest.raises(NoAgenda):
        example.timekeeping.begin(empty)
    with pytest.raises(NotRunning):
        example.timekeeping.take_up(number, 1)
    example.timekeeping.begin(number)
    with pytest.raises(UnknownAgendaItem):
        example.timekeeping.take_up(number, 99)
    other = planned(example, "S13")
    with pytest.raises(OtherRunning):
        example.timekeeping.begin(other)
    example.timekeeping.end(number)
    example.timekeeping.begin(other)
    with pytest.raises(NotRunning):
        example.timekeeping.end(number)
    assert example.timekeeping.running() == other


def test_beginning_twice_begins_once(example: Workbench) -> None:
    number = planned(example)
    example.timekeeping.begin(number)
    before = example.session.store.entries
    example.timekeeping.begin(number)
    assert example.session.store.entries == before


def test_a_process_that_dies_loses_nothing(charta: Charta, tmp_path: Path, clock: SteppingClock) -> None:
    path = tmp_path / "crash.charta"
    with closing(charta.create(path, answers=charta.example_answers())) as bench:
        number = held(bench)
        clock.advance(minutes=7)
        bench.deciding.propose(photos(number), "none", "", Author("it"))
        item = item_of(bench, number, SECTION)
    clock.advance(minutes=8)
    with closing(charta.open(path)) as bench:
        assert bench.timekeeping.running() == number
        course = bench.timekeeping.course(number)
        assert (course.item, course.spent[item]) == (item, timedelta(minutes=7))
        assert bench.timekeeping.interruption(number) == timedelta(minutes=8)
        bench.timekeeping.interrupted(number)
        clock.advance(minutes=1)
        assert bench.timekeeping.course(number).elapsed(item, clock.now()) == timedelta(minutes=8)
        (gap,) = bench.timekeeping.course(number).gaps
        bench.timekeeping.count(number, gap.mark)
        bench.timekeeping.count(number, gap.mark)
        assert bench.timekeeping.course(number).elapsed(item, clock.now()) == timedelta(minutes=16)


def test_silence_of_a_long_speech_is_no_interruption(example: Workbench, clock: SteppingClock) -> None:
    number = held(example)
    clock.advance(seconds=HEARTBEAT.total_seconds() - 1)
    before = example.session.store.entries
    example.timekeeping.beat(number)
    assert example.session.store.entries == before
    clock.advance(seconds=2)
    assert not example.timekeeping.interruption(number)
    example.timekeeping.beat(number)
    assert example.session.store.entries == before + 1
    assert example.timekeeping.course(number).last == clock.now()


def test_a_closed_lid_is_left_out_from_the_moment_it_closed(example: Workbench, clock: SteppingClock) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    clock.advance(minutes=3)
    closed = clock.now()
    clock.advance(minutes=40)
    example.timekeeping.interrupted(number, closed)
    assert example.timekeeping.course(number).elapsed(item, clock.now()) == timedelta(minutes=3)


def test_a_forgotten_end_is_set_at_the_last_sign_of_life(example: Workbench, clock: SteppingClock) -> None:
    number = held(example)
    clock.advance(minutes=20)
    example.timekeeping.extend(number, item_of(example, number, SECTION), 5)
    last = clock.now()
    clock.advance(hours=20)
    assert example.timekeeping.course(number).is_forgotten(clock.now())
    example.timekeeping.end(number)
    course = example.timekeeping.course(number)
    assert course.sittings[0].ended == last
    assert course.spent[item_of(example, number, SECTION)] == timedelta(minutes=20)


def test_going_on_another_day_ends_the_first_sitting_where_it_was(
    example: Workbench, clock: SteppingClock
) -> None:
    number = held(example)
    clock.advance(minutes=10)
    example.timekeeping.beat(number)
    clock.advance(days=2)
    example.timekeeping.begin(number)
    example.timekeeping.take_up(number, item_of(example, number, SECTION))
    clock.advance(minutes=5)
    example.timekeeping.end(number)
    course = example.timekeeping.course(number)
    assert [(one.ended - one.began) for one in course.sittings] == [
        timedelta(minutes=10),
        timedelta(minutes=5),
    ]
    assert course.spent[item_of(example, number, SECTION)] == timedelta(minutes=15)


def test_a_forgotten_workshop_does_not_keep_the_next_one_from_beginning(
    example: Workbench, clock: SteppingClock
) -> None:
    first = held(example)
    clock.advance(seconds=FORGOTTEN_AFTER.total_seconds() + 60)
    second = planned(example, "S13")
    example.timekeeping.begin(second)
    assert example.timekeeping.course(first).phase is RoomPhase.ENDED
    assert example.timekeeping.running() == second


def test_a_clock_that_is_set_gives_and_takes_no_time(example: Workbench, clock: SteppingClock) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    clock.advance(minutes=5)
    clock.advance(hours=-1)
    example.timekeeping.clock_set(number, timedelta(hours=-1))
    clock.advance(minutes=5)
    assert example.timekeeping.course(number).elapsed(item, clock.now()) == timedelta(minutes=10)


def test_marks_cannot_be_undone(example: Workbench) -> None:
    number = held(example)
    while example.session.can_undo:
        example.session.undo()
    assert example.timekeeping.course(number).phase is RoomPhase.RUNNING
