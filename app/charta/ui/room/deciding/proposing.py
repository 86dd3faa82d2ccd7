"""Putting proposals on the table, and what speaks for and against them."""

from charta.domain.fields import FieldType
from charta.domain.records import Motion
from charta.errors import UnknownMotion
from charta.services.deciding import Author, from_json
from charta.ui.room.deciding.conversation import Conversation
from charta.ui.widgets.problem import Problem


class Proposing:
    """Takes proposals and arguments from keys and forms to the table."""

    def __init__(self, conversation: Conversation) -> None:
        self._talk, self._parts = conversation, conversation.parts
        parts = self._parts
        parts.question.option_chosen.connect(self.put_option)
        parts.proposals.taken_up.connect(self._take_up)
        parts.proposal_form.submitted.connect(self._submit)
        parts.argument_form.submitted.connect(self._submit_argument)

    def begin(self) -> None:
        """Open the form for a proposal."""
        form, table = self._parts.proposal_form, self._talk.table
        form.put(table)
        field = table.field
        if field is not None and field.type is FieldType.CHOICES:
            form.prefill(table.answer())
        # What can be chosen is put forward by its digit.
        form.open(chosen=True)
        self._parts.see(form)

    def put_option(self, place: int) -> bool:
        """Put the answer of a place forward, from 0 on; tell whether the question has one."""
        field = self._talk.table.field
        if field is None or place >= len(field.choices):
            return False
        if field.type is FieldType.CHOICES:
            if self._parts.proposal_form.isHidden():
                self.begin()
            return self._parts.proposal_form.toggle(place)
        if self._propose(field.choices[place], "", self._parts.problem):
            self._talk.go_home()
        return True

    def withdraw(self) -> None:
        """Take the proposal on stage off the table, or put it back."""
        proposal, table = self._talk.proposal, self._talk.table
        if proposal is None:
            self._parts.problem.show_error(UnknownMotion())
        elif self._talk.attempt(self._parts.problem, lambda: table.withdraw(proposal)):
            self._talk.changed()

    def argue(self, *, favours: bool) -> None:
        """Open the line for what speaks for the proposal on stage, or against it."""
        proposal = self._talk.proposal
        if proposal is None or proposal.is_withdrawn:
            self._parts.problem.show_error(UnknownMotion())
            return
        self._parts.problem.show_error(None)
        self._parts.argument_form.open_for(proposal, favours=favours)
        self._parts.see(self._parts.argument_form)

    def _submit(self) -> None:
        form = self._parts.proposal_form
        raw = form.raw() if form.is_touched else None
        if self._propose(raw, form.words.text(), form.problem):
            form.clear()
            form.hide()
            self._talk.go_home()

    def _submit_argument(self) -> None:
        form, department = self._parts.argument_form, self._talk.stand.department
        service, text = self._talk.bench.deciding, form.words.text()

        def argue() -> None:
            service.argue(form.motion, text, department, favours=form.favours)

        if self._talk.attempt(form.problem, argue):
            form.clear()
            form.hide()
            self._talk.changed()
            self._talk.go_home()

    def _propose(self, raw: object, text: str, problem: Problem) -> bool:
        table, department = self._talk.table, self._talk.stand.department
        known = table.supporting(raw, department) if raw is not None and not text.strip() else 0
        author = Author(department, self._talk.person(department))
        made = [known] if known else []
        if not made and not self._talk.attempt(
            problem, lambda: made.append(table.propose(raw, text, author))
        ):
            return False
        self._talk.choose(made[0])
        return True

    def _take_up(self, number: int) -> None:
        """Propose again what an earlier workshop left."""
        motion = next((one for one in self._talk.table.earlier() if one.number == number), None)
        if motion is not None:
            self._repeat(motion)

    def _repeat(self, motion: Motion) -> None:
        table, author, made = self._talk.table, Author(motion.department, motion.by), list[int]()
        raw = from_json(motion.value)
        if self._talk.attempt(
            self._parts.problem, lambda: made.append(table.propose(raw, motion.text, author))
        ):
            self._talk.choose(made[0])
            self._talk.go_home()
