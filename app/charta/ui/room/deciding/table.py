"""What lies on the table for one question of a workshop; read anew at each look."""

from dataclasses import dataclass
from string import ascii_uppercase

from charta.bootstrap import Workbench
from charta.domain.fields import Field, FieldType
from charta.domain.records import AgendaItem, Argument, Motion, Resolution, Round, Scale, Vote
from charta.services.deciding import Author, Question, Ruling, from_json


@dataclass(frozen=True)
class Proposal:
    """Equal proposals of one or several departments; the first motion stands for all of them."""

    letter: str
    motions: tuple[Motion, ...]
    arguments: tuple[Argument, ...] = ()
    round: Round | None = None
    votes: tuple[Vote, ...] = ()
    is_decided: bool = False

    @property
    def number(self) -> int:
        """The number of the motion that stands for all."""
        return self.motions[0].number

    @property
    def value(self) -> str:
        """The answer that is proposed, as JSON, empty for words alone."""
        return self.motions[0].value

    @property
    def text(self) -> str:
        """The words of the proposal."""
        return self.motions[0].text

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is off the table."""
        return self.motions[0].withdrawn


class Table:
    """One question of an agenda item, with what can be done about it."""

    def __init__(self, bench: Workbench, item: AgendaItem, field: str = "") -> None:
        self._bench = bench
        self.workshop = item.workshop
        self.item = item
        self.question = Question(item.workshop, item.section, field)

    @property
    def section(self) -> str:
        """The section that is talked about."""
        return self.question.section

    @property
    def field(self) -> Field | None:
        """The question's field, None for the section as a whole."""
        if not self.question.field:
            return None
        return self._bench.session.catalogue.section(self.section).field(self.question.field)

    @property
    def takes_answer(self) -> bool:
        """Whether an answer can be given here; a list has its own page, and is decided in words."""
        field = self.field
        return field is not None and field.type not in (FieldType.ROWS, FieldType.IMAGE)

    def answer(self) -> object:
        """Return the answer that holds, a suggestion included."""
        return self._bench.session.effective(self.section, self.question.field) if self.field else None

    def is_answered(self) -> bool:
        """Tell whether the answer is the team's own."""
        return self._bench.session.charter.answer(self.section, self.question.field) is not None

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what was proposed in this workshop, the oldest first, equal ones together."""
        grouped: dict[tuple[str, str, bool], list[Motion]] = {}
        for motion in self._motions(self.workshop):
            grouped.setdefault((motion.value, motion.text, motion.withdrawn), []).append(motion)
        decided = {entry.motion for entry in self.decisions()}
        return tuple(
            self._proposal(place, tuple(motions), decided) for place, motions in enumerate(grouped.values())
        )

    def earlier(self) -> tuple[Motion, ...]:
        """Return what an earlier workshop left undecided and nobody has proposed again."""
        settled = max((entry.at for entry in self.decisions()), default=None)
        said = {(motion.value, motion.text) for motion in self._motions(self.workshop)}
        return tuple(
            motion
            for motion in self._motions(0)
            if motion.workshop != self.workshop
            and not motion.withdrawn
            and (motion.value, motion.text) not in said
            and (settled is None or motion.at > settled)
        )

    def decisions(self) -> tuple[Resolution, ...]:
        """Return the decisions on the question, the oldest first."""
        return self._bench.deciding.decisions(self.section, self.question.field)

    def propose(self, raw: object, text: str, author: Author) -> int:
        """Put a proposal on the table; return the number of the proposal that stands for it."""
        number = self._bench.deciding.propose(self.question, raw, text, author)
        return next(
            (
                found.number
                for found in self.proposals()
                if number in {entry.number for entry in found.motions}
            ),
            number,
        )

    def supporting(self, raw: object, department: str) -> int:
        """Return the proposal of an answer alone that a department has made already, 0 for none."""
        return next(
            (
                found.number
                for found in self.proposals()
                if not found.is_withdrawn and not found.text and from_json(found.value) == raw
                for motion in found.motions
                if motion.department == department
            ),
            0,
        )

    def withdraw(self, proposal: Proposal) -> None:
        """Take a proposal off the table, or put it back, for all who made it."""
        for motion in proposal.motions:
            self._bench.deciding.withdraw(motion.number, withdrawn=not proposal.is_withdrawn)

    def ask(self, proposal: Proposal, scale: Scale) -> int:
        """Begin a round about a proposal, or go on with the one that waits; return its number."""
        return self._bench.deciding.ask(proposal.number, scale)

    def decide(self, raw: object, proposal: Proposal | None, text: str, by: str) -> int:
        """Decide the question; only a round that is shown is what the decision rests on."""
        shown = proposal.round if proposal and proposal.round and proposal.round.revealed else None
        ruling = Ruling(proposal.number if proposal else 0, shown.number if shown else 0, text, by)
        return self._bench.deciding.decide(self.question, raw, ruling)

    def _motions(self, workshop: int) -> tuple[Motion, ...]:
        return self._bench.deciding.motions(self.section, self.question.field, workshop)

    def _proposal(self, place: int, motions: tuple[Motion, ...], decided: set[int]) -> Proposal:
        service, numbers = self._bench.deciding, {motion.number for motion in motions}
        rounds = [round_ for number in numbers for round_ in service.rounds(number)]
        last = max(rounds, key=lambda round_: round_.number, default=None)
        return Proposal(
            letter=_letter(place),
            motions=motions,
            arguments=tuple(entry for motion in motions for entry in service.arguments(motion.number)),
            round=last,
            votes=service.votes(last.number) if last else (),
            is_decided=bool(numbers & decided),
        )


def _letter(place: int) -> str:
    """Return A to Z, then AA and on."""
    more, at = divmod(place, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[at]
