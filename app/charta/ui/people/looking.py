"""Reading the people: at once where they are few, and off the window's thread where that takes a while."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from charta.bootstrap import Workbench
from charta.domain.printed_people import CoverageRow
from charta.domain.records import RegisterEntry, RosterUpdate
from charta.errors import ChartaError
from charta.services.people_view import Group, PeopleView
from charta.ui.background import Follow, Task
from charta.ui.collecting import leave_alone
from charta.ui.context import UiContext

T = TypeVar("T")
SPANS: Final = (30, 60, 90)
"""Days within which somebody may be due."""
FEW: Final = 3_000
"""So many people and facts are read at once."""


@dataclass(frozen=True)
class Summary:
    """The people counted: by state, by the days within which they are due, and the groups that there are.

    `revision` is that of the register which was counted.
    """

    revision: int
    total: CoverageRow
    due: Mapping[int, int]
    groups: Mapping[Group, Sequence[str]]

    @property
    def people(self) -> int:
        """How many people are known, whatever their state."""
        return sum(self.total.counts.values())


class PeopleLook(QObject):
    """Follows the register; what it read last stays to be shown while it reads anew."""

    changed = Signal()
    """There is something else to be shown."""
    began = Signal()
    """The people are being read for the first time."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._task: Task | None = None
        self._asked_again = False
        self.summary: Summary | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the people are being read; nothing is to be asked of their table meanwhile."""
        return self._task is not None

    def refresh(self) -> None:
        """Read whatever has changed."""
        if self._task is not None:
            self._asked_again = True
            return
        register, view = self._bench.register, self._bench.people_view
        if self.summary is not None and register.is_read and register.revision == self.summary.revision:
            return
        if self._is_few():
            if self._context.attempt(lambda: self._take(_summary(view))):
                self.changed.emit()
            return
        if self.summary is None:
            self.began.emit()
        self._task = self._context.background.run(
            lambda _: _lasting(lambda: _summary(view)), Follow(self, self._read, self._failed)
        )

    def _is_few(self) -> bool:
        charter = self._bench.session.charter
        people = sum(update.joined for update in charter.all(RosterUpdate))
        return people + sum(entry.count for entry in charter.all(RegisterEntry)) <= FEW

    def _take(self, summary: Summary) -> None:
        self.summary = summary

    def _read(self, summary: Summary) -> None:
        self._task = None
        self._take(summary)
        self.changed.emit()
        view = self._bench.people_view
        self._context.background.run(lambda _: _lasting(view.prepare), Follow(self, _nothing, self._failed))
        if self._asked_again:
            self._asked_again = False
            self.refresh()

    def _failed(self, error: ChartaError) -> None:
        self._task = None
        self._context.messages.fail(error)


def _summary(view: PeopleView) -> Summary:
    view.select()
    groups = {group: view.groups(group) for group in Group}
    return Summary(view.revision, view.total(), view.due_counts(SPANS), groups)


def _lasting(read: Callable[[], T]) -> T:
    """Return what is read, and stays."""
    found = read()
    leave_alone()
    return found


def _nothing(_: object) -> None:
    """Nothing is to be done once everything is prepared."""
