"""A list of lines, each a few small questions: add, remove and move them by mouse or keyboard."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from charta.domain.fields import Field
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.question import Question
from charta.ui.fields.row_card import RowCard
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.text import Text

Cells = Mapping[str, object]


class RowsInput(Input):
    """Cards in a column. An empty card stays while the user fills it in, although it is no answer."""

    typed = True

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._cards: list[RowCard] = []
        self._names = (question.label, "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(12))
        self._add = button(context.icons, context.tr("Add a line"), icon="plus")
        self._limit = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._limit)
        self._add.clicked.connect(self.add_row)
        self._number()

    @property
    def cards(self) -> Sequence[RowCard]:
        """The cards, in order."""
        return tuple(self._cards)

    def value(self) -> object:
        """Return the lines, empty ones included."""
        return [card.value() for card in self._cards]

    def set_value(self, value: object) -> None:
        """Show these lines; cards that are there already are used again."""
        rows: list[Cells] = list(value) if isinstance(value, tuple | list) else []
        while len(self._cards) > len(rows):
            self._drop(self._cards[-1])
        while len(self._cards) < len(rows):
            self._insert()
        for card, row in zip(self._cards, rows, strict=True):
            card.set_value(row)
        self._number()

    def controls(self) -> list[QWidget]:
        """Return every control of every card, then the button that adds one."""
        return [*(control for card in self._cards for control in card.controls()), self._add]

    def describe(self, name: str, description: str) -> None:
        """Name the list, its cards and the button."""
        self._names = (name, description)
        self.setAccessibleName(name)
        self._add.setAccessibleName(self.context.tr("Add a line: {question}", question=name))
        self._add.setAccessibleDescription(description)
        for card in self._cards:
            card.describe(name)

    def add_row(self) -> None:
        """Add an empty card and put the keyboard into it."""
        card = self._insert()
        self._number()
        card.controls()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the card of the keyboard by Alt and an arrow."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        focused = QApplication.focusWidget()
        here = next(
            (card for card in self._cards if focused is not None and card.isAncestorOf(focused)), None
        )
        if step and here is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(here, step)
        else:
            super().keyPressEvent(event)

    def _insert(self) -> RowCard:
        card = RowCard(self.context, self.question.columns())
        self._column.insertWidget(len(self._cards), card)
        self._cards.append(card)
        card.changed.connect(self._edited)
        card.left.connect(self.left)
        card.move_asked.connect(self._move_by)
        card.remove_asked.connect(self._remove)
        return card

    def _drop(self, card: RowCard) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _move_by(self, number: int, step: int) -> None:
        self._move(self._cards[number - 1], step)

    def _move(self, card: RowCard, step: int) -> None:
        place = self._cards.index(card)
        target = place + step
        if not 0 <= target < len(self._cards):
            return
        focused = card.focusWidget()
        self._cards.insert(target, self._cards.pop(place))
        self._column.removeWidget(card)
        self._column.insertWidget(target, card)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._number()
        self._settled()

    def _remove(self, number: int) -> None:
        self._drop(self._cards[number - 1])
        self._number()
        beside = self._cards[min(number, len(self._cards)) - 1] if self._cards else None
        (beside.controls()[0] if beside else self._add).setFocus(Qt.FocusReason.OtherFocusReason)
        self._settled()

    def _number(self) -> None:
        for number, card in enumerate(self._cards, start=1):
            card.show_place(number, len(self._cards))
            card.describe(self._names[0])
        self._order_tabs()
        field = self.question.field
        most = field.max_rows if isinstance(field, Field) else 0
        full = len(self._cards) >= most
        self._add.setEnabled(not full)
        self._limit.setVisible(full)
        self._limit.setText(
            self.context.ntr("{count} line at most.", "{count} lines at most.", most) if full else ""
        )

    def _order_tabs(self) -> None:
        chain = self.controls()
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _edited(self) -> None:
        self.changed.emit(self.value())

    def _settled(self) -> None:
        self.changed.emit(self.value())
        self.left.emit()
