"""A form that takes an answer to the question on stage, words, or both."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QPlainTextEdit, QWidget

from charta.bootstrap import Workbench
from charta.domain.fields import FieldType
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.making import make_input
from charta.ui.fields.question import Question
from charta.ui.room.deciding.inline import InlineForm, line
from charta.ui.room.deciding.table import Table
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.clearing import drop
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names


@dataclass(frozen=True)
class Draft:
    """What was typed and is not stored yet; `raw` counts only where it was `touched`."""

    raw: object = None
    text: str = ""
    touched: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.touched and not self.text.strip()


class AnswerForm(InlineForm):
    """Shows the input of the question's type and a line for words; keeps drafts by question."""

    changed = Signal()
    """The answer in the form is another one."""

    def __init__(self, context: UiContext, bench: Workbench, title: str, verb: str, words: str) -> None:
        super().__init__(context, title, verb)
        self._bench = bench
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._key = ("", "")
        self._touched = False
        self._input: Input | None = None
        self._hint = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.words = line(words, words)
        self._warning = Text("", TextStyle.CAPTION, Tone.WARNING)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.words)
        self.body.addWidget(self._warning)
        self._warning.hide()

    @property
    def input(self) -> Input | None:
        """The input of the answer; None where the question is decided in words."""
        return self._input

    def put(self, table: Table) -> None:
        """Take the form to a question; what was typed for the one before is kept for it."""
        key = (table.section, table.question.field)
        if key == self._key:
            return
        self._keep_draft()
        self._key = key
        self._make_input(table)
        draft = self._drafts.get(key, Draft())
        self.words.setText(draft.text)
        self._touched = draft.touched
        if self._input is not None and draft.touched:
            self._input.set_value(draft.raw)
        self.problem.show_error(None)
        self._tell(table)

    @property
    def warning(self) -> str:
        """What should be known before the form is kept, empty for nothing."""
        return "" if self._warning.isHidden() else self._warning.text()

    def warn(self, text: str) -> None:
        """Say what should be known before the form is kept, or nothing."""
        self._warning.setText(text)
        self._warning.setVisible(bool(text))

    def prefill(self, value: object) -> None:
        """Show an answer, unless one was typed already."""
        if self._input is not None and not self._touched:
            self._input.set_value(value)

    def forget_choice(self) -> None:
        """Take what was chosen as not chosen; words stay."""
        self._touched = False

    def raw(self) -> object:
        """Return the answer in the form, None for none."""
        if self._input is None:
            return None
        value = self._input.value()
        is_empty = isinstance(value, Mapping) and not any(str(text).strip() for text in value.values())
        return None if is_empty or value == "" else value

    @property
    def is_touched(self) -> bool:
        """Whether the user changed the answer in the form."""
        return self._touched

    @property
    def is_blank(self) -> bool:
        """Whether the user has typed nothing."""
        return Draft(None, self.words.text(), self._touched).is_blank

    def drafts(self) -> Mapping[tuple[str, str], Draft]:
        """Return what was typed and is not stored, by section and question."""
        self._keep_draft()
        return dict(self._drafts)

    def take_drafts(self, drafts: Mapping[tuple[str, str], Draft]) -> None:
        """Keep these drafts for when their questions come up."""
        self._drafts.update(drafts)

    def toggle(self, place: int) -> bool:
        """Choose or unchoose the choice of a place, from 0 on; tell whether there is one."""
        boxes = self._input.controls() if self._input is not None else []
        if place >= len(boxes) or not isinstance(boxes[place], QCheckBox):
            return False
        box = boxes[place]
        if isinstance(box, QAbstractButton):
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.click()
        return True

    def clear(self) -> None:
        """Forget what was typed: it is stored."""
        self._drafts.pop(self._key, None)
        self._touched = False
        self.words.clear()
        self.problem.show_error(None)
        if self._input is not None:
            self._input.set_value(None)

    def open(self, *, chosen: bool = False) -> None:
        """Show the form, with the keyboard where an answer begins, or in the words where one is `chosen`."""
        self.show()
        first: QWidget = self._input.controls()[0] if self._input is not None else self.words
        if chosen and isinstance(first, QComboBox):
            # In a list, a word that somebody types would choose another answer, or be lost.
            first = self.words
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # A line that gets the keyboard selects its words: the next letter would replace them.
        self.words.end(False)  # noqa: FBT003 - Qt's parameter has no name

    def _make_input(self, table: Table) -> None:
        if self._input is not None:
            drop(self.body, self._input)
            self._input = None
        field = table.field
        if field is None or not table.takes_answer:
            return
        language = self.context.language
        texts = self._bench.session.catalogue.section(table.section).text(language)
        question = Question(field, texts.fields[field.id], language_names(self._bench.session, language))
        self._input = make_input(self.context, question)
        self._input.describe(question.label, question.text.help)
        for control in self._input.controls():
            if isinstance(control, QPlainTextEdit):
                self.mind(control)
        self._input.changed.connect(self._touch)
        self.body.insertWidget(1, self._input)

    def _touch(self) -> None:
        self._touched = True
        self.changed.emit()

    def _tell(self, table: Table) -> None:
        tr, field = self.context.tr, table.field
        told = ""
        if field is not None and not table.takes_answer:
            told = tr("This question takes a list, filled in on the section’s page. Here it is put in words.")
        elif field is not None and field.type is FieldType.LONG_TEXT:
            told = tr("Enter begins a new line; Ctrl+Enter keeps the text.")
        self._hint.setText(told)
        self._hint.setVisible(bool(told))

    def _keep_draft(self) -> None:
        draft = Draft(self._input.value() if self._input else None, self.words.text(), self._touched)
        if draft.is_blank:
            self._drafts.pop(self._key, None)
        else:
            self._drafts[self._key] = draft
