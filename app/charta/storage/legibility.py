"""Whether the texts and lengths of a record are what they stand for, so that nobody expects anything else."""

import json
from datetime import date, time

from charta.domain.records import (
    Action,
    Activity,
    AgendaItem,
    FormBatch,
    Motion,
    Record,
    Resolution,
    Workshop,
)
from charta.domain.rollout import Factor
from charta.domain.workshops import LENGTHS, YEARS


def is_legible(record: Record) -> bool:
    """Tell whether a record holds the days, times, lengths and answers that it stands for."""
    match record:
        case Workshop() | AgendaItem() if record.minutes not in LENGTHS:
            return False
        case Workshop():
            return _is_day(record.day) and _is_time(record.start)
        case Action() | FormBatch() | Activity():
            return all(map(_is_day, _days_of(record))) and _has_factor(record)
        case Motion() | Resolution():
            return _is_answer(record.value)
    return True


def _days_of(record: Action | FormBatch | Activity) -> tuple[str, ...]:
    match record:
        case Action():
            return record.due, record.done_on
        case FormBatch():
            return (record.given_on,)
    return record.start, record.end, record.counted_from, record.done_on


def _has_factor(record: Action | FormBatch | Activity) -> bool:
    return not isinstance(record, Activity) or record.factor in set(Factor)


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).year in YEARS
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return not text or time.fromisoformat(text).tzinfo is None
    except ValueError:
        return False


def _is_answer(text: str) -> bool:
    try:
        json.loads(text or "0")
    except (ValueError, RecursionError):
        return False
    return True
