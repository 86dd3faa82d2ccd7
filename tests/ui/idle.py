"""Waiting for work off the window's thread, and for what it shows."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

_PATIENCE = 120_000
"""So many milliseconds a machine may take that has much else to do."""


def wait_idle(qtbot: QtBot, is_idle: Callable[[], bool]) -> None:
    """Wait until `is_idle`, then until what the work made is shown.

    A widget that is laid out in a page on show is visible from one of the next events on, not at once.
    """
    qtbot.waitUntil(is_idle, timeout=_PATIENCE)
    QCoreApplication.processEvents()
