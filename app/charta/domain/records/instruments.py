"""Records of formalities, of the wording check and of the diagnostic."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
