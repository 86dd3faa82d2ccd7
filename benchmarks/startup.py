"""Time to the first window, beside a bare Qt window in the same style."""

import statistics
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.measure import Row, python

TITLE = "Start, from a fresh interpreter to a painted window"
COUNT: Final = 21

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
    """Measure by turns, so that all meet the same machine; return the lines of the table."""
    bare: list[float] = []
    ours: dict[str, list[float]] = {"English": [], "French": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(COUNT):
            bare.append(python(_BARE))
            for language, times in ours.items():
                times.append(python(_OURS, **_at_home(Path(folder) / language, language[:2].lower())))
    peer = statistics.median(bare)
    return [
        Row("bare Qt window", f"median {peer:6.0f} ms   (n = {COUNT})"),
        *(
            Row(f"Charta in {language}", f"median {mid:6.0f} ms   {mid / peer:.2f} times the bare window")
            for language, mid in ((language, statistics.median(times)) for language, times in ours.items())
        ),
    ]


def _at_home(home: Path, language: str) -> dict[str, str]:
    """Return the environment of a user of a language who has set nothing."""
    return {"LC_ALL": language, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
