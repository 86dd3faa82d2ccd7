"""The facilitator runs a workshop: by the clock, by keys, with notes, next steps and people."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from charta.domain.records import ActionKind, ItemKind, ItemNotes, Participant
from charta.domain.stage import ClockState
from charta.domain.timeline import RoomPhase
from charta.domain.workshops import Draft
from charta.services.deciding import Question, Ruling
from charta.ui.context import UiContext
from charta.ui.room.approving.keys import KEYS as APPROVING
from charta.ui.room.centre.actions_pane import ActionsPane
from charta.ui.room.centre.closing_pane import ClosingPane
from charta.ui.room.centre.item_pane import BreakPane, GatePane, OpeningPane, OtherPane
from charta.ui.room.deciding.keys import KEYS as DECIDING
from charta.ui.room.key_sheet import KeySheet
from charta.ui.room.keys import KEYS
from charta.ui.room.window import RoomWindow
from ui.doubles import ChosenFiles, RecordingMessages, Stage
from ui.idle import wait_idle
from ui.room.rooms import Meeting, key
from ui.sitting import nameless

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def titles(window: RoomWindow) -> list[str]:
    agenda = window.view.agenda.list
    return [agenda.item(row).text() for row in range(agenda.count())]


def typed(qtbot: QtBot, text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)


def take_up(meeting: Meeting, window: RoomWindow, kind: ItemKind) -> int:
    number = meeting.item(kind)
    window.conductor.take_up(number)
    window.refresh()
    return number


def test_a_workshop_begins_at_its_first_item_by_one_key(
    meeting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = meeting.open(plain)
    assert isinstance(window.view.centre.pane, GatePane)
    assert not window.view.bar.end.isVisible()
    key(qtbot, window, Key.Key_Return)
    assert window.conductor.state.course.item == meeting.bench.agendas.items(meeting.number)[0].number
    assert isinstance(window.view.centre.pane, OpeningPane)
    assert window.view.bar.end.isVisible()


def test_without_an_agenda_there_is_nothing_to_begin_and_it_says_so(
    meeting: Meeting, plain: UiContext
) -> None:
    meeting.number = meeting.bench.workshops.add("Loose talk")
    pane = meeting.open(plain).view.centre.pane
    assert isinstance(pane, GatePane)
    assert not pane.begin.isEnabled()
    assert "no agenda" in pane.purpose.text()


@pytest.mark.parametrize("pair", [(Key.Key_Down, Key.Key_Up), (Key.Key_PageDown, Key.Key_PageUp)])
def test_keys_take_up_the_next_item_and_the_one_before(
    pair: tuple[Key, Key], sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    items = sitting.bench.agendas.items(sitting.number)
    key(qtbot, window, pair[0], CTRL)
    assert window.conductor.state.course.item == items[1].number
    assert window.view.bar.item.text() == "Ambition and position"
    key(qtbot, window, pair[1], CTRL)
    key(qtbot, window, pair[1], CTRL)
    assert window.conductor.state.course.item == items[0].number


def test_keys_of_the_window_work_from_within_a_text_field(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_M, CTRL)
    typed(qtbot, "Hello")
    key(qtbot, window, Key.Key_K, CTRL)
    assert window.view.side.notes.minuted.toPlainText() == "Hello"
    assert window.view.side.steps.form.text.hasFocus()


class Greedy(QLineEdit):
    """A text field that has its own use for every key, as fields have for some on Linux and macOS."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_a_text_field_with_its_own_use_for_a_key_does_not_get_it(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    field = Greedy(window.view)
    field.show()
    field.setFocus()
    key(qtbot, window, Key.Key_K, CTRL)
    assert window.view.side.steps.form.text.hasFocus()


def test_the_agenda_tells_planned_and_actual_minutes_and_enter_takes_an_item_up(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    sitting.pass_time(window, minutes=12)
    assert titles(window)[0] == "Welcome\nNow · 12 of 10 min"
    assert titles(window)[1] == "Ambition and position\nTo come · 5 min"
    key(qtbot, window, Key.Key_F9)
    key(qtbot, window, Key.Key_Down)
    key(qtbot, window, Key.Key_Return)
    assert titles(window)[0] == "Welcome\nDone · 12 of 10 min"
    assert titles(window)[1] == "Ambition and position\nNow · 0 of 5 min"
    assert window.conductor.state.course.item == sitting.bench.agendas.items(sitting.number)[1].number


def test_a_double_click_takes_an_item_up(sitting: Meeting, plain: UiContext, qtbot: QtBot) -> None:
    window = sitting.open(plain)
    agenda = window.view.agenda.list
    place = agenda.visualItemRect(agenda.item(2)).center()
    qtbot.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.conductor.state.course.item == sitting.bench.agendas.items(sitting.number)[0].number
    qtbot.mouseDClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.conductor.state.course.item == sitting.bench.agendas.items(sitting.number)[2].number


def test_the_clock_warns_in_words_and_colour_and_more_time_calms_it(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    bar = window.view.bar
    assert (bar.state.text, bar.clock.text(), bar.planned.text()) == ("Running", "0:00", "of 10:00")
    sitting.pass_time(window, minutes=9)
    assert (bar.state.text, bar.clock.text()) == ("Nearly over", "9:00")
    assert bar.clock.property("tone") == "warning"
    sitting.pass_time(window, minutes=1, seconds=1)
    assert (bar.state.text, bar.clock.text()) == ("Over time", "10:01")
    key(qtbot, window, Key.Key_F7)
    key(qtbot, window, Key.Key_F8)
    assert (bar.state.text, bar.planned.text()) == ("Running", "of 16:00")
    assert not bar.clock.property("tone")


def test_the_big_screen_and_the_window_tell_the_same_time(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain)
    for seconds in (0, 1, 538, 1, 1, 58, 1, 1, 1):
        sitting.pass_time(window, seconds=seconds)
        state = window.conductor.state
        assert state.item is not None
        clock = sitting.bench.presenting.stage(sitting.number, window.staging.focus, "en").clock
        assert clock.state is state.time(state.item).state
        assert clock.planned == 600
    assert state.time(state.item).state is ClockState.OVER


def test_a_pause_stops_the_clock_and_says_so(sitting: Meeting, plain: UiContext, qtbot: QtBot) -> None:
    window = sitting.open(plain)
    sitting.pass_time(window, minutes=3)
    key(qtbot, window, Key.Key_F6)
    sitting.pass_time(window, minutes=20)
    bar = window.view.bar
    assert (bar.state.text, bar.clock.text(), bar.pause.text()) == ("Paused", "3:00", "Go on")
    key(qtbot, window, Key.Key_F6)
    sitting.pass_time(window, minutes=1)
    assert (bar.state.text, bar.clock.text()) == ("Running", "4:00")


def test_the_total_is_held_against_the_time_that_there_is(sitting: Meeting, plain: UiContext) -> None:
    workshop = sitting.bench.workshops.get(sitting.number)
    window = sitting.open(plain)
    planned = sum(item.minutes for item in sitting.bench.agendas.items(sitting.number))
    sitting.bench.workshops.edit(replace(workshop, minutes=planned + 5))
    window.refresh()
    assert window.view.bar.forecast.text() == "5 min to spare"
    sitting.pass_time(window, minutes=17)
    assert window.view.bar.total.text() == f"17 of {planned + 5} min"
    assert window.view.bar.forecast.text() == "The agenda runs 2 min over"
    assert window.view.bar.forecast.property("tone") == "warning"


def test_notes_are_saved_by_themselves_and_go_with_their_item(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    first, second = sitting.bench.agendas.items(sitting.number)[:2]
    key(qtbot, window, Key.Key_M, CTRL)
    typed(qtbot, "Everybody is in")
    key(qtbot, window, Key.Key_M, CTRL, SHIFT)
    assert sitting.bench.agendas.notes(first.number).minuted == "Everybody is in"
    typed(qtbot, "Too cold")
    key(qtbot, window, Key.Key_Down, CTRL)
    assert sitting.bench.agendas.notes(first.number) == ItemNotes(first.number, "Everybody is in", "Too cold")
    assert sitting.bench.agendas.notes(second.number) == ItemNotes(second.number, "", "")
    assert window.view.side.notes.minuted.toPlainText() == ""
    key(qtbot, window, Key.Key_Up, CTRL)
    assert window.view.side.notes.private.toPlainText() == "Too cold"


def test_notes_are_saved_a_moment_after_the_last_key(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_M, CTRL)
    typed(qtbot, "Said ")
    notes = sitting.bench.agendas.notes
    qtbot.waitUntil(lambda: notes(window.conductor.state.course.item).minuted == "Said")
    typed(qtbot, "it")
    assert window.view.side.notes.minuted.toPlainText() == "Said it"


def test_private_notes_say_that_nobody_sees_them(sitting: Meeting, plain: UiContext) -> None:
    edit = sitting.open(plain).view.side.notes.private
    assert edit.accessibleName() == "Private notes"
    assert "never" in edit.accessibleDescription()


def test_a_next_step_is_written_down_by_keys_and_the_keyboard_goes_back(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_Down, CTRL)
    key(qtbot, window, Key.Key_M, CTRL)
    before = QApplication.focusWidget()
    key(qtbot, window, Key.Key_J, CTRL)
    typed(qtbot, "Ask the council")
    key(qtbot, window, Key.Key_Tab)
    typed(qtbot, "Oli")
    key(qtbot, window, Key.Key_Tab)
    typed(qtbot, "+7")
    assert window.view.side.steps.form.told == "December 1, 2026"
    key(qtbot, window, Key.Key_Return)
    (action,) = sitting.bench.actions.of(sitting.number)
    assert (action.kind, action.text, action.owner, action.due) == (
        ActionKind.STEP,
        "Ask the council",
        "Olivier Tanguay",
        "2026-12-01",
    )
    assert action.section == sitting.bench.agendas.items(sitting.number)[1].section
    assert QApplication.focusWidget() is before


def test_a_topic_is_parked_by_one_key_and_enter(sitting: Meeting, plain: UiContext, qtbot: QtBot) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_K, CTRL)
    typed(qtbot, "Influencers")
    key(qtbot, window, Key.Key_Return)
    (action,) = sitting.bench.actions.of(sitting.number)
    assert (action.kind, action.text) == (ActionKind.PARKED, "Influencers")
    window.refresh()
    assert window.view.side.steps.list.item(0).text() == "Influencers\nParked topic · nobody yet · no day yet"


def test_what_is_no_day_is_told_in_place_and_nothing_is_lost(
    sitting: Meeting, plain: UiContext, qtbot: QtBot, messages: RecordingMessages
) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_J, CTRL)
    form = window.view.side.steps.form
    key(qtbot, window, Key.Key_Return)
    assert form.told == "Write what it is about first."
    typed(qtbot, "Ask")
    form.due.setText("soonish")
    key(qtbot, window, Key.Key_Return)
    assert "soonish" in form.told
    assert form.due.hasFocus()
    assert form.text.text() == "Ask"
    assert not messages.failed


def test_owners_are_those_who_take_part(sitting: Meeting, plain: UiContext) -> None:
    completer = sitting.open(plain).view.side.steps.form.owner.completer()
    model = completer.model()
    offered = {model.index(row, 0).data() for row in range(model.rowCount())}
    assert offered == {person.name for person in sitting.bench.participants.all(sitting.number)}


def test_an_entry_is_changed_by_enter_taken_off_by_delete_and_put_back(
    sitting: Meeting, plain: UiContext, qtbot: QtBot, messages: RecordingMessages
) -> None:
    sitting.bench.actions.add("Ask", workshop=sitting.number, owner="Ada", due="2026-12-01")
    window = sitting.open(plain)
    steps = window.view.side.steps
    window.command("step")
    steps.list.setFocus()
    key(qtbot, window, Key.Key_Return)
    typed(qtbot, " twice")
    key(qtbot, window, Key.Key_Return)
    (changed,) = sitting.bench.actions.of(sitting.number)
    assert (changed.text, changed.owner, changed.due) == ("Ask twice", "Ada", "2026-12-01")
    window.refresh()
    steps.list.setFocus()
    key(qtbot, window, Key.Key_Delete)
    assert not sitting.bench.actions.of(sitting.number)
    offer = messages.informed[-1].action
    assert offer is not None
    offer.trigger()
    (back,) = sitting.bench.actions.of(sitting.number)
    assert (back.text, back.owner, back.due) == ("Ask twice", "Ada", "2026-12-01")


def person_of(meeting: Meeting, department: str) -> Participant:
    people = meeting.bench.participants.all(meeting.number)
    return next(person for person in people if person.department == department)


def test_people_come_and_go_at_any_time_by_space(sitting: Meeting, plain: UiContext, qtbot: QtBot) -> None:
    window = sitting.open(plain)
    take_up(sitting, window, ItemKind.SECTION)
    legal = person_of(sitting, "legal")
    key(qtbot, window, Key.Key_F4)
    window.view.side.people.boxes[legal.number].setFocus()
    key(qtbot, window, Key.Key_Space)
    assert window.conductor.state.course.is_present(legal.number)
    key(qtbot, window, Key.Key_Space)
    stays = window.conductor.state.course.presences[legal.number]
    assert [stay.left is not None for stay in stays] == [True]


def test_a_department_whose_representative_left_can_speak_but_not_sign_and_it_says_so(
    sitting: Meeting, plain: UiContext
) -> None:
    window = sitting.open(plain)
    people = window.view.side.people
    people.all_here()
    window.refresh()
    assert people.meanings() == []
    legal = person_of(sitting, "legal")
    people.boxes[legal.number].setChecked(False)
    window.refresh()
    ((said, _),) = people.meanings()
    assert legal.name in said
    assert "can speak through others, but nobody can sign for it" in said


def test_a_delegate_who_was_named_beforehand_signs_and_it_says_so(meeting: Meeting, plain: UiContext) -> None:
    participants = meeting.bench.participants
    participants.delegate(meeting.number, "legal", "Zoé Dion", "Ada")
    meeting.bench.timekeeping.begin(meeting.number)
    window = meeting.open(plain)
    window.view.side.people.all_here()
    legal = person_of(meeting, "legal")
    participants.leave(meeting.number, legal.number)
    said = [text for text, _ in window.view.side.people.meanings()]
    assert said == [f"Zoé Dion signs for Legal affairs in place of {legal.name}, as named beforehand."]
    delegate = next(one for one in participants.all(meeting.number) if one.name == "Zoé Dion")
    participants.leave(meeting.number, delegate.number)
    ((said_now, _),) = window.view.side.people.meanings()
    assert "neither" in said_now
    assert "Zoé Dion" in said_now


def test_a_department_without_a_representative_is_told_apart(sitting: Meeting, plain: UiContext) -> None:
    sitting.bench.answers.set("team", "legal", "")
    said = [text for text, _ in sitting.open(plain).view.side.people.meanings()]
    assert any("has no representative" in text and "The team" in text for text in said)


def test_somebody_who_was_not_invited_is_added_by_enter_and_is_in_the_room(
    sitting: Meeting, plain: UiContext, qtbot: QtBot, messages: RecordingMessages
) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_F4)
    people = window.view.side.people
    people.name.setFocus()
    key(qtbot, window, Key.Key_Return)
    assert [error.code for error in messages.failed] == ["participant-name-required"]
    typed(qtbot, "Uma")
    key(qtbot, window, Key.Key_Return)
    window.refresh()
    guest = next(one for one in sitting.bench.participants.all(sitting.number) if one.name == "Uma")
    assert people.boxes[guest.number].isChecked()
    assert people.name.text() == ""


def test_open_actions_are_settled_with_what_came_of_them(
    meeting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    meeting.bench.actions.add("Ask the council", owner="Ada", due="2026-11-20")
    number = meeting.bench.actions.all()[0].number
    meeting.bench.agendas.add(meeting.number, Draft(ItemKind.ACTIONS, 5))
    meeting.bench.timekeeping.begin(meeting.number)
    window = meeting.open(plain)
    take_up(meeting, window, ItemKind.ACTIONS)
    pane = window.view.centre.pane
    assert isinstance(pane, ActionsPane)
    line = pane.rows[number].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    typed(qtbot, "They agree")
    key(qtbot, window, Key.Key_Return)
    action = meeting.bench.actions.get(number)
    assert (action.done_on, action.outcome) == ("2026-11-24", "They agree")
    window.refresh()
    assert pane.rows[number].done.isChecked()
    pane.rows[number].done.setChecked(False)
    assert not meeting.bench.actions.get(number).done_on


def test_a_break_says_until_when(sitting: Meeting, plain: UiContext) -> None:
    window = sitting.open(plain)
    take_up(sitting, window, ItemKind.BREAK)
    pane = window.view.centre.pane
    assert isinstance(pane, BreakPane)
    assert QApplication.focusWidget() is pane
    ends = sitting.clock.moment.astimezone().replace(second=0)
    assert pane.until.text().startswith("Until ")
    assert f"{ends:%H}" in pane.until.text()
    sitting.pass_time(window, minutes=16)
    assert pane.until.text() == "The break is over"


def test_an_item_of_the_teams_own_says_who_leads_it(meeting: Meeting, plain: UiContext) -> None:
    meeting.bench.agendas.add(meeting.number, Draft(ItemKind.OTHER, 5, lead="hr"), "Photos")
    meeting.bench.timekeeping.begin(meeting.number)
    window = meeting.open(plain)
    take_up(meeting, window, ItemKind.OTHER)
    pane = window.view.centre.pane
    assert isinstance(pane, OtherPane)
    assert pane.heading.text() == "Photos"
    assert "Human resources" in pane.purpose.text()


def test_the_closing_lists_decisions_and_steps_that_lack_something_and_ends_with_the_minutes(
    sitting: Meeting, plain: UiContext, qtbot: QtBot, messages: RecordingMessages
) -> None:
    item = next(entry for entry in sitting.bench.agendas.items(sitting.number) if entry.section)
    sitting.bench.deciding.decide(
        Question(sitting.number, item.section), None, Ruling(text="We keep the tone", by="Ada")
    )
    sitting.bench.actions.add("Ask", workshop=sitting.number, due="2026-12-01")
    sitting.bench.actions.add("Tell", workshop=sitting.number, owner="Ada", due="2026-12-01")
    window = sitting.open(plain)
    take_up(sitting, window, ItemKind.CLOSING)
    pane = window.view.centre.pane
    assert isinstance(pane, ClosingPane)
    decided, incomplete, unreached = pane.shown
    assert decided == ["Ambition and position: We keep the tone"]
    assert incomplete == ["Ask (nobody yet)"]
    assert "Ambition and position" in unreached
    pane.end.setFocus()
    key(qtbot, window, Key.Key_Return)
    assert window.conductor.state.course.phase is RoomPhase.ENDED
    assert isinstance(window.view.centre.pane, GatePane)
    assert window.view.notices.texts == ["The workshop is over. Its minutes are written."]


def test_every_key_stands_on_the_sheet_and_f1_brings_the_item_back(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_F1)
    sheet = window.view.centre.currentWidget()
    assert isinstance(sheet, KeySheet)
    said = " ".join(label.text() for label in sheet.findChildren(type(window.view.bar.total)))
    listed = (*KEYS.values(), *DECIDING.values(), *APPROVING.values())
    assert all(entry.says in said and entry.shown in said for entry in listed)
    key(qtbot, window, Key.Key_F1)
    assert window.view.centre.currentWidget() is window.view.centre.pane


def test_no_two_commands_share_a_key() -> None:
    keys = [keys for entry in KEYS.values() for keys in entry.keys]
    assert len(keys) == len(set(keys))


def test_keys_lead_between_what_is_decided_and_what_is_approved(
    sitting: Meeting, plain: UiContext, qtbot: QtBot
) -> None:
    window = sitting.open(plain)
    key(qtbot, window, Key.Key_Down, CTRL)
    section = window.view.centre.section
    assert section is not None
    key(qtbot, window, Key.Key_F3)
    assert section.tabs.currentIndex() == 1
    key(qtbot, window, Key.Key_F2)
    assert section.tabs.currentIndex() == 0
    assert section.isAncestorOf(QApplication.focusWidget() or window)


def test_before_the_beginning_keys_that_need_a_running_workshop_do_nothing(
    meeting: Meeting, plain: UiContext, qtbot: QtBot, messages: RecordingMessages
) -> None:
    window = meeting.open(plain)
    for pressed in (Key.Key_F6, Key.Key_F7, Key.Key_F8):
        key(qtbot, window, pressed)
    key(qtbot, window, Key.Key_Down, CTRL)
    key(qtbot, window, Key.Key_E, CTRL, SHIFT)
    assert window.conductor.state.course.phase is RoomPhase.PLANNED
    assert not messages.failed


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
@pytest.mark.parametrize(
    ("language", "theme", "zoom"), [("en", "light", 100), ("fr", "dark", 100), ("fr", "light", 200)]
)
def test_it_fits_and_everything_has_a_name(
    size: tuple[int, int], language: str, theme: str, zoom: int, sitting: Meeting, stage: Stage
) -> None:
    window = sitting.open(stage(language, theme, zoom))
    window.resize(*size)
    for kind in (ItemKind.OPENING, ItemKind.SECTION, ItemKind.BREAK, ItemKind.CLOSING):
        take_up(sitting, window, kind)
        for command in ("agenda", "side", "item", "step", "people", "help", "help"):
            window.command(command)
            QApplication.processEvents()
            assert (window.width(), window.height()) == size
            assert window.view.minimumSizeHint().width() <= size[0]
            assert nameless(window) == []


def test_the_minutes_are_saved_in_word_and_pdf_and_in_every_language(
    sitting: Meeting,
    plain: UiContext,
    qtbot: QtBot,
    files: ChosenFiles,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    files.answers.append(folder)
    window = sitting.open(plain)
    take_up(sitting, window, ItemKind.CLOSING)
    pane = window.view.centre.pane
    assert isinstance(pane, ClosingPane)
    pane.end.click()
    qtbot.waitUntil(lambda: bool(messages.informed), timeout=60_000)
    assert messages.informed[-1].text == "4 files written"
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".docx", ".pdf", ".pdf"]


def test_a_window_that_is_closed_while_the_minutes_are_written_leaves_them_whole(
    sitting: Meeting, plain: UiContext, qtbot: QtBot, files: ChosenFiles, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    files.answers.append(folder)
    window = sitting.open(plain)
    window.end()
    window.save_minutes()
    window.close()
    QApplication.processEvents()
    wait_idle(qtbot, lambda: not plain.background.is_busy)
    assert len(list(folder.iterdir())) == 4


def test_where_there_is_little_room_a_menu_has_the_controls_that_are_used_least(
    sitting: Meeting, stage: Stage
) -> None:
    window = sitting.open(stage("en", "light", 200))
    window.resize(960, 600)
    QApplication.processEvents()
    bar = window.view.bar
    assert not bar.end.isVisible()
    menu = bar.findChild(QMenu)
    assert menu is not None
    offered = {action.text().split("\t")[0]: action for action in menu.actions()}
    offered["Give the item five minutes more"].trigger()
    assert bar.planned.text() == "of 15:00"
    window.resize(1400, 800)
    QApplication.processEvents()
    assert bar.end.isVisible()
