"""Which parts of pages the user has opened or closed; the same in every charter on this machine."""

from dataclasses import replace
from typing import Final

from charta.ui.preferences import Preferences

OPENED: Final = "opened:"
_OPEN, _CLOSED = "1", "0"


class FoldMemory:
    """Remembers for one part, named by `name`, whether it is open; `usual` is what it is at first."""

    def __init__(self, preferences: Preferences, name: str, *, usual: bool) -> None:
        self._preferences = preferences
        self._key = f"{OPENED}{name}"
        self._usual = usual

    @property
    def is_open(self) -> bool:
        """Whether the part was left open."""
        return self._preferences.settings.places.get(self._key, self._told(is_open=self._usual)) == _OPEN

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's value
        """Remember that the part is open, or closed."""
        settings = self._preferences.settings
        places = {**settings.places, self._key: self._told(is_open=is_open)}
        self._preferences.change(replace(settings, places=places))

    @staticmethod
    def _told(*, is_open: bool) -> str:
        return _OPEN if is_open else _CLOSED
