"""Choosing the sections of the charter: by preset, one by one, and by what the balance lacks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.pages.sections import SectionsPage
from ui.doubles import RecordingMessages, Stage, spoken

STERN = "\n\nNe publiez rien. Ne dites rien. Ne montrez aucune photo. N’écrivez rien."


def page_of(stage: Stage, bench: Workbench, qtbot: QtBot, **looks: object) -> SectionsPage:
    page = SectionsPage(stage(**looks), bench)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def included(bench: Workbench) -> list[str]:
    return [section.id for section in bench.session.included()]


def core(bench: Workbench) -> list[str]:
    reading = bench.session.reading
    return [section.id for section in reading.catalogue.sections if reading.is_core(section)]


def offered(page: SectionsPage) -> list[str]:
    return [id_ for id_, offer in page.balance.advice.offers.items() if offer.isVisibleTo(page)]


# -- one by one -------------------------------------------------------------------------------------------


def test_unticking_leaves_a_section_out_and_undo_brings_it_back(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, example, qtbot)
    page.lines["S08"].box.click()
    assert "S08" not in included(example)
    example.session.undo()
    page.refresh()
    assert page.lines["S08"].box.isChecked()
    assert "S08" in included(example)
    page.lines["S08"].box.click()
    page.lines["S08"].box.click()
    assert "S08" in included(example)


def test_leaving_out_a_section_with_answers_says_that_nothing_is_lost(
    example: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, example, qtbot)
    answers = example.session.charter.answers("S08")
    page.lines["S08"].box.click()
    assert "nothing is lost" in page.lines["S08"].kept_text
    assert [notice.text for notice in messages.informed] == [
        "“What we encourage” is left out. Its answers are kept."
    ]
    assert example.session.charter.answers("S08") == answers
    page.lines["S08"].box.click()
    assert page.lines["S08"].kept_text == ""


def test_leaving_out_a_section_without_answers_says_nothing(
    bench: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, bench, qtbot)
    page.lines["S08"].box.click()
    assert page.lines["S08"].kept_text == ""
    assert not messages.informed


def test_the_keyboard_goes_from_box_to_box(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, bench, qtbot)
    page.lines["S01"].box.setFocus()
    qtbot.keyClick(page.lines["S01"].box, Qt.Key.Key_Down)
    assert page.focusWidget() is page.lines["S02"].box
    qtbot.keyClick(page.lines["S02"].box, Qt.Key.Key_Space)
    assert "S02" not in included(bench)
    qtbot.keyClick(page.lines["S02"].box, Qt.Key.Key_Up)
    assert page.focusWidget() is page.lines["S01"].box


def test_a_group_says_how_many_of_its_sections_are_chosen(
    bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, bench, qtbot)
    assert page.groups["foundations"].count_text == "3 of 4"
    page.lines["S04"].box.click()
    assert page.groups["foundations"].count_text == "4 of 4"


def test_what_is_core_follows_the_organisation(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    conditional = next(section for section in bench.session.catalogue.sections if section.core_unless)
    assert conditional.core_unless is not None
    page = page_of(stage, bench, qtbot)
    for choice in bench.session.catalogue.sheet("organisation").field("size").choices:
        bench.answers.set("organisation", "size", choice)
        page.refresh()
        assert page.lines[conditional.id].is_core == (conditional.id in core(bench))


def test_who_signs_follows_what_the_team_decides(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, example, qtbot)
    signers = "Lead: Legal affairs. Signed by: {}Legal affairs, Operations."
    line = page.lines["S12"]
    assert signers.format("Information technology, ") in line.box.accessibleDescription()
    example.agreement.require("S12", "hr", "They asked to.", required=True)
    page.refresh()
    told = signers.format("Information technology, Human resources, ")
    assert told in line.box.accessibleDescription()
    page.details.click()
    assert told in [label.text() for label in line.findChildren(QLabel) if label.isVisibleTo(page)]


@pytest.mark.parametrize(("theme", "zoom"), [("light", 100), ("dark", 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_section_has_a_name_and_nothing_scrolls_sideways(
    example: Workbench, stage: Stage, qtbot: QtBot, theme: str, zoom: int, language: str
) -> None:
    example.presets.apply("minimal")
    page = page_of(stage, example, qtbot, theme=theme, zoom=zoom, language=language)
    page.resize(848, 460)
    for shown in (False, True):
        page.details.setChecked(shown)
        QApplication.processEvents()
        assert page.area.horizontalScrollBar().maximum() == 0
        assert not page.grab().isNull()
    for section in example.session.catalogue.sections:
        assert section.text(page.context.language).title in spoken(page.lines[section.id].box)


# -- presets ----------------------------------------------------------------------------------------------


def test_a_preset_is_one_step_that_the_message_takes_back(
    bench: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, bench, qtbot)
    before = included(bench)
    page.presets.tiles["full"].click()
    assert len(included(bench)) == len(bench.session.catalogue.sections)
    assert page.presets.tiles["full"].isChecked()
    assert page.presets.text == "22 of 22 sections chosen: Full."
    (notice,) = messages.informed
    assert notice.text == "“Full” is chosen: 22 sections. The answers of all others are kept."
    assert notice.action is not None
    notice.action.trigger()
    assert included(bench) == before
    assert not bench.session.can_undo


def test_the_message_takes_back_no_later_step(
    bench: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, bench, qtbot)
    before = included(bench)
    page.presets.tiles["full"].click()
    bench.answers.set("organisation", "name", "Coop")
    action = messages.informed[0].action
    assert action is not None
    action.trigger()
    assert included(bench) == before
    assert bench.session.charter.answer("organisation", "name") == "Coop"


def test_a_choice_of_ones_own_is_said_to_be_one(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, bench, qtbot)
    assert page.presets.text.endswith("chosen: Minimal.")
    assert page.presets.tiles["minimal"].isChecked()
    page.lines["S10"].box.click()
    assert page.presets.text.endswith("chosen: your own choice.")
    assert not any(tile.isChecked() for tile in page.presets.tiles.values())


def test_choosing_what_stands_already_changes_nothing(
    bench: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, bench, qtbot)
    before = included(bench)
    page.presets.tiles["minimal"].click()
    assert page.presets.tiles["minimal"].isChecked()
    assert included(bench) == before
    assert not messages.informed


def test_the_preset_for_the_size_is_suggested_once_the_size_is_known(
    bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, bench, qtbot)
    assert not any(tile.is_suggested for tile in page.presets.tiles.values())
    assert page.presets.size_unknown.isVisibleTo(page)
    with qtbot.waitSignal(page.go_to) as led:
        page.presets.size_unknown.findChild(QPushButton).click()
    assert led.args == ["organisation"]
    bench.answers.set("organisation", "size", "50_to_249")
    page.refresh()
    assert [id_ for id_, tile in page.presets.tiles.items() if tile.is_suggested] == ["balanced"]
    assert "Suggested for the size" in page.presets.tiles["balanced"].accessibleDescription()
    assert not page.presets.size_unknown.isVisibleTo(page)


def test_a_preset_is_chosen_by_keyboard(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, bench, qtbot)
    page.focus_first()
    tile = page.presets.tiles["minimal"]
    assert page.focusWidget() is tile
    qtbot.keyClick(tile, Qt.Key.Key_Tab)
    qtbot.keyClick(page.presets.tiles["small"], Qt.Key.Key_Return)
    assert page.presets.tiles["small"].isChecked()
    assert f"{len(included(bench))} sections" == page.presets.tiles["small"].count_text


# -- the balance ------------------------------------------------------------------------------------------


def test_both_balances_are_said_in_words(bench: Workbench, stage: Stage, qtbot: QtBot) -> None:
    bench.presets.apply("balanced")
    page = page_of(stage, bench, qtbot)
    report = bench.balance.report()
    sections = report.sections
    share = int(sections.share * 100)
    assert page.balance.sections.text == (
        f"Sections {share}% encourage. {sections.promotion} sections encourage. "
        f"{sections.prevention} sections prevent. In balance {report.mixed} do both and are not counted."
    )
    assert f"{report.wording.promotion} sentences encourage" in page.balance.wording.text
    assert ("Leans" in page.balance.wording.text) == report.wording.leans_to_prevention


def test_below_40_per_cent_the_card_offers_what_restores_the_balance(
    bench: Workbench, stage: Stage, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = page_of(stage, bench, qtbot)
    report = bench.balance.report()
    assert report.sections.leans_to_prevention
    assert "This charter forbids more than it encourages." in page.balance.text
    assert f"{report.needed} more section" in page.balance.text
    assert "S10" in offered(page)
    for section in offered(page)[: report.needed]:
        page.balance.advice.offers[section].button.click()
    assert not bench.balance.report().sections.leans_to_prevention
    assert "In balance" in page.balance.sections.text
    assert "This charter forbids" not in page.balance.text
    assert len(messages.informed) == report.needed
    action = messages.informed[-1].action
    assert action is not None
    action.trigger()
    page.refresh()
    assert "1 more section that encourages would do:" in page.balance.text


def test_the_keyboard_is_not_lost_when_an_offer_is_taken(
    bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, bench, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first = offered(page)[0]
    button = page.balance.advice.offers[first].button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert first in included(bench)
    focused = page.focusWidget()
    assert focused is not None
    assert focused is not button
    assert focused.isVisibleTo(page)


def test_an_edited_wording_moves_the_meter_and_the_sternest_sections_are_opened_from_it(
    example: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    page = page_of(stage, example, qtbot)
    before = page.balance.wording.text
    # As much for each section, so that it outweighs what all of them encourage.
    sterner = example.wordings.text("S12", "fr") + STERN * 2 * len(example.session.included())
    example.rewording.edit("S12", "fr", sterner)
    assert example.balance.report().wording.leans_to_prevention
    page.refresh()
    assert page.balance.wording.text != before
    assert page.balance.advice.links()[0] == "S12"
    QApplication.processEvents()
    link = next(
        button
        for button in page.balance.advice.findChildren(QPushButton)
        if button.objectName() == "S12" and button.isVisibleTo(page)
    )
    assert link.accessibleName() == "Open: Confidentiality and reserved topics"
    with qtbot.waitSignal(page.go_to) as led:
        link.click()
    assert led.args == ["S12"]


def test_without_sections_the_balance_claims_nothing(example: Workbench, stage: Stage, qtbot: QtBot) -> None:
    example.answers.include({section.id: False for section in example.session.catalogue.sections})
    page = page_of(stage, example, qtbot)
    assert page.balance.text.startswith("Sections Nothing to weigh yet")
    assert "%" not in page.balance.text
    assert not page.balance.advice.isVisibleTo(page)
