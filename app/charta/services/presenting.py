"""What the room sees: the stage of a workshop, from what the facilitator has put there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from charta.domain.catalogue import Name
from charta.domain.fields import FieldType
from charta.domain.records import AgendaItem, Motion, Resolution, Round, Vote, Workshop
from charta.domain.stage import (
    ClockState,
    Stage,
    StageArgument,
    StageClock,
    StageMotion,
    StageOption,
    StagePassage,
    StageRound,
    StageVote,
)
from charta.domain.timeline import Course, RoomPhase
from charta.domain.workshops import outcome
from charta.i18n import translator
from charta.services.agendas import items_of
from charta.services.deciding import as_json, from_json
from charta.services.printing import PrintService
from charta.services.room import Room
from charta.services.session import CharterSession
from charta.services.workshop_words import WorkshopWords

ENDING: Final = 0.1
"""The share of an item's time in which it is said to end."""


@dataclass(frozen=True)
class Focus:
    """What the facilitator has put on the big screen.

    `item` is the number of an item, 0 before the beginning and after the end. `field` is a question of its
    section, empty for the section as a whole; `motion` and `round` are numbers, 0 for none; `turn` is the
    department that speaks, empty for nobody. `resolution` is a decision to show, 0 for none.
    """

    item: int = 0
    field: str = ""
    motion: int = 0
    round: int = 0
    turn: str = ""
    resolution: int = 0


class PresentingService:
    """Puts together what is on the big screen; notes and answers that are not shown never get there."""

    def __init__(self, session: CharterSession, room: Room, printing: PrintService) -> None:
        self._session = session
        self._room = room
        self._printing = printing
        self._spoken: dict[str, WorkshopWords] = {}

    def stage(self, number: int, focus: Focus, language: str) -> Stage:
        """Return what the room sees of a workshop, in a language."""
        workshop = self._room.workshops.get(number)
        words = self._words(language)
        course = self._room.timekeeping.course(number)
        items = items_of(self._session, number)
        at = next((place for place, entry in enumerate(items) if entry.number == focus.item), None)
        empty = Stage(language, words.meeting(workshop), self._printing.organisation(), "", "")
        if at is None or course.phase in (RoomPhase.PLANNED, RoomPhase.ENDED):
            following = words.item(items[0]) if items and course.phase is RoomPhase.PLANNED else ""
            return replace(empty, title=self._printing.title(language), following=following)
        scene = _Scene(workshop, items[at], focus, language, words)
        shown = replace(
            empty,
            kind=items[at].kind,
            title=words.item(items[at]),
            place=f"{at + 1} / {len(items)}",
            aim=words.aim(items[at].aim) if items[at].section else "",
            lead=words.lead(items[at].lead),
            clock=self._clock(course, items[at]),
            following=words.item(items[at + 1]) if at + 1 < len(items) else "",
            is_paused=course.phase is RoomPhase.PAUSED,
        )
        return self._discussed(shown, scene) if items[at].section else shown

    def _words(self, language: str) -> WorkshopWords:
        # Reading a language takes longer than all the rest of a stage, which is shown anew each second.
        if language not in self._spoken:
            plans = self._room.workshops.plans()
            self._spoken[language] = WorkshopWords(self._session.catalogue, translator(language), plans)
        return self._spoken[language]

    def _discussed(self, stage: Stage, scene: "_Scene") -> Stage:
        """Return the stage of an item about a section, with what is under discussion."""
        section, focus = scene.item.section, scene.focus
        definition = self._session.catalogue.section(section)
        text = definition.text(scene.language).fields.get(focus.field)
        resolution = self._session.charter.get(Resolution, str(focus.resolution))
        motion = self._session.charter.get(Motion, str(focus.motion))
        proposed = from_json(motion.value) if motion is not None else None
        now, seen = (
            self._room.bearing.clause(section, focus.field, scene.language, answer)
            for answer in (None, proposed)
        )
        return replace(
            stage,
            number=self._number(section),
            question=text.label if text else "",
            help=text.help if text else "",
            options=tuple(self._options(scene)),
            motion=self._motion(scene),
            round=self._round(scene),
            clause=tuple(StagePassage(self._room.bearing.html(passage), passage.bears) for passage in seen),
            is_foreseen=seen != now,
            turn=scene.words.lead(focus.turn),
            decided=scene.words.decided(resolution) if resolution else "",
        )

    def _number(self, section: str) -> int:
        included = [entry.id for entry in self._session.included()]
        return included.index(section) + 1 if section in included else 0

    def _clock(self, course: Course, item: AgendaItem) -> StageClock:
        extended = course.extended.get(item.number, timedelta())
        planned = 60 * item.minutes + round(extended.total_seconds())
        left = planned - int(course.elapsed(item.number, self._session.clock.now()).total_seconds())
        return StageClock(clock_state(course.phase, planned, left), planned, left)

    def _options(self, scene: "_Scene") -> Iterator[StageOption]:
        """Yield the answers of a choice with who proposes them, or what was proposed to another question."""
        section, field = scene.item.section, scene.focus.field
        motions = [
            motion
            for motion in self._room.deciding.motions(section, field, scene.workshop.number)
            if not motion.withdrawn
        ]
        definition = self._session.catalogue.section(section).by_id.get(field)
        answer = self._session.charter.answer(section, field) if definition else None
        if definition is None or definition.type not in (FieldType.CHOICE, FieldType.CHOICES):
            now = "" if answer is None else as_json(answer)
            for motion in motions:
                by = self._shorts([motion], scene)
                yield StageOption(scene.words.motion(motion), by, bool(now) and motion.value == now)
            return
        labels = self._session.catalogue.section(section).text(scene.language).fields[field].choices
        for choice in definition.choices:
            said = [motion for motion in motions if choice in _chosen(from_json(motion.value))]
            yield StageOption(labels[choice], self._shorts(said, scene), choice in _chosen(answer))

    def _shorts(self, motions: Sequence[Motion], scene: "_Scene") -> tuple[str, ...]:
        names = self._session.catalogue.lexicon(scene.language).departments
        departments = dict.fromkeys(motion.department for motion in motions if motion.department)
        return tuple(names[department].short for department in departments if department in names)

    def _motion(self, scene: "_Scene") -> StageMotion | None:
        motion = self._session.charter.get(Motion, str(scene.focus.motion))
        if motion is None:
            return None
        arguments = (
            StageArgument(argument.favours, argument.text)
            for argument in self._room.deciding.arguments(motion.number)
        )
        by = scene.words.lead(motion.department)
        return StageMotion(scene.words.motion(motion), by, motion.by, tuple(arguments))

    def _round(self, scene: "_Scene") -> StageRound | None:
        asked = self._session.charter.get(Round, str(scene.focus.round))
        if asked is None:
            return None
        votes = {vote.department: vote for vote in self._room.deciding.votes(asked.number)}
        names = self._session.catalogue.lexicon(scene.language).departments
        present = self._room.participants.departments(scene.workshop.number)
        shown = tuple(
            _vote(names[department], votes.get(department), is_shown=asked.revealed)
            for department in self._session.catalogue.departments
            if department in present or department in votes
        )
        result = outcome(votes.values()) if asked.revealed else ""
        return StageRound(asked.scale, shown, asked.revealed, result)


@dataclass(frozen=True)
class _Scene:
    """An item about a section on the stage."""

    workshop: Workshop
    item: AgendaItem
    focus: Focus
    language: str
    words: WorkshopWords


def clock_state(phase: RoomPhase, planned: int, left: int) -> ClockState:
    """Return how an item's time stands; `planned` and what is `left` of it are in seconds."""
    if phase is not RoomPhase.RUNNING:
        return ClockState.STILL
    if left < 0:
        return ClockState.OVER
    return ClockState.ENDING if left <= max(ENDING * planned, 60) else ClockState.RUNNING


def _chosen(value: object) -> Sequence[object]:
    """Return the choices of an answer: one, several, or none."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _vote(name: Name, vote: Vote | None, *, is_shown: bool) -> StageVote:
    if vote is None or not is_shown:
        return StageVote(name.name, name.short, has_answered=vote is not None)
    return StageVote(name.name, name.short, has_answered=True, choice=vote.choice, note=vote.note)
