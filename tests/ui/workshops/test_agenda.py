"""The agenda on the page: its sum, its order by keyboard and by mouse, what is changed in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import Aim, ItemKind
from charta.domain.workshops import Draft
from charta.i18n import translator
from charta.ui.fields.base import CalmSpinBox
from charta.ui.workshops.agenda_view import AgendaView
from charta.ui.workshops.page import WorkshopsPage
from charta.ui.workshops.words import Fit, planned_start
from ui.doubles import RecordingMessages
from ui.sitting import Sitting, keyboard
from ui.workshops.conftest import At

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Shown = tuple[Sitting, WorkshopsPage, Workbench]


@pytest.fixture
def shown(at_workshops: At, planned: Path) -> Iterator[Shown]:
    """Show the first workshop, with four more items: breaks of 10 to 13 minutes."""
    sitting, page, bench = at_workshops(planned)
    for minutes in (10, 11, 12, 13):
        bench.agendas.add(1, Draft(ItemKind.BREAK, minutes))
    sitting.work.refresh()
    QApplication.processEvents()
    yield sitting, page, bench
    sitting.window.close()


def order(bench: Workbench) -> list[int]:
    return [item.number for item in bench.agendas.items(1)]


def press(view: AgendaView, qtbot: QtBot, key: Qt.Key, *keys: Qt.KeyboardModifier) -> None:
    view.setFocus()
    qtbot.keyClick(view, key, keys[0] if keys else Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def test_the_sum_is_told_against_the_time_that_there_is(shown: Shown) -> None:
    sitting, page, bench = shown
    total = sum(item.minutes for item in bench.agendas.items(1))
    assert page.agenda.time.text == f"{total} of 90 minutes; {90 - total} minutes left."
    first = bench.agendas.items(1)[0]
    bench.agendas.edit(first.__class__(**{**vars(first), "minutes": first.minutes + 100 - total}))
    sitting.work.refresh()
    assert page.agenda.time.text == "100 of 90 minutes; 10 minutes too many."
    assert page.agenda.time._over.isVisible()


@pytest.mark.parametrize(
    ("planned_minutes", "told"),
    [
        (85, "85 of 90 minutes; 5 minutes left."),
        (90, "90 of 90 minutes; just right."),
        (91, "1 minute too many"),
    ],
)
def test_a_sum_is_a_sentence(planned_minutes: int, told: str) -> None:
    assert told in Fit(planned_minutes, 90).told(translator("en"))


def test_each_item_says_when_it_is_planned_to_begin(shown: Shown) -> None:
    _, page, bench = shown
    workshop = bench.workshops.get(1)
    rows = [page.agenda.view.agenda.row(place) for place in range(3)]
    starts = [row.starts for row in rows if row is not None]
    first, second = bench.agendas.items(1)[:2]
    assert starts == ["09:00", f"09:{first.minutes:02}", f"09:{first.minutes + second.minutes:02}"]
    undated = workshop.__class__(**{**vars(workshop), "start": ""})
    assert planned_start(undated, 65) == "+1:05"
    late = workshop.__class__(**{**vars(workshop), "start": "23:30"})
    assert planned_start(late, 45) == "00:15"


def test_a_section_says_in_words_why_it_needs_discussion(shown: Shown) -> None:
    _, page, bench = shown
    item = next(entry for entry in bench.agendas.items(1) if entry.section == "S02")
    view = page.agenda.view
    view.choose(item.number)
    spoken = view.agenda.data(view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert "1 question is not decided" in str(spoken)
    told = [page.agenda.pane.why.itemAt(at).widget() for at in range(page.agenda.pane.why.count())]
    assert any("1 question is not decided" in widget.text() for widget in told)  # type: ignore[union-attr]


def test_alt_and_the_arrows_move_an_item_which_stays_chosen(shown: Shown, qtbot: QtBot) -> None:
    _, page, bench = shown
    view, before = page.agenda.view, order(bench)
    view.choose(before[0])
    press(view, qtbot, Qt.Key.Key_Down, ALT)
    press(view, qtbot, Qt.Key.Key_Down, ALT)
    assert order(bench) == [before[1], before[2], before[0], *before[3:]]
    assert view.number == before[0]
    press(view, qtbot, Qt.Key.Key_Up, ALT)
    assert order(bench) == [before[1], before[0], *before[2:]]
    view.choose(before[1])
    press(view, qtbot, Qt.Key.Key_Up, ALT)
    assert order(bench)[0] == before[1], "the first one stays where it is"
    bench.session.undo()
    assert order(bench) == [before[1], before[2], before[0], *before[3:]]
    assert not page.agenda.pane.up.isEnabled()


def test_buttons_move_an_item_too(shown: Shown) -> None:
    _, page, bench = shown
    before = order(bench)
    page.agenda.view.choose(before[0])
    page.agenda.pane.down.click()
    assert order(bench)[:2] == [before[1], before[0]]
    assert page.agenda.pane.up.isEnabled()
    page.agenda.pane.up.click()
    assert order(bench) == before


@pytest.mark.parametrize(("taken", "before"), [(0, 3), (3, 0), (2, 6), (1, 2), (5, 5)])
def test_an_item_is_dropped_before_the_one_it_is_held_over(shown: Shown, taken: int, before: int) -> None:
    _, page, bench = shown
    model, numbers = page.agenda.view.agenda, order(bench)
    data = model.mimeData([model.index(taken)])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex()) is False
    wanted = [number for number in numbers if number != numbers[taken]]
    wanted.insert(before - (taken < before), numbers[taken])
    assert order(bench) == wanted


def test_what_is_no_item_is_not_dropped(shown: Shown) -> None:
    _, page, bench = shown
    model, numbers = page.agenda.view.agenda, order(bench)
    data = QMimeData()
    data.setText("Something else")
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    data.setData(model.mimeTypes()[0], b"999")
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert order(bench) == numbers


def test_the_view_drops_by_the_half_of_the_item_that_is_pointed_at(shown: Shown) -> None:
    _, page, bench = shown
    view, numbers = page.agenda.view, order(bench)

    def drop(number: int, place: QPoint) -> None:
        data = view.agenda.mimeData([view.agenda.index(view.agenda.place_of(number))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(place), Qt.DropAction.MoveAction, data, buttons, keys)
        view.dropEvent(event)
        assert event.isAccepted()

    second = view.visualRect(view.agenda.index(1))
    drop(numbers[0], second.center() + QPoint(0, second.height() // 3))
    assert order(bench)[:2] == [numbers[1], numbers[0]]
    drop(numbers[0], view.visualRect(view.agenda.index(0)).topLeft() + QPoint(20, 4))
    assert order(bench) == numbers
    drop(numbers[0], QPoint(20, view.height() + 40))
    assert order(bench)[-1] == numbers[0]


def test_keys_and_a_box_in_place_change_the_minutes(shown: Shown, qtbot: QtBot) -> None:
    _, page, bench = shown
    view = page.agenda.view
    item = bench.agendas.items(1)[0]
    view.choose(item.number)
    press(view, qtbot, Qt.Key.Key_Plus)
    assert bench.agendas.get(item.number).minutes == item.minutes + 5
    press(view, qtbot, Qt.Key.Key_Minus)
    assert bench.agendas.get(item.number).minutes == item.minutes
    press(view, qtbot, Qt.Key.Key_Return)
    box = view.findChild(CalmSpinBox)
    assert box is not None
    assert box.accessibleName() == "Length of “Welcome” in minutes"
    line = box.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "17")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.agendas.get(item.number).minutes == 17)
    assert view.number == item.number


def test_a_click_on_the_minutes_opens_them(shown: Shown, qtbot: QtBot) -> None:
    _, page, _ = shown
    view = page.agenda.view
    area = view._delegate.minutes_area(view.visualRect(view.agenda.index(1)))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert view.findChild(CalmSpinBox) is not None


def test_lead_aim_and_note_are_changed_beside_the_list(shown: Shown, qtbot: QtBot) -> None:
    sitting, page, bench = shown
    item = next(entry for entry in bench.agendas.items(1) if entry.section == "S02")
    other = bench.agendas.items(1)[0]
    page.agenda.view.choose(item.number)
    pane = page.agenda.pane
    pane.lead.setCurrentIndex(pane.lead.findData("hr"))
    pane.lead.activated.emit(pane.lead.currentIndex())
    pane.aim.setCurrentIndex(pane.aim.findData(Aim.INFORM.value))
    pane.aim.activated.emit(pane.aim.currentIndex())
    kept = bench.agendas.get(item.number)
    assert (kept.lead, kept.aim) == ("hr", Aim.INFORM)
    note = pane.note.controls()[0]
    note.setFocus()
    qtbot.keyClicks(note, "Ask Jean first")
    page.agenda.view.choose(other.number)
    assert bench.agendas.notes(item.number).private == "Ask Jean first"
    assert bench.agendas.notes(other.number).private == ""
    assert pane.note.value() == ""
    page.agenda.view.choose(item.number)
    assert pane.note.value() == "Ask Jean first"
    sitting.work.refresh()
    row = page.agenda.view.agenda.row(page.agenda.view.currentIndex().row())
    assert row is not None
    assert row.has_note


def test_a_note_is_kept_when_the_page_is_left(shown: Shown, qtbot: QtBot) -> None:
    sitting, page, bench = shown
    number = page.agenda.view.number
    note = page.agenda.pane.note.controls()[0]
    note.setFocus()
    qtbot.keyClicks(note, "Slowly")
    sitting.work.show_step("board")
    assert bench.agendas.notes(number).private == "Slowly"


def test_no_minutes_at_all_are_refused_in_place(shown: Shown, qtbot: QtBot) -> None:
    _, page, bench = shown
    item = bench.agendas.get(page.agenda.view.number)
    box = page.agenda.pane.minutes.controls()[0]
    assert isinstance(box, CalmSpinBox)
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    page.flush()
    assert page.agenda.pane.problem == "Give between 1 and 600 minutes."
    assert bench.agendas.get(item.number).minutes == item.minutes


def test_delete_takes_an_item_off_and_undo_brings_it_back(shown: Shown, qtbot: QtBot) -> None:
    _, page, bench = shown
    before = order(bench)
    page.agenda.view.choose(before[1])
    press(page.agenda.view, qtbot, Qt.Key.Key_Delete)
    assert order(bench) == [before[0], *before[2:]]
    assert page.agenda.view.number == before[2]
    assert keyboard() is page.agenda.view
    bench.session.undo()
    assert order(bench) == before


def test_an_item_that_was_begun_stays_and_says_so(shown: Shown, messages: RecordingMessages) -> None:
    _, page, bench = shown
    number = order(bench)[0]
    bench.timekeeping.begin(1)
    bench.timekeeping.take_up(1, number)
    page.agenda.remove(number)
    assert messages.failed[-1].code == "item-begun"
    assert number in order(bench)


def test_what_needs_discussion_is_offered_first_and_anything_can_be_added(
    shown: Shown, messages: RecordingMessages
) -> None:
    _, page, bench = shown
    page.show_workshop(3)
    dialog = page.agenda.open_add()
    assert dialog is not None
    assert dialog.what.itemText(0).endswith("1 question is not decided")
    assert dialog.minutes.value() == bench.agendas.draft("S02").minutes
    dialog.submit()
    added = bench.agendas.get(dialog.added)
    assert (added.workshop, added.section, added.aim) == (3, "S02", Aim.DECIDE)
    assert page.agenda.view.number == added.number
    dialog = page.agenda.open_add()
    assert dialog is not None
    dialog.choose(ItemKind.OTHER)
    dialog.submit()
    assert dialog.problem == "Write what it is about first."
    dialog.own_title.setText("Demonstration")
    dialog.minutes.setValue(25)
    dialog.submit()
    last = bench.agendas.items(3)[-1]
    assert (last.title, last.minutes, last.kind) == ("Demonstration", 25, ItemKind.OTHER)
    assert messages.failed == []


def test_a_section_leads_to_its_page(shown: Shown) -> None:
    sitting, page, bench = shown
    item = next(entry for entry in bench.agendas.items(1) if entry.section == "S02")
    page.agenda.view.choose(item.number)
    page.agenda.pane.section.click()
    assert sitting.work.step == "S02"
