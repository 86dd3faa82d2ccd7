"""Plans share topics out fairly, needs tell how long they may take, rounds come to something."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.records import Aim, Choice, ItemKind, Scale, Vote
from charta.domain.workshops import (
    CHOICES,
    Divergence,
    Draft,
    FixedItem,
    Need,
    Outcome,
    PlannedPart,
    WorkshopPlan,
    outcome,
    planned,
)

MOMENT = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
THREE = WorkshopPlan(
    "three",
    tuple(
        PlannedPart(90, (FixedItem(ItemKind.OPENING, 5), FixedItem(ItemKind.CLOSING, 5, 1.0)))
        for _ in range(3)
    ),
)
HALF_DAY = WorkshopPlan(
    "half",
    (
        PlannedPart(
            200,
            (
                FixedItem(ItemKind.OPENING, 10),
                FixedItem(ItemKind.BREAK, 15, 0.45),
                FixedItem(ItemKind.CLOSING, 10, 1.0),
            ),
        ),
    ),
)


def topics(*lengths: int) -> list[Draft]:
    return [Draft(ItemKind.SECTION, length, f"S{number:02}") for number, length in enumerate(lengths, 1)]


def sections(meeting: tuple[Draft, ...]) -> list[str]:
    return [entry.section for entry in meeting if entry.section]


def test_topics_are_shared_out_evenly_in_their_order() -> None:
    meetings, left = planned(THREE, topics(*[10] * 9))
    assert [len(sections(meeting)) for meeting in meetings] == [3, 3, 3]
    assert [name for meeting in meetings for name in sections(meeting)] == [f"S{n:02}" for n in range(1, 10)]
    assert left == 0


def test_what_finds_no_room_is_counted() -> None:
    meetings, left = planned(THREE, topics(*[30] * 8))
    assert [sum(entry.minutes for entry in meeting) for meeting in meetings] == [70, 70, 70]
    assert left == 2


def test_a_break_comes_between_topics_after_its_share_of_the_time() -> None:
    (meeting,), _ = planned(HALF_DAY, topics(*[20] * 8))
    kinds = [entry.kind for entry in meeting]
    assert kinds[0] is ItemKind.OPENING
    assert kinds[-1] is ItemKind.CLOSING
    before = sum(entry.minutes for entry in meeting[: kinds.index(ItemKind.BREAK)])
    assert before == 90


def test_a_meeting_too_short_for_its_break_has_none() -> None:
    (meeting,), _ = planned(HALF_DAY, topics(20))
    assert [entry.kind for entry in meeting] == [ItemKind.OPENING, ItemKind.SECTION, ItemKind.CLOSING]


@given(st.lists(st.integers(5, 30), max_size=30), st.sampled_from((THREE, HALF_DAY)))
def test_no_meeting_is_longer_than_its_time_and_no_topic_is_lost_or_doubled(
    lengths: list[int], plan: WorkshopPlan
) -> None:
    given_topics = topics(*lengths)
    meetings, left = planned(plan, given_topics)
    assert len(meetings) == len(plan.parts)
    for meeting, part in zip(meetings, plan.parts, strict=True):
        assert sum(entry.minutes for entry in meeting) <= part.minutes
        assert [entry.kind for entry in meeting].count(ItemKind.CLOSING) == 1
    found = [entry for meeting in meetings for entry in meeting if entry.section]
    assert found == given_topics[: len(given_topics) - left]


def test_a_need_tells_its_aim_and_its_time() -> None:
    assert Need("S01").aim is Aim.INFORM
    signing = Need("S01", departments=("hr",))
    assert (signing.is_open, signing.aim, signing.minutes) == (False, Aim.APPROVE, 5)
    asked = Need("S01", requests=(1, 2), departments=("hr",))
    assert (asked.is_open, asked.aim, asked.minutes) == (True, Aim.SETTLE, 15)
    undecided = Need("S01", undecided=("a", "b", "c"), divergences=(Divergence.STANDS,))
    assert (undecided.aim, undecided.minutes) == (Aim.DECIDE, 15)
    assert Need("S01", undecided=tuple("abcdefghijklm")).minutes == 30
    assert Need("S01", unfinished=True).is_open


def votes(*choices: Choice) -> list[Vote]:
    return [Vote(1, f"d{place}", choice, "", "", MOMENT) for place, choice in enumerate(choices)]


def test_a_round_comes_to_what_its_answers_say() -> None:
    assert outcome([]) is Outcome.NOBODY
    assert outcome(votes(Choice.AGREE, Choice.AGREE)) is Outcome.UNANIMOUS
    assert outcome(votes(Choice.FIVE, Choice.FIVE)) is Outcome.UNANIMOUS
    assert outcome(votes(Choice.AGREE, Choice.LIVE_WITH)) is Outcome.CONSENT
    assert outcome(votes(Choice.THREE, Choice.FIVE)) is Outcome.CONSENT
    assert outcome(votes(Choice.AGREE, Choice.OBJECT)) is Outcome.OBJECTED
    assert outcome(votes(Choice.TWO, Choice.FIVE)) is Outcome.OBJECTED


def test_each_scale_has_its_own_answers() -> None:
    assert set(CHOICES) == set(Scale)
    assert set(CHOICES[Scale.CONSENT]) | set(CHOICES[Scale.FINGERS]) == set(Choice)
