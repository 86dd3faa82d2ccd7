"""The page of people and its dialogs in the smallest window, with the largest words, in both languages."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.people import Presence
from charta.domain.register import Method
from charta.i18n import screen_languages
from charta.services.people_view import Column
from charta.ui.people.content import COVERAGE
from charta.ui.people.model import COLUMNS
from charta.ui.people.page import PeoplePage
from charta.ui.people.person_dialog import PersonDialog
from charta.ui.preferences import Preferences
from charta.ui.window import MINIMUM
from made import MadeFiles
from people import hire
from ui.idle import wait_idle
from ui.people.conftest import HEAD
from ui.sitting import Sit, Sitting, go_to, nameless, open_dialogs, settle
from ui.test_every_dialog import cut_off, faults

LONG = "Wolfeschlegelsteinhausenbergerdorff-" * 6


@pytest.fixture(scope="module")
def signed_file(tmp_path_factory: pytest.TempPathFactory, made_files: MadeFiles) -> Path:
    """Make a published charter with four people, one of whom has signed, been corrected, and signed again."""
    folder = tmp_path_factory.mktemp("people")
    path = Path(shutil.copy(made_files.published, folder))
    with closing(Charta(actor="Test", backups=folder / "backups").open(path)) as bench:
        ids = hire(bench)
        today = bench.register.today
        bench.signing.sign([ids["101"]], Method.PAPER, today, by="Hana", proof=b"%PDF-1.7", note=LONG)
        bench.signing.correct(bench.register.facts(ids["101"])[0], LONG, by="Hana")
        bench.signing.sign([ids["101"]], Method.PAPER, today, by="Hana")
        bench.signing.refuse(ids["102"], today, "Cy Twombly", by="Hana")
    return path


def people(sitting: Sitting) -> PeoplePage:
    return go_to(sitting, "people", PeoplePage)


def person(sitting: Sitting) -> PersonDialog:
    return people(sitting).open_person(sitting.bench.signing.meant("101").id)


def importing(sitting: Sitting) -> QDialog | None:
    path = sitting.bench.session.store.path.with_name(f"{LONG[:60]}.csv")
    lines = (f"101;{LONG};x;{LONG};;", "109;=cmd();no address;B;;", f"110;{LONG};a@b.org;{LONG};{LONG};")
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return people(sitting).open_import(path)


def signing(sitting: Sitting) -> QDialog:
    page = people(sitting)
    page.list.table.selectAll()
    return page.open_signing()


DIALOGS: Mapping[str, Callable[[Sitting], QDialog | None]] = {
    "import": importing,
    "add": lambda sitting: people(sitting).open_adding(),
    "sign": signing,
    "presence": lambda sitting: people(sitting).open_presence(Presence.ON_LEAVE),
    "person": person,
    "change": lambda sitting: person(sitting).open_edit(),
    "refuse": lambda sitting: person(sitting).open_refuse(),
    "correct": lambda sitting: (dialog := person(sitting)).open_correct(
        sitting.bench.register.facts(dialog._id)[-1]
    ),
}


@pytest.mark.parametrize("language", screen_languages())
def test_the_page_and_every_dialog_stand_well(
    sit_down: Sit, qtbot: QtBot, preferences: Preferences, signed_file: Path, tmp_path: Path, language: str
) -> None:  # fmt: skip
    preferences.set_language(language)
    preferences.set_theme("dark")
    preferences.set_zoom(200)
    sitting = sit_down()
    sitting.window.resize(*MINIMUM)
    sitting.window.open(Path(shutil.copy(signed_file, tmp_path)))
    found = {name: list(_faults(sitting, qtbot, opener)) for name, opener in DIALOGS.items()}
    page = people(sitting)
    page.list.table.selectAll()
    for tab in (0, COVERAGE):
        page.tabs.setCurrentIndex(tab)
        settle(sitting, qtbot)
        areas = [str(area) for area in page.scroll_areas() if area.horizontalScrollBar().maximum()]
        found[f"tab {tab}"] = [*nameless(page), *areas, *cut_off(page)]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    sitting.window.close()


@pytest.mark.parametrize("language", screen_languages())
def test_a_late_day_has_its_room(
    sit_down: Sit, qtbot: QtBot, preferences: Preferences, signed_file: Path, tmp_path: Path, language: str
) -> None:  # fmt: skip
    preferences.set_language(language)
    sitting = sit_down()
    sitting.window.open(Path(shutil.copy(signed_file, tmp_path)))
    page = people(sitting)
    settle(sitting, qtbot)
    table, late = page.list.table, page.context.tr("{day}, late", day="2026-05-25")
    width = table.columnWidth(COLUMNS.index(Column.DUE))
    assert width >= table.fontMetrics().horizontalAdvance(late) + 16
    sitting.window.close()


def test_the_page_follows_language_theme_and_zoom(
    sit_down: Sit, qtbot: QtBot, signed_file: Path, tmp_path: Path
) -> None:
    sitting = sit_down()
    sitting.window.open(Path(shutil.copy(signed_file, tmp_path)))
    page = people(sitting)
    page.list.filters.words.setText("ada")
    page.list.select()
    dialog = page.open_person(page.list.model.ids[0])
    sitting.window._set_language("fr")
    sitting.window._set_theme("dark")
    sitting.window._zoom(150)
    QApplication.processEvents()
    assert dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: sitting.page is not page, timeout=20_000)
    again = sitting.page
    assert isinstance(again, PeoplePage)
    assert again.context.language == "fr"
    assert [again.list.model.data(again.list.model.index(0, 0)), len(again.list.model.ids)] == [
        "Ada Byron",
        1,
    ]
    sitting.window.close()


def _faults(sitting: Sitting, qtbot: QtBot, opener: Callable[[Sitting], QDialog | None]) -> Iterator[str]:
    dialog = opener(sitting)
    assert dialog is not None
    wait_idle(qtbot, lambda: not sitting.window.context.background.is_busy)
    for _ in range(3):
        QApplication.processEvents()
    yield from faults(dialog)
    if (dialog.width(), dialog.height()) > MINIMUM:
        yield f"{dialog.width()}x{dialog.height()}"
    while shown := open_dialogs(sitting):
        qtbot.keyClick(shown[-1], Qt.Key.Key_Escape)
