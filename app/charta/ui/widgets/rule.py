"""A thin line between areas."""

from PySide6.QtWidgets import QFrame, QWidget


class Rule(QFrame):
    """A horizontal line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "rule")
        self.setFixedHeight(1)
