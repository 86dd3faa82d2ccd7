"""A button over as many lines as its words take."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QSizePolicy, QWidget

from charta.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent


class FullButton(Button):
    """A button with a layout of widgets in it; a click on any of them is one on the button."""

    def enterEvent(self, event: "QEnterEvent") -> None:  # noqa: N802 - Qt's name
        """Let what stands in the button take no clicks of its own, before the first can come."""
        self.let_clicks_through()
        super().enterEvent(event)

    def let_clicks_through(self) -> None:
        """Let what stands in the button take no clicks of its own; this is for when all of it is there."""
        for child in self.findChildren(QWidget):
            child.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class TallButton(FullButton):
    """A button whose labels wrap over as many lines as they take."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words take at a width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else -1
