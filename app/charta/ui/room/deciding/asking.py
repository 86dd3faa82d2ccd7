"""Asking round: begin, take the answers, show them at once, write objections down."""

from charta.domain.records import Choice, Scale
from charta.errors import UnknownMotion, WorkshopTextRequired
from charta.ui.room.deciding.conversation import Conversation
from charta.ui.room.deciding.round_panel import ObjectionForm


class Asking:
    """Takes a round from its beginning to the objections."""

    def __init__(self, conversation: Conversation) -> None:
        self._talk, self._parts = conversation, conversation.parts
        parts = self._parts
        parts.scale.chosen.connect(self._choose_scale)
        parts.change_scale.clicked.connect(parts.scale.open)
        parts.round.answered.connect(self._take)
        parts.round.show_asked.connect(self.show)
        parts.round.noted.connect(self._note)

    def begin(self) -> None:
        """Begin a round about the proposal on stage, or go on with it; ask for the scale the first time."""
        scale = self._talk.context.preferences.settings.round_scale
        if self._talk.proposal is None:
            self._parts.problem.show_error(UnknownMotion())
        elif scale in set(Scale):
            self._ask(Scale(scale))
        else:
            self._parts.scale.open()
            self._parts.see(self._parts.scale)

    def show(self) -> None:
        """Show all answers at once; the keyboard goes to the first objection that has no words yet."""
        proposal, panel = self._talk.proposal, self._parts.round
        if proposal is None or proposal.round is None or proposal.round.revealed:
            return
        number, service = proposal.round.number, self._talk.bench.deciding
        if self._talk.attempt(panel.problem, lambda: service.show(number)):
            self._talk.changed()
            self._parts.see(panel)
            self._go_on()

    def _choose_scale(self, scale: Scale) -> None:
        self._talk.context.preferences.set_round_scale(scale)
        self._parts.scale.hide()
        if self._talk.proposal is not None:
            self._ask(scale)
        else:
            self._talk.go_home()

    def _ask(self, scale: Scale) -> None:
        proposal, table = self._talk.proposal, self._talk.table
        if proposal is None or proposal.is_withdrawn:
            self._parts.problem.show_error(UnknownMotion())
        elif self._talk.attempt(self._parts.problem, lambda: table.ask(proposal, scale)):
            self._talk.choose(proposal.number)
            self._parts.see(self._parts.round)
            self._parts.round.begin()

    def _take(self, department: str, choice: Choice) -> None:
        proposal, panel = self._talk.proposal, self._parts.round
        if proposal is None or proposal.round is None:
            return
        number, person, service = (
            proposal.round.number,
            self._talk.person(department),
            self._talk.bench.deciding,
        )
        if self._talk.attempt(panel.problem, lambda: service.vote(number, department, choice, by=person)):
            self._talk.changed()
            panel.go_on(department)
            self._parts.see(panel)

    def _note(self, form: ObjectionForm) -> None:
        vote, text, service = form.vote, form.words.text(), self._talk.bench.deciding

        def write() -> None:
            if not text.strip():
                raise WorkshopTextRequired
            service.vote(vote.round, vote.department, vote.choice, text, vote.by)

        if self._talk.attempt(form.problem, write):
            self._talk.changed()
            self._go_on()

    def _go_on(self) -> None:
        panel = self._parts.round
        if not panel.focus_objection():
            self._talk.go_home()
        elif (line := panel.focusWidget()) is not None:
            # In a low window the round alone fills the view.
            self._parts.see(line)
