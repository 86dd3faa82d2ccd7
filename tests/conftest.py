"""Charters on real files for every test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.catalogue import Catalogue
from charta.domain.records import DecisionKind
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
