"""What the window remembers about exporting a charter: its Word template and its folder."""

from dataclasses import replace
from pathlib import Path

from charta.ui.files import documents_folder
from charta.ui.preferences import Preferences


class ExportMemory:
    """The choices of one charter on this machine; they are no part of the charter itself."""

    def __init__(self, preferences: Preferences, charter: Path) -> None:
        self._preferences = preferences
        self._charter = charter

    @property
    def word_template(self) -> Path | None:
        """The user's own Word template, where one was chosen and is still there."""
        kept = self._get("word-template")
        return Path(kept) if kept and Path(kept).is_file() else None

    def set_word_template(self, path: Path | None) -> None:
        """Remember a template, or that there is none."""
        self._set("word-template", str(path) if path else "")

    @property
    def folder(self) -> Path:
        """Where documents were last written, or the user's own folder of documents."""
        kept = self._get("export-folder")
        return Path(kept) if kept else documents_folder()

    def set_folder(self, folder: Path) -> None:
        """Remember where documents go."""
        self._set("export-folder", str(folder))

    def _get(self, what: str) -> str:
        return self._preferences.settings.places.get(self._key(what), "")

    def _set(self, what: str, value: str) -> None:
        settings = self._preferences.settings
        places = {key: place for key, place in settings.places.items() if key != self._key(what)}
        if value:
            places[self._key(what)] = value
        self._preferences.change(replace(settings, places=places))

    def _key(self, what: str) -> str:
        return f"{what}:{self._charter}"
