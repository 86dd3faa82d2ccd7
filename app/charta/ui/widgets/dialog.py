"""A dialog that tells one thing and offers verbs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text

_ICONS = {Tone.DANGER: "circle-alert", Tone.WARNING: "triangle-alert"}


@dataclass(frozen=True)
class Reply:
    """An answer to a question: a verb, and what it stands for."""

    id: str
    text: str
    is_default: bool = False
    danger: bool = False

    @property
    def kind(self) -> Kind:
        """How its button looks."""
        if self.danger:
            return Kind.DANGER
        return Kind.PRIMARY if self.is_default else Kind.SECONDARY


class MessageDialog(QDialog):
    """Shows a message or question; `chosen` is the id of the reply that was clicked."""

    def __init__(
        self,
        window: QWidget,
        icons: Icons,
        title: str,
        text: str,
        replies: Sequence[Reply],
        tone: Tone,
    ) -> None:
        super().__init__(window)
        self.chosen: str | None = None
        self._icons = icons
        self._unit = icons.px(8)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(self._unit * 3, self._unit * 3, self._unit * 3, self._unit * 2)
        column.setSpacing(self._unit * 3)
        column.addLayout(self._message(title, text, tone))
        column.addLayout(self._replies(replies))
        for made in self.findChildren(QPushButton):
            if made.isDefault():
                # Only a button that is in the dialog already keeps the keyboard.
                made.setFocus()
        self.setMinimumWidth(self._unit * 55)

    def _message(self, title: str, text: str, tone: Tone) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._unit * 2)
        picture = QLabel()
        role = Role.TEXT if tone is Tone.NEUTRAL else tone.role
        name = _ICONS.get(tone, "circle-question-mark")
        picture.setPixmap(self._icons.pixmap(name, role, 24, self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(self._unit)
        words.addWidget(Text(title, TextStyle.SUBTITLE))
        body = Text(text)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.setMinimumWidth(self._unit * 45)
        words.addWidget(body)
        row.addLayout(words, 1)
        return row

    def _replies(self, replies: Sequence[Reply]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._unit)
        row.addStretch()
        for reply in replies:
            made = button(self._icons, reply.text, reply.kind)
            made.setObjectName(reply.id)
            made.clicked.connect(self._choose)
            made.setDefault(reply.is_default)
            row.addWidget(made)
        return row

    def _choose(self) -> None:
        self.chosen = self.sender().objectName()
        self.accept()
