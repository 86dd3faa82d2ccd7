"""Makes the context of a window: reads the preferences and dresses the application accordingly."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QLocale, QTemporaryDir, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from charta.i18n import SOURCE_LANGUAGE, Translator, translator
from charta.paths import resources
from charta.ui.background import Background
from charta.ui.context import UiContext
from charta.ui.files import FileChooser, SystemFiles
from charta.ui.icons import Icons
from charta.ui.messages import Messages, Notice, WindowMessages
from charta.ui.numbers import locale_of
from charta.ui.preferences import Preferences
from charta.ui.theme import Role, Theme, first_resolved, load_theme, resolved, themes_folder

ShowNotice = Callable[[Notice], None]
FIRST_FONTS: Final = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")
Doors = Callable[[QWidget, Translator, Icons, ShowNotice], tuple[Messages, FileChooser]]
_SCHEMES = {"light": "Light", "dark": "Dark", "system": "Unknown"}
_PICTURES = {
    "check": ("check", Role.ON_ACCENT),
    "minus": ("minus", Role.ON_ACCENT),
    "chevron-down": ("chevron-down", Role.TEXT_MUTED),
    "chevron-up": ("chevron-up", Role.TEXT_MUTED),
    "radio": ("radio-chosen", Role.ACCENT),
    "radio-disabled": ("radio-chosen", Role.TEXT_DISABLED),
}
"""The pictures of the style sheet by name: an icon and its colour."""


class Surroundings:
    """Everything outside the window; `doors` opens those to the user, which tests replace."""

    def __init__(
        self,
        application: QApplication,
        preferences: Preferences,
        doors: Doors | None = None,
        words: Callable[[str], Translator] = translator,
    ) -> None:
        self.preferences = preferences
        self.background = Background()
        self._application = application
        self._is_dressed = False
        self._doors = doors or _real_doors
        self._words = words
        self._qt_words = QTranslator()

    def context(self, window: QWidget, show_notice: ShowNotice) -> UiContext:
        """Dress the application as the preferences say, and return the context for a window."""
        settings = self.preferences.settings
        # By its name, since the namespace of the schemes is not made before the window is shown.
        self._application.styleHints().setProperty("colorScheme", _SCHEMES[settings.theme])
        resolve = resolved if self._is_dressed else first_resolved
        theme = load_theme(resolve(settings.theme), settings.zoom)
        icons = Icons(theme)
        self._dress(theme, icons)
        words = self._words(settings.language)
        self._speak(words.language)
        messages, files = self._doors(window, words, icons, show_notice)
        return UiContext(words, theme, icons, self.preferences, messages, files, self.background)

    def close(self) -> None:
        """End what runs in the background."""
        self.background.close()

    def _dress(self, theme: Theme, icons: Icons) -> None:
        self._is_dressed = True
        folder = Path(_picture_folder().path()) / theme.name
        rules = (themes_folder() / "charta.qss").read_text(encoding="utf-8")
        sheet = theme.style_sheet(rules, folder)
        if sheet == self._application.styleSheet():
            return  # Qt would dress every widget anew, and nothing would look different.
        folder.mkdir(exist_ok=True)
        for name, (icon, role) in _PICTURES.items():
            (folder / f"{name}.svg").write_bytes(icons.svg(icon, role))
        self._application.setPalette(theme.palette())
        self._application.setFont(theme.font())
        self._application.setStyleSheet(sheet)

    def _speak(self, language: str) -> None:
        """Let Qt's own words (in file dialogs, menus of text fields) and dates be in the language too."""
        self._application.removeTranslator(self._qt_words)
        if language != SOURCE_LANGUAGE:
            places = QtCore.QLibraryInfo
            folder = places.path(places.LibraryPath.TranslationsPath)
            if self._qt_words.load(f"qtbase_{language}", folder):
                self._application.installTranslator(self._qt_words)
        QLocale.setDefault(locale_of(language))


@cache
def _picture_folder() -> QTemporaryDir:
    """Make the folder of the style sheet's pictures, once for the process.

    A style sheet can show pictures from files only, these must have the colours of the theme, and Qt reads
    them whenever it needs them.
    """
    return QTemporaryDir()


def load_fonts() -> None:
    """Make the shipped fonts known to Qt."""
    load_first_fonts()
    load_other_fonts()


def load_first_fonts() -> None:
    """Make those known to Qt that the first page is written in."""
    for file in _font_files():
        if file.stem in FIRST_FONTS:
            QFontDatabase.addApplicationFont(str(file))


def load_other_fonts() -> None:
    """Make the others known to Qt."""
    for file in _font_files():
        if file.stem not in FIRST_FONTS:
            QFontDatabase.addApplicationFont(str(file))


def _font_files() -> list[Path]:
    return sorted((resources() / "fonts").glob("*.otf"))


def _real_doors(
    window: QWidget, words: Translator, icons: Icons, show_notice: ShowNotice
) -> tuple[Messages, FileChooser]:
    return WindowMessages(window, words, icons, show_notice), SystemFiles(window)
