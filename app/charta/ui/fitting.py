"""How large a window is when it is shown for the first time."""

from typing import Final

from PySide6.QtCore import QSize

TITLE: Final = QSize(0, 40)
"""What a window system puts around a window, about."""


def first_size(usual: tuple[int, int], least: tuple[int, int], available: QSize) -> QSize:
    """Return the usual size, or what a smaller screen has room for, so that no foot is below its edge.

    `available` is the screen without bars and docks, in pixels as Qt counts them.
    """
    return QSize(*usual).boundedTo(available - TITLE).expandedTo(QSize(*least))
