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
        case Workshop():
            return _is_day(record.day) and _is_time(record.start) and record.minutes in LENGTHS
        case AgendaItem():
            return record.minutes in LENGTHS
        case Action(done_on=day) | FormBatch(given_on=day):
            return _is_day(day) and _is_day(getattr(record, "due", ""))
        case Activity():
            days = (record.start, record.end, record.counted_from, record.done_on)
            return record.factor in set(Factor) and all(map(_is_day, days))
        case Motion() | Resolution():
            return _is_answer(record.value)
    return True


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
