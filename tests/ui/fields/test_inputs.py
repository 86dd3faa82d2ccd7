"""Each type of question: shown, answered by mouse and keyboard, taken back."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.fields import FieldType
from charta.errors import DiskFull
from charta.paths import resources
from charta.ui.fields.image import ImageInput, PickedImage
from charta.ui.fields.rows import RowsInput
from charta.ui.fields.sheet_form import PAUSE, SheetForm
from charta.ui.fields.text import GrowingEdit
from ui.doubles import ChosenFiles, RecordingMessages
from ui.fields.conftest import Show


def rows(form: SheetForm, field: str) -> RowsInput:
    found = form.editor(field).input
    assert isinstance(found, RowsInput)
    return found


def type_into(qtbot: QtBot, control: QWidget, text: str) -> None:
    control.setFocus()
    qtbot.keyClicks(control, text)


def test_every_type_of_question_has_an_input(show: Show, bench: Workbench) -> None:
    types = set()
    for sheet in (*bench.session.catalogue.sheets, *bench.session.catalogue.sections):
        form = show(bench, sheet.id)
        for field in sheet.fields:
            types.add(field.type)
            assert form.editor(field.id).input.controls()
    assert types == set(FieldType)


def test_many_choices_are_a_box_and_few_are_buttons(show: Show, bench: Workbench, qtbot: QtBot) -> None:
    form = show(bench, "organisation")
    box = form.editor("sector").input.controls()[0]
    assert isinstance(box, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert bench.session.charter.answer("organisation", "sector") == "public"
    assert len(form.editor("size").input.controls()) == 5


def test_the_words_of_a_choice_can_be_clicked(show: Show, bench: Workbench, qtbot: QtBot) -> None:
    form = show(bench, "organisation")
    option = form.editor("size").input.controls()[1].parentWidget()
    words = option.children()[-1]
    assert isinstance(words, QWidget)
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert bench.session.charter.answer("organisation", "size") == "25_to_49"


def test_a_number_is_stepped_within_its_bounds_and_taken_back(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    form = show(example, "S17")
    box = form.editor("administrators").input.controls()[0]
    assert isinstance(box, QSpinBox)
    box.setFocus()
    for _ in range(12):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    form.flush()
    assert example.session.charter.answer("S17", "administrators") == 10
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    form.flush()
    assert example.session.charter.answer("S17", "administrators") is None
    assert box.lineEdit().placeholderText() == "Not answered"


def test_a_date_is_shown_in_words_and_written_in_figures(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    example.answers.set("S22", "next_review", "2027-01-15")
    form = show(example, "S22")
    date = form.editor("next_review").input.controls()[0]
    assert isinstance(date, QLineEdit)
    assert date.text() == "January 15, 2027"
    date.setFocus()
    assert date.text() == "2027-01-15"
    date.selectAll()
    qtbot.keyClicks(date, "2028-02-30")
    form.flush()
    assert "takes a date such as 2027-01-15" in form.editor("next_review").error
    assert date.text() == "2028-02-30"
    date.selectAll()
    qtbot.keyClicks(date, "2028-02-29")
    qtbot.keyClick(date, Qt.Key.Key_Tab)
    assert example.session.charter.answer("S22", "next_review") == "2028-02-29"
    assert date.text() == "February 29, 2028"


def test_a_date_is_picked_and_cleared(show: Show, example: Workbench, qtbot: QtBot) -> None:
    form = show(example, "S22")
    _, calendar, clear = form.editor("next_review").input.controls()
    qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton)
    shown = form.findChild(QCalendarWidget)
    assert shown is not None
    shown.activated.emit(QDate(2027, 5, 3))
    assert example.session.charter.answer("S22", "next_review") == "2027-05-03"
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert example.session.charter.answer("S22", "next_review") is None


def test_lines_are_added_filled_moved_and_removed_by_keys(show: Show, bench: Workbench, qtbot: QtBot) -> None:
    form = show(bench, "team")
    found = rows(form, "experienced_users")
    found.add_row()
    first = found.cards[0].controls()[0]
    assert first.hasFocus()
    type_into(qtbot, first, "Ada")
    form.flush()
    assert bench.session.charter.answer("team", "experienced_users") == ({"name": "Ada"},)
    found.add_row()
    bench.answers.set("team", "facilitator", "Someone")
    assert len(found.cards) == 2, "an empty line stays while it is being filled in"
    type_into(qtbot, found.cards[1].controls()[0], "Grace")
    qtbot.keyClick(found.cards[1].controls()[0], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(bench) == ["Grace", "Ada"]
    assert found.cards[0].controls()[0].hasFocus()
    remove = found.cards[0].controls()[-1]
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Space)
    assert names(bench) == ["Ada"]
    assert found.cards[0].controls()[0].hasFocus()


def names(bench: Workbench) -> list[object]:
    answer = bench.session.charter.answer("team", "experienced_users")
    assert isinstance(answer, tuple)
    return [row["name"] for row in answer if not isinstance(row, str)]


def test_lines_have_an_end_that_is_told(show: Show, bench: Workbench) -> None:
    form = show(bench, "team")
    found = rows(form, "experienced_users")
    for _ in range(6):
        found.add_row()
    add = found.controls()[-1]
    assert not add.isEnabled()
    assert "6 lines at most." in [
        label.text() for label in found.findChildren(QWidget) if hasattr(label, "text")
    ]


def test_undoing_a_line_shows(show: Show, bench: Workbench) -> None:
    form = show(bench, "team")
    bench.answers.set("team", "experienced_users", [{"name": "Ada"}, {"name": "Grace"}])
    assert len(rows(form, "experienced_users").cards) == 2
    bench.session.undo()
    assert len(rows(form, "experienced_users").cards) == 0


def test_a_picture_is_chosen_shown_and_removed(
    show: Show, bench: Workbench, files: ChosenFiles, qtbot: QtBot
) -> None:
    form = show(bench, "organisation")
    choose, remove = form.editor("logo").input.controls()
    files.answers.append(resources() / "example" / "logo.png")
    qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    assert bench.answers.logo() is not None
    assert remove.isVisible()
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert bench.answers.logo() is None


@pytest.mark.parametrize("content", [b"no picture", None])
def test_a_file_that_is_no_picture_is_told(
    show: Show, bench: Workbench, files: ChosenFiles, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "<b>x</b>.png"
    if content is not None:
        (tmp_path / "x.png").write_bytes(content)
        file = tmp_path / "x.png"
    form = show(bench, "organisation")
    files.answers.append(file)
    form.editor("logo").input.controls()[0].click()
    assert "is not a PNG or JPEG picture" in form.editor("logo").error
    assert bench.answers.logo() is None


def test_a_picture_keeps_its_proportions(show: Show, bench: Workbench) -> None:
    form = show(bench, "organisation")
    image = form.editor("logo").input
    assert isinstance(image, ImageInput)
    image.changed.emit(PickedImage((resources() / "example" / "logo.png").read_bytes(), "logo.png"))
    assert image.value() is not None


def test_a_text_of_several_lines_grows_and_lets_tab_through(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    form = show(example, "S01", 1000)
    edit = form.editor("foreword").findChildren(QPlainTextEdit)[1]
    assert isinstance(edit, GrowingEdit)
    assert edit.tabChangesFocus()
    edit.setPlainText("one")
    small = edit.height()
    edit.setPlainText("one\n" * 9)
    qtbot.waitUntil(lambda: edit.height() > small)
    edit.setPlainText("one\n" * 90)
    assert edit.verticalScrollBar().maximum() > 0


def test_an_outside_change_moves_the_cursor_no_further_than_it_must(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    example.answers.set("S01", "foreword", {"fr": "Un", "en": "👩‍💻 Hello team of ours"})
    form = show(example, "S01", 1000)
    edit = form.editor("foreword").findChildren(QPlainTextEdit)[1]
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    example.answers.set("S01", "foreword", {"fr": "Un", "en": "👩‍💻 Hello dear team of ours"})
    assert edit.toPlainText() == "👩‍💻 Hello dear team of ours"
    assert edit.textCursor().atEnd()


def test_languages_stack_where_there_is_little_room(show: Show, example: Workbench, qtbot: QtBot) -> None:
    form = show(example, "S12", 440)
    lines = form.editor("client_contact").findChildren(QLineEdit)

    def tops() -> list[int]:
        return [line.mapTo(form, line.rect().topLeft()).y() for line in lines]

    form.resize(320, 800)
    qtbot.waitUntil(lambda: tops()[0] < tops()[1])
    form.resize(700, 800)
    qtbot.waitUntil(lambda: tops()[0] == tops()[1])


def test_a_charter_of_one_language_asks_for_one_text(show: Show, example: Workbench) -> None:
    example.answers.set("organisation", "languages", ["en"])
    form = show(example, "S12")
    assert len(form.editor("client_contact").findChildren(QLineEdit)) == 1
    form.editor("client_contact").findChildren(QLineEdit)[0].setFocus()
    form.editor("client_contact").findChildren(QLineEdit)[0].insert("!")
    form.flush()
    assert example.session.charter.answer("S12", "client_contact") == {
        "fr": "l’équipe des ventes",
        "en": "!the sales team",
    }


def test_a_language_that_is_added_is_asked_for_at_once(show: Show, example: Workbench) -> None:
    example.answers.set("organisation", "languages", ["en"])
    form = show(example, "S12")
    example.answers.set("organisation", "languages", ["fr", "en"])
    assert len(form.editor("client_contact").findChildren(QLineEdit)) == 2


def test_what_cannot_be_stored_is_told_and_kept(
    show: Show, example: Workbench, messages: RecordingMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = show(example, "S12")
    store = example.session.store

    def full(*_: object) -> None:
        raise DiskFull(path="x.charta")

    monkeypatch.setattr(type(store), "append", full)
    line = form.editor("client_contact").findChildren(QLineEdit)[1]
    line.setFocus()
    line.insert("New: ")
    form.flush()
    assert len(messages.failed) == 1
    assert "no room left" in form.editor("client_contact").error
    assert line.text().startswith("New: ")
    monkeypatch.undo()
    form.flush()
    assert example.session.charter.answer("S12", "client_contact")["en"] == "New: the sales team"
    assert form.editor("client_contact").error == ""


def test_a_screen_reader_hears_question_help_and_error(show: Show, example: Workbench) -> None:
    form = show(example, "S12")
    editor = form.editor("client_contact")
    line = editor.findChildren(QLineEdit)[1]
    assert line.accessibleName() == "Who knows whether the client has agreed? (English)"
    assert "Required." in line.accessibleDescription()
    assert "A team rather than a person" in line.accessibleDescription()
    editor.show_error("Something is wrong.")
    assert line.accessibleDescription().startswith("Something is wrong.")


def test_a_form_that_goes_saves_at_once_and_never_again(show: Show, example: Workbench, qtbot: QtBot) -> None:
    form = show(example, "S01")
    form.editor("foreword").findChildren(QPlainTextEdit)[1].setPlainText("Without the keyboard")
    form.close()
    answer = example.session.charter.answer("S01", "foreword")
    assert isinstance(answer, Mapping)
    assert answer["en"] == "Without the keyboard"
    example.close()
    qtbot.wait(PAUSE + 50)
