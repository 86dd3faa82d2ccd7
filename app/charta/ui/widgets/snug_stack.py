"""Widgets of which one is shown, as large as that one asks for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class SnugStack(QStackedWidget):
    """A stack that asks for the room of what it shows; Qt's own asks for that of its largest widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the shown widget would like."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the shown widget needs."""
        shown = self.currentWidget()
        if shown is None:
            return super().minimumSizeHint()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell whether the height of what is shown follows its width."""
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of what is shown at a width."""
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown is not None else -1
