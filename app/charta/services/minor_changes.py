"""Minor changes: a typo mended after signing need not be signed again, once somebody else confirms it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charta.domain.agreement import DepartmentState, Stand, confirmed_changes, path
from charta.domain.fingerprint import SectionText, parse_canonical
from charta.domain.records import Change, Confirmation, Decision, DecisionKind, MinorChange
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import (
    Conflict,
    Marked,
    NameRequired,
    NothingMinor,
    ReasonRequired,
    SameDepartment,
    SectionNotReady,
)
from charta.services.agreement import AgreementService
from charta.services.session import CharterSession
from charta.services.wording import WordingService

_Said = tuple[MinorChange, Confirmation | None]


@dataclass(frozen=True)
class Reworded:
    """A section whose wording has changed since it was signed.

    `old` and `new` are the fingerprints of the last text that was agreed to and of the text as it stands,
    `before` and `after` these texts by language. `departments` are those whose sign-off a minor change would
    carry over; `declared` is the author's word that it is one, None while nobody said so. `refused` is the
    last such word about this very change that was answered with no. `lapsed` is the last such word about an
    earlier text, if it was never answered: the text moved on, and it says nothing about the present one.
    """

    section: str
    old: str
    new: str
    old_text: str
    new_text: str
    departments: tuple[str, ...]
    declared: MinorChange | None
    refused: tuple[MinorChange, Confirmation] | None = None
    lapsed: MinorChange | None = None

    @property
    def before(self) -> Mapping[str, SectionText]:
        """The text that was signed, by language."""
        return parse_canonical(self.old_text)

    @property
    def after(self) -> Mapping[str, SectionText]:
        """The text as it stands, by language."""
        return parse_canonical(self.new_text)


class MinorChangeService:
    """Takes the author's word that a change is minor, and another department's confirmation."""

    def __init__(
        self, session: CharterSession, wordings: WordingService, agreement: AgreementService
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._agreement = agreement

    def reworded(self, section: str) -> Reworded | None:
        """Return how a signed section has changed, None where no sign-off is outdated by its wording.

        It is None as well while the section cannot be signed: no sign-off is carried to a text that nobody
        could give one for.
        """
        row = self._agreement.row(section)
        outdated = [entry for entry in row.stands if _could_be_carried(entry)]
        if not outdated or row.obstacle:
            return None
        latest = max((entry.decision for entry in outdated if entry.decision), key=lambda entry: entry.number)
        base = self._latest_text(section, latest)
        changes = confirmed_changes(self._session.charter, section)
        new = self._wordings.fingerprint(section)
        said = self._said(section)
        return Reworded(
            section=section,
            old=base[0],
            new=new,
            old_text=base[1],
            new_text=self._wordings.canonical(section),
            departments=tuple(
                entry.department
                for entry in outdated
                if entry.decision and path(changes, entry.decision.fingerprint, base[0]) is not None
            ),
            declared=_declared(said, base[0], new),
            refused=_refused(said, base[0], new),
            lapsed=_lapsed(said, base[0], new),
        )

    def waiting(self) -> tuple[Reworded, ...]:
        """Return the reworded sections whose change was called minor and waits to be confirmed."""
        changes = self._session.charter.all(MinorChange)
        unanswered = {change.section for change in changes if self.answered(change) is None}
        sections = (section.id for section in self._session.included() if section.id in unanswered)
        found = (self.reworded(section) for section in sections)
        return tuple(entry for entry in found if entry is not None and entry.declared is not None)

    def declare(self, section: str, by: str, department: str, reason: str, seen: str = "") -> int:
        """Call the change of a signed section minor; return its number.

        `seen` is the fingerprint of the text that the author had in view. Raises `SectionNotReady`,
        `NothingMinor`, `ReasonRequired`, `NameRequired`, or `Conflict` where another text stands by now.
        """
        self._session.catalogue.department(department)
        by, reason = checked(clean_line(by), NAME_LIMIT), checked(clean_block(reason), NOTE_LIMIT)
        obstacle = self._agreement.obstacle(section)
        if obstacle:
            raise SectionNotReady(section=section, reason=Marked(obstacle))
        entry = self.reworded(section)
        if entry is None:
            raise NothingMinor(section=section)
        if not by:
            raise NameRequired
        if not reason:
            raise ReasonRequired
        if seen and seen != entry.new:
            raise Conflict(what=section)
        if entry.declared is not None:
            return entry.declared.number
        number = max((change.number for change in self._session.charter.all(MinorChange)), default=0) + 1
        change = MinorChange(
            number=number,
            section=section,
            old=entry.old,
            new=entry.new,
            old_text=entry.old_text,
            new_text=entry.new_text,
            reason=reason,
            by=by,
            department=department,
            at=self._session.clock.now(),
        )
        self._session.commit([Change(None, change)], undoable=False)
        return number

    def answer(
        self, number: int, by: str, department: str, *, confirmed: bool, note: str = "", seen: str = ""
    ) -> None:
        """Confirm that a change is minor, or refuse it with a reason.

        Raises `SameDepartment` for the author or the author's department, and `Conflict` where the change is
        no longer the one that stands or was answered already.
        """
        self._session.catalogue.department(department)
        by, note = checked(clean_line(by), NAME_LIMIT), checked(clean_block(note), NOTE_LIMIT)
        change = self._session.charter.get(MinorChange, str(number))
        entry = self.reworded(change.section) if change else None
        if change is None or entry is None or entry.declared != change or seen not in ("", entry.new):
            raise Conflict(what=change.section if change else str(number))
        if not by:
            raise NameRequired
        if department == change.department or by.casefold() == change.by.casefold():
            raise SameDepartment(name=change.by)
        if not confirmed and not note:
            raise ReasonRequired
        answer = Confirmation(number, confirmed, note, by, department, self._session.clock.now())
        self._session.commit([Change(None, answer)], undoable=False)

    def answered(self, change: MinorChange) -> Confirmation | None:
        """Return what somebody answered to a minor change, None while it waits."""
        return self._session.charter.get(Confirmation, str(change.number))

    def _latest_text(self, section: str, decision: Decision) -> tuple[str, str]:
        """Return fingerprint and text of the last wording to which a decision was carried."""
        changes = confirmed_changes(self._session.charter, section)
        reached = [
            change for change in changes if path(changes, decision.fingerprint, change.new) is not None
        ]
        if not reached:
            return decision.fingerprint, decision.seen
        return reached[-1].new, reached[-1].new_text

    def _said(self, section: str) -> tuple[_Said, ...]:
        """Return the minor changes of a section with what was answered to each, the oldest first."""
        charter = self._session.charter
        changes = (change for change in charter.all(MinorChange) if change.section == section)
        ordered = sorted(changes, key=lambda change: change.number)
        return tuple((change, charter.get(Confirmation, str(change.number))) for change in ordered)


def _declared(said: Sequence[_Said], old: str, new: str) -> MinorChange | None:
    """Return the minor change from one text to another that nobody answered yet."""
    found = (change for change, answer in said if (change.old, change.new) == (old, new) and answer is None)
    return next(found, None)


def _refused(said: Sequence[_Said], old: str, new: str) -> tuple[MinorChange, Confirmation] | None:
    """Return the last minor change from one text to another that was answered with no, and the answer."""
    found = (
        (change, answer)
        for change, answer in reversed(said)
        if (change.old, change.new) == (old, new) and answer is not None and not answer.confirmed
    )
    return next(found, None)


def _lapsed(said: Sequence[_Said], old: str, new: str) -> MinorChange | None:
    """Return the last minor change from a text where another one stood before anybody answered it."""
    change, answer = said[-1] if said else (None, None)
    if change is None or answer is not None:
        return None
    return change if change.old == old and change.new != new else None


def _could_be_carried(entry: Stand) -> bool:
    is_outdated = entry.required and entry.state is DepartmentState.OUTDATED
    return (
        is_outdated and entry.decision is not None and entry.decision.kind is not DecisionKind.REQUEST_CHANGE
    )
