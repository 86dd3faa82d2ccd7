"""The charter in numbers and states, for a command line, a script or another program."""

from collections.abc import Mapping
from typing import Any

from charta.domain.agreement import Stand
from charta.domain.balance import balance
from charta.domain.catalogue import Section
from charta.domain.progress import StepState
from charta.errors import N_
from charta.i18n import Translator
from charta.services.agreement import AgreementService
from charta.services.printing import PrintService
from charta.services.reading import ORGANISATION, TEAM
from charta.services.session import CharterSession
from charta.services.wording import WordingService

NOT_ENDORSED = N_("the executive sponsor has not endorsed the charter")


class StatusService:
    """Tells how things stand; changes nothing."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        agreement: AgreementService,
        printing: PrintService,
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._agreement = agreement
        self._printing = printing

    def status(self, translator: Translator) -> dict[str, Any]:
        """Return the status as one JSON-like object; its texts are in the screen's language."""
        leading = self._session.languages[0]
        counts = balance(self._session.included())
        missing = self.missing(translator)
        return {
            "title": self._printing.title(leading),
            "languages": list(self._session.languages),
            "sections": [self._section(section, leading) for section in self._session.catalogue.sections],
            "endorsed": False,
            "publishable": not missing,
            "missing": missing,
            "version": None,
            "balance": {
                "promotion": counts.promotion,
                "prevention": counts.prevention,
                "share": counts.share,
            },
        }

    def missing(self, translator: Translator) -> list[str]:
        """Return in words what stands between the charter and its publication."""
        lexicon = self._session.catalogue.lexicon(translator.language)
        texts = []
        for sheet in (ORGANISATION, TEAM):
            if self._session.progress(sheet).state is not StepState.COMPLETE:
                title = self._session.catalogue.sheet(sheet).text(translator.language).title
                texts.append(translator.tr("“{title}” has questions without an answer", title=title))
        for row in self._agreement.board():
            title = row.section.text(translator.language).title
            if row.obstacle:
                reason = translator.tr(row.obstacle)
                texts.append(
                    translator.tr(
                        "{section} {title}: {reason}", section=row.section.id, title=title, reason=reason
                    )
                )
                continue
            names = [
                lexicon.departments[entry.department].name
                for entry in row.stands
                if entry.required and not entry.is_signed
            ]
            if names:
                texts.append(
                    translator.tr(
                        "{section} {title}: to be signed by {departments}",
                        section=row.section.id,
                        title=title,
                        departments=", ".join(names),
                    )
                )
        return [*texts, translator.tr(NOT_ENDORSED)]

    def _section(self, section: Section, language: str) -> Mapping[str, object]:
        row = self._agreement.row(section.id)
        return {
            "id": section.id,
            "title": section.text(language).title,
            "included": self._session.charter.is_included(section.id, core=section.core),
            "complete": self._session.progress(section.id).state is StepState.COMPLETE,
            "fingerprint": self._wordings.fingerprint(section.id),
            "departments": {entry.department: self._department(entry) for entry in row.stands},
        }

    @staticmethod
    def _department(stand: Stand) -> Mapping[str, object]:
        decision = stand.decision
        return {
            "required": stand.required,
            "state": stand.state.value,
            "by": decision.by if decision else None,
            "at": decision.at.isoformat() if decision else None,
            "note": decision.note if decision else None,
        }
