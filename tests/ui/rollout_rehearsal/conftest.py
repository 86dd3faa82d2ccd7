"""The parts of the rehearsal: a published charter, a keyring, and whom this computer trusts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
import trustme
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.i18n import translator
from charta.ui.preferences import Preferences
from fakes import SteppingClock
from made import MadeFiles
from mailserver import authority
from ui.doubles import Doors
from ui.rehearsal.play import Play, Strays
from ui.sitting import Sit


class Keys(KeyringBackend):
    """A keyring in memory, as keyring's interface wants one."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def keys() -> Iterator[Keys]:
    """Return the keyring of the system."""
    before, made = keyring.get_keyring(), Keys()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Return who signs certificates that this computer trusts."""
    made = authority()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


@pytest.fixture
def play(  # noqa: PLR0917 - what is on a desk
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    sit_down: Sit,
    doors: Doors,
    charta: Charta,
    clock: SteppingClock,
    preferences: Preferences,
    made_files: MadeFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Play]:
    """Set the desk an hour after version 1.0 was published, in the language that the test names."""
    language = request.param
    preferences.set_language(language)
    clock.advance(hours=1)
    path = tmp_path / "Érablis.charta"
    shutil.copy(made_files.published, path)
    monkeypatch.setattr("charta.paths.backups", lambda: tmp_path / "backups")
    strays = Strays()
    qapp.installEventFilter(strays)
    yield Play(qtbot, sit_down, doors, charta, clock, translator(language), path, tmp_path)
    qapp.removeEventFilter(strays)
    assert strays.found == []
