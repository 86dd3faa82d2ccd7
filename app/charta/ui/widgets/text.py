"""Labels of the typographic scale."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from charta.ui.theme import TextStyle, Tone


class Text(QLabel):
    """Plain words in a text style, wrapped by default. Never takes what it shows for markup."""

    def __init__(
        self,
        text: str,
        style: TextStyle = TextStyle.BODY,
        tone: Tone | None = None,
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textStyle", style.value)
        if tone is not None:
            self.setProperty("tone", tone.value)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_tone(self, tone: Tone | None) -> None:
        """Change what the words express."""
        self.setProperty("tone", tone.value if tone else None)
        self.style().unpolish(self)
        self.style().polish(self)
