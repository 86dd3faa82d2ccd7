"""The longest time for which the window stands still while much is kept of 100,000 people.

A timer of the window's thread beats every few milliseconds; the longest time between two beats is what a
user would wait for an answer to a click. The floor of this machine is the same while nothing is done. Beside
the time of the clock stands what the thread itself worked between two beats; on a busy machine the rest is
waiting.
"""

import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.measure import Row
from charta.bootstrap import Workbench
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from charta.ui.application import make_application
from charta.ui.collecting import Collector
from charta.ui.context import UiContext
from charta.ui.forms.page import FormsPage
from charta.ui.people.attendance_dialog import AttendanceDialog
from charta.ui.people.page import PeoplePage
from charta.ui.preferences import Preferences
from charta.ui.surroundings import Surroundings

SIGNATURES: Final = 50_000
FORMS: Final = 10_000
BEAT: Final = 5
"""Milliseconds between two beats."""
CALM: Final = 1.0
"""Seconds without any work after which what was begun has ended."""


class _Beat:
    """Tells the longest time between two turns of the window, in milliseconds of the clock and of work."""

    def __init__(self, background: Callable[[], bool]) -> None:
        self._is_busy = background
        self._timer = QTimer()
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._take)
        self._timer.start()

    def longest(self, work: Callable[[], object]) -> str:
        """Begin a piece of work; return the longest time until all that it leads to has ended."""
        self._passed, self._worked = 0.0, 0.0
        self._last = time.perf_counter(), time.thread_time()
        work()
        calm_since = time.perf_counter()
        while time.perf_counter() - calm_since < CALM:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, BEAT)
            if self._is_busy():
                calm_since = time.perf_counter()
        return f"{self._passed * 1000:.0f} ms, of which at most {self._worked * 1000:.0f} ms own work"

    def _take(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self._passed = max(self._passed, now[0] - self._last[0])
        self._worked = max(self._worked, now[1] - self._last[1])
        self._last = now


def kept(bench: Workbench, roster: Path) -> list[Row]:
    """Measure; return lines for the table. `roster` is a list that is not taken over yet."""
    application = QApplication.instance() or make_application()
    gc.disable()
    collector = Collector(application)
    with tempfile.TemporaryDirectory() as name:
        preferences = Preferences(Path(name) / "settings.json")
        preferences.set_language("en")
        surroundings = Surroundings(application, preferences)  # type: ignore[arg-type] # what `instance` returns
        window = QWidget()
        context = surroundings.context(window, lambda _: None)
        found = _measured(bench, context, roster, Path(name))
        surroundings.close()
    collector.deleteLater()
    gc.enable()
    return found


def _measured(bench: Workbench, context: UiContext, roster: Path, folder: Path) -> list[Row]:
    beat = _Beat(lambda: context.background.is_busy)
    people = PeoplePage(context, bench)
    people.resize(1180, 900)
    people.show()
    beat.longest(people.refresh)
    found = [Row("stands still: floor, nothing is done", beat.longest(lambda: None))]
    dialog = people.open_import(roster)
    beat.longest(lambda: None)
    if dialog is not None:
        found.append(Row("stands still: a list of all is taken over", beat.longest(dialog.take_over)))
    signing = AttendanceDialog(context, bench, list(bench.register.people)[:SIGNATURES], people)
    signing.accepted.connect(people.refresh)
    found.append(Row(f"stands still: {SIGNATURES:,} signatures are recorded", beat.longest(signing.submit)))
    people.close()
    forms = FormsPage(context, bench)
    forms.making.set_folder(folder)
    forms.show()
    beat.longest(forms.refresh)
    order = FormOrder(
        tuple(list(bench.register.people)[:FORMS]), None, Layout.COMBINED, "docx", None, bench.register.today
    )
    found.append(
        Row(
            f"stands still: {FORMS:,} forms are begun, written and noted",
            beat.longest(lambda: forms.making.start(order)),
        )
    )
    forms.close()
    return found
