"""Records of agreement: decisions, remarks, minor changes, the endorsement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a department decided on the text that it saw."""

    APPROVE = "approve"
    RESERVE = "reserve"
    REQUEST_CHANGE = "request-change"


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
