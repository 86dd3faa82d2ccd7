"""Properties by which the style sheet tells widgets of one class apart."""

from PySide6.QtWidgets import QWidget


def set_styled(widget: QWidget, name: str, value: str | bool | None) -> None:  # noqa: FBT001 - as Qt's own
    """Set a property that the style sheet looks at, and dress the widget by it where it has changed.

    A property that was never set counts as an empty one.
    """
    if (widget.property(name) or "") != (value or ""):
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
