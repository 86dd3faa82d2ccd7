"""The presenter window and the screens: where it is shown, and what happens when a screen comes or goes."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from charta.domain.stage import Stage
from charta.ui.room.screens import Screen, Screens
from charta.ui.room.stage.presenter import PresenterWindow
from charta.ui.theme import Theme


class BigScreen(QObject):
    """Shows the presenter window on the other screen, or over the facilitator's where there is no other."""

    changed = Signal()
    """It was opened, moved or closed."""
    lost = Signal()
    """The screen on which it was is gone; it was closed."""
    found = Signal(object)
    """Another `Screen` has come, and nothing is shown there yet."""
    moved = Signal()
    """It covered the facilitator's window and went over to a screen that has come."""

    def __init__(self, window: QWidget, screens: Screens, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._screens = screens
        self._theme = theme
        self._on: Screen | None = None
        self._stage: Stage | None = None
        self.presenter: PresenterWindow | None = None
        screens.added.connect(self._come)
        screens.removed.connect(self._go)

    @property
    def is_shown(self) -> bool:
        """Whether the room sees anything."""
        return self.presenter is not None

    def toggle(self) -> None:
        """Show the presenter window, or close it."""
        if self.is_shown:
            self.close()
        else:
            self.show_on(self._other() or self._screens.of(self._window))

    def show_on(self, screen: Screen) -> None:
        """Show the presenter window on a screen."""
        if self.presenter is None:
            self.presenter = PresenterWindow(self._theme)
            self.presenter.left.connect(self.close)
            if self._stage is not None:
                self.presenter.show_stage(self._stage)
        self._on = screen
        is_beside = screen is not self._screens.of(self._window)
        self._screens.fill(self.presenter, screen, is_beside=is_beside)
        if is_beside:
            # The facilitator goes on typing where the keyboard was.
            self._window.activateWindow()
        self.changed.emit()

    def show_stage(self, stage: Stage) -> None:
        """Show a stage, now or as soon as the window is opened."""
        self._stage = stage
        if self.presenter is not None:
            self.presenter.show_stage(stage)

    def set_theme(self, theme: Theme) -> None:
        """Follow the look of the application."""
        self._theme = theme
        if self.presenter is not None:
            self.presenter.set_theme(theme)

    def close(self) -> None:
        """Close the presenter window and go on in the facilitator's."""
        presenter, self.presenter, self._on = self.presenter, None, None
        if presenter is None:
            return
        presenter.close()
        presenter.deleteLater()
        self._window.activateWindow()
        self.changed.emit()

    # -- inside -------------------------------------------------------------------------------------------

    def _other(self) -> Screen | None:
        mine = self._screens.of(self._window)
        return next((screen for screen in self._screens.all() if screen is not mine), None)

    def _come(self, screen: Screen) -> None:
        if self.is_shown and self._on is self._screens.of(self._window):
            self.show_on(screen)
            self.moved.emit()
        elif not self.is_shown:
            self.found.emit(screen)

    def _go(self, screen: Screen) -> None:
        if not self.is_shown:
            return
        if screen is self._on:
            self.close()
            self.lost.emit()
        else:
            # The window system moves the windows of a screen that is gone, but only after it says so.
            QTimer.singleShot(0, self, self._part)

    def _part(self) -> None:
        """Give the facilitator back a screen on which the presenter window lies over the other one."""
        if self.is_shown and self._on is self._screens.of(self._window):
            self.close()
            self.lost.emit()
