"""Entering by hand who signed, who does not, and what was entered wrongly."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from charta.domain.people import Person, Presence
from charta.domain.register import Fact, FactKind, Method, counting
from charta.domain.scans import EVIDENCE_LIMIT
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, checked_name, clean_block, clean_line, folded
from charta.errors import (
    N_,
    AlreadySigned,
    EvidenceUnusable,
    Marked,
    NothingPublished,
    ReasonRequired,
    SeveralPeople,
    SigningDayUnusable,
    UnknownFact,
    UnknownPerson,
    WitnessRequired,
)
from charta.services.additions import NewFacts, Ready
from charta.services.editions import EditionService
from charta.services.people_ports import EvidenceKeeper
from charta.services.register import RegisterService

_FUTURE: Final = N_("it is still to come")
_TOO_EARLY: Final = N_("it is too long ago")
_NO_DAY: Final = N_("it is no day such as 2027-01-15")
EARLIEST: Final = date(1990, 1, 1)
"""Nobody signed anything before this day."""


class SigningService:
    """Adds signatures, refusals and corrections to the register; none of it is undone, only corrected."""

    def __init__(self, register: RegisterService, editions: EditionService, evidence: EvidenceKeeper) -> None:
        self._register = register
        self._editions = editions
        self._evidence = evidence

    def sign(
        self,
        people: Iterable[int],
        method: Method,
        on: date,
        *,
        by: str,
        version: str = "",
        proof: bytes = b"",
        note: str = "",
    ) -> int:
        """Enter that people signed, each on the occasion that was due and in their language; return how many.

        Whose signature of that day is entered already is left out. `proof` is a JPEG or PDF to be kept, such
        as an attendance list. Raises `NobodyChosen`, `NothingPublished`, `UnknownVersion`,
        `SigningDayUnusable`, `NameRequired`, `AlreadySigned`, `EvidenceUnusable`, or a `FileError`.
        """
        return self.prepared(people, method, on, by=by, version=version, proof=proof, note=note)()

    def prepared(
        self,
        people: Iterable[int],
        method: Method,
        on: date,
        *,
        by: str,
        version: str = "",
        proof: bytes = b"",
        note: str = "",
    ) -> Ready[int]:
        """Prepare what `sign` does; raises as it does. Any thread may ask."""
        by, note = checked_name(by), checked(clean_block(note), NOTE_LIMIT)
        self.check_day(on)
        if len(proof) > EVIDENCE_LIMIT:
            raise EvidenceUnusable
        asked = self._about(people, FactKind.SIGNED, on, version, method=method, note=note)
        facts = [draft for draft in asked if not self._is_entered(draft)]
        if asked and not facts:
            raise AlreadySigned
        if proof:
            kept = self._evidence.put(proof, "pdf" if proof.startswith(b"%PDF") else "jpg")
            facts = [replace(fact, evidence=kept) for fact in facts]
        addition = self._register.prepare(NewFacts(facts, by=by))

        def enter() -> int:
            self._register.enter(addition)
            return len(facts)

        return enter

    def refuse(self, person: int, on: date, witness: str, *, by: str, note: str = "") -> None:
        """Enter that somebody does not sign, and who was there; raises `WitnessRequired` and as `sign`."""
        by, note = checked_name(by), checked(clean_block(note), NOTE_LIMIT)
        witness = checked(clean_line(witness), NAME_LIMIT)
        if not witness:
            raise WitnessRequired
        self.check_day(on)
        facts = self._about([person], FactKind.REFUSED, on, "", witness=witness, note=note)
        self._register.record(facts, by=by)

    def correct(self, fact: Fact, reason: str, *, by: str) -> None:
        """Enter that a fact does not count, and why; raises `UnknownFact` or `ReasonRequired`."""
        by, reason = checked_name(by), checked(clean_block(reason), NOTE_LIMIT)
        if not reason:
            raise ReasonRequired
        known = self._register.facts(fact.person)
        if fact not in known or fact.kind is FactKind.VOIDED or any(e.voids == fact.number for e in known):
            raise UnknownFact
        today = self._register.today.isoformat()
        correction = replace(
            fact, kind=FactKind.VOIDED, voids=fact.number, on=today, note=reason, evidence="", source=""
        )
        self._register.record([correction], by=by)

    def check_day(self, on: date) -> None:
        """Raise `SigningDayUnusable` for a day on which nobody can have signed."""
        if on > self._register.today:
            raise SigningDayUnusable(day=on.isoformat(), reason=Marked(_FUTURE))
        if on < EARLIEST:
            raise SigningDayUnusable(day=on.isoformat(), reason=Marked(_TOO_EARLY))

    def meant(self, text: str) -> Person:
        """Return who is meant by an employee number, an address or a name.

        Raises `UnknownPerson`, or `SeveralPeople` where more than one can be meant.
        """
        return _Finder(self._register.people.values()).find(text)

    def meant_by(self, lines: Sequence[str]) -> tuple[list[int], list[str]]:
        """Return who is meant by the lines of an attendance list, and the lines that tell nobody."""
        finder = _Finder(self._register.people.values())
        people, unknown = [], []
        for line in filter(None, map(clean_line, lines)):
            try:
                people.append(finder.find(line).id)
            except (UnknownPerson, SeveralPeople):
                unknown.append(line)
        return list(dict.fromkeys(people)), unknown

    def language_of(self, person: Person, version: str = "") -> str:
        """Return the language in which a person signs a version, theirs where it has that.

        It is the version that counts where none is named; raises `NothingPublished`, `UnknownVersion`.
        """
        number = version or self._register.terms.version
        if not number:
            raise NothingPublished
        return person.speaks(self._editions.edition(number).languages)

    def _is_entered(self, draft: Fact) -> bool:
        """Tell whether the same signature was entered before, and not corrected since."""
        told = (draft.kind, draft.version, draft.on, draft.method)
        return any(
            (fact.kind, fact.version, fact.on, fact.method) == told
            for fact in counting(self._register.facts(draft.person))
        )

    def _about(
        self,
        people: Iterable[int],
        kind: FactKind,
        on: date,
        version: str,
        *,
        method: Method | None = None,
        witness: str = "",
        note: str = "",
    ) -> list[Fact]:
        """Return facts about people, without their numbers."""
        terms = self._register.terms
        if not terms.version:
            raise NothingPublished
        published = self._editions.find(version or terms.version).version
        spoken = self._editions.edition(published.number).languages
        standings = self._register.standings()
        return [
            Fact(
                number=0,
                person=person.id,
                kind=kind,
                version=published.number,
                fingerprint=published.fingerprint,
                occasion=standings[person.id].occasion,
                language=person.speaks(spoken),
                on=on.isoformat(),
                method=method,
                witness=witness,
                note=note,
            )
            for person in map(self._register.person, dict.fromkeys(people))
        ]


class _Finder:
    """Knows people by number, by address and by name, in this order, whatever their case and accents.

    Numbers and addresses of those who left are given to others in time: whoever is still here is meant.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._known: tuple[dict[str, list[Person]], ...] = ({}, {}, {})
        for person in people:
            for known, text in zip(self._known, (person.number, person.email, person.name), strict=True):
                if text:
                    known.setdefault(folded(text), []).append(person)

    def find(self, text: str) -> Person:
        wanted = folded(clean_line(text))
        for known in self._known:
            found = known.get(wanted, [])
            here = [person for person in found if person.presence is not Presence.LEFT]
            found = here if len(here) == 1 else found
            if len(found) > 1:
                raise SeveralPeople(person=text, count=len(found))
            if found:
                return found[0]
        raise UnknownPerson(person=text)


def signing_day_of(text: str) -> date:
    """Return the day of a signature, as an ISO date names it; raise `SigningDayUnusable`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise SigningDayUnusable(day=clean_line(text)[:60], reason=Marked(_NO_DAY)) from None
