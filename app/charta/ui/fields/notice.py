"""A notice for a narrow place: a sign, a sentence, and the action below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class Notice(QFrame):
    """Tells one thing and offers one action."""

    acted = Signal()

    def __init__(self, context: UiContext, tone: Tone, icon: str, words: str, action: str) -> None:
        super().__init__()
        px = context.theme.px
        self.setProperty("area", "banner")
        self.setProperty("tone", tone.value)
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(12), px(12), px(12))
        row.setSpacing(px(12))
        sign = QLabel()
        sign.setPixmap(context.icons.pixmap(icon, tone.role, 20, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(Text(words, TextStyle.CAPTION))
        self.action: QPushButton = button(context.icons, action, Kind.SECONDARY)
        self.action.setAccessibleDescription(words)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        self.action.clicked.connect(self.acted)
