"""The keys of the facilitator's window, at work."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from charta.ui.room.keys import KEYS, sequences


class Shortcuts(QObject):
    """Does what `keys` lists, wherever the keyboard is within a window.

    Text fields have their own use for some of these keys (Ctrl+K deletes to the end of a line on Linux and
    macOS), so whatever has the keyboard is watched and does not get them.
    """

    def __init__(self, window: QWidget, command: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._sequences = {sequence for name in KEYS for sequence in sequences(name)}
        for name in KEYS:
            for sequence in sequences(name):
                QShortcut(sequence, window).activated.connect(partial(command, name))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_keyboard)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the keys of the window from what has the keyboard."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()) in self._sequences
        ):
            return True
        return super().eventFilter(watched, event)

    def _follow_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._window.isAncestorOf(now):
            now.installEventFilter(self)
