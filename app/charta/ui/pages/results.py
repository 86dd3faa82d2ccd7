"""The files that were written: their sizes, and how to get at them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text


class ResultsCard(Card):
    """Lists files with their sizes; each can be opened, and their folder shown."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Written files"), parent=parent)
        self._context = context
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(4))
        self.body.addLayout(self._column)
        self.files: tuple[Path, ...] = ()
        self.hide()

    def show_files(self, files: Sequence[Path]) -> None:
        """Show these files; nothing where there are none."""
        clear(self._column)
        self.files = tuple(files)
        self.setVisible(bool(files))
        if not files:
            return
        self._column.addWidget(self._folder(files[0].parent))
        for path in files:
            self._column.addWidget(self._line(path))

    def _folder(self, folder: Path) -> QWidget:
        line, row = self._row()
        row.addWidget(ElidedLabel(str(folder), TextStyle.CAPTION, Tone.NEUTRAL), 1)
        show = button(self._context.icons, self._context.tr("Show in folder"), Kind.SECONDARY, "folder-open")
        show.setObjectName(str(folder))
        show.clicked.connect(self._open)
        row.addWidget(show)
        return line

    def _line(self, path: Path) -> QWidget:
        line, row = self._row()
        sign = QLabel()
        sign.setPixmap(self._context.icons.pixmap("file-check", Role.SUCCESS, 20, self.devicePixelRatioF()))
        row.addWidget(sign)
        # What tells one file from the next stands at the end of its name.
        row.addWidget(ElidedLabel(path.name, middle=True), 1)
        row.addWidget(Text(self._size(path), TextStyle.CAPTION, Tone.NEUTRAL, wrap=False))
        open_ = button(self._context.icons, self._context.tr("Open"), Kind.LINK)
        open_.setAccessibleName(self._context.tr("Open: {name}", name=path.name))
        open_.setObjectName(str(path))
        open_.clicked.connect(self._open)
        row.addWidget(open_)
        return line

    def _row(self) -> tuple[QWidget, QHBoxLayout]:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px(12))
        return line, row

    def _size(self, path: Path) -> str:
        try:
            size = path.stat().st_size
        except OSError:
            return ""
        locale = QLocale(self._context.language)
        return locale.formattedDataSize(
            size, 0 if size < 1_000_000 else 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.sender().objectName()))
