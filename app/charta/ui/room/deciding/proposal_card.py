"""A proposal as a card: its letter, who made it, what it says, and what speaks for and against it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from charta.domain.records import Argument
from charta.ui.context import UiContext
from charta.ui.room.deciding.line_button import LineButton
from charta.ui.room.deciding.table import Proposal
from charta.ui.room.deciding.words import DecidingWords
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.text import Text


class ProposalCard(Card):
    """Shows one proposal; a click anywhere, or its head by Enter, takes it on stage."""

    chosen = Signal(int)

    def __init__(self, context: UiContext, words: DecidingWords, proposal: Proposal, *, staged: bool) -> None:
        super().__init__(context.theme)
        self._context, self._words = context, words
        self.proposal = proposal
        px = context.theme.px
        self.setProperty("over", staged)
        self.body.setContentsMargins(px(6), px(6), px(10), px(8))
        self.body.setSpacing(0)
        who = self._who()
        self.head = LineButton(context.theme, proposal.letter, who, "fold", TextStyle.LABEL)
        self.head.setToolTip(context.tr("Choose this proposal (Shift+{letter})", letter=proposal.letter))
        said = words.kept(proposal.motions[0])
        self.head.setAccessibleName(self._spoken(who, said, staged))
        self.head.clicked.connect(self._choose)
        self._lay_out(said)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by a click anywhere."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose()

    def _choose(self) -> None:
        self.chosen.emit(self.proposal.number)

    def _who(self) -> str:
        people = []
        for motion in self.proposal.motions:
            name = self._words.department(motion.department)
            people.append(f"{name} ({motion.by})" if motion.by else name)
        return ", ".join(dict.fromkeys(people))

    def _spoken(self, who: str, said: str, staged: bool) -> str:  # noqa: FBT001 - a state
        tr = self._context.tr
        told = tr("Proposal {letter}, {who}: {said}", letter=self.proposal.letter, who=who, said=said)
        withdrawn = tr("Withdrawn") if self.proposal.is_withdrawn else ""
        return ". ".join(part for part in (told, withdrawn, tr("On stage") if staged else "") if part)

    def _lay_out(self, said: str) -> None:
        px, tr = self._context.theme.px, self._context.tr
        self.body.addWidget(self.head)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(32), 0, 0, 0)
        inside.setSpacing(px(4))
        inside.addWidget(Text(said, tone=Tone.NEUTRAL if self.proposal.is_withdrawn else None))
        theme, icons = self._context.theme, self._context.icons
        chip = None
        if self.proposal.is_withdrawn:
            chip = Chip(theme, icons, tr("Withdrawn"), Tone.NEUTRAL, icon="x")
        elif self.proposal.is_decided:
            chip = Chip(theme, icons, tr("Decided"), Tone.SUCCESS, icon="check")
        if chip is not None:
            inside.addWidget(chip)
        for argument in self.proposal.arguments:
            inside.addLayout(self._argument(argument))
        self.body.addLayout(inside)

    def _argument(self, argument: Argument) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px(8))
        tone = Tone.SUCCESS if argument.favours else Tone.DANGER
        sign = Text("+" if argument.favours else "−", TextStyle.LABEL, tone, wrap=False)
        sign.setAccessibleName(self._context.tr("For") if argument.favours else self._context.tr("Against"))
        name = f" ({self._words.department(argument.department)})" if argument.department else ""
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(f"{argument.text}{name}", TextStyle.CAPTION), 1)
        return row
