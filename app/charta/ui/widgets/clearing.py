"""Taking widgets away: out of sight at once, and gone as soon as no event needs them any more."""

from PySide6.QtWidgets import QBoxLayout, QWidget


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            drop(layout, widget)


def drop(layout: QBoxLayout, *widgets: QWidget) -> None:
    """Take widgets out of the layout in which they stand."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
