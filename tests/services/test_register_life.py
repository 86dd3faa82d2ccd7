"""The life of a register, played at random over a real file: what is remembered is what the file says."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from charta.bootstrap import Charta, Workbench
from charta.domain.codes import CodePlace, FormCode
from charta.domain.mail import MailState, MessageKind
from charta.domain.people import Presence
from charta.domain.records import RosterUpdate
from charta.domain.register import Fact, FactKind, Method, Occasion, SignatureState, standing
from charta.domain.scans import Ink, ScannedPage
from charta.errors import AlreadySigned, ChartaError, NothingToImport
from charta.services.campaigns import Channel
from charta.services.forms import FormOrder
from charta.services.people_view import Column, Selection
from fakes import SteppingClock
from made import MadeFiles
from people import ROWS, sheet

START = datetime(2026, 11, 24, 15, tzinfo=UTC)
rows = st.lists(
    st.tuples(
        st.sampled_from(("101", "102", "103", "104", "105")),
        st.sampled_from(("Ada Byron", "Bo Diddley", "Cy Twombly", "Zoé Étoilé")),
        st.sampled_from(("ada@example.org", "bo@example.org", "")),
        st.sampled_from(("Research", "Sales", "")),
        st.just("Lévis"),
        st.just(""),
        st.sampled_from(("fr", "en", "")),
        st.just(""),
    ),
    max_size=4,
    unique_by=lambda row: row[0],
)
choices = st.integers(0, 1_000)


class RegisterLife(RuleBasedStateMachine):
    """Does whatever can be done to people and their signatures, in any order."""

    made: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = Path(shutil.copy(self.made, self.folder / "life.charta"))
        self.clock = SteppingClock(START)
        self.charta = Charta(clock=self.clock, actor="Test", backups=self.folder / "backups")
        self.bench: Workbench = self.charta.open(self.path)
        self.facts: list[Fact] = []
        self.pages = 0

    def teardown(self) -> None:
        self.bench.close()
        shutil.rmtree(self.folder)

    # -- what happens -----------------------------------------------------------------------------------

    @rule(listed=rows, complete=st.booleans())
    def take_over(self, listed: list[tuple[str, ...]], complete: bool) -> None:
        preview = self.bench.roster.preview(sheet([*listed, *ROWS[:1]]), complete=complete)
        before = dict(self.bench.register.people)
        try:
            self.bench.roster.take_in(preview)
        except NothingToImport:
            assert preview.comparison.is_empty
            return
        found = preview.comparison
        after = self.bench.register.people
        assert len(after) == len(before) + len(found.joiners)
        assert set(before) <= set(after)

    @rule(chosen=choices, presence=st.sampled_from(Presence))
    def mark(self, chosen: int, presence: Presence) -> None:
        if self.bench.register.people:
            self.bench.roster.mark([self._someone(chosen)], presence, self.today)

    @rule(chosen=choices)
    def sign(self, chosen: int) -> None:
        if self.bench.register.people:
            who = self._someone(chosen)
            told = ("1.0", Method.PAPER, self.today.isoformat())
            is_entered = any((fact.version, fact.method, fact.on) == told for fact in self._signatures(who))
            try:
                self.bench.signing.sign([who], Method.PAPER, self.today, by="H")
            except AlreadySigned:
                assert is_entered
                return
            assert not is_entered
            self._take_note()

    @rule(chosen=choices)
    def refuse(self, chosen: int) -> None:
        if self.bench.register.people:
            self._entering(lambda who: self.bench.signing.refuse(who, self.today, "W", by="H"), chosen)

    @precondition(lambda self: self.facts)
    @rule(chosen=choices)
    def correct(self, chosen: int) -> None:
        fact = self.facts[chosen % len(self.facts)]
        try:
            self.bench.signing.correct(fact, "Wrong", by="H")
        except ChartaError:
            assert fact.kind is FactKind.VOIDED or any(other.voids == fact.number for other in self.facts)
            return
        self._take_note()

    @rule(chosen=choices, signature=st.sampled_from(Ink), again=st.booleans())
    def scan(self, chosen: int, signature: Ink, again: bool) -> None:
        if not self.bench.register.people:
            return
        who = self._someone(chosen)
        code = FormCode(who, chosen % 3, "1.0", Occasion.ANNUAL, "fr")
        text = self.bench.forms.codes().write(code, CodePlace.SIGNATURE)
        self.pages += 1
        page = ScannedPage(1, (text,), signature, Ink.FOUND, b"\xff\xd8 %d" % self.pages)
        read = self.bench.scanning._kept(Path("scan.pdf"), 1, page)
        intake = self.bench.scanning.begin(self.today, "H")
        before = len(self._signatures(who))
        intake.take([read, read] if again else [read])
        intake.finish()
        self._take_note()
        assert len(self._signatures(who)) - before <= (signature is Ink.FOUND)

    @rule(chosen=choices, records=st.booleans())
    def decide(self, chosen: int, records: bool) -> None:
        waiting = self.bench.scanning.waiting()
        if not waiting:
            return
        page = waiting[chosen % len(waiting)]
        try:
            if records:
                self.bench.scanning.accept(page.digest, self.today, by="H")
                self._take_note()
                assert sum(fact.evidence == page.digest for fact in self._signatures(page.person)) == 1
                return
        except AlreadySigned:
            # Another page of the same form was recorded since.
            assert any(0 < fact.batch == page.batch for fact in self._signatures(page.person))
        self.bench.scanning.leave_out(page.digest, "No", by="H")
        assert len(self.bench.scanning.waiting()) == len(waiting) - 1

    @rule()
    def hand_out(self) -> None:
        due = tuple(self.bench.people_view.select(Selection.due()))
        if due:
            run = self.bench.forms.start(FormOrder(due, given_on=self.today), self.folder / "forms")
            self.bench.forms.finish(run, len(due))
            self._take_note()

    @rule()
    def remind(self) -> None:
        lines = self.bench.messages.to_people(self.bench.people_view.select(Selection.due())).lines
        if not lines:
            return
        words = self.bench.messages.proposed(MessageKind.REMINDER)
        number = self.bench.campaigns.start(words, lines, Channel.SMTP).number
        seen: list[int] = []
        while mails := self.bench.campaigns.claim(number, 2):
            seen += [person for person, _ in mails]
            self.bench.campaigns.settle(number, {person: MailState.SENT for person, _ in mails[:1]})
        assert len(seen) == len(set(seen)) == len(lines)

    @rule(days=st.sampled_from((1, 40, 200, 366)))
    def wait(self, days: int) -> None:
        self.clock.advance(days=days)

    @rule()
    def undo(self) -> None:
        if self.bench.session.can_undo:
            assert isinstance(self.bench.session.undo()[0].record, RosterUpdate)

    @rule()
    def redo(self) -> None:
        self.bench.session.redo()

    @rule()
    def open_again(self) -> None:
        states = self._states()
        self.bench.close()
        self.bench = self.charta.open(self.path)
        assert self._states() == states

    # -- what always holds ------------------------------------------------------------------------------

    @invariant()
    def what_is_remembered_is_what_follows_from_the_facts(self) -> None:
        register = self.bench.register
        for id_, person in register.people.items():
            assert person.id == id_
            assert register.standing(id_) == standing(
                person, register.facts(id_), register.terms, register.today
            )

    @invariant()
    def no_fact_is_ever_lost_or_altered(self) -> None:
        register = self.bench.register
        known = sorted(
            (fact for id_ in register.people for fact in register.facts(id_)), key=lambda fact: fact.number
        )
        assert known == self.facts
        assert [fact.number for fact in known] == list(range(1, len(known) + 1))

    @invariant()
    def the_table_holds_everybody_once(self) -> None:
        people = self.bench.register.people
        for column in (Column.NAME, Column.DUE, Column.STATE):
            assert sorted(self.bench.people_view.select(order=column)) == sorted(people)
        counted = self.bench.people_view.total().counts
        assert sum(counted.values()) == len(people)

    @invariant()
    def a_signature_counts_for_somebody_who_gave_it(self) -> None:
        for id_, found in self.bench.register.standings().items():
            if found.state is SignatureState.SIGNED:
                assert self._signatures(id_)

    @invariant()
    def whoever_a_waiting_page_names_is_known(self) -> None:
        named = {page.person for page in self.bench.scanning.waiting()} - {0}
        assert named <= set(self.bench.register.people)

    # -- how it is done ---------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        return self.clock.now().date()

    def _someone(self, chosen: int) -> int:
        people = sorted(self.bench.register.people)
        return people[chosen % len(people)]

    def _entering(self, enter: Callable[[int], object], chosen: int) -> None:
        enter(self._someone(chosen))
        self._take_note()

    def _take_note(self) -> None:
        register = self.bench.register
        known = (fact for id_ in register.people for fact in register.facts(id_))
        self.facts = sorted({*self.facts, *known}, key=lambda fact: fact.number)

    def _signatures(self, person: int) -> list[Fact]:
        facts = self.bench.register.facts(person)
        voided = {fact.voids for fact in facts}
        return [fact for fact in facts if fact.kind is FactKind.SIGNED and fact.number not in voided]

    def _states(self) -> dict[int, str]:
        return {id_: found.state.value for id_, found in self.bench.register.standings().items()}


def test_a_register_lives(made_files: MadeFiles) -> None:
    life = type("Life", (RegisterLife,), {"made": made_files.published})
    run_state_machine_as_test(
        life,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
        ),
    )
