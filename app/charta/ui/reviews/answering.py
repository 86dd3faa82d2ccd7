"""Answering what a file proposes, and taking answers back: the steps that were made since it was opened."""

from collections.abc import Callable, Sequence

from charta.bootstrap import Workbench
from charta.domain.proposals import Proposal, TextProposal


class Answering:
    """Hands answers to the service and remembers how many of them can be undone.

    Decisions and comments are never undone, changes of text and refusals are. Only what was answered here can
    be taken back here. Every method raises the `ChartaError` that says why it was not taken.
    """

    def __init__(self, bench: Workbench, digest: str) -> None:
        self._bench = bench
        self._digest = digest
        self._done = 0
        self._undone = 0

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return self._done > 0 and self._bench.session.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is one to give again."""
        return self._undone > 0 and self._bench.session.can_redo

    def accept(self, chosen: Sequence[Proposal], by: str) -> None:
        """Take proposals over."""
        self._bench.settling.accept(self._digest, [entry.id for entry in chosen], by)
        if any(isinstance(entry, TextProposal) for entry in chosen):
            self.count()

    def reject(self, chosen: Sequence[Proposal], by: str, note: str) -> None:
        """Leave proposals out."""
        self._bench.settling.reject(self._digest, [entry.id for entry in chosen], by, note)
        self.count()

    def count(self) -> None:
        """Remember that an answer was given which can be undone."""
        self._done, self._undone = self._done + 1, 0

    def undo(self) -> bool:
        """Take the last answer back; return False where there is none."""
        if not self.can_undo:
            return False
        self._travel(self._bench.session.undo, -1)
        return True

    def redo(self) -> bool:
        """Give an answer again that was taken back; return False where there is none."""
        if not self.can_redo:
            return False
        self._travel(self._bench.session.redo, 1)
        return True

    def _travel(self, move: Callable[[], object], step: int) -> None:
        move()
        self._done, self._undone = self._done + step, self._undone - step
