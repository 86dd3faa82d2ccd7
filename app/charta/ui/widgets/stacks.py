"""Parts above one another, and rows of them that turn into columns where there is no room."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget


def stacked(spacing: int, *widgets: QWidget) -> QVBoxLayout:
    """Return a column of widgets that keeps what height is left below them; `spacing` is in pixels."""
    column = QVBoxLayout()
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return column


def set_beside(parts: QBoxLayout, *, beside: bool) -> None:
    """Set the parts beside each other, or below one another."""
    ways = QBoxLayout.Direction
    parts.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
