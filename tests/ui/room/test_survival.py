"""The workshop survives a closed lid, a set clock, a crash, a forgotten end, and another look."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.domain.records import ItemKind, MarkKind, SessionMark
from charta.domain.text import NOTE_LIMIT
from charta.domain.timeline import RoomPhase
from charta.errors import CharterInUse, DiskFull
from charta.services.deciding import Author, Question
from charta.ui.companion import companions
from charta.ui.context import UiContext
from charta.ui.room.centre.item_pane import GatePane
from charta.ui.room.deciding.keys import Act
from charta.ui.room.notices import RoomMessages
from charta.ui.room.tools import RoomTools
from charta.ui.room.window import RoomWindow, open_room
from charta.ui.widgets.banner import Banner
from fakes import SteppingClock
from ui.doubles import RecordingMessages, Stage
from ui.room.rooms import LAPTOP, PROJECTOR, FakeScreens, Meeting, Steady, presenter_of
from ui.sitting import Sit, Sitting

HALF_HOUR = 1800


def spent(window: RoomWindow) -> int:
    """Return the minutes that the item has taken."""
    state = window.conductor.state
    assert state.item is not None
    return round(state.time(state.item).spent.total_seconds() / 60)


def press(window: QWidget, words: str) -> None:
    """Press a button in a banner."""
    buttons = [
        button for banner in window.findChildren(Banner) for button in banner.findChildren(QPushButton)
    ]
    next(button for button in buttons if button.text() == words and button.isVisible()).click()


def banners(window: QWidget) -> list[str]:
    return [banner.text for banner in window.findChildren(Banner) if banner.isVisible()]


def test_a_closed_lid_is_not_counted_and_can_be_counted_after_all(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain)
    sitting.pass_time(window, minutes=5)
    began = sitting.clock.moment.astimezone()
    sitting.clock.advance(minutes=8)
    ended = sitting.clock.moment.astimezone()
    window.conductor.tick()
    assert spent(window) == 5
    assert window.view.notices.texts == [
        f"The workshop was interrupted from {began:%H:%M} to {ended:%H:%M}; that time is not counted."
    ]
    press(window, "Count it")
    assert spent(window) == 13
    assert window.view.notices.texts == []


def test_a_lid_that_closes_in_a_pause_interrupts_nothing(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain)
    window.command("pause")
    sitting.clock.advance(minutes=30)
    window.conductor.tick()
    assert window.view.notices.texts == []
    assert window.conductor.state.is_paused


def test_the_first_command_after_a_closed_lid_does_not_count_it(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain)
    sitting.pass_time(window, minutes=5)
    sitting.clock.advance(minutes=20)
    first = window.conductor.state.course.item
    window.command("next_item")
    assert round(window.conductor.state.course.spent[first].total_seconds()) == 300


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (HALF_HOUR, "30 min forward"),
        (-HALF_HOUR, "30 min back"),
        (10 * HALF_HOUR, "300 min forward"),
        (-10 * HALF_HOUR, "300 min back"),
    ],
)
def test_a_clock_that_is_set_adds_nothing_to_anybodys_time(
    by: int, said: str, sitting: Meeting, plain: UiContext
) -> None:
    window = sitting.open(plain)
    sitting.pass_time(window, minutes=5)
    sitting.steady.set_clock(by)
    window.conductor.tick()
    assert said in window.view.notices.texts[0]
    sitting.pass_time(window, minutes=3)
    assert spent(window) == 8
    window.command("next_item")
    sitting.pass_time(window, minutes=2)
    assert spent(window) == 2


def test_a_workshop_leaves_a_sign_of_life_while_nobody_touches_anything(
    sitting: Meeting, plain: UiContext
) -> None:
    window = sitting.open(plain)
    for _ in range(30):
        sitting.pass_time(window, minutes=1)
    signs = [mark for mark in sitting.bench.session.charter.all(SessionMark) if mark.kind is MarkKind.ALIVE]
    assert signs


def test_what_is_told_outlives_another_look_of_the_window(sitting: Meeting, stage: Stage) -> None:
    window = sitting.open(stage(), LAPTOP, PROJECTOR)
    window.command("next_item")
    window.command("screen")
    window.command("minuted")
    window.view.side.notes.minuted.setPlainText("Said")
    sitting.clock.advance(minutes=8)
    window.conductor.tick()
    item = window.conductor.state.course.item
    window.show_anew(stage("fr", "dark", 150))
    assert window.conductor.state.course.item == item
    assert len(window.view.notices.texts) == 1
    assert window.view.side.notes.minuted.toPlainText() == "Said"
    assert presenter_of(window).isVisible()
    assert window.view.bar.item.text() == "Ambition et position"
    window.command("five_more")
    assert window.view.bar.planned.text().endswith("10:00")


def test_what_was_typed_about_a_section_outlives_another_look_of_the_window(
    sitting: Meeting, stage: Stage, qtbot: QtBot
) -> None:
    window = sitting.open(stage())
    window.command("next_item")
    section = window.view.centre.section
    assert section is not None
    section.deciding.act(Act.PROPOSE)
    section.deciding.parts.proposal_form.words.setText("Half a propo")
    window.command("approving")
    section.approving.form.note.setPlainText("Half a reserv")
    signing = section.approving.department
    window.show_anew(stage("fr", "dark"))
    after = window.view.centre.section
    assert after is not None
    assert after is not section
    assert after.tabs.currentIndex() == 1
    assert (after.approving.department, after.approving.form.note.toPlainText()) == (signing, "Half a reserv")
    window.command("deciding")
    form = after.deciding.parts.proposal_form
    assert form.words.text() == "Half a propo"
    qtbot.waitUntil(form.isVisible)


def crashed(meeting: Meeting, charta: Charta, tmp_path: Path) -> Workbench:
    """Return the charter as it lies on the disk when the power goes, opened again."""
    copy = tmp_path / "after.charta"
    shutil.copy(meeting.bench.session.store.path, copy)
    return charta.open(copy)


def test_after_a_crash_the_workshop_goes_on_and_the_time_in_between_is_left_out(
    sitting: Meeting, plain: UiContext, charta: Charta, tmp_path: Path
) -> None:
    window = sitting.open(plain)
    window.command("minuted")
    window.view.side.notes.minuted.setPlainText("Said before")
    window.view.flush()
    for _ in range(30):
        sitting.pass_time(window, seconds=10)
    before = spent(window)
    sitting.bench = crashed(sitting, charta, tmp_path)
    sitting.clock.advance(minutes=25)
    sitting.steady = Steady(sitting.clock, sitting.clock.moment)
    again = sitting.open(plain)
    again.conductor.start()
    again.conductor.stop()
    assert again.conductor.state.is_live
    assert again.view.side.notes.minuted.toPlainText() == "Said before"
    assert "interrupted" in again.view.notices.texts[0]
    assert 0 <= before - spent(again) <= 5
    again.leave()
    sitting.bench.close()


def test_a_forgotten_end_is_the_last_sign_of_life(sitting: Meeting, plain: UiContext) -> None:
    sitting.clock.advance(minutes=20)
    sitting.bench.timekeeping.beat(sitting.number)
    last = sitting.clock.moment
    sitting.clock.advance(hours=20)
    window = sitting.open(plain)
    pane = window.view.centre.pane
    assert isinstance(pane, GatePane)
    assert plain.translator.moment(last) in pane.purpose.text()
    sitting.pass_time(window, minutes=10)
    assert pane.end.isVisible()
    pane.end.click()
    course = window.conductor.state.course
    assert course.phase is RoomPhase.ENDED
    assert course.sittings[-1].ended == last


def test_a_forgotten_workshop_can_be_gone_on_with_on_another_day(sitting: Meeting, plain: UiContext) -> None:
    sitting.clock.advance(minutes=4)
    sitting.bench.timekeeping.extend(sitting.number, sitting.item(ItemKind.OPENING), 1)
    sitting.clock.advance(hours=20)
    window = sitting.open(plain)
    pane = window.view.centre.pane
    assert isinstance(pane, GatePane)
    pane.begin.click()
    state = window.conductor.state
    assert state.is_live
    assert len(state.course.sittings) == 2
    assert state.total().spent.total_seconds() == 240


def test_a_night_with_a_closed_lid_leaves_the_workshop_ended_the_evening_before(
    sitting: Meeting, plain: UiContext
) -> None:
    window = sitting.open(plain)
    sitting.pass_time(window, minutes=5)
    sitting.clock.advance(hours=16)
    window.conductor.tick()
    window.refresh()
    assert isinstance(window.view.centre.pane, GatePane)
    assert len(window.conductor.state.course.gaps) == 0
    sitting.pass_time(window, minutes=45)
    assert window.conductor.state.is_forgotten


def test_an_ended_workshop_is_gone_on_with_another_day(sitting: Meeting, plain: UiContext) -> None:
    sitting.bench.timekeeping.end(sitting.number)
    sitting.clock.advance(days=1)
    window = sitting.open(plain)
    pane = window.view.centre.pane
    assert isinstance(pane, GatePane)
    assert "ended" in pane.purpose.text()
    assert pane.minutes.isVisible()
    pane.begin.click()
    assert window.conductor.state.is_live


@pytest.mark.parametrize(
    ("reply", "phase"),
    [("keep", RoomPhase.RUNNING), ("pause", RoomPhase.PAUSED), ("end", RoomPhase.ENDED)],
)
def test_closing_asks_what_becomes_of_a_running_workshop(
    reply: str, phase: RoomPhase, sitting: Meeting, plain: UiContext, messages: RecordingMessages
) -> None:
    window = sitting.open(plain)
    messages.replies.append(None)
    assert not window.close()
    assert window.isVisible()
    messages.replies.append(reply)
    assert window.close()
    assert sitting.bench.timekeeping.course(sitting.number).phase is phase
    assert len(messages.asked) == 2


def test_closing_before_the_beginning_asks_nothing(
    meeting: Meeting, plain: UiContext, messages: RecordingMessages
) -> None:
    assert meeting.open(plain).close()
    assert not messages.asked


def test_a_problem_is_told_in_the_window_and_stops_nobody(
    sitting: Meeting, plain: UiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting.messages = None
    window = sitting.open(plain)
    assert isinstance(window._context.messages, RoomMessages)

    def full(*_: object) -> None:
        raise DiskFull(path="ours.charta")

    monkeypatch.setattr(sitting.bench.session.store, "append", full)
    window.command("next_item")
    assert "ours.charta" in window.view.notices.texts[0]
    window.view.side.notes.minuted.setPlainText("Kept in the field")
    window.view.flush()
    for _ in range(3):
        sitting.clock.advance(minutes=8)
        window.conductor.tick()
    assert len(window.view.notices.texts) == 1
    monkeypatch.undo()
    window.conductor.tick()
    assert len(window.conductor.state.course.gaps) == 3
    window.view.flush()
    assert sitting.bench.agendas.notes(window.conductor.state.course.item).minuted == "Kept in the field"


@pytest.fixture
def charter(charta: Charta, tmp_path: Path) -> Path:
    """Make the example with a workshop of which nothing has been held."""
    path = tmp_path / "Érablis.charta"
    bench = charta.create(path, answers=charta.example_answers())
    bench.workshops.plan("review", "2026-11-24", "10:00")
    bench.close()
    return path


def begun(charter: Path, charta: Charta) -> None:
    """Begin the workshop, and let the computer crash."""
    bench = charta.open(charter)
    bench.timekeeping.begin(1)
    bench.timekeeping.take_up(1, bench.agendas.items(1)[0].number)
    bench.close()


def room_of(sitting: Sitting, clock: SteppingClock) -> RoomWindow:
    """Open the window of the first workshop, as its page does."""
    screens = FakeScreens(LAPTOP)
    tools = RoomTools(
        lambda: screens, Steady(clock, clock.moment), lambda *_: sitting.window.context.messages
    )
    return open_room(sitting.window.context, sitting.bench, 1, sitting.page, tools)


def test_a_charter_with_a_running_workshop_offers_to_go_on_when_it_is_opened(
    sit_down: Sit, charter: Path, charta: Charta, clock: SteppingClock, qtbot: QtBot
) -> None:
    begun(charter, charta)
    sitting = sit_down()
    sitting.window.open(charter)
    QApplication.processEvents()
    (said,) = banners(sitting.work)
    assert said.startswith("Workshop 1 is still running")
    assert f"{clock.moment.astimezone():%H:%M}" in said
    press(sitting.work, "Go on with it")
    (room,) = companions(sitting.window)
    assert isinstance(room, RoomWindow)
    assert room.conductor.state.is_live
    sitting.work.refresh()
    assert banners(sitting.work) == []
    room.leave()


def test_it_can_be_ended_at_once(
    sit_down: Sit, charter: Path, charta: Charta, clock: SteppingClock, messages: RecordingMessages
) -> None:
    begun(charter, charta)
    clock.advance(hours=5)
    sitting = sit_down()
    sitting.window.open(charter)
    QApplication.processEvents()
    assert banners(sitting.work)[0].startswith("Nobody ended workshop 1")
    press(sitting.work, "End it")
    assert sitting.bench.timekeeping.course(1).phase is RoomPhase.ENDED
    assert "over" in messages.informed[-1].text
    sitting.work.refresh()
    assert banners(sitting.work) == []


def test_a_workshop_that_was_let_run_is_offered_once_its_window_is_closed(
    sit_down: Sit, charter: Path, clock: SteppingClock, messages: RecordingMessages, qtbot: QtBot
) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    sitting.bench.timekeeping.begin(1)
    room = room_of(sitting, clock)
    sitting.work.refresh()
    assert banners(sitting.work) == []
    messages.replies.append("keep")
    room.close()
    sitting.window.activateWindow()
    qtbot.waitUntil(lambda: len(banners(sitting.work)) == 1)


def test_only_one_window_is_open_for_a_workshop(sit_down: Sit, charter: Path, clock: SteppingClock) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    room = room_of(sitting, clock)
    assert room_of(sitting, clock) is room
    assert companions(sitting.window) == [room]
    room.leave()
    assert companions(sitting.window) == []


def test_the_window_follows_the_look_of_the_main_window(
    sit_down: Sit, charter: Path, clock: SteppingClock, qtbot: QtBot
) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    room = room_of(sitting, clock)
    sitting.window._set_language("fr")
    qtbot.waitUntil(lambda: "Atelier" in room.windowTitle())
    sitting.window._set_theme("dark")
    qtbot.waitUntil(lambda: room._context.theme.dark)
    room.leave()


def test_closing_the_charter_closes_the_window_after_asking(
    sit_down: Sit, charter: Path, clock: SteppingClock, messages: RecordingMessages
) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    sitting.bench.timekeeping.begin(1)
    room = room_of(sitting, clock)
    messages.replies.append(None)
    sitting.window._charters.leave()
    assert room.isVisible()
    messages.replies.append("pause")
    sitting.window._charters.leave()
    assert not room.isVisible()
    assert sitting.window.start is not None
    QApplication.processEvents()


def test_closing_the_main_window_closes_it_too(
    sit_down: Sit, charter: Path, clock: SteppingClock, messages: RecordingMessages, charta: Charta
) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    sitting.bench.timekeeping.begin(1)
    room = room_of(sitting, clock)
    messages.replies.append("end")
    sitting.window.close()
    assert not room.isVisible()
    bench = charta.open(charter)
    assert bench.timekeeping.course(1).phase is RoomPhase.ENDED
    bench.close()


def test_a_second_opening_says_that_the_charter_is_open_elsewhere(
    sit_down: Sit, charter: Path, clock: SteppingClock, messages: RecordingMessages, charta: Charta
) -> None:
    first, second = sit_down(), sit_down()
    first.window.open(charter)
    first.bench.timekeeping.begin(1)
    room = room_of(first, clock)
    second.window.open(charter)
    assert [type(error) for error in messages.failed] == [CharterInUse]
    with pytest.raises(CharterInUse):
        charta.open(charter)
    assert room.conductor.state.is_live
    room.leave()


def test_keys_of_the_main_window_do_not_reach_into_it(
    sit_down: Sit, charter: Path, clock: SteppingClock, qtbot: QtBot
) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    sitting.bench.timekeeping.begin(1)
    room = room_of(sitting, clock)
    qtbot.waitUntil(room.isActiveWindow)
    qtbot.keyClick(room, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert room.view.side.steps.form.text.hasFocus()
    room.leave()


def test_what_cannot_be_saved_stays_in_sight_and_is_asked_about_before_it_is_lost(
    sitting: Meeting, stage: Stage, messages: RecordingMessages
) -> None:
    window = sitting.open(stage())
    item = window.conductor.state.course.item
    window.view.side.notes.minuted.setPlainText("x" * (NOTE_LIMIT + 1))
    window.command("next_item")
    assert len(window.view.side.notes.minuted.toPlainText()) == NOTE_LIMIT + 1
    assert messages.failed
    window.show_anew(stage("fr"))
    assert window.conductor.state.course.item != item
    messages.replies.append("cancel")
    assert not window.close()
    window.view.side.notes.minuted.setPlainText("short")
    window.view.flush()
    window.refresh()
    assert window.view.side.notes.minuted.toPlainText() == ""
    assert sitting.bench.agendas.notes(item).minuted == "short"


def test_a_half_written_step_outlives_another_look_of_the_window(sitting: Meeting, stage: Stage) -> None:
    window = sitting.open(stage())
    window.command("parked")
    form = window.view.side.steps.form
    form.text.setText("Half a th")
    form.due.setText("+7")
    window.show_anew(stage("fr", "dark"))
    assert window.view.side.steps.form is not form
    assert window.view.side.steps.form.unsaved()[3] == ("Half a th", "", "+7")
    assert window.view.side.steps.form.parked.isChecked()
    QApplication.processEvents()
    assert window.view.side.steps.isVisible()


def test_what_was_said_before_the_clock_was_set_back_does_not_count_twice(
    sitting: Meeting, plain: UiContext
) -> None:
    window = sitting.open(plain)
    window.command("next_item")
    section = sitting.bench.agendas.items(sitting.number)[1].section
    sitting.pass_time(window, minutes=5)
    sitting.bench.deciding.propose(Question(sitting.number, section), None, "Be brief", Author("hr", "Jo"))
    sitting.steady.set_clock(-HALF_HOUR)
    window.conductor.tick()
    assert spent(window) == 5
    sitting.pass_time(window, minutes=40)
    assert spent(window) == 45


def test_a_workshop_that_is_taken_away_closes_its_window(
    sit_down: Sit, charter: Path, clock: SteppingClock, messages: RecordingMessages
) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    room = room_of(sitting, clock)
    sitting.bench.workshops.remove(1)
    assert not room.isVisible()
    assert companions(sitting.window) == []
    assert not messages.asked


def test_what_a_pane_asks_for_elsewhere_is_shown_in_the_main_window(
    sit_down: Sit, charter: Path, clock: SteppingClock
) -> None:
    sitting = sit_down()
    sitting.window.open(charter)
    room = room_of(sitting, clock)
    room.view.centre.go_to.emit("board")
    assert sitting.work.step == "board"
    room.leave()


def test_the_window_is_called_as_its_workshop_is(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain)
    workshop = sitting.bench.workshops.get(sitting.number)
    sitting.bench.workshops.edit(replace(workshop, title="Tone and reach"))
    window.refresh()
    assert window.windowTitle() == "Workshop 1 – Tone and reach – Charta"
    assert window.view.bar.meeting.text() == "Workshop 1 – Tone and reach"
