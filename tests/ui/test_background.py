"""Work off the window's thread."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from charta.errors import ChartaError, FileMissing
from charta.ui.background import Background, Follow, Task


class Record:
    """Keeps every callback with the thread on which it came."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()

    def follow(self, owner: QObject) -> Follow[object]:
        return Follow(owner, self.done, self.failed, self.progress)

    def done(self, result: object) -> None:
        self._note("done", result)

    def failed(self, error: ChartaError) -> None:
        self._note("failed", error.code)

    def progress(self, done: int, total: int, what: str) -> None:
        self._note("progress", (done, total, what))

    def _note(self, name: str, value: object) -> None:
        self.calls.append((name, value))
        self.threads.add(threading.current_thread())


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def record() -> Record:
    return Record()


def test_work_runs_elsewhere_and_its_result_comes_back_here(
    qtbot: QtBot, background: Background, record: Record
) -> None:
    def work(task: Task) -> object:
        task.report(1, 2, "half")
        return threading.current_thread()

    background.run(work, record.follow(background))
    qtbot.waitUntil(lambda: not background.is_busy)
    (_, _), (half, at), (done, thread) = record.calls
    assert (half, at, done) == ("progress", (1, 2, "half"), "done")
    assert thread is not threading.main_thread()
    assert record.threads == {threading.main_thread()}


def test_a_stated_problem_is_handed_on(qtbot: QtBot, background: Background, record: Record) -> None:
    def work(task: Task) -> object:
        raise FileMissing(path="x")

    background.run(work, record.follow(background))
    qtbot.waitUntil(lambda: not background.is_busy)
    assert record.calls[-1] == ("failed", "missing")


def test_a_mistake_of_ours_reaches_the_last_resort(
    qtbot: QtBot, background: Background, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda *parts: caught.append(parts[1]))

    def work(task: Task) -> object:
        raise ZeroDivisionError

    background.run(work, record.follow(background))
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)
    assert [name for name, _ in record.calls] == ["progress"]


def test_cancelled_work_stops_at_its_next_report_and_says_nothing_more(
    qtbot: QtBot, background: Background, record: Record
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    reached: list[str] = []

    def work(task: Task) -> object:
        begun.set()
        go_on.wait(5)
        task.report(1, 2)
        reached.append("the end")
        return None

    task = background.run(work, record.follow(background))
    begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert reached == []
    assert "done" not in [name for name, _ in record.calls]


def test_nothing_is_called_for_a_page_that_is_gone(
    qtbot: QtBot, background: Background, record: Record
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(task: Task) -> object:
        begun.set()
        go_on.wait(5)
        return "result"

    owner = QObject()
    background.run(work, record.follow(owner))
    begun.wait(5)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go_on.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert "done" not in [name for name, _ in record.calls]


def test_closing_cancels_and_leaves_no_thread(background: Background, record: Record) -> None:
    before = threading.active_count()
    gates = [threading.Event() for _ in range(4)]

    def waiting(gate: threading.Event) -> object:
        def work(task: Task) -> object:
            while not gate.wait(0.001):
                task.report(0, 0)
            return None

        return work

    for gate in gates:
        background.run(waiting(gate), record.follow(background))  # type: ignore[arg-type]
    background.close()
    assert threading.active_count() == before
