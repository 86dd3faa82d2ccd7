"""The desk of the real window: a charter from `bootstrap`, its steps in words, its pages from a registry."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Charta, Workbench
from charta.domain.catalogue import Lexicon
from charta.domain.records import Change
from charta.services.agreement import BoardRow
from charta.services.wizard import BOARD, DOCUMENTS, SECTIONS, Step
from charta.ui.context import UiContext
from charta.ui.desk import BackupEntry, DeskView, GoTo
from charta.ui.page import Page
from charta.ui.rail_model import RailChip, RailStep
from charta.ui.registry import PageRegistry


class CharterDesk:
    """Holds the open charter, if any, and tells listeners when it changes."""

    def __init__(self, charta: Charta, registry: PageRegistry, backups: Path) -> None:
        self._charta = charta
        self._registry = registry
        self._backups = backups
        self._bench: Workbench | None = None
        self._listeners: list[Callable[[], None]] = []

    def view(self, context: UiContext) -> DeskView | None:
        """Return the open charter in the words of the screen."""
        bench = self._bench
        if bench is None:
            return None
        rows = bench.agreement.board()
        return DeskView(
            title=bench.printing.title(bench.session.languages[0]) or context.tr("Social media charter"),
            path=bench.session.store.path,
            steps=_rail_steps(bench, rows, context),
            signed=sum(row.is_signed for row in rows),
            sections=len(rows),
            can_undo=bench.session.can_undo,
            can_redo=bench.session.can_redo,
        )

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

    def unfinished_after(self, step: str) -> str | None:
        """Return the next step that needs work."""
        return self._bench.wizard.unfinished_after(step) if self._bench else None

    def page(self, context: UiContext, step: str) -> Page:
        """Return a new page for a step."""
        return self._registry.build(context, self._opened(), step)

    def search(self, context: UiContext, window: QWidget, go_to: GoTo) -> None:
        """Open the search of the open charter over a window."""
        if self._bench is not None:
            self._registry.search(context, self._bench, window, go_to)

    def backups(self) -> Sequence[BackupEntry]:
        """Return the backups that there are, the newest first."""
        from charta.storage import list_backups

        return [
            BackupEntry(entry.file, Path(entry.source).name or entry.file.stem, entry.at)
            for entry in list_backups(self._backups)
        ]

    def restore(self, backup: BackupEntry, to: Path) -> None:
        """Write a backup to a new file and open it."""
        from charta.storage import list_backups, restore

        found = next(entry for entry in list_backups(self._backups) if entry.file == backup.key)
        restore(found, to, backups=self._backups)
        self.open(to)

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the open charter has changed."""
        self._listeners.append(listener)

    def _take(self, bench: Workbench) -> None:
        self.close()
        self._bench = bench
        bench.session.listen(self._tell)

    def _tell(self, changes: Sequence[Change]) -> None:  # noqa: ARG002 - the window looks at everything anew
        for listener in self._listeners:
            listener()

    def _opened(self) -> Workbench:
        if self._bench is None:
            raise RuntimeError("no charter is open")
        return self._bench

    @staticmethod
    def _place_of(changes: Sequence[Change]) -> str | None:
        for change in changes:
            record = change.record
            place = getattr(record, "sheet", None) or getattr(record, "section", None)
            if isinstance(place, str):
                return place
        return None


def _rail_steps(bench: Workbench, rows: Sequence[BoardRow], context: UiContext) -> tuple[RailStep, ...]:
    by_section = {row.section.id: row for row in rows}
    lexicon = bench.session.catalogue.lexicon(context.language)
    numbers = {row.section.id: str(number) for number, row in enumerate(rows, start=1)}
    return tuple(
        RailStep(
            id=step.id,
            phase=step.phase,
            number=numbers.get(step.id, ""),
            title=_title(bench, step, context),
            state=step.state,
            chips=_chips(by_section[step.id], lexicon) if step.id in by_section else (),
        )
        for step in bench.wizard.steps()
    )


def _title(bench: Workbench, step: Step, context: UiContext) -> str:
    named = {
        SECTIONS: context.tr("Sections"),
        BOARD: context.tr("Sign-off board"),
        DOCUMENTS: context.tr("Documents"),
    }
    return named.get(step.id) or bench.session.catalogue.sheet(step.id).text(context.language).title


def _chips(row: BoardRow, lexicon: Lexicon) -> tuple[RailChip, ...]:
    return tuple(
        RailChip(
            short=lexicon.departments[stand.department].short,
            name=lexicon.departments[stand.department].name,
            state=stand.state,
            required=stand.required,
        )
        for stand in row.stands
    )
