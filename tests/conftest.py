"""Charters on real files for every test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from charta.bootstrap import Charta, Workbench
from charta.domain.catalogue import Catalogue
from fakes import SteppingClock
from made import MadeFiles

# The test command says the same of the same code each time, however slow the machine is. `make explore` looks
# for what nobody thought of yet.
_ANY_SPEED = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], print_blob=True
)
settings.register_profile("repeatable", _ANY_SPEED, derandomize=True)
settings.register_profile("exploring", _ANY_SPEED, max_examples=1_000)
settings.load_profile("repeatable")

# No test needs a screen; whoever wants to watch one names another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Charta().catalogue


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def charta(tmp_path: Path, clock: SteppingClock) -> Charta:
    return Charta(clock=clock, actor="Test", backups=tmp_path / "backups")


@pytest.fixture(scope="session")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> MadeFiles:
    """Make charters once; a test works on a copy."""
    return MadeFiles.make(tmp_path_factory.mktemp("made"))


def _copy(charta: Charta, folder: Path, made: Path) -> Iterator[Workbench]:
    with closing(charta.open(Path(shutil.copy(made, folder)))) as bench:
        yield bench


@pytest.fixture
def bench(charta: Charta, tmp_path: Path, made_files: MadeFiles) -> Iterator[Workbench]:
    """Open a charter without any answer."""
    yield from _copy(charta, tmp_path, made_files.empty)


@pytest.fixture
def example(charta: Charta, tmp_path: Path, made_files: MadeFiles) -> Iterator[Workbench]:
    """Open the example organisation, every question answered, nothing signed."""
    yield from _copy(charta, tmp_path, made_files.example)


@pytest.fixture
def signed(charta: Charta, tmp_path: Path, made_files: MadeFiles) -> Iterator[Workbench]:
    """Open the example, every section signed by everyone who must."""
    yield from _copy(charta, tmp_path, made_files.signed)


@pytest.fixture
def ready(charta: Charta, tmp_path: Path, made_files: MadeFiles) -> Iterator[Workbench]:
    """Open the example with nothing missing before publication."""
    yield from _copy(charta, tmp_path, made_files.ready)


@pytest.fixture
def published(
    charta: Charta, tmp_path: Path, made_files: MadeFiles, clock: SteppingClock
) -> Iterator[Workbench]:
    """Open the example with version 1.0, an hour after it was published."""
    clock.advance(hours=1)
    yield from _copy(charta, tmp_path, made_files.published)
