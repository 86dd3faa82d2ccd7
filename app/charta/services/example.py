"""The example organisation's agreement: every department signs, one of them with a reservation."""

from dataclasses import dataclass

from charta.domain.records import DecisionKind
from charta.services.agreement import AgreementService
from charta.services.reading import TEAM
from charta.services.session import CharterSession


@dataclass(frozen=True)
class Reservation:
    """The one decision of the example that is no plain approval."""

    department: str
    section: str
    note: str


def sign_example(session: CharterSession, agreement: AgreementService, reservation: Reservation) -> None:
    """Sign every section by the representative whom the team sheet names for each department."""
    for department in session.catalogue.departments:
        by = str(session.charter.answer(TEAM, department) or department)
        for row in agreement.queue(department):
            reserves = (department, row.section.id) == (reservation.department, reservation.section)
            kind = DecisionKind.RESERVE if reserves else DecisionKind.APPROVE
            agreement.sign(row.section.id, department, kind, by, reservation.note if reserves else "")
