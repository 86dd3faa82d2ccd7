"""A whole number, or none yet."""

from typing import Final

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.base import CalmSpinBox, Input
from charta.ui.fields.question import Question
from charta.ui.theme import Theme

_NONE: Final = -1
_LARGEST: Final = 999_999_999


class _Number(CalmSpinBox):
    """Takes any number, also one out of bounds: saying why beats refusing a key in silence."""

    def __init__(self, theme: Theme, lowest: int, highest: int) -> None:
        super().__init__(theme)
        self._lowest, self._highest = lowest, highest
        self.setRange(_NONE, _LARGEST)
        self.setValue(_NONE)

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        """Show nothing where there is no answer."""
        return "" if value == _NONE else str(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        """Read a number; nothing is no answer."""
        return int(text) if text.isdecimal() else _NONE

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take digits."""
        fits = not text or (text.isdecimal() and text.isascii() and len(text) <= 9)
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, place

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """Step within the bounds; from no answer to the lowest number."""
        target = self._lowest if self.value() == _NONE else self.value() + steps
        self.setValue(min(max(target, self._lowest), self._highest))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802 - Qt's name
        """Tell which way there is something."""
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self.value() < self._highest:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self.value() > self._lowest:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags


class NumberInput(Input):
    """A number with arrows."""

    typed = True

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        field = question.field
        lowest = field.minimum if field.minimum is not None else 0
        highest = field.maximum if field.maximum is not None else 1_000_000
        self._box = _Number(context.theme, lowest, highest)
        self._box.lineEdit().setPlaceholderText(context.tr("Not answered"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._box.setFixedWidth(context.theme.px(168))
        row.addWidget(self._box)
        row.addStretch()
        self.watch(self._box)
        self._box.valueChanged.connect(self._edited)

    def value(self) -> object:
        """Return the number, None where there is none."""
        number = self._box.value()
        return None if number == _NONE else number

    def set_value(self, value: object) -> None:
        """Show a number, or none."""
        number = value if isinstance(value, int) else _NONE
        if number != self._box.value():
            self._box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self._box.setValue(number)
            self._box.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def controls(self) -> list[QWidget]:
        """Return the box."""
        return [self._box]

    def describe(self, name: str, description: str) -> None:
        """Name the box and the line in it, which assistive technology meets first."""
        super().describe(name, description)
        self._box.lineEdit().setAccessibleName(name)

    def _edited(self) -> None:
        self.changed.emit(self.value())
