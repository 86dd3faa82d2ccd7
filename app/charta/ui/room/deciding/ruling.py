"""Deciding a question: the line for it, and the clause that follows."""

from charta.services.deciding import from_json
from charta.ui.room.deciding.conversation import Conversation
from charta.ui.room.deciding.table import Proposal


class Ruling:
    """Takes a decision from its form to the charter."""

    def __init__(self, conversation: Conversation) -> None:
        self._talk, self._parts = conversation, conversation.parts
        self._about: tuple[str, int] | None = None
        self._has_moved = False
        form, clause = self._parts.decision_form, self._parts.clause
        form.submitted.connect(self._submit)
        form.changed.connect(clause.pause.start)
        conversation.focus_changed.connect(self._follow)
        clause.pause.timeout.connect(self._foresee)

    def begin(self) -> None:
        """Open the line, with the answer that is proposed, or else the one that holds."""
        form, table, proposal = self._parts.decision_form, self._talk.table, self._proposal
        form.put(table)
        if self._has_moved:
            # What was chosen beside another proposal is no answer to this one.
            form.forget_choice()
        self._about, self._has_moved = self._stage, False
        value = from_json(proposal.value) if proposal is not None else table.answer()
        form.prefill(value)
        if proposal is not None and value is None and form.is_blank:
            form.words.setText(proposal.text)
        form.warn(self._unshown(proposal))
        form.open(chosen=form.raw() is not None or bool(form.words.text()))
        self._foresee()
        self._parts.see(form)

    @property
    def _proposal(self) -> Proposal | None:
        """The proposal on stage, unless it was withdrawn."""
        proposal = self._talk.proposal
        return None if proposal is None or proposal.is_withdrawn else proposal

    def _unshown(self, proposal: Proposal | None) -> str:
        round_ = proposal.round if proposal is not None else None
        if proposal is None or round_ is None or round_.revealed or not proposal.votes:
            return ""
        return self._talk.context.tr(
            "The round about this proposal is not shown yet. A decision now does not rest on it; S shows the "
            "answers first."
        )

    @property
    def _stage(self) -> tuple[str, int]:
        """The question and the proposal on stage."""
        return self._talk.stand.field, self._talk.stand.motion

    def _follow(self) -> None:
        """Take notice of another proposal on stage."""
        self._has_moved = self._has_moved or (self._about is not None and self._stage != self._about)

    def _submit(self) -> None:
        form, table, proposal = self._parts.decision_form, self._talk.table, self._proposal
        by, text = self._talk.context.preferences.settings.user_name, form.words.text()
        # Nothing ticked is an answer only where somebody took the ticks away.
        raw = form.raw() if form.is_touched or form.raw() != [] else None
        made: list[int] = []
        if self._talk.attempt(form.problem, lambda: made.append(table.decide(raw, proposal, text, by))):
            form.clear()
            form.hide()
            self._talk.stand = self._talk.stand.deciding(made[0])
            self._talk.changed()
            self._talk.go_home()

    def _foresee(self) -> None:
        """Let the clause follow the answer in the form."""
        if not self._parts.decision_form.isHidden() and self._talk.item is not None:
            self._parts.clause.show_foreseen(self._talk.table, self._parts.decision_form.raw())
