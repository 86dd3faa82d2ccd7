"""Undo and redo are two stacks that always lead back to where one was."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.charter import Charter
from charta.domain.records import Answer, Change
from charta.services.history import History

START = datetime(2026, 1, 1, tzinfo=UTC)


VALUES = st.none() | st.integers(0, 3)


@given(st.lists(st.tuples(st.sampled_from("abc"), VALUES, st.integers(0, 10)), max_size=30))
def test_undoing_everything_and_redoing_it_gives_the_same_charter(
    steps: list[tuple[str, int | None, int]],
) -> None:
    charter, history, now = Charter(), History(), START
    for name, value, pause in steps:
        now += timedelta(seconds=pause)
        change = Change(charter.get(Answer, "S", name), None if value is None else Answer("S", name, value))
        if change.before == change.after:
            continue
        charter = charter.apply([change])
        history.record([change], f"answer:{name}", now)
    end = charter
    while changes := history.undo():
        charter = charter.apply(changes)
    assert charter.all(Answer) == ()
    while changes := history.redo():
        charter = charter.apply(changes)
    assert set(charter.all(Answer)) == set(end.all(Answer))


def test_what_is_typed_and_deleted_again_at_once_leaves_no_step() -> None:
    history, answer = History(), Answer("S", "a", "x")
    history.record([Change(None, answer)], "answer:a", START)
    history.record([Change(answer, None)], "answer:a", START)
    assert history.undo() == ()
    history.record([Change(None, answer)], "answer:a", START)
    assert history.undo() == (Change(answer, None),)
