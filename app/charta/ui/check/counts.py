"""How much was found, as chips: an icon, a number and a word per weight."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.findings import Weight
from charta.ui.check.looks import LOOKS, counted
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class Counts(QWidget):
    """A chip per weight that was found, or one that says that nothing was, or that the check is under way."""

    def __init__(self, context: UiContext, title: str = "") -> None:
        """Build it, with a title before the chips where one is given."""
        super().__init__()
        self._context = context
        theme, icons = context.theme, context.icons
        self._chips = {weight: Chip(theme, icons, "") for weight in Weight}
        self._told = Chip(theme, icons, "")
        flow = Flow(theme.px(8))
        if title:
            named = Text(title, TextStyle.LABEL, wrap=False)
            named.setMinimumHeight(self._told.sizeHint().height())
            flow.add(named)
        for chip in (*self._chips.values(), self._told):
            flow.add(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self.show_busy()

    @property
    def text(self) -> str:
        """What the chips say."""
        chips = (*self._chips.values(), self._told)
        return ", ".join(chip.text for chip in chips if not chip.isHidden())

    def show_busy(self) -> None:
        """Say that the check is under way."""
        self._tell(self._context.tr("Checking…"), Tone.NEUTRAL, "")

    def show_counts(self, counts: Mapping[Weight, int]) -> None:
        """Say how much was found."""
        if not any(counts.values()):
            self._tell(self._context.tr("No remark"), Tone.SUCCESS, "circle-check")
            return
        self._told.hide()
        for weight, chip in self._chips.items():
            count = counts.get(weight, 0)
            look = LOOKS[weight]
            chip.show_state(counted(self._context, weight, count), look.tone, look.icon)
            chip.setVisible(bool(count))

    def _tell(self, words: str, tone: Tone, icon: str) -> None:
        for chip in self._chips.values():
            chip.hide()
        self._told.show_state(words, tone, icon)
        self._told.show()
