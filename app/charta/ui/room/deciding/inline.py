"""Small forms that open within the pane: Enter keeps what was typed, Escape leaves it as it is."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from charta.ui.context import UiContext
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button, presses
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip


class InlineForm(QFrame):
    """A frame with inputs in `body`, a button that keeps, and one that leaves."""

    submitted = Signal()
    left = Signal()
    """The user leaves the form; what was typed stays in it."""

    def __init__(self, context: UiContext, title: str, verb: str) -> None:
        super().__init__()
        self.context = context
        px = context.theme.px
        self.setProperty("area", "well")
        self.setAccessibleName(title)
        self.title = Text(title, TextStyle.LABEL)
        self.problem = Problem(context)
        self.keep = button(context.icons, verb, Kind.PRIMARY)
        self.keep.setToolTip(context.tr("Enter"))
        self.leave = button(context.icons, context.tr("Later"), Kind.QUIET)
        self.leave.setToolTip(tip(context.tr("Escape; what was typed is kept")))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addLayout(self.body)
        column.addWidget(self.problem)
        row = Flow(px(8))
        row.add(self.keep)
        row.add(self.leave)
        column.addWidget(row)
        self.keep.clicked.connect(self.submitted)
        self.leave.clicked.connect(self.left)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep by Enter, leave by Escape."""
        if presses(event):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mind(self, control: QWidget) -> None:
        """Let Ctrl+Enter keep from within a control in which Enter begins a line."""
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep by Ctrl+Enter."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and presses(event)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.submitted.emit()
            return True
        return super().eventFilter(watched, event)


def line(name: str, placeholder: str = "") -> QLineEdit:
    """Return a line to type into."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    return made
