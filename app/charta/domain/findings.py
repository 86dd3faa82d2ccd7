"""Findings of the wording check: where in a text, which rule, what to do instead."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters. None of them stops anybody."""

    SERIOUS = "serious"
    ADVICE = "advice"
    STYLE = "style"


@dataclass(frozen=True)
class Finding:
    """Something in a section's wording that deserves a second look.

    `id` stays the same while the words do, so that ignoring it lasts. `quote` are the words as they stand in
    the plain text (empty for a finding about the whole); `start` is where they begin there. `reason` and
    `suggestion` are in the reader's language. `field` names the question whose answer causes it, if one does.
    """

    id: str
    rule: str
    section: str
    language: str
    weight: Weight
    quote: str
    start: int
    reason: str
    suggestion: str
    field: str = ""
