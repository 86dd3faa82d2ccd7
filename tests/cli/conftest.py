"""What every command finds: English, and a folder of its own for backups."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr("charta.paths.backups", lambda: tmp_path / "backups")
