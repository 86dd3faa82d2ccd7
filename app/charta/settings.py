"""The user's preferences: small, forgiving, never a reason not to start."""

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

RECENT_LIMIT: Final = 10
THEMES: Final = ("system", "light", "dark")
ZOOM_RANGE: Final = (80, 200)


@dataclass(frozen=True)
class Settings:
    """What the window remembers. `geometry` and `places` are the window's own; nothing else reads them.

    `round_scale` is how departments answer in a round (`domain.records.Scale`), empty until it was chosen.
    `mail` is the user's account at a mail server, by the names of its parts; a password is never among them.
    """

    language: str = ""
    theme: str = "system"
    zoom: int = 100
    recent: tuple[str, ...] = ()
    geometry: str = ""
    places: dict[str, str] = field(default_factory=dict)
    user_name: str = ""
    round_scale: str = ""
    mail: dict[str, str] = field(default_factory=dict)

    def with_recent(self, path: str) -> "Settings":
        """Return these settings with `path` first among the recent files."""
        others = tuple(entry for entry in self.recent if entry != path)
        return replace(self, recent=(path, *others)[:RECENT_LIMIT])

    def without_recent(self, path: str) -> "Settings":
        """Return these settings with `path` forgotten."""
        return replace(self, recent=tuple(entry for entry in self.recent if entry != path))


def load(path: Path) -> Settings:
    """Read the settings; what is missing or makes no sense is replaced by its default."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _checked(raw) if isinstance(raw, dict) else Settings()


def save(settings: Settings, path: Path) -> None:
    """Write the settings beside the old ones, then swap; a place that cannot be written is no error."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(path)


def _checked(raw: dict[str, Any]) -> Settings:
    known = {entry.name: raw[entry.name] for entry in fields(Settings) if entry.name in raw}
    defaults = Settings()
    good = {name: value for name, value in known.items() if _fits(name, value, getattr(defaults, name))}
    if "recent" in good:
        good["recent"] = tuple(good["recent"])[:RECENT_LIMIT]
    return Settings(**good)


def _fits(name: str, value: object, default: object) -> bool:
    if name == "recent":
        return isinstance(value, list) and all(isinstance(entry, str) for entry in value)
    if name in ("places", "mail"):
        return isinstance(value, dict) and all(
            isinstance(entry, str) for pair in value.items() for entry in pair
        )
    if name == "zoom":
        return isinstance(value, int) and ZOOM_RANGE[0] <= value <= ZOOM_RANGE[1]
    if name == "theme":
        return value in THEMES
    return type(value) is type(default)
