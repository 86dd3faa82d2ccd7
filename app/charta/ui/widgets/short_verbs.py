"""Buttons in a line, some of which show only their icon where there is no room for their words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from charta.ui.widgets.flow import Flow
from charta.ui.widgets.styled import set_styled
from charta.ui.widgets.tips import tip


class ShortVerbs(Flow):
    """Holds buttons; those of `giving_way` lose their words, the first one first.

    What is heard of a button, and what its tool tip says, are its words all the same.
    """

    def __init__(
        self, spacing: int, buttons: Sequence[QPushButton], giving_way: Sequence[QPushButton]
    ) -> None:
        super().__init__(spacing)
        self._buttons = tuple(buttons)
        self._giving_way = tuple((made, made.text()) for made in giving_way)
        for made in buttons:
            self.add(made)

    def shorten(self, width: int) -> bool:
        """Say as much as fits into a line of this width; tell whether the buttons fit at all.

        Where they take several lines anyway, they say everything.
        """
        for short in range(len(self._giving_way) + 1):
            self._show(short)
            if self.line_width([made for made in self._buttons if not made.isHidden()]) <= width:
                return True
        self._show(0)
        return False

    def _show(self, short: int) -> None:
        for place, (made, words) in enumerate(self._giving_way):
            _show_words(made, words, shown=place >= short)


def _show_words(made: QPushButton, words: str, *, shown: bool) -> None:
    if bool(made.text()) is shown:
        return
    made.setText(words if shown else "")
    made.setAccessibleName("" if shown else words)
    made.setToolTip("" if shown else tip(words))
    set_styled(made, "short", not shown)
