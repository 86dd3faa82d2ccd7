"""Who takes part in a workshop: invited, excused, present, gone, and who may sign for whom."""

from dataclasses import dataclass, replace

from charta.domain.calendar import is_address
from charta.domain.records import Change, Delegation, MarkKind, Participant, SessionMark, Workshop
from charta.domain.text import NAME_LIMIT, checked, clean_line
from charta.domain.timeline import RoomPhase
from charta.errors import (
    AlreadyInvited,
    DelegateIncomplete,
    DelegateTooLate,
    Named,
    NoRepresentative,
    NotRunning,
    ParticipantNameRequired,
    UnknownParticipant,
    WrongAddress,
)
from charta.services.agendas import next_number, workshop_of
from charta.services.reading import TEAM
from charta.services.session import CharterSession
from charta.services.timekeeping import TimekeepingService


@dataclass(frozen=True)
class Signer:
    """Somebody in the room who may sign for a department; `delegate_for` is empty for its representative."""

    name: str
    delegate_for: str = ""


class ParticipantService:
    """Keeps the list of participants and who of them is in the room."""

    def __init__(self, session: CharterSession, timekeeping: TimekeepingService) -> None:
        self._session = session
        self._timekeeping = timekeeping

    def all(self, workshop: int) -> tuple[Participant, ...]:
        """Return who is invited, in the order of the departments, guests last."""
        known = (*self._session.catalogue.departments, self._session.catalogue.sponsor)
        order = {department: place for place, department in enumerate(known)}
        chosen = (entry for entry in self._session.charter.all(Participant) if entry.workshop == workshop)
        last = len(known)
        return tuple(sorted(chosen, key=lambda entry: (order.get(entry.department, last), entry.number)))

    def get(self, workshop: int, number: int) -> Participant:
        """Return a participant; raise `UnknownParticipant`."""
        found = self._session.charter.get(Participant, str(workshop), str(number))
        if found is None:
            raise UnknownParticipant
        return found

    def add(self, workshop: int, name: str, department: str = "", email: str = "") -> int:
        """Invite somebody; return the number.

        Raises `UnknownWorkshop`, `ParticipantNameRequired`, `AlreadyInvited`, `WrongAddress`.
        """
        workshop_of(self._session, workshop)
        number = max((entry.number for entry in self.all(workshop)), default=0) + 1
        made = self._checked(Participant(workshop, number, name, department, email, excused=False))
        self._session.commit([Change(None, made)])
        return number

    def edit(self, participant: Participant) -> None:
        """Change what is known of a participant."""
        before = self.get(participant.workshop, participant.number)
        place = f"participant:{participant.workshop}:{participant.number}"
        self._session.commit([Change(before, self._checked(participant))], place=place)

    def remove(self, workshop: int, number: int) -> None:
        """Take somebody off the list; whoever was in the room stays on it, as having left."""
        participant = self.get(workshop, number)
        found = self._timekeeping.course(workshop)
        if number in found.presences:
            self.leave(workshop, number)
            return
        self._session.commit([Change(participant, None)])

    def arrive(self, workshop: int, number: int) -> None:
        """Mark that somebody is in the room; raise `NotRunning` once the workshop is over."""
        self._move(workshop, number, MarkKind.ARRIVED)

    def leave(self, workshop: int, number: int) -> None:
        """Mark that somebody has left the room, or is not there after all; raise `NotRunning` as `arrive`."""
        self._move(workshop, number, MarkKind.LEFT)

    def delegation(self, workshop: int, department: str) -> Delegation | None:
        """Return who may sign for a department in place of its representative."""
        return self._session.charter.get(Delegation, str(workshop), department)

    def delegate(self, workshop: int, department: str, delegate: str, by: str) -> None:
        """Name who may sign for a department's absent representative; an empty name takes it back.

        The delegate is invited, where that is not done yet. Raises `DelegateTooLate` once the workshop has
        begun, `NoRepresentative`, `DelegateIncomplete`.
        """
        self._session.catalogue.department(department)
        workshop_of(self._session, workshop)
        if self._timekeeping.course(workshop).phase is not RoomPhase.PLANNED:
            raise DelegateTooLate(department=self._name(department))
        before = self.delegation(workshop, department)
        delegate = checked(clean_line(delegate), NAME_LIMIT)
        if not delegate:
            self._session.commit([Change(before, None)] if before else [])
            return
        absent = self.representative(department)
        if not absent:
            raise NoRepresentative(department=self._name(department))
        if delegate == absent:
            raise DelegateIncomplete
        now = self._session.clock.now()
        made = Delegation(workshop, department, absent, delegate, checked(clean_line(by), NAME_LIMIT), now)
        changes = [Change(before, made)]
        everybody = self.all(workshop)
        if all(entry.name != delegate for entry in everybody):
            number = max((entry.number for entry in everybody), default=0) + 1
            invited = Participant(workshop, number, delegate, department, "", excused=False)
            changes.append(Change(None, invited))
        self._session.commit(changes)

    def representative(self, department: str) -> str:
        """Return who represents a department, empty where the team has not said."""
        name = self._session.effective(TEAM, department)
        return name if isinstance(name, str) else ""

    def facilitator(self) -> str:
        """Return who runs the workshops, empty where the team has not said."""
        name = self._session.effective(TEAM, "facilitator")
        return name if isinstance(name, str) else ""

    def departments(self, workshop: int) -> frozenset[str]:
        """Return the departments of which somebody is in the room."""
        found = self._timekeeping.course(workshop)
        return frozenset(
            entry.department for entry in self.all(workshop) if found.is_present(entry.number)
        ) - {""}

    def signers(self, workshop: int, department: str) -> tuple[Signer, ...]:
        """Return who in the room may sign for a department: its representative, or else a delegate.

        A delegate signs only while the representative is absent, and only where named beforehand.
        """
        representative = self.representative(department)
        if representative and self._is_there(workshop, representative, department):
            return (Signer(representative),)
        named = self.delegation(workshop, department)
        if named is not None and self._is_there(workshop, named.delegate, department):
            return (Signer(named.delegate, named.absent),)
        return ()

    def acting(self, workshop: int, name: str, department: str) -> tuple[Participant, ...]:
        """Return who of those with a name acts for a department: its own participant, where there is one."""
        named = tuple(entry for entry in self.all(workshop) if entry.name == name)
        return tuple(entry for entry in named if entry.department == department) or named

    # -- inside -------------------------------------------------------------------------------------------

    def _is_there(self, workshop: int, name: str, department: str) -> bool:
        """Tell whether the person who acts for a department is in the room."""
        found = self._timekeeping.course(workshop)
        return any(found.is_present(entry.number) for entry in self.acting(workshop, name, department))

    def _move(self, workshop: int, number: int, kind: MarkKind) -> None:
        self.get(workshop, number)
        found = self._timekeeping.course(workshop)
        if found.is_present(number) == (kind is MarkKind.ARRIVED):
            return
        if found.phase is RoomPhase.ENDED:
            raise NotRunning(number=workshop)
        mark_number = next_number(self._session, SessionMark)
        mark = SessionMark(mark_number, workshop, kind, number, 0, self._session.clock.now())
        self._session.commit([Change(None, mark)], undoable=False)
        self._session.make_final(lambda change: _bears(change, workshop, number))

    def _checked(self, participant: Participant) -> Participant:
        name = checked(clean_line(participant.name), NAME_LIMIT)
        email = checked(clean_line(participant.email), NAME_LIMIT)
        if not name:
            raise ParticipantNameRequired
        if any(
            (entry.name.casefold(), entry.department) == (name.casefold(), participant.department)
            and entry.number != participant.number
            for entry in self.all(participant.workshop)
        ):
            raise AlreadyInvited(name=name)
        if email and not is_address(email):
            raise WrongAddress(value=email[:60])
        if participant.department not in ("", self._session.catalogue.sponsor):
            self._session.catalogue.department(participant.department)
        return replace(participant, name=name, email=email)

    def _name(self, department: str) -> Named:
        return Named(self._session.catalogue.called(department))


def _bears(change: Change, workshop: int, participant: int) -> bool:
    """Tell whether somebody's presence rests on a change: the invitation, or the workshop itself."""
    record = change.record
    if isinstance(record, Workshop):
        return record.number == workshop and (change.before is None or change.after is None)
    return isinstance(record, Participant) and record.key == (str(workshop), str(participant))
