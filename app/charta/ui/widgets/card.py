"""A rounded area that holds what belongs together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from charta.ui.theme import TextStyle, Theme, Tone
from charta.ui.widgets.text import Text


class Card(QFrame):
    """A card with an optional title; put widgets into `body`."""

    def __init__(
        self, theme: Theme, title: str = "", *, tone: Tone | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("area", "card")
        if tone is not None:
            self.setProperty("tone", tone.value)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(20))
        self.body.setSpacing(theme.px(12))
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Text(title, TextStyle.SUBTITLE))
