"""What a charter consists of: records, each with a key, and changes from one record to another.

A charter is the set of its present records. Everything that happens to it is a `Change`, so that the store,
the journal, undo and verification all speak of the same thing.
"""

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
    """A remark on a section; `resolved_by` is empty while it is open."""

    number: int
    section: str
    department: str
    author: str
    at: datetime
    text: str
    resolved_by: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


Record: TypeAlias = Answer | Wording | Behind | Inclusion | Requirement | Decision | Comment
RECORD_TYPES: tuple[type[Record], ...] = (Answer, Wording, Behind, Inclusion, Requirement, Decision, Comment)


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
