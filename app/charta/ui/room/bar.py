"""The head of the facilitator's window: which item, how its time stands, who speaks, and the controls."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from charta.domain.stage import ClockState
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.keys import KEYS, native
from charta.ui.room.state import RoomState
from charta.ui.room.words import (
    CLOCK_ICONS,
    CLOCK_TONES,
    CLOCK_WORDS,
    clock_time,
    forecast_words,
    total_words,
)
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

NARROW: Final = 640
"""Pixels at 100 % below which the title has a line of its own and a menu takes most controls."""
MOST_USED: Final = frozenset({"pause", "next_item", "screen"})


class RoomBar(QFrame):
    """Shows a `RoomState`; every control has a key too, and asks the window for what `keys` calls it."""

    asked = Signal(str)
    """The name of a command (`keys.KEYS`)."""

    def __init__(self, context: UiContext, words: WorkshopWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self.setProperty("area", "bar")
        self.meeting = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.item = ElidedLabel("", TextStyle.SUBTITLE)
        self.clock = Text("", TextStyle.DISPLAY, wrap=False)
        self.planned = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        self.state = Chip(context.theme, context.icons, "")
        self.total = Text("", TextStyle.LABEL, wrap=False)
        self.forecast = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        tr = context.tr
        self.pause = self._button("pause", tr("Pause"))
        self.turn = Chip(context.theme, context.icons, "", Tone.ACCENT)
        self.turn.hide()
        self.show_room = self._button("screen", tr("Show the room"), Kind.PRIMARY)
        self.language = self._button("language", "", icon="languages")
        self.end = self._button("end", tr("End"))
        self._is_live, self._is_narrow, self._is_bilingual = False, False, False
        self._controls: dict[str, QAbstractButton] = {
            "one_more": self._button("one_more", tr("+1 min")),
            "five_more": self._button("five_more", tr("+5 min")),
            "pause": self.pause,
            "next_item": self._button("next_item", tr("Next item")),
            "screen": self.show_room,
            "language": self.language,
            "end": self.end,
            "agenda": self._icon("agenda", "panel-left"),
            "side": self._icon("side", "pen-line"),
            "help": self._icon("help", "circle-question-mark"),
        }
        self._more = icon_button(context.icons, "list", tr("More"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu())
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def show_state(self, state: RoomState) -> None:
        """Show where the room is, and its time."""
        item, meeting = state.item, self._words.meeting(state.workshop)
        self.meeting.setText(meeting)
        self.item.setText(self._words.item(item) if item else meeting)
        self._show_meeting()
        self._is_live = state.is_live
        self._show_controls()
        self.pause.setText(self._context.tr("Go on") if state.is_paused else self._context.tr("Pause"))
        self.tick(state)

    def tick(self, state: RoomState) -> None:
        """Show the time alone."""
        words, item = self._context.translator, state.item
        for part in (self.clock, self.planned, self.state):
            part.setVisible(item is not None and state.is_live)
        if item is not None:
            time = state.time(item)
            self.clock.setText(clock_time(time.spent))
            self.planned.setText(words.tr("of {planned}", planned=clock_time(time.planned)))
            word = words.tr("Paused") if state.is_paused else words.tr(CLOCK_WORDS[time.state])
            tone = CLOCK_TONES[time.state]
            self.state.show_state(word, tone, CLOCK_ICONS[time.state])
            self.clock.set_tone(tone if time.state in (ClockState.ENDING, ClockState.OVER) else None)
        total = state.total()
        self.total.setText(total_words(total, words))
        self.forecast.setText(forecast_words(total, words))
        self.forecast.set_tone(Tone.WARNING if total.over.total_seconds() >= 30 else Tone.NEUTRAL)

    def show_turn(self, department: str) -> None:
        """Show which department speaks, empty for nobody."""
        self.turn.show_state(self._context.tr("{name} has the floor", name=department), Tone.ACCENT)
        self.turn.setVisible(bool(department))

    def show_screen(self, *, shown: bool, language: str, languages: int) -> None:
        """Show whether the room sees anything, and in which language."""
        tr = self._context.tr
        self.show_room.setText(tr("Hide the room’s screen") if shown else tr("Show the room"))
        self.language.setText(language.upper())
        self.language.setAccessibleName(tr("Language of the room’s screen: {name}", name=language.upper()))
        self._is_bilingual = languages > 1
        self._show_controls()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the title a line of its own where there is little room."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._context.theme.px(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_controls()
        self._show_meeting()
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    # -- inside -------------------------------------------------------------------------------------------

    def _show_meeting(self) -> None:
        """Name the workshop over its item where there is room; without an item, its name stands alone."""
        self.meeting.setVisible(not self._is_narrow and self.meeting.text() != self.item.text())

    def _show_controls(self) -> None:
        """Show what can be done; where there is little room, only what is done most, and a menu."""
        running = {"one_more", "five_more", "pause", "next_item", "end"}
        for command, control in self._controls.items():
            is_there = self._is_live or command not in running
            is_there = is_there and (command != "language" or self._is_bilingual)
            control.setVisible(is_there and (command in MOST_USED or not self._is_narrow))
        self._more.setVisible(self._is_narrow)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for command in self._controls:
            if command not in MOST_USED:
                said = f"{self._context.tr(KEYS[command].says)}\t{native(command)}"
                menu.addAction(said).triggered.connect(partial(self.asked.emit, command))
        return menu

    def _icon(self, command: str, icon: str) -> QToolButton:
        said = self._context.tr(KEYS[command].says)
        made = icon_button(self._context.icons, icon, f"{said} ({native(command)})")
        made.clicked.connect(lambda: self.asked.emit(command))
        return made

    def _button(self, command: str, text: str, kind: Kind = Kind.SECONDARY, icon: str = "") -> QPushButton:
        made = button(self._context.icons, text, kind, icon)
        said = self._context.tr(KEYS[command].says)
        made.setToolTip(tip(f"{said} ({native(command)})"))
        made.setAccessibleDescription(f"{said} ({native(command)})")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.asked.emit(command))
        return made

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(6))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.meeting)
        titles.addWidget(self.item)
        self._head.setSpacing(px(4))
        self._head.addLayout(titles, 1)
        self._head.addLayout(self._clock_row())
        column.addLayout(self._head)
        flow = Flow(px(6))
        for control in (*self._controls.values(), self._more):
            flow.add(control)
        column.addWidget(flow)

    def _clock_row(self) -> QHBoxLayout:
        px = self._context.theme.px
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for part in (self.turn, self.state, self.clock, self.planned):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        times.addWidget(self.forecast, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(times)
        return row
