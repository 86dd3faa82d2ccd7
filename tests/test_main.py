"""How the window starts: nothing is loaded that only an open charter or a command needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LATER = ("click", "babel", "sqlalchemy", "docx", "lxml", "jinja2", "typst", "html", "concurrent")
"""What takes long to import and is not needed before the window is there."""


SHOWN = "import gc, sys; from charta.__main__ import show; application, window = show([])"


def printed(tmp_path: Path, code: str) -> str:
    """Return what `code` prints in a fresh interpreter, in French and with no preferences."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "fr"}
    environment |= {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.mark.parametrize("name", LATER)
def test_what_is_slow_to_import_comes_after_the_window(tmp_path: Path, name: str) -> None:
    told = f"window.context.language, window.isVisible(), {name!r} in sys.modules"
    assert printed(tmp_path, f"{SHOWN}; application.processEvents(); print({told})") == "fr True False"


def test_garbage_is_collected_between_events_of_the_window_alone(tmp_path: Path) -> None:
    told = "gc.isenabled(), gc.get_freeze_count() > 0, gc.get_count()[0] < 700"
    wait = "from PySide6.QtTest import QTest; x = [[] for _ in range(2000)]; QTest.qWait(900)"
    assert printed(tmp_path, f"{SHOWN}; {wait}; print({told})") == "False True True"


def test_the_window_is_drawn_in_the_style_that_its_colours_are_made_for(tmp_path: Path) -> None:
    code = "from charta.ui.application import make_application as made; print(made().style().name())"
    assert printed(tmp_path, code) == "fusion"
