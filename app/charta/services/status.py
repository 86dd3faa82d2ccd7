"""The charter in numbers and states, for a command line, a script or another program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charta.domain.agreement import DepartmentState, Stand
from charta.domain.balance import balance
from charta.domain.catalogue import Section
from charta.domain.progress import StepState
from charta.errors import N_
from charta.i18n import Translator
from charta.services.agreement import INCOMPLETE, AgreementService, BoardRow
from charta.services.comments import open_requests
from charta.services.editions import EditionService
from charta.services.endorsement import EndorsementService
from charta.services.formalities import FormalityItem, FormalityService
from charta.services.printing import PrintService
from charta.services.reading import ORGANISATION, TEAM
from charta.services.session import CharterSession
from charta.services.wizard import BOARD, FORMALITIES, PUBLICATION
from charta.services.wording import WordingService
from charta.services.workshop_counts import workshop_counts

NOT_ENDORSED = N_("the executive sponsor has not endorsed the charter")
ENDORSED_BEFORE = N_("the executive sponsor endorsed an earlier text and has to see this one")


@dataclass(frozen=True)
class Missing:
    """One thing that publication waits for and why.

    `subject` is the sheet, section or formality that it is about; empty for the whole. `step` is the step of
    the wizard in which it is dealt with, `comment` the remark there that asks for it, 0 for none.
    """

    subject: str
    title: str
    reason: str
    step: str
    comment: int = 0

    def told(self, translator: Translator, called: str = "") -> str:
        """Return it as one line; `called` is what the surface calls a section before its title."""
        if not self.title:
            return self.reason
        title = f"{called} {self.title}" if called else self.title
        return translator.tr("{title}: {reason}", title=title, reason=self.reason)


class StatusService:
    """Tells how things stand; changes nothing."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        agreement: AgreementService,
        printing: PrintService,
        formalities: FormalityService,
        *,
        endorsement: EndorsementService,
        editions: EditionService,
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._agreement = agreement
        self._printing = printing
        self._formalities = formalities
        self._endorsement = endorsement
        self._editions = editions

    def status(self, translator: Translator) -> dict[str, Any]:
        """Return the status as one JSON-like object; its texts are in the screen's language."""
        leading = self._session.languages[0]
        ids = [section.id for section in self._session.catalogue.sections]
        earliest = self._formalities.earliest_effective()
        counts = balance(self._session.included())
        current = self._editions.current()
        missing = [
            entry.told(translator, entry.subject if entry.subject in ids else "")
            for entry in self.missing(translator)
        ]
        return {
            "title": self._printing.title(leading),
            "languages": list(self._session.languages),
            "sections": [self._section(section, leading) for section in self._session.catalogue.sections],
            "endorsed": self._endorsement.stand().holds,
            "publishable": not missing,
            "missing": missing,
            "version": current.version.number if current else None,
            "effective": current.version.effective if current else None,
            "review": current.review.isoformat() if current and current.review else None,
            "formalities": [self._formality(item, translator) for item in self._formalities.items()],
            "workshops": workshop_counts(self._session),
            "earliest_effective": earliest.isoformat() if earliest else None,
            "balance": {
                "promotion": counts.promotion,
                "prevention": counts.prevention,
                "share": counts.share,
            },
        }

    def missing(self, translator: Translator) -> tuple[Missing, ...]:
        """Return what stands between the charter and its publication, in the screen's words."""
        language, unanswered = translator.language, translator.tr(INCOMPLETE)
        sheets = [
            Missing(sheet, self._session.catalogue.sheet(sheet).text(language).title, unanswered, sheet)
            for sheet in (ORGANISATION, TEAM)
            if self._session.progress(sheet).state is not StepState.COMPLETE
        ]
        rows = [entry for row in self._agreement.board() if (entry := self._missing_in(row, translator))]
        formalities = [
            self._open(item, translator) for item in self._formalities.open_items() if item.formality.blocks
        ]
        requests = [
            entry for section in self._session.included() if (entry := self._request_on(section, translator))
        ]
        return (*sheets, *rows, *requests, *formalities, *self._unendorsed(translator))

    def _request_on(self, section: Section, translator: Translator) -> Missing | None:
        names = self._session.catalogue.lexicon(translator.language).departments
        requests = open_requests(self._session.charter, section.id)
        if not requests:
            return None
        asking = dict.fromkeys(
            names[request.department].name if request.department else request.author for request in requests
        )
        reason = translator.tr("an open request for change by {department}", department=", ".join(asking))
        title = section.text(translator.language).title
        return Missing(section.id, title, reason, section.id, requests[0].number)

    def _unendorsed(self, translator: Translator) -> tuple[Missing, ...]:
        stand = self._endorsement.stand()
        if stand.holds:
            return ()
        reason = ENDORSED_BEFORE if stand.endorsement else NOT_ENDORSED
        return (Missing("", "", translator.tr(reason), PUBLICATION),)

    def _open(self, item: FormalityItem, translator: Translator) -> Missing:
        names = self._session.catalogue.lexicon(translator.language).departments
        title = self._formalities.text(item, translator.language).title
        reason = translator.tr(
            "to be done by {department} before the charter applies",
            department=names[item.formality.owner].name,
        )
        return Missing(item.id, title, reason, FORMALITIES)

    def _formality(self, item: FormalityItem, translator: Translator) -> Mapping[str, object]:
        return {
            "id": item.id,
            "title": self._formalities.text(item, translator.language).title,
            "owner": item.formality.owner,
            "state": item.state.value,
            "date": item.day.isoformat() if item.day else None,
        }

    def _missing_in(self, row: BoardRow, translator: Translator) -> Missing | None:
        title = row.section.text(translator.language).title
        if row.obstacle:
            return Missing(row.section.id, title, translator.tr(row.obstacle), row.section.id)
        waiting = [entry for entry in row.stands if entry.required and not entry.is_signed]
        if row.is_signed:
            return None
        if not waiting:
            return Missing(row.section.id, title, translator.tr("no department signs it"), BOARD)
        return Missing(row.section.id, title, self._to_sign(waiting, translator), BOARD)

    def _to_sign(self, waiting: Sequence[Stand], translator: Translator) -> str:
        names = self._session.catalogue.lexicon(translator.language).departments
        again = [entry for entry in waiting if entry.state is DepartmentState.OUTDATED]
        first, second = (
            ", ".join(names[entry.department].name for entry in entries)
            for entries in ([entry for entry in waiting if entry not in again], again)
        )
        told = []
        if first:
            told.append(translator.tr("to be signed by {departments}", departments=first))
        if second:
            told.append(
                translator.tr(
                    "to be signed again by {departments}, since the wording has changed", departments=second
                )
            )
        return "; ".join(told)

    def _section(self, section: Section, language: str) -> Mapping[str, object]:
        row = self._agreement.row(section.id)
        return {
            "id": section.id,
            "title": section.text(language).title,
            "included": self._session.reading.is_included(section),
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
            "note": (decision.note or None) if decision else None,
        }
