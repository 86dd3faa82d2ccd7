"""The batches of forms that were begun, the newest first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from charta.domain.records import FormBatch
from charta.ui.context import UiContext
from charta.ui.forms.memory import FormMemory
from charta.ui.forms.words import batch_line
from charta.ui.numbers import number
from charta.ui.saving import open_target
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.card_list import CardList
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class BatchCard(Card):
    """One batch: what it is, how far it is, and the way on."""

    resumed = Signal(int)

    def __init__(self, context: UiContext, batch: FormBatch, folder: Path | None) -> None:
        super().__init__(context.theme)
        self._folder = folder
        self.batch = batch
        tr, words = context.tr, context.translator
        title = tr("Batch {number}, {moment}", number=batch.number, moment=words.moment(batch.at))
        self.setAccessibleName(title)
        self.chip = _chip(context, batch)
        self.go_on = button(context.icons, tr("Go on…"), Kind.SECONDARY, "arrow-right")
        self.open = button(context.icons, tr("Open the folder"), Kind.QUIET, "folder-open")
        for made in (self.go_on, self.open):
            made.setAccessibleDescription(title)
        # Only within the card: a button that is shown before is a window, and takes the keyboard.
        self._lay_out(context, title)
        self.go_on.setVisible(batch.made < batch.count)
        self.open.setVisible(folder is not None)
        self.go_on.clicked.connect(self._resume)
        self.open.clicked.connect(self._open)

    def _lay_out(self, context: UiContext, title: str) -> None:
        px, tr, words, batch = context.theme.px, context.tr, context.translator, self.batch
        self.body.setContentsMargins(px(16), px(12), px(16), px(12))
        self.body.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Text(title, TextStyle.LABEL), 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(Text(batch_line(batch, words), TextStyle.CAPTION, Tone.NEUTRAL))
        where = tr("In the folder “{folder}”, by {name}.", folder=batch.folder, name=batch.by)
        self.body.addWidget(Text(where, TextStyle.CAPTION, Tone.NEUTRAL))
        if batch.made < batch.count or self._folder is not None:
            self.body.addSpacing(px(4))
            actions = Flow(px(8))
            for made in (self.go_on, self.open):
                actions.add(made)
            self.body.addWidget(actions)

    def _resume(self) -> None:
        self.resumed.emit(self.batch.number)

    def _open(self) -> None:
        if self._folder is not None:
            open_target(self._folder)


class BatchList(CardList):
    """Shows the batches as cards."""

    resumed = Signal(int)
    """A batch is to be gone on with, by its number."""

    def __init__(self, context: UiContext, memory: FormMemory) -> None:
        super().__init__(context, context.tr("Batches"))
        self._context = context
        self._memory = memory
        self._known: object = None
        self._batches: Sequence[FormBatch] = ()
        self._running = 0
        self.cards: dict[int, BatchCard] = {}
        self.all_asked.connect(self._show)

    def show_batches(self, batches: Sequence[FormBatch], running: int) -> None:
        """Show batches; `running` is the number of the one that is being written, 0 for none."""
        self._batches, self._running = batches, running
        self._show()

    def _show(self) -> None:
        shown = self._batches[: self.shown]
        known = (shown, self._running, [self._memory.batch(batch.number) for batch in shown])
        if known == self._known:
            return
        self._known = known
        self.cards = {batch.number: self._card(batch) for batch in shown}
        older = len(self._batches) - len(shown)
        told = self._context.ntr("Show {count} older batch", "Show {count} older batches", older)
        self.show_cards(tuple(self.cards.values()), told if older else "")

    def _card(self, batch: FormBatch) -> BatchCard:
        card = BatchCard(self._context, batch, self._memory.batch(batch.number))
        card.resumed.connect(self.resumed)
        card.go_on.setEnabled(not self._running)
        if batch.number == self._running:
            card.go_on.hide()
            card.chip.show_state(self._context.tr("Being written"), Tone.ACCENT, "download")
        return card


def _chip(context: UiContext, batch: FormBatch) -> Chip:
    words = context.translator
    if batch.made >= batch.count:
        told = words.ntr("{forms} form", "{forms} forms", batch.count, forms=number(batch.count, words))
        return Chip(context.theme, context.icons, told, Tone.SUCCESS, icon="check")
    told = words.tr(
        "{made} of {count} forms", made=number(batch.made, words), count=number(batch.count, words)
    )
    return Chip(context.theme, context.icons, told, Tone.WARNING, icon="triangle-alert")
