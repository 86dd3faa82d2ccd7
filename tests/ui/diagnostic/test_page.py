"""The page of the diagnostic: its surveys, beginning and removing them, and its place in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.domain.progress import StepState
from charta.i18n import screen_languages
from charta.services.wizard import DIAGNOSTIC, SECTIONS
from charta.ui.charter_desk import CharterDesk
from charta.ui.diagnostic.page import DiagnosticPage
from charta.ui.preferences import Preferences
from charta.ui.surroundings import Surroundings
from charta.ui.window import MINIMUM, MainWindow
from ui.diagnostic.conftest import Open, ask
from ui.doubles import Doors, RecordingMessages


def test_without_a_survey_the_page_explains_and_offers_two_ways(open_page: Open, example: Workbench) -> None:
    page = open_page()
    assert page.first_room.isVisible()
    assert page.first_file.isVisible()
    assert not page.head.isVisible()
    page.first_file.click()
    dialog = page.findChildren(type(page.open_begin()))[0]
    dialog.line.setText("Spring 2027")
    dialog.save.click()
    assert [survey.title for survey in example.diagnostic.surveys()] == ["Spring 2027"]
    assert page.collect.isVisible()
    assert not page.first_room.isVisible()


def test_a_survey_needs_a_title(open_page: Open, survey: int) -> None:
    dialog = open_page().open_begin()
    dialog.line.setText("   ")
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_closing_takes_the_ways_in_away_and_reopening_brings_them_back(
    open_page: Open, example: Workbench, survey: int
) -> None:
    page = open_page()
    page.head.toggle.click()
    assert not page.collect.isVisible()
    assert "Closed" in page.head.text
    page.head.toggle.click()
    assert page.collect.isVisible()
    example.session.undo()
    page.refresh()
    assert not page.collect.isVisible()


def test_a_survey_is_renamed(open_page: Open, survey: int) -> None:
    page = open_page()
    dialog = page.open_rename()
    assert dialog.line.text() == "Spring"
    dialog.line.setText("Spring 2027")
    dialog.save.click()
    assert page.head.text.startswith("Spring 2027:")


def test_removing_asks_first_and_can_be_undone(
    open_page: Open, example: Workbench, survey: int, messages: RecordingMessages
) -> None:
    ask(example, survey, 8)
    page = open_page()
    page.head.remove.click()
    assert len(example.diagnostic.surveys()) == 1
    assert messages.asked == [("Remove “Spring”?", "The answers of 8 people go with it.")]
    messages.replies.append("do")
    page.head.remove.click()
    assert not example.diagnostic.surveys()
    assert page.first_room.isVisible()
    action = messages.informed[-1].action
    assert action is not None
    action.trigger()
    assert example.diagnostic.result(survey).respondents == 8
    assert page.head.isVisible()


def test_the_latest_survey_is_shown_first_and_another_one_when_it_is_chosen(
    open_page: Open, example: Workbench, survey: int
) -> None:
    second = example.diagnostic.begin("Autumn")
    page = open_page()
    assert page.survey == second
    page.list.rows[survey].click()
    assert page.head.text.startswith("Spring:")
    assert page.list.rows[survey].isChecked()


# -- in the window ------------------------------------------------------------------------------------------


@pytest.fixture
def desk(charta: Charta, tmp_path: Path) -> Iterator[CharterDesk]:
    made = CharterDesk(charta, None, tmp_path / "backups")
    made.create(tmp_path / "ours.charta", example=True)
    yield made
    made.close()


@pytest.fixture
def asked(desk: CharterDesk) -> Workbench:
    bench = desk._bench
    assert bench is not None
    for title, answer in (("Spring", 2), ("Autumn", 4)):
        number = bench.diagnostic.begin(title)
        for group in ("Québec", "Rimouski"):
            ask(bench, number, 9, answer, group)
    return bench


@pytest.fixture
def real_window(
    desk: CharterDesk,
    asked: Workbench,
    qapp: QApplication,
    qtbot: QtBot,
    preferences: Preferences,
    doors: Doors,
) -> Iterator[MainWindow]:
    window = MainWindow(desk, Surroundings(qapp, preferences, doors))
    qtbot.addWidget(window)
    window.resize(*MINIMUM)
    window.show()
    yield window
    window.close()


def page_in(window: MainWindow) -> DiagnosticPage:
    assert window.work is not None
    page = window.work.pages.page
    assert isinstance(page, DiagnosticPage)
    return page


def test_next_leads_through_the_diagnostic_which_nobody_has_to_finish(
    real_window: MainWindow, asked: Workbench
) -> None:
    work = real_window.work
    assert work is not None
    work.show_step("team")
    work.foot.next.click()
    assert work.step == DIAGNOSTIC
    work.foot.next.click()
    assert work.step == SECTIONS
    assert asked.wizard.unfinished_after("team") != DIAGNOSTIC


def test_the_step_is_complete_once_a_closed_survey_has_results(asked: Workbench) -> None:
    def state() -> StepState:
        return next(step.state for step in asked.wizard.steps() if step.id == DIAGNOSTIC)

    assert state() is StepState.BEGUN
    asked.diagnostic.close(1)
    assert state() is StepState.COMPLETE
    empty = asked.diagnostic.begin("Nobody")
    asked.diagnostic.close(empty)
    asked.diagnostic.remove(1)
    assert state() is StepState.BEGUN


def test_another_language_keeps_survey_group_and_comparison(real_window: MainWindow, qtbot: QtBot) -> None:
    assert real_window.work is not None
    real_window.work.show_step(DIAGNOSTIC)
    page = page_in(real_window)
    page.results.choose("Rimouski", 0)
    real_window._set_language("fr")
    qtbot.waitUntil(lambda: real_window.context.language == "fr")
    there = page_in(real_window)
    assert there is not page
    assert there.survey == 2
    assert there.results.choice == ("Rimouski", 0)
    assert there.title == "Diagnostic des ambassadeurs"


def test_undo_elsewhere_leads_back_to_the_diagnostic(real_window: MainWindow, asked: Workbench) -> None:
    work = real_window.work
    assert work is not None
    work.show_step(SECTIONS)
    asked.diagnostic.rename(2, "Winter")
    work._undo()
    assert work.step == DIAGNOSTIC
    assert page_in(real_window).head.text.startswith("Autumn:")


@pytest.mark.parametrize("language", screen_languages())
def test_results_never_scroll_sideways_in_the_smallest_window_with_the_largest_words(
    real_window: MainWindow, preferences: Preferences, qtbot: QtBot, language: str
) -> None:
    window = real_window
    preferences.set_language(language)
    window._zoom(200)
    qtbot.waitUntil(lambda: window.context.theme.zoom == 200)
    assert window.work is not None
    window.work.show_step(DIAGNOSTIC)
    QApplication.processEvents()
    assert page_in(window).results.chart.isVisible()
    assert not any(area.horizontalScrollBar().maximum() for area in page_in(window).scroll_areas())
    dialog = page_in(window).open_room()
    dialog.begin()
    QApplication.processEvents()
    assert dialog._area.horizontalScrollBar().maximum() == 0
    dialog._leave()
