"""Findings in a list: those to look at, and folded away below them those that are ignored."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from charta.domain.findings import Finding
from charta.ui.check.card import Entry, FindingCard
from charta.ui.context import UiContext
from charta.ui.widgets.fold import Fold
from charta.ui.widgets.rule import Rule


class FindingsList(QWidget):
    """Shows entries. Cards that stay are kept, so that the keyboard stays where it is.

    Of compact cards, one at a time is open.
    """

    shown = Signal(object)
    field_asked = Signal(object)
    ignore_asked = Signal(object)
    take_back_asked = Signal(object)

    def __init__(self, context: UiContext, *, leads: bool = True, compact: bool = False) -> None:
        super().__init__()
        self._context = context
        self._leads = leads
        self._compact = compact
        self._entries: tuple[Entry, ...] = ()
        self._acted: Entry | None = None
        self.cards: list[FindingCard] = []
        self.ignored: list[FindingCard] = []
        self.fold: Fold | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(2 if compact else 12))

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show these, in their order; the ignored ones in the fold."""
        wanted = tuple(entries)
        if wanted == self._entries:
            return
        at = max(self._focused(), self._changed_at(wanted))
        was_open = self.fold is not None and self.fold.is_open
        self._entries = wanted
        kept = {card.entry: card for card in (*self.cards, *self.ignored)}
        self._clear(kept)
        self.cards = [self._card(entry, kept) for entry in wanted if entry.ignored is None]
        self.ignored = [self._card(entry, kept) for entry in wanted if entry.ignored is not None]
        self._fill(was_open=was_open)
        for card in kept.values():
            card.hide()
            card.deleteLater()
        if at >= 0:
            self._focus_near(at)

    def card(self, finding: Finding) -> FindingCard | None:
        """Return the card of a finding, None where it is not shown."""
        return next((card for card in self.cards if card.finding == finding), None)

    def _fold_others(self, finding: Finding) -> None:
        for card in (*self.cards, *self.ignored):
            card.set_open(opened=card.finding == finding)

    def _card(self, entry: Entry, kept: dict[Entry, FindingCard]) -> FindingCard:
        if entry in kept:
            return kept.pop(entry)
        card = FindingCard(self._context, entry, leads=self._leads, compact=self._compact)
        card.opened.connect(self._fold_others)
        card.ignore_asked.connect(self._act)
        card.take_back_asked.connect(self._act)
        card.shown.connect(self.shown)
        card.field_asked.connect(self.field_asked)
        card.ignore_asked.connect(self.ignore_asked)
        card.take_back_asked.connect(self.take_back_asked)
        return card

    def _clear(self, kept: dict[Entry, FindingCard]) -> None:
        for card in kept.values():
            card.setParent(self)
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and not isinstance(widget, FindingCard):
                widget.hide()
                widget.deleteLater()

    def _fill(self, *, was_open: bool) -> None:
        _stack(self._column, self.cards, ruled=not self._compact)
        self.fold = None
        if not self.ignored:
            return
        title = self._context.ntr("{count} ignored", "{count} ignored", len(self.ignored))
        self.fold = Fold(self._context.theme, self._context.icons, title)
        self.fold.body.setSpacing(self._column.spacing())
        _stack(self.fold.body, self.ignored, ruled=not self._compact)
        self._column.addWidget(self.fold)
        self.fold.show()
        self.fold.set_open(opened=was_open)

    def _act(self, finding: Finding) -> None:
        """Remember what was asked to be ignored or taken back: a dialog may have had the keyboard since."""
        self._acted = next((entry for entry in self._entries if entry.finding == finding), None)

    def _changed_at(self, wanted: Sequence[Entry]) -> int:
        """Return the number of the card whose finding has just been ignored or taken back, -1 for none."""
        acted = self._acted
        if acted is None or not any(
            entry.key == acted.key and (entry.ignored is None) != (acted.ignored is None) for entry in wanted
        ):
            return -1
        self._acted = None
        cards = self.cards if acted.ignored is None else self.ignored
        return next((number for number, card in enumerate(cards) if card.entry == acted), -1)

    def _focused(self) -> int:
        """Return the number of the card that has the keyboard, -1 for none."""
        focus = QApplication.focusWidget()
        for number, card in enumerate((*self.cards, *self.ignored)):
            if focus is not None and card.isAncestorOf(focus):
                return number
        return -1

    def _focus_near(self, number: int) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus) and focus.isVisible():
            return
        if self.cards:
            self.cards[min(number, len(self.cards) - 1)].focus()
        elif self.fold is not None:
            self.fold.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _stack(column: QVBoxLayout, cards: Sequence[FindingCard], *, ruled: bool) -> None:
    for number, card in enumerate(cards):
        if number and ruled:
            column.addWidget(Rule())
        column.addWidget(card)
        card.show()
