"""The workshops beside each other: what each is called, when it takes place, how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Workshop
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Button, Kind, button
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.workshops.words import (
    STATE_TONES,
    STATE_WORDS,
    minutes_line,
    when_line,
    workshop_state,
    workshop_title,
)

WIDTH = 232
LEAST = 160


class WorkshopTile(Button):
    """One workshop; a click shows it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        px = context.theme.px
        self._context = context
        self.setProperty("kind", "tile")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel("", TextStyle.LABEL)
        self._when = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._length = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._state = Chip(context.theme, context.icons, "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(2))
        for part in (self._title, self._when, self._length):
            self._column.addWidget(part)
        self._column.addSpacing(px(4))
        self._column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the same width as every other one; a button of Qt’s knows nothing of what it holds."""
        return QSize(self._context.theme.px(WIDTH), self._column.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need less: what does not fit is told by tool tips."""
        return QSize(self._context.theme.px(LEAST), self._column.sizeHint().height())

    def show_workshop(self, bench: Workbench, workshop: Workshop) -> None:
        """Show a workshop."""
        translator, tr = self._context.translator, self._context.tr
        state = workshop_state(bench, workshop.number)
        tone, icon = STATE_TONES[state]
        title = tr(
            "{number}. {title}",
            number=workshop.number,
            title=workshop_title(bench, workshop, translator),
        )
        when, length = when_line(workshop, translator), minutes_line(workshop.minutes, translator)
        for label, words in ((self._title, title), (self._when, when), (self._length, length)):
            label.setText(words)
        self._state.show_state(tr(STATE_WORDS[state]), tone, icon)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{when}. {length}. {self._state.text}.")
        self.updateGeometry()


class Shelf(Flow):
    """The tiles, of which one is chosen, and a button for more of them."""

    chosen = Signal(int)
    more_asked = Signal()

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme.px(12), parent)
        self._context = context
        self._bench = bench
        self.tiles: dict[int, WorkshopTile] = {}
        self._group = QButtonGroup(self)
        self.more = button(context.icons, context.tr("Plan more…"), Kind.QUIET, "plus")
        self.add(self.more)
        self.more.clicked.connect(self.more_asked)
        self._group.idClicked.connect(self.chosen)

    def show_workshops(self, workshops: Sequence[Workshop], chosen: int) -> None:
        """Show these workshops, of which one is chosen."""
        numbers = [workshop.number for workshop in workshops]
        if numbers != list(self.tiles):
            self._build(numbers)
        for workshop in workshops:
            self.tiles[workshop.number].show_workshop(self._bench, workshop)
            self.tiles[workshop.number].setChecked(workshop.number == chosen)

    def _build(self, numbers: Sequence[int]) -> None:
        for gone in set(self.tiles) - set(numbers):
            tile = self.tiles.pop(gone)
            self._group.removeButton(tile)
            tile.hide()
            tile.deleteLater()
        for number in numbers:
            if number not in self.tiles:
                self.tiles[number] = WorkshopTile(self._context)
                self._group.addButton(self.tiles[number], number)
                self.add(self.tiles[number])
        self.tiles = {number: self.tiles[number] for number in numbers}
        # A flow shows its children in their order, in which this puts each at the end.
        for part in (*self.tiles.values(), self.more):
            part.raise_()
        keyboard: QWidget = self
        for part in (*self.tiles.values(), self.more):
            QWidget.setTabOrder(keyboard, part)
            keyboard = part
