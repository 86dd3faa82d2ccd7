"""What nobody expected is told in one sentence."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.settings import ZOOM_RANGE
from charta.ui.application import LastResort, QuietReport
from charta.ui.charter_desk import CharterDesk
from charta.ui.files import free_name
from charta.ui.preferences import PLACES_LIMIT, Preferences
from charta.ui.surroundings import Surroundings
from charta.ui.theme import Tone
from charta.ui.window import MainWindow
from ui.doubles import Doors, RecordingMessages


def test_a_mistake_is_told_without_a_traceback_and_its_details_can_be_copied(
    window: MainWindow, messages: RecordingMessages, capsys: pytest.CaptureFixture[str]
) -> None:
    messages.replies.append("copy")
    mistake = ZeroDivisionError("by nobody")
    LastResort(window)(ZeroDivisionError, mistake, None)
    ((title, text),) = messages.asked
    assert title == "Something went wrong"
    assert "ZeroDivisionError" not in text
    assert "by nobody" in QGuiApplication.clipboard().text()
    assert "by nobody" in capsys.readouterr().err


def test_a_mistake_while_telling_of_one_is_not_told(
    window: MainWindow, messages: RecordingMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    resort = LastResort(window)
    told: list[str] = []

    def tell(details: str) -> None:
        told.append(details)
        resort(ValueError, ValueError("again"), None)

    monkeypatch.setattr(resort, "_tell", tell)
    resort(ValueError, ValueError("first"), None)
    assert len(told) == 1


def test_an_interrupt_from_the_terminal_asks_nothing(window: MainWindow, messages: RecordingMessages) -> None:
    LastResort(window)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert messages.asked == []


def test_a_backup_that_fails_is_told_in_passing_once_and_stops_nothing(
    qapp: QApplication, qtbot: QtBot, preferences: Preferences, doors: Doors, tmp_path: Path
) -> None:
    blocked = tmp_path / "backups"
    blocked.write_text("a file in the place of the folder")
    report = QuietReport()
    desk = CharterDesk(None, None, blocked, report)
    surroundings = Surroundings(qapp, preferences, doors)
    window = MainWindow(desk, surroundings)
    report.show_in(window)
    qtbot.addWidget(window)
    window.show()
    desk.create(tmp_path / "ours.charta", example=True)
    desk.close()
    window.open(tmp_path / "ours.charta")
    qtbot.waitUntil(lambda: bool(doors.messages.informed))
    desk._opened().answers.set("S08", "answer_hours", 48)
    window.close()
    qtbot.wait(20)
    (told,) = doors.messages.informed
    assert told.text.startswith("A backup could not be made; the charter itself is saved. ")
    assert str(blocked) in told.text
    assert told.tone is Tone.WARNING
    assert doors.messages.failed == []
    again = Charta(backups=tmp_path / "elsewhere").open(tmp_path / "ours.charta")
    assert again.session.charter.answer("S08", "answer_hours") == 48
    again.close()
    surroundings.close()


def test_a_backup_that_contradicts_the_charter_is_told_in_a_dialog_that_names_both(
    qapp: QApplication, qtbot: QtBot, preferences: Preferences, doors: Doors, tmp_path: Path
) -> None:
    path, folder = tmp_path / "ours.charta", tmp_path / "backups"
    charta = Charta(backups=folder)
    charta.create(path, answers=charta.example_answers()).close()
    older = path.read_bytes()
    bench = charta.open(path)
    count = bench.session.store.entries
    bench.answers.set("S08", "answer_hours", 48)
    bench.close()
    fullest = charta.backups(path)[0].file
    path.write_bytes(older)
    report = QuietReport()
    surroundings = Surroundings(qapp, preferences, doors)
    window = MainWindow(CharterDesk(None, None, folder, report), surroundings)
    report.show_in(window)
    qtbot.addWidget(window)
    window.show()
    window.open(path)
    qtbot.waitUntil(lambda: bool(doors.messages.asked))
    ((title, text),) = doors.messages.asked
    assert title == "The file and one of its backups differ"
    assert f"{path} and its backup {fullest} differ from entry {count + 1} on" in text
    assert (doors.messages.informed, doors.messages.failed) == ([], [])
    assert window.work is not None
    window.close()
    surroundings.close()


def test_the_zoom_keeps_within_what_can_be_shown(preferences: Preferences) -> None:
    preferences.set_zoom(10)
    assert preferences.settings.zoom == ZOOM_RANGE[0]
    preferences.set_zoom(1000)
    assert preferences.settings.zoom == ZOOM_RANGE[1]


def test_only_the_latest_places_are_kept(preferences: Preferences) -> None:
    for number in range(PLACES_LIMIT + 5):
        preferences.set_place(Path(f"/{number}.charta"), "S01")
    assert len(preferences.settings.places) == PLACES_LIMIT
    assert preferences.place(Path("/0.charta")) == ""
    assert preferences.place(Path(f"/{PLACES_LIMIT}.charta")) == "S01"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_name(tmp_path, "Charter", "charta").name == "Charter.charta"
    for name in ("Charter", "Charter 2"):
        (tmp_path / f"{name}.charta").touch()
    assert free_name(tmp_path, "Charter", "charta").name == "Charter 3.charta"
