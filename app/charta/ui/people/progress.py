"""A dialog that tells how far a long piece of work has come, and stops it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text


class ProgressDialog(QDialog):
    """Rejected by Cancel; whoever does the work accepts it at its end."""

    def __init__(self, context: UiContext, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(context.tr("Progress"))
        self._what = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.cancel = button(context.icons, context.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        column.addWidget(self.bar)
        column.addWidget(self._what)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.setMinimumWidth(px(360))
        self.cancel.setFocus()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work has come."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        told = self._context.tr("{done} of {total}", done=done, total=total) if total else ""
        self._what.setText(" · ".join(part for part in (told, what) if part))
