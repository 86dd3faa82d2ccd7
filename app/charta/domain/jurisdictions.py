"""What to know about a place where the organisation works: facts of law, suggested answers, formalities.

Nothing here is legal advice, and nothing of it enters a charter by itself: facts are shown beside the
sections that they touch, a suggestion waits to be accepted, a formality is an item of a checklist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from charta.domain.fields import Condition, Value
from charta.domain.records import Proof, ProofState


class Certainty(StrEnum):
    """How sure the content's authors are of a fact of law."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Fact:
    """A fact of law for the sections that it touches; `from_source` is off where it was not read again."""

    id: str
    sections: tuple[str, ...]
    certainty: Certainty
    from_source: bool


@dataclass(frozen=True)
class FactText:
    """The rule's reference, what the author of a charter must know, and where it comes from."""

    rule: str
    text: str
    source: str


@dataclass(frozen=True)
class Suggestion:
    """An answer that is suggested in this place instead of the usual one."""

    sheet: str
    field: str
    value: Value


@dataclass(frozen=True)
class Formality:
    """Something to be done before a charter applies.

    It is on the list when every condition holds and one of `sections` is part of the charter (or none is
    named). `owner` is a department. `months` is the wait between the day it is done and the earliest
    effective date; `blocks` tells whether the charter has to wait for it at all. `after` names formalities
    that come first.
    """

    id: str
    conditions: tuple[Condition, ...]
    sections: tuple[str, ...]
    owner: str
    months: int = 0
    blocks: bool = True
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormalityText:
    """What is to be done, why, and what proves it."""

    title: str
    why: str
    proof: str


@dataclass(frozen=True)
class JurisdictionText:
    """What a language says about a place; `suggestions` by `S21.measures`."""

    name: str
    facts: Mapping[str, FactText]
    suggestions: Mapping[str, str]
    formalities: Mapping[str, FormalityText]


@dataclass(frozen=True)
class Jurisdiction:
    """A place, with the ids of the places whose rules hold there too."""

    id: str
    within: tuple[str, ...]
    facts: tuple[Fact, ...]
    suggestions: tuple[Suggestion, ...]
    formalities: tuple[Formality, ...]
    texts: Mapping[str, JurisdictionText]

    def text(self, language: str) -> JurisdictionText:
        """Return the texts in `language`, or in the first language where that one is absent."""
        return self.texts.get(language) or next(iter(self.texts.values()))

    def facts_on(self, section: str) -> tuple[Fact, ...]:
        """Return the facts that touch a section."""
        return tuple(fact for fact in self.facts if section in fact.sections)


def earliest(formality: Formality, proof: Proof | None, today: date) -> date | None:
    """Return the first day on which the charter may apply as far as this formality goes.

    None where it holds nothing up. What is open counts from the day planned for it, or from today.
    """
    if not formality.blocks or (proof is not None and proof.state is ProofState.NOT_APPLICABLE):
        return None
    given = date.fromisoformat(proof.date) if proof is not None and proof.date else today
    done = proof is not None and proof.state is ProofState.DONE
    return months_later(given if done else max(given, today), formality.months)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, day.day - 4, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError("a month has more than 27 days")
