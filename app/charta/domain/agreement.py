"""Agreement: what a department's decisions mean for the text as it stands now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from charta.domain.catalogue import Section
from charta.domain.charter import Charter
from charta.domain.records import Confirmation, Decision, DecisionKind, MinorChange, RoomSignature


class DepartmentState(StrEnum):
    """Where a department stands on a section."""

    PENDING = "pending"
    APPROVED = "approved"
    RESERVED = "reserved"
    CHANGE_REQUESTED = "change_requested"
    OUTDATED = "outdated"


STATES: Mapping[DecisionKind, DepartmentState] = {
    DecisionKind.APPROVE: DepartmentState.APPROVED,
    DecisionKind.RESERVE: DepartmentState.RESERVED,
    DecisionKind.REQUEST_CHANGE: DepartmentState.CHANGE_REQUESTED,
}


@dataclass(frozen=True)
class CarriedOver:
    """A minor change over which a decision was carried, and what confirmed it."""

    change: MinorChange
    confirmation: Confirmation


@dataclass(frozen=True)
class Stand:
    """One department's place in the agreement on one section; `decision` is its latest one.

    `carried` are the minor changes over which that decision was carried to the text as it stands, in order.
    `room` tells of a decision that was taken in a workshop.
    """

    department: str
    required: bool
    state: DepartmentState
    decision: Decision | None = None
    carried: tuple[CarriedOver, ...] = ()
    room: RoomSignature | None = None

    @property
    def delegate_for(self) -> str:
        """The absent representative in whose place the decision was taken, empty for none."""
        return self.room.delegate_for if self.room else ""

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

    The latest decision counts. It holds for the fingerprint that was seen: a text that comes back to what was
    signed is signed again. An approval, with a reservation or without, holds as well for the fingerprints to
    which confirmed minor changes lead from there. A request for change does not, since it is for the
    department to say whether the new text meets it. Any other text makes the decision outdated.
    """
    decisions = charter.decisions(section.id, department)
    required = is_required(charter, section, department)
    if not decisions:
        return Stand(department, required, DepartmentState.PENDING)
    latest = decisions[-1]
    room = charter.get(RoomSignature, str(latest.number))
    can_be_carried = latest.kind is not DecisionKind.REQUEST_CHANGE
    changes = confirmed_changes(charter, section.id) if can_be_carried else ()
    way = path(changes, latest.fingerprint, fingerprint)
    if way is None:
        return Stand(department, required, DepartmentState.OUTDATED, latest, room=room)
    return Stand(department, required, STATES[latest.kind], latest, _carried(charter, way), room)


def _carried(charter: Charter, way: Sequence[MinorChange]) -> tuple[CarriedOver, ...]:
    answers = ((change, charter.get(Confirmation, str(change.number))) for change in way)
    return tuple(CarriedOver(change, answer) for change, answer in answers if answer is not None)


def confirmed_changes(charter: Charter, section: str) -> tuple[MinorChange, ...]:
    """Return the minor changes of a section that were confirmed, the oldest first."""
    changes = (change for change in charter.all(MinorChange) if change.section == section)
    confirmed = (change for change in changes if _is_confirmed(charter, change))
    return tuple(sorted(confirmed, key=lambda change: change.number))


def _is_confirmed(charter: Charter, change: MinorChange) -> bool:
    answer = charter.get(Confirmation, str(change.number))
    return answer is not None and answer.confirmed


def path(changes: Sequence[MinorChange], since: str, until: str) -> tuple[MinorChange, ...] | None:
    """Return the fewest of the changes that lead from one fingerprint to another, None where none do."""
    ways: dict[str, tuple[MinorChange, ...]] = {since: ()}
    found = [since]
    for place in found:
        if place == until:
            return ways[place]
        for change in changes:
            if change.old == place and change.new not in ways:
                ways[change.new] = (*ways[place], change)
                found.append(change.new)
    return None


def stands(
    charter: Charter, section: Section, departments: Sequence[str], fingerprint: str
) -> tuple[Stand, ...]:
    """Return where every department stands on a section."""
    return tuple(stand(charter, section, department, fingerprint) for department in departments)


def is_signed(all_stands: Sequence[Stand]) -> bool:
    """Tell whether every department that must sign has signed; a section that none must sign never is."""
    required = [entry for entry in all_stands if entry.required]
    return bool(required) and all(entry.is_signed for entry in required)
