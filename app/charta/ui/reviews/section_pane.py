"""What a returned file proposes for one section, as cards; they are made when the section is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.items import Edit
from charta.domain.proposals import CommentProposal, Proposal, ProposalState, TextProposal
from charta.domain.records import Comment, ProposalAnswer, ProposalOutcome
from charta.errors import N_
from charta.services.returns import ReviewReport
from charta.ui.context import UiContext
from charta.ui.reviews.ordering import in_text_order
from charta.ui.reviews.proposal_card import CommentCard, DecisionCard, ProposalCard, Telling, TextCard
from charta.ui.reviews.words import ReviewWords
from charta.ui.section.panel import GrowingColumn
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names

BATCH: Final = 40
"""So many cards are made at once; who has come to the last of them asks for more."""
_ANSWERS: Final[Mapping[ProposalOutcome, str]] = {
    ProposalOutcome.ACCEPTED: N_("Accepted by {name}, {moment}."),
    ProposalOutcome.EDITED: N_("Answered with another wording by {name}, {moment}."),
    ProposalOutcome.REJECTED: N_("Rejected by {name}, {moment}."),
}
_NO_EDIT: Final = Edit(0, 0, ())


class SectionPane(GrowingColumn):
    """Shows the proposals for a section and hands on what is to become of them."""

    accept_asked = Signal(str)
    calm_asked = Signal(object)
    """Everything of the section that is not in conflict is to be accepted: ids of proposals, a tuple."""
    edit_asked = Signal(str)
    reject_asked = Signal(object, str)
    all_asked = Signal()
    """The answered proposals are to be shown as well."""
    text_asked = Signal(bool)
    """The section's present text is to be shown, or hidden."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme)
        self._context = context
        self._bench = bench
        self._words = ReviewWords(context, bench)
        self._shown: tuple[Proposal, ...] = ()
        self._most = BATCH
        self._section = ""
        self.cards: dict[str, ProposalCard] = {}
        tr, icons = context.tr, context.icons
        self._title = Text("", TextStyle.SUBTITLE)
        self.accept = button(icons, tr("Accept all of this section"), icon="check")
        self.reject = button(icons, tr("Reject all of this section"), Kind.QUIET, "x")
        self.read = button(icons, tr("Show the section"), Kind.QUIET, "book-open")
        self.read.setCheckable(True)
        self.more = button(icons, "", Kind.LINK)
        self.hidden = button(icons, "", Kind.LINK)
        self._list = QVBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def section(self) -> str:
        """The section that is shown, empty for none."""
        return self._section

    def show_section(self, section: str, report: ReviewReport, *, with_all: bool) -> None:
        """Show the proposals for a section: those that wait for an answer, or all of them."""
        if section != self._section:
            self._section, self._most = section, BATCH
            self.verticalScrollBar().setValue(0)
        own = [entry for entry in report.proposals if entry.section == section]
        wanted = [entry for entry in own if with_all or entry.state.is_open]
        self._shown = tuple(in_text_order(self._bench, section, wanted))
        self._title.setText(self._words.section(section))
        open_ones = sum(entry.state.is_open for entry in own)
        self.accept.setEnabled(any(entry.state is ProposalState.OPEN for entry in own))
        self.reject.setEnabled(bool(open_ones))
        left = len(own) - len(wanted)
        told = self._context.ntr(
            "{count} more was answered or needs no answer",
            "{count} more were answered or need no answer",
            left,
        )
        self.hidden.setText(told)
        self.hidden.setVisible(bool(left))
        self._fill({entry.id: entry for entry in report.proposals})

    def clear(self) -> None:
        """Show no section."""
        self._section, self._shown = "", ()
        self._fill({})

    def focus(self, at: int = 0) -> None:
        """Put the keyboard on a card that waits for an answer, the `at`th or the last one."""
        waiting = [card for card in self.cards.values() if card.verbs]
        if waiting:
            card = waiting[min(at, len(waiting) - 1)]
            card.focus()
            self.ensureWidgetVisible(card)
        else:
            self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, id_: str) -> int:
        """Return which of the waiting cards a proposal has."""
        waiting = [card.proposal.id for card in self.cards.values() if card.verbs]
        return waiting.index(id_) if id_ in waiting else 0

    def _fill(self, known: Mapping[str, Proposal]) -> None:
        shown = self._shown[: self._most]
        kept: dict[str, ProposalCard] = {}
        for place, entry in enumerate(shown):
            telling = self._telling(entry, known)
            card = self.cards.pop(entry.id, None)
            if card is None or (_look(card.proposal), card.telling) != (_look(entry), telling):
                if card is not None:
                    _away(card)
                card = self._card(entry, telling)
            kept[entry.id] = card
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
        for card in self.cards.values():
            _away(card)
        self.cards = kept
        self._known = known
        left = len(self._shown) - len(shown)
        self.more.setText(self._context.ntr("Show {count} more", "Show {count} more", min(left, BATCH)))
        self.more.setVisible(left > 0)

    def _card(self, entry: Proposal, telling: Telling) -> ProposalCard:
        made: ProposalCard
        if isinstance(entry, TextProposal):
            made = TextCard(self._context, entry, telling)
        elif isinstance(entry, CommentProposal):
            made = CommentCard(self._context, entry, telling)
        else:
            made = DecisionCard(self._context, entry, telling, self._words)
        made.accept_asked.connect(self.accept_asked)
        made.edit_asked.connect(self.edit_asked)
        made.reject_asked.connect(self._reject_one)
        return made

    def _telling(self, entry: Proposal, known: Mapping[str, Proposal]) -> Telling:
        names = language_names(self._bench.session, self._context.language)
        language, quoted = "", ""
        if isinstance(entry, TextProposal | CommentProposal) and len(names) > 1:
            language = names.get(entry.language, entry.language)
        if isinstance(entry, CommentProposal):
            parent = known.get(entry.reply_to)
            quoted = parent.comment.text if isinstance(parent, CommentProposal) else ""
        return Telling(language, self._answer(entry), quoted)

    def _answer(self, entry: Proposal) -> str:
        tr, charter = self._context.tr, self._bench.session.charter
        answer = charter.get(ProposalAnswer, entry.id)
        if answer is not None:
            moment = self._context.translator.moment(answer.at)
            told = tr(_ANSWERS[answer.outcome], name=answer.by, moment=moment)
            return f"{told} {tr('Reason: {reason}', reason=answer.note)}" if answer.note else told
        if isinstance(entry, CommentProposal) and entry.state is ProposalState.ACCEPTED:
            comments = charter.all(Comment)
            number = next((comment.number for comment in comments if comment.source == entry.id), 0)
            return tr("It is comment {number} of the charter.", number=number) if number else ""
        return ""

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self.body.setContentsMargins(px(4), 0, px(12), px(8))
        self.body.setSpacing(px(12))
        self.body.addWidget(self._title)
        tools = Flow(px(8))
        for made in (self.accept, self.reject, self.read):
            tools.add(made)
        self.body.addWidget(tools)
        self._list.setSpacing(px(12))
        self.body.addLayout(self._list)
        for made in (self.more, self.hidden):
            self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()

    def _connect(self) -> None:
        self.accept.clicked.connect(self._accept_all)
        self.reject.clicked.connect(self._reject_all)
        self.read.toggled.connect(self.text_asked)
        self.more.clicked.connect(self._show_more)
        self.hidden.clicked.connect(self.all_asked)

    def _open(self) -> Sequence[Proposal]:
        return [entry for entry in self._shown if entry.state.is_open]

    def _reject_one(self, id_: str, note: str) -> None:
        self.reject_asked.emit((id_,), note)

    def _accept_all(self) -> None:
        calm = [entry.id for entry in self._open() if entry.state is not ProposalState.CONFLICT]
        self.calm_asked.emit(tuple(calm))

    def _reject_all(self) -> None:
        self.reject_asked.emit(tuple(entry.id for entry in self._open()), "")

    def _show_more(self) -> None:
        first = len(self.cards)
        self._most += BATCH
        self._fill(self._known)
        list(self.cards.values())[first].focus()


def _look(proposal: Proposal) -> Proposal:
    """Return what a card shows of a proposal: where its words stand makes no difference."""
    return replace(proposal, edit=_NO_EDIT) if isinstance(proposal, TextProposal) else proposal


def _away(card: ProposalCard) -> None:
    card.hide()
    card.deleteLater()
