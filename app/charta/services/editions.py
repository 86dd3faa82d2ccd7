"""Published versions as they were frozen: their text, their documents, and what became of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from charta.domain.edition import RENEWAL_MONTHS, Edition, number_of
from charta.domain.printed import (
    PrintedAcknowledgement,
    PrintedCharter,
    PrintedOnePage,
    PrintedPerson,
    PrintedSection,
)
from charta.domain.records import PeriodicReview, Version, Withdrawal
from charta.errors import UnknownVersion, VersionUnreadable
from charta.services.ports import Documents
from charta.services.printing import PrintService
from charta.services.session import CharterSession

GOVERNANCE: Final = "S22"
"""The section that says on which occasions people sign."""


class VersionState(StrEnum):
    """What a published version is on a day."""

    IN_FORCE = "in_force"
    COMING = "coming"
    """It applies from a later day on."""
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Published:
    """A version with what became of it; `is_current` tells that it is the one that applies or will."""

    version: Version
    is_current: bool
    withdrawal: Withdrawal | None = None
    reviews: tuple[PeriodicReview, ...] = ()

    @property
    def effective(self) -> date:
        """The day from which it applies."""
        return date.fromisoformat(self.version.effective)

    @property
    def review(self) -> date | None:
        """The day on which it is to be looked at again, None where none was set."""
        due = self.reviews[-1].due if self.reviews else self.version.review
        return date.fromisoformat(due) if due else None


class EditionPrinting:
    """What documents print of a frozen charter; it has the methods of `PrintService` that they need."""

    def __init__(self, edition: Edition, documents: Documents, previous: Edition | None = None) -> None:
        self.edition = edition
        self._documents = documents
        self._previous = previous

    def charter(self, language: str) -> PrintedCharter:
        """Return the whole charter in one language."""
        return self.edition.charters[language]

    def one_page(self, language: str) -> PrintedOnePage:
        """Return what the charter says on one page."""
        return PrintedOnePage(self.charter(language), self.edition.cards[language])

    def acknowledgement(
        self, language: str, occasion: str, person: PrintedPerson | None = None
    ) -> PrintedAcknowledgement:
        """Return an acknowledgement form; the annual one says what changed since the version before."""
        changes: tuple[str, ...] = ()
        before = self._previous.charters.get(language) if self._previous else None
        if occasion == "annual" and before is not None:
            changes = self._documents.changed_lines(before, self.charter(language))
        return PrintedAcknowledgement(self.charter(language), occasion, person, changes)

    def organisation(self) -> str:
        """Return the name of the organisation as it was then."""
        return self.charter(self.edition.languages[0]).organisation


class EditionService:
    """Freezes the charter and reads what was frozen."""

    def __init__(self, session: CharterSession, printing: PrintService, documents: Documents) -> None:
        self._session = session
        self._printing = printing
        self._documents = documents
        self._renewals: dict[str, int] = {}

    def published(self) -> tuple[Published, ...]:
        """Return every version, the newest first."""
        charter = self._session.charter
        versions = sorted(charter.all(Version), key=lambda entry: number_of(entry.number), reverse=True)
        current = next((entry for entry in versions if not charter.get(Withdrawal, entry.number)), None)
        return tuple(
            Published(
                version=entry,
                is_current=entry is current,
                withdrawal=charter.get(Withdrawal, entry.number),
                reviews=tuple(
                    review
                    for review in sorted(charter.all(PeriodicReview), key=lambda each: each.number)
                    if review.version == entry.number
                ),
            )
            for entry in versions
        )

    def current(self) -> Published | None:
        """Return the newest version that was not withdrawn, None where there is none."""
        return next((entry for entry in self.published() if entry.is_current), None)

    def states(self) -> Mapping[str, VersionState]:
        """Return what each version is today, the newest first."""
        today = self._session.clock.now().astimezone().date()
        found: dict[str, VersionState] = {}
        newer: list[date] = []
        for entry in self.published():
            found[entry.version.number] = _state(entry, newer, today)
            if entry.withdrawal is None:
                newer.append(entry.effective)
        return found

    def find(self, number: str) -> Published:
        """Return a version; raise `UnknownVersion`."""
        published = self.published()
        for entry in published:
            if entry.version.number == number:
                return entry
        raise UnknownVersion(
            version=number, known=", ".join(entry.version.number for entry in published) or "–"
        )

    def freeze(self, number: str, effective: date) -> Edition:
        """Return the charter as it stands as the version that it is about to become."""
        languages = self._session.languages
        pages = {language: self._printing.one_page(language) for language in languages}
        return Edition(
            languages=languages,
            charters={
                language: replace(page.charter, version=number, effective=effective)
                for language, page in pages.items()
            },
            cards={language: page.cards for language, page in pages.items()},
            renewal_months=self.drafted_renewal(),
        )

    def drafted_renewal(self) -> int:
        """Return for how many months a signature would last by the charter as it stands, 0 for good."""
        reading = self._session.reading
        if not any(section.id == GOVERNANCE for section in reading.included()):
            return RENEWAL_MONTHS
        occasions = reading.effective(GOVERNANCE, "occasions")
        return RENEWAL_MONTHS if not isinstance(occasions, tuple) or "annual" in occasions else 0

    def renewal(self, number: str) -> int:
        """Return for how many months a signature of a version lasts, 0 for good; raises as `edition`."""
        if number not in self._renewals:
            self._renewals[number] = self.edition(number).renewal_months
        return self._renewals[number]

    def edition(self, number: str) -> Edition:
        """Return the frozen text of a version; raises `UnknownVersion` or `VersionUnreadable`."""
        data = self._session.store.attachment(self.find(number).version.text)
        try:
            edition = decode_edition(data or b"")
        except ValueError:
            raise VersionUnreadable(version=number) from None
        return _with_signatures(edition, self._session.store.attachment)

    def printing(self, number: str) -> EditionPrinting:
        """Return what the documents of a version print."""
        return self.printing_of(self.edition(number), number)

    def printing_of(self, edition: Edition, number: str) -> EditionPrinting:
        """Return what the documents of a frozen text print, which is or becomes version `number`."""
        before = self._before(number)
        previous = self.edition(before.version.number) if before else None
        return EditionPrinting(edition, self._documents, previous)

    def document(self, number: str, name: str) -> bytes | None:
        """Return a document of a version as it was published, None where it has no such file."""
        digest = self.find(number).version.documents.get(name)
        return self._session.store.attachment(digest) if digest else None

    def _before(self, number: str) -> Published | None:
        """Return the version that applied before version `number`."""
        earlier = (entry for entry in self.published() if number_of(entry.version.number) < number_of(number))
        return next((entry for entry in earlier if entry.withdrawal is None), None)


def _state(entry: Published, newer: Sequence[date], today: date) -> VersionState:
    """Return what a version is; `newer` are the days from which later ones apply."""
    if entry.withdrawal is not None:
        return VersionState.WITHDRAWN
    if any(day <= max(entry.effective, today) for day in newer):
        return VersionState.SUPERSEDED
    return VersionState.COMING if entry.effective > today else VersionState.IN_FORCE


def encode_edition(edition: Edition) -> bytes:
    """Return a frozen text as the bytes that are kept, the same for the same text.

    They name drawn signatures by their digests alone: the charter keeps each of them, once.
    """
    return msgspec.json.encode(_with_signatures(edition, lambda _: None), order="deterministic")


def decode_edition(data: bytes) -> Edition:
    """Return the frozen text behind `encode_edition`, without drawn signatures.

    Raises ValueError for anything else.
    """
    edition = msgspec.json.decode(data, type=Edition)
    if not edition.is_whole:
        raise ValueError("a language lacks what another one has")
    return edition


def _with_signatures(edition: Edition, drawn: Callable[[str], bytes | None]) -> Edition:
    """Return a frozen text with what `drawn` gives for the digest of each drawn signature."""
    charters = {
        language: replace(
            charter, sections=tuple(_section_with_signatures(section, drawn) for section in charter.sections)
        )
        for language, charter in edition.charters.items()
    }
    return replace(edition, charters=charters)


def _section_with_signatures(section: PrintedSection, drawn: Callable[[str], bytes | None]) -> PrintedSection:
    if not any(sign_off.signature_digest for sign_off in section.sign_offs):
        return section
    sign_offs = (
        replace(sign_off, signature=drawn(sign_off.signature_digest))
        if sign_off.signature_digest
        else sign_off
        for sign_off in section.sign_offs
    )
    return replace(section, sign_offs=tuple(sign_offs))
