"""Asking what a survey is called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.domain.text import NAME_LIMIT, clean_line
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class TitleDialog(QDialog):
    """Takes a title; nothing is recorded here."""

    chosen = Signal(str)

    def __init__(
        self, context: UiContext, words: tuple[str, str], title: str, parent: QWidget | None = None
    ) -> None:
        """Build it; `words` are the heading and the verb, `title` is what is proposed."""
        super().__init__(parent)
        self.line = QLineEdit(title)
        self.save = button(context.icons, words[1], Kind.PRIMARY)
        self.setWindowTitle(words[0])
        self._lay_out(context, words[0])
        self.line.textChanged.connect(self._check)
        self.save.clicked.connect(self._choose)
        self.line.selectAll()
        self._check()

    def _lay_out(self, context: UiContext, heading: str) -> None:
        px, tr = context.theme.px, context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(heading, TextStyle.SUBTITLE))
        label = Text(tr("&Title"), TextStyle.LABEL)
        label.setBuddy(self.line)
        self.line.setAccessibleName(tr("Title"))
        self.line.setMaxLength(NAME_LIMIT)
        column.addWidget(label)
        column.addWidget(self.line)
        hint = tr("A name by which you will know it next year: “Spring 2027”, for instance.")
        column.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        cancel = button(context.icons, tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save.setDefault(True)
        row.addWidget(cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        self.setMinimumWidth(px(400))

    def _check(self) -> None:
        self.save.setEnabled(bool(clean_line(self.line.text())))

    def _choose(self) -> None:
        self.chosen.emit(self.line.text())
        self.accept()
