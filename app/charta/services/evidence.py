"""Gathering what proves a published version: who agreed to which text, when, and which entries say so."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from charta.domain.agreement import STATES, confirmed_changes, path
from charta.domain.printed import (
    PrintedCharter,
    PrintedDecision,
    PrintedEndorsement,
    PrintedEntry,
    PrintedEvidence,
    PrintedSection,
)
from charta.domain.records import Decision, Endorsement, RoomSignature, Version
from charta.errors import LanguageNotInCharter
from charta.i18n import Translator, translator
from charta.services.editions import EditionService, Published
from charta.services.export import Job, file_name
from charta.services.log import LogEntry, LogService
from charta.services.ports import Documents
from charta.services.session import CharterSession
from charta.services.states import StateService

_PROVING: Final = (
    "requirement",
    "decision",
    "minor_change",
    "confirmation",
    "endorsement",
    "version",
    "withdrawal",
    "periodic_review",
)
"""What the journal calls the records on which agreement and publication rest."""


class EvidenceService:
    """Makes the evidence file of a version."""

    def __init__(
        self,
        session: CharterSession,
        editions: EditionService,
        states: StateService,
        log: LogService,
        documents: Documents,
    ) -> None:
        self._session = session
        self._editions = editions
        self._states = states
        self._log = log
        self._documents = documents

    def job(self, number: str, language: str, format_: str = "pdf") -> Job:
        """Gather what proves a version; the job makes the file, on any thread.

        Raises `UnknownVersion` or `LanguageNotInCharter`.
        """
        content, make = self.printed(number, language), self._documents.evidence
        organisation = file_name(content.charter.organisation)
        return Job(f"{organisation}-evidence-{number}-{language}.{format_}", lambda: make(content, format_))

    def printed(self, number: str, language: str) -> PrintedEvidence:
        """Return everything that proves a version, in one language."""
        published, edition = self._editions.find(number), self._editions.edition(number)
        if language not in edition.languages:
            raise LanguageNotInCharter(language=language, known=", ".join(edition.languages))
        version, charter = published.version, edition.charters[language]
        words = translator(language)
        entries = [entry for entry in self._log.entries() if entry.kind in _PROVING]
        places = {(entry.kind, *entry.change.record.key): entry for entry in entries if entry.change.after}
        return PrintedEvidence(
            charter=replace(charter, as_of=self._session.clock.now().astimezone().date()),
            published_by=version.by,
            published_at=version.at.astimezone(),
            review=published.review,
            note=version.note,
            decisions=tuple(self._decisions(charter, version, language, places)),
            endorsement=self._endorsement(version, language, places),
            documents=version.documents,
            text_digest=version.text,
            charter_id=self._session.store.identity,
            entries=self._log.count,
            head=self._head(),
            journal=tuple(
                PrintedEntry(
                    entry.number,
                    entry.at.astimezone(),
                    entry.actor,
                    self._log.told(entry, words),
                    entry.digest,
                )
                for entry in entries
            ),
            withdrawn=self._withdrawn(published, words),
            reviewed=tuple(self._reviewed(published, words)),
        )

    def _decisions(
        self,
        charter: PrintedCharter,
        version: Version,
        language: str,
        places: Mapping[tuple[str, ...], LogEntry],
    ) -> Iterator[PrintedDecision]:
        for section in charter.sections:
            for sign_off in section.sign_offs:
                found = self._decision(section, sign_off.department, version)
                if found is None:
                    continue
                changes = confirmed_changes(self._session.charter, section.id)
                carried = path(changes, found.fingerprint, section.fingerprint) or ()
                entry = places["decision", *found.key]
                room = self._session.charter.get(RoomSignature, str(found.number))
                yield PrintedDecision(
                    section=section.id,
                    section_title=section.title,
                    department_name=sign_off.department_name,
                    state=STATES[found.kind],
                    note=found.note,
                    by=found.by,
                    at=found.at.astimezone(),
                    fingerprint=found.fingerprint,
                    entry=entry.number,
                    digest=entry.digest,
                    carried=self._states.minor_changes(carried, language),
                    delegate_for=room.delegate_for if room else "",
                )

    def _decision(self, section: PrintedSection, department: str, version: Version) -> Decision | None:
        """Return the decision of a department that counted when the version was published."""
        made = self._session.charter.decisions(section.id, department)
        return next((decision for decision in reversed(made) if decision.at <= version.at), None)

    def _endorsement(
        self, version: Version, language: str, places: Mapping[tuple[str, ...], LogEntry]
    ) -> PrintedEndorsement | None:
        found = self._session.charter.get(Endorsement, str(version.endorsement))
        if found is None:
            return None
        entry = places["endorsement", *found.key]
        message = found.message.get(language, "")
        return PrintedEndorsement(
            found.by, found.role, found.at.astimezone(), message, entry.number, entry.digest
        )

    def _head(self) -> str:
        last = self._log.page(self._log.count - 1)
        return last[-1].digest if last else ""

    @staticmethod
    def _withdrawn(published: Published, words: Translator) -> str:
        found = published.withdrawal
        if found is None:
            return ""
        return words.tr(
            "This version was withdrawn by {name} on {moment}: {reason}",
            name=found.by,
            moment=words.moment(found.at),
            reason=found.reason,
        )

    @staticmethod
    def _reviewed(published: Published, words: Translator) -> Iterator[str]:
        for review in published.reviews:
            told = words.tr(
                "{name} looked at it again on {moment} and found nothing to change.",
                name=review.by,
                moment=words.moment(review.at),
            )
            yield f"{told} {review.note}".strip()
