"""Where forms are written: the folder, the button, and how far it is."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.pace import Pace
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text


class WriteCard(Card):
    """Shows what it is told; the page does the work."""

    folder_asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, context.tr("Where they are written"))
        self._context = context
        tr = context.tr
        self._pace = Pace(0)
        self._folder = ElidedLabel("")
        self.choose = button(context.icons, tr("Choose…"), Kind.SECONDARY, "folder-open")
        self.write = button(context.icons, "", Kind.PRIMARY, "download")
        self.stop = button(context.icons, tr("Stop"))
        self._bar = QProgressBar()
        self.told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.problem = Problem(context)
        self._lay_out()
        self.choose.clicked.connect(self.folder_asked)
        self.show_idle("")

    def show_folder(self, folder: Path) -> None:
        """Show where the next batch goes."""
        self._folder.setText(str(folder))

    def show_ready(self, count: int, hint: str) -> None:
        """Offer to write so many forms; a hint says why that cannot be done."""
        words = self._context.translator
        self.write.setText(
            words.ntr("Write {forms} form", "Write {forms} forms", count, forms=number(count, words))
        )
        self.write.setEnabled(not hint)
        self.write.setToolTip(hint)

    def show_begun(self, total: int) -> None:
        """Show that forms are being written."""
        self._pace = Pace(total)
        self._bar.setRange(0, total)
        self.problem.show_error(None)
        self.stop.setEnabled(True)
        for part in (self._bar, self.stop):
            part.show()
        self.show_progress(0)
        self.stop.setFocus()

    def show_waiting(self, told: str, *, may_stop: bool) -> None:
        """Show that something goes on of which nobody knows how far it is."""
        self._bar.setRange(0, 0)
        self.problem.show_error(None)
        self.stop.setEnabled(may_stop)
        for part in (self._bar, self.stop):
            part.show()
        self._say(told)
        if may_stop:
            self.stop.setFocus()

    def show_progress(self, made: int) -> None:
        """Show how many are made."""
        self._pace.note(made)
        self._bar.setValue(made)
        self._say(self._pace.line(self._context.translator))

    def show_stopping(self) -> None:
        """Show that it ends soon."""
        self.stop.setEnabled(False)
        self._say(self._context.tr("It stops after what is being written now."))

    def show_idle(self, told: str) -> None:
        """Show that nothing is written, and what became of it."""
        for part in (self._bar, self.stop):
            part.hide()
        self._say(told)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._folder, 1)
        row.addWidget(self.choose)
        self.choose.setAccessibleName(tr("Choose the folder"))
        self.body.addLayout(row)
        hint = tr("Every batch gets a folder of its own in it.")
        self.body.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        actions = Flow(px(8))
        actions.add(self.write)
        actions.add(self.stop)
        self.body.addWidget(actions)
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        column.addWidget(self._bar)
        column.addWidget(self.told)
        self.body.addWidget(area)
        self.body.addWidget(self.problem)
