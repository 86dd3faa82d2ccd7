"""Much is kept without keeping the window waiting: it is said, can be cancelled, and is kept once."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.people import Person, Presence
from charta.domain.register import Method
from charta.errors import RosterOutdated
from charta.ui.context import UiContext
from charta.ui.people import preparing
from charta.ui.people.bulk_form import BulkForm
from people import many
from ui.doubles import RecordingMessages, words_in
from ui.idle import wait_idle
from ui.people.conftest import HEAD, Show
from ui.people.test_importing import opened


class Gate:
    """Lets work on another thread wait until it is opened."""

    def __init__(self, work: Callable[..., object]) -> None:
        self._work = work
        self.opened, self.reached = threading.Event(), threading.Event()
        self.times = 0

    def __call__(self, *given: object, **named: object) -> object:
        assert threading.current_thread() is not threading.main_thread()
        self.times += 1
        made = self._work(*given, **named)
        self.reached.set()
        self.opened.wait(20)
        return made


Hold = Callable[[object, str], Gate]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hold]:
    """Return what makes a service wait; whatever is kept takes long from then on."""
    made: list[Gate] = []

    def held(service: object, name: str) -> Gate:
        monkeypatch.setattr(preparing, "AT_ONCE", 0)
        made.append(Gate(getattr(service, name)))
        monkeypatch.setattr(service, name, made[-1])
        return made[-1]

    yield held
    for gate in made:
        gate.opened.set()


def bars(dialog: BulkForm) -> list[QProgressBar]:
    return [bar for bar in dialog.findChildren(QProgressBar) if bar.isVisibleTo(dialog)]


def test_a_long_list_is_taken_over_while_the_window_goes_on(
    show: Show, hired: Workbench, tmp_path: Path, qtbot: QtBot, hold: Hold, messages: RecordingMessages
) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("\n".join([HEAD, *(";".join(row[:6]) for row in many(50))]), encoding="utf-8")
    dialog = opened(show, hired, path, qtbot)
    gate = hold(hired.roster, "prepared")
    dialog.take.click()
    qtbot.waitUntil(gate.reached.is_set)
    assert "The list is being taken over…" in words_in(dialog)
    assert not dialog.take.isEnabled()
    assert len(hired.register.people) == 4
    dialog.take_over()
    with qtbot.waitSignal(dialog.taken, timeout=20_000):
        gate.opened.set()
    assert (gate.times, len(hired.register.people)) == (1, 54)
    assert messages.informed[-1].text == "The list is taken over: 50 people were added or changed."


def test_a_list_that_is_cancelled_while_it_is_taken_over_is_not_kept(
    show: Show, hired: Workbench, roster: Path, qtbot: QtBot, hold: Hold, context: UiContext
) -> None:
    dialog = opened(show, hired, roster, qtbot)
    gate, entries = hold(hired.roster, "prepared"), hired.session.store.entries
    dialog.take.click()
    qtbot.waitUntil(gate.reached.is_set)
    dialog.cancel.click()
    gate.opened.set()
    wait_idle(qtbot, lambda: not context.background.is_busy)
    assert hired.session.store.entries == entries


def test_a_list_of_people_who_changed_while_it_was_taken_over_is_not_kept(
    show: Show, hired: Workbench, roster: Path, qtbot: QtBot, hold: Hold
) -> None:
    dialog = opened(show, hired, roster, qtbot)
    gate = hold(hired.roster, "prepared")
    dialog.take.click()
    qtbot.waitUntil(gate.reached.is_set)
    hired.roster.add(Person(0, "900", "Eve"))
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(dialog.problem.text), timeout=20_000)
    assert RosterOutdated.template in dialog.problem.text
    assert dialog.take.isEnabled()
    assert len(hired.register.people) == 5


def test_many_signatures_are_recorded_while_the_window_goes_on(
    show: Show, hired: Workbench, qtbot: QtBot, hold: Hold, messages: RecordingMessages
) -> None:
    page = show(hired)
    page.list.table.selectAll()
    dialog = page.open_signing()
    gate = hold(hired.signing, "prepared")
    dialog.save.click()
    qtbot.waitUntil(gate.reached.is_set)
    assert bars(dialog)
    assert "The signatures are being recorded…" in words_in(dialog)
    assert not dialog.save.isEnabled()
    assert not dialog.names.isEnabled()
    dialog.submit()
    # Somebody else's signature comes in meanwhile: all is worked out anew, and entered once.
    ada = next(iter(hired.register.people))
    hired.signing.refuse(ada, hired.register.today, "Wit", by="Hana")
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        gate.opened.set()
    assert gate.times == 2
    assert messages.informed[-1].text == "4 signatures are recorded."
    assert [len(hired.register.facts(id_)) for id_ in hired.register.people] == [2, 1, 1, 1]


def test_signatures_that_are_cancelled_while_they_are_recorded_are_not_kept(
    show: Show, hired: Workbench, qtbot: QtBot, hold: Hold, context: UiContext
) -> None:
    page = show(hired)
    page.list.table.selectAll()
    dialog = page.open_signing()
    gate = hold(hired.signing, "prepared")
    dialog.save.click()
    qtbot.waitUntil(gate.reached.is_set)
    dialog.cancel.click()
    gate.opened.set()
    wait_idle(qtbot, lambda: not context.background.is_busy)
    assert len(hired.register) == 0


def test_what_is_not_taken_is_said_and_can_be_mended(
    show: Show, hired: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "AT_ONCE", 0)
    hired.signing.sign(hired.register.people, Method.ATTENDANCE, hired.register.today, by="Hana")
    page = show(hired)
    page.list.table.selectAll()
    dialog = page.open_signing()
    dialog.submit()
    qtbot.waitUntil(lambda: bool(dialog.problem), timeout=20_000)
    assert not bars(dialog)
    assert dialog.save.isEnabled()
    assert dialog.names.isEnabled()


def test_many_people_leave_while_the_window_goes_on(
    show: Show, hired: Workbench, qtbot: QtBot, hold: Hold
) -> None:
    page = show(hired)
    page.list.table.selectAll()
    dialog = page.open_presence(Presence.LEFT)
    gate = hold(hired.roster, "marked")
    dialog.submit()
    qtbot.waitUntil(gate.reached.is_set)
    assert bars(dialog)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        gate.opened.set()
    assert all(person.presence is Presence.LEFT for person in hired.register.people.values())
