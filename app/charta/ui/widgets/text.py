"""Labels of the typographic scale."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.styled import set_styled
from charta.ui.widgets.tips import breakable


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
        super().__init__(parent)
        self._said, self._named = "", False
        self.setProperty("textFormat", "PlainText")
        self.setProperty("textStyle", style.value)
        if tone is not None:
            self.setProperty("tone", tone.value)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show other words; very long ones break where the line ends."""
        self._said = text
        shown = breakable(text) if self.wordWrap() else text
        super().setText(shown)
        # Where the words are shown with breaks, they are read out without them.
        if shown != text or self._named:
            self._named = shown != text
            self.setAccessibleName(text if self._named else "")

    def set_tone(self, tone: Tone | None) -> None:
        """Show the words in another tone, None for the usual one."""
        set_styled(self, "tone", tone.value if tone is not None else "")

    def set_style(self, style: TextStyle) -> None:
        """Show the words in another style."""
        set_styled(self, "textStyle", style.value)

    def text(self) -> str:
        """Return the words as they were given."""
        return self._said
