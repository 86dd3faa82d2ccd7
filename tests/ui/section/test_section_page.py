"""The section page: what is typed shows at once, is saved after a pause, and survives what is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.catalogue import Section
from charta.domain.records import DecisionKind
from charta.services.search import Found
from charta.ui.preferences import Preferences
from charta.ui.search.palette import spot_of
from charta.ui.section.comments import CommentCard
from charta.ui.section.section_page import GUIDANCE, SectionPage
from ui.doubles import RecordingMessages
from ui.section.conftest import Show

HOSTILE = "<b>no</b> **no** {{ no }} [x](https://e.org) \x07"


def line(page: SectionPage, field: str, number: int = 0) -> QLineEdit:
    """Return the line of a text field; with two languages, the first is French."""
    return page.form.editor(field).findChildren(QLineEdit)[number]


def option(page: SectionPage, field: str, number: int) -> QAbstractButton:
    buttons = page.form.editor(field).input.controls()
    assert isinstance(buttons[number], QAbstractButton)
    return buttons[number]


def paper(page: SectionPage, language: str) -> str:
    return page.wording.pane(language).paper.toPlainText()


def contact(bench: Workbench) -> str:
    """Return who gives the agreement, in English, as it is stored."""
    answer = bench.session.charter.answer("S12", "client_contact")
    return str(answer["en"])


def write(qtbot: QtBot, control: QWidget, text: str) -> None:
    control.setFocus()
    if isinstance(control, QLineEdit):
        control.selectAll()
    qtbot.keyClicks(control, text)


def test_each_keystroke_shows_in_the_wording_and_is_saved_after_a_pause(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12")
    write(qtbot, line(page, "client_contact", 1), "the night shift")
    assert "check with the night shift" in paper(page, "en")
    assert contact(example) == "the sales team"
    qtbot.waitUntil(
        lambda: contact(example) == "the night shift",
        timeout=2000,
    )


def test_flushing_saves_at_once(show: Show, example: Workbench, qtbot: QtBot) -> None:
    page = show(example, "S12")
    write(qtbot, line(page, "client_contact", 1), "us")
    page.flush()
    assert contact(example) == "us"


def test_leaving_the_field_saves_at_once(show: Show, example: Workbench, qtbot: QtBot) -> None:
    page = show(example, "S12")
    write(qtbot, line(page, "client_contact", 1), "us")
    qtbot.keyClick(line(page, "client_contact", 1), Qt.Key.Key_Tab)
    assert contact(example) == "us"


def test_a_choice_is_saved_at_once_and_shows_or_hides_what_depends_on_it(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12")
    assert page.form.editor("client_contact").isVisible()
    never = option(page, "clients", 0)
    never.setFocus()
    qtbot.keyClick(never, Qt.Key.Key_Space)
    assert example.session.charter.answer("S12", "clients") == "never"
    assert page.form.editor("client_contact").isHidden()
    assert QApplication.focusWidget() is never
    qtbot.mouseClick(option(page, "clients", 1), Qt.MouseButton.LeftButton)
    assert page.form.editor("client_contact").isVisible()
    assert line(page, "client_contact", 1).text() == "the sales team"


def test_a_wrong_answer_gets_one_sentence_and_stays_as_it_was_typed(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12")
    long = "x" * 130
    write(qtbot, line(page, "client_contact", 1), long)
    page.flush()
    editor = page.form.editor("client_contact")
    assert (
        editor.error
        == "“Who knows whether the client has agreed?” holds 130 characters; shorten it to 120 at most."
    )
    assert line(page, "client_contact", 1).text() == long
    assert contact(example) == "the sales team"
    page.refresh()
    assert line(page, "client_contact", 1).text() == long
    write(qtbot, line(page, "client_contact", 1), "short")
    page.flush()
    assert editor.error == ""


def test_a_number_out_of_bounds_is_told_and_kept(show: Show, example: Workbench, qtbot: QtBot) -> None:
    page = show(example, "S08")
    editor = page.form.editor("answer_hours")
    box = editor.input.controls()[0]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "500")
    page.flush()
    assert "must lie between 1 and 120; 500 does not." in editor.error
    assert box.text() == "500"
    assert example.session.charter.answer("S08", "answer_hours") == 24


def test_a_suggestion_does_not_come_back_under_the_cursor(show: Show, bench: Workbench, qtbot: QtBot) -> None:
    page = show(bench, "S08")
    box = page.form.editor("answer_hours").input.controls()[0]
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.wait(400)
    assert box.text() == ""
    qtbot.keyClicks(box, "48")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert bench.session.charter.answer("S08", "answer_hours") == 48


def test_suggestions_are_marked_and_accepted_as_one_step(show: Show, bench: Workbench, qtbot: QtBot) -> None:
    page = show(bench, "S12")
    assert page.form.editor("topics").is_suggested
    assert page.form.suggestions.isVisible()
    qtbot.mouseClick(page.form.suggestions.action, Qt.MouseButton.LeftButton)
    assert bench.session.charter.answer("S12", "photos") == "permission"
    assert page.form.suggestions.isHidden()
    assert not page.form.editor("topics").is_suggested
    bench.session.undo()
    assert bench.session.charter.answers("S12") == {}
    assert page.form.suggestions.isVisible()


def test_choosing_what_is_suggested_makes_it_the_answer(show: Show, bench: Workbench, qtbot: QtBot) -> None:
    page = show(bench, "S12")
    qtbot.mouseClick(option(page, "clients", 1), Qt.MouseButton.LeftButton)
    assert bench.session.charter.answer("S12", "clients") == "agreement"
    assert not page.form.editor("clients").is_suggested


def test_undo_and_redo_show_in_form_and_wording(show: Show, example: Workbench, qtbot: QtBot) -> None:
    page = show(example, "S12")
    write(qtbot, line(page, "client_contact", 1), "somebody else")
    page.flush()
    example.session.undo()
    assert line(page, "client_contact", 1).text() == "the sales team"
    assert "the sales team" in paper(page, "en")
    example.session.redo()
    assert line(page, "client_contact", 1).text() == "somebody else"


def test_the_undo_of_the_window_reaches_past_the_field_that_has_the_keyboard(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12")
    undo = QAction(page)
    undo.setShortcut("Ctrl+Z")
    undo.triggered.connect(example.session.undo)
    page.addAction(undo)
    example.answers.set("S12", "photos", "none")
    field = line(page, "client_contact", 1)
    write(qtbot, field, "somebody")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "the sales team"
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert contact(example) == "the sales team"
    assert example.session.charter.answer("S12", "photos") == "free_zones"


def test_a_change_from_outside_leaves_the_cursor_of_the_field_being_typed_in(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12")
    field = line(page, "client_contact", 1)
    field.setFocus()
    field.setCursorPosition(3)
    qtbot.keyClicks(field, " big")
    example.answers.set("S12", "photos", "none")
    assert field.text() == "the big sales team"
    assert field.cursorPosition() == 7
    assert option(page, "photos", 2).isChecked()
    page.flush()
    assert contact(example) == "the big sales team"


def test_hostile_text_prints_literally(show: Show, example: Workbench, qtbot: QtBot) -> None:
    page = show(example, "S12")
    field = line(page, "client_contact", 1)
    field.setFocus()
    field.setText("")
    field.insert(HOSTILE)
    page.flush()
    assert "<b>no</b> **no** {{ no }} [x](https://e.org) ␇" in paper(page, "en")


def test_the_field_of_the_other_language_is_flagged_while_it_is_empty(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S05")
    field = page.form.editor("media_contact").input
    assert "to translate" not in seen(field)
    line(page, "media_contact", 1).setFocus()
    line(page, "media_contact", 1).selectAll()
    qtbot.keyClick(line(page, "media_contact", 1), Qt.Key.Key_Backspace)
    assert "to translate" in seen(field)


def seen(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_editing_one_language_flags_the_other_until_it_is_confirmed(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12", 1600)
    dialog = page.edit_wording()
    dialog.editor("en").load("Only this.\n")
    dialog.save()
    behind = page.wording.pane("fr").behind
    assert behind.isVisible()
    assert page.wording.pane("en").behind.isHidden()
    assert "Only this." in paper(page, "en")
    qtbot.mouseClick(behind.action, Qt.MouseButton.LeftButton)
    assert behind.isHidden()


def test_answers_that_change_under_an_edited_wording_overwrite_nothing(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12", 1600)
    ours = edit_first_line(example)
    qtbot.mouseClick(option(page, "photos", 2), Qt.MouseButton.LeftButton)
    notice = page.wording.pane("en").diverged
    assert notice.isVisible()
    assert page.wording.pane("fr").diverged.isHidden()
    assert example.wordings.text("S12", "en") == ours
    page.compare("en").keep()
    assert notice.isHidden()
    assert example.wordings.text("S12", "en") == ours


def test_a_divergence_is_settled_by_taking_the_new_text(show: Show, example: Workbench) -> None:
    page = show(example, "S12")
    edit_first_line(example)
    example.answers.set("S12", "photos", "none")
    page.compare("en").take()
    assert example.wordings.text("S12", "en") == example.wordings.derived("S12", "en")


def test_a_divergence_is_settled_place_by_place(show: Show, example: Workbench) -> None:
    page = show(example, "S12")
    edit_first_line(example)
    example.answers.set("S12", "photos", "none")
    example.answers.set("S12", "clients", "never")
    dialog = page.compare("en")
    assert len(dialog.cards) == 2
    dialog.cards[0].choose(new=True)
    dialog.cards[1].choose(new=False)
    dialog.merge()
    text = example.wordings.text("S12", "en")
    assert "Our own beginning." in text
    assert "Do not name any of them" in text
    assert "Our premises are too sensitive" not in text
    assert not example.wordings.state("S12", "en").has_diverged


def edit_first_line(bench: Workbench) -> str:
    """Edit the English wording and return it."""
    derived = bench.wordings.derived("S12", "en")
    _, rest = derived.split("\n\n", 1)
    bench.rewording.edit("S12", "en", f"Our own beginning.\n\n{rest}")
    bench.rewording.mark_in_step("S12")
    return bench.wordings.text("S12", "en")


def test_the_editor_keeps_nothing_before_it_is_saved(
    show: Show, example: Workbench, messages: RecordingMessages, qtbot: QtBot
) -> None:
    page = show(example, "S12")
    before = example.wordings.text("S12", "en")
    dialog = page.edit_wording()
    qtbot.keyClicks(dialog.editor("en"), "More. ")
    messages.replies.extend([None, "do"])
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert len(messages.asked) == 2
    assert example.wordings.text("S12", "en") == before


def test_returning_to_the_derived_wording_gives_up_the_edited_one(show: Show, example: Workbench) -> None:
    page = show(example, "S12")
    edit_first_line(example)
    dialog = page.edit_wording()
    dialog.editor("en").setFocus()
    dialog.derive()
    dialog.save()
    assert not example.wordings.state("S12", "en").is_edited


def test_agreement_shows_who_signed_and_falls_back_when_the_text_changes(
    show: Show, example: Workbench
) -> None:
    page = show(example, "S12")
    example.agreement.sign("S12", "legal", DecisionKind.APPROVE, "Ada Lovelace")
    told = " ".join(child.accessibleName() for child in page.agreement.findChildren(QWidget))
    assert "Approved by Ada Lovelace" in told
    example.answers.set("S12", "photos", "none")
    told = " ".join(child.accessibleName() for child in page.agreement.findChildren(QWidget))
    assert "Outdated" in told


def test_the_board_is_one_click_away(show: Show, example: Workbench, qtbot: QtBot) -> None:
    page = show(example, "S12")
    with qtbot.waitSignal(page.go_to) as asked:
        page.agreement.board_asked.emit()
    assert asked.args == ["board"]


CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


def controls(page: QWidget) -> list[QWidget]:
    return [
        child
        for kind in CONTROLS
        for child in page.findChildren(kind)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.parametrize("section", ["S01", "S02", "S05", "S08", "S12", "S17", "S21", "S22"])
def test_every_control_has_a_name(show: Show, example: Workbench, section: str) -> None:
    page = show(example, section)
    for part in range(3):
        page.panel.choose(part)
        for control in controls(page):
            interface = QAccessible.queryAccessibleInterface(control)
            named = interface.text(QAccessible.Text.Name) or control.accessibleName()
            assert named, control


def test_the_keyboard_alone_reaches_every_control(show: Show, example: Workbench, qtbot: QtBot) -> None:
    page = show(example, "S12")
    page.focus_first()
    reached: set[QWidget] = set()
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    radios = {control for control in controls(page) if isinstance(control, QRadioButton)}
    missed = set(controls(page)) - reached - radios
    assert not missed
    assert any(isinstance(control, QCheckBox) for control in reached)


def test_keys_alone_answer_a_whole_section(show: Show, bench: Workbench, qtbot: QtBot) -> None:
    page = show(bench, "S12")
    first = option(page, "topics", 0)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert "results" not in bench.session.charter.answer("S12", "topics")
    chosen = option(page, "photos", 1)
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Down)
    assert bench.session.charter.answer("S12", "photos") == "none"


@pytest.mark.parametrize("section", ["S01", "S02", "S05", "S08", "S12", "S17", "S21", "S22"])
def test_no_page_is_wider_than_the_smallest_window(show: Show, example: Workbench, section: str) -> None:
    page = show(example, section, 660, 520)
    assert not page.columns.is_beside
    for area in page.scroll_areas():
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0, area


@pytest.fixture
def doubled(preferences: Preferences) -> None:
    preferences.set_zoom(200)


@pytest.mark.parametrize("section", ["S01", "S05", "S08", "S12", "S22"])
def test_letters_of_twice_the_size_still_fit_the_smallest_window(
    doubled: None, show: Show, example: Workbench, section: str
) -> None:
    page = show(example, section, 848, 430)
    for area in page.scroll_areas():
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0, area


def test_a_question_is_found_by_the_id_of_its_field(show: Show, example: Workbench) -> None:
    page = show(example, "S12")
    page.focus_on("client_contact")
    assert QApplication.focusWidget() is line(page, "client_contact", 0)
    page.focus_on("no such field")
    assert QApplication.focusWidget() is line(page, "client_contact", 0)


def test_a_narrow_page_is_one_column_that_scrolls_as_a_whole(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12", 660, 520)
    inner = page.wording.pane("en").paper
    qtbot.waitUntil(lambda: inner.verticalScrollBar().maximum() == 0)
    assert inner.height() > 600
    page.resize(1400, 800)
    qtbot.waitUntil(lambda: page.columns.is_beside)
    assert page.panel.height() <= 800


def test_every_section_of_the_catalogue_opens_without_an_answer(show: Show, bench: Workbench) -> None:
    for section in bench.session.catalogue.sections:
        assert isinstance(section, Section)
        page = show(bench, section.id)
        assert paper(page, "en").strip()
        page.close()


@pytest.mark.parametrize("width", [1200, 700])
@pytest.mark.parametrize(("language", "words"), [("fr", "jamais confidentiel"), ("en", "never confidential")])
def test_a_hit_in_the_wording_shows_its_words_in_its_language(
    example: Workbench, show: Show, qtbot: QtBot, width: int, language: str, words: str
) -> None:
    page = show(example, "S12", width=width, height=600)
    page.panel.choose(GUIDANCE)
    hit = next(hit for hit in example.search.find(words, "en") if hit.kind is Found.WORDING)
    page.show_spot(spot_of(hit))
    paper = page.wording.pane(language).paper
    qtbot.waitUntil(paper.hasFocus)
    (mark,) = paper.extraSelections()
    assert words in mark.cursor.selectedText()
    place = paper.viewport().mapTo(page.area.viewport(), paper.cursorRect().center())
    assert page.area.viewport().rect().contains(place)
    assert paper.viewport().rect().contains(paper.cursorRect().center())


@pytest.mark.parametrize("width", [1200, 700])
def test_a_hit_in_the_comments_shows_the_comment(
    example: Workbench, show: Show, qtbot: QtBot, width: int
) -> None:
    for number in range(8):
        example.comments.add("S12", "legal", "Ann", f"Remark number {number}.\n" * 3)
    page = show(example, "S12", width=width, height=600)
    (hit,) = (hit for hit in example.search.find("number 2", "en") if hit.kind is Found.COMMENT)
    page.show_spot(spot_of(hit))
    card = next(card for card in page.findChildren(CommentCard) if card.number == 3)
    qtbot.waitUntil(card.act.hasFocus)
    place = card.act.mapTo(page.area.viewport(), card.act.rect().center())
    assert page.area.viewport().rect().contains(place)
