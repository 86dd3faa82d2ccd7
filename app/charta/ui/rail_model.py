"""The steps of the wizard as rows of a list: what each is called, how far it is, and that in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charta.domain.agreement import DepartmentState
from charta.domain.progress import StepState
from charta.i18n import Translator
from charta.services.wizard import Phase
from charta.ui.stands import shown_state, state_word

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RailChip:
    """A department's stand on a section; `short` is what the chip shows, `name` what is read out."""

    short: str
    name: str
    state: DepartmentState
    required: bool


@dataclass(frozen=True)
class RailStep:
    """A step of the wizard as the rail shows it; `number`, `chips` and `group` (a name) are for sections."""

    id: str
    phase: Phase
    number: str
    title: str
    state: StepState
    chips: tuple[RailChip, ...] = ()
    group: str = ""

    @property
    def heading(self) -> str:
        """The title behind its number."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def required(self) -> tuple[RailChip, ...]:
        """The departments that must sign."""
        return tuple(chip for chip in self.chips if chip.required)

    @property
    def signed(self) -> int:
        """How many of the departments that must sign have signed."""
        agreed = (DepartmentState.APPROVED, DepartmentState.RESERVED)
        return sum(chip.state in agreed for chip in self.required)


@dataclass(frozen=True)
class RailGroup:
    """A group of sections: its name, how many of its sections are complete, and how many there are."""

    name: str
    done: int
    count: int

    def told(self, translator: Translator) -> str:
        """Return in words how far the group is."""
        return translator.ntr(
            "{done} of {count} complete", "{done} of {count} complete", self.count, done=self.done
        )


Row: TypeAlias = RailStep | RailGroup | Phase


class RailRole(IntEnum):
    """The data roles beyond those of Qt: a row that is no phase, how far a group is, and the shown step."""

    STEP = Qt.ItemDataRole.UserRole
    IS_CURRENT = Qt.ItemDataRole.UserRole + 1
    PROGRESS = Qt.ItemDataRole.UserRole + 2


def step_word(state: StepState, translator: Translator) -> str:
    """Return a step's state in words."""
    return {
        StepState.EMPTY: translator.tr("Not begun"),
        StepState.BEGUN: translator.tr("Begun"),
        StepState.COMPLETE: translator.tr("Complete"),
        StepState.SIGNED: translator.tr("Signed"),
        StepState.OUTDATED: translator.tr("Changed since it was signed"),
    }[state]


def phase_word(phase: Phase, translator: Translator) -> str:
    """Return the name of a phase."""
    return {
        Phase.PREPARE: translator.tr("Prepare"),
        Phase.DRAFT: translator.tr("Draft"),
        Phase.AGREE: translator.tr("Agree"),
        Phase.PUBLISH: translator.tr("Publish"),
        Phase.ROLLOUT: translator.tr("Roll out"),
    }[phase]


class RailModel(QAbstractListModel):
    """Phases and groups as headers, and below each its steps.

    A header can neither be chosen nor reached by keyboard.
    """

    def __init__(self, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._rows: list[Row] = []
        self._current = ""

    def show(self, steps: Sequence[RailStep], current: str) -> None:
        """Take these steps; where they are the same as before, only what changed is told to the view."""
        rows = list(_rows(steps))
        same_shape = [_key(row) for row in rows] == [_key(row) for row in self._rows]
        if not same_shape:
            self.beginResetModel()
        before, self._rows, old, self._current = self._rows, rows, self._current, current
        if not same_shape:
            self.endResetModel()
            return
        for number, (earlier, later) in enumerate(zip(before, rows, strict=True)):
            if earlier != later or _key(later) in (old, current):
                index = self.index(number)
                self.dataChanged.emit(index, index)

    @property
    def current(self) -> str:
        """The id of the step that the window shows."""
        return self._current

    def row_of(self, step: str) -> int:
        """Return the row of a step, -1 where it is none."""
        return next((number for number, row in enumerate(self._rows) if _key(row) == step), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that only steps can be reached."""
        if not index.isValid() or not isinstance(self._rows[index.row()], RailStep):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the delegate draws and what is read out."""
        row = self._rows[index.row()] if index.isValid() else None
        if isinstance(row, Phase):
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return phase_word(row, self._translator) if role in words else None
        if isinstance(row, RailGroup):
            return self._group_data(row, role)
        return self._step_data(row, role) if row is not None else None

    def _group_data(self, row: RailGroup, role: int) -> object:
        told = row.told(self._translator)
        data: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.name}. {told}.",
            Qt.ItemDataRole.ToolTipRole: f"{row.name}\n{told}",
            RailRole.STEP: row,
            RailRole.PROGRESS: told,
        }
        return data.get(role)

    def _step_data(self, row: RailStep, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        if role == RailRole.STEP:
            return row
        return row.id == self._current if role == RailRole.IS_CURRENT else None

    def _spoken(self, step: RailStep) -> str:
        tr = self._translator.tr
        parts = [f"{step.heading}.", f"{step_word(step.state, self._translator)}."]
        if step.chips:
            count = tr("Sign-off: {signed} of {required}.", signed=step.signed, required=len(step.required))
            parts.append(count)
        if step.id == self._current:
            parts.append(tr("Shown now."))
        return " ".join(parts)

    def _tip(self, step: RailStep) -> str:
        lines = [step.heading, step_word(step.state, self._translator)]
        for chip in step.chips:
            if chip.required:
                word = state_word(shown_state(chip.state, required=True), self._translator)
                lines.append(self._translator.tr("{name}: {value}", name=chip.name, value=word))
        return "\n".join(lines)


def _rows(steps: Sequence[RailStep]) -> Iterator[Row]:
    for phase, members in groupby(steps, key=lambda step: step.phase):
        yield phase
        for name, sections in groupby(members, key=lambda step: step.group):
            together = tuple(sections)
            if name:
                done = sum(step.state in (StepState.COMPLETE, StepState.SIGNED) for step in together)
                yield RailGroup(name, done, len(together))
            yield from together


def _key(row: Row) -> str:
    if isinstance(row, RailStep):
        return row.id
    return f"group {row.name}" if isinstance(row, RailGroup) else f"phase {row}"
