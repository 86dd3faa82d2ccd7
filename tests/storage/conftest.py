"""A folder for charters, another for their backups, and a charter with something in it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from charta import storage
from charta.storage import Store
from storage.samples import filled


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "charters é #1 100%"
    folder.mkdir()
    return folder


@pytest.fixture
def path(folder: Path, backups: Path) -> Path:
    """Make a charter with every type of record and close it; there is nothing beside it, no backup of it."""
    path = filled(folder / "ours.charta", backups / "elsewhere")
    assert [file.name for file in folder.iterdir()] == ["ours.charta"]
    return path


@pytest.fixture
def store(folder: Path, backups: Path) -> Iterator[Store]:
    with closing(storage.create(folder / "new.charta", backups=backups)) as opened:
        yield opened
