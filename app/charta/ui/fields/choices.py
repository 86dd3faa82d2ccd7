"""Several choices among several."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.option import Option
from charta.ui.fields.question import Question


class ChecksInput(Input):
    """A check box for each choice."""

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._boxes = {choice: QCheckBox() for choice in question.field.choices}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for choice, box in self._boxes.items():
            box.clicked.connect(self._chosen)
            column.addWidget(Option(context.theme, box, question.choice(choice)))

    def value(self) -> object:
        """Return the ids of what is ticked."""
        return [choice for choice, box in self._boxes.items() if box.isChecked()]

    def set_value(self, value: object) -> None:
        """Tick these and no others."""
        chosen = value if isinstance(value, tuple | list) else ()
        for choice, box in self._boxes.items():
            box.setChecked(choice in chosen)

    def controls(self) -> list[QWidget]:
        """Return the boxes."""
        return list(self._boxes.values())

    def describe(self, name: str, description: str) -> None:
        """Name the group; the boxes have their own names."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for box in self._boxes.values():
            box.setAccessibleDescription(f"{name} {description}".strip())

    def _chosen(self) -> None:
        self.changed.emit(self.value())
