"""Findings below a section's wording: they follow what is typed, and never tell of an older text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.findings import Finding, Weight
from charta.ui.check.box import FindingsBox
from charta.ui.check.card import Entry
from charta.ui.check.ignoring import IgnoreDialog
from charta.ui.context import UiContext
from charta.ui.section.section_page import SectionPage
from ui.check.conftest import MISSPELT, SERIOUS
from ui.doubles import Stage, spoken
from ui.idle import wait_idle


def show(
    context: UiContext, qtbot: QtBot, bench: Workbench, size: tuple[int, int] = (1200, 800)
) -> SectionPage:
    page = SectionPage(context, bench, "S12")
    qtbot.addWidget(page)
    bench.session.listen(lambda _: page.refresh())
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle(qtbot, page.wording.check)
    return page


def settle(qtbot: QtBot, box: FindingsBox) -> None:
    wait_idle(qtbot, lambda: not box.checker.is_busy)


def rules(box: FindingsBox) -> list[str]:
    return [card.finding.rule for card in box.list.cards]


def line(page: SectionPage) -> QLineEdit:
    return page.form.editor("client_contact").findChildren(QLineEdit)[1]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot, flawed: Workbench) -> SectionPage:
    return show(context, qtbot, flawed)


def test_a_wrong_word_is_found_once_it_is_typed_and_gone_once_it_is_mended(
    context: UiContext, qtbot: QtBot, example: Workbench
) -> None:
    page = show(context, qtbot, example)
    box = page.wording.check
    assert MISSPELT not in rules(box)
    field = line(page)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "the saless team")
    assert box.counts.text == "Checking…"
    settle(qtbot, box)
    assert [card.finding.quote for card in box.list.cards if card.finding.rule == MISSPELT] == ["saless"]
    field.selectAll()
    qtbot.keyClicks(field, "the sales team")
    settle(qtbot, box)
    assert MISSPELT not in rules(box)


def test_nothing_is_checked_while_keys_keep_coming(
    context: UiContext, qtbot: QtBot, example: Workbench
) -> None:
    page = show(context, qtbot, example)
    box, seen = page.wording.check, []
    box.checker.finished.connect(seen.append)
    field = line(page)
    field.setFocus()
    for letter in "a longer name":
        qtbot.keyClicks(field, letter)
        qtbot.wait(20)
        assert box.counts.text == "Checking…"
        assert not box.list.isEnabled()
    assert not seen
    settle(qtbot, box)
    assert len(seen) == 1
    assert box.list.isEnabled()


def test_a_result_for_an_older_text_never_comes(page: SectionPage, qtbot: QtBot) -> None:
    box, results = page.wording.check, []
    box.checker.finished.connect(results.append)
    box.ask(("en",), (), is_new=True)
    box.checker._begin()
    box.checker._step()
    box.ask(("en",), (), is_new=True)
    assert not results
    settle(qtbot, box)
    assert len(results) == 1


def test_the_line_counts_by_weight_and_each_finding_opens_to_its_reason(
    page: SectionPage, qtbot: QtBot
) -> None:
    box = page.wording.check
    assert box.counts.text.startswith("1 serious")
    first = box.list.cards[0]
    assert first.finding.rule == SERIOUS
    assert first.line is not None
    assert spoken(first.line) == "Serious · Overbroad secrecy: “All internal”"
    first.line.setFocus()
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    assert first.is_open
    paper = page.wording.pane("en").paper
    qtbot.waitUntil(lambda: bool(paper.extraSelections()))
    assert [mark.cursor.selectedText() for mark in paper.extraSelections()] == ["All internal"]
    second = box.list.cards[1]
    second.set_open(opened=True)
    assert not first.is_open


def test_of_two_like_words_the_one_that_is_meant_is_shown(
    context: UiContext, qtbot: QtBot, flawed: Workbench
) -> None:
    text = "All internal information is confidential.\n\nTea.\n\nAll internal information is secret.\n"
    flawed.rewording.edit("S12", "en", text)
    page = show(context, qtbot, flawed)
    twins = [card.finding for card in page.wording.check.list.cards if card.finding.rule == SERIOUS]
    assert len(twins) == 2
    paper = page.wording.pane("en").paper
    lines = []
    for finding in twins:
        page._show_words(finding)
        qtbot.waitUntil(lambda: bool(paper.extraSelections()))
        qtbot.wait(20)
        (mark,) = paper.extraSelections()
        lines.append(mark.cursor.block().text().strip())
    assert lines == ["All internal information is confidential.", "All internal information is secret."]


def test_the_other_language_has_findings_of_its_own(page: SectionPage, qtbot: QtBot) -> None:
    box = page.wording.check
    assert page.wording._both is not None
    page.wording._both.show_language("fr")
    settle(qtbot, box)
    assert {card.finding.language for card in box.list.cards} <= {"fr", ""}
    assert "Toute information interne" in " ".join(card.finding.quote for card in box.list.cards)


def test_a_serious_finding_is_told_before_signing_and_stops_nobody(
    page: SectionPage, qtbot: QtBot, flawed: Workbench
) -> None:
    assert page.agreement.warning == (
        "The wording check has 2 serious findings. Look at them before you sign."
    )
    for language in ("fr", "en"):
        for finding in flawed.checking.findings("S12", language):
            if finding.rule == SERIOUS:
                flawed.checking.dismiss(finding, "It stays")
    settle(qtbot, page.wording.check)
    assert page.agreement.warning == ""


def test_the_list_can_be_put_away(page: SectionPage) -> None:
    box = page.wording.check
    assert box.list.isVisible()
    box.toggle.click()
    assert not box.list.isVisible()
    assert spoken(box.toggle) == "Show the findings"
    box.toggle.click()
    assert box.list.isVisible()


def test_ignoring_keeps_the_keyboard_in_the_list(page: SectionPage, qtbot: QtBot) -> None:
    box = page.wording.check
    first = box.list.cards[0]
    first.set_open(opened=True)
    first.ignore.setFocus()
    first.ignore.click()
    (dialog,) = page.findChildren(IgnoreDialog)
    qtbot.keyClicks(dialog.reason, "So be it")
    dialog.submit()
    settle(qtbot, box)
    assert SERIOUS not in rules(box)
    assert box.list.fold is not None
    assert box.list.isAncestorOf(page.focusWidget())


def test_a_finding_about_an_answer_leads_to_the_question(
    context: UiContext, qtbot: QtBot, example: Workbench
) -> None:
    page = show(context, qtbot, example)
    field = example.session.catalogue.section("S12").fields[0].id
    entry = Entry(Finding("1", SERIOUS, "S12", "", Weight.SERIOUS, "", 0, "Why", "What", field), "Title")
    page.wording.check.list.show_entries([entry])
    (asking,) = page.wording.check.list.cards
    assert asking.show_words.isHidden()
    asking.show_field.click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.form.editor(field).isAncestorOf(focus)


def test_the_findings_fit_a_small_window(qtbot: QtBot, flawed: Workbench, stage: Stage) -> None:
    for zoom in (100, 200):
        page = show(stage(language="fr", zoom=zoom), qtbot, flawed, (656, 512))
        box = page.wording.check
        for card in box.list.cards:
            card.set_open(opened=True)
            qtbot.wait(20)
            room = page.area.viewport().width() - 2 * page.context.theme.px(40)
            assert box.minimumSizeHint().width() <= room, zoom
            wanted = card._inside.layout().totalHeightForWidth(card._inside.width())
            assert card._inside.height() >= wanted
