"""How departments answer in a round: asked for once, then remembered for every charter."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from charta.domain.records import Scale
from charta.ui.context import UiContext
from charta.ui.room.deciding.words import SCALES
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class ScaleChoice(QFrame):
    """Offers the scales; 1 or 2 chooses one, Escape leaves."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        px, tr = context.theme.px, context.tr
        self.setProperty("area", "well")
        self.setAccessibleName(tr("How do the departments answer?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.addWidget(Text(tr("How do the departments answer?"), TextStyle.LABEL))
        row = Flow(px(8))
        self.buttons: dict[Scale, QPushButton] = {}
        for key, scale in enumerate(Scale, start=1):
            made = button(context.icons, f"{key} · {tr(SCALES[scale])}")
            made.clicked.connect(partial(self.chosen.emit, scale))
            self.buttons[scale] = made
            row.add(made)
        column.addWidget(row)
        self.hide()

    def open(self) -> None:
        """Show the scales, with the keyboard on the first one."""
        self.show()
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by a digit, leave by Escape."""
        if event.text() in ("1", "2"):
            self.chosen.emit(list(Scale)[int(event.text()) - 1])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
