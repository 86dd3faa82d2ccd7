"""A context for pages under test: real looks and words, doors that only note what goes through them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.preferences import Preferences
from charta.ui.surroundings import Surroundings

Stage = Callable[..., UiContext]


@dataclass
class Told:
    """Messages as a test wants them: noted, and answered at once."""

    agree: bool = True
    notices: list[str] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    errors: list[ChartaError] = field(default_factory=list)

    def inform(self, text: str, *_: object) -> None:
        self.notices.append(text)

    def fail(self, error: ChartaError) -> None:
        self.errors.append(error)

    def ask(self, title: str, text: str, *_: object) -> str | None:
        self.questions.append((title, text))
        return None

    def confirm(self, title: str, text: str, *_: object, **__: object) -> bool:
        self.questions.append((title, text))
        return self.agree


@dataclass
class Chosen:
    """A file chooser whose user has already decided."""

    path: Path | None = None

    def open_file(self, *_: object) -> Path | None:
        return self.path

    def save_file(self, *_: object) -> Path | None:
        return self.path

    def folder(self, *_: object) -> Path | None:
        return self.path


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, tmp_path: Path, told: Told, chosen: Chosen) -> Iterator[Stage]:
    """Make contexts, as in `stage(language="fr", theme="dark", zoom=200)`."""
    preferences = Preferences(tmp_path / "settings.json")
    surroundings = Surroundings(qapp, preferences, lambda *_: (told, chosen))
    window = QWidget()
    qtbot.addWidget(window)

    def make(language: str = "en", theme: str = "light", zoom: int = 100) -> UiContext:
        preferences.change(replace(preferences.settings, language=language, theme=theme, zoom=zoom))
        return surroundings.context(window, lambda _: None)

    yield make
    surroundings.close()


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader gives to a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)
