"""What the window asks of the outside: one open charter at most, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from charta.ui.context import UiContext
from charta.ui.page import Page
from charta.ui.rail_model import RailStep
from charta.ui.spot import Spot


@dataclass(frozen=True)
class DeskView:
    """The open charter as the window's frame shows it."""

    title: str
    path: Path
    steps: tuple[RailStep, ...]
    signed: int
    sections: int
    can_undo: bool
    can_redo: bool

    def step(self, id_: str) -> RailStep:
        """Return a step by its id, or the first one where there is no such step (any more)."""
        return next((step for step in self.steps if step.id == id_), self.steps[0])

    def before(self, id_: str) -> RailStep | None:
        """Return the step before another one."""
        place = self.steps.index(self.step(id_))
        return self.steps[place - 1] if place else None

    def after(self, id_: str) -> RailStep | None:
        """Return the step behind another one."""
        place = self.steps.index(self.step(id_)) + 1
        return self.steps[place] if place < len(self.steps) else None


@dataclass(frozen=True)
class BackupEntry:
    """A backup that can be taken up again; `key` means something to the desk alone."""

    key: Path
    name: str
    at: datetime


@dataclass(frozen=True)
class LeftRunning:
    """A workshop that nobody ended: what is said of it, and the two things that can be done."""

    said: str
    go_on: Callable[[], None]
    end: Callable[[], None]


GoTo = Callable[[Spot], None]
"""Leads to a place."""


class Desk(Protocol):
    """Opens and closes charters and knows their steps. What cannot be done raises a `ChartaError`."""

    def view(self, context: UiContext) -> DeskView | None:
        """Return the open charter in the words of the screen, None where none is open."""
        ...

    def open(self, path: Path) -> None:
        """Open a charter in place of the one that is open."""
        ...

    def create(self, path: Path, *, example: bool = False) -> None:
        """Make a new charter, or the example, and open it."""
        ...

    def close(self) -> None:
        """Close the charter; nothing has to be saved."""
        ...

    def undo(self) -> str | None:
        """Take the last step back; return the id of the step of the wizard where something changed."""
        ...

    def redo(self) -> str | None:
        """Do again what was taken back."""
        ...

    def reminder(self, context: UiContext) -> str:
        """Return what is to be said once the charter has been opened, empty for nothing."""
        ...

    def left_running(self, context: UiContext, window: QWidget) -> LeftRunning | None:
        """Return the workshop that nobody ended and that no window of `window` shows, None for none."""
        ...

    def unfinished_after(self, step: str) -> str | None:
        """Return the next step that needs work."""
        ...

    def page(self, context: UiContext, step: str) -> Page:
        """Return a new page for a step."""
        ...

    def search(self, context: UiContext, window: QWidget, go_to: GoTo) -> None:
        """Open the search of the open charter over a window."""
        ...

    def journal(self, context: UiContext, window: QWidget) -> None:
        """Open the journal of the open charter over a window."""
        ...

    def backups(self) -> Sequence[BackupEntry]:
        """Return the backups that there are, the newest first."""
        ...

    def restore(self, backup: BackupEntry, to: Path) -> None:
        """Write a backup to a new file and open it."""
        ...

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the open charter has changed."""
        ...
