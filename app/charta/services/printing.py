"""Gathering what documents print: finished values in one language."""

from datetime import date

from charta.domain.agreement import Stand
from charta.domain.fingerprint import combined
from charta.domain.printed import (
    PrintedAcknowledgement,
    PrintedCharter,
    PrintedOnePage,
    PrintedPerson,
    PrintedSection,
    PrintedSignOff,
)
from charta.services.agreement import AgreementService
from charta.services.answers import AnswerService
from charta.services.endorsement import EndorsementService
from charta.services.reading import ORGANISATION
from charta.services.session import CharterSession
from charta.services.variables import Variables
from charta.services.wording import WordingService


class PrintService:
    """Turns the charter as it stands into what a composer needs."""

    def __init__(
        self,
        session: CharterSession,
        answers: AnswerService,
        wordings: WordingService,
        agreement: AgreementService,
        endorsement: EndorsementService,
    ) -> None:
        self._session = session
        self._answers = answers
        self._wordings = wordings
        self._agreement = agreement
        self._endorsement = endorsement

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the charter, the leading one first."""
        return self._session.languages

    def charter(self, language: str) -> PrintedCharter:
        """Return the whole charter, a draft, in one language."""
        sections = self._session.included()
        names = self._session.catalogue.lexicon(language).departments
        terms = dict(Variables(self._session.reading, language).terms())
        return PrintedCharter(
            language=language,
            title=self.title(language),
            organisation=self.organisation(),
            contact=self._text(ORGANISATION, "contact", language),
            contact_email=self._text(ORGANISATION, "contact_email", language),
            as_of=self._today(),
            fingerprint=combined(self._wordings.fingerprint(section.id) for section in sections),
            sections=tuple(self._section(section.id, language) for section in sections),
            logo=self._answers.logo(),
            paper=terms["paper"],
            region=terms["region"],
            terms=terms,
            departments={id_: names[id_].name for id_ in self._session.catalogue.departments},
            foreword=self._endorsement.foreword(language),
        )

    def acknowledgement(
        self, language: str, occasion: str, person: PrintedPerson | None = None
    ) -> PrintedAcknowledgement:
        """Return an acknowledgement form for the charter as it stands."""
        return PrintedAcknowledgement(self.charter(language), occasion, person)

    def one_page(self, language: str) -> PrintedOnePage:
        """Return what the charter says on one page."""
        cards = (self._wordings.card(section.id, language) for section in self._session.included())
        return PrintedOnePage(self.charter(language), tuple(cards))

    def title(self, language: str) -> str:
        """Return the title of the charter."""
        return self._text(ORGANISATION, "charter_title", language)

    def organisation(self) -> str:
        """Return the name of the organisation, empty where it is not answered yet."""
        return self._text(ORGANISATION, "name", "")

    def _section(self, section: str, language: str) -> PrintedSection:
        row = self._agreement.row(section)
        return PrintedSection(
            id=section,
            title=row.section.text(language).title,
            wording=self._wordings.text(section, language),
            fingerprint=self._wordings.fingerprint(section),
            sign_offs=tuple(self._sign_off(entry, language) for entry in row.stands if entry.required),
        )

    def _sign_off(self, stand: Stand, language: str) -> PrintedSignOff:
        name = self._session.catalogue.lexicon(language).departments[stand.department].name
        if stand.decision is None:
            return PrintedSignOff(stand.department, name, stand.state)
        image = stand.room.image if stand.room else ""
        return PrintedSignOff(
            department=stand.department,
            department_name=name,
            state=stand.state,
            by=stand.decision.by,
            decided_on=stand.decision.at.astimezone().date(),
            note=stand.decision.note,
            signature=self._session.store.attachment(image) if image else None,
            delegate_for=stand.delegate_for,
            signature_digest=image,
        )

    def _text(self, sheet: str, field: str, language: str) -> str:
        value = self._session.effective(sheet, field)
        if isinstance(value, str):
            return value
        return value.get(language, "") if isinstance(value, dict) else ""

    def _today(self) -> date:
        return self._session.clock.now().astimezone().date()
