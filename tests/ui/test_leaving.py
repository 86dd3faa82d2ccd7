"""A charter is left only when everything that was typed is in it, or the user says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.errors import DiskFull
from charta.services.reading import ORGANISATION
from charta.storage import Store
from charta.ui.charter_desk import CharterDesk
from charta.ui.preferences import Preferences
from charta.ui.section.sheet_page import SheetPage
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow
from ui.doubles import Doors

TOO_LONG = "x" * 130


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def window(
    charta: Charta, qapp: QApplication, qtbot: QtBot, tmp_path: Path, doors: Doors
) -> Iterator[MainWindow]:
    desk = CharterDesk(charta, None, tmp_path / "backups")
    desk.create(tmp_path / "ours.charta", example=True)
    surroundings = Surroundings(qapp, Preferences(tmp_path / "settings.json"), doors)
    made = MainWindow(desk, surroundings)
    qtbot.addWidget(made)
    made.show()
    yield made
    doors.messages.replies.append("do")
    made.close()


def type_name(window: MainWindow, text: str) -> None:
    assert window.work is not None
    window.work.show_step(ORGANISATION)
    page = window.work.pages.page
    assert isinstance(page, SheetPage)
    (field,) = page.form.editor("name").input.controls()
    field.setFocus()
    QTest.keyClicks(field, text)


def stored_name(charta: Charta, tmp_path: Path) -> object:
    bench = charta.read(tmp_path / "ours.charta")
    return bench.session.charter.answer(ORGANISATION, "name")


def test_what_was_typed_a_moment_ago_is_saved_on_closing(
    window: MainWindow, charta: Charta, tmp_path: Path, doors: Doors
) -> None:
    type_name(window, "!")
    assert window.close()
    assert doors.messages.asked == []
    assert str(stored_name(charta, tmp_path)).startswith("!")


@pytest.mark.parametrize("reply", ["cancel", None])
def test_what_was_refused_keeps_the_window_open_until_the_user_gives_it_up(
    window: MainWindow, charta: Charta, tmp_path: Path, doors: Doors, reply: str | None
) -> None:
    type_name(window, TOO_LONG)
    doors.messages.replies.append(reply)
    assert not window.close()
    assert window.isVisible()
    doors.messages.replies.append("do")
    assert window.close()
    assert TOO_LONG not in str(stored_name(charta, tmp_path))


def test_without_room_nothing_typed_is_lost_by_closing(
    window: MainWindow, charta: Charta, tmp_path: Path, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(path=tmp_path)

    with monkeypatch.context() as broken:
        broken.setattr(Store, "append", full)
        type_name(window, "!")
        doors.messages.replies.append("cancel")
        assert not window.close()
        assert [error.code for error in doors.messages.failed] == ["disk-full"]
    assert window.close()
    assert str(stored_name(charta, tmp_path)).startswith("!")
