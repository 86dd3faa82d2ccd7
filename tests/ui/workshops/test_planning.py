"""Planning workshops in the window: what is said before, what planning makes, what is undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.services.wizard import WORKSHOPS
from charta.ui.workshops.page import WorkshopsPage
from ui.doubles import RecordingMessages
from ui.sitting import go_to, keyboard, tab_to
from ui.workshops.conftest import At


def said(page: WorkshopsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_without_workshops_the_page_says_what_they_are_for_and_how_the_plans_fit(
    at_workshops: At, disputed: Path
) -> None:
    _, page, _ = at_workshops(disputed)
    assert page.first.isVisible()
    assert not page.shelf.isVisible()
    told = said(page)
    assert "Two or three meetings" in told
    assert "2 sections need discussion: about 15 minutes in all." in told
    assert {"half_day", "three_sessions", "review"} == set(page.first.form.tiles)
    assert "3 × 90 minutes · Has room for every section" in told


def test_a_plan_is_made_by_keyboard_alone(at_workshops: At, disputed: Path, qtbot: QtBot) -> None:
    _, page, bench = at_workshops(disputed)
    page.focus_first()
    form = page.first.form
    assert keyboard() is form.tiles["half_day"]
    qtbot.keyClick(keyboard(), Qt.Key.Key_Right)
    assert keyboard() is form.tiles["three_sessions"]
    assert form.template == "three_sessions"
    tab_to(qtbot, lambda widget: widget is form.day.controls()[0])
    qtbot.keyClicks(keyboard(), "2026-12-08")
    tab_to(qtbot, lambda widget: widget is form.start)
    qtbot.keyClicks(keyboard(), "9:00")
    tab_to(qtbot, lambda widget: widget is page.first.plan)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    days = [(entry.day, entry.start) for entry in bench.workshops.all()]
    assert days == [("2026-12-08", "09:00"), ("2026-12-15", "09:00"), ("2026-12-22", "09:00")]
    assert page.number == 1
    assert list(page.shelf.tiles) == [1, 2, 3]
    assert page.shelf.tiles[1].isChecked()
    assert page.shelf.tiles[2].accessibleName() == "2. The open questions"
    assert "December 15, 2026, 09:00. 90 minutes. Planned." in page.shelf.tiles[2].accessibleDescription()
    assert keyboard() is page.room.begin


def test_a_day_that_is_none_is_told_in_place_and_nothing_is_planned(
    at_workshops: At, disputed: Path, qtbot: QtBot, messages: RecordingMessages
) -> None:
    _, page, bench = at_workshops(disputed)
    page.first.form.start.setText("noonish")
    page.first.plan.click()
    assert "“noonish” is no day or time" in page.first.problem
    assert bench.workshops.all() == ()
    assert messages.failed == []


def test_topics_without_room_are_counted_and_named_until_they_stand_on_an_agenda(
    at_workshops: At, charta: Charta, tmp_path: Path, messages: RecordingMessages
) -> None:
    path = tmp_path / "all.charta"
    charta.create(path, answers=charta.example_answers()).close()
    sitting, page, bench = at_workshops(path)
    page.first.form.tiles["review"].setChecked(True)
    page.first.plan.click()
    left = len(bench.needs.needs()) - sum(1 for item in bench.agendas.items(1) if item.section)
    assert left > 0
    assert f"{left} topics found no room; they stay for the next plan." in messages.informed[-1].text
    assert page.left_out.isVisible()
    assert page.left_out.text.startswith(
        f"{left} sections need discussion or approval and stand on no agenda"
    )
    missing = next(need.section for need in bench.needs.needs() if need.section not in _listed(bench, 1))
    bench.agendas.add(1, bench.agendas.draft(missing))
    sitting.work.refresh()
    assert page.left_out.text.startswith(f"{left - 1} sections")
    assert page.add_left_out.isVisible()
    bench.timekeeping.begin(1)
    bench.timekeeping.end(1)
    sitting.work.refresh()
    assert page.left_out.isVisible()
    assert not page.add_left_out.isVisible(), "nothing is put on the agenda of what is over"


def _listed(bench: Workbench, number: int) -> set[str]:
    return {item.section for item in bench.agendas.items(number)}


def test_more_workshops_are_planned_in_a_dialog_beside_those_that_there_are(
    at_workshops: At, planned: Path
) -> None:
    _, page, bench = at_workshops(planned)
    dialog = page.open_plan()
    dialog.plan_form.start.setText("25:00")
    dialog.submit()
    assert "“25:00” is no day or time" in dialog.problem
    dialog.plan_form.start.setText("")
    dialog.plan_form.tiles["review"].setChecked(True)
    dialog.submit()
    assert not dialog.isVisible()
    assert [entry.number for entry in bench.workshops.all()] == [1, 2, 3, 4]
    assert page.number == 4


def test_a_workshop_may_begin_with_an_empty_agenda_and_refuses_to_be_run_or_sent_so(
    at_workshops: At, disputed: Path, messages: RecordingMessages
) -> None:
    _, page, bench = at_workshops(disputed)
    page.first.add.click()
    assert [entry.number for entry in bench.workshops.all()] == [1]
    assert page.agenda.time.text == "0 of 90 minutes; 90 minutes left."
    assert "Nothing is on this agenda yet" in said(page)
    page.begin()
    assert messages.failed[-1].code == "no-agenda"
    bench.workshops.edit(bench.workshops.get(1).__class__(1, "", "2026-12-08", "09:00", 90, "", "", 0))
    page.save_invitation()
    assert messages.failed[-1].code == "no-agenda"


def test_undo_takes_a_plan_back_and_leads_here_from_elsewhere(at_workshops: At, disputed: Path) -> None:
    sitting, page, bench = at_workshops(disputed)
    page.first.plan.click()
    sitting.work.show_step("S12")
    sitting.work._actions.undo.trigger()
    assert sitting.work.step == WORKSHOPS
    assert bench.workshops.all() == ()
    assert go_to(sitting, WORKSHOPS, WorkshopsPage).first.isVisible()
    sitting.work._actions.redo.trigger()
    sitting.work.refresh()
    assert page.shelf.isVisible()


def test_what_is_known_of_a_workshop_is_kept_as_it_is_left_and_refused_in_place(
    at_workshops: At, planned: Path, qtbot: QtBot
) -> None:
    sitting, page, bench = at_workshops(planned)
    title, start = page.details.title_input.controls()[0], page.details.start.controls()[0]
    title.setFocus()
    qtbot.keyClicks(title, "Kick-off ")
    start.setFocus()
    assert bench.workshops.get(1).title == "Kick-off"
    sitting.work.refresh()
    assert page.shelf.tiles[1].accessibleName() == "1. Kick-off"
    qtbot.keyClick(start, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(start, "soon")
    title.setFocus()
    assert "“soon” is no day or time" in page.details.problem
    assert bench.workshops.get(1).start == "09:00"
    page.refresh()
    assert page.details.start.value() == "soon"
    assert dict(page.unsaved())
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(start, "8h30")
    title.setFocus()
    assert page.details.problem == ""
    sitting.work.refresh()
    assert page.details.start.value() == "08:30"
    assert not page.unsaved()


def test_what_was_refused_stands_again_on_the_page_that_is_built_anew(
    at_workshops: At, planned: Path, qtbot: QtBot
) -> None:
    sitting, page, _ = at_workshops(planned)
    page.show_workshop(2)
    start = page.details.start.controls()[0]
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(start, "soon")
    sitting.window._set_language("fr")
    qtbot.waitUntil(lambda: sitting.page is not page)
    again = sitting.page
    assert isinstance(again, WorkshopsPage)
    assert again.number == 2
    assert again.details.start.value() == "soon"
    assert again.details.problem


def test_arrows_go_from_one_workshop_to_the_next(at_workshops: At, planned: Path, qtbot: QtBot) -> None:
    _, page, bench = at_workshops(planned)
    page.shelf.tiles[1].setFocus()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Right)
    assert keyboard() is page.shelf.tiles[2]
    assert page.number == 2
    assert page.agenda.view.agenda.numbers == [item.number for item in bench.agendas.items(2)]
