"""What has to be done before the charter applies where people work, how far it is, and what proves it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from charta.domain.fields import Value
from charta.domain.jurisdictions import (
    Fact,
    Formality,
    FormalityText,
    Jurisdiction,
    applicable,
    schedule,
)
from charta.domain.records import Change, Proof, ProofState
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import NoDay, NotApplicableWhy, NotDoneYet, ProofUnusable, UnknownFormality
from charta.services.reading import ORGANISATION
from charta.services.session import CharterSession

PROOF_LIMIT: Final = 10 * 2**20
"""So many bytes a proof may have."""
_FOLDERS: Final = re.compile(r".*[/\\]", re.DOTALL)


@dataclass(frozen=True)
class FormalityItem:
    """A line of the checklist; `earliest` is None where it holds nothing up."""

    place: str
    formality: Formality
    proof: Proof | None
    earliest: date | None

    @property
    def id(self) -> str:
        """What `Proof.formality` calls it: `france.filing`."""
        return f"{self.place}.{self.formality.id}"

    @property
    def state(self) -> ProofState:
        """How far the team has come with it."""
        return self.proof.state if self.proof else ProofState.OPEN

    @property
    def day(self) -> date | None:
        """The day on which it was done or is planned, None where none was noted."""
        return date.fromisoformat(self.proof.date) if self.proof and self.proof.date else None

    @property
    def is_open(self) -> bool:
        """Whether it remains to be done."""
        return self.state is ProofState.OPEN


class FormalityService:
    """Derives the checklist from the charter and keeps what the team notes on it."""

    def __init__(self, session: CharterSession) -> None:
        self._session = session

    def items(self) -> tuple[FormalityItem, ...]:
        """Return the checklist as the charter stands, place by place in the catalogue's order."""
        standing = _Standing(self._session)
        return tuple(item for place in standing.places for item in self._items(standing, place))

    def open_items(self) -> tuple[FormalityItem, ...]:
        """Return what remains to be done, whether the charter has to wait for it or not."""
        return tuple(item for item in self.items() if item.is_open)

    def earliest_effective(self) -> date | None:
        """Return the first day on which the charter may apply, None where no formality decides on it."""
        return max((item.earliest for item in self.items() if item.earliest is not None), default=None)

    def facts(self, section: str) -> tuple[tuple[str, Fact], ...]:
        """Return what the law says on a section where people work, each with the id of its place."""
        standing = _Standing(self._session)
        return tuple(
            (place.id, fact)
            for place in standing.places
            for fact in place.facts_on(section)
            if standing.reaches(place, local=fact.local)
        )

    def text(self, item: FormalityItem, language: str) -> FormalityText:
        """Return what a language says of a line."""
        place = self._session.catalogue.jurisdictions[item.place]
        return place.text(language).formalities[item.formality.id]

    def note(
        self,
        id_: str,
        state: ProofState,
        day: date | str | None = None,
        note: str = "",
        file: tuple[str, bytes] | None = None,
    ) -> None:
        """Note how far a line of the checklist is, with a proof (name and bytes) where there is one.

        `day`, a date or an ISO date, is that on which it was done (today unless it is given) or is planned.
        Without a `file`, the proof that was kept stays. Raises `UnknownFormality`, `NotApplicableWhy` where
        it does not apply and `note` does not say why, `NoDay`, `NotDoneYet` for a day to come,
        `ProofUnusable`, or `TooLong`.
        """
        before = self._session.charter.get(Proof, id_)
        if before is None:
            self._check_listed(id_)
        note = checked(clean_block(note), NOTE_LIMIT)
        if state is ProofState.NOT_APPLICABLE and not note:
            raise NotApplicableWhy
        given = self._day(state, day)
        name, digest = (before.file, before.digest) if before else ("", "")
        if file is not None:
            name, digest = self._kept(*file)
        self._commit(Proof(id_, state, given, note, name, digest, self._session.actor))

    def remove_file(self, id_: str) -> None:
        """Let go of the file that proves a line; nothing happens where there is none."""
        before = self._session.charter.get(Proof, id_)
        if before is not None:
            self._commit(replace(before, file="", digest=""))

    def proof_file(self, id_: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of the file that proves a line, None where there is none."""
        proof = self._session.charter.get(Proof, id_)
        data = self._session.store.attachment(proof.digest) if proof and proof.digest else None
        return None if proof is None or data is None else (proof.file, data)

    def _items(self, standing: "_Standing", place: Jurisdiction) -> Iterator[FormalityItem]:
        listed = [
            formality
            for formality in place.formalities
            if standing.reaches(place, local=formality.local)
            and formality.applies(standing.included, standing.asked)
        ]
        proofs: Mapping[str, Proof] = {
            formality.id: proof
            for formality in listed
            if (proof := self._session.charter.get(Proof, f"{place.id}.{formality.id}")) is not None
        }
        days = schedule(listed, proofs, standing.today)
        for formality in listed:
            yield FormalityItem(place.id, formality, proofs.get(formality.id), days[formality.id])

    def _check_listed(self, id_: str) -> None:
        known = [item.id for item in self.items()]
        if id_ not in known:
            raise UnknownFormality(formality=id_, known=", ".join(known))

    def _day(self, state: ProofState, day: date | str | None) -> str:
        """Return the day to keep, empty for none."""
        if state is ProofState.NOT_APPLICABLE:
            return ""
        try:
            given = date.fromisoformat(day) if isinstance(day, str) and day else day or None
        except ValueError:
            raise NoDay(day=clean_line(str(day))[:60]) from None
        if state is not ProofState.DONE:
            return given.isoformat() if isinstance(given, date) else ""
        today = _today(self._session)
        done = given if isinstance(given, date) else today
        if done > today:
            raise NotDoneYet(day=done.isoformat())
        return done.isoformat()

    def _kept(self, name: str, data: bytes) -> tuple[str, str]:
        name = clean_line(_FOLDERS.sub("", name)).strip(". ")[-NAME_LIMIT:] or "proof"
        if not 0 < len(data) <= PROOF_LIMIT:
            raise ProofUnusable(name=name)
        return name, self._session.store.put_attachment(data)

    def _commit(self, proof: Proof) -> None:
        before = self._session.charter.get(Proof, *proof.key)
        blank = replace(proof, by="") == Proof(proof.formality, ProofState.OPEN, "", "", "", "", "")
        if before is not None and replace(proof, by=before.by) == before:
            return
        self._session.commit([Change(before, None if blank else proof)], place=f"formality:{proof.formality}")


@dataclass(frozen=True)
class _Standing:
    """What the checklist follows from, read once."""

    session: CharterSession

    @cached_property
    def today(self) -> date:
        return _today(self.session)

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        chosen = self.session.effective(ORGANISATION, "jurisdictions")
        return tuple(map(str, chosen)) if isinstance(chosen, tuple) else ()

    @cached_property
    def places(self) -> tuple[Jurisdiction, ...]:
        return applicable(self.session.catalogue.jurisdictions, self.chosen)

    @cached_property
    def included(self) -> frozenset[str]:
        return frozenset(section.id for section in self.session.included())

    @cached_property
    def _sheets(self) -> frozenset[str]:
        return frozenset(sheet.id for sheet in self.session.catalogue.sheets)

    def reaches(self, place: Jurisdiction, *, local: bool) -> bool:
        """Tell whether what a place says holds here: what is local only where the place itself was chosen."""
        return not local or place.id in self.chosen

    def asked(self, sheet: str, field: str) -> Value | None:
        """Return the answer that holds, None for a section that is not part of the charter."""
        if sheet not in self._sheets and sheet not in self.included:
            return None
        return self.session.effective(sheet, field)


def _today(session: CharterSession) -> date:
    return session.clock.now().astimezone().date()
