"""A question with all that surrounds it: label, help, input, and what is wrong with the answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from charta.domain.fields import FieldType
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.image import ImageInput
from charta.ui.fields.making import make_input
from charta.ui.fields.question import Question
from charta.ui.fields.rows import RowsInput
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.text import Text


class FieldEditor(QWidget):
    """Asks one question. What is shown may be the team's answer or only a suggestion, and says so."""

    changed = Signal(object)
    """The raw value after each change by the user."""
    left = Signal()
    """What was typed is to be saved now."""

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.question = question
        self.input = _make(context, question)
        self._error = ""
        self._answered = False
        self._label = Text(question.label, TextStyle.LABEL)
        self._mark = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        self._suggestion = Chip(
            context.theme, context.icons, context.tr("Suggestion"), Tone.ACCENT, icon="lightbulb"
        )
        self._why = Text("", TextStyle.CAPTION, Tone.ACCENT)
        self._wrong = QWidget()
        self._wrong_words = Text("", TextStyle.CAPTION, Tone.DANGER)
        self._lay_out()
        self.input.changed.connect(self.changed)
        self.input.left.connect(self.left)
        self.show_state(answered=False, suggested=False)
        self.show_error("")

    @property
    def typed(self) -> bool:
        """Whether the answer is typed, so that saving waits for a pause."""
        return self.input.typed

    @property
    def error(self) -> str:
        """What is wrong with the answer, in one sentence."""
        return self._error

    @property
    def is_suggested(self) -> bool:
        """Whether what is shown is only a suggestion."""
        return not self._suggestion.isHidden()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the input."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def value(self) -> object:
        """Return the raw value as it is shown."""
        return self.input.value()

    def set_value(self, value: object) -> None:
        """Show a stored value; nothing is emitted."""
        self.input.set_value(value)

    @property
    def reason(self) -> str:
        """Why what is shown is suggested, empty where nothing is said of it."""
        return "" if self._why.isHidden() else self._why.text()

    def show_state(self, *, answered: bool, suggested: bool, why: str = "") -> None:
        """Show whether the team has answered, and whether what is shown is a suggestion and why."""
        self._answered = answered
        self._suggestion.setVisible(suggested)
        self._why.setText(why if suggested else "")
        self._why.setVisible(bool(self._why.text()))
        self._mark.setText(self._mark_words())
        self._mark.setVisible(bool(self._mark.text()) and not suggested)
        self._describe()

    def show_error(self, sentence: str) -> None:
        """Show what is wrong, or nothing for an empty sentence."""
        self._error = sentence
        self._wrong_words.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.input.set_invalid(invalid=bool(sentence))
        self._describe()

    @property
    def keyboard_place(self) -> int:
        """Which of the controls has the keyboard, counted from 0."""
        places = [place for place, control in enumerate(self.input.controls()) if control.hasFocus()]
        return places[0] if places else 0

    def focus(self, place: int = 0) -> None:
        """Put the keyboard into the input: into the control of a place, or the first one that takes it."""
        controls = self.input.controls()
        chosen = [entry for entry in controls if isinstance(entry, QRadioButton) and entry.isChecked()]
        for control in (*chosen, *controls[place:], *controls[:place]):
            if control.isEnabled() and not control.isHidden():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _mark_words(self) -> str:
        if not self.question.field.required:
            return self.context.tr("optional")
        return "" if self._answered else self.context.tr("required")

    def _describe(self) -> None:
        tr = self.context.tr
        required = tr("Required.") if self.question.field.required else tr("Optional.")
        suggested = tr("What is shown is a suggestion.") if self.is_suggested else ""
        parts = (self._error, required, suggested, self._why.text(), self.question.text.help)
        self.input.describe(self.question.label, " ".join(part for part in parts if part))

    def _lay_out(self) -> None:
        px = self.context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._label, 1)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self._mark, 0, top)
        head.addWidget(self._suggestion, 0, top)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addLayout(head)
        if self.question.text.help:
            words.addWidget(Text(self.question.text.help, TextStyle.CAPTION, Tone.NEUTRAL))
        words.addWidget(self._why)
        column.addLayout(words)
        column.addWidget(self.input)
        self._lay_out_error()
        column.addWidget(self._wrong)

    def _lay_out_error(self) -> None:
        px = self.context.theme.px
        row = QHBoxLayout(self._wrong)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        sign = QLabel()
        sign.setPixmap(self.context.icons.pixmap("circle-alert", Role.DANGER, 16, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._wrong_words, 1)


def _make(context: UiContext, question: Question) -> Input:
    match question.field.type:
        case FieldType.ROWS:
            return RowsInput(context, question)
        case FieldType.IMAGE:
            return ImageInput(context, question)
        case _:
            return make_input(context, question, small=False)
