"""The page of the roll-out plan: proposing, the dashboard, the three looks, every command and its undo."""

from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.rollout import ActivityState, Factor
from charta.errors import PlanUndated, UnknownActivity
from charta.i18n import translator
from charta.services.publication import PublicationOrder
from charta.services.rollout import EVIDENCE_LIMIT
from charta.services.wizard import DOCUMENTS, KIT, PLAN
from charta.ui.pages.documents import DocumentsPage
from charta.ui.plan.done_dialog import DoneDialog
from charta.ui.plan.page import PlanPage
from charta.ui.plan.propose_dialog import ProposeDialog
from charta.ui.plan.views import Look
from charta.ui.widgets.chip import Chip
from fakes import SteppingClock
from ui.doubles import Doors, RecordingMessages, Stage, spoken, words_in
from ui.idle import wait_idle
from ui.plan.conftest import EFFECTIVE, Show
from ui.sitting import Sit, drop, go_to, nameless, opened, press, settle


def chips(widget: QWidget) -> list[str]:
    return [chip.text for chip in widget.findChildren(Chip) if chip.isVisibleTo(widget)]


def verb(page: PlanPage, id_: str, words: str) -> QPushButton:
    card = page.views.list.cards[id_]
    if words not in map(spoken, card.findChildren(QPushButton)):
        card.line.setChecked(True)
    return next(made for made in card.findChildren(QPushButton) if spoken(made) == words)


def until_read(page: PlanPage, dialog: DoneDialog, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not dialog.file.is_reading and not page.context.background.is_busy)


# -- proposing --------------------------------------------------------------------------------------------


def test_without_a_plan_the_page_says_what_one_is_and_proposes_it(
    example: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(example)
    page.focus_first()
    assert "Nothing is planned yet" in words_in(page)
    assert not page.dashboard.isVisible()
    assert not page.views.isVisible()
    qtbot.keyClick(page.propose, Qt.Key.Key_Return)
    dialog = page.findChildren(ProposeDialog)[0]
    assert len(dialog.proposals) == 26
    dialog.submit()
    assert len(example.rollout.items()) == 26
    assert page.dashboard.isVisible()
    assert page.empty.isHidden()
    example.session.undo()
    assert not example.rollout.has_plan
    assert page.empty.isVisible()


def test_a_proposal_says_why_and_takes_only_what_is_ticked(example: Workbench, show: Show) -> None:
    number = example.diagnostic.begin("Autumn")
    example.diagnostic.add(number, [dict.fromkeys(("F2.1", "F2.2", "F2.3", "F2.4"), 1)] * 8)
    example.diagnostic.close(number)
    dialog = show(example).open_proposal()
    told = words_in(dialog)
    assert "What answers the diagnostic “Autumn”" in told
    assert "Answers the diagnostic:" in told
    assert list(dialog.list.box)[:3] == ["D09", "D11", "D13"]
    assert "first day that leaves time" in told
    dialog.list.every.click()
    assert dialog.list.chosen == ()
    assert not dialog.save.isEnabled()
    dialog.list.box["D12"].click()
    dialog.list.box["D13"].click()
    assert dialog.save.text() == "Take 2 activities into the plan"
    dialog.submit()
    assert [item.id for item in example.rollout.items()] == ["D12", "D13"]


def test_another_day_proposes_anew_and_what_is_ticked_stays(example: Workbench, show: Show) -> None:
    dialog = show(example).open_proposal()
    dialog.list.box["D16"].click()
    dialog.day._edited("2027-03-0")
    assert "2027-03-0" in dialog.problem
    assert not dialog.save.isEnabled()
    dialog.day._edited("2027-03-01")
    assert dialog.problem == ""
    assert "as you chose" in words_in(dialog)
    dialog.submit()
    assert example.rollout.get("D12").start == "2027-03-01"
    assert "D16" not in [item.id for item in example.rollout.items()]


def test_a_day_before_the_formalities_are_over_is_warned_of(bench: Workbench, show: Show) -> None:
    bench.answers.set("organisation", "jurisdictions", ["france"])
    bench.answers.set("S21", "measures", "ladder")
    bench.answers.set("S02", "status", "policy")
    dialog = show(bench).open_proposal()
    dialog.day._edited("2026-12-01")
    assert "December 24, 2026 at the earliest" in dialog.basis.text()
    assert dialog.basis.property("tone") == "warning"


def test_everything_planned_leaves_nothing_to_propose(planned: Workbench, show: Show) -> None:
    dialog = show(planned).open_proposal()
    assert dialog.nothing.isVisible()
    assert not dialog.save.isEnabled()
    dialog.reject()


# -- the dashboard ----------------------------------------------------------------------------------------


def test_the_dashboard_says_what_is_late_done_and_next(
    planned: Workbench, show: Show, clock: SteppingClock
) -> None:
    clock.advance(days=(date(2027, 2, 20) - clock.moment.date()).days)
    planned.rollout.done("D06")
    card = show(planned).dashboard.cards[Factor.MANAGERS]
    assert chips(card) == ["2 late", "1 to come"]
    assert "1 of 4 done" in words_in(card)
    assert "Next due: Case clinic, April 15, 2027" in words_in(card)
    assert spoken(card) == "Manager training"
    assert "2 late" in card.accessibleDescription()


def test_a_factor_leads_to_its_activities(planned: Workbench, show: Show) -> None:
    page = show(planned)
    page.views.choose(Look.TIMELINE)
    page.dashboard.cards[Factor.REMINDERS].click()
    assert page.views.look is Look.LIST
    assert page.views.list.cards["D19"].line.hasFocus()


def test_a_factor_without_activities_leads_nowhere(planned: Workbench, show: Show) -> None:
    planned.rollout.drop([item.id for item in planned.rollout.items() if item.factor is Factor.REMINDERS])
    card = show(planned).dashboard.cards[Factor.REMINDERS]
    assert not card.isEnabled()
    assert "Nothing planned" in words_in(card)


# -- the list ---------------------------------------------------------------------------------------------


def test_an_activity_says_what_who_when_and_opens_to_how(planned: Workbench, show: Show) -> None:
    page = show(planned)
    card = page.views.list.cards["D13"]
    assert chips(card) == ["Planned", "March 1, 2027 to March 22, 2027", "Managers"]
    assert "talks with the team for half an hour" not in words_in(card)
    card.line.click()
    assert "talks with the team for half an hour" in words_in(card)
    assert "What shows that it is done: Each manager’s confirmation" in words_in(card)


def test_an_activity_is_done_with_a_note_and_a_file(
    planned: Workbench, show: Show, qtbot: QtBot, tmp_path: Path, doors: Doors
) -> None:
    page = show(planned)
    verb(page, "D02", "Done…").click()
    dialog = page.findChildren(DoneDialog)[0]
    file = tmp_path / "minutes.pdf"
    file.write_bytes(b"%PDF-1.7")
    doors.files.answers.append(file)
    dialog.file.choose.click()
    assert not dialog.save.isEnabled()
    until_read(page, dialog, qtbot)
    dialog.note.setPlainText("They agree.")
    dialog.submit()
    record = planned.rollout.get("D02")
    assert (record.done_on, record.note, record.file) == ("2026-11-24", "They agree.", "minutes.pdf")
    card = page.views.list.cards["D02"]
    assert chips(card)[0] == "Done on November 24, 2026"
    assert "With a file" in chips(card)
    assert page.focusWidget() is card.line
    target = tmp_path / "copy.pdf"
    doors.files.answers.append(target)
    verb(page, "D02", "Save a copy…").click()
    wait_idle(qtbot, lambda: not page.context.background.is_busy)
    assert target.read_bytes() == b"%PDF-1.7"
    planned.session.undo()
    assert planned.rollout.get("D02").done_on == ""
    assert chips(page.views.list.cards["D02"])[0] == "Planned"


def test_a_file_that_is_dropped_on_an_activity_shows_that_it_is_done(
    planned: Workbench, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(planned)
    file = tmp_path / "list.csv"
    file.write_bytes(b"a;b")
    drop(page.views.list.cards["D06"], file)
    dialog = page.findChildren(DoneDialog)[0]
    until_read(page, dialog, qtbot)
    assert dialog.file.name.text() == "list.csv"
    dialog.submit()
    assert planned.rollout.evidence("D06") == ("list.csv", b"a;b")


def test_a_file_that_cannot_be_kept_is_said_in_the_dialog(
    planned: Workbench, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(planned)
    dialog = page.open_done("D06")
    assert dialog is not None
    dialog.take_file(tmp_path)
    until_read(page, dialog, qtbot)
    assert "a folder" in dialog.file.problem.text
    big = tmp_path / "film.mp4"
    with big.open("wb") as made:
        made.truncate(EVIDENCE_LIMIT + 1)
    dialog.take_file(big)
    until_read(page, dialog, qtbot)
    dialog.submit()
    assert "bigger than 16 MB" in dialog.problem
    assert dialog.isVisible()
    dialog.file.clear()
    dialog.day.set_value("2026-11-30")
    dialog.submit()
    assert "2026-11-30 is yet to come" in dialog.problem
    dialog.day.set_value("soon")
    dialog.submit()
    assert "soon cannot be the day" in dialog.problem
    dialog.day.set_value(None)
    dialog.submit()
    assert planned.rollout.get("D06").done_on == "2026-11-24"


def test_the_file_of_a_done_activity_is_let_go(planned: Workbench, show: Show) -> None:
    planned.rollout.done("D06", file=("list.csv", b"a;b"))
    page = show(planned)
    verb(page, "D06", "Change what shows it…").click()
    dialog = page.findChildren(DoneDialog)[0]
    assert dialog.file.name.text() == "list.csv"
    dialog.file.let_go.click()
    dialog.submit()
    assert planned.rollout.evidence("D06") is None
    assert planned.rollout.get("D06").done_on


def test_an_activity_is_not_done_after_all(planned: Workbench, show: Show) -> None:
    planned.rollout.done("D20")
    page = show(planned)
    assert "D20.2" in page.views.list.cards
    verb(page, "D20", "Not done after all").click()
    assert "D20.2" not in page.views.list.cards
    assert chips(page.views.list.cards["D20"])[0] == "Planned"


def test_an_activity_is_changed_and_undone(planned: Workbench, show: Show) -> None:
    page = show(planned)
    verb(page, "D12", "Change…").click()
    dialog = page.open_editing("D12")
    assert dialog is not None
    dialog.title.setText("Grand opening")
    dialog.owner.setCurrentIndex(dialog.owner.findData("hr"))
    dialog.person.setText("Zoé")
    dialog.start.set_value("2027-03-02")
    dialog.end.set_value("2027-03-04")
    dialog.note.setPlainText("In the big hall")
    dialog.submit()
    record = planned.rollout.get("D12")
    assert (record.title, record.owner, record.person) == ("Grand opening", "hr", "Zoé")
    assert (record.start, record.end, record.counted_from) == ("2027-03-02", "2027-03-04", "2027-03-01")
    assert page.views.list.cards["D12"].view.title == "Grand opening"
    planned.session.undo()
    assert page.views.list.cards["D12"].view.title == "Launch session"


def test_days_that_cannot_be_are_refused_and_stay_typed(planned: Workbench, show: Show) -> None:
    dialog = show(planned).open_editing("D12")
    assert dialog is not None
    dialog.start.set_value("2027-03-09")
    dialog.submit()
    assert "2027-03-01 cannot be the day of an activity" in dialog.problem
    assert dialog.start.value() == "2027-03-09"


def test_an_activity_of_ones_own_is_added_to_its_factor(planned: Workbench, show: Show) -> None:
    page = show(planned)
    dialog = page.open_adding()
    dialog.submit()
    assert "needs a title" in dialog.problem
    dialog.title.setText("Hang the poster")
    assert dialog.factor is not None
    dialog.factor.setCurrentIndex(dialog.factor.findData("reminders"))
    dialog.start.set_value("2027-03-05")
    dialog.submit()
    card = page.views.list.cards["own.1"]
    assert card.view.factor is Factor.REMINDERS
    assert card.line.hasFocus()
    assert planned.rollout.get("own.1").counted_from == "2027-03-01"


def test_an_activity_is_left_out_and_brought_back(
    planned: Workbench, show: Show, messages: RecordingMessages
) -> None:
    page = show(planned)
    assert page.left_out.isHidden()
    verb(page, "D16", "Leave out").click()
    assert "D16" not in page.views.list.cards
    assert "Undo brings it back" in messages.informed[-1].text
    page.left_out.fold.set_open(opened=True)
    assert "Ambassador pilot" in words_in(page.left_out)
    next(made for made in page.left_out.findChildren(QPushButton) if spoken(made) == "Bring back").click()
    assert page.views.list.cards["D16"].line.hasFocus()
    assert page.left_out.isHidden()


def test_what_uses_the_kit_leads_there(planned: Workbench, show: Show, qtbot: QtBot) -> None:
    page = show(planned)
    with qtbot.waitSignal(page.go_to) as signal:
        verb(page, "D09", "Papers of the kit").click()
    assert signal.args == [KIT]


def test_what_is_gone_meanwhile_is_told(planned: Workbench, show: Show, messages: RecordingMessages) -> None:
    page = show(planned)
    planned.session.undo()
    assert page.open_editing("D12") is None
    assert page.open_done("D12") is None
    assert [type(error) for error in messages.failed] == [UnknownActivity, UnknownActivity]


# -- the other looks --------------------------------------------------------------------------------------


def test_the_timeline_shows_the_plan_in_the_colours_of_the_window(
    planned: Workbench, show: Show, stage: Stage, qtbot: QtBot
) -> None:
    planned.rollout.done("D01")
    page = show(planned, looks=stage("fr", "dark"))
    page.views.buttons[Look.TIMELINE].click()
    chart = page.views.timeline.chart
    qtbot.waitUntil(lambda: chart.height() > 300)
    assert "Mandat et parrain de direction" in chart.svg
    assert page.context.theme.colours["surface"] in chart.svg
    assert "Lancement" in chart.accessibleDescription()


def test_the_timeline_follows_a_change(planned: Workbench, show: Show) -> None:
    page = show(planned)
    page.views.buttons[Look.TIMELINE].click()
    planned.rollout.drop(["D12"])
    assert "Launch session" not in page.views.timeline.chart.svg


def test_the_calendar_shows_activities_on_their_days_and_leads_to_them(
    planned: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(planned)
    page.views.buttons[Look.CALENDAR].click()
    calendar = page.views.calendar
    assert calendar.title.text() == "November 2026"
    for _ in range(4):
        calendar.forth.click()
    assert calendar.title.text() == "March 2027"
    calendar.choose(EFFECTIVE)
    assert [view.id for view in calendar.grid.on(EFFECTIVE)][:3] == ["D12", "D13", "D14"]
    assert "Launch session: Planned" in calendar.grid.accessibleDescription()
    qtbot.keyClick(calendar.grid.focusProxy() or calendar.grid, Qt.Key.Key_Right)
    lead = next(made for made in calendar.findChildren(QPushButton) if made.objectName() == "D13")
    lead.click()
    assert page.views.look is Look.LIST
    assert page.views.list.cards["D13"].line.hasFocus()


def test_a_day_of_the_calendar_is_drawn_with_what_is_on_it(planned: Workbench, show: Show) -> None:
    page = show(planned)
    page.views.buttons[Look.CALENDAR].click()
    page.views.calendar.choose(EFFECTIVE)
    QApplication.processEvents()
    full = page.views.calendar.grid.grab().toImage()
    planned.rollout.drop([item.id for item in planned.rollout.items()])
    QApplication.processEvents()
    assert page.views.calendar.grid.grab().toImage() != full


def test_the_chosen_look_outlives_a_page_that_is_built_anew(planned: Workbench, show: Show) -> None:
    page = show(planned)
    page.views.buttons[Look.CALENDAR].click()
    again = show(planned)
    again.show_view(page.view())
    assert again.views.look is Look.CALENDAR
    again.show_view("nonsense")
    assert again.views.look is Look.CALENDAR


# -- moving and saving ------------------------------------------------------------------------------------


def test_a_plan_that_counts_from_another_day_than_the_version_is_said_and_moved(
    ready: Workbench, show: Show
) -> None:
    ready.planning.adopt(ready.planning.propose(EFFECTIVE).chosen)
    page = show(ready)
    assert page.banner.isHidden()
    number = ready.publication.suggested("Ada").number
    ready.publication.publish(PublicationOrder(number, date(2027, 3, 15), None, "Ada"), translator("en"))
    assert page.banner.isVisible()
    assert "March 15, 2027" in page.banner.text
    dialog = page.open_moves()
    assert dialog is not None
    assert dialog.save.text() == "Move 25 activities"
    assert "March 1, 2027 → March 15, 2027" in words_in(dialog)
    dialog.list.box["D11"].click()
    dialog.submit()
    assert ready.rollout.get("D12").start == "2027-03-15"
    assert ready.rollout.get("D11").start == "2027-02-22"
    assert page.banner.isHidden()
    ready.session.undo()
    assert ready.rollout.get("D12").start == "2027-03-01"
    assert page.banner.isVisible()


def test_days_are_moved_to_any_day(planned: Workbench, show: Show) -> None:
    dialog = show(planned).open_moves()
    assert dialog is not None
    assert dialog.nothing.isVisible()
    assert not dialog.save.isEnabled()
    dialog.day._edited("9999-12-31")
    assert "9999-12-31" in dialog.problem
    dialog.day._edited("2027-03-08")
    dialog.submit()
    assert planned.rollout.get("D12").start == "2027-03-08"


@pytest.mark.parametrize(
    ("format_", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("ics", b"BEGIN:VCALENDAR")]
)
def test_the_plan_is_saved_as_a_file(
    planned: Workbench, show: Show, doors: Doors, tmp_path: Path, format_: str, begins: bytes
) -> None:
    page = show(planned)
    target = tmp_path / f"plan.{format_}"
    doors.files.answers.append(target)
    entry = next(one for one in page.save.menu().actions() if one.data() == (format_, "fr"))
    entry.trigger()
    assert page.is_busy
    while page.is_busy:
        QApplication.processEvents()
    assert target.read_bytes().startswith(begins)


def test_the_calendar_file_has_every_day_and_without_any_it_is_refused(
    planned: Workbench, show: Show, doors: Doors, tmp_path: Path, messages: RecordingMessages
) -> None:
    page = show(planned)
    target = tmp_path / "plan.ics"
    doors.files.answers.append(target)
    next(one for one in page.save.menu().actions() if one.data() == ("ics", "en")).trigger()
    while page.is_busy:
        QApplication.processEvents()
    assert len(icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")) == 25
    planned.rollout.drop([item.id for item in planned.rollout.items() if item.id != "D21"])
    next(one for one in page.save.menu().actions() if one.data() == ("ics", "en")).trigger()
    assert isinstance(messages.failed[-1], PlanUndated)


# -- the window, the keyboard, small screens --------------------------------------------------------------


def test_the_window_undoes_and_does_again(sit_down: Sit, example: Workbench, qtbot: QtBot) -> None:
    path = example.session.store.path
    example.planning.adopt(example.planning.propose(EFFECTIVE).chosen)
    example.close()
    sitting = sit_down()
    sitting.window.open(path)
    page = go_to(sitting, PLAN, PlanPage)
    verb(page, "D01", "Done…").click()
    opened(sitting, DoneDialog).submit()
    settle(sitting, qtbot)
    assert page.views.list.cards["D01"].view.state is ActivityState.DONE
    go_to(sitting, DOCUMENTS, DocumentsPage)
    sitting.work._actions.undo.trigger()
    settle(sitting, qtbot)
    page = sitting.page
    assert isinstance(page, PlanPage)
    assert page.views.list.cards["D01"].view.state is not ActivityState.DONE
    sitting.work._actions.redo.trigger()
    settle(sitting, qtbot)
    assert page.views.list.cards["D01"].view.state is ActivityState.DONE


def test_the_page_is_worked_by_keyboard_alone(planned: Workbench, show: Show, qtbot: QtBot) -> None:
    page = show(planned)
    page.focus_first()
    assert spoken(QApplication.focusWidget()) == "Baseline diagnostic"
    press(qtbot, Qt.Key.Key_Tab)
    assert spoken(QApplication.focusWidget()) == "Done…"
    press(qtbot, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DoneDialog)
    qtbot.keyClicks(dialog.focusWidget(), "Eighty answered.")
    for _ in range(6):
        if spoken(dialog.focusWidget()) == "Mark as done":
            break
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert planned.rollout.get("D04").note == "Eighty answered."


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_nameless_or_cut_off_in_the_smallest_window(
    planned: Workbench, show: Show, stage: Stage, language: str, zoom: int
) -> None:
    planned.rollout.drop(["D16"])
    page = show(planned, looks=stage(language, "light", zoom), size=(840, 480))
    page.views.list.cards["D12"].line.setChecked(True)
    for look in Look:
        page.views.buttons[look].click()
        QApplication.processEvents()
        assert nameless(page) == []
        assert page.area.horizontalScrollBar().maximum() == 0, look


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_dialog_names_what_it_asks(planned: Workbench, show: Show, stage: Stage, language: str) -> None:
    planned.rollout.drop(["D16"])
    planned.rollout.done("D06", file=("list.csv", b"a;b"))
    page = show(planned, looks=stage(language, "dark"), size=(700, 480))
    for dialog in (
        page.open_proposal(),
        page.open_adding(),
        page.open_editing("D12"),
        page.open_done("D06"),
        page.open_moves(),
    ):
        assert dialog is not None
        QApplication.processEvents()
        assert nameless(dialog) == []
        assert all(box.accessibleName() or box.text() for box in dialog.findChildren(QCheckBox))
        dialog.reject()
