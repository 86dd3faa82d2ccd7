"""A workshop in its window, on screens and with a clock that a test controls."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import ItemKind
from charta.ui.context import UiContext
from charta.ui.messages import Messages
from charta.ui.room.screens import Screen, Screens
from charta.ui.room.stage.presenter import PresenterWindow
from charta.ui.room.tools import RoomTools
from charta.ui.room.window import RoomWindow
from fakes import SteppingClock


class FakeScreen:
    """A screen of a test."""

    def __init__(self, name: str, left: int) -> None:
        self._name = name
        self._left = left

    def name(self) -> str:
        return self._name

    def geometry(self) -> QRect:
        return QRect(self._left, 0, 1280, 720)


LAPTOP, PROJECTOR = FakeScreen("laptop", 0), FakeScreen("projector", 1280)


class FakeScreens(Screens):
    """Screens that come and go as a test says; the facilitator works on `mine`."""

    def __init__(self, *screens: FakeScreen) -> None:
        super().__init__()
        self.there: list[Screen] = list(screens)
        self.mine: Screen = screens[0]
        self.filled: list[Screen] = []

    def all(self) -> Sequence[Screen]:
        return self.there

    def of(self, window: QWidget) -> Screen:
        assert isinstance(window, RoomWindow)
        return self.mine

    def fill(self, window: PresenterWindow, screen: Screen, *, is_beside: bool) -> None:
        assert is_beside == (screen is not self.mine)
        self.filled.append(screen)
        window.setGeometry(screen.geometry())
        window.show()

    def plug(self, screen: Screen) -> None:
        self.there.append(screen)
        self.added.emit(screen)

    def unplug(self, screen: Screen) -> None:
        """As Qt does: the screen goes, then windows are moved to another one."""
        self.there.remove(screen)
        self.removed.emit(screen)
        if self.mine is screen:
            self.mine = self.there[0]


@dataclass
class Steady:
    """The clock that nobody can set: it goes with the test's clock, but for what `set_clock` adds."""

    clock: SteppingClock
    began: datetime
    ahead: float = 0

    def __call__(self) -> float:
        return (self.clock.moment - self.began).total_seconds() - self.ahead

    def set_clock(self, seconds: float) -> None:
        """Set the computer's clock; no time goes by."""
        self.clock.advance(seconds=seconds)
        self.ahead += seconds


@dataclass
class Meeting:
    """A workshop of the example: what stands behind the window, and how it is opened."""

    qtbot: QtBot
    bench: Workbench
    clock: SteppingClock
    number: int
    steady: Steady
    messages: Messages | None = None
    opened: list[RoomWindow] = field(default_factory=list)

    def open(self, context: UiContext, *screens: FakeScreen) -> RoomWindow:
        """Open the window and give it the keyboard."""
        given = self.messages

        def messages(window: QWidget, context: UiContext, show_notice: object) -> Messages:
            assert given is not None
            return given

        made = FakeScreens(*(screens or (LAPTOP,)))
        tools = RoomTools(lambda: made, self.steady)
        if given is not None:
            tools = RoomTools(lambda: made, self.steady, messages)
        window = RoomWindow(context, self.bench, self.number, None, tools)
        self.opened.append(window)
        window.conductor.stop()
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    def item(self, kind: ItemKind) -> int:
        """Return the first item of a kind."""
        return next(item.number for item in self.bench.agendas.items(self.number) if item.kind is kind)

    def pass_time(self, window: RoomWindow, **time: float) -> None:
        """Let time go by, a minute after the other, as in a room where the window ticks."""
        end = self.clock.moment.timestamp() + _seconds(time)
        while self.clock.moment.timestamp() < end:
            self.clock.advance(seconds=min(60.0, end - self.clock.moment.timestamp()))
            window.conductor.tick()
        QApplication.processEvents()


def _seconds(time: dict[str, float]) -> float:
    return 60 * time.get("minutes", 0) + time.get("seconds", 0)


def screens_of(window: RoomWindow) -> FakeScreens:
    """Return the screens of a window."""
    assert isinstance(window._screens, FakeScreens)
    return window._screens


def presenter_of(window: RoomWindow) -> PresenterWindow:
    """Return what the room sees."""
    presenter = window.big.presenter
    assert presenter is not None
    return presenter


def key(qtbot: QtBot, window: QWidget, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """Press a key where the keyboard is."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for modifier in held:
        modifiers |= modifier
    QApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)
    QApplication.processEvents()
