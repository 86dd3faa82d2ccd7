"""Finding words in the whole charter without leaving the keyboard."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.search import HIT_LIMIT, Found, Hit
from charta.ui.context import UiContext
from charta.ui.search.drawing import HitDelegate
from charta.ui.search.model import HitModel
from charta.ui.spot import Part, Spot
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.text import Text

PAUSE = 80
"""Milliseconds between the last key and the search, so that fast typing stays fluid."""
_EMPTY, _NOTHING, _HITS = range(3)
_PARTS: Final[Mapping[Found, Part]] = {Found.WORDING: Part.WORDING, Found.COMMENT: Part.COMMENTS}


def spot_of(hit: Hit) -> Spot:
    """Return where a hit stands."""
    part = _PARTS.get(hit.kind, Part.PAGE)
    return Spot(hit.sheet, part, hit.field, hit.language, hit.snippet.strip("…"), hit.comment)


class SearchPalette(QDialog):
    """Shows what is found while one types; Up, Down and Enter choose, Escape closes."""

    chosen = Signal(object)
    """A hit was chosen: the spot where it stands."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._model = HitModel(bench.session.catalogue, self)
        self._delegate = HitDelegate(context.theme, context.icons, self)
        self._line = QLineEdit()
        self._list = QListView()
        self._count = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._stack = QStackedWidget()
        self._timer = QTimer(self)
        self._lay_out()
        self._connect()

    def open_with(self, words: str = "") -> None:
        """Open, with these words looked for."""
        self._line.setText(words)
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look_up()
        self.open()

    def look_up(self) -> None:
        """Look for what stands in the line now."""
        self._timer.stop()
        words = self._line.text().strip()
        hits = self._bench.search.find(words, self._context.language)
        self._delegate.mark(words)
        self._model.show_hits(hits, self._context.translator)
        self._stack.setCurrentIndex(_HITS if hits else _NOTHING if words else _EMPTY)
        self._move_to(self._model.next_hit(-1, 1))
        self._count.setText(self._counted(len(hits)) if hits else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys move through the list while the line keeps the keyboard."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._move_to(self._model.next_hit(self._list.currentIndex().row(), step))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._timer.isActive():
                    self.look_up()
                self._choose(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        self.setWindowTitle(tr("Search the charter"))
        self._line.setPlaceholderText(tr("Search questions, answers, wording and comments"))
        self._line.setAccessibleName(tr("Search the charter"))
        self._line.setClearButtonEnabled(True)
        self._line.setMaxLength(200)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName(tr("What was found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        for state in self._empty_states():
            column = ScrollColumn()
            column.body.addWidget(state)
            column.body.addStretch()
            self._stack.addWidget(column)
        self._stack.addWidget(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(16), px(16), px(12))
        outer.setSpacing(px(12))
        for widget in (self._line, self._stack, self._count):
            outer.addWidget(widget)
        room = self.screen().availableSize()
        self.resize(min(px(680), room.width() - 40), min(px(480), room.height() - 60))

    def _empty_states(self) -> tuple[EmptyState, EmptyState]:
        theme, icons, tr = self._context.theme, self._context.icons, self._context.tr
        return (
            EmptyState(
                theme,
                icons,
                "search",
                tr("Find any word of the charter"),
                tr("Capitals and accents do not matter. All the words that you type have to stand together."),
            ),
            EmptyState(
                theme,
                icons,
                "search",
                tr("Nothing found"),
                tr("No question, answer, wording or comment holds these words. Try fewer or shorter ones."),
            ),
        )

    def _connect(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look_up)
        self._line.textChanged.connect(self._wait)
        self._line.installEventFilter(self)
        self._list.clicked.connect(self._choose)

    def _wait(self) -> None:
        self._timer.start()

    def _move_to(self, row: int) -> None:
        index = self._model.index(row)
        if row < 0 or not index.isValid():
            return
        self._list.setCurrentIndex(index)
        # The heading above the first hit of a step comes into view with it.
        self._list.scrollTo(self._model.index(max(0, row - 1)))
        self._list.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row())
        if hit is not None:
            self.accept()
            self.chosen.emit(spot_of(hit))

    def _counted(self, count: int) -> str:
        if count >= HIT_LIMIT:
            return self._context.tr("The first {count} places; more words narrow them down.", count=count)
        return self._context.ntr(
            "{count} place · Enter opens it", "{count} places · Enter opens the chosen one", count
        )
