"""The agenda at the left: what is done, what the room is at, what comes, and how long each takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.records import AgendaItem
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.state import RoomState
from charta.ui.room.word_list import WordList
from charta.ui.room.words import item_minutes
from charta.ui.theme import TextStyle
from charta.ui.widgets.text import Text

_Line = tuple[int, str, str, bool]


class AgendaPanel(QWidget):
    """Shows the agenda; Enter or a double click takes an item up."""

    chosen = Signal(int)

    def __init__(self, context: UiContext, words: WorkshopWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self._shown: list[_Line] = []
        self._at = 0
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(8), px(12))
        column.setSpacing(px(8))
        column.addWidget(Text(context.tr("Agenda"), TextStyle.OVERLINE, wrap=False))
        self.list = WordList(context, context.tr("Agenda"))
        column.addWidget(self.list, 1)
        self.list.chosen.connect(self.chosen)

    def show_state(self, state: RoomState) -> None:
        """Show the items as they stand; nothing is touched where nothing changed."""
        lines = [self._line(state, item) for item in state.items]
        if lines != self._shown:
            if [line[0] for line in lines] != [line[0] for line in self._shown]:
                self.list.clear()
                self._at = 0
            for row, (line, old) in enumerate(zip(lines, self._old(len(lines)), strict=True)):
                if line != old or row >= self.list.count():
                    number, text, icon, is_current = line
                    self.list.show_entry(row, number, text, icon, strong=is_current)
            self._shown = lines
        # The cursor goes with the room, unless the facilitator is looking around in the list.
        if state.course.item != self._at:
            self._at = state.course.item
            self.list.select(self._at)

    def _old(self, count: int) -> list[_Line | None]:
        """Return the lines that are shown, as many as there are to be."""
        return [*self._shown, *[None] * count][:count]

    def _line(self, state: RoomState, item: AgendaItem) -> _Line:
        tr = self._context.tr
        is_current = item.number == state.course.item
        is_begun = state.is_begun(item.number)
        icon = "arrow-right" if is_current else "circle-check" if is_begun else "circle"
        word = tr("Now") if is_current else tr("Done") if is_begun else tr("To come")
        times = item_minutes(state.time(item), self._context.translator, begun=is_begun)
        return item.number, f"{self._words.item(item)}\n{word} · {times}", icon, is_current
