"""The screens of the computer: which there are, and which comes and goes."""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from charta.ui.room.stage.presenter import PresenterWindow


class Screen(Protocol):
    """A screen, as Qt describes it."""

    def name(self) -> str:
        """Return its name."""
        ...

    def geometry(self) -> QRect:
        """Return its place on the desktop."""
        ...


class Screens(QObject):
    """Knows the screens; tests put others in their place."""

    added = Signal(object)
    removed = Signal(object)

    def all(self) -> Sequence[Screen]:
        """Return every screen."""
        raise NotImplementedError

    def of(self, window: QWidget) -> Screen:
        """Return the screen on which a window is."""
        raise NotImplementedError

    def fill(self, window: PresenterWindow, screen: Screen, *, is_beside: bool) -> None:
        """Let the presenter window fill a screen, beside the facilitator's window or over it."""
        raise NotImplementedError


class SystemScreens(Screens):
    """The screens of this computer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.screenAdded.connect(self._add)
        application.screenRemoved.connect(self._remove)

    def all(self) -> Sequence[Screen]:
        """Return every screen."""
        return QGuiApplication.screens()

    def of(self, window: QWidget) -> Screen:
        """Return the screen on which a window is."""
        return window.screen()

    def fill(self, window: PresenterWindow, screen: Screen, *, is_beside: bool) -> None:
        """Let the presenter window fill a screen, beside the facilitator's window or over it."""
        window.fill(cast("QScreen", screen), is_beside=is_beside)

    def _add(self, screen: QScreen) -> None:
        self.added.emit(screen)

    def _remove(self, screen: QScreen) -> None:
        self.removed.emit(screen)
