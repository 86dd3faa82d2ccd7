"""One line of a list as a card: its small questions, and buttons that move and remove it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from charta.domain.fields import FieldType
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.making import make_input
from charta.ui.fields.question import Question
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import icon_button
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text

_SMALL = (FieldType.DATE, FieldType.NUMBER, FieldType.CHOICE)
SIDE_BY_SIDE = 460


class RowCard(Card):
    """Small questions that belong together. It is known by its number, from 1."""

    changed = Signal()
    left = Signal()
    move_asked = Signal(int, int)
    remove_asked = Signal(int)

    def __init__(
        self, context: UiContext, questions: Sequence[Question], parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._number = 0
        self._inputs: dict[str, Input] = {
            question.field.id: make_input(context, question) for question in questions
        }
        self._rows: list[QBoxLayout] = []
        px = context.theme.px
        self.body.setContentsMargins(px(16), px(8), px(12), px(16))
        self.body.setSpacing(px(12))
        self._add_head()
        self._add_questions(questions)

    def value(self) -> Mapping[str, object]:
        """Return the raw cells."""
        return {
            name: value for name, part in self._inputs.items() if (value := part.value()) not in (None, "")
        }

    def set_value(self, row: Mapping[str, object]) -> None:
        """Show a line."""
        for name, part in self._inputs.items():
            part.set_value(row.get(name))

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard: the questions first, then the buttons."""
        buttons: list[QWidget] = [self._up, self._down, self._remove]
        return [*(control for part in self._inputs.values() for control in part.controls()), *buttons]

    def show_place(self, number: int, count: int) -> None:
        """Show which line this is among how many."""
        self._number = number
        self._head.setText(self._context.tr("Line {number}", number=number))
        self._up.setEnabled(number > 1)
        self._down.setEnabled(number < count)

    def describe(self, name: str) -> None:
        """Name the controls: the list, the line, the small question."""
        line = self._context.tr("{question}, line {number}", question=name, number=self._number)
        self.setAccessibleName(line)
        for part in self._inputs.values():
            part.describe(f"{line}: {part.question.label}", "")
        for button in (self._up, self._down, self._remove):
            button.setAccessibleDescription(line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack small questions where there is no room."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._context.theme.px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for row in self._rows:
            if row.direction() != direction:
                row.setDirection(direction)

    def _add_head(self) -> None:
        context = self._context
        self._head = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        self._up = icon_button(context.icons, "arrow-up", context.tr("Move up"), 16)
        self._down = icon_button(context.icons, "arrow-down", context.tr("Move down"), 16)
        self._remove = icon_button(context.icons, "trash-2", context.tr("Remove"), 16)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._head, 1)
        for button in (self._up, self._down, self._remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self._up.clicked.connect(self._ask_up)
        self._down.clicked.connect(self._ask_down)
        self._remove.clicked.connect(self._ask_remove)

    def _add_questions(self, questions: Sequence[Question]) -> None:
        """Lay out each question; short ones that follow each other share a line."""
        row: QBoxLayout | None = None
        for question in questions:
            part = self._inputs[question.field.id]
            part.changed.connect(self.changed)
            part.left.connect(self.left)
            labelled = self._labelled(question, part)
            short = question.field.type in _SMALL or not question.field.translatable
            if not short:
                row = None
                self.body.addWidget(labelled)
                continue
            if row is None:
                row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
                row.setSpacing(self._context.theme.px(12))
                self._rows.append(row)
                self.body.addLayout(row)
            row.addWidget(labelled, 1)

    def _labelled(self, question: Question, part: Input) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(4))
        optional = self._context.tr("{question} (optional)", question=question.label)
        words = question.label if question.field.required else optional
        column.addWidget(Text(words, TextStyle.LABEL))
        column.addWidget(part)
        column.addStretch()
        return holder

    def _ask_up(self) -> None:
        self.move_asked.emit(self._number, -1)

    def _ask_down(self) -> None:
        self.move_asked.emit(self._number, 1)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._number)
