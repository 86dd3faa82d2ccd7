"""The table of people gets the room: what stands above it folds, and stays as it was left."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.register import SignatureState
from charta.i18n import screen_languages
from charta.services.people_view import Group
from charta.ui.people.page import PeoplePage
from charta.ui.preferences import Preferences
from charta.ui.window import MINIMUM
from ui.people.conftest import Show
from ui.people.test_standing_well import people, signed_file
from ui.sitting import Sit, settle

__all__ = ["signed_file"]
LAPTOP = (1280, 800)


@pytest.mark.parametrize("language", screen_languages())
def test_the_table_begins_in_the_upper_two_fifths_of_its_page_on_a_small_laptop(
    sit_down: Sit, qtbot: QtBot, preferences: Preferences, signed_file: Path, tmp_path: Path, language: str
) -> None:
    preferences.set_language(language)
    sitting = sit_down()
    sitting.window.resize(*LAPTOP)
    sitting.window.open(Path(shutil.copy(signed_file, tmp_path)))
    page = people(sitting)
    settle(sitting, qtbot)
    top = page.list.table.mapTo(page, QPoint()).y()
    assert top <= page.height() * 0.4
    assert page.area.verticalScrollBar().maximum() == 0
    sitting.window.close()


def test_the_headline_opens_the_counts_and_they_stay_open(show: Show, hired: Workbench) -> None:
    page = show(hired)
    assert not page.head.isVisible()
    page.head.headline.click()
    assert page.head.isVisible()
    assert page.head.states[SignatureState.TO_GIVE].isVisible()
    again = show(hired)
    assert again.head.isVisible()
    again.head.headline.click()
    assert not show(hired).head.isVisible()


def test_filters_without_room_are_opened_by_a_button(show: Show, hired: Workbench) -> None:
    page = show(hired, size=(640, 700))
    filters = page.list.filters
    assert filters.words.isVisible()
    assert not filters.due.isVisible()
    one_line = filters.height()
    filters.more.click()
    assert all(box.isVisible() for box in (filters.state, filters.due, filters.sorting))
    _laid_out(page)
    assert filters.height() > one_line
    assert show(hired, size=(640, 700)).list.filters.due.isVisible()


def test_a_filter_that_leaves_somebody_out_stays_in_sight(show: Show, hired: Workbench) -> None:
    page = show(hired, size=(640, 700))
    filters = page.list.filters
    filters.choose_due(90)
    assert filters.due.isVisible()
    assert not filters.groups[Group.DEPARTMENT].isVisible()
    filters.clear()
    assert not filters.due.isVisible()


def test_with_room_for_all_no_filter_is_folded(show: Show, hired: Workbench) -> None:
    filters = show(hired, size=(1700, 800)).list.filters
    assert not filters.more.isVisible()
    assert all(filters.groups[group].isVisible() for group in (Group.DEPARTMENT, Group.SITE))
    assert filters.sorting.isVisible()


def test_verbs_without_room_lose_their_words_but_not_their_names(show: Show, hired: Workbench) -> None:
    page = show(hired, size=(640, 700))
    assert page.save.text() == ""
    assert page.save.accessibleName() == "Save as a file"
    assert "Save as a file" in page.save.toolTip()
    page.resize(1400, 700)
    _laid_out(page)
    assert [page.save.text(), page.save.accessibleName(), page.save.toolTip()] == ["Save as a file", "", ""]


def test_tab_goes_from_the_views_over_the_headline_and_the_filters_to_the_table(
    show: Show, hired: Workbench
) -> None:
    page = show(hired, size=(1700, 800))
    wanted = [
        page.tabs,
        page.head.headline,
        page.list.filters.words,
        page.list.filters.state,
        page.list.table,
    ]
    found, entry = [], page.nextInFocusChain()
    while entry is not page:
        if entry in wanted:
            found.append(entry)
        entry = entry.nextInFocusChain()
    assert found == wanted


def test_the_verbs_keep_to_one_line_in_the_smallest_window(
    sit_down: Sit, qtbot: QtBot, preferences: Preferences, signed_file: Path, tmp_path: Path
) -> None:
    preferences.set_language("fr")
    sitting = sit_down()
    sitting.window.resize(*MINIMUM)
    sitting.window.open(Path(shutil.copy(signed_file, tmp_path)))
    page = people(sitting)
    settle(sitting, qtbot)
    assert len({made.y() for made in (page.choose, page.add, page.sign, page.save)}) == 1
    sitting.window.close()


def _laid_out(page: PeoplePage) -> None:
    for _ in range(3):
        QApplication.processEvents()
    assert page.isVisible()
