"""The head of a part of a page: a title, a line about it, and what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.ui.theme import TextStyle, Theme, Tone
from charta.ui.widgets.text import Text


class SectionHeader(QWidget):
    """A title with an optional line below; buttons go into `tools`, at its right."""

    def __init__(self, theme: Theme, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Text(title, TextStyle.TITLE))
        if line:
            words.addWidget(Text(line, tone=Tone.NEUTRAL))
        row.addLayout(words, 1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(theme.px(8))
        row.addLayout(self.tools)
