"""The proposals for the question on stage, a line for arguments, and what an earlier workshop left."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.records import Motion
from charta.ui.context import UiContext
from charta.ui.room.deciding.inline import InlineForm, line
from charta.ui.room.deciding.proposal_card import ProposalCard
from charta.ui.room.deciding.table import Proposal
from charta.ui.room.deciding.words import DecidingWords
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.clearing import drop
from charta.ui.widgets.text import Text


class ArgumentForm(InlineForm):
    """One line for what speaks for a proposal, or against it; what was typed stays with the proposal."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "", context.tr("Note it"))
        self._drafts: dict[tuple[int, bool], str] = {}
        self.motion, self.favours = 0, True
        self.words = line(context.tr("Argument"))
        self.body.addWidget(self.words)

    def open_for(self, proposal: Proposal, *, favours: bool) -> None:
        """Begin an argument, or go on with the one that was begun."""
        self._drafts[(self.motion, self.favours)] = self.words.text()
        self.motion, self.favours = proposal.number, favours
        tr = self.context.tr
        told = tr("Speaks for proposal {letter}") if favours else tr("Speaks against proposal {letter}")
        title = told.format(letter=proposal.letter)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.words.setAccessibleName(title)
        self.words.setText(self._drafts.pop((self.motion, favours), ""))
        self.problem.show_error(None)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def drafts(self) -> Mapping[tuple[int, bool], str]:
        """Return what was typed and is not stored, by proposal and whether it speaks for it."""
        drafts = {**self._drafts, (self.motion, self.favours): self.words.text()}
        return {place: text for place, text in drafts.items() if text}

    def take_drafts(self, drafts: Mapping[tuple[int, bool], str]) -> None:
        """Keep these drafts for when their proposals come up."""
        self._drafts.update(drafts)

    def clear(self) -> None:
        """Forget what was typed: it is stored."""
        self.words.clear()
        self.problem.show_error(None)


class Proposals(QWidget):
    """Cards in the order of their letters."""

    chosen = Signal(int)
    """The number of a proposal."""
    taken_up = Signal(int)
    """The number of an earlier motion that is proposed again."""

    def __init__(self, context: UiContext, words: DecidingWords) -> None:
        super().__init__()
        self._context, self._words = context, words
        self._shown: tuple[object, ...] = ()
        self._cards: list[ProposalCard] = []
        self._earlier: list[QWidget] = []
        self._none = Text(context.tr("No proposal yet."), TextStyle.CAPTION, Tone.NEUTRAL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(8))
        self._column.addWidget(self._none)

    @property
    def cards(self) -> tuple[ProposalCard, ...]:
        """The cards."""
        return tuple(self._cards)

    def show_proposals(self, proposals: Sequence[Proposal], staged: int, earlier: Sequence[Motion]) -> None:
        """Show these proposals; the keyboard stays on a card if it was on one."""
        shown = (tuple(proposals), staged, tuple(earlier))
        if shown == self._shown:
            return
        self._shown = shown
        had_keyboard = any(card.head.hasFocus() for card in self._cards)
        self._clear()
        for proposal in proposals:
            card = ProposalCard(self._context, self._words, proposal, staged=proposal.number == staged)
            card.chosen.connect(self.chosen)
            self._cards.append(card)
            self._column.addWidget(card)
        for motion in earlier:
            self._add_earlier(motion)
        self._none.setVisible(not proposals)
        if had_keyboard:
            self.focus(staged)

    def focus(self, number: int) -> bool:
        """Put the keyboard on a proposal; tell whether there is such a one."""
        for card in self._cards:
            if card.proposal.number == number:
                card.head.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _add_earlier(self, motion: Motion) -> None:
        tr, who = self._context.tr, self._words.department(motion.department)
        told = tr(
            "From workshop {number}, {who}: {said}",
            number=motion.workshop,
            who=who,
            said=self._words.kept(motion),
        )
        words = Text(told, TextStyle.CAPTION, Tone.NEUTRAL)
        again = button(self._context.icons, tr("Propose again"), Kind.LINK)
        again.setAccessibleDescription(told)
        again.clicked.connect(partial(self.taken_up.emit, motion.number))
        for part in (words, again):
            self._earlier.append(part)
            self._column.addWidget(
                part, 0, Qt.AlignmentFlag.AlignLeft if part is again else Qt.AlignmentFlag(0)
            )

    def _clear(self) -> None:
        drop(self._column, *self._cards, *self._earlier)
        self._cards, self._earlier = [], []
