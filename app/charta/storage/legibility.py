"""Whether the texts of a record are what they stand for, so that nobody has to expect anything else."""

import json
from datetime import date, time

from charta.domain.records import Action, Motion, Record, Resolution, Workshop
from charta.domain.workshops import YEARS


def is_legible(record: Record) -> bool:
    """Tell whether the texts of a record are the days, times and answers that they stand for."""
    match record:
        case Workshop():
            return _is_day(record.day) and _is_time(record.start)
        case Action():
            return _is_day(record.due) and _is_day(record.done_on)
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
