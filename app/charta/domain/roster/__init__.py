"""A list of people from outside: what it says, and what would change if it were taken over."""

from charta.domain.roster.comparing import compare
from charta.domain.roster.reading import read_people
from charta.domain.roster.report import (
    ATTRIBUTES,
    Alteration,
    Ambiguity,
    Draft,
    RosterComparison,
    RosterProblem,
    RosterReading,
    Severity,
)

__all__ = [
    "ATTRIBUTES",
    "Alteration",
    "Ambiguity",
    "Draft",
    "RosterComparison",
    "RosterProblem",
    "RosterReading",
    "Severity",
    "compare",
    "read_people",
]
