"""The check of the whole charter in the window: what it lists, where it leads, ignoring, languages, sizes."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.domain.findings import Finding, Weight
from charta.domain.records import Dismissal
from charta.services.wizard import CHECK, Phase
from charta.ui.charter_desk import CharterDesk
from charta.ui.check.card import FindingCard
from charta.ui.check.ignoring import IgnoreDialog
from charta.ui.check.page import CheckPage
from charta.ui.registry import standard_pages
from charta.ui.section.section_page import SectionPage
from charta.ui.spot import Part, Spot
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow
from ui.check.conftest import MISSPELT, SERIOUS, ShowPage, settle
from ui.doubles import Stage, spoken


def found(page: CheckPage) -> list[Finding]:
    return [card.finding for group in page.groups.values() for card in group.list.cards]


def card(page: CheckPage, rule: str, language: str = "en") -> FindingCard:
    return next(
        card
        for card in page.groups["S12"].list.cards
        if (card.finding.rule, card.finding.language) == (rule, language)
    )


def test_everything_found_is_listed_by_section_and_counted_by_weight(
    flawed: Workbench, show_check: ShowPage
) -> None:
    page = show_check(flawed)
    expected = flawed.checking.of_charter(shown_in="en")
    assert {(each.section, each.language, each.id) for each in found(page)} == {
        (each.section, each.language, each.id) for each in expected
    }
    order = [section.id for section in flawed.session.included()]
    assert [order.index(section) for section in page.groups] == sorted(map(order.index, page.groups))
    serious = sum(each.weight is Weight.SERIOUS for each in expected)
    assert serious == 2
    assert page.counts.text.startswith("2 serious, ")
    words = spoken(card(page, SERIOUS))
    assert words.startswith("Serious: “All internal”. “All internal” covers all")
    assert page.balance.text.startswith("Balance: ")


def test_the_filters_leave_one_weight_and_one_language(flawed: Workbench, show_check: ShowPage) -> None:
    page = show_check(flawed)
    page.filters.weight.setCurrentIndex(page.filters.weight.findData(Weight.SERIOUS.value))
    assert [(each.rule, each.language) for each in found(page)] == [(SERIOUS, "fr"), (SERIOUS, "en")]
    page.filters.language.setCurrentIndex(page.filters.language.findData("en"))
    assert [each.language for each in found(page)] == ["en"]
    rebuilt = show_check(flawed)
    rebuilt.show_view(page.view())
    assert [(each.rule, each.language) for each in found(rebuilt)] == [(SERIOUS, "en")]


def test_a_finding_leads_to_its_words_in_the_section(
    flawed: Workbench, show_check: ShowPage, qtbot: QtBot
) -> None:
    page = show_check(flawed)
    shown = card(page, MISSPELT)
    shown.show_words.setFocus()
    with qtbot.waitSignal(page.spot_asked) as asked:
        qtbot.keyClick(shown.show_words, Qt.Key.Key_Return)
    assert asked.args == [Spot("S12", Part.WORDING, "", "en", "inapropriate", nth=0)]


def test_a_finding_about_an_answer_leads_to_its_question(
    bench: Workbench, show_check: ShowPage, qtbot: QtBot
) -> None:
    page = show_check(bench)
    asking = next(
        card
        for group in page.groups.values()
        for card in group.list.cards
        if card.finding.field and not card.show_field.isHidden()
    )
    with qtbot.waitSignal(page.spot_asked) as asked:
        asking.show_field.click()
    assert asked.args == [Spot(asking.finding.section, field=asking.finding.field)]


def test_ignoring_asks_for_a_reason_is_told_and_can_be_undone(
    flawed: Workbench, show_check: ShowPage, qtbot: QtBot
) -> None:
    page = show_check(flawed)
    card(page, SERIOUS).ignore.click()
    (dialog,) = [made for made in page.findChildren(IgnoreDialog) if made.isVisible()]
    dialog.submit()
    assert dialog.problem == "Say why: nothing is ignored without a reason."
    assert flawed.session.charter.all(Dismissal) == ()
    qtbot.keyClicks(dialog.reason, "Our counsel wants it so")
    qtbot.keyClick(dialog.ignore, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.counts.text.startswith("1 serious, ")
    ignored = page.groups["S12"].list.ignored
    assert [each.finding.rule for each in ignored] == [SERIOUS]
    fold = page.groups["S12"].list.fold
    assert fold is not None
    assert not fold.is_open
    fold.line.click()
    assert ignored[0].isVisible()
    flawed.session.undo()
    settle(qtbot, page)
    assert page.counts.text.startswith("2 serious, ")


def test_what_is_ignored_can_be_taken_back(flawed: Workbench, show_check: ShowPage, qtbot: QtBot) -> None:
    page = show_check(flawed)
    finding = card(page, SERIOUS).finding
    flawed.checking.dismiss(finding, "It stays")
    settle(qtbot, page)
    page.groups["S12"].list.ignored[0].take_back.click()
    settle(qtbot, page)
    assert card(page, SERIOUS).finding == finding
    assert flawed.session.charter.all(Dismissal) == ()


def test_where_nothing_is_found_the_page_says_so(
    example: Workbench, show_check: ShowPage, qtbot: QtBot
) -> None:
    assert example.checking.of_charter() == ()
    page = show_check(example)
    assert page.empty.isVisible()
    assert page.filters.isHidden()
    assert page.counts.text == "No remark"
    example.rewording.edit("S12", "en", "An inapropriate word.\n")
    settle(qtbot, page)
    assert page.empty.isHidden()
    assert page.filters.isVisible()
    example.session.undo()
    settle(qtbot, page)
    assert page.empty.isVisible()


def test_reading_ease_names_its_formula_for_each_language(flawed: Workbench, show_check: ShowPage) -> None:
    page = show_check(flawed)
    told = " ".join(label.text() for label in page.ease.findChildren(type(page.none)))
    assert "Formulas: French: Kandel & Moles 1958; English: Flesch 1948." in told
    assert "below 30 very difficult" in told


def test_a_french_screen_tells_in_french_about_english_words(
    flawed: Workbench, show_check: ShowPage, stage: Stage
) -> None:
    page = show_check(flawed, looks=stage(language="fr"))
    finding = card(page, SERIOUS, "en").finding
    assert finding.quote == "All internal"
    assert finding.reason == next(
        each.reason for each in flawed.checking.findings("S12", "en", shown_in="fr") if each.rule == SERIOUS
    )
    assert "covers" not in finding.reason


def test_the_page_fits_a_small_window_with_large_letters(
    flawed: Workbench, show_check: ShowPage, stage: Stage
) -> None:
    for zoom in (100, 200):
        page = show_check(flawed, looks=stage(language="fr", zoom=zoom), size=(656, 512))
        QApplication.processEvents()
        assert page.area.horizontalScrollBar().maximum() == 0, zoom


def test_leaving_the_page_stops_the_check(flawed: Workbench, show_check: ShowPage) -> None:
    page = show_check(flawed)
    page.refresh()
    assert page.checker.is_busy
    assert page.counts.text == "Checking…"
    page.hide()
    assert not page.checker.is_busy


def test_the_step_closes_the_drafting_and_is_never_unfinished(example: Workbench) -> None:
    steps = example.wizard.steps()
    drafting = [step.id for step in steps if step.phase is Phase.DRAFT]
    assert drafting[-1] == CHECK
    assert example.wizard.unfinished_after(drafting[-2]) != CHECK


def test_in_the_window_a_finding_opens_the_section_at_its_words(
    charta: Charta, tmp_path: Path, qtbot: QtBot, surroundings: Surroundings
) -> None:
    path = tmp_path / "ours.charta"
    bench = charta.create(path, answers=charta.example_answers())
    bench.rewording.edit("S12", "en", bench.wordings.text("S12", "en") + "\n\nAn inapropriate word.\n")
    bench.close()
    desk = CharterDesk(charta, standard_pages(), tmp_path / "backups")
    window = MainWindow(desk, surroundings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.open(path)
    assert window.work is not None
    window.work.show_step(CHECK)
    page = window.work.pages.page
    assert isinstance(page, CheckPage)
    qtbot.waitUntil(lambda: bool(page.groups), timeout=20_000)
    card(page, MISSPELT).show_words.click()
    section = window.work.pages.page
    assert isinstance(section, SectionPage)
    assert window.work.step == "S12"
    paper = section.wording.pane("en").paper
    qtbot.waitUntil(lambda: bool(paper.extraSelections()))
    marked = [selection.cursor.selectedText() for selection in paper.extraSelections()]
    assert marked == ["inapropriate"]
    desk.close()
