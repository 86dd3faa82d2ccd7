"""Emptying a column of widgets."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


def clear(column: QVBoxLayout) -> None:
    """Take every widget out of a column."""
    while column.count():
        entry = column.takeAt(0)
        widget = entry.widget() if entry is not None else None
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()
