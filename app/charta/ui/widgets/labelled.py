"""A combo box below its name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.ui.theme import TextStyle, Theme
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.text import Text


def labelled(theme: Theme, name: str, box: ElidedComboBox, width: int) -> QWidget:
    """Return a box with its name above it, at least so many pixels wide (at 100 %), whatever it offers."""
    box.setAccessibleName(name)
    box.set_least(0)
    box.setMinimumWidth(theme.px(width))
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    label = Text(name, TextStyle.LABEL)
    label.setBuddy(box)
    column.addWidget(label)
    column.addWidget(box)
    return both
