"""The base of all inputs."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.question import Question
from charta.ui.theme import Theme
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.styled import set_styled


class Input(QWidget):
    """Takes the answer to one question, without its label.

    `typed` tells that a change is a keystroke, so that saving waits for a pause.
    """

    changed = Signal(object)
    """The raw value after each change by the user."""
    left = Signal()
    """The keyboard has left the input, or undo was asked for: what was typed is to be saved."""
    typed: ClassVar[bool] = False

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.question = question

    def value(self) -> object:
        """Return the raw value as it is shown."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a stored value, None for no answer; nothing is emitted, a cursor stays where it can."""
        raise NotImplementedError

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, in the order of Tab."""
        raise NotImplementedError

    def describe(self, name: str, description: str) -> None:
        """Name the controls for assistive technology."""
        self.setAccessibleName(name)
        for control in self.controls():
            control.setAccessibleName(name)
            control.setAccessibleDescription(description)

    def set_invalid(self, *, invalid: bool) -> None:
        """Mark the input as wrong, or no longer."""
        for control in self.controls():
            set_styled(control, "invalid", invalid)

    def watch(self, control: QWidget) -> None:
        """Emit `left` when the keyboard leaves `control`."""
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice the keyboard leaving; leave undo and redo to the charter's own history."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.left.emit()
        elif (
            event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event)
        ):
            self.left.emit()
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_undo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo))


class CalmComboBox(ElidedComboBox):
    """A combo box that a turning wheel passes by: what is chosen changes only by intent.

    By Qt's usual rule the wheel gives the keyboard to what it turns over, and so turns it too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll."""
        event.ignore()


class CalmSpinBox(QSpinBox):
    """A spin box that a turning wheel passes by."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The padding of a style sheet does not reach the line in which the number stands.
        self.lineEdit().setTextMargins(theme.px(10), 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll."""
        event.ignore()
