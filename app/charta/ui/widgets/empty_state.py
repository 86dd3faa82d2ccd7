"""What a page or list says when there is nothing yet: what it is for, and how to begin."""

from PySide6 import QtCore
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class EmptyState(QWidget):
    """An icon, a title, a sentence, and room for a button or two."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(24), theme.px(32), theme.px(24), theme.px(32))
        self._column.setSpacing(theme.px(8))
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, Role.ACCENT, 32, self.devicePixelRatioF()))
        picture.setProperty("alignment", "AlignHCenter")
        self._column.addWidget(picture)
        for words in (Text(title, TextStyle.SUBTITLE), Text(text, tone=Tone.NEUTRAL)):
            words.setProperty("alignment", "AlignHCenter")
            self._column.addWidget(words)

    def add_action(self, text: str, kind: Kind = Kind.SECONDARY, icon: str = "") -> QPushButton:
        """Add a button below the sentence and return it."""
        made = button(self._icons, text, kind, icon)
        self._column.addSpacing(self._column.spacing())
        self._column.addWidget(made, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
        return made
