"""A proposal as a card: who says what, and the verbs that answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from charta.domain.differences import Op, Run
from charta.domain.proposals import (
    CommentProposal,
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
)
from charta.domain.records import DecisionKind
from charta.domain.text import NOTE_LIMIT
from charta.ui.context import UiContext
from charta.ui.reviews.marked import MarkedText, proposed_runs
from charta.ui.reviews.words import STATE_ICONS, STATE_TONES, STATE_WORDS, ReviewWords, who_line
from charta.ui.stands import STATE_WORDS as DECISION_WORDS
from charta.ui.stands import CellState
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

_CELLS: Final[Mapping[DecisionKind, CellState]] = {
    DecisionKind.APPROVE: CellState.APPROVED,
    DecisionKind.RESERVE: CellState.RESERVED,
    DecisionKind.REQUEST_CHANGE: CellState.CHANGE_REQUESTED,
}


@dataclass(frozen=True)
class Telling:
    """What a card says beside the proposal itself.

    `language` names the language of the text where the charter has several; `answer` says who answered and
    how, `quoted` what a remark is an answer to. Both are empty for nothing.
    """

    language: str = ""
    answer: str = ""
    quoted: str = ""


class ProposalCard(Card):
    """The head with its chips, the answer once there is one, and the verbs; kinds of proposals add theirs."""

    accept_asked = Signal(str)
    edit_asked = Signal(str)
    reject_asked = Signal(str, str)
    """The id, and the note, which may be empty."""

    def __init__(self, context: UiContext, proposal: Proposal, telling: Telling, title: str) -> None:
        super().__init__(context.theme)
        self.context = context
        self.proposal = proposal
        self.telling = telling
        self.setObjectName(proposal.id)
        self.body.setSpacing(context.theme.px(8))
        self.body.setContentsMargins(*4 * (context.theme.px(16),))
        word = context.tr(STATE_WORDS[proposal.state])
        self.setAccessibleName(context.tr("{title}: {state}", title=title, state=word))
        head = context.tr("{title} ({language})", title=title, language=telling.language)
        self.body.addWidget(Text(head if telling.language else title, TextStyle.LABEL))
        self.chips = Flow(context.theme.px(8))
        self.body.addWidget(self.chips)
        if proposal.state is not ProposalState.OPEN:
            self.add_chip(word, STATE_TONES[proposal.state], STATE_ICONS[proposal.state])
        self.verbs: list[QPushButton] = []
        self.note = QLineEdit()

    def add_chip(self, word: str, tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        """Add a word about the state."""
        self.chips.add(Chip(self.context.theme, self.context.icons, word, tone, icon=icon))

    def add_line(self, words: str, tone: Tone | None = Tone.NEUTRAL) -> None:
        """Add a line, where there is anything to say."""
        if words:
            self.body.addWidget(Text(words, TextStyle.CAPTION, tone))

    def add_well(self, label: str, content: QWidget) -> None:
        """Add a text under a label, set apart."""
        px = self.context.theme.px
        well = QFrame()
        well.setProperty("area", "well")
        column = QVBoxLayout(well)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(2))
        if label:
            column.addWidget(Text(label, TextStyle.OVERLINE))
        column.addWidget(content)
        self.body.addWidget(well)

    def add_answer(self, verb: str, *, edits: bool = False) -> None:
        """Add the verbs while the proposal waits for an answer, or who answered it and how."""
        self.chips.setHidden(not self.chips.children())
        self.add_line(self.telling.answer)
        if not self.proposal.state.is_open:
            return
        tr, icons = self.context.tr, self.context.icons
        self.accept = button(icons, verb, icon="check")
        self.accept.clicked.connect(self._accept)
        self.edit = button(icons, tr("Edit…"), icon="pencil")
        self.edit.clicked.connect(self._edit)
        self.reject = button(icons, tr("Reject"), icon="x")
        self.reject.clicked.connect(self._reject)
        self.say_why = button(icons, tr("Give a reason"), Kind.QUIET)
        self.say_why.clicked.connect(self._show_note)
        self.verbs = [self.accept, *([self.edit] if edits else []), self.reject, self.say_why]
        row = Flow(self.context.theme.px(8))
        for made in self.verbs:
            made.setAccessibleDescription(self.accessibleName())
            row.add(made)
        self.note.setPlaceholderText(tr("Reason for rejecting it (optional)"))
        self.note.setAccessibleName(tr("Reason for rejecting it (optional)"))
        self.note.setMaxLength(NOTE_LIMIT)
        self.note.returnPressed.connect(self._reject)
        self.body.addWidget(self.note)
        self.note.hide()
        self.body.addWidget(row)

    def focus(self) -> None:
        """Put the keyboard on the first verb."""
        if self.verbs:
            self.verbs[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        self.accept_asked.emit(self.proposal.id)

    def _edit(self) -> None:
        self.edit_asked.emit(self.proposal.id)

    def _reject(self) -> None:
        self.reject_asked.emit(self.proposal.id, self.note.text().strip())

    def _show_note(self) -> None:
        self.note.show()
        self.say_why.hide()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)


class TextCard(ProposalCard):
    """A change of text: the words that go and come among those around them; in a conflict all three texts."""

    def __init__(self, context: UiContext, proposal: TextProposal, telling: Telling) -> None:
        tr, theme = context.tr, context.theme
        who = who_line(proposal.authors, context.translator)
        super().__init__(context, proposal, telling, who or tr("Changed without tracking"))
        if proposal.is_silent and who:
            self.add_chip(tr("partly without tracking"), Tone.WARNING)
        around = (proposal.before, proposal.after)
        if proposal.state is ProposalState.CONFLICT:
            self.add_line(
                tr("These words have changed since the file was sent. Accepting replaces them."), None
            )
            self.add_well(tr("As it was sent"), self._plain(proposal.sent))
            self.add_well(tr("As it stands now"), self._plain(proposal.now, around))
            runs = proposed_runs(proposal.now, proposal.proposed)
            self.add_well(tr("As it is proposed"), MarkedText(theme, runs, around))
        elif proposal.state in (ProposalState.ACCEPTED, ProposalState.EDITED, ProposalState.REJECTED):
            # What stands by now says nothing of what was proposed then.
            runs = proposed_runs(proposal.sent, proposal.proposed)
            self.body.addWidget(MarkedText(theme, runs, around))
        else:
            now = proposal.sent if proposal.state is ProposalState.PRESENT else proposal.now
            self.body.addWidget(MarkedText(theme, proposed_runs(now, proposal.proposed), around))
        self.add_answer(tr("Accept"), edits=True)

    def _plain(self, words: str, around: tuple[str, str] = ("", "")) -> QWidget:
        if not words.strip():
            return Text(self.context.tr("Nothing"), tone=Tone.NEUTRAL)
        return MarkedText(self.context.theme, (Run(Op.SAME, words),), around)


class CommentCard(ProposalCard):
    """A comment with the words that it points at."""

    def __init__(self, context: UiContext, proposal: CommentProposal, telling: Telling) -> None:
        tr, comment = context.tr, proposal.comment
        author = comment.author or tr("Somebody without a name")
        moment = context.translator.moment(comment.at) if comment.at is not None else ""
        title = ", ".join(part for part in (author, moment) if part)
        super().__init__(context, proposal, telling, title)
        self.add_chip(tr("Comment"), Tone.NEUTRAL, "message-square")
        if comment.resolved:
            self.add_chip(tr("resolved in the file"), Tone.NEUTRAL)
        if telling.quoted:
            self.add_line(tr("Answer to: {words}", words=telling.quoted))
        if comment.quote:
            self.add_well(tr("On these words"), Text(comment.quote))
        if proposal.state is ProposalState.VOID:
            self.add_line(tr("It says nothing, so there is nothing to take over."), Tone.DANGER)
        else:
            self.body.addWidget(Text(comment.text))
        if proposal.state.is_open:
            self.add_line(tr("Accepted, it joins the comments on the section."))
        self.add_answer(tr("Accept"))


class DecisionCard(ProposalCard):
    """A department's decision on the text that was sent."""

    def __init__(
        self, context: UiContext, proposal: DecisionProposal, telling: Telling, words: ReviewWords
    ) -> None:
        tr = context.tr
        said = tr(DECISION_WORDS[_CELLS[proposal.kind]]) if proposal.kind else tr("Decision")
        department = words.department(proposal.department)
        super().__init__(
            context, proposal, telling, tr("{department}: {state}", department=department, state=said)
        )
        self.add_chip(tr("Decision"), Tone.ACCENT, "badge-check")
        written = [part for part in (proposal.by, proposal.date) if part]
        self.add_line(
            tr("As written in the file: {words}", words=", ".join(written)) if written else "", None
        )
        if proposal.note:
            self.add_well(tr("Reason"), Text(proposal.note))
        if proposal.state is ProposalState.VOID:
            self.add_line(tr("It cannot be recorded: {reason}.", reason=tr(proposal.problem)), Tone.DANGER)
        elif proposal.is_outdated:
            self.add_line(
                tr("It counts for the text that was sent, which has changed: it will show as outdated."),
                Tone.WARNING,
            )
        self.add_answer(tr("Record the decision"))
