"""Finding one person by a part of the name, the number, the address or the department."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.text import folded
from charta.services.people_view import Selection
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

SHOWN: Final = 6
SORTED: Final = 5_000
"""More people than that are not looked at one by one at every key."""
PAUSE: Final = 120
"""Milliseconds between the last key and the search."""


class PersonSearch(QWidget):
    """A line to type in and the people who fit below it; arrows and Enter choose one."""

    chosen = Signal(int)
    """Somebody is chosen, by id."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self.line = _Line()
        self.found = QListWidget()
        self._more = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._lay_out()
        self._timer.timeout.connect(self.search)
        self.line.textChanged.connect(self._timer.start)
        self.line.moved.connect(self._move)
        self.line.returnPressed.connect(self._take_current)
        self.found.itemClicked.connect(self._take)

    def clear(self) -> None:
        """Begin anew."""
        self.line.clear()
        self.search()

    def search(self) -> None:
        """Show who fits what is typed."""
        self._timer.stop()
        words = self.line.text().strip()
        ids = self._fitting(words) if words else []
        self.found.clear()
        for id_ in ids[:SHOWN]:
            person = self._bench.register.person(id_)
            told = " · ".join(filter(None, (person.name, person.number, person.department)))
            item = QListWidgetItem(told)
            item.setToolTip(tip(told))
            item.setData(Qt.ItemDataRole.UserRole, id_)
            self.found.addItem(item)
        self.found.setVisible(bool(ids))
        if ids:
            self.found.setCurrentRow(0)
            high = self.found.sizeHintForRow(0) * self.found.count()
            self.found.setFixedHeight(high + self._context.theme.px(12))
        self._more.setText(self._told(bool(words), len(ids)))
        self._more.setVisible(bool(self._more.text()))

    def _fitting(self, words: str) -> list[int]:
        """Return who fits, those whose own name does before those of a manager or a place of this name."""
        ids = self._bench.people_view.select(Selection(text=words))
        if len(ids) > SORTED:
            return ids
        wanted, people = folded(words).split(), self._bench.register.people

        def is_other(id_: int) -> bool:
            name = folded(people[id_].name)
            return not all(word in name for word in wanted)

        return sorted(ids, key=is_other)

    def _told(self, is_asked: bool, count: int) -> str:  # noqa: FBT001 - one of two facts
        if is_asked and not count:
            return self._context.tr("Nobody fits this.")
        more = count - SHOWN
        if more <= 0:
            return ""
        return self._context.ntr("{count} more: type on.", "{count} more: type on.", more)

    def _move(self, step: int) -> None:
        count = self.found.count()
        if count:
            self.found.setCurrentRow((self.found.currentRow() + step) % count)

    def _take_current(self) -> None:
        if self._timer.isActive():
            self.search()
        if self.found.currentItem() is not None:
            self._take(self.found.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        self.line.setAccessibleName(tr("Who signed it"))
        self.line.setPlaceholderText(tr("Name, number or address"))
        self.line.setMaxLength(200)
        self.line.setClearButtonEnabled(True)
        self.found.setAccessibleName(tr("People who fit"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for part in (self.line, self.found, self._more):
            column.addWidget(part)
        self.found.hide()
        self._more.hide()


class _Line(QLineEdit):
    """A line whose arrows up and down move in the list below it; Enter goes no further."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
