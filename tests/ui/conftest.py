"""Widgets in a real application, and tests that refuse noise and threads left behind."""

import gc
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.records import ProofState
from charta.ui.charter_desk import CharterDesk
from charta.ui.collecting import collect_due
from charta.ui.context import UiContext
from charta.ui.preferences import Preferences
from charta.ui.registry import standard_pages
from charta.ui.surroundings import Surroundings, load_fonts
from charta.ui.window import MainWindow
from ui.doubles import ChosenFiles, Doors, FakeDesk, RecordingMessages, Stage, words
from ui.sitting import Sit, Sitting

HARMLESS = ("This plugin does not support",)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """Dress the application as it starts."""
    qapp.setStyle("Fusion")
    load_fonts()


@pytest.fixture(autouse=True)
def quiet(qtlog: object) -> Iterator[None]:
    """Fail a test in which Qt warns of something, or which leaves a thread alive.

    As in the application, garbage is not collected amid events: it would take closed windows with it.
    """
    before = set(threading.enumerate())
    gc.disable()
    yield
    # Without this, what a test has closed would live on, and be dressed anew by every later window.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
    collect_due()
    records = qtlog.records  # type: ignore[attr-defined]
    noise = [record.message for record in records if not record.message.startswith(HARMLESS)]
    assert not noise
    assert not [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def messages(doors: Doors) -> RecordingMessages:
    """Return what the user was told and asked."""
    return doors.messages


@pytest.fixture
def files(doors: Doors) -> ChosenFiles:
    """Return the user's answers to file dialogs."""
    return doors.files


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    made = Preferences(tmp_path / "settings.json")
    made.set_language("en")
    made.set_theme("light")
    return made


@pytest.fixture
def surroundings(qapp: QApplication, preferences: Preferences, doors: Doors) -> Iterator[Surroundings]:
    made = Surroundings(qapp, preferences, doors, words)
    yield made
    made.close()


@pytest.fixture
def context(surroundings: Surroundings, qtbot: QtBot) -> UiContext:
    """Return what a page is handed; its messages and file dialogs are the recording ones."""
    window = QWidget()
    qtbot.addWidget(window)
    return surroundings.context(window, lambda _: None)


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, preferences: Preferences, doors: Doors) -> Iterator[Stage]:
    """Return what makes contexts with the real words, in any look."""
    surroundings = Surroundings(qapp, preferences, doors)
    window = QWidget()
    qtbot.addWidget(window)

    def make(language: str = "en", theme: str = "light", zoom: int = 100) -> UiContext:
        preferences.change(replace(preferences.settings, language=language, theme=theme, zoom=zoom))
        return surroundings.context(window, lambda _: None)

    yield make
    surroundings.close()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def window(qtbot: QtBot, desk: FakeDesk, surroundings: Surroundings) -> MainWindow:
    """Show a window without a charter."""
    made = MainWindow(desk, surroundings)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def working(window: MainWindow, desk: FakeDesk, tmp_path: Path) -> MainWindow:
    """Show a window with a charter."""
    path = tmp_path / "ours.charta"
    path.touch()
    window.open(path)
    return window


@pytest.fixture
def sit_down(
    charta: Charta, qtbot: QtBot, preferences: Preferences, doors: Doors, tmp_path: Path, qapp: QApplication
) -> Iterator[Sit]:
    """Show windows with the real desk, pages and words; only the doors to the user are doubles."""
    made: list[Surroundings] = []

    def sit() -> Sitting:
        made.append(Surroundings(qapp, preferences, doors))
        desk = CharterDesk(charta, standard_pages(), tmp_path / "backups")
        window = MainWindow(desk, made[-1])
        qtbot.addWidget(window)
        window.resize(1280, 832)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Sitting(window, desk)

    yield sit
    for surroundings in made:
        surroundings.close()


@pytest.fixture
def two_sections(charta: Charta, tmp_path: Path) -> Path:
    """Make the example with two sections, nothing signed, no formality open."""
    path, few = tmp_path / "Érablis.charta", ("S02", "S12")
    bench = charta.create(path, answers=charta.example_answers())
    bench.answers.include({section.id: section.id in few for section in bench.session.catalogue.sections})
    for item in bench.formalities.open_items():
        bench.formalities.note(item.id, ProofState.NOT_APPLICABLE, None, "Nobody works there")
    bench.close()
    return path
