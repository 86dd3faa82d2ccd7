"""The register of signatures: facts that are only ever added, and where they leave each person.

A fact is never altered or deleted; a correction is a `VOIDED` one that names it. Where somebody stands
follows from their facts, the versions and the day alone, so no state is stored and none can go stale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from charta.domain.edition import number_of
from charta.domain.jurisdictions import months_later
from charta.domain.people import Person, Presence

GRACE_DAYS: Final = 30
"""So many days somebody has from the day on which a signature is first asked of them."""


class FactKind(StrEnum):
    """What happened."""

    GIVEN = "given"
    """A form was handed out."""
    SIGNED = "signed"
    REFUSED = "refused"
    VOIDED = "voided"
    """An earlier fact (`voids`) was entered wrongly and does not count."""


class Occasion(StrEnum):
    """What somebody signs on."""

    ONBOARDING = "onboarding"
    ANNUAL = "annual"
    NEW_VERSION = "new_version"


class Method(StrEnum):
    """How a signature reached the register."""

    PAPER = "paper"
    SCAN = "scan"
    PDF = "pdf"
    DIGITAL = "digital"
    """A PDF with a digital signature that holds."""
    ATTENDANCE = "attendance"


class SignatureState(StrEnum):
    """Where somebody stands with the version that counts."""

    TO_GIVE = "to_give"
    GIVEN = "given"
    SIGNED = "signed"
    OUTDATED = "outdated"
    DUE_AGAIN = "due_again"
    REFUSED = "refused"
    ON_LEAVE = "on_leave"
    LEFT = "left"


DUE: Final = frozenset(
    {SignatureState.TO_GIVE, SignatureState.GIVEN, SignatureState.OUTDATED, SignatureState.DUE_AGAIN}
)
"""The states in which a signature is waited for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about one person. `number` counts all facts of a charter from 1.

    `fingerprint` is that of the version's whole text. `on` is the ISO day on which it happened; when and by
    whom it was entered stands with the entry that brought it. `evidence` is the SHA-256 of a kept page or
    file, and `source` says where that came from, such as 'scan-3.pdf, 7'. `batch` is the number of the
    `FormBatch` that made the form, 0 where none did. `trust` (`domain.scans.Trust`) and `signer` are what
    checking a digital signature found.
    """

    number: int
    person: int
    kind: FactKind
    version: str
    fingerprint: str
    occasion: Occasion
    language: str
    on: str
    method: Method | None = None
    witness: str = ""
    note: str = ""
    evidence: str = ""
    source: str = ""
    batch: int = 0
    trust: str = ""
    signer: str = ""
    voids: int = 0


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form of a batch; `since` is the version that the person signed before, empty for none."""

    person: int
    occasion: Occasion
    language: str
    since: str


@dataclass(frozen=True)
class Terms:
    """What decides who has to sign: the version that counts, empty while none is published.

    `effective` is the day from which it applies, `months` how long a signature lasts, 0 for good.
    """

    version: str = ""
    effective: date = date.min
    fingerprint: str = ""
    months: int = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands: `due` is the day by which a signature is wanted, None where none is.

    `signed` is the signature that counts, or the last one where none counts any more; `given` and `refused`
    are the form and the refusal that came after it. `occasion` is what the person would sign on next.
    """

    state: SignatureState
    occasion: Occasion
    due: date | None = None
    signed: Fact | None = None
    given: Fact | None = None
    refused: Fact | None = None


def covers(signed: str, version: str) -> bool:
    """Tell whether a signature for one version is good for another: no material change lies between them.

    The first number of a version grows with each material change.
    """
    return number_of(signed)[0] == number_of(version)[0]


def counting(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that no later one voids, in order, without the corrections themselves."""
    kept = list(facts)
    voided = {fact.voids for fact in kept if fact.kind is FactKind.VOIDED}
    return [fact for fact in kept if fact.kind is not FactKind.VOIDED and fact.number not in voided]


def standing(person: Person, facts: Iterable[Fact], terms: Terms, today: date) -> Standing:
    """Return where a person stands on a day; `facts` are all of theirs, in the order of their numbers."""
    valid = counting(facts)
    signed = _last_signature(valid, terms.version)
    since = [fact for fact in valid if signed is None or fact.number > signed.number]
    given = _last(since, FactKind.GIVEN, terms.version)
    refused = _last(since, FactKind.REFUSED, terms.version)
    state, occasion, due = _asked(person, signed, terms, today)
    if refused is not None and state in DUE and _lasts(refused, terms, today):
        state, due = SignatureState.REFUSED, None
    elif given is not None and state in DUE:
        state = SignatureState.GIVEN
    if person.presence is not Presence.PRESENT:
        away = {Presence.ON_LEAVE: SignatureState.ON_LEAVE, Presence.LEFT: SignatureState.LEFT}
        state, due = away[person.presence], None
    return Standing(state, occasion, due, signed, given, refused)


def renewal(signed: Fact, terms: Terms) -> date | None:
    """Return the day from which a signature is to be given again, None where it lasts for good."""
    return months_later(date.fromisoformat(signed.on), terms.months) if terms.months else None


def _asked(
    person: Person, signed: Fact | None, terms: Terms, today: date
) -> tuple[SignatureState, Occasion, date | None]:
    joined = _day(person.hired) or _day(person.since) or date.min
    if not terms.version:
        return SignatureState.TO_GIVE, Occasion.ONBOARDING, None
    # Whoever was away when it was first asked for has as long from the day on which they are back.
    here = max(terms.effective, _day(person.since) or date.min)
    wanted = _days_later(max(here, joined), GRACE_DAYS)
    if signed is None:
        occasion = Occasion.ONBOARDING if joined > terms.effective else Occasion.NEW_VERSION
        return SignatureState.TO_GIVE, occasion, wanted
    if not covers(signed.version, terms.version):
        return SignatureState.OUTDATED, Occasion.NEW_VERSION, _days_later(here, GRACE_DAYS)
    again = renewal(signed, terms)
    state = SignatureState.SIGNED if again is None or again > today else SignatureState.DUE_AGAIN
    return state, Occasion.ANNUAL, again


def _last_signature(facts: Sequence[Fact], version: str) -> Fact | None:
    signatures = [fact for fact in facts if fact.kind is FactKind.SIGNED]
    good = [fact for fact in signatures if version and covers(fact.version, version)]
    return max(good or signatures, key=lambda fact: (fact.on, fact.number), default=None)


def _last(facts: Sequence[Fact], kind: FactKind, version: str) -> Fact | None:
    if not version:
        return None
    fitting = (fact for fact in reversed(facts) if fact.kind is kind and covers(fact.version, version))
    return next(fitting, None)


def _lasts(refused: Fact, terms: Terms, today: date) -> bool:
    again = renewal(refused, terms)
    return again is None or again > today


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _days_later(day: date, days: int) -> date:
    return day + timedelta(days=days) if (date.max - day).days > days else date.max
