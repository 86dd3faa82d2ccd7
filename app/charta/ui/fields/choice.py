"""One choice among several."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox, Input
from charta.ui.fields.option import Option
from charta.ui.fields.question import Question

RADIO_LIMIT = 6


class RadioInput(Input):
    """Shows every choice at once."""

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._group = QButtonGroup(self)
        self._buttons = {choice: QRadioButton() for choice in question.field.choices}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for choice, button in self._buttons.items():
            self._group.addButton(button)
            column.addWidget(Option(context.theme, button, question.choice(choice)))
        # Also a click on what is chosen already: it makes a suggestion the team's answer.
        self._group.buttonClicked.connect(self._chosen)

    def value(self) -> object:
        """Return the id of the choice."""
        return next((choice for choice, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Show a choice, or none."""
        self._group.setExclusive(False)
        for choice, button in self._buttons.items():
            button.setChecked(choice == value)
        self._group.setExclusive(True)

    def controls(self) -> list[QWidget]:
        """Return the buttons."""
        return list(self._buttons.values())

    def describe(self, name: str, description: str) -> None:
        """Name the group; the buttons have their own names."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for button in self._buttons.values():
            button.setAccessibleDescription(f"{name} {description}".strip())

    def _chosen(self) -> None:
        self.changed.emit(self.value())


class ComboInput(Input):
    """Shows the choice; the others in a list that opens."""

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._box = CalmComboBox()
        self._box.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        self._box.addItem(context.tr("Choose…"), None)
        for choice in question.field.choices:
            self._box.addItem(question.choice(choice), choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._box)
        self.setMaximumWidth(context.theme.px(440))
        self._box.activated.connect(self._chosen)

    def value(self) -> object:
        """Return the id of the choice."""
        chosen = self._box.currentData()
        return chosen if isinstance(chosen, str) else None

    def set_value(self, value: object) -> None:
        """Show a choice, or none."""
        self._box.setCurrentIndex(max(self._box.findData(value), 0))

    def controls(self) -> list[QWidget]:
        """Return the box."""
        return [self._box]

    def _chosen(self) -> None:
        self.changed.emit(self.value())
