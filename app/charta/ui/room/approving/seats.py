"""Where each department stands in the room: its state, who may sign for it, and why nobody may."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charta.bootstrap import Workbench
from charta.domain.agreement import Stand
from charta.domain.records import DecisionKind, RoomSignature
from charta.services.agreement import EXCLUDED, BoardRow
from charta.services.participants import Signer
from charta.ui.board.looks import LOOKS
from charta.ui.board.words import decision_line, delegated_line, note_line, waiting_line
from charta.ui.context import UiContext
from charta.ui.minor.words import carried_lines, department_names
from charta.ui.room.letters import department_letters
from charta.ui.stands import CellState, cell_state, state_word
from charta.ui.theme import Tone


@dataclass(frozen=True)
class Absence:
    """Why nobody may sign for a department: a sentence, and who might change that by being in the room."""

    words: str
    awaited: tuple[str, ...] = ()
    lacks_representative: bool = False


@dataclass(frozen=True)
class Seat:
    """A department as the pane shows it.

    `lines` tell of its decision or of who may sign, `picture` is the digest of a drawn signature, `waiting`
    are the sections that wait for it, and `absence` says why nobody may sign, None where somebody may.
    """

    department: str
    name: str
    letter: str
    state: str
    tone: Tone
    icon: str
    lines: tuple[str, ...]
    picture: str
    is_approved: bool
    waits: bool
    waiting: tuple[str, ...]
    signers: tuple[Signer, ...]
    absence: Absence | None


class Seats:
    """Gathers the seats of a workshop."""

    def __init__(self, context: UiContext, bench: Workbench, workshop: int) -> None:
        self._context = context
        self._bench = bench
        self._workshop = workshop
        self._names = department_names(bench.session.catalogue, context.language)
        self._letters = department_letters(bench.session.catalogue, context.language)

    def of(self, row: BoardRow | None) -> tuple[Seat, ...]:
        """Return a seat for each department that must sign a section; for every one where there is none."""
        stands = {entry.department: entry for entry in row.stands if entry.required} if row else {}
        departments = list(stands) if row else list(self._names)
        return tuple(self._seat(department, stands.get(department), row) for department in departments)

    # -- inside -------------------------------------------------------------------------------------------

    def _seat(self, department: str, stand: Stand | None, row: BoardRow | None) -> Seat:
        waiting = tuple(entry.section.id for entry in self._bench.room_approval.waiting(department))
        signers = self._bench.participants.signers(self._workshop, department)
        absence = None if signers else self._absence(department)
        waits = stand.waits and not (row and row.obstacle) if stand else bool(waiting)
        state = cell_state(stand) if stand else CellState.PENDING if waiting else CellState.APPROVED
        look, translator = LOOKS[state], self._context.translator
        return Seat(
            department=department,
            name=self._names[department],
            letter=self._letters[department],
            state=state_word(state, translator) if stand else waiting_line(len(waiting), translator),
            tone=look.tone,
            icon=look.icon,
            lines=tuple(self._lines(stand, signers if waits else ())),
            picture=self._picture(stand),
            is_approved=state is CellState.APPROVED,
            waits=waits,
            waiting=waiting,
            signers=signers,
            absence=absence,
        )

    def _lines(self, stand: Stand | None, signers: Sequence[Signer]) -> Iterator[str]:
        tr, translator = self._context.tr, self._context.translator
        if stand is not None and stand.decision is not None:
            yield decision_line(stand.decision, translator)
            if stand.delegate_for:
                yield delegated_line(stand.delegate_for, translator)
            if stand.decision.note:
                yield note_line(stand.decision, translator)
            yield from carried_lines(stand, self._names, translator)
            if cell_state(stand) is CellState.OUTDATED:
                yield tr("The text has changed since.")
        yield from map(self._signer_line, signers)

    def _signer_line(self, signer: Signer) -> str:
        tr, name, absent = self._context.tr, signer.name, signer.delegate_for
        return (
            tr("{name} signs for {absent}, absent", name=name, absent=absent)
            if absent
            else tr("{name} signs", name=name)
        )

    def _picture(self, stand: Stand | None) -> str:
        if stand is None or stand.decision is None:
            return ""
        signature = self._bench.session.charter.get(RoomSignature, str(stand.decision.number))
        return signature.image if signature else ""

    def _absence(self, department: str) -> Absence:
        tr, name = self._context.tr, self._names[department]
        representative = self._bench.participants.representative(department)
        if not representative:
            told = tr(
                "{department} has no representative yet. Name one on the page “The team”, or let the "
                "department approve later on the sign-off board.",
                department=name,
            )
            return Absence(told, lacks_representative=True)
        named = self._bench.participants.delegation(self._workshop, department)
        if named is not None:
            told = tr(
                "{absent} is not in the room. {delegate}, who was named beforehand to sign instead, needs to "
                "be present. Else the department can approve later on the sign-off board.",
                absent=named.absent,
                delegate=named.delegate,
            )
            return Absence(told, tuple(dict.fromkeys((representative, named.delegate))))
        told = tr(
            "{name}, who represents the department, needs to be present: nobody was named beforehand to sign "
            "instead. Else the department can approve later on the sign-off board.",
            name=representative,
        )
        return Absence(told, (representative,))


def first_to_sign(seats: Sequence[Seat]) -> str:
    """Return the department that can sign first: one that waits and is there, before one that waits."""
    ordered = sorted(seats, key=lambda seat: (not seat.waits, seat.absence is not None))
    return ordered[0].department if ordered else ""


def may_decide(kind: DecisionKind, seat: Seat | None, row: BoardRow | None) -> bool:
    """Tell whether a decision makes sense; `row` is the section that it is for, None for several."""
    obstacle = row.obstacle if row is not None else ""
    if kind is DecisionKind.REQUEST_CHANGE:
        return obstacle != EXCLUDED
    is_done = kind is DecisionKind.APPROVE and row is not None and seat is not None and seat.is_approved
    return not obstacle and not is_done
