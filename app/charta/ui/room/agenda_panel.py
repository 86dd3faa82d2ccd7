"""The agenda at the left: what is done, what the room is at, what comes, and how long each takes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from charta.domain.records import AgendaItem
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.room_state import RoomState
from charta.ui.room.room_words import item_minutes
from charta.ui.theme import Role, TextStyle
from charta.ui.widgets.buttons import presses
from charta.ui.widgets.text import Text

_NUMBER = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    """A list in which Enter chooses, whatever the desktop does by a single click."""

    chosen = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by Enter."""
        number = self.currentIndex().data(_NUMBER)
        if presses(event) and number is not None:
            self.chosen.emit(number)
        else:
            super().keyPressEvent(event)


class AgendaPanel(QWidget):
    """Shows the agenda; Enter or a double click takes an item up."""

    chosen = Signal(int)

    def __init__(self, context: UiContext, words: WorkshopWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self._shown: tuple[tuple[object, ...], ...] = ()
        self._at = 0
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(8), px(12))
        column.setSpacing(px(8))
        column.addWidget(Text(context.tr("Agenda"), TextStyle.OVERLINE))
        self.list = _List()
        self.list.setAccessibleName(context.tr("Agenda"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setIconSize(QSize(px(18), px(18)))
        self.list.setSpacing(px(2))
        column.addWidget(self.list, 1)
        self.list.chosen.connect(self.chosen)
        self.list.itemDoubleClicked.connect(self._choose)

    def show_state(self, state: RoomState) -> None:
        """Show the items as they stand; nothing is touched where nothing changed."""
        lines = tuple(self._line(state, item) for item in state.items)
        if lines == self._shown:
            return
        if [line[0] for line in lines] != [line[0] for line in self._shown]:
            self._fill(state)
        self._shown = lines
        for row, (_, text, icon, is_current) in enumerate(lines):
            entry = self.list.item(row)
            entry.setText(str(text))
            role = Role.ACCENT if is_current else Role.TEXT_MUTED
            entry.setIcon(self._context.icons.icon(str(icon), role, 18))
            font = self._context.theme.font(TextStyle.LABEL if is_current else TextStyle.BODY)
            entry.setFont(font)
        self._follow(state)

    def _follow(self, state: RoomState) -> None:
        """Let the cursor go with the room, unless the facilitator is looking around in the list."""
        at = state.course.item
        if at != self._at:
            self._at = at
            for row in range(self.list.count()):
                if self.list.item(row).data(_NUMBER) == at:
                    self.list.setCurrentRow(row)

    def _fill(self, state: RoomState) -> None:
        self.list.clear()
        for item in state.items:
            entry = QListWidgetItem()
            entry.setData(_NUMBER, item.number)
            self.list.addItem(entry)
        self._at = 0
        self.list.setCurrentRow(0)

    def _line(self, state: RoomState, item: AgendaItem) -> tuple[object, ...]:
        tr = self._context.tr
        is_current = item.number == state.course.item
        is_begun = state.is_begun(item.number)
        icon = "arrow-right" if is_current else "circle-check" if is_begun else "circle"
        word = tr("Now") if is_current else tr("Done") if is_begun else tr("To come")
        times = item_minutes(state.time(item), self._context.translator, begun=is_begun)
        return item.number, f"{self._words.item(item)}\n{word} · {times}", icon, is_current

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_NUMBER))
