"""A button with its key before words that wrap."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from charta.ui.theme import TextStyle, Theme, Tone
from charta.ui.widgets.tall_button import TallButton
from charta.ui.widgets.text import Text


class LineButton(TallButton):
    """A key or letter at the left, words that wrap beside it."""

    def __init__(
        self, theme: Theme, key: str, words: str, kind: str, style: TextStyle = TextStyle.BODY
    ) -> None:
        super().__init__(kind)
        self.setAutoDefault(False)
        said = Text(words, style)
        said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(5), theme.px(10), theme.px(5))
        row.setSpacing(theme.px(10))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Text(key, TextStyle.LABEL, Tone.ACCENT, wrap=False), 0, top)
        row.addWidget(said, 1)
        self.setAccessibleName(f"{key}: {words}")
        self.let_clicks_through()
