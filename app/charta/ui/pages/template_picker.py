"""Choosing a Word template of one's own: by a dialog, or by dropping a file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.drops import FilePlace
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

ENDINGS = ("docx", "dotx")


class TemplatePicker(FilePlace):
    """Shows the template that is used; whether it opens is seen when the documents are written."""

    changed = Signal(object)
    """The template, a `Path`, or None for the one that comes with Charta."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ENDINGS, parent)
        self._context = context
        self._path: Path | None = None
        self._words = Text("")
        self._hint = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._choose = button(context.icons, context.tr("Choose…"), Kind.SECONDARY, "folder-open")
        self._clear = button(context.icons, context.tr("Clear"), Kind.QUIET, "x")
        self._lay_out()
        self.dropped.connect(self.choose)
        self._choose.clicked.connect(self._ask)
        self._clear.clicked.connect(self._forget)
        self.show_template(None)

    @property
    def template(self) -> Path | None:
        """The template that is chosen."""
        return self._path

    def show_template(self, path: Path | None) -> None:
        """Show which template is used."""
        tr = self._context.tr
        self._path = path
        self._words.setText(path.name if path else tr("Charta’s own Word template"))
        self._words.setToolTip(tip(str(path)) if path else "")
        self._hint.setText(
            tr("Its styles dress the documents.")
            if path
            else tr("Drop a .docx or .dotx file here to use yours.")
        )
        self._clear.setVisible(path is not None)

    def choose(self, path: Path | None) -> None:
        """Use this template from now on."""
        self.show_template(path)
        self.changed.emit(path)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(12), px(12))
        row.setSpacing(px(8))
        words = QWidget()
        column = _column(words, px(2))
        column.addWidget(self._words)
        column.addWidget(self._hint)
        row.addWidget(words, 1)
        row.addWidget(self._clear)
        row.addWidget(self._choose)
        self._clear.setAccessibleName(self._context.tr("Clear the Word template"))
        self._choose.setAccessibleName(self._context.tr("Choose a Word template"))

    def _ask(self) -> None:
        start = self._path.parent if self._path else Path.home()
        tr = self._context.tr
        chosen = self._context.files.open_file(tr("Choose a Word template"), start, tr("Word files"), ENDINGS)
        if chosen is not None:
            self.choose(chosen)

    def _forget(self) -> None:
        self.choose(None)


def _column(owner: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
