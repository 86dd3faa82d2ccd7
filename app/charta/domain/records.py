"""What a charter consists of: records, each with a key, and changes from one record to another.

A charter is the set of its present records. Everything that happens to it is a `Change`, so that the store,
the journal, undo and verification all speak of the same thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from charta.domain.fields import Value


class DecisionKind(StrEnum):
    """What a department decided on the text that it saw."""

    APPROVE = "approve"
    RESERVE = "reserve"
    REQUEST_CHANGE = "request-change"


@dataclass(frozen=True)
class Answer:
    """The team's reply to a field of a sheet or section."""

    sheet: str
    field: str
    value: Value

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.sheet, self.field)


@dataclass(frozen=True)
class Wording:
    """A wording that the team edited; `base` is the derived wording that it had before it then."""

    section: str
    language: str
    text: str
    base: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section, self.language)


@dataclass(frozen=True)
class Behind:
    """The languages of a section that have not followed an edit of another one."""

    section: str
    languages: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section,)


@dataclass(frozen=True)
class Inclusion:
    """A choice about including a section; without one, its core flag decides."""

    section: str
    included: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section,)


@dataclass(frozen=True)
class Requirement:
    """A departure from the departments that the catalogue names for a section, with its reason."""

    section: str
    department: str
    required: bool
    reason: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section, self.department)


@dataclass(frozen=True)
class Decision:
    """A department's decision on one fingerprint. `seen` is the text, title and wording by language."""

    number: int
    section: str
    department: str
    kind: DecisionKind
    note: str
    by: str
    at: datetime
    fingerprint: str
    seen: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Comment:
    """A remark on a section; `resolved_by` is empty while it is open.

    `blocks` makes it a request for change: publication waits until it is resolved. `reply_to` is the number
    of the remark that it answers, 0 for none. `quote` are the words it points at in the wording of
    `language`, with the words around them then, `before` and `after`; all empty for a remark on the whole
    section.
    `source` names the comment in a returned Word file that it came from (`domain.review`), empty for none.
    """

    number: int
    section: str
    department: str
    author: str
    at: datetime
    text: str
    resolved_by: str = ""
    blocks: bool = False
    reply_to: int = 0
    language: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    source: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class MinorChange:
    """An author's word that a new wording of a section says the same as the one that was signed.

    `old` and `new` are the fingerprints of the texts `old_text` and `new_text` (canonical). Until somebody of
    another department confirms it, it carries nothing over.
    """

    number: int
    section: str
    old: str
    new: str
    old_text: str
    new_text: str
    reason: str
    by: str
    department: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Confirmation:
    """What somebody of another department answered to a minor change: that it is one, or that it is not."""

    change: int
    confirmed: bool
    note: str
    by: str
    department: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.change),)


@dataclass(frozen=True)
class Endorsement:
    """The executive sponsor's approval of the whole charter as it stood.

    `sections` has the fingerprint of each section that it covers. `message` is the sponsor's own words by
    language, empty for none; `opens` tells that they stand at the head of the charter.
    """

    number: int
    by: str
    role: str
    message: Mapping[str, str]
    opens: bool
    sections: Mapping[str, str]
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Version:
    """A published charter, `number` as in '1.0'; `effective` and `review` are ISO days.

    `sections` has the fingerprint of each section, `fingerprint` that of the whole. `text` is the digest of
    the frozen text (`domain.edition`) and `documents` has the digest of each document by file name; all of
    them are kept with the charter. `note` says in the publisher's words what this version is about.
    """

    number: str
    effective: str
    review: str
    note: str
    fingerprint: str
    sections: Mapping[str, str]
    text: str
    documents: Mapping[str, str]
    endorsement: int
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.number,)


@dataclass(frozen=True)
class Withdrawal:
    """A published version that no longer applies, and why."""

    version: str
    reason: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.version,)


@dataclass(frozen=True)
class PeriodicReview:
    """A published version that was looked at again and needed no change; `due` is the next ISO day."""

    number: int
    version: str
    note: str
    due: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class ReviewRequest:
    """Sections that were sent out as a Word file; `departments` are those that are asked to decide.

    `texts` is the digest of what was sent (`domain.review.sent_json`), kept with the charter. `due` is an ISO
    day, empty for none.
    """

    number: int
    departments: tuple[str, ...]
    languages: tuple[str, ...]
    sections: tuple[str, ...]
    texts: str
    file: str
    due: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class ReviewReturn:
    """A Word file that came back for a review request; its bytes are kept under `digest`."""

    digest: str
    request: int
    file: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.digest,)


class ProposalOutcome(StrEnum):
    """What the team did with what a returned file proposes."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True)
class ProposalAnswer:
    """The team's answer to one proposal of a returned file; `proposal` is its id (`domain.proposals`)."""

    proposal: str
    section: str
    outcome: ProposalOutcome
    note: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.proposal,)


class ProofState(StrEnum):
    """How far the team has come with a formality."""

    OPEN = "open"
    DONE = "done"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True)
class Proof:
    """What the team noted on a formality, `france.filing`.

    `date` is the ISO day on which it was done, or is planned while it is open; empty where none is known.
    `note` says why it does not apply, or whatever helps. `file` and `digest` name a proof that is kept with
    the charter.
    """

    formality: str
    state: ProofState
    date: str
    note: str
    file: str
    digest: str
    by: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.formality,)


@dataclass(frozen=True)
class Dismissal:
    """A finding of the wording check that the team ignores, and why. `finding` is `Finding.id`."""

    section: str
    language: str
    finding: str
    reason: str
    by: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.section, self.language, self.finding)


@dataclass(frozen=True)
class Survey:
    """One round of the ambassador diagnostic; `date` is an ISO day."""

    number: int
    title: str
    date: str
    closed: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Tally:
    """The answers of a group in a survey as sums, so that nobody's own answers are ever kept.

    `counts` holds, by item, how many answered 1, 2, 3, 4, 5 and 'do not know'; `group` is empty for those of
    no group. `respondents` is the number of people, which no item's sum exceeds.
    """

    survey: int
    group: str
    respondents: int
    counts: Mapping[str, tuple[int, ...]]

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.survey), self.group)


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
