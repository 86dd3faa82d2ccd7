"""A message inside a page: what happened, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from charta.ui.icons import Icons
from charta.ui.theme import Role, Theme, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.text import Text

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}


class Banner(QFrame):
    """A coloured frame with an icon, a text, optional buttons and, where it can be closed, a cross."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        tone: Tone = Tone.ACCENT,
        *,
        close: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Build it; `close` is the name of the cross, in the user's language, and empty for no cross."""
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setProperty("area", "banner")
        self.setProperty("tone", tone.value)
        self.setAccessibleName(text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        self._row.setSpacing(theme.px(12))
        self._add_icon(tone)
        self._words = Text(text)
        self._words.setMinimumHeight(theme.px(32))
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._add_words()
        if close:
            cross = icon_button(icons, "x", close, 16)
            cross.clicked.connect(self.closed)
            self._row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)

    def add_action(self, text: str, kind: Kind = Kind.SECONDARY) -> QPushButton:
        """Add a button behind the text and return it."""
        made = button(self._icons, text, kind)
        self._row.insertWidget(self._row.indexOf(self._words) + 1, made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._words.setText(text)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The words of the banner."""
        return self._words.text()

    def _add_words(self) -> None:
        self._row.addWidget(self._words, 1)

    def _add_icon(self, tone: Tone) -> None:
        picture = QLabel()
        role = Role.TEXT if tone is Tone.NEUTRAL else tone.role
        picture.setPixmap(self._icons.pixmap(_ICONS[tone], role, 20, self.devicePixelRatioF()))
        self._row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
