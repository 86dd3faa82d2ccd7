"""Results: nothing about fewer than eight, a chart in words too, and sections to include."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from ui.diagnostic.conftest import Open, ask
from ui.doubles import Doors, RecordingMessages
from ui.idle import wait_idle


def test_too_few_answers_show_nothing_and_say_so(open_page: Open, example: Workbench, survey: int) -> None:
    ask(example, survey, 7, answer=1)
    results = open_page().results
    assert not results.chart.isVisible()
    assert not results.findings
    assert results.few.text() == (
        "Results are shown once 8 people have answered, so that nobody can be recognised. "
        "So far, 7 people have answered."
    )
    assert results.open_statements() is None


def test_the_chart_says_in_words_what_it_draws(open_page: Open, example: Workbench, survey: int) -> None:
    ask(example, survey, 8, answer=4, F2_1=1, F2_2=1, F2_3=1, F2_4=1)
    chart = open_page().results.chart
    assert "Knowing one’s role and its limits: 1.0 low" in chart.accessibleDescription()
    assert "4.0 sound" in chart.accessibleDescription()
    assert "1.0 low" in chart.svg
    assert open_page(language="fr").results.chart.accessibleDescription().count("4,0") == 4


def test_the_drawing_takes_the_colours_of_the_theme(open_page: Open, example: Workbench, survey: int) -> None:
    ask(example, survey, 8)
    light, dark = (open_page(theme=theme).results.chart.svg for theme in ("light", "dark"))
    assert "#1c5b67" in light
    assert "#83c7d1" in dark


def test_groups_under_eight_are_hidden_and_counted(open_page: Open, example: Workbench, survey: int) -> None:
    for group, people in (("Québec", 12), ("Rimouski", 9), ("Gaspé", 8), ("Direction", 3)):
        ask(example, survey, people, group=group)
    results = open_page().results
    offered = [results.groups.itemText(place) for place in range(results.groups.count())]
    assert "Québec" in offered
    assert "Direction" not in offered
    assert results.hidden.text().startswith("2 groups are not shown")
    results.choose("Québec", 0)
    assert results.chart.accessibleName() == "Results by factor: Québec"


def test_a_second_survey_stands_beside_the_first(open_page: Open, example: Workbench, survey: int) -> None:
    ask(example, survey, 8, answer=2)
    second = example.diagnostic.begin("Autumn")
    ask(example, second, 9, answer=4)
    page = open_page()
    assert page.survey == second
    assert page.results.choice == ("", survey)
    assert "4.0 sound, before 2.0" in page.results.chart.accessibleDescription()
    page.results.choose("", 0)
    assert "before" not in page.results.chart.accessibleDescription()
    page.results.choose("", survey)
    dialog = page.results.open_statements()
    assert dialog is not None
    assert [dialog.table.item(0, column).text() for column in (1, 2, 6)] == ["4.0", "2.0", "9"]
    dialog.accept()


def test_a_finding_offers_the_missing_sections_and_opens_the_others(
    open_page: Open, example: Workbench, survey: int, messages: RecordingMessages
) -> None:
    ask(example, survey, 8, answer=4, F2_1=1, F2_2=1, F2_3=1, F2_4=1)
    example.answers.include({"S06": False, "S22": False})
    page = open_page()
    card = page.results.findings["unclear"]
    assert card.include.text() == "Include the 2 sections"
    card.include.click()
    included = {section.id for section in example.session.included()}
    assert {"S06", "S22"} <= included
    (notice,) = messages.informed
    assert notice.text == "2 sections are now part of the charter."
    QApplication.processEvents()
    assert not page.results.findings["unclear"].include.isVisible()
    assert notice.action is not None
    notice.action.trigger()
    assert not {"S06", "S22"} & {section.id for section in example.session.included()}
    QApplication.processEvents()
    assert page.results.findings["unclear"].include.isVisible()
    led: list[str] = []
    page.go_to.connect(led.append)
    page.results.findings["unclear"].findChild(type(card.include), "S05").click()
    assert led == ["S05"]


def test_a_wish_to_keep_work_and_private_life_apart_is_respected(
    open_page: Open, example: Workbench, survey: int
) -> None:
    ask(example, survey, 8, answer=5, F4_3=1)
    results = open_page().results
    card = results.findings["preference"]
    assert "it is respected" in card.text
    assert "Roll-out activities" not in card.text
    assert not card.include.isVisible()
    assert "A wish to keep private life and work apart is respected" in results._notes.text()
    assert "nobody has validated" in results._notes.text()


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_sheet_and_summary_are_saved_in_a_language(
    open_page: Open, example: Workbench, qtbot: QtBot, tmp_path: Path, doors: Doors, format_: str
) -> None:
    ask(example, example.diagnostic.begin("Spring"), 8)
    page = open_page()
    for owner, name in ((page.collect.sheet, "sheet"), (page.results.summary, "summary")):
        target = tmp_path / f"{name}.{format_}"
        doors.files.answers.append(target)
        wanted = [action for action in owner.menu().actions() if action.data()[1:] == ("fr", format_)]
        wanted[0].trigger()
        wait_idle(qtbot, lambda: not page.context.background.is_busy)
        assert target.read_bytes().startswith(b"PK" if format_ == "docx" else b"%PDF")
        assert doors.messages.informed[-1].text == f"{target.name} is saved."


def test_the_summary_is_offered_only_for_the_survey_that_it_is_about(
    open_page: Open, example: Workbench, survey: int
) -> None:
    ask(example, survey, 8)
    second = example.diagnostic.begin("Autumn")
    page = open_page()
    page.show_survey(survey)
    assert page.results.summary.isVisible()
    ask(example, second, 8)
    page.refresh()
    assert not page.results.summary.isVisible()
