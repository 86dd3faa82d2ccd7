"""Which points, cases and questions of a charter go into its kit: few, spread, and as encouraging as not."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import Final, TypeVar

from charta.domain.printed_kit import (
    KitQuestion,
    KitSection,
    PlacedCase,
    PlacedQuestion,
    PlacedReminder,
)

REMINDERS: Final = 12
QUESTIONS: Final = 10
CASES: Final = 8
_PLACES: Final = (1, 0, 2, 0, 2, 1)
"""Where the right answer stands, in turn: in each place as often, and seldom twice in the same way."""
_YEAR: Final = 12
_SATURDAY: Final = 5

T = TypeVar("T")
Found = tuple[KitSection, T]


def chosen_reminders(sections: Sequence[KitSection], effective: date | None) -> tuple[PlacedReminder, ...]:
    """Return at most twelve points of a charter, one a month, every other one about what one may do."""
    points = [(section, point) for section in sections for point in section.parts.reminders]
    picked = _balanced(points, REMINDERS, lambda point: point.encourages)
    return tuple(
        PlacedReminder(section, point, month, workday(effective, month) if effective else None)
        for month, (section, point) in enumerate(picked, start=1)
    )


def chosen_questions(sections: Sequence[KitSection]) -> tuple[PlacedQuestion, ...]:
    """Return at most ten questions in the order of the charter's sections, the right answers spread."""
    found = [(section, question) for section in sections for question in section.parts.questions]
    picked = _balanced(found, QUESTIONS, lambda question: question.encourages)
    ordered = sorted(picked, key=lambda pair: pair[0].number)
    return tuple(
        _placed(section, question, _PLACES[number % len(_PLACES)])
        for number, (section, question) in enumerate(ordered)
    )


def chosen_cases(sections: Sequence[KitSection], most: int = CASES) -> tuple[PlacedCase, ...]:
    """Return cases from the whole of the charter, in the order of its sections."""
    cases = [(section, case) for section in sections for case in section.parts.cases]
    return tuple(PlacedCase(section, case) for section, case in _spread(cases, most))


def workday(start: date, months: int) -> date:
    """Return the day so many months later, or the Monday after it where it falls on a weekend."""
    years, month = divmod(start.month - 1 + months, _YEAR)
    year = start.year + years
    day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return day + timedelta(days=max(7 - day.weekday(), 0)) if day.weekday() >= _SATURDAY else day


def _placed(section: KitSection, question: KitQuestion, right: int) -> PlacedQuestion:
    first, *others = question.choices
    others.insert(right, first)
    return PlacedQuestion(section, question, tuple(others), right)


def _balanced(found: Sequence[Found[T]], most: int, encourages: Callable[[T], bool]) -> list[Found[T]]:
    """Return both kinds in turn, as many of each where there are; a section speaks twice only if needed."""
    inviting = [pair for pair in found if encourages(pair[1])]
    warning = [pair for pair in found if not encourages(pair[1])]
    half = most - most // 2
    taken = _spread(inviting, max(half, most - len(warning)))
    heard = {section.id for section, _ in taken}
    fresh = [pair for pair in warning if pair[0].id not in heard]
    again = [pair for pair in warning if pair[0].id in heard]
    left = most - len(taken)
    others = [*_spread(fresh, left), *_spread(again, left - len(fresh))]
    others.sort(key=lambda pair: pair[0].number)
    pairs = zip_longest(taken, others)
    return [pair for pair in chain.from_iterable(pairs) if pair is not None]


def _spread(found: Sequence[T], most: int) -> list[T]:
    """Return at most so many, taken at even distances from the whole."""
    count = min(max(most, 0), len(found))
    return [found[number * len(found) // count] for number in range(count)]
