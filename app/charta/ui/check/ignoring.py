"""Ignoring a finding: the dialog that asks for the reason, and what stores it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.findings import Finding
from charta.errors import ChartaError, sentence
from charta.ui.check.looks import quoted
from charta.ui.context import UiContext
from charta.ui.fields.text import GrowingEdit
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class IgnoreDialog(QDialog):
    """Asks why a finding is ignored, and hands it on; whether it can be taken is the service's word."""

    submitted = Signal(str)

    def __init__(self, context: UiContext, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.reason = GrowingEdit()
        self._problem = Text("", tone=Tone.DANGER)
        self.ignore = button(context.icons, context.tr("Ignore"), Kind.PRIMARY)
        self._cancel = button(context.icons, context.tr("Cancel"))
        self.setWindowTitle(context.tr("Ignore a finding"))
        self._lay_out(finding)
        self.ignore.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.reject)
        self.reason.setFocus()

    @property
    def problem(self) -> str:
        """Why it was not taken; empty for nothing."""
        return self._problem.text()

    def show_problem(self, words: str) -> None:
        """Say in one sentence why it was not taken."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.adjustSize()

    def submit(self) -> None:
        """Hand the reason on."""
        self.submitted.emit(self.reason.toPlainText())

    def _lay_out(self, finding: Finding) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(16))
        head = QVBoxLayout()
        head.setSpacing(px(4))
        words = quoted(self._context, finding)
        if words:
            head.addWidget(Text(words, TextStyle.SUBTITLE))
        head.addWidget(Text(finding.reason, tone=Tone.NEUTRAL if words else None))
        column.addLayout(head)
        asked = QVBoxLayout()
        asked.setSpacing(px(4))
        label = Text(tr("Why it may stand"), TextStyle.LABEL)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(tr("Why it may stand"))
        asked.addWidget(label)
        asked.addWidget(self.reason)
        told = tr("It is kept with the charter, and holds for as long as these words stand.")
        asked.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addLayout(asked)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        self.ignore.setDefault(True)
        row.addWidget(self._cancel)
        row.addWidget(self.ignore)
        column.addLayout(row)
        self.setMinimumWidth(px(440))


class Ignoring(QObject):
    """Ignores findings and takes them back; each is a step that can be undone."""

    changed = Signal()
    """Something is ignored, or no longer."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._window = parent

    def ask(self, finding: Finding) -> IgnoreDialog:
        """Ask for the reason, and ignore the finding; return the dialog."""
        dialog = IgnoreDialog(self._context, finding, self._window)

        def take(reason: str) -> None:
            try:
                self._bench.checking.dismiss(finding, reason)
            except ChartaError as problem:
                dialog.show_problem(sentence(problem, self._context))
                dialog.reason.setFocus()
                return
            dialog.accept()
            self.changed.emit()

        dialog.submitted.connect(take)
        dialog.open()
        return dialog

    def take_back(self, finding: Finding) -> None:
        """Show a finding again."""
        try:
            self._bench.checking.take_back(finding)
        except ChartaError as problem:
            self._context.messages.fail(problem)
            return
        self.changed.emit()
