"""Python's garbage, collected on the window's thread and between two events only.

Python collects whenever enough has been made, on whichever thread makes it. Garbage may hold widgets, and a
widget that goes in the middle of an event, or on another thread, takes the process with it.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

OFTEN: Final = 500
"""So many milliseconds lie between two looks."""


class Collector(QObject):
    """Takes the collecting over from Python, for as long as the process lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_due)
        timer.start(OFTEN)


def collect_due() -> None:
    """Collect what Python would have collected by now."""
    due = [made > allowed > 0 for made, allowed in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if due[0]:
        gc.collect(2 if due[2] else 1 if due[1] else 0)


def leave_alone() -> None:
    """Look for no garbage any more among what there is; called on any thread, where much was made that stays.

    Looking through 100,000 people takes longer than the window may stand still, and there is none among them.
    """
    gc.freeze()
