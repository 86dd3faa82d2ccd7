"""The law to know beside a section, and why a place suggests an answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.jurisdictions import Certainty, suggested
from charta.services.reading import ORGANISATION
from charta.ui.section.law import CERTAINTY_WORDS, FEW
from charta.ui.section.section_page import GUIDANCE
from charta.ui.widgets.text import Text
from ui.doubles import spoken
from ui.section.conftest import Show


def work_in(bench: Workbench, *places: str) -> None:
    bench.answers.set(ORGANISATION, "jurisdictions", list(places))


def test_every_fact_of_the_places_is_told_with_certainty_source_and_a_word_of_caution(
    bench: Workbench, show: Show
) -> None:
    work_in(bench, "france", "quebec")
    page = show(bench, "S03")
    page.panel.choose(GUIDANCE)
    facts = bench.formalities.facts("S03")
    assert len(page.law.lines) == len(facts) > FEW
    for fold, (place, fact) in zip(page.law.lines, facts, strict=True):
        texts = bench.session.catalogue.jurisdictions[place].text("en")
        words = texts.facts[fact.id]
        said = [label.text() for label in fold.findChildren(Text)]
        assert spoken(fold.line) == f"{texts.name}: {words.rule}"
        assert words.text in said
        assert f"{CERTAINTY_WORDS[fact.certainty]}, verify with counsel." in said
        told = f"Source: {words.source}"
        assert (told in said) == fact.from_source
        assert any(line.startswith(told) for line in said)


def test_many_facts_show_their_rules_and_open_by_keyboard(bench: Workbench, show: Show, qtbot: QtBot) -> None:
    work_in(bench, "france")
    page = show(bench, "S03")
    page.panel.choose(GUIDANCE)
    first = page.law.lines[0]
    text = bench.session.catalogue.jurisdictions["france"].text("en").facts["freedoms"].text
    (shown,) = [label for label in first.findChildren(Text) if label.text() == text]
    assert not shown.isVisible()
    first.line.setFocus()
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert first.is_open
    qtbot.keyClick(first.line, Qt.Key.Key_Space)
    assert not shown.isVisible()


def test_a_fact_that_was_opened_stays_so_while_answers_are_given(bench: Workbench, show: Show) -> None:
    work_in(bench, "france")
    page = show(bench, "S21")
    page.law.lines[0].set_open(opened=True)
    bench.answers.set("S21", "measures", "none")
    assert page.law.lines[0].is_open


def test_few_facts_stand_open(bench: Workbench, show: Show) -> None:
    work_in(bench, "quebec")
    page = show(bench, "S06")
    assert 0 < len(page.law.lines) <= FEW
    assert all(fold.is_open for fold in page.law.lines)


def test_without_a_place_the_guidance_leads_to_the_organisation(
    bench: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(bench, "S03")
    page.panel.choose(GUIDANCE)
    (choose,) = page.law.findChildren(QPushButton)
    assert choose.isVisible()
    with qtbot.waitSignal(page.go_to) as signal:
        choose.click()
    assert signal.args == [ORGANISATION]
    work_in(bench, "france")
    assert not choose.isVisible()
    assert page.law.lines


def test_a_section_of_which_no_law_is_known_shows_no_card(bench: Workbench, show: Show) -> None:
    work_in(bench, "quebec")
    page = show(bench, "S01")
    page.panel.choose(GUIDANCE)
    assert bench.formalities.facts("S01") == ()
    assert not page.law.isVisible()


def test_certainty_has_words_for_every_degree() -> None:
    assert set(CERTAINTY_WORDS) == set(Certainty)
    assert len(set(CERTAINTY_WORDS.values())) == len(Certainty)


def test_a_suggestion_that_comes_from_a_place_says_why(bench: Workbench, show: Show) -> None:
    work_in(bench, "france")
    page = show(bench, "S16")
    editor = page.form.editor("personal_use")
    found = suggested(bench.session.catalogue.jurisdictions, ("france",), "S16", "personal_use")
    assert found is not None
    assert found[1].value == bench.session.effective("S16", "personal_use")
    reason = bench.session.catalogue.jurisdictions["france"].text("en").suggestions["S16.personal_use"]
    assert editor.is_suggested
    assert editor.reason == f"Suggested because you work here: France. {reason}"
    assert reason in editor.input.controls()[0].accessibleDescription()
    bench.answers.set("S16", "personal_use", "breaks")
    assert editor.reason == ""


def test_a_suggestion_of_the_catalogue_alone_gives_no_reason_of_a_place(bench: Workbench, show: Show) -> None:
    page = show(bench, "S16")
    editor = page.form.editor("personal_use")
    assert editor.is_suggested
    assert editor.reason == ""


def test_the_law_fits_the_smallest_window(bench: Workbench, show: Show) -> None:
    work_in(bench, "france", "belgium", "european_union")
    page = show(bench, "S03", 656, 512)
    page.panel.choose(GUIDANCE)
    for fold in page.law.lines:
        fold.set_open(opened=True)
    for area in page.scroll_areas():
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
