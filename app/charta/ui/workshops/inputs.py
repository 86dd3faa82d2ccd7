"""Inputs that are saved as they are left, or after a pause; what is refused stays as it was typed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from charta.domain.catalogue import FieldText
from charta.domain.fields import Field, FieldType
from charta.domain.workshops import LEAST_MINUTES, MOST_MINUTES
from charta.errors import ChartaError, sentence
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.date import DateInput
from charta.ui.fields.number import NumberInput
from charta.ui.fields.question import Question
from charta.ui.fields.text import LineInput, ParagraphsInput
from charta.ui.theme import TextStyle, Tone
from charta.ui.timers import soon
from charta.ui.widgets.text import Text

PAUSE_MS: Final = 800
Store = Callable[[int, str, object], None]
"""Keeps a value of the subject of this number under a name; raises the `ChartaError` that says why not."""


class SavedInputs(QObject):
    """Inputs about one subject at a time, such as a workshop, which has a number."""

    refused = Signal(str)
    """Why the last value was not taken, as a sentence; empty for nothing."""

    def __init__(
        self, context: UiContext, inputs: Mapping[str, Input], store: Store, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._inputs = dict(inputs)
        self._store = store
        self._subject = 0
        self._typed: dict[tuple[int, str], object] = {}
        self._problems: dict[tuple[int, str], str] = {}
        self._shown: dict[str, object] = {}
        self._pause = soon(self, PAUSE_MS)
        self._pause.timeout.connect(self._save_all)
        for made in self._inputs.values():
            made.changed.connect(self._changed)
            made.left.connect(self._left)

    @property
    def unsaved(self) -> Mapping[tuple[int, str], object]:
        """What was typed and could not be saved."""
        return dict(self._typed)

    def take_up(self, unsaved: Mapping[tuple[int, str], object]) -> None:
        """Show what could not be saved again, and say why."""
        self._typed.update(unsaved)
        for name, made in self._inputs.items():
            if (self._subject, name) in self._typed:
                made.set_value(self._typed[self._subject, name])
        self._save_all()

    def show(self, subject: int, values: Mapping[str, object]) -> None:
        """Show the values of a subject; what is being typed stays."""
        if subject != self._subject:
            self.flush()
            self._subject, self._shown = subject, {}
        for name, made in self._inputs.items():
            if (subject, name) in self._typed:
                if name not in self._shown:
                    made.set_value(self._typed[subject, name])
                    made.set_invalid(invalid=True)
            elif name not in self._shown or not _same(self._shown[name], values[name]):
                made.set_value(values[name])
                made.set_invalid(invalid=False)
            self._shown[name] = values[name]
        self._tell()

    def flush(self) -> None:
        """Save what was typed."""
        if self._typed:
            self._save_all()

    def _changed(self, value: object) -> None:
        made = self.sender()
        name = self._name(made)
        if name:
            self._typed[self._subject, name] = value
            self._pause.start()

    def _left(self) -> None:
        self.flush()

    def _name(self, made: QObject) -> str:
        return next((name for name, entry in self._inputs.items() if entry is made), "")

    def _save_all(self) -> None:
        self._pause.stop()
        for key in list(self._typed):
            self._save(*key)
        self._tell()

    def _save(self, subject: int, name: str) -> None:
        key = (subject, name)
        if key not in self._typed:
            return
        value = self._typed.pop(key)
        # What is kept may be seen at once, and then has to be found where it belongs.
        before, self._shown[name] = self._shown.get(name), value
        try:
            self._store(subject, name, value)
        except ChartaError as problem:
            self._typed[key], self._shown[name] = value, before
            self._problems[key] = sentence(problem, self._context)
        else:
            self._problems.pop(key, None)
        self._mark(subject, name, invalid=key in self._problems)

    def _tell(self) -> None:
        """Say why something about the subject that is shown was not taken."""
        told = (words for (subject, _), words in self._problems.items() if subject == self._subject)
        self.refused.emit(" ".join(dict.fromkeys(told)))

    def _mark(self, subject: int, name: str, *, invalid: bool) -> None:
        if subject == self._subject:
            self._inputs[name].set_invalid(invalid=invalid)


def line_input(context: UiContext, label: str, hint: str = "") -> LineInput:
    """Return an input for a line; `hint` stands in it while it is empty."""
    made = LineInput(context, _question(label, FieldType.TEXT))
    made.describe(label, hint)
    for control in _lines(made):
        control.setPlaceholderText(hint)
    return made


def day_input(context: UiContext, label: str) -> DateInput:
    """Return an input for a day."""
    made = DateInput(context, _question(label, FieldType.DATE))
    made.describe(label, "")
    return made


def minutes_input(context: UiContext, label: str) -> NumberInput:
    """Return an input for a length in minutes."""
    field = Field("minutes", FieldType.NUMBER, minimum=LEAST_MINUTES, maximum=MOST_MINUTES)
    made = NumberInput(context, Question(field, FieldText(label), {}))
    made.describe(label, "")
    return made


def note_input(context: UiContext, label: str, hint: str = "") -> ParagraphsInput:
    """Return an input for a few lines."""
    made = ParagraphsInput(context, _question(label, FieldType.LONG_TEXT))
    made.describe(label, hint)
    return made


def labelled(context: UiContext, label: str, made: Input, hint: str = "") -> QVBoxLayout:
    """Return an input below its label."""
    column = QVBoxLayout()
    column.setSpacing(context.theme.px(4))
    words = Text(label, TextStyle.LABEL)
    words.setBuddy(made.controls()[0])
    column.addWidget(words)
    if hint:
        column.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
    column.addWidget(made)
    column.addStretch()
    return column


def _question(label: str, kind: FieldType) -> Question:
    return Question(Field("value", kind), FieldText(label), {})


def _same(typed: object, kept: object) -> bool:
    """Tell whether what was typed is what is kept, but for spaces: then the cursor stays."""
    if isinstance(typed, str) and isinstance(kept, str):
        return typed.split() == kept.split()
    return (typed or "") == (kept or "")


def _lines(made: Input) -> Iterator[QLineEdit]:
    for control in made.controls():
        if isinstance(control, QLineEdit):
            yield control
