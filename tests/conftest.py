"""Charters on real files for every test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.catalogue import Catalogue
from charta.domain.records import DecisionKind, ProofState
from charta.i18n import translator
from fakes import SteppingClock

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


@pytest.fixture
def bench(charta: Charta, tmp_path: Path) -> Iterator[Workbench]:
    """Open a charter without any answer."""
    opened = charta.create(tmp_path / "empty.charta")
    yield opened
    opened.close()


@pytest.fixture
def example(charta: Charta, tmp_path: Path) -> Iterator[Workbench]:
    """Open the example organisation, every question answered, nothing signed."""
    opened = charta.create(tmp_path / "example.charta", answers=charta.example_answers())
    yield opened
    opened.close()


@pytest.fixture
def signed(example: Workbench) -> Workbench:
    """Open the example, every section signed by everyone who must."""
    for department in example.session.catalogue.departments:
        if example.agreement.queue(department):
            example.agreement.sign_all(department, DecisionKind.APPROVE, f"{department} person")
    return example


@pytest.fixture(scope="session")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Make the example once with nothing missing before publication, and once with version 1.0."""
    folder = tmp_path_factory.mktemp("made")
    charta = Charta(clock=SteppingClock(), actor="Test", backups=folder / "backups")
    ready, published = folder / "ready.charta", folder / "published.charta"
    with closing(charta.create(ready, answers=charta.example_answers())) as bench:
        for department in bench.session.catalogue.departments:
            if bench.agreement.queue(department):
                bench.agreement.sign_all(department, DecisionKind.APPROVE, f"{department} person")
        for item in bench.formalities.open_items():
            bench.formalities.note(item.id, ProofState.DONE, date(2026, 11, 1))
        bench.endorsement.endorse("Claire Roy", "President", {"en": "Dare.", "fr": "Osez."}, opens=True)
    shutil.copy(ready, published)
    with closing(charta.open(published)) as bench:
        bench.publication.publish(bench.publication.suggested("Ada"), translator("en"))
    return ready, published


@pytest.fixture
def ready(charta: Charta, tmp_path: Path, made_files: tuple[Path, Path]) -> Iterator[Workbench]:
    """Open the example with nothing missing before publication."""
    with closing(charta.open(Path(shutil.copy(made_files[0], tmp_path)))) as bench:
        yield bench


@pytest.fixture
def published(
    charta: Charta, tmp_path: Path, made_files: tuple[Path, Path], clock: SteppingClock
) -> Iterator[Workbench]:
    """Open the example with version 1.0, an hour after it was published."""
    clock.advance(hours=1)
    with closing(charta.open(Path(shutil.copy(made_files[1], tmp_path)))) as bench:
        yield bench
