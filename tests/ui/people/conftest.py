"""The page of people over a real charter, shown as in the window: refreshed at every change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.people.page import PeoplePage
from people import hire
from ui.doubles import in_sight

Show = Callable[..., PeoplePage]
HEAD = "Employee ID;Full name;E-mail;Department;Site;Manager"
LINES = (
    "101;Ada Byron;ada@example.org;Research;Lévis;Cy Twombly",
    "102;Bo Diddley;bo@example.org;Marketing;Québec;Cy Twombly",
    "105;Éva Noël;eva@example.org;Sales;Québec;Cy Twombly",
)


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page."""

    def shown(
        bench: Workbench, *, looks: UiContext | None = None, size: tuple[int, int] = (1100, 900)
    ) -> PeoplePage:
        return in_sight(PeoplePage(looks or context, bench), bench, qtbot, size)

    return shown


@pytest.fixture
def hired(published: Workbench) -> Workbench:
    """Open the published example with four people."""
    hire(published)
    return published


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Write a list in which one person has moved, one is new, and two are missing."""
    path = tmp_path / "staff.csv"
    path.write_bytes("\r\n".join((HEAD, *LINES)).encode("cp1252"))
    return path
