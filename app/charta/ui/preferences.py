"""The user's preferences while the window runs: read once, written at every change."""

from dataclasses import replace
from pathlib import Path

from charta import settings
from charta.settings import ZOOM_RANGE, Settings

PLACES_LIMIT = 100
ZOOM_STEP = 10


class Preferences:
    """Holds the settings and keeps their file in step."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._settings = settings.load(file)

    @property
    def settings(self) -> Settings:
        """The settings as they stand."""
        return self._settings

    def change(self, changed: Settings) -> None:
        """Take `changed` as the settings and write them; nothing is written where nothing changed."""
        if changed != self._settings:
            self._settings = changed
            settings.save(changed, self._file)

    def set_language(self, language: str) -> None:
        """Remember the language of the screen."""
        self.change(replace(self._settings, language=language))

    def set_theme(self, theme: str) -> None:
        """Remember 'system', 'light' or 'dark'."""
        self.change(replace(self._settings, theme=theme))

    def set_zoom(self, zoom: int) -> None:
        """Remember the zoom in per cent, kept within what the window can show."""
        lowest, highest = ZOOM_RANGE
        self.change(replace(self._settings, zoom=min(max(zoom, lowest), highest)))

    def set_round_scale(self, scale: str) -> None:
        """Remember how departments answer in a round."""
        self.change(replace(self._settings, round_scale=scale))

    def set_geometry(self, geometry: str) -> None:
        """Remember where the window stood."""
        self.change(replace(self._settings, geometry=geometry))

    def place(self, path: Path) -> str:
        """Return the step at which a charter was left, empty where it was never open here."""
        return self._settings.places.get(str(path), "")

    def set_place(self, path: Path, step: str) -> None:
        """Remember the step at which a charter stands; the oldest charters are forgotten."""
        others = {file: place for file, place in self._settings.places.items() if file != str(path)}
        kept = dict(list(others.items())[-(PLACES_LIMIT - 1) :])
        self.change(replace(self._settings, places={**kept, str(path): step}))

    def add_recent(self, path: Path) -> None:
        """Put a charter first among the recent ones."""
        self.change(self._settings.with_recent(str(path)))

    def forget_recent(self, path: Path) -> None:
        """Take a charter off the recent ones."""
        self.change(self._settings.without_recent(str(path)))
