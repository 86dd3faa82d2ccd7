"""A button that opens and closes a part of a page, and remembers that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charta.ui.fold_memory import FoldMemory
from charta.ui.icons import Icons
from charta.ui.theme import Role
from charta.ui.widgets.buttons import Button
from charta.ui.widgets.showing import show_part


class Opener(Button):
    """Words with an arrow behind them; the part may stand anywhere on the page.

    None for the part leaves it to whoever follows `toggled`.
    """

    def __init__(self, icons: Icons, text: str, part: QWidget | None, memory: FoldMemory) -> None:
        super().__init__(text)
        self._icons = icons
        self._part = part
        self._memory = memory
        self.setProperty("kind", "opener")
        self.setAutoDefault(False)
        # The arrow stands at the end of the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCheckable(True)
        self.setChecked(memory.is_open)
        self._show()
        self.toggled.connect(self._open)

    def _open(self, opened: bool) -> None:  # noqa: FBT001 - a signal's value
        self._memory.set_open(opened)
        self._show()

    def _show(self) -> None:
        name = "chevron-up" if self.isChecked() else "chevron-down"
        drawn = self._icons.icon(name, Role.TEXT_MUTED, 18, gap=-4)
        self.setIcon(drawn)
        self.setIconSize(drawn.availableSizes()[0])
        if self._part is not None:
            show_part(self._part, self.isChecked())
