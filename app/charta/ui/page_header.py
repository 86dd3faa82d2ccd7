"""The head of a page: its title, a line about its purpose, and the buttons about the whole page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.text import Text


class PageHeader(QWidget):
    """Says what the page is; put buttons into `tools`, at the right of the title."""

    def __init__(self, context: UiContext, title: str, purpose: str, overline: str) -> None:
        super().__init__()
        self._theme = context.theme
        self.is_short = False
        self.tools = QHBoxLayout()
        self._overline = Text(overline, TextStyle.OVERLINE)
        self._title = Text(title, TextStyle.DISPLAY)
        self._purpose = Text(purpose, tone=Tone.NEUTRAL)
        self._lay_out()
        self.set_short(is_short=False)

    @property
    def title_width(self) -> int:
        """How wide the title is in one line, in pixels."""
        return QFontMetrics(self._theme.font(self._style)).horizontalAdvance(self._title.text())

    @property
    def _style(self) -> TextStyle:
        return TextStyle.TITLE if self.is_short else TextStyle.DISPLAY

    def set_short(self, *, is_short: bool) -> None:
        """Show the title alone, in smaller letters and with the purpose as its tip, or everything."""
        self.is_short = is_short
        self._title.set_style(self._style)
        self._title.setToolTip(self._purpose.text() if is_short else "")
        for text in (self._overline, self._purpose):
            text.setVisible(bool(text.text()) and not is_short)

    def _lay_out(self) -> None:
        px = self._theme.px
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(24))
        row.addWidget(self._title, 1)
        self.tools.setSpacing(px(8))
        row.addLayout(self.tools)
        row.setAlignment(self.tools, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._overline)
        words.addLayout(row)
        words.addWidget(self._purpose)
