"""What goes into a kit: few, spread over the charter, as encouraging as not, and never more than there is."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.kit_choice import (
    CASES,
    QUESTIONS,
    REMINDERS,
    chosen_cases,
    chosen_questions,
    chosen_reminders,
    workday,
)
from charta.domain.printed_kit import KitCase, KitParts, KitQuestion, KitReminder, KitSection

EFFECTIVE = date(2027, 1, 31)


def section(number: int, *flavours: bool) -> KitSection:
    """Return a section with a point, a case and a question for each flavour; True encourages."""
    return KitSection(
        f"S{number:02}",
        number,
        f"Section {number}",
        KitParts(
            tuple(KitReminder(f"{number}.{place}", "", flag) for place, flag in enumerate(flavours)),
            tuple(KitCase(f"{number}.{place}", "", "", "") for place, _ in enumerate(flavours)),
            tuple(
                KitQuestion(f"{number}.{place}", ("right", "wrong", "no"), "", flag)
                for place, flag in enumerate(flavours)
            ),
        ),
    )


SECTIONS = st.lists(st.lists(st.booleans(), max_size=3), max_size=25).map(
    lambda found: [section(number, *flavours) for number, flavours in enumerate(found, start=1)]
)


@given(SECTIONS)
def test_as_many_are_chosen_as_there_are_up_to_the_most_and_none_twice(sections: list[KitSection]) -> None:
    there = sum(len(entry.parts.reminders) for entry in sections)
    reminders = [placed.reminder.title for placed in chosen_reminders(sections, None)]
    assert len(reminders) == len({*reminders}) == min(there, REMINDERS)
    questions = [placed.question.situation for placed in chosen_questions(sections)]
    assert len(questions) == len({*questions}) == min(there, QUESTIONS)
    cases = [placed.case.title for placed in chosen_cases(sections)]
    assert len(cases) == len({*cases}) == min(there, CASES)


@given(SECTIONS)
def test_half_encourage_wherever_enough_points_do(sections: list[KitSection]) -> None:
    points = [point.encourages for entry in sections for point in entry.parts.reminders]
    chosen = [placed.reminder.encourages for placed in chosen_reminders(sections, None)]
    assert sum(chosen) >= min(sum(points), (len(chosen) + 1) // 2)
    warnings = [not flag for flag in chosen]
    assert not any(one and two for one, two in pairwise(warnings)) or (sum(points) < REMINDERS // 2)


@given(SECTIONS)
def test_the_right_choice_is_known_wherever_it_stands(sections: list[KitSection]) -> None:
    for placed in chosen_questions(sections):
        assert placed.choices[placed.right] == "right"
        assert sorted(placed.choices) == ["no", "right", "wrong"]


def test_right_answers_stand_in_every_place_and_sections_come_in_their_order() -> None:
    placed = chosen_questions([section(number, number % 2 == 0) for number in range(1, 23)])
    assert {entry.right for entry in placed} == {0, 1, 2}
    numbers = [entry.section.number for entry in placed]
    assert numbers == sorted(numbers)
    assert numbers[-1] >= 18


def test_a_section_speaks_twice_only_where_there_are_too_few() -> None:
    many = chosen_reminders([section(number, True, False) for number in range(1, 13)], None)
    assert len({placed.section.id for placed in many}) == REMINDERS
    few = chosen_reminders([section(number, True, False) for number in range(1, 4)], None)
    assert [placed.section.number for placed in few] == [1, 1, 2, 2, 3, 3]


def test_each_comes_a_month_after_the_other_on_a_working_day() -> None:
    placed = chosen_reminders([section(number, True, False) for number in range(1, 13)], EFFECTIVE)
    days = [entry.day for entry in placed]
    assert [entry.month for entry in placed] == [*range(1, 13)]
    assert days[:3] == [date(2027, 3, 1), date(2027, 3, 31), date(2027, 4, 30)]
    assert all(day is not None and day.weekday() < 5 for day in days)
    assert days[-1] == date(2028, 1, 31)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2027, 12, 15), 1, date(2028, 1, 17)),
        (date(2027, 2, 1), 0, date(2027, 2, 1)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 8, 31), 1, date(2027, 9, 30)),
    ],
)
def test_a_day_months_later_exists_and_is_no_weekend(start: date, months: int, expected: date) -> None:
    assert workday(start, months) == expected
