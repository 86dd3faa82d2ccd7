"""The page in the smallest window with the largest words: everything named, nothing cut off."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from charta.i18n import screen_languages
from charta.ui.preferences import Preferences
from charta.ui.window import MINIMUM
from charta.ui.workshops.page import WorkshopsPage
from ui.sitting import nameless
from ui.test_every_dialog import cut_off, faults
from ui.workshops.conftest import At

DIALOGS: Mapping[str, Callable[[WorkshopsPage], QDialog | None]] = {
    "plan": lambda page: page.open_plan(),
    "add": lambda page: page.agenda.open_add(),
    "person": lambda page: page.people.open_person(),
    "delegate": lambda page: page.people.open_delegate("legal"),
    "minutes": lambda page: page.open_minutes(),
}
LOOKS = list(itertools.product(screen_languages(), (100, 200)))


def beyond(page: WorkshopsPage) -> list[str]:
    """Return what reaches beyond what holds it."""
    wrong = []
    for child in page.findChildren(QWidget):
        holder = child.parentWidget()
        if isinstance(child, QPushButton) and child.isVisible() and holder is not None:
            right = child.geometry().right()
            if right > holder.width():
                wrong.append(f"{child.text()} by {right - holder.width()}")
    return wrong


@pytest.mark.parametrize(("language", "zoom"), LOOKS)
@pytest.mark.parametrize("is_planned", [False, True])
def test_the_page_stands_well(
    at_workshops: At,
    preferences: Preferences,
    request: pytest.FixtureRequest,
    language: str,
    zoom: int,
    is_planned: bool,
) -> None:
    path: Path = request.getfixturevalue("planned" if is_planned else "disputed")
    preferences.set_language(language)
    preferences.set_zoom(zoom)
    sitting, page, _ = at_workshops(path)
    sitting.window.resize(*MINIMUM)
    for _ in range(4):
        QApplication.processEvents()
    assert nameless(page) == []
    assert [str(area) for area in page.scroll_areas() if area.horizontalScrollBar().maximum()] == []
    assert list(cut_off(page)) == []
    assert beyond(page) == []
    sitting.window.close()


@pytest.mark.parametrize("language", screen_languages())
def test_its_dialogs_stand_well(
    at_workshops: At, preferences: Preferences, planned: Path, language: str
) -> None:
    preferences.set_language(language)
    preferences.set_theme("dark")
    preferences.set_zoom(200)
    sitting, page, _ = at_workshops(planned)
    sitting.window.resize(*MINIMUM)
    found = {}
    for name, opener in DIALOGS.items():
        dialog = opener(page)
        assert dialog is not None, name
        for _ in range(3):
            QApplication.processEvents()
        found[name] = list(faults(dialog))
        if (dialog.width(), dialog.height()) > MINIMUM:
            found[name].append(f"{dialog.width()}x{dialog.height()}")
        dialog.reject()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    sitting.window.close()
