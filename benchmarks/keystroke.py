"""From a keystroke to the refreshed wording and preview, in the real window, beside showing the same text."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from benchmarks.measure import Row, percentiles, timed
from charta.bootstrap import Charta
from charta.settings import Settings
from charta.ui.application import make_application
from charta.ui.charter_desk import CharterDesk
from charta.ui.preferences import Preferences
from charta.ui.registry import standard_pages
from charta.ui.section.section_page import SectionPage
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow

TITLE = "Keystroke to refreshed wording and preview"
SECTION: Final = "S12"
FIELD: Final = "client_contact"
TYPED: Final = "the sales team of the region, on weekdays, by phone or by email"
FRAME_MS: Final = 1000 / 60


def the_application() -> QApplication:
    """Return the one application that a process can have."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else make_application()


@contextmanager
def section_page() -> Iterator[tuple[SectionPage, QWidget]]:
    """Show a section of the example in the real window; give its page and an empty text field of it."""
    application = the_application()
    with tempfile.TemporaryDirectory() as folder:
        charta = Charta(actor="bench", backups=Path(folder) / "backups")
        path = Path(folder) / "example.charta"
        charta.create(path, answers=charta.example_answers()).close()
        preferences = Preferences(Path(folder) / "settings.json")
        preferences.change(Settings(language="en", theme="light"))
        window = MainWindow(
            CharterDesk(charta, standard_pages(), Path(folder) / "backups"),
            Surroundings(application, preferences),
        )
        window.resize(1280, 800)
        window.show()
        window.open(path)
        assert window.work is not None
        window.work.show_step(SECTION)
        QCoreApplication.processEvents()
        page = window.work.pages.page
        assert isinstance(page, SectionPage)
        yield page, page.form.editor(FIELD).input.controls()[-1]
        window.close()


def keystrokes(field: QWidget) -> list[float]:
    """Type; return how long each key took until the wording in the preview had changed, in milliseconds."""
    field.setFocus()
    QTest.keyClicks(field, "x")
    times = []
    for character in TYPED:
        start = time.perf_counter()
        QTest.keyClick(field, character)
        times.append((time.perf_counter() - start) * 1000)
        QCoreApplication.processEvents()
    return times


def refreshes(page: SectionPage) -> list[float]:
    """Return how long deriving and showing the wording takes, in both languages, in milliseconds."""
    return timed(page.show_wording, 100)


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    with section_page() as (page, field):
        keys = keystrokes(field)
        wording = refreshes(page)
        paper = page.wording.pane("en").paper
        html = paper.toHtml()
        browser = QTextBrowser()
        browser.resize(paper.size())
        peer = timed(lambda: browser.setHtml(html), 100)
    return [
        Row("key handled, wording derived and shown", percentiles(keys)),
        Row("of this, deriving and showing both languages", percentiles(wording)),
        Row("floor: QTextBrowser.setHtml of one finished text", percentiles(peer)),
        Row("keys within one frame of 60 Hz", f"{sum(key <= FRAME_MS for key in keys)} of {len(keys)}"),
    ]
