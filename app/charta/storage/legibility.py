"""Whether the texts and lengths of a record are what they stand for, so that nobody expects anything else."""

import json
from datetime import date, time
from typing import Final

from charta.domain.mail import MailState
from charta.domain.records import (
    Action,
    Activity,
    AgendaItem,
    Campaign,
    Delivery,
    DoubtfulPage,
    FormBatch,
    Motion,
    Record,
    Resolution,
    Workshop,
)
from charta.domain.register import Occasion
from charta.domain.rollout import Factor
from charta.domain.workshops import LENGTHS, YEARS
from charta.services.campaigns import Channel
from charta.services.form_files import Layout
from charta.services.forms import FORM_FORMATS
from charta.services.judging import Verdict
from charta.services.people_view import Group

_CHANNELS: Final = frozenset(Channel)
_FACTORS: Final = frozenset(Factor)
_LAYOUTS: Final = frozenset(Layout)
_OCCASIONS: Final = frozenset(("", *Occasion))
_STATES: Final = frozenset(MailState)
_VERDICTS: Final = frozenset(Verdict)
_GROUPS: Final = frozenset(("", *Group))


def is_legible(record: Record) -> bool:
    """Tell whether a record holds the days, times, lengths, answers and choices that it stands for."""
    match record:
        case Workshop() | AgendaItem() if record.minutes not in LENGTHS:
            return False
        case Workshop():
            return _is_day(record.day) and _is_time(record.start)
        case Action() | FormBatch() | Activity():
            return all(map(_is_day, _days_of(record))) and _is_chosen(record)
        case Motion() | Resolution():
            return _is_answer(record.value)
    return _is_chosen(record)


def _days_of(record: Action | FormBatch | Activity) -> tuple[str, ...]:
    match record:
        case Action():
            return record.due, record.done_on
        case FormBatch():
            return (record.given_on,)
    return record.start, record.end, record.counted_from, record.done_on


def _is_chosen(record: Record) -> bool:
    """Tell whether a record names what there is to be chosen."""
    match record:
        case Activity():
            return record.factor in _FACTORS
        case FormBatch():
            is_whose = record.occasion in _OCCASIONS and record.group in _GROUPS
            # What a format is called ends the name of a file.
            return record.layout in _LAYOUTS and record.format in FORM_FORMATS and is_whose
        case DoubtfulPage():
            return record.occasion in _OCCASIONS and record.verdict in _VERDICTS
        case Campaign():
            return record.channel in _CHANNELS and {*record.texts} == {*record.subjects} != set()
        case Delivery():
            return all(map(str.isdecimal, record.states)) and _STATES.issuperset(record.states.values())
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
