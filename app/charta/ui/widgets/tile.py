"""A large button with an icon, a title and a line that says what it does."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.tall_button import TallButton
from charta.ui.widgets.text import Text


class Tile(TallButton):
    """A button that explains itself; `title` is its accessible name, `line` its description."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, title: str, line: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("tile", parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(20))
        column.setSpacing(theme.px(4))
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, Role.ACCENT, 24, self.devicePixelRatioF()))
        column.addWidget(picture)
        column.addSpacing(theme.px(8))
        column.addWidget(Text(title, TextStyle.SUBTITLE))
        column.addWidget(Text(line, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addStretch()
