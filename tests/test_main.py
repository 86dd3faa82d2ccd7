"""How the window starts: nothing is loaded that only an open charter or a command needs."""

import os
import subprocess
import sys
from pathlib import Path

LATER = (
    *("click", "babel", "sqlalchemy", "docx", "lxml", "jinja2", "typst", "html", "concurrent"),
    *("tomllib", "datetime", "charta.errors.agreement", "charta.errors.files", "charta.bootstrap"),
    *("charta.domain", "charta.services", "charta.ui.widgets.dialog", "charta.ui.registry"),
    *("charta.ui.companion", "charta.ui.leaving", "charta.ui.widgets.drops"),
)
"""What takes long to import and is not needed before the window is there."""
LARGE = ("Qt", "QEvent", "QStyle", "QFileDialog", "QStandardPaths", "QGradient", "QImage")
"""Classes of Qt that take PySide6 long to make, or that only a dialog needs."""
NAMES = 560
"""So many names of enumerations may be made beyond those that any window of Qt takes.

PySide6 also makes them unnamed: a method that returns a widget which Python does not know makes those of
every class that it could be.
"""

SHOWN = "import gc, sys; from charta.__main__ import show; application, window = show([])"


def printed(tmp_path: Path, code: str) -> str:
    """Return what `code` prints in a fresh interpreter, in French and with no preferences."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "fr"}
    environment |= {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_what_is_slow_to_import_comes_after_the_window(tmp_path: Path) -> None:
    found = f"[name for name in {LATER} if name in sys.modules]"
    told = f"window.context.language, window.isVisible(), {found}"
    assert printed(tmp_path, f"{SHOWN}; application.processEvents(); print({told})") == "fr True []"


def test_no_large_class_of_qt_is_named_before_the_window_is_shown_and_painted(tmp_path: Path) -> None:
    modules = "from PySide6 import QtCore, QtGui, QtWidgets"
    told = f"[name for name in {LARGE} for part in (QtCore, QtGui, QtWidgets) if name in vars(part)]"
    code = f"{SHOWN}; application.processEvents(); window.grab(); {modules}; print({told})"
    assert printed(tmp_path, code) == "[]"


def test_few_more_names_of_qt_are_made_than_for_a_bare_window(tmp_path: Path) -> None:
    counted = """
import enum
from PySide6.QtWidgets import QApplication, QMainWindow
made, make = [], enum.EnumType._create_
def counting(cls, name, names, **rest):
    made.extend(names)
    return make(cls, name, names, **rest)
enum.EnumType._create_ = counting
"""
    code = f"{counted}{SHOWN}; application.processEvents(); window.grab(); print(len(made))"
    assert 300 < int(printed(tmp_path, code)) < NAMES


def test_the_first_words_are_found_without_reading_all_of_them(tmp_path: Path) -> None:
    counted = """
from charta import i18n
read, reading = [], i18n.messages
i18n.messages = lambda source: read.append(len(source)) or reading(source)
"""
    code = f"{counted}{SHOWN}; application.processEvents(); print(len(read) > 30, max(read) < 2000)"
    assert printed(tmp_path, code) == "True True"


def test_the_fonts_of_later_pages_are_there_when_the_window_has_settled(tmp_path: Path) -> None:
    told = "print('Bold Italic' in QFontDatabase.styles('Inter'))"
    names = "from PySide6.QtGui import QFontDatabase; from PySide6.QtTest import QTest"
    code = f"{SHOWN}; {names}; application.processEvents(); {told}; QTest.qWait(400); {told}"
    assert printed(tmp_path, code).split() == ["False", "True"]


def test_the_fonts_of_later_pages_come_first_with_a_charter_that_is_named(tmp_path: Path) -> None:
    names = "from PySide6.QtGui import QFontDatabase; from charta.ui.application import make_window"
    told = "print('Bold Italic' in QFontDatabase.styles('Inter'))"
    assert printed(tmp_path, f"{names}; made = make_window(['our.charta']); {told}") == "True"


def test_garbage_is_collected_between_events_of_the_window_alone(tmp_path: Path) -> None:
    told = "gc.isenabled(), gc.get_freeze_count() > 0, gc.get_count()[0] < 700"
    wait = "from PySide6.QtTest import QTest; x = [[] for _ in range(2000)]; QTest.qWait(900)"
    assert printed(tmp_path, f"{SHOWN}; {wait}; print({told})") == "False True True"


def test_the_window_is_drawn_in_the_style_that_its_colours_are_made_for(tmp_path: Path) -> None:
    code = "from charta.ui.application import make_application as made; print(made().style().name())"
    assert printed(tmp_path, code) == "fusion"
