"""Which people are shown, and in which order: a search, five filters, and what the rows are sorted by.

They take one line: what has no room there is opened by a button at its end.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.domain.register import DUE, SignatureState
from charta.services.people_view import Column, Group, Selection
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fold_memory import FoldMemory
from charta.ui.numbers import number
from charta.ui.people.looking import SPANS
from charta.ui.people.narrowing import LATE, GroupBoxes, named_box
from charta.ui.people.words import COLUMN_WORDS, due_within, state_word
from charta.ui.widgets.buttons import icon_button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.opener import Opener

PAUSE: Final = 120
"""Milliseconds between the last key and the search."""
_WAITING: Final = "waiting"


@dataclass(frozen=True)
class Wanted:
    """What is shown: who, by what they are sorted, and whether the last come first."""

    selection: Selection = field(default_factory=Selection)
    order: Column = Column.NAME
    descending: bool = False


class Filters(QWidget):
    """Holds what is wanted, and tells when it changes."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        tr = context.tr
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search by name, number, address, job …"))
        self.words.setAccessibleName(tr("Search for people"))
        self.words.setClearButtonEnabled(True)
        self.words.setMaxLength(200)
        self._groups = GroupBoxes(context)
        self.groups = self._groups.boxes
        self.state = named_box(tr("Where they stand"))
        self.due = named_box(tr("Due by"))
        self.order = named_box(tr("Sorted by"))
        self.descending = icon_button(context.icons, "arrow-down", tr("The last ones first"), 18)
        self.descending.setCheckable(True)
        self.sorting = QWidget()
        self._offered: set[CalmComboBox] = set()
        self._flow = Flow(context.theme.px(8))
        memory = FoldMemory(context.preferences, "people-filters", usual=False)
        self.more = Opener(context.icons, tr("More filters"), None, memory)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        state, due = str(self.state.currentData()), str(self.due.currentData())
        selection = Selection(
            text=self.words.text(),
            groups=self._groups.named,
            states=DUE if state == _WAITING else frozenset({SignatureState(state)} if state else ()),
            within=int(due) if due else None,
        )
        return Wanted(selection, Column(str(self.order.currentData())), self.descending.isChecked())

    @property
    def is_narrowed(self) -> bool:
        """Whether anybody may be left out."""
        return self.wanted.selection != Selection()

    def show_groups(self, groups: Mapping[Group, Sequence[str]]) -> None:
        """Offer the groups that there are; what is chosen stays where it can."""
        self._groups.show_groups(groups, even_one=True)
        self._offered = {box for box in self.groups.values() if not box.isHidden()}
        self._fold()

    def show_states(self, counts: Mapping[str, int]) -> None:
        """Offer the states with how many people are in each, by its value."""
        tr, words = self._context.tr, self._context.translator
        waiting = sum(counts.get(state.value, 0) for state in DUE)
        offered: list[tuple[str, object]] = [
            (tr("Any state"), ""),
            (f"{tr('Waiting for a signature')} ({number(waiting, words)})", _WAITING),
        ]
        for state in SignatureState:
            told = f"{state_word(state, words)} ({number(counts.get(state.value, 0), words)})"
            offered.append((told, state.value))
        self.state.offer(offered)

    def choose_state(self, state: SignatureState | None) -> None:
        """Show those in a state, or in any."""
        self.state.choose(state.value if state else "")

    def choose_due(self, within: int | None) -> None:
        """Show those who are due within so many days, or whenever."""
        self.due.choose("" if within is None else str(within))

    def order_by(self, column: Column) -> None:
        """Sort by a column, the first ones first."""
        self.descending.setChecked(False)
        self.order.choose(column.value)

    def sort_by(self, column: Column) -> None:
        """Sort by a column; again by the same one, the other way round."""
        if str(self.order.currentData()) == column.value:
            self.descending.toggle()
        else:
            self.order_by(column)

    def clear(self) -> None:
        """Show everybody."""
        self.words.clear()
        for combo in (*self.groups.values(), self.state, self.due):
            combo.setCurrentIndex(0)
        self._changed()

    def search(self, letters: str = "") -> None:
        """Put the keyboard into the search, and begin it with letters."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if letters:
            self.words.setText(letters)
        else:
            self.words.selectAll()

    def written(self) -> str:
        """Return what is chosen as a text, for `Page.view`."""
        chosen = [combo.currentData() for combo in self._combos()]
        return json.dumps([self.words.text(), self.descending.isChecked(), *chosen])

    def read(self, text: str) -> None:
        """Choose again what `written` gave."""
        try:
            words, descending, *chosen = json.loads(text)
        except (ValueError, TypeError):
            return
        self.words.setText(str(words))
        self.descending.setChecked(bool(descending))
        for combo, value in zip(self._combos(), chosen, strict=False):
            combo.choose(str(value))
        self._changed()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Open what has room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Show what fits beside the search, what is asked for, and whatever leaves somebody out."""
        groups = [box for box in self.groups.values() if box in self._offered]
        boxes = [self.state, self.due, *groups]
        has_all = self._has_room([self.words, *boxes, self.sorting])
        fitting = next(
            count for count in range(len(boxes), -1, -1)
            if not count or self._has_room([self.words, *boxes[:count], self.more])
        )  # fmt: skip
        self.more.setVisible(not has_all)
        is_open = has_all or self.more.isChecked()
        for place, box in enumerate(boxes):
            box.setVisible(is_open or place < fitting or box.currentIndex() > 0)
        self.sorting.setVisible(is_open)

    def _has_room(self, parts: Sequence[QWidget]) -> bool:
        return self._flow.line_width(parts) <= self.width()

    def _combos(self) -> tuple[CalmComboBox, ...]:
        return (*self.groups.values(), self.state, self.due, self.order)

    def _fill(self) -> None:
        context, tr = self._context, self._context.tr
        self.show_states({})
        spans = [(due_within(days, context.translator), str(days)) for days in SPANS]
        self.due.offer([(tr("Due at any time"), ""), (tr("Late"), str(LATE)), *spans])
        self.order.offer(
            [(tr("Sorted by: {column}", column=tr(COLUMN_WORDS[column])), column.value) for column in Column],
        )
        px = context.theme.px
        for combo in self._combos():
            wide = combo.fontMetrics().horizontalAdvance(combo.itemText(0)) + px(66)
            combo.setMinimumWidth(min(max(px(140), wide), px(240)))

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        order = QHBoxLayout(self.sorting)
        order.setContentsMargins(0, 0, 0, 0)
        order.setSpacing(px(4))
        order.addWidget(self.order)
        order.addWidget(self.descending)
        self.words.setMinimumWidth(px(240))
        for part in (self.words, self.state, self.due, *self.groups.values(), self.sorting, self.more):
            self._flow.add(part)
        column.addWidget(self._flow)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._changed)
        self.words.textChanged.connect(self._timer.start)
        for combo in self._combos():
            combo.currentIndexChanged.connect(self._changed)
        self.descending.toggled.connect(self._changed)
        self.more.toggled.connect(self._fold)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self.search)

    def _changed(self) -> None:
        self._timer.stop()
        self._fold()
        self.changed.emit()
