"""Time to the first window, beside a bare Qt window in the same style."""

import statistics
from typing import Final

from benchmarks.measure import Row, python

TITLE = "Start, from a fresh interpreter to a painted window"
COUNT: Final = 9

_BARE: Final = """
import time; start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([]); application.setStyle("Fusion")
window = QMainWindow(); window.resize(1280, 800); window.show()
application.processEvents(); window.grab()
print((time.perf_counter() - start) * 1000)
"""
_OURS: Final = """
import time; start = time.perf_counter()
from charta.__main__ import show
application, window = show([])
application.processEvents(); window.grab()
print((time.perf_counter() - start) * 1000)
"""


def rows() -> list[Row]:
    """Measure by turns, so that both meet the same machine; return the lines of the table."""
    bare, ours = [], []
    for _ in range(COUNT):
        bare.append(python(_BARE))
        ours.append(python(_OURS))
    return [
        Row("bare Qt window", f"median {statistics.median(bare):6.0f} ms   (n = {COUNT})"),
        Row("Charta's window", f"median {statistics.median(ours):6.0f} ms   (n = {COUNT})"),
        Row("ratio", f"{statistics.median(ours) / statistics.median(bare):.2f}"),
    ]
