"""Asks where a link leads."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.documents.inlines import is_allowed_target, safe_target
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class LinkDialog(QDialog):
    """`target` is an address that a wording may hold, or empty to remove the link."""

    def __init__(self, context: UiContext, words: str, target: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.target = target
        self.words = words
        self._words = QLineEdit(words)
        self._target = QLineEdit(target)
        self._wrong = Text("", TextStyle.CAPTION, Tone.DANGER)
        self._take = button(context.icons, context.tr("Set the link"), Kind.PRIMARY)
        self._remove = button(context.icons, context.tr("Remove the link"), Kind.QUIET)
        self._cancel = button(context.icons, context.tr("Cancel"))
        self._words.setEnabled(not words)
        self._remove.setVisible(bool(target))
        self._lay_out()
        self._take.clicked.connect(self.take)
        self._remove.clicked.connect(self._without)
        self._cancel.clicked.connect(self.reject)
        self._take.setDefault(True)
        (self._target if words else self._words).setFocus()

    @property
    def problem(self) -> str:
        """What is wrong with the address, in one sentence."""
        return self._wrong.text()

    def write(self, target: str) -> None:
        """Fill in the address."""
        self._target.setText(target)

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        self.setWindowTitle(tr("Link"))
        self.setMinimumWidth(px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(8))
        for name, line in ((tr("Words"), self._words), (tr("Address"), self._target)):
            label = Text(name, TextStyle.LABEL)
            label.setBuddy(line)
            line.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(line)
            column.addSpacing(px(8))
        self._target.setPlaceholderText("https://")
        column.addWidget(self._wrong)
        self._wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._remove)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._take)
        column.addLayout(row)

    def take(self) -> None:
        """Take the address if a wording may hold it."""
        written = self._target.text().strip()
        if "@" in written and ":" not in written:
            written = f"mailto:{written}"
        elif written and ":" not in written:
            written = f"https://{written}"
        if not is_allowed_target(written):
            self._wrong.setText(
                self._context.tr("Give a web address (https://…) or a mail address, or cancel.")
            )
            self._wrong.show()
            self._target.setFocus()
            return
        self.target = safe_target(written)
        self.words = self._words.text().strip()
        self.accept()

    def _without(self) -> None:
        self.target = ""
        self.accept()
