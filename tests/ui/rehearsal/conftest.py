"""The parts of a rehearsal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.i18n import translator
from charta.ui.companion import companions
from charta.ui.preferences import Preferences
from charta.ui.room import window as room_window
from fakes import SteppingClock
from ui.doubles import Doors
from ui.rehearsal.play import Play, Strays, watched
from ui.rehearsal.preparing import make_charter
from ui.sitting import Sit


@pytest.fixture
def play(  # noqa: PLR0917 - what is on a desk
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    sit_down: Sit,
    doors: Doors,
    charta: Charta,
    clock: SteppingClock,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Play]:
    """Set the desk for a rehearsal, in the language that the test names."""
    language = getattr(request, "param", "en")
    preferences.set_language(language)
    path = tmp_path / "Érablis.charta"
    make_charter(charta, path)
    made = Play(
        qtbot, sit_down, doors, charta, clock, translator(language), path, tmp_path, watched(monkeypatch)
    )
    monkeypatch.setattr(room_window, "RoomTools", made.tools)
    monkeypatch.setattr("charta.paths.backups", lambda: tmp_path / "backups")
    strays = Strays()
    qapp.installEventFilter(strays)
    yield made
    qapp.removeEventFilter(strays)
    for sitting in made.sittings:
        for companion in companions(sitting.window):
            companion.leave()
    assert strays.found == []
