"""Compares a list of people with those who are known."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from charta.domain.people import Person
from charta.domain.roster.report import RosterComparison, RosterReading

NO_CHOICES: Final[Mapping[int, int]] = MappingProxyType({})


def compare(
    reading: RosterReading,
    present: Mapping[int, Person],
    day: date,
    *,
    complete: bool,
    chosen: Mapping[int, int] = NO_CHOICES,
) -> RosterComparison:
    """Return what a list changes; `present` are all people ever known, by id, also those who have left.

    `day` is when a change of presence begins. Only where the list is `complete` has whoever is not in it
    left. `chosen` answers for ambiguous lines: the id of who is meant, 0 for somebody new.
    """
    raise NotImplementedError
