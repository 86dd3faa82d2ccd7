"""Agreement: what waits for whom, and decisions on the text that was seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from charta.domain import agreement
from charta.domain.agreement import DepartmentState, Stand
from charta.domain.catalogue import Section
from charta.domain.fingerprint import fingerprint
from charta.domain.progress import StepState
from charta.domain.records import Change, Decision, DecisionKind, Record, Requirement
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import (
    N_,
    Conflict,
    Marked,
    Named,
    NameRequired,
    NoteRequired,
    NothingToSign,
    SectionNotReady,
)
from charta.services.comments import following
from charta.services.session import CharterSession
from charta.services.wording import WordingService

INCOMPLETE = N_("some of its questions have no answer yet")
EXCLUDED = N_("it is not part of this charter")
UNSETTLED = N_("its answers and its edited wording have to be reconciled first")
NOT_NEEDED = N_("that department is not asked to sign it")


@dataclass(frozen=True)
class BoardRow:
    """A line of the sign-off board; `obstacle` says why the section cannot be signed, empty where it can."""

    section: Section
    stands: tuple[Stand, ...]
    obstacle: str

    @property
    def is_signed(self) -> bool:
        """Whether every department that must sign has signed the text as it stands."""
        return not self.obstacle and agreement.is_signed(self.stands)


class AgreementService:
    """Takes decisions and tells where they stand."""

    def __init__(self, session: CharterSession, wordings: WordingService) -> None:
        self._session = session
        self._wordings = wordings

    def row(self, section: str) -> BoardRow:
        """Return where every department stands on a section."""
        definition = self._session.catalogue.section(section)
        departments = self._session.catalogue.departments
        standing = self._wordings.fingerprint(section)
        stands = agreement.stands(self._session.charter, definition, departments, standing)
        return BoardRow(definition, stands, self.obstacle(section))

    def board(self) -> tuple[BoardRow, ...]:
        """Return the board: a row for each included section."""
        return tuple(self.row(section.id) for section in self._session.included())

    def queue(self, department: str) -> tuple[BoardRow, ...]:
        """Return the sections that can be signed and wait for the department."""
        self._session.catalogue.department(department)
        return tuple(
            row
            for row in self.board()
            if not row.obstacle
            and any(entry.department == department and entry.waits for entry in row.stands)
        )

    def state(self, section: str) -> StepState:
        """Return what the rail shows for a section: how far answering has come, then signing."""
        answering = self._session.progress(section).state
        row = self.row(section)
        if any(entry.required and entry.state is DepartmentState.OUTDATED for entry in row.stands):
            return StepState.OUTDATED
        if row.obstacle == UNSETTLED:
            return StepState.BEGUN
        return StepState.SIGNED if row.is_signed else answering

    def obstacle(self, section: str) -> str:
        """Return why the section cannot be signed, as a text to translate; empty where it can."""
        definition = self._session.catalogue.section(section)
        if not self._session.reading.is_included(definition):
            return EXCLUDED
        if self._session.progress(section).state is not StepState.COMPLETE:
            return INCOMPLETE
        if any(self._wordings.state(section, language).has_diverged for language in self._session.languages):
            return UNSETTLED
        return ""

    def sign(
        self, section: str, department: str, kind: DecisionKind, by: str, note: str = "", seen: str = ""
    ) -> None:
        """Record a department's decision on the text that stands.

        `seen` is the fingerprint of the text that the department had before it; where another one stands by
        now, `Conflict` is raised and nothing is recorded. A request for change may be made on a section that
        is not ready; an approval may not (`SectionNotReady`). A request is also a remark that blocks, until
        it is resolved or the department approves.
        """
        self._record([self._decision(section, department, kind, (by, note), seen)])

    def sign_sent(
        self, section: str, department: str, kind: DecisionKind, by: str, note: str, text: str
    ) -> None:
        """Record a department's decision on a text that it was sent, which need not be the one that stands.

        `text` is canonical; the decision holds for it and no other.
        """
        by, note = checked(clean_line(by), NAME_LIMIT), checked(clean_block(note), NOTE_LIMIT)
        self._check_words(section, department, kind, by, note)
        self._record([self._decided(section, department, kind, (by, note), text)])

    def sign_all(self, department: str, kind: DecisionKind, by: str, note: str = "") -> tuple[str, ...]:
        """Record the same decision for every section that waits; return their ids. One step, or nothing."""
        waiting = {row.section.id: "" for row in self.queue(department)}
        if not waiting:
            raise NothingToSign(department=Named(self._session.catalogue.called(department)))
        self.sign_each(waiting, department, kind, by, note)
        return tuple(waiting)

    def sign_each(
        self,
        sections: Mapping[str, str],
        department: str,
        kind: DecisionKind,
        by: str,
        note: str = "",
        also: Callable[[Decision], Record] | None = None,
    ) -> None:
        """Record the same decision for several sections: one step, or nothing.

        `sections` has the fingerprint that was seen of each, empty where that is not known. `also` gives a
        record that is kept with each decision.
        """
        decisions = [
            self._decision(section, department, kind, (by, note), seen, offset)
            for offset, (section, seen) in enumerate(sections.items())
        ]
        self._record(decisions, [also(decision) for decision in decisions] if also else ())

    def require(self, section: str, department: str, reason: str, *, required: bool) -> None:
        """Ask a department to sign a section, or no longer; a departure from the catalogue needs a reason."""
        definition = self._session.catalogue.section(section)
        self._session.catalogue.department(department)
        before = self._session.charter.requirement(section, department)
        if required == (department in definition.signs):
            self._session.commit([Change(before, None)])
            return
        reason = checked(clean_line(reason), NOTE_LIMIT)
        if not reason:
            raise NoteRequired
        self._session.commit([Change(before, Requirement(section, department, required, reason))])

    def _record(self, decisions: Sequence[Decision], also: Sequence[Record] = ()) -> None:
        """Record decisions and what follows from them for the remarks, in one step."""
        made = [Change(None, record) for record in (*decisions, *also)]
        standing = {decision.section: self._wordings.fingerprint(decision.section) for decision in decisions}
        remarks = following(self._session.charter, decisions, standing)
        self._session.commit([*made, *remarks], undoable=False)

    def _decision(
        self,
        section: str,
        department: str,
        kind: DecisionKind,
        author: tuple[str, str],
        seen: str,
        offset: int = 0,
    ) -> Decision:
        by, note = checked(clean_line(author[0]), NAME_LIMIT), checked(clean_block(author[1]), NOTE_LIMIT)
        self._check(section, department, kind, by, note)
        if seen and seen != self._wordings.fingerprint(section):
            raise Conflict(what=section)
        return self._decided(section, department, kind, (by, note), self._wordings.canonical(section), offset)

    def _decided(
        self,
        section: str,
        department: str,
        kind: DecisionKind,
        author: tuple[str, str],
        text: str,
        offset: int = 0,
    ) -> Decision:
        number = len(self._session.charter.all(Decision)) + 1 + offset
        by, note = author
        now = self._session.clock.now()
        return Decision(number, section, department, kind, note, by, now, fingerprint(text), text)

    def _check(self, section: str, department: str, kind: DecisionKind, by: str, note: str) -> None:
        self._check_words(section, department, kind, by, note)
        obstacle = self.obstacle(section)
        if obstacle and (kind is not DecisionKind.REQUEST_CHANGE or obstacle == EXCLUDED):
            raise SectionNotReady(section=section, reason=Marked(obstacle))

    def _check_words(self, section: str, department: str, kind: DecisionKind, by: str, note: str) -> None:
        definition = self._session.catalogue.section(section)
        self._session.catalogue.department(department)
        if not by:
            raise NameRequired
        if kind is not DecisionKind.APPROVE and not note:
            raise NoteRequired
        if not agreement.is_required(self._session.charter, definition, department):
            raise SectionNotReady(section=section, reason=Marked(NOT_NEEDED))
