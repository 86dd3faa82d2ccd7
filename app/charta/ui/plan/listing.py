"""The plan as a list: the success factors, and a card for each activity."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.rollout import Factor
from charta.ui.context import UiContext
from charta.ui.plan.card import ActivityCard
from charta.ui.plan.words import ActivityView
from charta.ui.widgets.section_header import SectionHeader
from charta.ui.widgets.showing import show_part


class PlanList(QWidget):
    """Shows activities by success factor; a card that has not changed stays, and with it the keyboard."""

    done_asked = Signal(str)
    reopen_asked = Signal(str)
    edit_asked = Signal(str)
    drop_asked = Signal(str)
    copy_asked = Signal(str)
    kit_asked = Signal()
    dropped = Signal(str, object)

    def __init__(self, context: UiContext, factors: Mapping[Factor, tuple[str, str]]) -> None:
        """Set it up; `factors` has the name of each success factor and a line about it."""
        super().__init__()
        self._context = context
        self.cards: dict[str, ActivityCard] = {}
        self._groups: dict[Factor, QWidget] = {}
        self._columns: dict[Factor, QVBoxLayout] = {}
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(24))
        for factor, (name, purpose) in factors.items():
            group = QWidget()
            inside = QVBoxLayout(group)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(px(8))
            inside.addWidget(SectionHeader(context.theme, name, purpose))
            self._groups[factor], self._columns[factor] = group, inside
            column.addWidget(group)

    def show_views(self, views: Sequence[ActivityView]) -> None:
        """Show these activities in this order."""
        held = self._with_keyboard()
        before = self.cards.get(held)
        kept: dict[str, ActivityCard] = {}
        places = dict.fromkeys(Factor, 1)  # below the header
        for view in views:
            card = self.cards.pop(view.id, None)
            if card is None or card.view != view:
                fresh = self._card(view, opened=card is not None and card.is_open)
                _away(card)
                card = fresh
            self._columns[view.factor].insertWidget(places[view.factor], card)
            places[view.factor] += 1
            kept[view.id] = card
        for gone in self.cards.values():
            _away(gone)
        self.cards = kept
        for factor, group in self._groups.items():
            show_part(group, places[factor] > 1)
        if held and kept.get(held) is not before:
            self.focus_card(held)

    def focus_card(self, id_: str) -> None:
        """Put the keyboard on an activity, or on the first one where it is not shown."""
        card = self.cards.get(id_) or next(iter(self.cards.values()), None)
        if card is not None:
            card.focus()

    def place_of(self, factor: Factor) -> QWidget:
        """Return where a success factor is shown."""
        return self._groups[factor]

    def _card(self, view: ActivityView, *, opened: bool) -> ActivityCard:
        card = ActivityCard(self._context, view, opened=opened)
        card.done_asked.connect(self.done_asked)
        card.reopen_asked.connect(self.reopen_asked)
        card.edit_asked.connect(self.edit_asked)
        card.drop_asked.connect(self.drop_asked)
        card.copy_asked.connect(self.copy_asked)
        card.kit_asked.connect(self.kit_asked)
        card.dropped.connect(self.dropped)
        return card

    def _with_keyboard(self) -> str:
        """Return the activity whose card has the keyboard and is about to go; empty for none."""
        focused: QWidget | None = self.window().focusWidget()
        for id_, card in self.cards.items():
            if focused is not None and card.isAncestorOf(focused):
                return id_
        return ""


def _away(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
