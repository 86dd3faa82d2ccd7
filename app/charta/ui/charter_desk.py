"""The desk of the real window: a charter from `bootstrap`, its steps in words, its pages from a registry."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from charta.bootstrap import Charta, Workbench
    from charta.domain.records import Change
    from charta.errors import FileError
    from charta.ui.context import UiContext
    from charta.ui.desk import BackupEntry, DeskView, GoTo, LeftRunning
    from charta.ui.page import Page
    from charta.ui.registry import PageRegistry


class CharterDesk:
    """Holds the open charter, if any, and tells listeners when it changes.

    Where no application or registry of pages is given, the standard ones are made when they are first needed:
    what they import takes longer than showing the window.
    """

    def __init__(
        self,
        charta: "Charta | None",
        registry: "PageRegistry | None",
        backups: Path,
        report: "Callable[[FileError], None] | None" = None,
    ) -> None:
        """Set it up; an application that is made here tells `report` what stops nobody."""
        self._report = report
        self._given = (charta, registry)
        self._backups = backups
        self._bench: Workbench | None = None
        self._listeners: list[Callable[[], None]] = []

    @cached_property
    def _charta(self) -> "Charta":
        from charta.bootstrap import Charta

        return self._given[0] or Charta(backups=self._backups, report=self._report)

    @cached_property
    def _registry(self) -> "PageRegistry":
        from charta.ui.registry import standard_pages

        return self._given[1] or standard_pages()

    def view(self, context: "UiContext") -> "DeskView | None":
        """Return the open charter in the words of the screen."""
        if self._bench is None:
            return None
        from charta.ui.charter_steps import view_of

        return view_of(self._bench, context)

    def open(self, path: Path) -> None:
        """Open a charter in place of the one that is open."""
        if self._bench is None or self._bench.session.store.path != path:
            self._take(self._charta.open(path))

    def create(self, path: Path, *, example: bool = False) -> None:
        """Make a new charter, or the example, and open it."""
        answers = self._charta.example_answers() if example else None
        self._take(self._charta.create(path, answers=answers))

    def close(self) -> None:
        """Close the charter."""
        if self._bench is not None:
            self._bench.close()
            self._bench = None

    def undo(self) -> str | None:
        """Take the last step back; return the step where something changed."""
        return self._place_of(self._bench.session.undo()) if self._bench else None

    def redo(self) -> str | None:
        """Do again what was taken back."""
        return self._place_of(self._bench.session.redo()) if self._bench else None

    def reminder(self, context: "UiContext") -> str:
        """Return that the version that applies is to be looked at again soon, empty while it is not."""
        due = self._bench.publication.due() if self._bench else None
        if due is None or not due.is_near:
            return ""
        from charta.ui.publication.headline import reminder

        return reminder(due, context.translator)

    def left_running(self, context: "UiContext", window: QWidget) -> "LeftRunning | None":
        """Return the workshop that nobody ended and that no window of `window` shows, None for none."""
        number = self._bench.timekeeping.running() if self._bench else None
        if self._bench is None or number is None:
            return None
        from charta.ui.room.resuming import left_running

        return left_running(context, self._bench, number, window)

    def unfinished_after(self, step: str) -> str | None:
        """Return the next step that needs work."""
        return self._bench.wizard.unfinished_after(step) if self._bench else None

    def page(self, context: "UiContext", step: str) -> "Page":
        """Return a new page for a step."""
        return self._registry.build(context, self._opened(), step)

    def search(self, context: "UiContext", window: QWidget, go_to: "GoTo") -> None:
        """Open the search of the open charter over a window."""
        if self._bench is not None:
            self._registry.search(context, self._bench, window, go_to)

    def journal(self, context: "UiContext", window: QWidget) -> None:
        """Open the journal of the open charter over a window."""
        if self._bench is not None:
            self._registry.journal(context, self._bench, window)

    def backups(self) -> "Sequence[BackupEntry]":
        """Return the backups that there are, the newest first."""
        from charta.ui.desk import BackupEntry

        return [
            BackupEntry(entry.file, Path(entry.source).name or entry.file.stem, entry.at)
            for entry in self._charta.backups()
        ]

    def restore(self, backup: "BackupEntry", to: Path) -> None:
        """Write a backup to a new file and open it."""
        found = next(entry for entry in self._charta.backups() if entry.file == backup.key)
        self._charta.restore(found, to)
        self.open(to)

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the open charter has changed."""
        self._listeners.append(listener)

    def _take(self, bench: "Workbench") -> None:
        self.close()
        self._bench = bench
        bench.session.listen(self._tell)

    def _tell(self, changes: "Sequence[Change]") -> None:  # noqa: ARG002 - the window looks at everything anew
        for listener in self._listeners:
            listener()

    def _opened(self) -> "Workbench":
        if self._bench is None:
            raise RuntimeError("no charter is open")
        return self._bench

    @staticmethod
    def _place_of(changes: "Sequence[Change]") -> str | None:
        from charta.domain import records
        from charta.services.wizard import (
            ACTIONS,
            DIAGNOSTIC,
            FORMALITIES,
            PEOPLE,
            PLAN,
            REVIEWS,
            SECTIONS,
            WORKSHOPS,
        )

        places: dict[type, str] = {
            records.Inclusion: SECTIONS,
            records.Survey: DIAGNOSTIC,
            records.Tally: DIAGNOSTIC,
            records.Proof: FORMALITIES,
            records.Workshop: WORKSHOPS,
            records.AgendaItem: WORKSHOPS,
            records.ItemNotes: WORKSHOPS,
            records.Participant: WORKSHOPS,
            records.Delegation: WORKSHOPS,
            records.Action: ACTIONS,
            records.Activity: PLAN,
            records.RosterUpdate: PEOPLE,
        }
        if any(isinstance(change.record, records.ProposalAnswer) for change in changes):
            return REVIEWS
        for change in changes:
            record = change.record
            if type(record) in places:
                return places[type(record)]
            place = getattr(record, "sheet", None) or getattr(record, "section", None)
            if isinstance(place, str):
                return place
        return None
