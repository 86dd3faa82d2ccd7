"""Undo and redo: the steps that a user took, each a few changes that belong together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from charta.domain.records import Change

RecordId: TypeAlias = tuple[type[object], tuple[str, ...]]
STEP_LIMIT: Final = 500
_PAUSE: Final = timedelta(seconds=3)


@dataclass(frozen=True)
class Step:
    """Changes that are undone together. Steps of one `place` that follow each other closely are one."""

    changes: tuple[Change, ...]
    place: str
    at: datetime


@dataclass
class History:
    """Two stacks of steps; taking one back moves it from `done` to `undone`."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def record(self, changes: Sequence[Change], place: str, at: datetime) -> None:
        """Remember a step; typing on in the same place extends the last one."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if (
            last
            and place
            and last.place == place
            and at - last.at < _PAUSE
            and _same_keys(last.changes, changes)
        ):
            self.done.pop()
            both = (Change(a.before, b.after) for a, b in zip(last.changes, changes, strict=True))
            # What was typed and deleted again has changed nothing, so there is nothing to take back.
            changes = [change for change in both if change.before != change.after]
        if not changes:
            return
        self.done.append(Step(tuple(changes), place, at))
        del self.done[:-STEP_LIMIT]

    def forget(self, is_final: Callable[[Change], bool]) -> None:
        """Drop the steps that would take back, or do again, what is final by now.

        A step that led up to what a dropped one did to a record goes with it: it can only be taken back, or
        done again, after that one.
        """
        for steps in (self.done, self.undone):
            steps[:] = _without(steps, is_final)

    def undo(self) -> tuple[Change, ...]:
        """Return the changes that take the last step back; empty where there is none."""
        if not self.done:
            return ()
        step = self.done.pop()
        self.undone.append(step)
        return tuple(change.reversed for change in reversed(step.changes))

    def redo(self) -> tuple[Change, ...]:
        """Return the changes of the step that was last taken back; empty where there is none."""
        if not self.undone:
            return ()
        step = self.undone.pop()
        self.done.append(step)
        return step.changes


def _without(steps: Sequence[Step], is_final: Callable[[Change], bool]) -> list[Step]:
    """Return the steps of a stack, the next to move last, without those that are final."""
    kept: list[Step] = []
    stuck: set[RecordId] = set()
    for step in reversed(steps):
        touched = {identity(change) for change in step.changes}
        if stuck.isdisjoint(touched) and not any(map(is_final, step.changes)):
            kept.append(step)
        else:
            stuck |= touched
    return kept[::-1]


def identity(change: Change) -> RecordId:
    """Return what tells the record of a change from every other one."""
    return type(change.record), change.record.key


def _same_keys(first: Sequence[Change], second: Sequence[Change]) -> bool:
    return list(map(identity, first)) == list(map(identity, second))
