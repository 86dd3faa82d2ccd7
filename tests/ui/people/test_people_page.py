"""The page of people: begun with a list, searched, sorted, filtered, and what is done for those chosen."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.people import Presence
from charta.domain.register import Method, SignatureState
from charta.exchange.roster_titles import fields_of
from charta.exchange.tables import tables
from charta.services.people_view import Column
from charta.services.roster_words import SAMPLE_FIELDS
from charta.services.wizard import FORMS, PUBLICATION, REMINDERS
from charta.ui.context import UiContext
from charta.ui.people import looking
from charta.ui.people.content import COVERAGE
from charta.ui.people.page import PeoplePage
from made import MadeFiles
from people import hire, many
from ui.doubles import ChosenFiles
from ui.idle import wait_idle
from ui.people.conftest import Show
from ui.sitting import Sit, drop, go_to


def names(page: PeoplePage) -> list[str]:
    """Return who is shown, as the table says it."""
    model = page.list.model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def choose(page: PeoplePage, *people: str) -> None:
    """Choose people by name in the table."""
    shown = names(page)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.list.table.clearSelection()
    for name in people:
        place = page.list.model.index(shown.index(name), 0)
        page.list.table.selectionModel().select(place, flags)


def done(context: UiContext, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    wait_idle(qtbot, lambda: not context.background.is_busy)


def test_an_empty_page_takes_a_list_that_is_dropped(
    show: Show, published: Workbench, roster: Path, context: UiContext, qtbot: QtBot
) -> None:
    page = show(published)
    assert page.start.isVisible()
    assert page.start.choose.hasFocus() or page.focusWidget() is None
    drop(page, roster)
    done(context, qtbot)
    assert page.importer is not None
    page.importer.take_over()
    assert names(page) == ["Ada Byron", "Bo Diddley", "Éva Noël"]
    assert not page.start.isVisible()


def test_the_list_to_fill_has_columns_that_are_read_again(
    show: Show, published: Workbench, files: ChosenFiles, tmp_path: Path, context: UiContext, qtbot: QtBot
) -> None:
    page = show(published)
    files.answers.append(tmp_path / "list.xlsx")
    page.start.sample.click()
    done(context, qtbot)
    ((_, titles),) = tables((tmp_path / "list.xlsx").read_bytes())[0].rows()
    assert tuple(fields_of(titles).values()) == SAMPLE_FIELDS


def test_somebody_can_be_added_by_hand(show: Show, published: Workbench) -> None:
    page = show(published)
    dialog = page.open_adding()
    dialog.lines["name"].setText("Zoé Étoilé")
    dialog.lines["family"].setText("Étoilé")
    dialog.lines["email"].setText("no address")
    dialog.submit()
    assert "no address" in dialog.problem
    dialog.lines["email"].setText("zoe@example.org")
    dialog.submit()
    assert names(page) == ["Étoilé, Zoé"]
    assert published.register.person(dialog.id).email == "zoe@example.org"


def test_before_a_version_is_published_the_page_says_what_is_missing(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    hire(example)
    page = show(example)
    assert page.unpublished.isVisible()
    assert names(page)
    assert not page.sign.isVisible()
    assert page.head.states[SignatureState.TO_GIVE].text().endswith("4")
    with qtbot.waitSignal(page.go_to) as led:
        page._lead.click()
    assert led.args == [PUBLICATION]


def test_a_title_sorts_and_a_second_click_turns_round(show: Show, hired: Workbench) -> None:
    page = show(hired)
    page.list.table.sort_asked.emit(Column.SITE)
    assert names(page) == ["Ada Byron", "Zoé Étoilé", "Bo Diddley", "Cy Twombly"]
    page.list.table.sort_asked.emit(Column.SITE)
    assert names(page) == ["Cy Twombly", "Bo Diddley", "Zoé Étoilé", "Ada Byron"]
    assert page.list.filters.descending.isChecked()


def test_searching_as_one_types_finds_without_accents(show: Show, hired: Workbench, qtbot: QtBot) -> None:
    page = show(hired)
    page.focus_first()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.list.filters.words.hasFocus()
    qtbot.keyClicks(page.list.filters.words, "etoile lev")
    qtbot.waitUntil(lambda: names(page) == ["Zoé Étoilé"])
    assert page.list.count.text() == "1 person shown, of 4"
    page.list.everybody.click()
    assert len(names(page)) == 4


def test_a_letter_in_the_table_begins_a_search(show: Show, hired: Workbench, qtbot: QtBot) -> None:
    page = show(hired)
    page.focus_first()
    assert page.list.table.hasFocus()
    qtbot.keyClicks(page.list.table, "b")
    assert page.list.filters.words.text() == "b"


def test_counts_filter_and_are_marked(show: Show, hired: Workbench) -> None:
    today, ids = hired.register.today, hired.people_view.select()
    hired.signing.sign(ids[:1], Method.PAPER, today, by="Hana")
    page = show(hired)
    assert page.head.headline.text() == "1 of 4 have signed · 25%"
    page.head.states[SignatureState.SIGNED].click()
    assert names(page) == ["Ada Byron"]
    assert page.head.states[SignatureState.SIGNED].isChecked()
    page.head.spans[90].click()
    assert names(page) == ["Bo Diddley", "Cy Twombly", "Zoé Étoilé"]
    assert not page.head.states[SignatureState.SIGNED].isChecked()
    page.head.spans[90].click()
    assert len(names(page)) == 4


def test_groups_filter_and_stay_through_a_new_page(show: Show, hired: Workbench) -> None:
    page = show(hired)
    combo = page.list.filters.groups[next(iter(page.list.filters.groups))]
    combo.setCurrentText("Sales")
    assert names(page) == ["Bo Diddley", "Cy Twombly"]
    page.tabs.setCurrentIndex(COVERAGE)
    again = show(hired)
    again.show_view(page.view())
    assert names(again) == ["Bo Diddley", "Cy Twombly"]
    assert again.tabs.currentIndex() == COVERAGE


def test_who_is_chosen_goes_with_one_to_the_forms_and_the_reminders(
    show: Show, hired: Workbench, qtbot: QtBot
) -> None:
    page = show(hired)
    choose(page, "Bo Diddley", "Zoé Étoilé")
    assert page.list.bar.isVisible()
    for action, step in ((page.list.bar.forms, FORMS), (page.list.bar.write, REMINDERS)):
        with qtbot.waitSignal(page.spot_asked) as asked:
            action.trigger()
        spot = asked.args[0]
        assert spot.step == step
        assert [hired.register.person(id_).name for id_ in spot.people.people] == ["Bo Diddley", "Zoé Étoilé"]


def test_who_is_chosen_stays_chosen_when_the_order_changes(show: Show, hired: Workbench) -> None:
    page = show(hired)
    choose(page, "Ada Byron", "Cy Twombly")
    before = set(page.list.table.chosen)
    page.list.table.sort_asked.emit(Column.SITE)
    assert set(page.list.table.chosen) == before


def test_leave_is_recorded_for_all_who_are_chosen(show: Show, hired: Workbench) -> None:
    page = show(hired)
    choose(page, "Bo Diddley", "Cy Twombly")
    page.open_presence(Presence.ON_LEAVE).submit()
    states = [hired.register.standing(id_).state for id_ in page.list.table.chosen]
    assert states == [SignatureState.ON_LEAVE] * 2
    assert page.head.states[SignatureState.ON_LEAVE].text().endswith("2")


def test_certificates_are_written_for_those_who_signed(
    show: Show, hired: Workbench, files: ChosenFiles, tmp_path: Path, context: UiContext, qtbot: QtBot
) -> None:
    ids = hired.people_view.select()
    hired.signing.sign(ids[:2], Method.PAPER, hired.register.today, by="Hana")
    page = show(hired)
    page.list.table.selectAll()
    files.answers.append(tmp_path / "out")
    page.list.bar.certificates_asked.emit("docx")
    done(context, qtbot)
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_a_spreadsheet_holds_those_who_are_shown(
    show: Show, hired: Workbench, files: ChosenFiles, tmp_path: Path, context: UiContext, qtbot: QtBot
) -> None:
    page = show(hired)
    page.list.filters.words.setText("research")
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    files.answers.append(tmp_path / "people.xlsx")
    page.save.menu().actions()[0].trigger()
    done(context, qtbot)
    rows = [cells for _, cells in tables((tmp_path / "people.xlsx").read_bytes())[0].rows()]
    assert [row[1] for row in rows[1:]] == ["Ada Byron", "Zoé Étoilé"]


def test_the_report_is_written_in_word(
    show: Show, hired: Workbench, files: ChosenFiles, tmp_path: Path, context: UiContext, qtbot: QtBot
) -> None:
    page = show(hired)
    files.answers.append(tmp_path / "report.docx")
    next(a for a in page.save.menu().actions() if "Word" in a.text()).trigger()
    done(context, qtbot)
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")


def test_coverage_is_drawn_and_told(show: Show, hired: Workbench, context: UiContext, qtbot: QtBot) -> None:
    ids = hired.people_view.select()
    hired.signing.sign(ids[:1], Method.PAPER, hired.register.today - timedelta(days=2), by="Hana")
    page = show(hired)
    page.tabs.setCurrentIndex(COVERAGE)
    done(context, qtbot)
    assert "Research (Has signed 1, Form to give 1)" in page.coverage.bars.accessibleDescription()
    assert page.coverage.bars.svg
    assert page.coverage.course.isVisible()


def test_many_people_are_read_in_the_background(
    show: Show, published: Workbench, context: UiContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "FEW", 100)
    hire(published, many(300))
    page = PeoplePage(context, published)
    assert page.look.is_busy
    assert not page.list.model.ids
    page = show(published)
    qtbot.waitUntil(page.list.isVisible, timeout=20_000)
    assert page.list.count.text() == "300 people shown"
    published.signing.sign([1], Method.PAPER, published.register.today, by="Hana")
    page.head.states[SignatureState.TO_GIVE].click()
    qtbot.waitUntil(lambda: page.list.count.text() == "299 people shown, of 300", timeout=20_000)
    done(context, qtbot)


def test_undo_in_the_window_takes_a_list_back(
    sit_down: Sit, tmp_path: Path, made_files: MadeFiles, roster: Path, qtbot: QtBot
) -> None:
    sitting = sit_down()
    path = tmp_path / "published.charta"
    path.write_bytes(made_files.published.read_bytes())
    sitting.window.open(path)
    page = go_to(sitting, "people", PeoplePage)
    dialog = page.open_import(roster)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.worked is not None, timeout=20_000)
    dialog.take_over()
    assert len(names(page)) == 3
    sitting.work.show_step("board")
    sitting.work._actions.undo.trigger()
    qtbot.waitUntil(lambda: sitting.work.step == "people")
    assert page.start.isVisible()
    sitting.window.close()
