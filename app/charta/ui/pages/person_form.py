"""The person for whom acknowledgement forms are filled in."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from charta.domain.printed import PrintedPerson
from charta.domain.text import clean_line
from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle
from charta.ui.widgets.text import Text

FIELDS: Final[Mapping[str, str]] = {
    "name": N_("Full name"),
    "number": N_("Number"),
    "job": N_("Job"),
    "department": N_("Department"),
    "site": N_("Site"),
    "status": N_("Status"),
    "manager": N_("Manager"),
}


class PersonForm(QWidget):
    """Off by default: forms are then blank. Nothing of it is kept."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.box = QCheckBox(context.tr("Fill in for one person"))
        self.lines = {field: QLineEdit() for field in FIELDS}
        self._fields = QWidget()
        self._lay_out()
        self.box.toggled.connect(self._fields.setVisible)
        self.box.toggled.connect(self.changed)
        self.lines["name"].textChanged.connect(self.changed)

    @property
    def person(self) -> PrintedPerson | None:
        """The person, None where forms are to be blank."""
        if not self.box.isChecked():
            return None
        return PrintedPerson(**{field: clean_line(line.text()) for field, line in self.lines.items()})

    @property
    def is_ready(self) -> bool:
        """Whether a person is asked for and named, or none is asked for."""
        person = self.person
        return person is None or bool(person.name)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.box)
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(px(36), 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        for at, (field, word) in enumerate(FIELDS.items()):
            label = Text(self._context.tr(word), TextStyle.LABEL, wrap=False)
            label.setBuddy(self.lines[field])
            self.lines[field].setAccessibleName(self._context.tr(word))
            self.lines[field].setMaxLength(120)
            row, side = 2 * ((at + 1) // 2), (at + 1) % 2 if at else 0
            span = 2 if at == 0 else 1
            grid.addWidget(label, row, side, 1, span)
            grid.addWidget(self.lines[field], row + 1, side, 1, span)
        column.addWidget(self._fields)
        self._fields.hide()
