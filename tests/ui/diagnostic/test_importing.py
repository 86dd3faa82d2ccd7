"""Reading a spreadsheet in: a preview first, every bad row named, and only what the user keeps."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import Tally
from charta.errors import SurveyFileError
from charta.ui.diagnostic.page import DiagnosticPage
from charta.ui.diagnostic.preview_dialog import PreviewDialog
from ui.diagnostic.conftest import Open
from ui.doubles import ChosenFiles, Doors, RecordingMessages
from ui.idle import wait_idle


def spreadsheet(bench: Workbench, folder: Path, *, bad: bool = False, people: int = 9) -> Path:
    """Write a file as a form tool does, with columns that name people."""
    items = bench.diagnostic.questionnaire.item_ids
    lines = [";".join(("Horodatage", "Courriel", "Groupe", *items))]
    for person in range(people):
        answers = ["4"] * len(items)
        if bad and person == 2:
            answers[4] = "7"
        if bad and person == 5:
            answers[0] = "peut-être"
        lines.append(";".join(("2026-11-20", f"p{person}@ours.ca", "Québec", *answers)))
    path = folder / "reponses.csv"
    path.write_text("\n".join(lines), encoding="cp1252")
    return path


def read(page: DiagnosticPage, qtbot: QtBot, path: Path) -> PreviewDialog:
    page.read_sheet(path)
    qtbot.waitUntil(lambda: page.importer.preview is not None, timeout=10_000)
    dialog = page.importer.preview
    assert dialog is not None
    return dialog


def tallies(bench: Workbench) -> list[tuple[str, int]]:
    return [(tally.group, tally.respondents) for tally in bench.session.charter.all(Tally)]


def rows(dialog: PreviewDialog) -> list[tuple[str, ...]]:
    model = dialog.problems.model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(3)) for row in range(model.rowCount())
    ]


def test_a_good_file_is_kept_only_once_the_user_says_so(
    open_page: Open, example: Workbench, survey: int, qtbot: QtBot, tmp_path: Path, files: ChosenFiles
) -> None:
    page = open_page()
    files.answers.append(spreadsheet(example, tmp_path))
    page.collect.read.click()
    qtbot.waitUntil(lambda: page.importer.preview is not None, timeout=10_000)
    dialog = page.importer.preview
    assert dialog is not None
    assert "9 people in all. Québec: 9." in dialog.text
    assert "Not read and not kept: “Horodatage”, “Courriel”." in dialog.text
    assert dialog.keep.text() == "Keep the answers"
    assert tallies(example) == []
    dialog.keep.click()
    assert tallies(example) == [("Québec", 9)]
    assert "9 people have answered" in page.head.text


def test_every_bad_row_is_named_and_the_good_ones_are_kept_when_the_user_says_so(
    open_page: Open, example: Workbench, survey: int, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page()
    dialog = read(page, qtbot, spreadsheet(example, tmp_path, bad=True))
    assert rows(dialog) == [
        ("4", "F2.1", "“7” is not a score from 1 to 5, nor 0 for “do not know”"),
        ("7", "F1.1", "“peut-être” is no answer of the scale"),
    ]
    assert "2 problems were found" in dialog.text
    dialog.keep.click()
    assert tallies(example) == [("Québec", 7)]
    example.session.undo()
    assert tallies(example) == []


def test_taking_nothing_leaves_the_charter_as_it_was(
    open_page: Open, example: Workbench, survey: int, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page()
    dialog = read(page, qtbot, spreadsheet(example, tmp_path, bad=True))
    dialog.drop.click()
    assert tallies(example) == []
    assert page.importer.preview is None


def test_a_file_that_cannot_be_read_is_told_with_its_reason(
    open_page: Open,
    example: Workbench,
    survey: int,
    qtbot: QtBot,
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    path = tmp_path / "lunch.csv"
    path.write_text("soup,salad\n1,2\n", encoding="utf-8")
    page = open_page()
    page.read_sheet(path)
    qtbot.waitUntil(lambda: bool(messages.failed), timeout=10_000)
    assert isinstance(messages.failed[0], SurveyFileError)
    assert page.collect.read.isEnabled()


def test_reading_can_be_stopped_and_keeps_nothing(
    open_page: Open, example: Workbench, survey: int, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page()
    page.read_sheet(spreadsheet(example, tmp_path, people=2_000))
    assert page.collect.cancel.isVisible()
    page.collect.cancel.click()
    assert not page.collect.cancel.isVisible()
    wait_idle(qtbot, lambda: not page.context.background.is_busy)
    assert page.importer.preview is None
    assert tallies(example) == []


def test_a_file_may_be_dropped_on_the_page(
    open_page: Open, example: Workbench, survey: int, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(spreadsheet(example, tmp_path)))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    qtbot.waitUntil(lambda: page.importer.preview is not None, timeout=10_000)
    assert page.importer.preview is not None
    page.importer.preview.reject()


def test_a_closed_survey_takes_no_file(
    open_page: Open, example: Workbench, survey: int, tmp_path: Path
) -> None:
    example.diagnostic.close(survey)
    page = open_page()
    page.read_sheet(spreadsheet(example, tmp_path))
    assert not page.context.background.is_busy
    assert not page.collect.isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_spreadsheet_to_fill_is_saved_and_can_be_read_back(
    open_page: Open, survey: int, qtbot: QtBot, tmp_path: Path, doors: Doors, language: str
) -> None:
    page, files, messages = open_page(), doors.files, doors.messages
    target = tmp_path / "to fill.xlsx"
    files.answers.append(target)
    actions = page.collect.spreadsheet.menu().actions()
    next(action for action in actions if action.data() == language).trigger()
    qtbot.waitUntil(lambda: bool(messages.informed), timeout=10_000)
    dialog = read(page, qtbot, target)
    assert "0 rows can be read" in dialog.text
    assert not dialog.keep.isEnabled()
    dialog.reject()
