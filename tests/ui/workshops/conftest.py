"""A charter with something to discuss, on the screen."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from charta.bootstrap import Charta, Workbench
from charta.services.wizard import WORKSHOPS
from charta.ui.workshops.page import WorkshopsPage
from ui.sitting import Sit, Sitting, go_to

At = Callable[[Path], tuple[Sitting, WorkshopsPage, Workbench]]
"""Opens a charter on the page of workshops."""


@pytest.fixture
def disputed(charta: Charta, two_sections: Path) -> Path:
    """Make a charter of two sections: one with an open question, one with a request for change."""
    with closing(charta.open(two_sections)) as bench:
        bench.answers.set("S02", "boundary", None)
        bench.comments.add("S12", "legal", "Ada", "Everything?", blocks=True)
    return two_sections


@pytest.fixture
def planned(charta: Charta, disputed: Path) -> Path:
    """Plan three workshops over it."""
    with closing(charta.open(disputed)) as bench:
        bench.workshops.plan("three_sessions", "2026-12-08", "9:00")
    return disputed


@pytest.fixture
def at_workshops(sit_down: Sit) -> At:

    def open_(path: Path) -> tuple[Sitting, WorkshopsPage, Workbench]:
        sitting = sit_down()
        sitting.window.open(path)
        page = go_to(sitting, WORKSHOPS, WorkshopsPage)
        QApplication.processEvents()
        return sitting, page, sitting.bench

    return open_
