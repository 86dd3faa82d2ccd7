"""The page of open actions: their order, filters, every command and its undo, the calendar, the keyboard."""

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind
from charta.errors import NoDueDates, UnknownAction
from charta.ui.actions_page.filters import Choice
from charta.ui.actions_page.filters import Show as Which
from charta.ui.actions_page.page import ActionsPage
from charta.ui.widgets.chip import Chip
from fakes import SteppingClock
from ui.actions_page.conftest import Show
from ui.doubles import ChosenFiles, Doors, RecordingMessages, Stage, spoken, words_in
from ui.sitting import nameless


def shown(page: ActionsPage) -> list[int]:
    """Return the numbers of the actions from top to bottom of the screen."""
    QApplication.processEvents()
    cards = [card for card in page.list.cards.values() if card.isVisibleTo(page)]
    return [card.view.action.number for card in sorted(cards, key=lambda card: card.y())]


def verb(page: ActionsPage, number: int, words: str) -> QPushButton:
    made = page.list.cards[number].findChildren(QPushButton)
    return next(entry for entry in made if spoken(entry) == words)


def chips(page: ActionsPage, number: int) -> list[str]:
    return [chip.text for chip in page.list.cards[number].findChildren(Chip)]


def test_without_any_action_the_page_says_where_they_come_from_and_adds_one(
    example: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(example)
    page.focus_first()
    assert page.add.hasFocus()
    assert "Nothing is left to do." in words_in(page)
    assert not page.filters.isVisible()
    assert not page.calendar.isVisible()
    qtbot.keyClick(page.add, Qt.Key.Key_Return)
    dialog = page.window().findChildren(type(page.open_adding()))[0]
    dialog.text.setPlainText("Ask the printer")
    dialog.submit()
    assert [action.text for action in example.actions.open()] == ["Ask the printer"]
    assert "Nothing is left to do." not in words_in(page)


def test_open_actions_come_by_their_day_and_say_what_is_overdue(met: Workbench, show: Show) -> None:
    page = show(met)
    assert shown(page) == [3, 1, 2]
    assert chips(page, 3) == ["Overdue since November 20, 2026", "Next step"]
    assert chips(page, 1) == ["Due January 15, 2027", "Next step"]
    assert chips(page, 2) == ["No due date", "Parked topic"]
    assert "3 actions are open, 1 of them is overdue" in words_in(page)
    assert "Workshop 1 – First workshop" in page.list.cards[1].view.origin


def test_what_is_due_today_is_not_overdue_yet_and_tomorrow_it_is(
    met: Workbench, show: Show, clock: SteppingClock
) -> None:
    number = met.actions.add("Today", due="2026-11-24")
    page = show(met)
    assert "Due today" in chips(page, number)
    clock.advance(days=1)
    page.refresh()
    assert "Overdue since November 24, 2026" in chips(page, number)


def test_the_filters_show_what_is_done_whose_it_is_and_what_was_parked(met: Workbench, show: Show) -> None:
    page = show(met)
    page.filters.choose(Choice(Which.DONE))
    assert shown(page) == [4]
    assert chips(page, 4)[0] == "Done on November 24, 2026"
    assert "What came of it: Booked." in words_in(page.list.cards[4])
    page.filters.choose(Choice(Which.ALL))
    assert shown(page) == [3, 1, 2, 4]
    page.filters.choose(Choice(Which.ALL, "Amina Benhaddou"))
    assert shown(page) == [3, 2]
    page.filters.choose(Choice(Which.OPEN, "Amina Benhaddou", ActionKind.PARKED.value))
    assert shown(page) == [2]
    page.filters.choose(Choice(Which.ALL, ""))
    assert shown(page) == [4]
    page.filters.choose(Choice(Which.DONE, "Amina Benhaddou"))
    assert shown(page) == []
    assert "No action is like that." in words_in(page)
    page.show_all.click()
    assert shown(page) == [3, 1, 2, 4]


def test_the_choice_outlives_a_page_that_is_built_anew(met: Workbench, show: Show, stage: Stage) -> None:
    page = show(met)
    page.filters.choose(Choice(Which.ALL, "Amina Benhaddou", ActionKind.STEP.value))
    again = show(met, looks=stage("fr"))
    again.show_view(page.view())
    assert again.filters.choice == page.filters.choice
    assert shown(again) == [3]


def test_an_action_is_written_down_with_all_that_is_known_and_undone(met: Workbench, show: Show) -> None:
    page = show(met)
    dialog = page.open_adding()
    dialog.text.setPlainText("Translate the poster")
    dialog.kind.setCurrentIndex(dialog.kind.findData(ActionKind.PARKED.value))
    dialog.owner.setText("Réjean Thibodeau")
    dialog.due.set_value("2026-12-01")
    dialog.section.setCurrentIndex(dialog.section.findData("S12"))
    dialog.submit()
    made = met.actions.get(5)
    assert (made.text, made.kind, made.owner) == (
        "Translate the poster",
        ActionKind.PARKED,
        "Réjean Thibodeau",
    )
    assert (made.due, made.section) == ("2026-12-01", "S12")
    assert page.list.cards[5].isAncestorOf(QApplication.focusWidget())
    met.session.undo()
    assert shown(page) == [3, 1, 2]


def test_an_action_without_words_or_with_a_day_that_is_none_is_refused_and_stays_typed(
    met: Workbench, show: Show
) -> None:
    page = show(met)
    dialog = page.open_adding()
    dialog.owner.setText("Ada")
    dialog.submit()
    assert dialog.problem == "Write what it is about first."
    dialog.text.setPlainText("Something")
    dialog.due.set_value("soon")
    dialog.submit()
    assert "“soon” is no day or time" in dialog.problem
    assert (dialog.owner.text(), dialog.text.toPlainText()) == ("Ada", "Something")
    assert len(met.actions.all()) == 4
    dialog.text.clear()
    dialog.reject()


def test_an_action_is_changed_and_the_change_undone(met: Workbench, show: Show) -> None:
    page = show(met)
    verb(page, 1, "Change…").click()
    dialog = page.open_editing(1)
    assert dialog is not None
    assert dialog.text.toPlainText() == "Order the stands"
    dialog.text.setPlainText("Order two stands")
    dialog.due.set_value(None)
    dialog.submit()
    changed = met.actions.get(1)
    assert (changed.text, changed.due, changed.workshop) == ("Order two stands", "", 1)
    met.session.undo()
    assert met.actions.get(1).text == "Order the stands"
    assert met.actions.get(1).due == "2027-01-15"


def test_a_change_does_not_reopen_what_somebody_marked_as_done_meanwhile(met: Workbench, show: Show) -> None:
    page = show(met)
    dialog = page.open_editing(1)
    assert dialog is not None
    met.actions.settle(1, "Ordered")
    dialog.owner.setText("Ada")
    dialog.submit()
    after = met.actions.get(1)
    assert (after.owner, after.done_on, after.outcome) == ("Ada", "2026-11-24", "Ordered")


def test_an_action_is_done_with_what_came_of_it_reopened_and_each_undone(
    met: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(met)
    page.focus_first()
    dialog = page.open_settling((3,))
    assert dialog is not None
    dialog.outcome.setPlainText("They agree.")
    dialog.submit()
    assert (met.actions.get(3).done_on, met.actions.get(3).outcome) == ("2026-11-24", "They agree.")
    assert shown(page) == [1, 2]
    assert page.focusWidget() is page.list.cards[1].verbs[0]
    met.session.undo()
    assert shown(page) == [3, 1, 2]
    page.filters.choose(Choice(Which.DONE))
    verb(page, 4, "Reopen").click()
    assert met.actions.get(4).done_on == ""
    met.session.undo()
    assert met.actions.get(4).outcome == "Booked."


def test_an_action_is_taken_off_the_list_and_comes_back(
    met: Workbench, show: Show, messages: RecordingMessages
) -> None:
    page = show(met)
    verb(page, 3, "Remove").click()
    assert shown(page) == [1, 2]
    assert messages.informed[-1].text == "The action is off the list. Undo brings it back."
    met.session.undo()
    assert shown(page) == [3, 1, 2]


def test_the_keyboard_goes_on_with_the_next_action_once_one_is_gone(
    met: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(met)
    for number, following in ((1, 2), (2, 3)):
        remove = verb(page, number, "Remove")
        remove.setFocus()
        qtbot.keyClick(remove, Qt.Key.Key_Return)
        assert page.focusWidget() is page.list.cards[following].verbs[0]
    verb(page, 3, "Remove").click()
    assert page.list.cards == {}
    assert "There are others" in words_in(page)


def test_several_actions_are_done_in_one_step(met: Workbench, show: Show) -> None:
    page = show(met)
    assert not page.list.settle.isEnabled()
    page.list.cards[3].choice.click()
    page.list.cards[2].choice.click()
    assert "2 chosen" in words_in(page)
    page.list.settle.click()
    dialog = page.open_settling(page.list.chosen)
    assert dialog is not None
    assert dialog.windowTitle() == "Mark 2 actions as done"
    dialog.outcome.setPlainText("Settled by phone.")
    dialog.submit()
    assert [action.number for action in met.actions.open()] == [1]
    met.session.undo()
    assert len(met.actions.open()) == 3


def test_all_that_is_shown_can_be_chosen_and_no_more(met: Workbench, show: Show) -> None:
    page = show(met)
    page.filters.choose(Choice(Which.ALL, "Amina Benhaddou"))
    page.list.every.click()
    assert page.list.chosen == (3, 2)
    page.filters.choose(Choice(Which.ALL))
    assert page.list.chosen == (3, 2)
    assert not page.list.every.isChecked()
    page.list.every.click()
    assert page.list.chosen == (3, 1, 2)
    page.list.every.click()
    assert page.list.chosen == ()


def test_what_is_chosen_stays_so_although_its_words_change(met: Workbench, show: Show) -> None:
    page = show(met)
    page.list.choose((1,))
    dialog = page.open_editing(1)
    assert dialog is not None
    dialog.text.setPlainText("Order three stands")
    dialog.submit()
    assert page.list.chosen == (1,)


def test_an_action_leads_to_its_section(met: Workbench, show: Show, qtbot: QtBot) -> None:
    page = show(met)
    with qtbot.waitSignal(page.go_to) as signal:
        verb(page, 2, "Go to the section").click()
    assert signal.args == ["S12"]
    assert all(spoken(made) != "Go to the section" for made in page.list.cards[1].verbs)


def test_what_is_gone_meanwhile_is_told(met: Workbench, show: Show, messages: RecordingMessages) -> None:
    page = show(met)
    met.actions.remove(1)
    assert page.open_editing(1) is None
    assert page.open_settling((1,)) is None
    assert [type(error) for error in messages.failed] == [UnknownAction, UnknownAction]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_calendar_holds_every_open_action_that_has_a_day(
    met: Workbench, show: Show, doors: Doors, tmp_path: Path, stage: Stage, language: str
) -> None:
    page = show(met, looks=stage(language))
    target = tmp_path / "ours.ics"
    doors.files.answers.append(target)
    page.calendar.click()
    assert page.is_busy
    while page.is_busy:
        QApplication.processEvents()
    events = list(Calendar.from_ical(target.read_bytes()).walk("VEVENT"))
    found = {str(event["SUMMARY"]): str(event.decoded("DTSTART")) for event in events}
    assert sorted(found.values()) == ["2026-11-20", "2027-01-15"]
    assert all(name.startswith(("Olivier Tanguay", "Amina Benhaddou")) for name in found)


def test_a_calendar_without_a_single_day_is_refused_with_what_to_do(
    example: Workbench, show: Show, messages: RecordingMessages, files: ChosenFiles
) -> None:
    example.actions.add("Some day")
    page = show(example)
    page.calendar.click()
    assert isinstance(messages.failed[-1], NoDueDates)
    assert files.suggested == []


def test_the_page_is_worked_by_keyboard_alone(met: Workbench, show: Show, qtbot: QtBot) -> None:
    page = show(met)
    page.focus_first()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert spoken(focused) == "Done…"
    assert focused.accessibleDescription() == "Write to the union"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.keyClicks(dialog.focusWidget(), "They came.")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    while spoken(dialog.focusWidget()) != "Mark as done":
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert met.actions.get(3).outcome == "They came."


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_nameless_or_cut_off_in_the_smallest_window(
    met: Workbench, show: Show, stage: Stage, language: str, zoom: int
) -> None:
    met.actions.add("A very long matter " * 30, owner="Somebody with a rather long name " * 3, section="S12")
    page = show(met, looks=stage(language, "dark", zoom), size=(700, 500))
    page.filters.choose(Choice(Which.ALL))
    QApplication.processEvents()
    assert nameless(page) == []
    assert not [area for area in page.scroll_areas() if area.horizontalScrollBar().maximum()]
    narrow = [
        made.text()
        for made in page.findChildren(QPushButton)
        if made.isVisible() and made.width() < made.minimumSizeHint().width()
    ]
    assert narrow == []
