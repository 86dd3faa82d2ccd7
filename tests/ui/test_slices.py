"""Work in slices: the window has its turn in between, and the result comes at the end."""

import time
from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.ui.slices import SLICE, Slices, at_once


def work(steps: int, seconds: float = 0.0) -> Generator[None, None, str]:
    for _ in range(steps):
        time.sleep(seconds)
        yield
    return "done"


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    made = QObject(qapp)
    yield made
    made.deleteLater()


def test_the_result_comes_once_the_last_step_is_done(owner: QObject, qtbot: QtBot) -> None:
    slices = Slices(owner)
    with qtbot.waitSignal(slices.ended) as ended:
        slices.begin(work(3))
        assert slices.is_busy
    assert ended.args == ["done"]
    assert not slices.is_busy


def test_the_window_has_its_turn_between_slices(owner: QObject, qtbot: QtBot) -> None:
    slices, turns = Slices(owner), QTimer(owner)
    seen: list[bool] = []
    turns.timeout.connect(lambda: seen.append(slices.is_busy))
    turns.start(0)
    with qtbot.waitSignal(slices.ended):
        slices.begin(work(20, SLICE / 4000))
    assert sum(seen) >= 3


def test_who_hears_of_a_result_can_begin_the_next_piece(owner: QObject, qtbot: QtBot) -> None:
    slices, found = Slices(owner), list[object]()

    def begin_another(result: object) -> None:
        found.append(result)
        if len(found) < 3:
            slices.begin(work(2))

    slices.ended.connect(begin_another)
    slices.begin(work(0))
    qtbot.waitUntil(lambda: len(found) == 3)
    assert not slices.is_busy


def test_a_mistake_ends_the_work_and_is_heard_of(owner: QObject, qtbot: QtBot) -> None:
    def broken() -> Generator[None, None, None]:
        yield
        raise KeyError("a mistake")

    slices = Slices(owner)
    with qtbot.captureExceptions() as caught:
        slices.begin(broken())
        qtbot.waitUntil(lambda: bool(caught))
    assert not slices.is_busy


def test_who_has_to_wait_gets_the_result_at_once() -> None:
    assert at_once(work(5)) == "done"
