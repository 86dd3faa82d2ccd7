"""Agreement: what a department's decisions mean for the text as it stands now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from charta.domain.catalogue import Section
from charta.domain.charter import Charter
from charta.domain.records import Decision, DecisionKind


class DepartmentState(StrEnum):
    """Where a department stands on a section."""

    PENDING = "pending"
    APPROVED = "approved"
    RESERVED = "reserved"
    CHANGE_REQUESTED = "change_requested"
    OUTDATED = "outdated"


_STATES: Mapping[DecisionKind, DepartmentState] = {
    DecisionKind.APPROVE: DepartmentState.APPROVED,
    DecisionKind.RESERVE: DepartmentState.RESERVED,
    DecisionKind.REQUEST_CHANGE: DepartmentState.CHANGE_REQUESTED,
}


@dataclass(frozen=True)
class Stand:
    """One department's place in the agreement on one section; `decision` is its latest one."""

    department: str
    required: bool
    state: DepartmentState
    decision: Decision | None = None

    @property
    def is_signed(self) -> bool:
        """Tell whether the department agreed to the text as it stands."""
        return self.state in (DepartmentState.APPROVED, DepartmentState.RESERVED)

    @property
    def waits(self) -> bool:
        """Tell whether a decision is expected from the department."""
        return self.required and self.state in (DepartmentState.PENDING, DepartmentState.OUTDATED)


def is_required(charter: Charter, section: Section, department: str) -> bool:
    """Tell whether the department must sign: the catalogue's word, unless the team departed from it."""
    departure = charter.requirement(section.id, department)
    return departure.required if departure else department in section.signs


def stand(charter: Charter, section: Section, department: str, fingerprint: str) -> Stand:
    """Return where a department stands on the text that has `fingerprint`.

    The latest decision counts. It holds for the fingerprint that was seen and no other: a text that comes
    back to what was signed is signed again, and any other text makes the decision outdated.
    """
    decisions = charter.decisions(section.id, department)
    required = is_required(charter, section, department)
    if not decisions:
        return Stand(department, required, DepartmentState.PENDING)
    latest = decisions[-1]
    state = _STATES[latest.kind] if latest.fingerprint == fingerprint else DepartmentState.OUTDATED
    return Stand(department, required, state, latest)


def stands(
    charter: Charter, section: Section, departments: Sequence[str], fingerprint: str
) -> tuple[Stand, ...]:
    """Return where every department stands on a section."""
    return tuple(stand(charter, section, department, fingerprint) for department in departments)


def is_signed(all_stands: Sequence[Stand]) -> bool:
    """Tell whether every department that must sign has signed; a section that none must sign never is."""
    required = [entry for entry in all_stands if entry.required]
    return bool(required) and all(entry.is_signed for entry in required)
