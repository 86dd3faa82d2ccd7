"""The list of actions: a card each, some of them chosen to be done together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from charta.domain.records import Action
from charta.ui.actions_page.card import ActionCard, ActionView
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class ActionList(QWidget):
    """Shows actions as cards; those that have not changed stay, and with them the keyboard."""

    settle_asked = Signal(object)
    """The numbers of the actions that are to be marked as done."""
    edit_asked = Signal(int)
    reopen_asked = Signal(int)
    remove_asked = Signal(int)
    section_asked = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.cards: dict[int, ActionCard] = {}
        self.every = QCheckBox(context.tr("Choose all open ones"))
        self.settle = button(context.icons, context.tr("Mark as done…"), icon="list-checks")
        self._count = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        self._bar = Flow(context.theme.px(12))
        for widget in (self.every, self.settle, self._count):
            self._bar.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(12))
        column.addWidget(self._bar)
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(12))
        column.addLayout(self._column)
        self.every.clicked.connect(self._choose_all)
        self.settle.clicked.connect(self._settle_chosen)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the actions that are chosen, in the order of the list."""
        return tuple(number for number, card in self.cards.items() if card.is_chosen)

    def choose(self, numbers: Sequence[int]) -> None:
        """Choose these open actions, as far as they are shown, and no others."""
        for number, card in self.cards.items():
            card.choice.setChecked(number in numbers and not card.view.action.done_on)

    def show_views(self, views: Sequence[ActionView]) -> None:
        """Show these actions in this order."""
        place, held = self._with_keyboard()
        kept: dict[int, ActionCard] = {}
        for at, view in enumerate(views):
            card = self.cards.pop(view.action.number, None)
            if card is None or card.view != view:
                fresh = self._card(view)
                # What is chosen stays so although its words have changed.
                was_chosen = card is not None and card.is_chosen and not view.action.done_on
                fresh.choice.setChecked(was_chosen)
                _away(card)
                card = fresh
            self._column.insertWidget(at, card)
            kept[view.action.number] = card
        for gone in self.cards.values():
            _away(gone)
        self.cards = kept
        self._show_chosen()
        if held is not None and held not in kept.values():
            # Qt would lead on from the card that is gone to whatever comes next, of any kind.
            self.focus_place(place)

    def focus_card(self, number: int) -> None:
        """Put the keyboard on an action, where it is shown."""
        if number in self.cards:
            self.cards[number].focus()

    def place_of(self, number: int) -> int:
        """Return the place of an action in the list, -1 where it is not shown."""
        return list(self.cards).index(number) if number in self.cards else -1

    def focus_place(self, place: int) -> None:
        """Put the keyboard on the action at a place, or on the last one before it."""
        cards = list(self.cards.values())
        if cards and place >= 0:
            cards[min(place, len(cards) - 1)].focus()

    # -- inside -------------------------------------------------------------------------------------------

    def _card(self, view: ActionView) -> ActionCard:
        card = ActionCard(self._context, view)
        card.settle_asked.connect(self._settle_one)
        card.edit_asked.connect(self.edit_asked)
        card.reopen_asked.connect(self.reopen_asked)
        card.remove_asked.connect(self.remove_asked)
        card.section_asked.connect(self.section_asked)
        card.chosen.connect(self._show_chosen)
        return card

    def _show_chosen(self) -> None:
        chosen, choosable = len(self.chosen), self._choosable()
        self._bar.setVisible(len(choosable) > 1)
        self.settle.setEnabled(bool(chosen))
        self._count.setText(self._context.ntr("{count} chosen", "{count} chosen", chosen) if chosen else "")
        self.every.setChecked(bool(choosable) and chosen == len(choosable))

    def _choose_all(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self.choose(self._choosable() if checked else ())

    def _choosable(self) -> list[int]:
        return [number for number, card in self.cards.items() if not card.view.action.done_on]

    def _settle_chosen(self) -> None:
        self.settle_asked.emit(self.chosen)

    def _settle_one(self, number: int) -> None:
        self.settle_asked.emit((number,))

    def _with_keyboard(self) -> tuple[int, ActionCard | None]:
        """Return the card that has the keyboard and its place; none where none has it."""
        focused: QWidget | None = self.window().focusWidget()
        for at, card in enumerate(self.cards.values()):
            if focused is not None and card.isAncestorOf(focused):
                return at, card
        return -1, None


def open_first(actions: Sequence[Action]) -> list[Action]:
    """Return actions in the order of the list: open ones by their day, then done ones, the latest first."""
    waiting = sorted(
        (one for one in actions if not one.done_on), key=lambda one: (one.due or "9999", one.number)
    )
    done = sorted((one for one in actions if one.done_on), key=lambda one: (one.done_on, one.number))
    return [*waiting, *reversed(done)]


def _away(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
