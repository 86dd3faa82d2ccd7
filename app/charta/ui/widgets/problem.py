"""What went wrong, in one sentence, where it went wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from charta.errors import ChartaError, sentence
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.text import Text


class Problem(QWidget):
    """A sentence with a sign; hidden while nothing is wrong."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._words = Text("", TextStyle.CAPTION, Tone.DANGER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.px(6))
        sign = QLabel()
        sign.setPixmap(context.icons.pixmap("circle-alert", Role.DANGER, 16, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, empty for none."""
        return "" if self.isHidden() else self._words.text()

    def show_error(self, error: ChartaError | None) -> None:
        """Show an error, or nothing."""
        self.tell(sentence(error, self._context) if error is not None else "")

    def tell(self, words: str) -> None:
        """Show a sentence, or nothing where it is empty."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
