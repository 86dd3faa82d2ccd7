"""Sums hold what people answered together; a round in a room gives out nothing else."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.sums import Response, RoomRound, Sums, total

SMALLEST = 8
RESPONSES = st.dictionaries(st.sampled_from(["F1.1", "F4.3", "E.3"]), st.integers(0, 5))


def test_each_answer_is_counted_in_its_place_and_do_not_know_last() -> None:
    sums = Sums.of([{"F1.1": 1}, {"F1.1": 5}, {"F1.1": 0}, {"F1.1": 5, "E.3": 3}, {}])
    assert sums.respondents == 5
    assert sums.counts == {"F1.1": (1, 0, 0, 0, 2, 1), "E.3": (0, 0, 1, 0, 0, 0)}
    assert sums.answers("F1.1") == 4


@pytest.mark.parametrize("answer", [-1, 6])
def test_an_answer_off_the_scale_is_refused_and_the_person_not_counted(answer: int) -> None:
    round_ = RoomRound(SMALLEST)
    with pytest.raises(ValueError, match="scale"):
        round_.answer({"E.3": 2, "F1.1": answer})
    assert round_.finish() == Sums()


@given(st.lists(RESPONSES, max_size=12), st.lists(RESPONSES, max_size=12))
def test_adding_sums_is_summing_everybody(one: list[Response], other: list[Response]) -> None:
    assert Sums.of(one) + Sums.of(other) == Sums.of([*one, *other])


@given(st.lists(RESPONSES, max_size=60), st.sets(st.integers(0, 60)))
def test_no_batch_of_a_round_covers_too_few_and_nobody_is_lost(
    people: Sequence[Response], looks: set[int]
) -> None:
    round_ = RoomRound(SMALLEST)
    batches = []
    for place, person in enumerate(people):
        round_.answer(person)
        if place in looks and round_.ready():
            batches.append(round_.take())
    batches.append(round_.finish())
    assert total(batches) == Sums.of(people)
    assert round_.waiting == 0
    if len(people) >= SMALLEST:
        assert all(batch.respondents >= SMALLEST for batch in batches)
    else:
        assert len(batches) == 1


def test_a_round_hands_over_its_first_batch_once_the_second_is_full() -> None:
    round_ = RoomRound(SMALLEST)
    for _ in range(15):
        round_.answer({"E.3": 4})
        assert not round_.ready()
    round_.answer({"E.3": 4})
    assert round_.ready()
    assert round_.take().respondents == 8
    assert not round_.ready()
    with pytest.raises(ValueError, match="no batch"):
        round_.take()
    assert round_.finish().respondents == 8
