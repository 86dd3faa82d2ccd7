"""Reviews in Word that are sent out: who is asked about which sections, in a file of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from charta.domain.agreement import is_required
from charta.domain.catalogue import Section
from charta.domain.fingerprint import SectionText, parse_canonical
from charta.domain.printed import PrintedReview
from charta.domain.records import Change, ReviewRequest, ReviewReturn
from charta.domain.review import ReviewMarks, parse_sent, sent_json
from charta.domain.text import checked_name
from charta.errors import (
    LanguageNotInCharter,
    Named,
    NothingToReview,
    UnknownReview,
)
from charta.services.agreement import AgreementService
from charta.services.export import Job, file_name
from charta.services.ports import Documents
from charta.services.printing import PrintService
from charta.services.session import CharterSession
from charta.services.wording import WordingService

ALL: Final = "all"
"""What the file for several departments is called."""


@dataclass(frozen=True)
class ReviewOrder:
    """What to send out. Empty sections, languages: all that concern the departments, all of the charter's."""

    departments: tuple[str, ...]
    by: str
    sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    due: date | None = None


class ReviewService:
    """Sends sections out for review and remembers what was sent."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        agreement: AgreementService,
        printing: PrintService,
        documents: Documents,
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._agreement = agreement
        self._printing = printing
        self._documents = documents

    def requests(self) -> tuple[ReviewRequest, ...]:
        """Return every review that was sent out, the newest first."""
        requests = self._session.charter.all(ReviewRequest)
        return tuple(sorted(requests, key=lambda entry: entry.number, reverse=True))

    def request(self, number: int) -> ReviewRequest:
        """Return a review that was sent out; raise `UnknownReview`."""
        found = self._session.charter.get(ReviewRequest, str(number))
        if found is None:
            known = ", ".join(str(entry.number) for entry in reversed(self.requests()))
            raise UnknownReview(number=number, known=known or "–")
        return found

    def returns(self, number: int) -> tuple[ReviewReturn, ...]:
        """Return the files that came back for a review, in the order in which they came."""
        entries = self._session.charter.all(ReviewReturn)
        return tuple(entry for entry in entries if entry.request == number)

    def concerned(self, department: str) -> tuple[str, ...]:
        """Return the sections that concern a department: it leads or signs them, or is consulted."""
        self._session.catalogue.department(department)
        return tuple(
            section.id
            for section in self._session.included()
            if department in (section.lead, *section.consulted) or self._signs(section, department)
        )

    def send(self, order: ReviewOrder) -> tuple[ReviewRequest, Job]:
        """Remember what is sent and return it with the job that makes the file, on any thread.

        Raises `NothingToReview`, `NameRequired`, `LanguageNotInCharter`.
        """
        by = checked_name(order.by)
        for language in order.languages:
            if language not in self._session.languages:
                raise LanguageNotInCharter(language=language, known=", ".join(self._session.languages))
        sections = self._sections(order)
        if not sections:
            raise NothingToReview(departments=Named(self._session.catalogue.called(*order.departments)))
        texts = {section: self._wordings.canonical(section) for section in sections}
        number = max((entry.number for entry in self.requests()), default=0) + 1
        request = ReviewRequest(
            number=number,
            departments=order.departments,
            languages=order.languages or self._session.languages,
            sections=sections,
            texts=self._session.store.put_attachment(sent_json(texts)),
            file=self._file(number, order.departments),
            due=order.due.isoformat() if order.due else "",
            by=by,
            at=self._session.clock.now(),
        )
        job = self._job(request, texts)
        self._session.commit([Change(None, request)], undoable=False)
        return request, job

    def again(self, number: int) -> Job:
        """Return the job that makes the file of a review once more, with the text that was sent then."""
        request = self.request(number)
        return self._job(request, self.sent(request))

    def sent(self, request: ReviewRequest) -> Mapping[str, str]:
        """Return the canonical texts that were sent, by section."""
        data = self._session.store.attachment(request.texts)
        return parse_sent(data) if data is not None else {}

    def _sections(self, order: ReviewOrder) -> tuple[str, ...]:
        for department in order.departments:
            self._session.catalogue.department(department)
        for section in order.sections:
            self._session.catalogue.section(section)
        concerned = {section for department in order.departments for section in self.concerned(department)}
        wanted = set(order.sections) or concerned
        return tuple(section.id for section in self._session.included() if section.id in wanted)

    def _signs(self, section: Section, department: str) -> bool:
        return is_required(self._session.charter, section, department)

    def _asked(self, request: ReviewRequest, section: str) -> tuple[str, ...]:
        """Return the departments that can decide on the section: those that must, once it is ready."""
        if self._agreement.obstacle(section):
            return ()
        definition = self._session.catalogue.section(section)
        return tuple(department for department in request.departments if self._signs(definition, department))

    def _file(self, number: int, departments: Sequence[str]) -> str:
        whom = departments[0] if len(departments) == 1 else ALL
        return f"{file_name(self._printing.organisation())}-review-{number}-{whom}.docx"

    def _job(self, request: ReviewRequest, texts: Mapping[str, str]) -> Job:
        sent = {section: parse_canonical(text) for section, text in texts.items()}
        content = PrintedReview(
            charters={
                language: replace(
                    whole,
                    sections=tuple(
                        replace(entry, title=text.title, wording=text.wording)
                        for entry in whole.sections
                        if (text := _text(sent, entry.id, language)) is not None
                    ),
                )
                for language in request.languages
                for whole in (self._printing.charter(language),)
            },
            marks=ReviewMarks(self._session.store.identity, request.number, request.texts),
            asked={section: self._asked(request, section) for section in request.sections},
            addressees=request.departments,
            due=date.fromisoformat(request.due) if request.due else None,
            numbers={section.id: number for number, section in enumerate(self._session.included(), start=1)},
        )
        documents = self._documents
        return Job(request.file, lambda: documents.review(content))


def _text(sent: Mapping[str, Mapping[str, SectionText]], section: str, language: str) -> SectionText | None:
    return sent.get(section, {}).get(language)
