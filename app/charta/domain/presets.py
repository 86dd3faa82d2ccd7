"""Presets: what a charter may begin with."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PresetText:
    """What a preset is called, and what it holds."""

    name: str
    what: str


@dataclass(frozen=True)
class Preset:
    """The core with `adds`, or `everything`; suggested to organisations of `sizes`."""

    id: str
    adds: tuple[str, ...]
    everything: bool
    sizes: tuple[str, ...]
    texts: Mapping[str, PresetText]

    def text(self, language: str) -> PresetText:
        """Return the texts in `language`, or in the first language where that one is absent."""
        return self.texts.get(language) or next(iter(self.texts.values()))

    def holds(self, section: str, *, core: bool) -> bool:
        """Tell whether a section belongs to a charter that begins with this preset."""
        return self.everything or core or section in self.adds
