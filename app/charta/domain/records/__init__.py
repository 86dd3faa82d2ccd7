"""What a charter consists of: records, each with a key, and changes from one record to another.

A charter is the set of its present records. Everything that happens to it is a `Change`, so that the store,
the journal, undo and verification all speak of the same thing.
"""

from dataclasses import dataclass
from typing import TypeAlias

from charta.domain.records.agreement import (
    Comment,
    Confirmation,
    Decision,
    DecisionKind,
    Endorsement,
    MinorChange,
    Requirement,
)
from charta.domain.records.instruments import (
    Dismissal,
    Proof,
    ProofState,
    Survey,
    Tally,
)
from charta.domain.records.reviews import (
    ProposalAnswer,
    ProposalOutcome,
    ReviewRequest,
    ReviewReturn,
)
from charta.domain.records.text import (
    Answer,
    Behind,
    Inclusion,
    Wording,
)
from charta.domain.records.versions import (
    PeriodicReview,
    Version,
    Withdrawal,
)

__all__ = [
    "RECORD_TYPES",
    "Answer",
    "Behind",
    "Change",
    "Comment",
    "Confirmation",
    "Decision",
    "DecisionKind",
    "Dismissal",
    "Endorsement",
    "Inclusion",
    "MinorChange",
    "PeriodicReview",
    "Proof",
    "ProofState",
    "ProposalAnswer",
    "ProposalOutcome",
    "Record",
    "Requirement",
    "ReviewRequest",
    "ReviewReturn",
    "Survey",
    "Tally",
    "Version",
    "Withdrawal",
    "Wording",
]

Record: TypeAlias = (
    Answer
    | Wording
    | Behind
    | Inclusion
    | Requirement
    | Decision
    | Comment
    | Proof
    | Dismissal
    | Survey
    | Tally
    | MinorChange
    | Confirmation
    | Endorsement
    | Version
    | Withdrawal
    | PeriodicReview
    | ReviewRequest
    | ReviewReturn
    | ProposalAnswer
)
RECORD_TYPES: tuple[type[Record], ...] = (
    Answer,
    Wording,
    Behind,
    Inclusion,
    Requirement,
    Decision,
    Comment,
    Proof,
    Dismissal,
    Survey,
    Tally,
    MinorChange,
    Confirmation,
    Endorsement,
    Version,
    Withdrawal,
    PeriodicReview,
    ReviewRequest,
    ReviewReturn,
    ProposalAnswer,
)


@dataclass(frozen=True)
class Change:
    """One record before and after; None where it was not there, or is no more."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record that tells what the change is about."""
        record = self.after or self.before
        if record is None:
            raise ValueError("a change has at least one side")
        return record

    @property
    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)
