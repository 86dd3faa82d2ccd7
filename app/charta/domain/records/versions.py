"""Records of published versions and of what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


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
