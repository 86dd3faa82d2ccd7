"""Where the shipped content lies and where the user's own files go."""

from functools import cache
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

_PACKAGE: Final = Path(__file__).resolve().parent
_DIRECTORIES: Final = PlatformDirs("Charta", appauthor=False)


@cache
def _content_root() -> Path:
    """Return the folder that holds `templates` and `resources`.

    A wheel carries both inside the package; an editable install reads them from the checkout.
    """
    return _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parents[1]


def templates() -> Path:
    """Return the folder of the texts that documents say."""
    return _content_root() / "templates"


def resources() -> Path:
    """Return the folder of what the application shows and knows."""
    return _content_root() / "resources"


def settings_file() -> Path:
    """Return the file of the user's preferences; it may not exist."""
    return _DIRECTORIES.user_config_path / "settings.json"


def backups() -> Path:
    """Return the folder of the rotating backups; it may not exist."""
    return _DIRECTORIES.user_data_path / "backups"


def certificates() -> Path:
    """Return the folder of the certificates that vouch for digital signatures; it may not exist."""
    return _DIRECTORIES.user_data_path / "certificates"
