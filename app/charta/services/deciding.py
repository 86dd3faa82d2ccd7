"""Deciding in the room: proposals, what speaks for and against them, rounds, and decisions."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from charta.domain.fields import Value, normalise
from charta.domain.records import (
    Answer,
    Argument,
    Change,
    Choice,
    Motion,
    Record,
    Resolution,
    Round,
    Scale,
    Vote,
)
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.domain.workshops import CHOICES, OBJECTIONS
from charta.errors import (
    Named,
    NothingDecided,
    NoVotes,
    ObjectionUnsaid,
    RoundRevealed,
    UnknownAgendaItem,
    UnknownMotion,
    WorkshopTextRequired,
    WrongChoice,
)
from charta.services.agendas import items_of, makes_item, next_number
from charta.services.answers import AnswerService
from charta.services.resting import check_rests, in_all_languages, motion_of, round_of
from charta.services.session import CharterSession
from charta.services.timekeeping import TimekeepingService
from charta.services.wording import WordingService


@dataclass(frozen=True)
class Question:
    """What the room talks about: a question of a section, or the section as a whole (`field` empty)."""

    workshop: int
    section: str
    field: str = ""


@dataclass(frozen=True)
class Author:
    """For which department somebody speaks; both may be empty."""

    department: str = ""
    by: str = ""


@dataclass(frozen=True)
class Ruling:
    """What a decision rests on and says: the proposal and the round, 0 for none, and why."""

    motion: int = 0
    round: int = 0
    text: str = ""
    by: str = ""


class DecidingService:
    """Keeps what is proposed, answered and decided; a decision sets the answer and stays linked to it."""

    def __init__(
        self,
        session: CharterSession,
        answers: AnswerService,
        wordings: WordingService,
        timekeeping: TimekeepingService,
    ) -> None:
        self._session = session
        self._answers = answers
        self._wordings = wordings
        self._timekeeping = timekeeping

    def motions(self, section: str, field: str, workshop: int = 0) -> tuple[Motion, ...]:
        """Return the proposals for a question, the oldest first; of one workshop where it is named."""
        return tuple(
            motion
            for motion in self._session.charter.all(Motion)
            if (motion.section, motion.field) == (section, field) and workshop in (0, motion.workshop)
        )

    def propose(self, question: Question, raw: object, text: str, author: Author) -> int:
        """Put a proposal on the table: an answer, words, or both; return its number.

        `raw` is an answer as `AnswerService.set` takes it, None for none. Raises an `AnswerError` for a wrong
        one, `WorkshopTextRequired`, `NotRunning`.
        """
        self._check(question)
        value = self._value(question, raw)
        text = checked(clean_block(text), NOTE_LIMIT)
        if not text and not value:
            raise WorkshopTextRequired
        if author.department:
            self._session.catalogue.department(author.department)
        motion = Motion(
            number=next_number(self._session, Motion),
            workshop=question.workshop,
            section=question.section,
            field=question.field,
            value=value,
            text=text,
            department=author.department,
            by=checked(clean_line(author.by), NAME_LIMIT),
            withdrawn=False,
            at=self._session.clock.now(),
        )
        self._session.commit([Change(None, motion)])
        return motion.number

    def withdraw(self, motion: int, *, withdrawn: bool = True) -> None:
        """Take a proposal off the table, or put it back; the minutes keep it. Raises `NotRunning`."""
        before = motion_of(self._session.charter, motion)
        self._timekeeping.check_live(before.workshop)
        self._session.commit([Change(before, replace(before, withdrawn=withdrawn))])

    def arguments(self, motion: int) -> tuple[Argument, ...]:
        """Return what speaks for and against a proposal, in the order in which it was said."""
        return tuple(entry for entry in self._session.charter.all(Argument) if entry.motion == motion)

    def argue(self, motion: int, text: str, department: str = "", *, favours: bool) -> int:
        """Write down what speaks for a proposal, or against it; return its number. Raises `NotRunning`."""
        self._timekeeping.check_live(motion_of(self._session.charter, motion).workshop)
        if department:
            self._session.catalogue.department(department)
        text = checked(clean_block(text), NOTE_LIMIT)
        if not text:
            raise WorkshopTextRequired
        number = next_number(self._session, Argument)
        made = Argument(number, motion, favours, text, department, self._session.clock.now())
        self._session.commit([Change(None, made)])
        return number

    def rounds(self, motion: int) -> tuple[Round, ...]:
        """Return the rounds about a proposal, the oldest first."""
        return tuple(entry for entry in self._session.charter.all(Round) if entry.motion == motion)

    def votes(self, round_: int) -> tuple[Vote, ...]:
        """Return the answers in a round, in the order of the departments."""
        order = {department: place for place, department in enumerate(self._session.catalogue.departments)}
        given = (vote for vote in self._session.charter.all(Vote) if vote.round == round_)
        return tuple(sorted(given, key=lambda vote: order.get(vote.department, len(order))))

    def ask(self, motion: int, scale: Scale) -> int:
        """Begin a round about a proposal; return its number. An unshown one is gone on with instead.

        Raises `NotRunning`, and `UnknownMotion` for a proposal that was withdrawn.
        """
        about = motion_of(self._session.charter, motion)
        self._timekeeping.check_live(about.workshop)
        if about.withdrawn:
            raise UnknownMotion
        waiting = [entry for entry in self.rounds(motion) if not entry.revealed and entry.scale is scale]
        if waiting:
            return waiting[-1].number
        number = next_number(self._session, Round)
        made = Round(number, about.workshop, motion, scale, revealed=False, at=self._session.clock.now())
        self._commit_final([made], motion)
        return number

    def vote(self, round_: int, department: str, choice: Choice, note: str = "", by: str = "") -> None:
        """Take a department's answer, or another one in its place, until the round is shown.

        An answer that is shown stays; its note can still be written then. Raises `NotRunning`,
        `RoundRevealed`, `WrongChoice`.
        """
        asked = round_of(self._session.charter, round_)
        self._timekeeping.check_live(asked.workshop)
        self._session.catalogue.department(department)
        if choice not in CHOICES[asked.scale]:
            raise WrongChoice(value=choice, known=", ".join(CHOICES[asked.scale]))
        before = self._session.charter.get(Vote, str(round_), department)
        if asked.revealed and (before is None or before.choice is not choice):
            raise RoundRevealed
        note, by = checked(clean_block(note), NOTE_LIMIT), checked(clean_line(by), NAME_LIMIT)
        made = Vote(round_, department, choice, note, by, self._session.clock.now())
        if before is None or replace(made, at=before.at) != before:
            self._session.commit([Change(before, made)], undoable=False)

    def show(self, round_: int) -> None:
        """Show all answers of a round at once; raise `NotRunning`, `NoVotes` where there is none."""
        before = round_of(self._session.charter, round_)
        self._timekeeping.check_live(before.workshop)
        if not self.votes(round_):
            raise NoVotes
        self._session.commit([Change(before, replace(before, revealed=True))], undoable=False)

    def decide(self, question: Question, raw: object, ruling: Ruling) -> int:
        """Decide a question: set the answer, and keep why, in one step that cannot be undone.

        `raw` is an answer as `AnswerService.set` takes it, None where the decision is words alone. A text in
        one language leaves the question open in the others, unless it is what stands there already. Whoever
        decides otherwise decides again; the later decision counts. Raises `NothingDecided`, an `AnswerError`,
        `UnknownMotion` for a proposal or round about something else or a withdrawn one, `RoundHidden`,
        `ObjectionUnsaid` for an objection in the round that nobody wrote down, `NotRunning`.
        """
        self._check(question)
        charter, about = self._session.charter, (question.section, question.field)
        check_rests(charter, about, ruling.motion, ruling.round)
        raw = in_all_languages(charter, about, raw)
        text = checked(clean_block(ruling.text), NOTE_LIMIT)
        value = self._value(question, raw)
        if not value and not text:
            raise NothingDecided
        self._check_objections(ruling.round)
        answer = [self._answers.change(question.section, question.field, raw)] if value else []
        made = Resolution(
            number=next_number(self._session, Resolution),
            workshop=question.workshop,
            item=self._item(question),
            section=question.section,
            field=question.field,
            value=value,
            motion=ruling.motion,
            round=ruling.round,
            text=text,
            before=self._texts(question.section, []),
            after=self._texts(question.section, answer),
            by=checked(clean_line(ruling.by), NAME_LIMIT),
            at=self._session.clock.now(),
        )
        self._commit_final([made], ruling.motion, answer)
        self._session.make_final(lambda change: makes_item(change, made.item))
        return made.number

    def decisions(self, section: str, field: str | None = None) -> tuple[Resolution, ...]:
        """Return the decisions on a section, or on one of its questions, the oldest first."""
        return tuple(
            entry
            for entry in self._session.charter.all(Resolution)
            if entry.section == section and field in (None, entry.field)
        )

    def still_holds(self, resolution: Resolution) -> bool:
        """Tell whether what was decided is still the team's answer, and no later decision says otherwise."""
        later = self.decisions(resolution.section, resolution.field)
        if later and later[-1].number != resolution.number:
            return False
        if not resolution.value:
            return True
        answer = self._session.charter.get(Answer, resolution.section, resolution.field)
        return answer is not None and as_json(answer.value) == resolution.value

    # -- inside -------------------------------------------------------------------------------------------

    def _check(self, question: Question) -> None:
        section = self._session.catalogue.section(question.section)
        if question.field:
            section.field(question.field)
        self._timekeeping.check_live(question.workshop)
        if all(item.section != question.section for item in items_of(self._session, question.workshop)):
            # Minutes follow the agenda: what is about none of its items would be told nowhere.
            raise UnknownAgendaItem

    def _check_objections(self, round_: int) -> None:
        for vote in self.votes(round_) if round_ else ():
            if vote.choice in OBJECTIONS and not vote.note:
                raise ObjectionUnsaid(department=Named(self._session.catalogue.called(vote.department)))

    def _value(self, question: Question, raw: object) -> str:
        """Return an answer as JSON, empty for none."""
        if raw is None or not question.field:
            return ""
        field = self._session.catalogue.section(question.section).field(question.field)
        value = normalise(question.section, field, raw, self._session.catalogue.languages)
        return "" if value is None else as_json(value)

    def _item(self, question: Question) -> int:
        """Return the item about the section: the one at which the room is, or else the first."""
        items = items_of(self._session, question.workshop)
        now = self._timekeeping.course(question.workshop).item
        about = [item.number for item in items if item.section == question.section]
        return now if now in about else about[0]

    def _texts(self, section: str, changes: list[Change]) -> Mapping[str, str]:
        return {
            language: self._wordings.foreseen(section, language, changes)
            for language in self._session.languages
        }

    def _commit_final(self, made: Iterable[Record], motion: int, also: Iterable[Change] = ()) -> None:
        """Commit what rests on a proposal; the proposal can be taken back no more than it."""
        self._session.commit([*also, *(Change(None, record) for record in made)], undoable=False)
        if motion:
            self._session.make_final(lambda change: _is_about(change, motion))


def as_json(value: Value) -> str:
    """Return an answer in the one spelling in which proposals and decisions keep it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(value: str) -> object:
    """Return the answer that a proposal or decision keeps, as `AnswerService.set` takes it; None for none."""
    loaded: object = json.loads(value) if value else None
    return loaded


def _is_about(change: Change, motion: int) -> bool:
    record = change.record
    if isinstance(record, Motion):
        return record.number == motion
    return isinstance(record, Argument) and record.motion == motion
