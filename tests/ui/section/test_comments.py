"""Remarks in the window: on words that are selected, as threads, and half written through every change."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.anchors import Anchor, anchored
from charta.domain.records import DecisionKind
from charta.ui.context import UiContext
from charta.ui.section.comments_card import CommentCard
from charta.ui.section.comments_form import Draft
from charta.ui.section.comments_quote import GoneQuote, QuoteButton
from charta.ui.section.section_page import COMMENTS, WORDING, SectionPage
from charta.ui.wording.paper import Paper
from ui.doubles import Stage
from ui.section.conftest import Show

WORDS = "the sales team"


def pointing(bench: Workbench, words: str = WORDS, language: str = "en") -> Anchor:
    text = bench.wordings.plain(bench.wordings.text("S12", language))
    start = text.index(words)
    return anchored(text, start, start + len(words))


def remark(bench: Workbench, text: str = "Which one?", words: str = WORDS, *, blocks: bool = False) -> int:
    anchor = pointing(bench, words)
    return bench.comments.add("S12", "legal", "Ann", text, anchor=anchor, language="en", blocks=blocks)


def paper(page: SectionPage, language: str = "en") -> Paper:
    return page.wording.pane(language).paper


def select(page: SectionPage, words: str, language: str = "en") -> None:
    found = paper(page, language).document().find(words)
    assert not found.isNull()
    paper(page, language).setTextCursor(found)


def marked(page: SectionPage, language: str = "en") -> list[str]:
    return [mark.cursor.selectedText() for mark in paper(page, language).extraSelections()]


def card(page: SectionPage, number: int) -> CommentCard:
    return next(card for card in page.comments.cards if card.number == number)


def said(card: CommentCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.text() and label.isVisibleTo(card)]


def test_a_remark_is_added_resolved_and_counted(show: Show, example: Workbench) -> None:
    page = show(example, "S12")
    page.panel.choose(COMMENTS)
    page.comments.form.write(Draft("No name"))
    page.comments.form.submit()
    assert example.comments.of("S12") == ()
    page.comments.form.write(Draft("<b>Is this clear?</b>", "Ada", "legal"))
    page.comments.form.submit()
    assert example.comments.of("S12")[0].author == "Ada"
    assert page.panel.tabs.tabText(COMMENTS) == "Comments (1)"
    assert page.context.preferences.settings.user_name == "Ada"
    assert page.comments.form.draft == Draft("", "Ada", "legal")
    assert "<b>Is this clear?</b>" in said(card(page, 1))
    page.comments.resolve(1, resolved=True)
    assert page.panel.tabs.tabText(COMMENTS) == "Comments"
    assert example.comments.of("S12")[0].resolved_by == "Ada"


def test_words_that_are_selected_are_quoted_in_the_form_and_marked_once_they_are_remarked_on(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12", 1400)
    assert page.wording.comment.text() == "Comment on the section"
    select(page, WORDS)
    assert page.wording.comment.text() == "Comment on the selection"
    qtbot.mouseClick(page.wording.comment, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.comments.form.text.hasFocus)
    assert page.panel.tabs.currentIndex() == COMMENTS
    draft = page.comments.form.draft
    assert draft.language == "en"
    assert draft.anchor == pointing(example)
    qtbot.keyClicks(page.comments.form.text, "Which one?")
    page.comments.form.signature.name.setText("Ann")
    page.comments.form.request.setChecked(True)
    qtbot.keyClick(page.comments.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (thread,) = example.comments.threads("S12")
    assert (thread.root.quote, thread.is_request, thread.is_gone) == (WORDS, True, False)
    assert page.comments.form.draft.anchor is None
    page.panel.choose(WORDING)
    assert marked(page) == [WORDS]
    assert not paper(page).textCursor().hasSelection()
    assert page._requests.text == "1 request for change"


def test_the_keyboard_alone_selects_words_and_begins_a_remark(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example, "S12", 1400)
    sheet = paper(page)
    start = QTextCursor(sheet.document())
    start.setPosition(sheet.document().find(WORDS).selectionStart())
    sheet.setTextCursor(start)
    sheet.setFocus()
    for _ in WORDS:
        qtbot.keyClick(sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(sheet, Qt.Key.Key_M, both)
    qtbot.waitUntil(page.comments.form.text.hasFocus)
    assert page.comments.form.draft.anchor == pointing(example)


def test_the_menu_of_the_wording_offers_a_remark_on_the_selection_and_the_one_that_is_there(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    number = remark(example)
    page = show(example, "S12", 1400)
    select(page, WORDS)
    pane = page.wording.pane("en")
    menu = pane.menu(pane.paper.cursorRect(pane.paper.document().find(WORDS)).center() - QPoint(4, 0))
    names = [action.text() for action in menu.actions()]
    assert "Comment on the selection" in names
    with qtbot.waitSignal(pane.comment_opened) as opened:
        next(action for action in menu.actions() if action.text() == "Show the comment").trigger()
    assert opened.args == [number]
    shown = card(page, number)
    qtbot.waitUntil(shown.act.hasFocus)
    menu.close()


@pytest.mark.parametrize("width", [1400, 700])
def test_a_click_on_marked_words_leads_to_the_card_and_its_quote_leads_back(
    show: Show, example: Workbench, qtbot: QtBot, width: int
) -> None:
    for number in range(6):
        example.comments.add("S12", "", "Bob", f"On the whole, {number}.\n" * 4)
    number = remark(example)
    page = show(example, "S12", width, 700)
    sheet = paper(page)
    found = sheet.document().find(WORDS)
    sheet.setTextCursor(QTextCursor(found))
    sheet.ensureCursorVisible()
    page.wording.deselect()
    inside = QTextCursor(sheet.document())
    inside.setPosition(found.selectionStart() + 4)
    qtbot.mouseClick(
        sheet.viewport(), Qt.MouseButton.LeftButton, pos=sheet.cursorRect(inside).center() + QPoint(2, 0)
    )
    qtbot.waitUntil(lambda: bool(page.comments.cards) and card(page, number).act.hasFocus())
    shown = card(page, number).act
    seen = shown.mapTo(page.area.viewport(), shown.rect().center())
    assert page.area.viewport().rect().contains(seen)
    (quote,) = card(page, number).findChildren(QuoteButton)
    quote.click()
    qtbot.waitUntil(sheet.hasFocus)
    assert WORDS in marked(page)
    assert page.panel.tabs.currentIndex() == WORDING


def test_enter_on_marked_words_leads_to_the_card(show: Show, example: Workbench, qtbot: QtBot) -> None:
    number = remark(example)
    page = show(example, "S12", 1400)
    inside = QTextCursor(paper(page).document())
    inside.setPosition(paper(page).document().find(WORDS).selectionStart() + 2)
    paper(page).setTextCursor(inside)
    paper(page).setFocus()
    qtbot.keyClick(paper(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.comments.cards) and card(page, number).act.hasFocus())


def test_marks_follow_the_words_while_an_answer_is_typed(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    remark(example, words="confidential")
    page = show(example, "S12", 1400)
    assert "confidential" in marked(page)
    line = page.form.editor("client_contact").input.controls()[1]
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "somebody who is on duty at night")
    assert "confidential" in marked(page)


def test_words_that_are_gone_are_struck_on_the_card_and_come_back(show: Show, example: Workbench) -> None:
    number = remark(example)
    page = show(example, "S12")
    page.panel.choose(COMMENTS)
    assert not card(page, number).findChildren(GoneQuote)
    example.answers.set("S12", "clients", "never")
    (gone,) = card(page, number).findChildren(GoneQuote)
    assert not card(page, number).findChildren(QuoteButton)
    told = [label for label in gone.findChildren(QLabel) if label.text()]
    assert told[0].text() == f"“{WORDS}”"
    assert told[0].font().strikeOut()
    assert "gone" in told[1].text()
    example.session.undo()
    assert card(page, number).findChildren(QuoteButton)


def test_a_thread_shows_who_said_what_and_who_resolved_it(show: Show, example: Workbench) -> None:
    number = remark(example, blocks=True)
    example.comments.add("S12", "hr", "Cy", "The one on the second floor.", reply_to=number)
    page = show(example, "S12")
    page.panel.choose(COMMENTS)
    told = said(card(page, number))
    assert told[0] == "Ann"
    assert told[1].startswith("Legal affairs · ")
    assert "The one on the second floor." in told
    assert card(page, number).findChild(QLabel) is not None
    page.comments.form.signature.name.setText("Zoe")
    card(page, number).act.click()
    assert page.comments.cards == ()
    assert "Nothing is open; 1 comment is resolved." in [
        label.text() for label in page.comments.findChildren(QLabel)
    ]
    page.comments.show_all(shown=True)
    assert "Resolved by Zoe" in said(card(page, number))
    assert page.comments.filter.currentText() == "All (1)"
    card(page, number).act.click()
    assert example.comments.open_count("S12") == 1
    assert page.comments.filter.itemText(0) == "Open (1)"


def test_an_answer_is_written_below_the_remark(show: Show, example: Workbench, qtbot: QtBot) -> None:
    number = remark(example)
    other = remark(example, "And this?", "confidential")
    page = show(example, "S12")
    page.panel.choose(COMMENTS)
    page.comments.form.signature.name.setText("Cy")
    card(page, number).answer.click()
    form = card(page, number).form
    assert form is not None
    assert form.text.hasFocus()
    assert form.draft == Draft("", "Cy")
    form.signature.name.setText("")
    qtbot.keyClicks(form.text, "The first.")
    form.submit()
    assert len(example.comments.of("S12")) == 2
    assert "Give your name" in " ".join(said(card(page, number)))
    form.signature.name.setText("Cy")
    form.submit()
    first, second = example.comments.threads("S12")
    assert [reply.text for reply in first.replies] == ["The first."]
    assert second.root.number == other
    assert card(page, number).form is None
    assert card(page, number).draft is None
    assert "The first." in said(card(page, number))


def test_an_answer_that_is_half_written_survives_what_others_do(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    number = remark(example)
    page = show(example, "S12")
    page.panel.choose(COMMENTS)
    card(page, number).answer.click()
    form = card(page, number).form
    assert form is not None
    qtbot.keyClicks(form.text, "Half an ans")
    example.comments.add("S12", "hr", "Cy", "Me too.", reply_to=number)
    draft = card(page, number).draft
    assert draft is not None
    assert draft.text == "Half an ans"
    example.comments.resolve(number, "Zoe")
    assert page.comments.cards == ()
    assert page.comments.drafts.answers[number].text == "Half an ans"
    assert page.unsaved()
    page.comments.show_all(shown=True)
    draft = card(page, number).draft
    assert draft is not None
    assert draft.text == "Half an ans"
    form = card(page, number).form
    assert form is not None
    form.cancel.click()
    assert not page.unsaved()


def test_everything_half_written_is_taken_up_by_the_page_that_comes_instead(
    show: Show, example: Workbench
) -> None:
    number = remark(example)
    before = show(example, "S12")
    before.panel.choose(COMMENTS)
    before.comments.show_all(shown=True)
    whole = Draft("Half", "Ann", "legal", blocks=True, language="en", anchor=pointing(example))
    before.comments.form.write(whole)
    card(before, number).answer.click()
    form = card(before, number).form
    assert form is not None
    form.write(Draft("Half an answer", "Cy", "hr"))
    after = show(example, "S12")
    after.take_up(before.unsaved())
    after.show_view(before.view())
    assert after.panel.tabs.currentIndex() == COMMENTS
    assert after.comments.shows_all
    assert after.comments.form.draft == whole
    assert card(after, number).draft == Draft("Half an answer", "Cy", "hr")


def test_a_request_that_a_decision_made_is_shown_and_settled_by_the_approval(
    show: Show, example: Workbench
) -> None:
    page = show(example, "S12")
    page.panel.choose(COMMENTS)
    example.agreement.sign("S12", "legal", DecisionKind.REQUEST_CHANGE, "Ann", "Shorter, please.")
    assert "Shorter, please." in said(card(page, 1))
    assert page._requests.isVisible()
    example.agreement.sign("S12", "legal", DecisionKind.APPROVE, "Ann")
    assert page.comments.cards == ()
    assert page._requests.isHidden()


def test_a_selection_in_one_language_ends_the_one_in_the_other(show: Show, example: Workbench) -> None:
    page = show(example, "S12", 1900)
    select(page, WORDS)
    select(page, "confidentiel", "fr")
    assert not paper(page, "en").textCursor().hasSelection()
    page.wording.ask_comment()
    assert page.comments.form.draft.language == "fr"
    drop = page.comments.form.findChildren(QuoteButton)
    assert drop
    page.comments.form._unpoint()
    assert page.comments.form.draft.anchor is None


def test_fifty_remarks_open_at_once_and_only_what_changed_is_made_anew(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    for number in range(50):
        example.comments.add("S12", "legal", "Ann", f"Remark {number}. " * 20)
    page = show(example, "S12", 700, 520)
    page.panel.choose(COMMENTS)
    before = {shown.number: shown for shown in page.comments.cards}
    assert len(before) == 50
    example.comments.add("S12", "it", "Bob", "Yes.", reply_to=7)
    after = {shown.number: shown for shown in page.comments.cards}
    assert [number for number in before if before[number] is not after[number]] == [7]
    assert page.area.horizontalScrollBar().maximum() == 0
    page.comments.jump.click()
    qtbot.waitUntil(page.comments.form.text.hasFocus)


LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("look", [(660, 520, 100), (848, 430, 200)])
def test_long_words_and_names_from_right_to_left_widen_nothing(
    stage: Stage,
    example: Workbench,
    qtbot: QtBot,
    language: str,
    look: tuple[int, int, int],
) -> None:
    width, height, zoom = look
    anchor = Anchor(LONG[:100] + " and on " * 60)
    root = example.comments.add("S12", "it", LONG, LONG, anchor=anchor, language="en", blocks=True)
    example.comments.add("S12", "hr", "د. ليلى العمري", LONG, reply_to=root)
    remark(example)
    context: UiContext = stage(language, "dark", zoom)
    page = SectionPage(context, example, "S12")
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.panel.choose(COMMENTS)
    card(page, root).answer.click()
    QApplication.processEvents()
    for area in page.scroll_areas():
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0, area


def test_a_hit_in_an_answer_leads_to_its_thread(show: Show, example: Workbench) -> None:
    number = remark(example)
    example.comments.add("S12", "hr", "Cy", "Ours.", reply_to=number)
    page = show(example, "S12")
    (hit,) = (hit for hit in example.search.find("Ours", "en") if hit.comment)
    page.panel.choose(COMMENTS)
    assert page.comments.reveal(hit.comment) is card(page, number)
