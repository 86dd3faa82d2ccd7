"""Choosing the sections of the charter."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.pages.sections import SectionsPage
from ui.doubles import RecordingMessages, Stage, spoken


def page_of(stage: Stage, bench: Workbench, qtbot: QtBot, **looks: object) -> SectionsPage:
    page = SectionsPage(stage(**looks), bench)
    qtbot.addWidget(page)
    page.show()
    return page


def included(bench: Workbench) -> list[str]:
    return [section.id for section in bench.session.included()]


def test_unticking_leaves_a_section_out_and_undo_brings_it_back(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, example, qtbot)
    page.cards["S08"].box.click()
    assert "S08" not in included(example)
    example.session.undo()
    page.refresh()
    assert page.cards["S08"].box.isChecked()
    assert "S08" in included(example)
    page.cards["S08"].box.click()
    page.cards["S08"].box.click()
    assert "S08" in included(example)


def test_leaving_out_a_section_with_answers_says_that_nothing_is_lost(
    example: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, example, qtbot)
    answers = example.session.charter.answers("S08")
    page.cards["S08"].box.click()
    assert "nothing is lost" in page.cards["S08"].kept_text
    assert [notice.text for notice in messages.informed] == [
        "“What we encourage” is left out. Its answers are kept."
    ]
    assert example.session.charter.answers("S08") == answers
    page.cards["S08"].box.click()
    assert page.cards["S08"].kept_text == ""


def test_leaving_out_a_section_without_answers_says_nothing(
    bench: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, bench, qtbot)
    page.cards["S08"].box.click()
    assert page.cards["S08"].kept_text == ""
    assert not messages.informed


def test_the_quick_choices_are_one_step_each(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, example, qtbot)
    for section in ("S08", "S12", "S17"):
        page.cards[section].box.click()
    page.all.click()
    assert included(example) == [section.id for section in example.session.catalogue.sections]
    example.session.undo()
    assert not {"S08", "S12", "S17"} & set(included(example))
    page.core_only.click()
    assert included(example) == [section.id for section in example.session.catalogue.sections if section.core]


def test_the_balance_is_said_in_words_with_a_note_below_40_per_cent(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, example, qtbot)
    assert page.balance.text.startswith(
        "40% of promotion 2 sections encourage · 3 sections prevent · 3 do both and are not counted"
    )
    assert "forbids more" not in page.balance.text
    page.cards["S08"].box.click()
    assert page.balance.text.startswith("25% of promotion")
    assert "forbids more than it encourages" in page.balance.text


def test_without_sections_the_balance_claims_nothing(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    example.answers.include({section.id: False for section in example.session.catalogue.sections})
    assert page_of(stage, example, qtbot).balance.text.startswith("No section that only encourages")


@pytest.mark.parametrize(("theme", "zoom"), [("light", 100), ("dark", 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_section_stands_under_its_group_with_a_name(
    example: Workbench, stage: Stage, qtbot: QtBot, theme: str, zoom: int, language: str
) -> None:
    page = page_of(stage, example, qtbot, theme=theme, zoom=zoom, language=language)
    page.resize(660, 460)
    for section in example.session.catalogue.sections:
        assert section.text(page.context.language).title in spoken(page.cards[section.id].box)
    assert not page.grab().isNull()


def test_who_signs_follows_what_the_team_decides(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, example, qtbot)
    example.agreement.require("S12", "hr", "They asked to.", required=True)
    page.refresh()
    said = [label.text() for label in page.cards["S12"].findChildren(QLabel)]
    signers = "Information technology, Human resources, Legal affairs, Operations"
    assert f"Lead: Legal affairs. Signed by: {signers}." in said
