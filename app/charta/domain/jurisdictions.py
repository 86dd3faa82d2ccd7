"""What to know about a place where the organisation works: facts of law, suggested answers, formalities.

Nothing here is legal advice, and nothing of it enters a charter by itself: facts are shown beside the
sections that they touch, a suggestion waits to be accepted, a formality is an item of a checklist.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import StrEnum
from typing import TypeAlias

from charta.domain.fields import Condition, Value
from charta.domain.records import Proof, ProofState

Asked: TypeAlias = Callable[[str, str], Value | None]
"""The answer that holds for a field of a sheet, None where the sheet is no part of the charter."""


class Certainty(StrEnum):
    """How sure the content's authors are of a fact of law."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Fact:
    """A fact of law for the sections that it touches; `from_source` is off where it was not read again.

    A `local` one holds in the place itself, not in the places within it.
    """

    id: str
    sections: tuple[str, ...]
    certainty: Certainty
    from_source: bool
    local: bool = False


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
    alternatives: tuple[Condition, ...] = ()
    local: bool = False

    def applies(self, included: Collection[str], asked: Asked) -> bool:
        """Tell whether it is on the list of a charter that has the sections `included`."""

        def holds(condition: Condition) -> bool:
            return condition.holds(asked(condition.sheet or "", condition.field))

        return (
            (not self.sections or any(section in included for section in self.sections))
            and all(holds(condition) for condition in self.conditions)
            and (not self.alternatives or any(holds(condition) for condition in self.alternatives))
        )


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


def applicable(jurisdictions: Mapping[str, Jurisdiction], chosen: Iterable[str]) -> tuple[Jurisdiction, ...]:
    """Return the chosen places and those that they are within, each once, in the order of `jurisdictions`.

    The narrower place comes before the wider one as long as `jurisdictions` has them in that order.
    """
    places: set[str] = set()
    waiting = [place for place in chosen if place in jurisdictions]
    while waiting:
        place = waiting.pop()
        if place not in places:
            places.add(place)
            waiting += [wider for wider in jurisdictions[place].within if wider in jurisdictions]
    return tuple(jurisdictions[place] for place in jurisdictions if place in places)


def suggested(
    jurisdictions: Mapping[str, Jurisdiction], chosen: Iterable[str], sheet: str, field: str
) -> tuple[str, Suggestion] | None:
    """Return the answer that the chosen places suggest, with the place; the first that has one decides."""
    for place in applicable(jurisdictions, chosen):
        for suggestion in place.suggestions:
            if (suggestion.sheet, suggestion.field) == (sheet, field):
                return place.id, suggestion
    return None


def earliest(formality: Formality, proof: Proof | None, today: date) -> date | None:
    """Return the first day on which the charter may apply as far as this formality goes.

    None where it holds nothing up. What is open counts from the day planned for it, or from today.
    """
    if not formality.blocks or (proof is not None and proof.state is ProofState.NOT_APPLICABLE):
        return None
    return months_later(_day(proof, today), formality.months)


def schedule(
    formalities: Sequence[Formality], proofs: Mapping[str, Proof], today: date
) -> Mapping[str, date | None]:
    """Return `earliest` for each of a place’s formalities, none being done before those that it comes after.

    `proofs` are by the formality’s id; `formalities` are those on the list, each after those that it names.
    """
    days: dict[str, date] = {}
    found: dict[str, date | None] = {}
    for formality in formalities:
        proof = proofs.get(formality.id)
        ready = max([today, *(days[earlier] for earlier in formality.after if earlier in days)])
        found[formality.id] = earliest(formality, proof, ready)
        if proof is None or proof.state is not ProofState.NOT_APPLICABLE:
            days[formality.id] = _day(proof, ready)
    return found


def _day(proof: Proof | None, ready: date) -> date:
    """Return the day on which a formality was done, or can be done at the earliest as it is planned."""
    given = date.fromisoformat(proof.date) if proof is not None and proof.date else ready
    return given if proof is not None and proof.state is ProofState.DONE else max(given, ready)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last day where there is no such day.

    The calendar ends with the year 9999, and so does every wait.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    for last in range(day.day, day.day - 4, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError("a month has more than 27 days")
