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
from charta.domain.records.people import (
    Campaign,
    Delivery,
    DoubtfulPage,
    FormBatch,
    RegisterEntry,
    RosterUpdate,
)
from charta.domain.records.reviews import (
    ProposalAnswer,
    ProposalOutcome,
    ReviewRequest,
    ReviewReturn,
)
from charta.domain.records.rollout import Activity
from charta.domain.records.room import (
    Action,
    ActionKind,
    Argument,
    Choice,
    Motion,
    Resolution,
    RoomSignature,
    Round,
    Scale,
    Vote,
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
from charta.domain.records.workshops import (
    AgendaItem,
    Aim,
    Delegation,
    ItemKind,
    ItemNotes,
    MarkKind,
    Participant,
    SessionMark,
    Workshop,
)

__all__ = [
    "RECORD_TYPES",
    "Action",
    "ActionKind",
    "Activity",
    "AgendaItem",
    "Aim",
    "Answer",
    "Argument",
    "Behind",
    "Campaign",
    "Change",
    "Choice",
    "Comment",
    "Confirmation",
    "Decision",
    "DecisionKind",
    "Delegation",
    "Delivery",
    "Dismissal",
    "DoubtfulPage",
    "Endorsement",
    "FormBatch",
    "Inclusion",
    "ItemKind",
    "ItemNotes",
    "MarkKind",
    "MinorChange",
    "Motion",
    "Participant",
    "PeriodicReview",
    "Proof",
    "ProofState",
    "ProposalAnswer",
    "ProposalOutcome",
    "Record",
    "RegisterEntry",
    "Requirement",
    "Resolution",
    "ReviewRequest",
    "ReviewReturn",
    "RoomSignature",
    "RosterUpdate",
    "Round",
    "Scale",
    "SessionMark",
    "Survey",
    "Tally",
    "Version",
    "Vote",
    "Withdrawal",
    "Wording",
    "Workshop",
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
    | Workshop
    | AgendaItem
    | ItemNotes
    | Participant
    | Delegation
    | SessionMark
    | Motion
    | Argument
    | Round
    | Vote
    | Resolution
    | Action
    | RoomSignature
    | RosterUpdate
    | RegisterEntry
    | FormBatch
    | DoubtfulPage
    | Campaign
    | Delivery
    | Activity
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
    Workshop,
    AgendaItem,
    ItemNotes,
    Participant,
    Delegation,
    SessionMark,
    Motion,
    Argument,
    Round,
    Vote,
    Resolution,
    Action,
    RoomSignature,
    RosterUpdate,
    RegisterEntry,
    FormBatch,
    DoubtfulPage,
    Campaign,
    Delivery,
    Activity,
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
