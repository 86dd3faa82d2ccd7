"""A button over as many lines as its words take, with its key before them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from charta.ui.theme import TextStyle, Theme, Tone
from charta.ui.widgets.buttons import Button
from charta.ui.widgets.text import Text


class LineButton(Button):
    """A key or letter at the left, words that wrap beside it."""

    def __init__(
        self, theme: Theme, key: str, words: str, kind: str, style: TextStyle = TextStyle.BODY
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = Text(words, style)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(10), theme.px(5), theme.px(10), theme.px(5))
        self._row.setSpacing(theme.px(10))
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(Text(key, TextStyle.LABEL, Tone.ACCENT, wrap=False), 0, top)
        self._row.addWidget(self._words, 1)
        self.setAccessibleName(f"{key}: {words}")
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words take at a width."""
        return self._row.totalHeightForWidth(width)
