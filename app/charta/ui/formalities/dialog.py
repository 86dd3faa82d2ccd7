"""How far the team has come with a formality: its state, the day, and a note or the reason."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from charta.domain.catalogue import FieldText
from charta.domain.fields import Field, FieldType
from charta.domain.records import ProofState
from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.fields.date import DateInput
from charta.ui.fields.question import Question
from charta.ui.fields.text import GrowingEdit
from charta.ui.formalities.view import ItemView, state_word
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text

DAY_WORDS: Final[Mapping[ProofState, str]] = {
    ProofState.OPEN: N_("Planned for (optional)"),
    ProofState.DONE: N_("Done on"),
    ProofState.NOT_APPLICABLE: "",
}
NOTE_WORDS: Final[Mapping[ProofState, str]] = {
    ProofState.OPEN: N_("Note (optional)"),
    ProofState.DONE: N_("Note (optional)"),
    ProofState.NOT_APPLICABLE: N_("Why it does not apply"),
}


class FormalityDialog(QDialog):
    """Asks for it and hands it on; whether it can be taken is the service's word."""

    submitted = Signal(ProofState, str, str)
    """State, ISO day (empty for none) and note."""

    def __init__(
        self, context: UiContext, item: ItemView, state: ProofState, today: str, parent: QWidget | None = None
    ) -> None:
        """Build it for an item with `state` chosen; `today` stands where a day is needed and none known."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._today = today
        self._states = {entry: QRadioButton(state_word(entry, context.translator)) for entry in ProofState}
        self._group = QButtonGroup(self)
        words = FieldText(context.tr("Date"))
        self.day = DateInput(context, Question(Field("day", FieldType.DATE), words, {}))
        self.note = GrowingEdit()
        self._day_label = Text("", TextStyle.LABEL)
        self._note_label = Text("", TextStyle.LABEL)
        self._problem = Text("", tone=Tone.DANGER)
        self.save = button(context.icons, context.tr("Save"), Kind.PRIMARY)
        self._cancel = button(context.icons, context.tr("Cancel"))
        self.setWindowTitle(context.tr("State of a formality"))
        self._lay_out(item)
        self.day.set_value(item.day or None)
        self.note.setPlainText(item.note)
        self._connect()
        self.choose(state)

    @property
    def state(self) -> ProofState:
        """The state that is chosen."""
        return next(state for state, choice in self._states.items() if choice.isChecked())

    @property
    def problem(self) -> str:
        """Why it was not taken; empty for nothing."""
        return self._problem.text()

    def choose(self, state: ProofState) -> None:
        """Choose a state."""
        self._states[state].setChecked(True)
        self._states[state].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence why it was not taken; empty for nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def submit(self) -> None:
        """Hand it on."""
        day = "" if self.state is ProofState.NOT_APPLICABLE else str(self.day.value() or "")
        self.submitted.emit(self.state, day, self.note.toPlainText().strip())

    def _lay_out(self, item: ItemView) -> None:
        px, tr = self._context.theme.px, self._context.tr
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(24), px(16))
        outer.setSpacing(px(16))
        area = ScrollColumn()
        outer.addWidget(area, 1)
        outer.addWidget(self._problem)
        outer.addLayout(self._buttons())
        column = area.body
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        head = _column(px(4), Text(item.place_name, TextStyle.OVERLINE), Text(item.title, TextStyle.SUBTITLE))
        column.addLayout(head)
        states = _column(px(2))
        for choice in self._states.values():
            self._group.addButton(choice)
            states.addWidget(choice)
        column.addLayout(states)
        column.addLayout(_column(px(4), self._day_label, self.day))
        self.note.setAccessibleName(tr("Note"))
        self._note_label.setBuddy(self.note)
        column.addLayout(_column(px(4), self._note_label, self.note))
        column.addStretch()
        self._problem.hide()
        room = self.screen().availableSize()
        self.resize(min(px(480), room.width() - 40), min(px(520), room.height() - 60))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px(8))
        row.addStretch()
        self.save.setDefault(True)
        row.addWidget(self._cancel)
        row.addWidget(self.save)
        return row

    def _connect(self) -> None:
        self._group.buttonToggled.connect(self._show_state)
        self._cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.submit)

    def _show_state(self) -> None:
        if self._group.checkedButton() is None:
            return
        tr, state = self._context.tr, self.state
        dated = state is not ProofState.NOT_APPLICABLE
        if state is ProofState.DONE and self.day.value() is None:
            self.day.set_value(self._today)
        label = tr(DAY_WORDS[state])
        self._day_label.setText(label)
        self._day_label.setVisible(dated)
        self.day.setVisible(dated)
        self.day.describe(label, "")
        self._note_label.setText(tr(NOTE_WORDS[state]))
        self.note.setAccessibleName(tr(NOTE_WORDS[state]))
        self.show_problem("")


def _column(spacing: int, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return column
