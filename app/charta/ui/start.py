"""The first page: begin a charter, go on with one, or look at the example."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.ui import asking
from charta.ui.appearance import AppearanceButtons
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.icons import application_icon
from charta.ui.recent import RecentList
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text
from charta.ui.widgets.tile import Tile

WIDTH = 880
ROOMY = 720


class WatchedColumn(QVBoxLayout):
    """A column that tells its width before it sets its parts.

    An event would tell a page as much, but PySide6 makes 180 names for the first one that arrives.
    """

    def __init__(self, parent: QWidget, tell: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._tell = tell

    def setGeometry(self, area: QRect) -> None:  # noqa: N802 - Qt's name
        """Set the parts into an area."""
        self._tell(area.width())
        super().setGeometry(area)


class StartPage(QWidget):
    """Asks what to do and says it with paths; opening files is the window's part."""

    create_wanted = Signal(object)
    open_wanted = Signal(object)
    example_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, context: UiContext, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self.setAccessibleName(tr("Start"))
        self.appearance = AppearanceButtons(context)
        self.new = self._tile("file-plus", tr("New charter"), tr("Begin with your organisation and team"))
        self.open = self._tile("folder-open", tr("Open a charter"), tr("Go on with a .charta file"))
        self.example = self._tile(
            "book-open", tr("Look at the example"), tr("A charter of a cooperative, every question answered")
        )
        self._tiles = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tiles.setSpacing(context.theme.px(16))
        for tile in (self.new, self.open, self.example):
            self._tiles.addWidget(tile, 1)
        self.recent = RecentList(context, recent)
        self._lay_out()
        self._connect()
        self._look_for_missing(recent)

    def ask_new(self) -> None:
        """Ask where a new charter is to be kept."""
        path = asking.ask_new(self._context)
        if path is not None:
            self.create_wanted.emit(path)

    def ask_open(self) -> None:
        """Ask which charter to open."""
        path = asking.ask_existing(self._context)
        if path is not None:
            self.open_wanted.emit(path)

    def ask_example(self) -> None:
        """Ask where the example is to be kept."""
        path = asking.ask_example(self._context)
        if path is not None:
            self.example_wanted.emit(path)

    def focus_first(self) -> None:
        """Put the keyboard on what most people come for: their last charter, or a new one."""
        target = self.recent.first or self.new
        target.setFocus()

    def _tile(self, icon: str, title: str, line: str) -> Tile:
        return Tile(self._context.theme, self._context.icons, icon, title, line)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        outer = WatchedColumn(self, self._turn)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(px(16), px(8), px(16), 0)
        top.addStretch()
        top.addWidget(self.appearance)
        outer.addLayout(top)
        area = ScrollColumn(px(WIDTH), centred=True, parent=self)
        area.body.setContentsMargins(px(40), px(24), px(40), px(40))
        area.body.setSpacing(px(40))
        area.body.addLayout(self._brand())
        area.body.addLayout(self._tiles)
        area.body.addWidget(self.recent)
        area.body.addStretch(1)
        area.body.addWidget(self._hint())
        outer.addWidget(area)

    def _brand(self) -> QHBoxLayout:
        px, tr = self._context.theme.px, self._context.tr
        row = QHBoxLayout()
        row.setSpacing(px(20))
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(px(64), px(64)))
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(Text(tr("Charta"), TextStyle.DISPLAY))
        line = tr("Write your social media charter together, agree on it section by section, and publish it.")
        words.addWidget(Text(line, tone=Tone.NEUTRAL))
        row.addLayout(words, 1)
        return row

    def _turn(self, width: int) -> None:
        """Set the tiles below one another where there is no room beside."""
        set_beside(self._tiles, beside=width >= self._context.theme.px(ROOMY))

    def _hint(self) -> Text:
        hint = Text(
            self._context.tr("You can also drop a .charta file anywhere on this window."),
            TextStyle.CAPTION,
            Tone.NEUTRAL,
        )
        hint.setProperty("alignment", "AlignHCenter")
        return hint

    def _connect(self) -> None:
        self.new.clicked.connect(self.ask_new)
        self.open.clicked.connect(self.ask_open)
        self.example.clicked.connect(self.ask_example)
        self.recent.chosen.connect(self.open_wanted)
        self.recent.forgotten.connect(self.forget_wanted)

    def _look_for_missing(self, recent: Sequence[str]) -> None:
        """Look for the files in the background: a folder of a network that is away can take a minute."""
        if recent:
            paths = tuple(recent)
            follow = Follow(self, self.recent.mark_missing, self._context.messages.fail)
            self._context.background.run(lambda task: _missing(paths, task), follow)


def _missing(paths: Sequence[str], task: Task) -> frozenset[str]:
    found = set()
    for number, path in enumerate(paths):
        task.report(number, len(paths))
        if not Path(path).exists():
            found.add(path)
    return frozenset(found)
