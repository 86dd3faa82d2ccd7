"""Records of reviews in Word: what was sent, what came back, what was answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
