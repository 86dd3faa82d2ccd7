"""The two parts of the page of signatures, and the buttons that choose between them."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.widgets.buttons import button
from charta.ui.widgets.flow import Flow


class Part(StrEnum):
    """What the page shows."""

    INTAKE = "intake"
    DECIDE = "decide"


class PartBar(Flow):
    """Chooses a part, and says how many pages wait."""

    asked = Signal(object)
    """A `Part` was chosen by the user."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme.px(8), parent)
        self._context = context
        self._group = QButtonGroup(self)
        tr = context.tr
        self.buttons = {
            Part.INTAKE: self._made(Part.INTAKE, "download", tr("Take in")),
            Part.DECIDE: self._made(Part.DECIDE, "list-checks", tr("To decide")),
        }
        self.choose(Part.INTAKE)

    @property
    def shown(self) -> Part:
        """Which part is chosen."""
        return Part.DECIDE if self.buttons[Part.DECIDE].isChecked() else Part.INTAKE

    def choose(self, part: Part) -> None:
        """Choose a part."""
        self.buttons[part].setChecked(True)

    def show_waiting(self, count: int) -> None:
        """Say how many pages wait for a decision."""
        words = self._context.translator
        told = words.tr("To decide")
        if count:
            told = words.tr("{what}: {count}", what=told, count=number(count, words))
        self.buttons[Part.DECIDE].setText(told)

    def _made(self, part: Part, icon: str, words: str) -> QPushButton:
        made = button(self._context.icons, words, icon=icon)
        made.setCheckable(True)
        made.clicked.connect(partial(self._press, part))
        self._group.addButton(made)
        self.add(made)
        return made

    def _press(self, part: Part) -> None:
        self.asked.emit(part)
