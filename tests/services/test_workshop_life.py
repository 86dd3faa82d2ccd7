"""Whatever happens in a room, in whatever order: times stay right, nothing is lost, nothing leaks."""

import dataclasses
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from charta.bootstrap import Charta, Workbench
from charta.domain.records import (
    Action,
    ActionKind,
    AgendaItem,
    Argument,
    Choice,
    Decision,
    DecisionKind,
    ItemKind,
    ItemNotes,
    MarkKind,
    Motion,
    Participant,
    Resolution,
    RoomSignature,
    Round,
    Scale,
    SessionMark,
    Vote,
    Workshop,
)
from charta.domain.workshops import Draft
from charta.errors import ChartaError
from charta.services.deciding import Author, Question, Ruling
from charta.services.presenting import Focus
from fakes import SteppingClock
from meeting import held

T = TypeVar("T")
PRIVATE = "Nobody may read this on the big screen"
HIDDEN = "An objection behind the hand"
FIELDS = {"S12": ("photos", "none", "free_zones"), "S13": ("", "", "")}
PLACES = st.sampled_from([-1, -1, -1, 0, 1, 2])
"""Which of what there is now, the latest most often; beyond the last one it begins again."""
SECTIONS = st.sampled_from(sorted(FIELDS))
KINDS = (Workshop, AgendaItem, ItemNotes, Participant, SessionMark, Motion, Argument, Round, Vote, Resolution)


class Life(RuleBasedStateMachine):
    """A charter with workshops, in the hands of somebody who does anything at any moment.

    `steady` is how much time went by in truth, whatever the computer's clock was set to.
    """

    def __init__(self, example: Path, folder: Path) -> None:
        super().__init__()
        # Each life has backups of its own: those of another copy would contradict it.
        folder = Path(tempfile.mkdtemp(dir=folder))
        self.clock = SteppingClock()
        self.clock.advance(hours=1)
        self.charta = Charta(clock=self.clock, actor="Test", backups=folder / "backups")
        self.path = Path(shutil.copy(example, folder / "life.charta"))
        self.bench: Workbench = self.charta.open(self.path)
        self.steady = timedelta()
        self.open_time: dict[int, timedelta] = {}

    @initialize(is_held=st.sampled_from([True, True, False]))
    def start(self, is_held: bool) -> None:
        """Begin most lives in a room that sits already, so that they come to something."""
        if is_held:
            held(self.bench, "S12", "S13")

    # -- preparing ----------------------------------------------------------------------------------------

    @rule(template=st.sampled_from(["review", "half_day", "three_sessions", "no-such"]), dated=st.booleans())
    def plan(self, template: str, dated: bool) -> None:
        if len(self.bench.workshops.all()) < 6:
            self._try(lambda: self.bench.workshops.plan(template, "2026-11-20" if dated else "", "9:30"))

    @rule(section=SECTIONS)
    def add_workshop(self, section: str) -> None:
        number = self.bench.workshops.add("By hand")
        self.bench.agendas.add(number, self.bench.agendas.draft(section))

    @rule(place=PLACES, minutes=st.sampled_from([0, 90, 601]), day=st.sampled_from(["", "2026-12-24", "x"]))
    def edit_workshop(self, place: int, minutes: int, day: str) -> None:
        if found := self._pick(self.bench.workshops.all(), place):
            self._try(lambda: self.bench.workshops.edit(dataclasses.replace(found, minutes=minutes, day=day)))

    @rule(place=PLACES)
    def remove_workshop(self, place: int) -> None:
        if found := self._pick(self.bench.workshops.all(), place):
            self._try(lambda: self.bench.workshops.remove(found.number))

    @rule(place=PLACES, section=st.sampled_from(["", "S12", "S13"]), position=st.sampled_from([None, 0, 99]))
    def add_item(self, place: int, section: str, position: int | None) -> None:
        if found := self._pick(self.bench.workshops.all(), place):
            draft = self.bench.agendas.draft(section) if section else Draft(ItemKind.BREAK, 10)
            self._try(lambda: self.bench.agendas.add(found.number, draft, position=position))

    @rule(place=PLACES, minutes=st.sampled_from([1, 30, -5]), lead=st.sampled_from(["", "it", "nobody"]))
    def edit_item(self, place: int, minutes: int, lead: str) -> None:
        if item := self._pick(self.bench.session.charter.all(AgendaItem), place):
            self._try(lambda: self.bench.agendas.edit(dataclasses.replace(item, minutes=minutes, lead=lead)))

    @rule(place=PLACES, order=st.permutations(range(4)))
    def arrange(self, place: int, order: list[int]) -> None:
        if found := self._pick(self.bench.workshops.all(), place):
            items = self.bench.agendas.items(found.number)
            numbers = [items[at].number for at in order if at < len(items)]
            self._try(lambda: self.bench.agendas.arrange(found.number, numbers))

    @rule(place=PLACES)
    def remove_item(self, place: int) -> None:
        if item := self._pick(self.bench.session.charter.all(AgendaItem), place):
            self._try(lambda: self.bench.agendas.remove(item.number))

    @rule(place=PLACES, private=st.sampled_from([PRIVATE, ""]), minuted=st.sampled_from(["Said", ""]))
    def write_notes(self, place: int, private: str, minuted: str) -> None:
        if item := self._pick(self.bench.session.charter.all(AgendaItem), place):
            self._try(lambda: self.bench.agendas.write_notes(ItemNotes(item.number, minuted, private)))

    @rule(
        place=PLACES, name=st.sampled_from(["Ada", "Amina", ""]), department=st.sampled_from(["", "hr", "it"])
    )
    def invite(self, place: int, name: str, department: str) -> None:
        if found := self._pick(self.bench.workshops.all(), place):
            self._try(lambda: self.bench.participants.add(found.number, name, department))

    @rule(place=PLACES, excused=st.booleans(), email=st.sampled_from(["", "ada@example.org", "ada"]))
    def edit_participant(self, place: int, excused: bool, email: str) -> None:
        if one := self._pick(self.bench.session.charter.all(Participant), place):
            after = dataclasses.replace(one, excused=excused, email=email)
            self._try(lambda: self.bench.participants.edit(after))

    @rule(place=PLACES)
    def uninvite(self, place: int) -> None:
        if one := self._pick(self.bench.session.charter.all(Participant), place):
            self._try(lambda: self.bench.participants.remove(one.workshop, one.number))

    @rule(place=PLACES, department=st.sampled_from(["hr", "it"]), name=st.sampled_from(["Ada", "Zoé", ""]))
    def delegate(self, place: int, department: str, name: str) -> None:
        if found := self._pick(self.bench.workshops.all(), place):
            self._try(lambda: self.bench.participants.delegate(found.number, department, name, "Claire"))

    # -- in the room --------------------------------------------------------------------------------------

    @rule(place=PLACES)
    def begin(self, place: int) -> None:
        if found := self._pick(self.bench.workshops.all(), place):
            self._try(lambda: self.bench.timekeeping.begin(found.number))

    @rule(place=PLACES)
    def begin_and_take_up(self, place: int) -> None:
        if (running := self._running) is not None:
            items = self.bench.agendas.items(running)
            if item := self._pick(items, place):
                self._try(lambda: self.bench.timekeeping.take_up(running, item.number))
        else:
            self.begin(place)

    @rule(place=PLACES, there=st.booleans())
    def come_and_go(self, place: int, there: bool) -> None:
        if one := self._pick(self.bench.session.charter.all(Participant), place):
            move = self.bench.participants.arrive if there else self.bench.participants.leave
            self._try(lambda: move(one.workshop, one.number))

    @rule(place=PLACES)
    def take_up(self, place: int) -> None:
        if item := self._pick(self.bench.session.charter.all(AgendaItem), place):
            self._try(lambda: self.bench.timekeeping.take_up(self._running or item.workshop, item.number))

    @rule(place=PLACES, minutes=st.sampled_from([5, -500, 10**6]))
    def extend(self, place: int, minutes: int) -> None:
        if item := self._pick(self.bench.session.charter.all(AgendaItem), place):
            self._try(lambda: self.bench.timekeeping.extend(item.workshop, item.number, minutes))

    @precondition(lambda self: self._running is not None)
    @rule(is_paused=st.booleans())
    def pause(self, is_paused: bool) -> None:
        move = self.bench.timekeeping.pause if is_paused else self.bench.timekeeping.resume
        self._try(lambda: move(self._running or 0))

    @rule(minutes=st.sampled_from([1, 6, 20, 200]))
    def time_goes_by(self, minutes: int) -> None:
        running = self._running
        self.clock.advance(minutes=minutes)
        self.steady += timedelta(minutes=minutes)
        if running is not None:
            self.open_time[running] = self.open_time.get(running, timedelta()) + timedelta(minutes=minutes)

    @precondition(lambda self: self._running is not None)
    @rule()
    def beat(self) -> None:
        self.bench.timekeeping.beat(self._running or 0)

    @precondition(lambda self: self._running is not None)
    @rule(minutes=st.sampled_from([-120, -7, 9, 90]))
    def set_clock(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)
        self.bench.timekeeping.clock_set(self._running or 0, timedelta(minutes=minutes))

    @precondition(lambda self: self._running is not None)
    @rule(ago=st.sampled_from([None, 1, 30, -5]))
    def interrupted(self, ago: int | None) -> None:
        since = None if ago is None else self.clock.now() - timedelta(minutes=ago)
        self.bench.timekeeping.interrupted(self._running or 0, since)

    @precondition(lambda self: self._running is not None)
    @rule(place=PLACES)
    def count(self, place: int) -> None:
        number = self._running or 0
        if gap := self._pick(self.bench.timekeeping.course(number).gaps, place):
            self.bench.timekeeping.count(number, gap.mark)

    @rule()
    def end(self) -> None:
        self._try(lambda: self.bench.timekeeping.end(self._running or 0))

    # -- what is said -------------------------------------------------------------------------------------

    @rule(section=SECTIONS, is_answer=st.booleans(), text=st.sampled_from(["", "As it is"]))
    def propose(self, section: str, is_answer: bool, text: str) -> None:
        field, first, second = FIELDS[section]
        raw = (first if is_answer else second) if field else None
        question = Question(self._running or 1, section, field)
        self._try(lambda: self.bench.deciding.propose(question, raw, text, Author("it", "Amina")))

    @rule(place=PLACES, favours=st.booleans())
    def argue(self, place: int, favours: bool) -> None:
        if motion := self._pick(self.bench.session.charter.all(Motion), place):
            self._try(lambda: self.bench.deciding.argue(motion.number, "Safer", "hr", favours=favours))

    @rule(place=PLACES, withdrawn=st.booleans())
    def withdraw(self, place: int, withdrawn: bool) -> None:
        if motion := self._pick(self.bench.session.charter.all(Motion), place):
            self._try(lambda: self.bench.deciding.withdraw(motion.number, withdrawn=withdrawn))

    @rule(place=PLACES, scale=st.sampled_from(Scale))
    def ask(self, place: int, scale: Scale) -> None:
        if motion := self._pick(self.bench.session.charter.all(Motion), place):
            self._try(lambda: self.bench.deciding.ask(motion.number, scale))

    @rule(place=PLACES, department=st.sampled_from(["hr", "it"]), choice=st.sampled_from(Choice))
    def vote(self, place: int, department: str, choice: Choice) -> None:
        if asked := self._pick(self.bench.session.charter.all(Round), place):
            self._try(lambda: self.bench.deciding.vote(asked.number, department, choice, HIDDEN))

    @rule(place=PLACES)
    def show(self, place: int) -> None:
        if asked := self._pick(self.bench.session.charter.all(Round), place):
            self._try(lambda: self.bench.deciding.show(asked.number))

    @rule(section=SECTIONS, place=PLACES, rests=st.booleans(), text=st.sampled_from(["", "Because"]))
    def decide(self, section: str, place: int, rests: bool, text: str) -> None:
        field, first, second = FIELDS[section]
        motion = self._pick(self.bench.session.charter.all(Motion), place) if rests else None
        asked = self._pick(self.bench.session.charter.all(Round), place) if rests else None
        raw = (first if place % 2 else second) if field else None
        ruling = Ruling(motion.number if motion else 0, asked.number if asked else 0, text, "Ada")
        self._try(
            lambda: self.bench.deciding.decide(Question(self._running or 1, section, field), raw, ruling)
        )

    @rule(value=st.sampled_from(["none", "free_zones", None]))
    def answer(self, value: str | None) -> None:
        self.bench.answers.set("S12", "photos", value)

    @rule(department=st.sampled_from(["hr", "it"]), kind=st.sampled_from(DecisionKind))
    def approve(self, department: str, kind: DecisionKind) -> None:
        approve = self.bench.room_approval.approve
        self._try(lambda: approve(self._running or 1, department, {"S12": ""}, by="", kind=kind, note="Well"))

    @rule(
        place=PLACES,
        section=st.sampled_from(["", "S12"]),
        kind=st.sampled_from(ActionKind),
        due=st.sampled_from(["", "2026-11-01"]),
    )
    def add_action(self, place: int, section: str, kind: ActionKind, due: str) -> None:
        found = self._pick(self.bench.workshops.all(), place)
        number = found.number if found else 0
        self._try(lambda: self.bench.actions.add("Ask", kind, workshop=number, section=section, due=due))

    @rule(place=PLACES, what=st.sampled_from(["settle", "reopen", "remove"]))
    def move_action(self, place: int, what: str) -> None:
        if action := self._pick(self.bench.session.charter.all(Action), place):
            moves = {
                "settle": self.bench.actions.settle,
                "reopen": self.bench.actions.reopen,
                "remove": self.bench.actions.remove,
            }
            self._try(lambda: moves[what](action.number))

    # -- what belongs together ----------------------------------------------------------------------------

    @precondition(lambda self: self._running is not None)
    @rule(use=st.sampled_from(["take_up", "extend", "decide"]), is_undone=st.booleans())
    def use_a_new_item(self, use: str, is_undone: bool) -> None:
        number, keeper = self._running or 0, self.bench.timekeeping
        item = self.bench.agendas.add(number, self.bench.agendas.draft("S13"))
        if is_undone:
            self.bench.agendas.remove(item)
            self.bench.session.undo()
        match use:
            case "take_up":
                self._try(lambda: keeper.take_up(number, item))
            case "extend":
                self._try(lambda: keeper.extend(number, item, 5))
            case _:
                self.decide(section="S13", place=-1, rests=False, text="Because")
        if is_undone:
            self.redo(times=1)
        self.undo(times=2)

    @precondition(lambda self: self._running is not None)
    @rule(section=SECTIONS, is_shown=st.booleans(), is_undone=st.booleans())
    def hold_a_round(self, section: str, is_shown: bool, is_undone: bool) -> None:
        self.propose(section=section, is_answer=True, text="As it is")
        self.argue(place=-1, favours=True)
        self.ask(place=-1, scale=Scale.CONSENT)
        self.vote(place=-1, department="hr", choice=Choice.OBJECT)
        if is_shown:
            self.show(place=-1)
        if is_undone:
            self.undo(times=3)

    @rule(value=st.sampled_from(["none", "free_zones"]), times=st.integers(1, 3))
    def think_again(self, value: str, times: int) -> None:
        self.answer(value="permission")
        self.time_goes_by(minutes=1)
        self.answer(value=value)
        self.decide(section="S12", place=0, rests=False, text="")
        self.undo(times=times)

    @precondition(lambda self: self._running is not None)
    @rule(minutes=st.sampled_from([-120, 90]))
    def set_the_clock_in_a_pause(self, minutes: int) -> None:
        self.pause(is_paused=True)
        self.time_goes_by(minutes=6)
        self.set_clock(minutes=minutes)
        self.pause(is_paused=False)
        self.count(place=-1)

    @rule(is_begun=st.booleans(), times=st.integers(1, 6))
    def prepare_and_undo(self, is_begun: bool, times: int) -> None:
        self.add_workshop(section="S12")
        workshop = self.bench.workshops.all()[-1].number
        guest = self.bench.participants.add(workshop, f"Guest {workshop}")
        item = self.bench.agendas.add(workshop, Draft(ItemKind.BREAK, 10))
        self.bench.agendas.write_notes(ItemNotes(item, "Said", PRIVATE))
        self.bench.actions.add("Book the room", workshop=workshop)
        self.bench.agendas.remove(item)
        if is_begun:
            self.end()
            self.begin(place=-1)
        else:
            self.bench.participants.arrive(workshop, guest)
        self.undo(times=times)

    # -- whatever happens to a computer -------------------------------------------------------------------

    @rule(times=st.integers(1, 6))
    def undo(self, times: int) -> None:
        # Not tolerated like other refusals: a step that cannot be taken back blocks all those before it.
        for _ in range(times):
            self.bench.session.undo()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.bench.session.redo()

    @rule()
    def crash(self) -> None:
        before = {kind: self.bench.session.charter.all(kind) for kind in KINDS}
        self.bench.close()
        self.bench = self.charta.open(self.path)
        for kind, records in before.items():
            assert self.bench.session.charter.all(kind) == records

    def teardown(self) -> None:
        with closing(self.bench):
            self._check_papers(written=True)
            assert self.bench.session.store.verify().flaw is None

    # -- what must hold -----------------------------------------------------------------------------------

    @invariant()
    def check_times(self) -> None:
        courses = self.bench.timekeeping.courses()
        assert sum(found.is_open for found in courses.values()) <= 1
        for number, found in courses.items():
            assert all(spent >= timedelta() for spent in found.spent.values())
            now = self.clock.now()
            total = sum((found.elapsed(item, now) for item in found.spent), timedelta())
            assert total <= self.open_time.get(number, timedelta())
            assert all(gap.lasted >= timedelta() for gap in found.gaps)

    @invariant()
    def check_links(self) -> None:
        charter = self.bench.session.charter
        workshops = {entry.number for entry in charter.all(Workshop)}
        items = {entry.number: entry for entry in charter.all(AgendaItem)}
        people = {(entry.workshop, entry.number) for entry in charter.all(Participant)}
        motions = {entry.number for entry in charter.all(Motion)}
        rounds = {entry.number for entry in charter.all(Round)}
        assert {entry.workshop for entry in items.values()} <= workshops
        assert {workshop for workshop, _ in people} <= workshops
        assert {entry.item for entry in charter.all(ItemNotes)} <= items.keys()
        assert {entry.motion for entry in charter.all(Round)} <= motions
        assert {entry.motion for entry in charter.all(Argument)} <= motions
        assert {entry.round for entry in charter.all(Vote)} <= rounds
        assert {entry.workshop for entry in charter.all(Action)} <= workshops | {0}
        for made in charter.all(Resolution):
            assert items[made.item].workshop == made.workshop
            assert {made.motion, made.round} <= motions | rounds | {0}
        for mark in charter.all(SessionMark):
            assert mark.workshop in workshops
            if mark.kind in (MarkKind.ITEM, MarkKind.EXTENDED):
                assert items[mark.subject].workshop == mark.workshop
            if mark.kind in (MarkKind.ARRIVED, MarkKind.LEFT):
                assert (mark.workshop, mark.subject) in people
        for signature in charter.all(RoomSignature):
            assert charter.get(Decision, str(signature.decision)) is not None
        for made in charter.all(Resolution):
            if made.value and made == self.bench.deciding.decisions(made.section, made.field)[-1]:
                self._check_answer(made)

    def _check_answer(self, made: Resolution) -> None:
        """Hold that no undoing has taken a decided answer away: only a change that came after it can."""
        if self.bench.deciding.still_holds(made):
            return
        entries = [
            entry
            for entry in self.bench.log.entries()
            if entry.kind in ("answer", "resolution") and entry.section == made.section
        ]
        assert entries[-1].kind == "answer"

    @invariant()
    def check_stage(self) -> None:
        number = self._running
        if number is None:
            return
        charter = self.bench.session.charter
        rounds = charter.all(Round)
        asked = rounds[-1] if rounds else None
        for item in self.bench.agendas.items(number)[:3]:
            focus = Focus(
                item.number, "photos" if item.section == "S12" else "", round=asked.number if asked else 0
            )
            stage = self.bench.presenting.stage(number, focus, "fr")
            texts = list(_texts(dataclasses.asdict(stage)))
            assert not any(PRIVATE in text for text in texts)
            if asked is None or not asked.revealed:
                assert not any(HIDDEN in text for text in texts)
                assert stage.round is None or {vote.choice for vote in stage.round.votes} <= {""}

    def _check_papers(self, *, written: bool) -> None:
        for workshop in self.bench.workshops.all():
            course = self.bench.timekeeping.course(workshop.number)
            made = [
                entry
                for entry in self.bench.session.charter.all(Resolution)
                if entry.workshop == workshop.number
            ]
            motions = [m for m in self.bench.session.charter.all(Motion) if m.workshop == workshop.number]
            for language in self.bench.session.languages:
                if self.bench.agendas.items(workshop.number):
                    self.bench.minutes.agenda(workshop.number, language)
                if not course.sittings:
                    continue
                page = self.bench.minutes.minutes(workshop.number, language)
                assert sum(len(item.resolutions) for item in page.items) == len(made)
                assert sum(len(item.motions) for item in page.items) == len(motions)
                shown = [
                    entry
                    for entry in self.bench.session.charter.all(Round)
                    if entry.workshop == workshop.number and entry.revealed
                ]
                assert sum(len(one.rounds) for item in page.items for one in item.motions) == len(shown)
                assert page.pauses >= 0
                texts = list(_texts(dataclasses.asdict(page)))
                assert not any(PRIVATE in text for text in texts)
            if course.sittings and written:
                (job, *_) = self.bench.minutes.minutes_jobs(workshop.number, (), "md")
                assert PRIVATE not in job.make().decode()

    @property
    def _running(self) -> int | None:
        return self.bench.timekeeping.running()

    def _pick(self, found: Sequence[T], place: int) -> T | None:
        return found[place % len(found)] if found else None

    def _try(self, work: Callable[[], object]) -> None:
        with suppress(ChartaError):
            work()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


@pytest.fixture(scope="module")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("life")
    charta = Charta(clock=SteppingClock(), actor="Test", backups=folder / "backups")
    with closing(charta.create(folder / "example.charta", answers=charta.example_answers())):
        return folder / "example.charta"


def test_a_workshop_survives_whatever_is_done_to_it(example_file: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(
        lambda: Life(example_file, tmp_path),
        settings=settings(
            max_examples=8,
            stateful_step_count=60,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
