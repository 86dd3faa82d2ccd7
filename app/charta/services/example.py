"""The example organisation's agreement: every department signs, one of them with a reservation."""

from typing import Final

from charta.domain.records import DecisionKind
from charta.services.agreement import AgreementService
from charta.services.session import TEAM, CharterSession

RESERVED_BY: Final = "it"
RESERVED: Final = "S12"


def sign_example(session: CharterSession, agreement: AgreementService, reservation: str) -> None:
    """Sign every section by the representative whom the team sheet names for each department."""
    for department in session.catalogue.departments:
        by = str(session.charter.answer(TEAM, department) or department)
        for row in agreement.queue(department):
            reserves = (department, row.section.id) == (RESERVED_BY, RESERVED)
            kind = DecisionKind.RESERVE if reserves else DecisionKind.APPROVE
            agreement.sign(row.section.id, department, kind, by, reservation if reserves else "")
