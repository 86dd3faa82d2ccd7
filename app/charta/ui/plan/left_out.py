"""What the team has left out of the plan, to be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.plan.words import ActivityView
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.fold import Fold
from charta.ui.widgets.text import Text


class LeftOut(QWidget):
    """A line that opens to what was left out."""

    back_asked = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[ActivityView, ...] = ()
        self.fold = Fold(context.theme, context.icons, context.tr("Left out of the plan"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(context.theme.px(4))
        self.fold.body.addLayout(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    def show_views(self, views: Sequence[ActivityView]) -> None:
        """Show these activities; hidden without any."""
        self.setVisible(bool(views))
        if tuple(views) == self._shown:
            return
        self._shown = tuple(views)
        clear(self._rows)
        for view in views:
            self._rows.addWidget(self._row(view))

    def _row(self, view: ActivityView) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._context.theme.px(8))
        line.addWidget(Text(view.title), 1)
        back = button(self._context.icons, self._context.tr("Bring back"), Kind.QUIET, "rotate-ccw")
        back.setObjectName(view.id)
        back.setAccessibleDescription(view.title)
        back.clicked.connect(self._asked)
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _asked(self) -> None:
        self.back_asked.emit(self.sender().objectName())
