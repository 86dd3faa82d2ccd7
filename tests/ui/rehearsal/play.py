"""A rehearsal: the main window, the room's window, two screens, a clock, and somebody at the keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.domain.stage import Stage
from charta.i18n import Translator
from charta.ui.companion import companions
from charta.ui.room.deciding.pane import DecidingPane
from charta.ui.room.stage.marks import Words
from charta.ui.room.stage.presenter import PresenterWindow
from charta.ui.room.tools import RoomTools
from charta.ui.room.window import RoomWindow
from charta.ui.widgets.banner import Banner
from fakes import SteppingClock
from ui.doubles import Doors, spoken
from ui.room.rooms import LAPTOP, PROJECTOR, FakeScreens, Steady
from ui.sitting import P, Sit, Sitting, keyboard, opened, press, settle, tab_to

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PASSING = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
"""Windows that come and go by themselves."""


@dataclass
class Play:
    """What the rehearsal is played with; the windows are those that users have."""

    qtbot: QtBot
    sit: Sit
    doors: Doors
    charta: Charta
    clock: SteppingClock
    words: Translator
    path: Path
    folder: Path
    seen: "list[Sight]" = field(default_factory=list, repr=False)
    """Everything that the room has seen."""
    sittings: list[Sitting] = field(default_factory=list, repr=False)
    all_screens: list[FakeScreens] = field(default_factory=list, repr=False)

    # -- windows ------------------------------------------------------------------------------------------

    @property
    def sitting(self) -> Sitting:
        """The main window that was opened last, with what stands behind it."""
        return self.sittings[-1]

    @property
    def bench(self) -> Workbench:
        """What stands behind the main window."""
        return self.sitting.bench

    @property
    def room(self) -> RoomWindow:
        """The facilitator's window."""
        (found,) = companions(self.sitting.window)
        assert isinstance(found, RoomWindow)
        return found

    @property
    def pane(self) -> DecidingPane:
        """Where the section of the item is decided."""
        section = self.room.view.centre.section
        assert section is not None
        return section.deciding

    @property
    def screens(self) -> FakeScreens:
        """The screens of the facilitator's window that was opened last."""
        return self.all_screens[-1]

    @property
    def presenter(self) -> PresenterWindow:
        """What the room sees."""
        found = self.room.big.presenter
        assert found is not None
        assert found.isVisible()
        return found

    def tools(self) -> RoomTools:
        """Return two screens, and a steady clock that goes with the other one."""
        self.all_screens.append(FakeScreens(LAPTOP, PROJECTOR))
        steady = Steady(self.clock, self.clock.moment)
        return RoomTools(lambda: self.screens, steady, lambda *_: self.doors.messages)

    def open(self) -> Sitting:
        """Open the charter in a main window."""
        self.sittings.append(self.sit())
        self.sitting.window.open(self.path)
        QApplication.processEvents()
        return self.sitting

    def close(self) -> None:
        """Close the main window, and all that belongs to it."""
        assert self.sitting.window.close()
        QApplication.processEvents()

    def to_room(self) -> RoomWindow:
        """Give the keyboard to the facilitator's window, which only the test's clock moves on."""
        self.room.conductor.stop()
        self.room.activateWindow()
        self.qtbot.waitUntil(self.room.isActiveWindow)
        QApplication.processEvents()
        return self.room

    def to_main(self) -> None:
        """Give the keyboard to the main window."""
        self.sitting.window.activateWindow()
        self.qtbot.waitUntil(self.sitting.window.isActiveWindow)
        settle(self.sitting, self.qtbot)

    def dialog(self, kind: type[P]) -> P:
        """Return the dialog that has opened, with the keyboard."""
        self.qtbot.waitUntil(lambda: bool(list(self._dialogs(kind))))
        found = opened(self.sitting, kind)
        found.activateWindow()
        self.qtbot.waitUntil(found.isActiveWindow)
        QApplication.processEvents()
        return found

    # -- keyboard -----------------------------------------------------------------------------------------

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys where the keyboard is; a text is typed letter by letter."""
        for key in keys:
            if isinstance(key, str):
                QApplication.processEvents()
                type_words(key)
                QApplication.processEvents()
            else:
                press(self.qtbot, key)

    def hold(self, modifier: Qt.KeyboardModifier, *keys: Qt.Key) -> None:
        """Press keys that are held with another one."""
        for key in keys:
            QApplication.processEvents()
            self.qtbot.keyClick(keyboard(), key, modifier)
        QApplication.processEvents()

    def tab(self, to: str | QWidget) -> None:
        """Go on by Tab to a control, or to what a screen reader calls so."""
        if isinstance(to, QWidget):
            tab_to(self.qtbot, lambda widget: widget is to)
        else:
            tab_to(self.qtbot, lambda widget: spoken(widget) == to)

    def settled(self) -> None:
        """Let the facilitator's window take in what has changed."""
        self.qtbot.waitUntil(lambda: not self.room._settling.isActive())
        QApplication.processEvents()

    # -- time, and what is said ---------------------------------------------------------------------------

    def pass_time(self, **time: float) -> None:
        """Let time go by as in a room where the window ticks."""
        end = self.clock.moment.timestamp() + 60 * time.get("minutes", 0) + time.get("seconds", 0)
        while self.clock.moment.timestamp() < end:
            self.clock.advance(seconds=min(60.0, end - self.clock.moment.timestamp()))
            self.room.conductor.tick()
        QApplication.processEvents()

    def tr(self, text: str, **values: object) -> str:
        """Return a text of the screen in its language."""
        return self.words.tr(text, **values)

    def screen_words(self) -> str:
        """Return everything that the room sees or has read out."""
        self.settled()
        return words_on(self.presenter)

    def banners(self, window: QWidget) -> list[str]:
        """Return what a window tells at its top."""
        return [entry.text for entry in window.findChildren(Banner) if entry.isVisible()]

    def in_banner(self, window: QWidget, words: str) -> QPushButton:
        """Return a button of a banner."""
        found = [made for banner in window.findChildren(Banner) for made in banner.findChildren(QPushButton)]
        return next(made for made in found if made.text() == self.tr(words) and made.isVisible())

    def _dialogs(self, kind: type[P]) -> Iterator[P]:
        return (entry for entry in self.sitting.window.findChildren(kind) if entry.isVisible())


def words_on(presenter: PresenterWindow) -> str:
    """Return everything that is painted on a presenter window, or that it says of itself."""
    told = [presenter.windowTitle(), presenter.accessibleName(), presenter.accessibleDescription()]
    painted = [mark.text for mark in presenter.scene.marks if isinstance(mark, Words)]
    return "\n".join([*told, presenter.toolTip(), *painted])


def type_words(text: str) -> None:
    """Type a text where the keyboard is; Qt’s own helper knows no letter with an accent."""
    for letter in text:
        if letter.isascii():
            QTest.keyClick(keyboard(), letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            code = ord(letter.upper())
            QApplication.sendEvent(keyboard(), QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))


@dataclass(frozen=True)
class Sight:
    """What the room saw at a moment."""

    stage: Stage
    words: str


def watched(monkeypatch: pytest.MonkeyPatch) -> list[Sight]:
    """Return a list that takes in whatever any presenter window shows from now on."""
    seen: list[Sight] = []
    show = PresenterWindow.show_stage

    def show_and_keep(presenter: PresenterWindow, stage: Stage) -> None:
        show(presenter, stage)
        seen.append(Sight(stage, words_on(presenter)))

    monkeypatch.setattr(PresenterWindow, "show_stage", show_and_keep)
    return seen


class Strays(QObject):
    """Notes windows that flash up although nobody asked for them: they would take the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at every window that is shown."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            known = (QMainWindow, PresenterWindow, QDialog, QMenu)
            if not isinstance(watched, known) and watched.windowType() not in PASSING:
                self.found.append(f"{type(watched).__name__} {spoken(watched)}")
        return False
