"""A large button with an icon, a title and a line that says what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.buttons import Button
from charta.ui.widgets.text import Text


class Tile(Button):
    """A button that explains itself; `title` is its accessible name, `line` its description."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, title: str, line: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(20))
        self._column.setSpacing(theme.px(4))
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, Role.ACCENT, 24, self.devicePixelRatioF()))
        self._column.addWidget(picture)
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(Text(title, TextStyle.SUBTITLE))
        self._column.addWidget(Text(line, TextStyle.CAPTION, Tone.NEUTRAL))
        self._column.addStretch()
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the line wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words take at a width."""
        return self._column.totalHeightForWidth(width)
