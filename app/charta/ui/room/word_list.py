"""A list whose entries are as high as their words need."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle
from charta.ui.widgets.buttons import presses

NUMBER: Final = Qt.ItemDataRole.UserRole
_ICON: Final = 18
_SIDES: Final = 30
_BETWEEN: Final = 8
_HIGH: Final = 10_000


class WordList(QListWidget):
    """Entries by number, with an icon; Enter and a double click choose one, Delete takes one off."""

    chosen = Signal(int)
    taken_off = Signal(int)

    def __init__(self, context: UiContext, name: str) -> None:
        super().__init__()
        self._context = context
        px = context.theme.px
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(px(_ICON), px(_ICON)))
        self.setItemDelegate(_Heights(self, px(_ICON + _SIDES), px(_BETWEEN)))
        self.itemDoubleClicked.connect(self._choose)

    def show_entry(self, row: int, number: int, text: str, icon: str, *, strong: bool = False) -> None:
        """Show an entry in a row; a new row is put at the end."""
        entry = self.item(row) if row < self.count() else None
        if entry is None:
            entry = QListWidgetItem()
            self.addItem(entry)
        entry.setData(NUMBER, number)
        entry.setText(text)
        entry.setIcon(self._context.icons.icon(icon, Role.ACCENT if strong else Role.TEXT_MUTED, _ICON))
        entry.setFont(self._context.theme.font(TextStyle.LABEL if strong else TextStyle.BODY))

    def select(self, number: int) -> None:
        """Put the cursor on an entry."""
        for row in range(self.count()):
            if self.item(row).data(NUMBER) == number:
                self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by Enter, take off by Delete."""
        number = self.currentIndex().data(NUMBER)
        if number is not None and presses(event):
            self.chosen.emit(number)
        elif number is not None and event.key() == Qt.Key.Key_Delete:
            self.taken_off.emit(number)
        else:
            super().keyPressEvent(event)

    def _choose(self, entry: QListWidgetItem) -> None:
        self.chosen.emit(entry.data(NUMBER))


class _Heights(QStyledItemDelegate):
    """Gives each entry the height that its words take; Qt's own forgets the padding of the style sheet."""

    def __init__(self, view: WordList, sides: int, between: int) -> None:
        super().__init__(view)
        self._view = view
        self._sides = sides
        self._between = between

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of an entry."""
        width = self._view.viewport().width()
        font = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(font if isinstance(font, QFont) else option.font)
        room = QRect(0, 0, max(width - self._sides, 1), _HIGH)
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, words.height() + self._between)
