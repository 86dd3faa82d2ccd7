"""Batches of many forms: prepared, and noted at their end, while the window goes on."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import FormBatch
from charta.ui.forms.page import FormsPage
from charta.ui.people import preparing
from ui.doubles import words_in
from ui.forms.conftest import Show
from ui.idle import wait_idle

Held = Callable[[Workbench, str], tuple[threading.Event, threading.Event]]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Return what makes the service of forms wait; gives what says that it does, and what lets it go on."""

    def hold(bench: Workbench, name: str) -> tuple[threading.Event, threading.Event]:
        monkeypatch.setattr(preparing, "AT_ONCE", 0)
        reached, opened, work = threading.Event(), threading.Event(), getattr(bench.forms, name)

        def waits(*given: object) -> object:
            assert opened.is_set() or threading.current_thread() is not threading.main_thread()
            reached.set()
            opened.wait(20)
            return work(*given)

        monkeypatch.setattr(bench.forms, name, waits)
        return reached, opened

    return hold


def idle(page: FormsPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not (page.is_busy or page.context.background.is_busy or page.preview.is_busy))


def test_a_batch_is_prepared_and_noted_while_the_window_goes_on(
    show: Show, hired: Workbench, qtbot: QtBot, held: Held
) -> None:
    page = show(hired)
    reached, opened = held(hired, "prepared")
    ending, end = held(hired, "finished")
    page.start()
    qtbot.waitUntil(reached.is_set)
    assert "The batch is being prepared…" in words_in(page)
    assert page.is_busy
    assert not page.making.card.write.isEnabled()
    assert not hired.session.charter.all(FormBatch)
    page.start()
    opened.set()
    qtbot.waitUntil(ending.is_set, timeout=20_000)
    qtbot.waitUntil(lambda: "What is made is being entered…" in words_in(page))
    assert page.is_busy
    assert page.making.running == 1
    assert hired.forms.batch(1).made == 0
    assert not page.making.card.stop.isEnabled()
    end.set()
    idle(page, qtbot)
    assert [batch.made for batch in hired.forms.batches()] == [4]
    assert page.making.card.told.text() == "4 forms are written."


def test_a_batch_that_is_stopped_while_it_is_prepared_leaves_nothing(
    show: Show, hired: Workbench, qtbot: QtBot, held: Held, tmp_path: Path
) -> None:
    page = show(hired)
    reached, opened = held(hired, "prepared")
    page.start()
    qtbot.waitUntil(reached.is_set)
    page.making.card.stop.click()
    opened.set()
    idle(page, qtbot)
    assert not hired.session.charter.all(FormBatch)
    assert not list(tmp_path.glob("made/*"))
    assert page.making.card.write.isEnabled()


def test_leaving_while_a_batch_is_noted_notes_it_once(
    show: Show, hired: Workbench, qtbot: QtBot, held: Held
) -> None:
    page = show(hired)
    reached, opened = held(hired, "finished")
    page.start()
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    assert "4 of 4" in page.under_way.replace("\xa0", " ")
    opened.set()
    page.end_work()
    assert hired.forms.batch(1).made == 4
    idle(page, qtbot)
    facts = [len(hired.register.facts(id_)) for id_ in hired.register.people]
    assert facts in ([0] * 4, [1] * 4)
    assert not page.is_busy
