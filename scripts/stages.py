"""What the scripts that take pictures share: where a picture is taken, and what it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from charta.ui.board.page import BoardPage
from charta.ui.charter_desk import CharterDesk
from charta.ui.page import Page
from charta.ui.section.section_page import SectionPage
from charta.ui.window import MainWindow
from scenery import EXAMPLE

FOLDER: Final = Path("/home/maite/Documents")
"""A folder that says nothing of the machine on which the pictures are made."""
STAFF: Final = "personnel"
"""The folder of the charter whose forms are out."""


@dataclass(frozen=True)
class Stage:
    """What a picture is taken of. `screen` is the size of the big screen; charters lie in `folder`."""

    window: MainWindow
    desk: CharterDesk
    language: str
    screen: tuple[int, int]
    folder: Path

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.window.work.pages.page if self.window.work is not None else None

    @property
    def section(self) -> SectionPage:
        """The page of a section."""
        if not isinstance(self.page, SectionPage):
            raise TypeError
        return self.page

    @property
    def board(self) -> BoardPage:
        """The sign-off board."""
        if not isinstance(self.page, BoardPage):
            raise TypeError
        return self.page


def the_page(stage: Stage) -> None:
    """Open nothing."""


@dataclass(frozen=True)
class Shot:
    """The step and the charter that a picture shows, and what is opened there, if anything.

    `wide` leaves the steps at the left without their words.
    """

    step: str = ""
    charter: str = EXAMPLE
    opens: Callable[[Stage], QWidget | None] = the_page
    wide: bool = False


def settle(milliseconds: int = 60) -> None:
    """Let the window lay itself out and what it does later come to an end."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
