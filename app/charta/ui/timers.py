"""Doing something a moment later, once."""

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, milliseconds: int) -> QTimer:
    """Return a timer that goes off once, so long after it was last started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
