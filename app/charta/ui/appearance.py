"""The buttons for language, theme and zoom, at the top of every window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charta.i18n import screen_languages
from charta.ui.context import UiContext
from charta.ui.widgets.buttons import Kind, button, icon_button

NAMES = {"en": "English", "fr": "Français"}


class AppearanceButtons(QWidget):
    """One button shows the screen in the next language, the other turns the lights on or off."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dark = context.theme.dark
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.px(4))
        self._next_language = _following(context.language)
        if self._next_language != context.language:
            name = NAMES.get(self._next_language, self._next_language)
            self.language = button(context.icons, self._next_language.upper(), Kind.QUIET, "languages")
            self.language.setAccessibleName(context.tr("Show Charta in this language: {name}", name=name))
            self.language.setToolTip(name)
            self.language.clicked.connect(self._choose_language)
            row.addWidget(self.language)
        verb = context.tr("Use the light theme") if self._dark else context.tr("Use the dark theme")
        self.theme = icon_button(context.icons, "sun" if self._dark else "moon", verb)
        self.theme.clicked.connect(self._choose_theme)
        row.addWidget(self.theme)

    def _choose_language(self) -> None:
        self.language_chosen.emit(self._next_language)

    def _choose_theme(self) -> None:
        self.theme_chosen.emit("light" if self._dark else "dark")


def _following(language: str) -> str:
    languages = screen_languages()
    place = languages.index(language) if language in languages else -1
    return languages[(place + 1) % len(languages)]
