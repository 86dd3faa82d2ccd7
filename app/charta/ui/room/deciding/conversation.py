"""What is going on in the pane: what is on stage, and how it is read, changed and shown again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem
from charta.errors import ChartaError
from charta.services.presenting import Focus
from charta.ui.context import UiContext
from charta.ui.room.deciding.parts import Parts
from charta.ui.room.deciding.seats import Seat, following, seats_of
from charta.ui.room.deciding.stand import Stand
from charta.ui.room.deciding.table import Proposal, Table
from charta.ui.room.deciding.topics import Topic, topics_of
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.tab_order import TabOrder


class Conversation(QObject):
    """Keeps what is chosen; everything else is read from the services at each look."""

    focus_changed = Signal(object)
    """What should be on the big screen, a `Focus`."""

    def __init__(self, context: UiContext, bench: Workbench, workshop: int, parts: Parts) -> None:
        super().__init__(parts.area)
        self.context, self.bench, self.parts = context, bench, parts
        self.stand = Stand()
        self._workshop = workshop
        self._tabs = TabOrder(parts.area)

    @property
    def focus(self) -> Focus:
        """What should be on the big screen."""
        proposal = self.proposal
        round_ = proposal.round if proposal is not None else None
        return self.stand.focus(round_.number if round_ is not None else 0)

    @property
    def item(self) -> AgendaItem | None:
        """The section's item that is shown, None for none."""
        item = self.bench.session.charter.get(AgendaItem, str(self.stand.item))
        return item if item is not None and item.section else None

    @property
    def table(self) -> Table:
        """The question on stage; raises `UnknownAgendaItem` where there is none."""
        return Table(self.bench, self.bench.agendas.get(self.stand.item), self.stand.field)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What is proposed for it."""
        return self.table.proposals() if self.item is not None else ()

    @property
    def proposal(self) -> Proposal | None:
        """The proposal on stage, also by the number of one that is equal to it."""
        chosen = self.stand.motion
        return next(
            (one for one in self.proposals if chosen in {motion.number for motion in one.motions}), None
        )

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The departments."""
        return seats_of(self.bench, self._workshop, self.context.language)

    def person(self, department: str) -> str:
        """Return who speaks for a department, empty where nobody of it is in the room."""
        return next((seat.person for seat in self.seats if seat.department == department), "")

    def take_topic(self, topic: Topic) -> None:
        """Take a topic on stage, with the latest proposal for it."""
        self.stand = self.stand.at_topic(topic.id, topic.field)
        self.parts.close_forms()
        waiting = [one for one in self.proposals if not one.is_withdrawn]
        if waiting:
            self.stand = self.stand.at_motion(waiting[-1].number)
        self.changed()

    def choose(self, motion: int) -> None:
        """Take a proposal on stage."""
        self.stand = self.stand.at_motion(motion)
        self.changed()

    def speak(self, department: str) -> None:
        """Note proposals and arguments for a department from now on, empty for the room."""
        self.stand = self.stand.speaking(department)
        self.refresh()

    def next_turn(self) -> None:
        """Give the floor on; what is proposed next is noted for who has it."""
        self.stand = self.stand.with_turn(following(self.seats, self.stand.turn))
        self.changed()

    def attempt(self, problem: Problem, action: Callable[[], object]) -> bool:
        """Do something; where it cannot be done, say why in its place and tell so."""
        try:
            action()
        except ChartaError as error:
            problem.show_error(error)
            self.parts.see(problem)
            return False
        problem.show_error(None)
        return True

    def changed(self) -> None:
        """Show what has changed, here and on the big screen."""
        self.parts.problem.show_error(None)
        self.refresh()
        self.focus_changed.emit(self.focus)

    def refresh(self) -> None:
        """Show everything as it stands; what is being typed stays."""
        item = self.item
        if item is None:
            self.parts.show_nothing()
            return
        topics = topics_of(self.bench, item, self.parts.words)
        if self.stand.topic not in {topic.id for topic in topics}:
            # What was asked for was settled, or a question is not asked any more.
            self.stand = self.stand.at_topic("field:", "")
        proposal = self.proposal
        if proposal is None:
            self.stand = self.stand.without_motion()
        topic = next(topic for topic in topics if topic.id == self.stand.topic)
        self.parts.show_topics(topics, topic.id)
        self.parts.show_table(self.table, topic, self.proposals, self.stand)
        self.parts.seats.show_seats(self.seats, self.stand.department, self.stand.turn)
        self.parts.round.show_round(proposal, self.seats)
        self._tabs.follow()

    def go_home(self) -> None:
        """Put the keyboard where single keys act again."""
        if not self.parts.proposals.focus(self.stand.motion):
            self.parts.topics.setFocus(Qt.FocusReason.OtherFocusReason)
