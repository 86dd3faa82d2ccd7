"""What the formalities come to: how many are open, and from when the charter can apply."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from charta.domain.records import ProofState
from charta.ui.context import UiContext
from charta.ui.formalities.view import Effective, ItemView
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text


class SummaryCard(Card):
    """The sum on top of the page."""

    def __init__(self, context: UiContext, verify: str) -> None:
        """Build it; `verify` is the phrase that goes with everything about law."""
        super().__init__(context.theme)
        self._context = context
        self.setAccessibleName(context.tr("Where the formalities stand"))
        self.open = Text("", TextStyle.TITLE)
        self.day = Text("")
        self.holder = Text("", tone=Tone.NEUTRAL)
        words = context.tr("A list to prepare with, no legal advice: {verify}.", verify=verify)
        column = QVBoxLayout()
        column.setSpacing(context.theme.px(4))
        for line in (self.open, self.day, self.holder):
            column.addWidget(line)
        self.body.addLayout(column)
        self.body.addWidget(Text(words, TextStyle.CAPTION, Tone.NEUTRAL))

    def show_items(self, items: Sequence[ItemView], effective: Effective) -> None:
        """Show the sum of these items."""
        tr, ntr = self._context.tr, self._context.ntr
        open_ = sum(item.state is ProofState.OPEN for item in items)
        self.open.setText(
            ntr("{count} formality is open", "{count} formalities are open", open_)
            if open_
            else tr("No formality is open")
        )
        self.day.setText(effective.words(self._context.translator))
        held = tr("Held up by “{title}” ({place}).", title=effective.title, place=effective.place)
        self.holder.setText(held if effective.title else "")
        self.holder.setVisible(bool(effective.title))
