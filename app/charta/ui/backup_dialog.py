"""Choosing a backup to take up again."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.desk import BackupEntry
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class BackupDialog(QDialog):
    """Lists the backups; `chosen` is the one to restore once the dialog was accepted."""

    def __init__(self, window: QWidget, context: UiContext, backups: Sequence[BackupEntry]) -> None:
        super().__init__(window)
        self._context = context
        self._backups = backups
        title = context.tr("Restore a backup")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.list = QListWidget()
        self.list.setAccessibleName(context.tr("Backups"))
        for entry in backups:
            moment = context.translator.moment(entry.at)
            item = QListWidgetItem(f"{entry.name}  ·  {moment}", self.list)
            item.setSizeHint(QSize(0, context.theme.px(40)))
        self.list.setCurrentRow(0)
        self._lay_out(title)
        self.list.itemActivated.connect(self.accept)

    @property
    def chosen(self) -> BackupEntry:
        """The backup under the keyboard."""
        return self._backups[self.list.currentRow()]

    def _lay_out(self, title: str) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        line = tr("The backup is written to a new file; the charter that you have stays as it is.")
        column.addWidget(Text(line, tone=Tone.NEUTRAL))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        cancel = button(self._context.icons, tr("Cancel"))
        cancel.clicked.connect(self.reject)
        restore = button(self._context.icons, tr("Restore to a new file…"), Kind.PRIMARY)
        restore.setDefault(True)
        restore.clicked.connect(self.accept)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(restore)
        column.addLayout(row)
        self.resize(px(560), px(440))
