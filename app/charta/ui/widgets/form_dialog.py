"""The base of the dialogs that record something: what is asked, why it was not taken, and two verbs."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.domain.catalogue import FieldText
from charta.domain.fields import Field, FieldType
from charta.domain.text import NAME_LIMIT
from charta.errors import ChartaError, sentence
from charta.ui.context import UiContext
from charta.ui.fields.date import DateInput
from charta.ui.fields.question import Question
from charta.ui.fields.text import GrowingEdit
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text

WIDTH = 560


class FormDialog(QDialog):
    """Asks for a few things; `record` hands them to a service, and the dialog closes once they are taken."""

    def __init__(
        self,
        context: UiContext,
        title: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = Kind.PRIMARY,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.save = button(context.icons, verb, kind)
        self.cancel = button(context.icons, context.tr("Cancel"))
        self._told = Text("", tone=Tone.DANGER)
        self._begun: list[str] = []
        self.foot = QVBoxLayout()
        self.body = self._lay_out(title)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.reject)

    @property
    def problem(self) -> str:
        """Why it was not taken; empty for nothing."""
        return self._told.text()

    def show_problem(self, words: str) -> None:
        """Say in one sentence why it was not taken; empty for nothing."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def submit(self) -> None:
        """Hand on what was given; say why where it is not taken."""
        self.show_problem("")
        try:
            self.record()
        except ChartaError as error:
            self.show_problem(self.told(error))
            return
        self.accept()

    def reject(self) -> None:
        """Close; texts that were typed are let go only where the user says so."""
        tr = self.context.tr
        if self._texts() == self._begun or self.context.messages.confirm(
            tr("Leave without saving?"),
            tr("What you typed has not been recorded yet."),
            tr("Leave without saving"),
            danger=True,
        ):
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Remember with which texts it begins."""
        super().showEvent(event)
        if not event.spontaneous():
            self._begun = self._texts()

    def record(self) -> None:
        """Hand what was given to a service; raise the `ChartaError` that says why it is not taken."""
        raise NotImplementedError

    def told(self, error: ChartaError) -> str:
        """Return a problem as a sentence."""
        return sentence(error, self.context)

    def ask(self, label: str, widget: QWidget, hint: str = "", buddy: QWidget | None = None) -> None:
        """Put a question into the body; `buddy` is what the label leads to where it is not the widget."""
        words = Text(label, TextStyle.LABEL)
        words.setBuddy(buddy or widget)
        column = QVBoxLayout()
        column.setSpacing(self.context.theme.px(4))
        column.addWidget(words)
        if hint:
            column.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
            widget.setAccessibleDescription(hint)
        column.addWidget(widget)
        self.body.addLayout(column)

    def ask_line(self, label: str, value: str = "", hint: str = "") -> QLineEdit:
        """Ask for a line."""
        line = QLineEdit(value)
        line.setAccessibleName(label)
        line.setMaxLength(NAME_LIMIT)
        self.ask(label, line, hint)
        return line

    def ask_text(self, label: str, value: str = "", hint: str = "") -> GrowingEdit:
        """Ask for a few lines."""
        edit = GrowingEdit()
        edit.setAccessibleName(label)
        edit.setPlainText(value)
        self.ask(label, edit, hint)
        return edit

    def ask_day(self, label: str, value: date | None, hint: str = "") -> DateInput:
        """Ask for a day."""
        day = self.day_input(label, value, hint)
        self.ask(label, day, hint, day.controls()[0])
        return day

    def day_input(self, label: str, value: date | None, hint: str = "") -> DateInput:
        """Return an input for a day."""
        day = DateInput(self.context, Question(Field("day", FieldType.DATE), FieldText(label), {}))
        day.describe(label, hint)
        day.set_value(value.isoformat() if value else None)
        return day

    def _texts(self) -> list[str]:
        return [edit.toPlainText() for edit in self.findChildren(GrowingEdit)]

    def _lay_out(self, title: str) -> QVBoxLayout:
        px = self.context.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(12), px(16))
        outer.setSpacing(px(12))
        area = ScrollColumn()
        self.form = area.column
        column = area.body
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(16))
        column.addWidget(Text(title, TextStyle.TITLE))
        body = QVBoxLayout()
        body.setSpacing(px(16))
        column.addLayout(body)
        column.addStretch()
        outer.addWidget(area, 1)
        outer.addLayout(self.foot)
        outer.addWidget(self._told)
        self._told.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, px(12), 0)
        row.setSpacing(px(8))
        row.addStretch()
        self.save.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        outer.addLayout(row)
        return body

    def set_size(self, width: int, height: int) -> None:
        """Ask for a size (at 100 %), and take no more than the screen has."""
        px, room = self.context.theme.px, self.screen().availableSize()
        self.resize(min(px(width), room.width() - 40), min(px(height), room.height() - 60))
