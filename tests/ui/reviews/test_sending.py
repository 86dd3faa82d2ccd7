"""The dialog that sends sections out."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.ui.context import UiContext
from charta.ui.reviews.send_dialog import SendDialog
from fakes import SteppingClock
from ui.doubles import RecordingMessages, Stage
from ui.idle import wait_idle
from ui.reviews.conftest import Show


@pytest.fixture
def dialog(show: Show, tmp_path: Path) -> SendDialog:
    """Open the dialog over the example."""
    made = show().open_send()
    made.set_folder(tmp_path / "out")
    return made


def finish(dialog: SendDialog, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not dialog.is_writing and not dialog.context.background.is_busy)


def test_departments_that_have_something_to_sign_are_ticked(
    reviewed: Workbench, show: Show, context: UiContext
) -> None:
    reviewed.agreement.sign_all("it", DecisionKind.APPROVE, "Ada")
    dialog = show().open_send()
    ticked = {id_ for id_, box in dialog.questions.departments.items() if box.isChecked()}
    assert ticked == {"marketing", "hr", "legal", "operations"}
    assert dialog.save.text() == "Make 4 files"
    assert "Legal affairs: 17 sections" in dialog.held


def test_a_file_for_each_department_or_one_for_all(
    dialog: SendDialog, reviewed: Workbench, qtbot: QtBot
) -> None:
    dialog.questions.choose(["it", "legal"])
    assert dialog.save.text() == "Make 2 files"
    dialog.questions.one.setChecked(True)
    assert dialog.save.text() == "Make 1 file"
    assert "Information technology, Legal affairs" in dialog.held
    dialog.save.click()
    finish(dialog, qtbot)
    (request,) = reviewed.reviews.requests()
    assert request.departments == ("it", "legal")
    assert set(request.sections) == {*reviewed.reviews.concerned("it"), *reviewed.reviews.concerned("legal")}
    (path,) = dialog.results.files
    assert path.name == request.file
    assert path.read_bytes().startswith(b"PK")
    assert dialog.progress_text == "1 file written"
    assert dialog.save.text() == "Close"
    dialog.save.click()
    assert not dialog.isVisible()


def test_sections_can_be_narrowed_and_stay_within_what_concerns_a_department(
    dialog: SendDialog, reviewed: Workbench, qtbot: QtBot
) -> None:
    only_legal = next(
        section
        for section in reviewed.reviews.concerned("legal")
        if section not in reviewed.reviews.concerned("it")
    )
    dialog.questions.choose(["it", "legal"])
    for id_, box in dialog.questions.sections.items():
        box.setChecked(id_ == only_legal)
    assert "No file for: Information technology" in dialog.held
    assert dialog.save.text() == "Make 1 file"
    dialog.questions.languages["fr"].setChecked(False)
    dialog.save.click()
    finish(dialog, qtbot)
    (request,) = reviewed.reviews.requests()
    assert (request.departments, request.sections, request.languages) == (("legal",), (only_legal,), ("en",))


def test_incomplete_sections_are_named_as_out_for_comments_only(reviewed: Workbench, show: Show) -> None:
    reviewed.rewording.edit("S08", "en", reviewed.wordings.text("S08", "en") + "\nMore.\n")
    reviewed.answers.set("S08", "answer_hours", 48)
    title = reviewed.session.catalogue.section("S08").text("en").title
    dialog = show().open_send()
    assert "comments only" in dialog.held
    assert title in dialog.held


@pytest.mark.parametrize("written", ["2020-01-01", "soon"])
def test_a_day_that_is_past_or_none_is_refused(dialog: SendDialog, reviewed: Workbench, written: str) -> None:
    dialog.questions.due.set_value(written)
    dialog.save.click()
    assert dialog.problem == "Choose a day to come for the answer, as year, month and day."
    assert not reviewed.reviews.requests()


def test_the_day_and_the_name_are_kept(
    dialog: SendDialog, reviewed: Workbench, clock: SteppingClock, qtbot: QtBot, context: UiContext
) -> None:
    day = (clock.now() + timedelta(days=7)).date().isoformat()
    dialog.questions.choose(["it"])
    dialog.questions.due.set_value(day)
    dialog.questions.name.setText("Ada Byron")
    dialog.save.click()
    finish(dialog, qtbot)
    (request,) = reviewed.reviews.requests()
    assert (request.due, request.by) == (day, "Ada Byron")
    assert context.preferences.settings.user_name == "Ada Byron"


def test_without_a_name_nothing_is_sent(dialog: SendDialog, reviewed: Workbench) -> None:
    dialog.questions.name.clear()
    dialog.save.click()
    assert "name" in dialog.problem
    assert not reviewed.reviews.requests()


def test_nothing_chosen_says_what_to_choose(dialog: SendDialog) -> None:
    dialog.questions.choose([])
    assert not dialog.save.isEnabled()
    assert dialog.held == "Choose at least one department and one section."
    dialog.questions.choose(["it"])
    for box in dialog.questions.languages.values():
        box.setChecked(False)
    assert not dialog.save.isEnabled()
    assert dialog.held == "Choose at least one language."


def test_a_stop_leaves_the_reviews_listed(dialog: SendDialog, reviewed: Workbench, qtbot: QtBot) -> None:
    dialog.save.click()
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.progress_text.startswith("Stopped.")
    wait_idle(qtbot, lambda: not dialog.context.background.is_busy)
    assert len(reviewed.reviews.requests()) == 5


def test_a_folder_that_cannot_be_written_is_told(
    dialog: SendDialog, tmp_path: Path, reviewed: Workbench, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("no folder")
    dialog.set_folder(tmp_path / "file")
    dialog.questions.choose(["it"])
    dialog.save.click()
    finish(dialog, qtbot)
    assert dialog.problem
    assert "can be written again" in dialog.progress_text
    assert len(reviewed.reviews.requests()) == 1


def test_files_that_are_there_already_are_asked_about(
    dialog: SendDialog, messages: RecordingMessages, tmp_path: Path, reviewed: Workbench
) -> None:
    (tmp_path / "out").mkdir()
    name = "Coopérative-Érablis-review-1-it.docx"
    (tmp_path / "out" / name).write_text("mine")
    dialog.questions.choose(["it"])
    dialog.save.click()
    assert messages.asked[0][0] == "Replace 1 file?"
    assert (tmp_path / "out" / name).read_text() == "mine"
    assert dialog.progress_text.startswith("Nothing was written.")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_fits_the_smallest_window(show: Show, stage: Stage, language: str, qtbot: QtBot) -> None:
    dialog = show(looks=stage(language=language, zoom=200), size=(960, 600)).open_send()
    dialog.questions.fold.set_open(opened=True)
    dialog.resize(760, 568)
    qtbot.wait(20)
    assert dialog.minimumSizeHint().width() <= 760
    assert dialog.minimumSizeHint().height() <= 568


def test_the_keyboard_begins_at_the_departments(dialog: SendDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.questions.departments["marketing"])
