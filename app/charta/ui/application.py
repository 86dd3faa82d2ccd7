"""Starts the window; what nothing else has caught ends here, told in a sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from charta import __version__, paths
from charta.errors import sentence
from charta.i18n import preferred_language
from charta.ui.charter_desk import CharterDesk
from charta.ui.collecting import Collector
from charta.ui.icons import application_icon
from charta.ui.preferences import Preferences
from charta.ui.surroundings import Surroundings, load_first_fonts, load_other_fonts
from charta.ui.theme import Tone
from charta.ui.window import MainWindow

if TYPE_CHECKING:
    from types import TracebackType

    from charta.errors import FileError


SETTLED_MS: Final = 150
"""The window is painted by then, and nobody has found a button in it."""


class LastResort:
    """Handles what nobody expected: once at a time, in a sentence, with the details at hand."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._telling = False

    def __call__(
        self, kind: type[BaseException], mistake: BaseException, trace: "TracebackType | None"
    ) -> None:
        """Tell the user that something went wrong. What was committed before is already in the file."""
        import traceback

        details = "".join(traceback.format_exception(kind, mistake, trace))
        sys.stderr.write(details)
        if self._telling or issubclass(kind, KeyboardInterrupt):
            return
        self._telling = True
        try:
            self._tell(details)
        finally:
            self._telling = False

    def _tell(self, details: str) -> None:
        from charta.ui.widgets.dialog import Reply

        context = self._window.context
        tr = context.tr
        text = tr(
            "Charta made a mistake and could not do that. Your charter is safe: every change up to this one "
            "is saved."
        )
        replies = [Reply("copy", tr("Copy the details")), Reply("close", tr("Go on"), is_default=True)]
        if context.messages.ask(tr("Something went wrong"), text, replies) == "copy":
            QGuiApplication.clipboard().setText(details)


class QuietReport:
    """Tells in passing what stops nobody, such as a backup that cannot be made; the same thing only once."""

    def __init__(self) -> None:
        self._window: MainWindow | None = None
        self._told: set[str] = set()

    def show_in(self, window: MainWindow) -> None:
        """Tell it in this window."""
        self._window = window

    def __call__(self, error: "FileError") -> None:
        """Tell one thing, once what led to it is done: a charter that is being opened comes first."""
        window = self._window
        told = f"{error.code} {error.parameters.get('path')}"
        if window is not None and told not in self._told:
            self._told.add(told)
            QTimer.singleShot(0, window, lambda: self._tell(window, error))

    @staticmethod
    def _tell(window: MainWindow, error: "FileError") -> None:
        from charta.errors import VerificationFailed
        from charta.ui.widgets.dialog import Reply

        tr = window.context.tr
        words = sentence(error, window.context)
        if isinstance(error, VerificationFailed):
            # Two files have to be found and one of them chosen: nothing to be read in passing.
            replies = [Reply("close", tr("Close"), is_default=True)]
            window.context.messages.ask(tr("The file and one of its backups differ"), words, replies)
            return
        words = tr("A backup could not be made; the charter itself is saved. {reason}", reason=words)
        window.context.messages.inform(words, Tone.WARNING)


def start(arguments: Sequence[str]) -> tuple[QApplication, MainWindow]:
    """Show the window, with a charter if one is named; return it with the application."""
    application, window = make_window(arguments)
    sys.excepthook = LastResort(window)
    Collector(application)
    window.show()
    Settling(window).start(0)
    return application, window


class Settling(QTimer):
    """Does what the window did not have to wait for: later fonts, and a look at the desktop's scheme."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setSingleShot(True)
        self.timeout.connect(self._wait)

    def _wait(self) -> None:
        """Begin to wait once the window has had its turn, however slow the machine is."""
        self.timeout.disconnect(self._wait)
        self.timeout.connect(self._settle)
        self.start(SETTLED_MS)

    def _settle(self) -> None:
        load_other_fonts()
        self._window.follow_desktop()


def make_window(arguments: Sequence[str]) -> tuple[QApplication, MainWindow]:
    """Return the application and its window; a charter that is named is opened once the window is shown."""
    application = make_application()
    preferences = Preferences(paths.settings_file())
    if not preferences.settings.language:
        preferences.set_language(preferred_language(os.environ))
    report = QuietReport()
    desk = CharterDesk(None, None, paths.backups(), report)
    window = MainWindow(desk, Surroundings(application, preferences))
    report.show_in(window)
    if arguments:
        load_other_fonts()
        path = Path(arguments[0]).absolute()
        QTimer.singleShot(0, window, lambda: window.open(path))
    return application, window


def make_application() -> QApplication:
    """Return the application, with its style and first fonts but still without a window."""
    if sys.platform == "win32":
        # Else AltGr counts as Ctrl+Alt there, and typing "@" on a Canadian keyboard would be a shortcut.
        os.environ.setdefault("QT_QPA_PLATFORM", "windows:altgr")
    # As an option: `setStyle` returns the style, for which PySide6 would make the largest class of Qt.
    application = QApplication(["charta", "-style", "Fusion"])
    application.setApplicationName("Charta")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("charta")
    application.setWindowIcon(application_icon())
    load_first_fonts()
    return application
