"""Records of what was said and decided in the room, and of what is left to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Scale(StrEnum):
    """How departments answer in a round: three answers, or the fingers of a hand."""

    CONSENT = "consent"
    FINGERS = "fingers"


class Choice(StrEnum):
    """A department's answer in a round; five fingers are full support."""

    AGREE = "agree"
    LIVE_WITH = "live-with"
    OBJECT = "object"
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


class ActionKind(StrEnum):
    """A topic that was parked for later, or a step that somebody takes."""

    PARKED = "parked"
    STEP = "step"


@dataclass(frozen=True)
class Motion:
    """What somebody proposes in the room for a question of a section.

    `field` is empty for the section as a whole; `value` is the answer that is proposed, as JSON, empty where
    the proposal is `text` alone.
    """

    number: int
    workshop: int
    section: str
    field: str
    value: str
    text: str
    department: str
    by: str
    withdrawn: bool
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Argument:
    """What speaks for or against a proposal."""

    number: int
    motion: int
    favours: bool
    text: str
    department: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Round:
    """A round in which each department answers to a proposal; nobody sees an answer before `revealed`."""

    number: int
    workshop: int
    motion: int
    scale: Scale
    revealed: bool
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Vote:
    """A department's answer in a round; `note` is its objection or condition."""

    round: int
    department: str
    choice: Choice
    note: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.round), self.department)


@dataclass(frozen=True)
class Resolution:
    """A decision of the room: the answer `value` (JSON, empty for none) to a question, and why (`text`).

    `motion` and `round` are what it rests on, 0 for nothing. `before` and `after` are the section's texts,
    canonical Markdown by language, around it.
    """

    number: int
    workshop: int
    item: int
    section: str
    field: str
    value: str
    motion: int
    round: int
    text: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Action:
    """Something left to do after a workshop; `due` and `done_on` are ISO days, empty while open.

    `outcome` says what came of it. `section` may be empty.
    """

    number: int
    workshop: int
    kind: ActionKind
    section: str
    text: str
    owner: str
    due: str
    done_on: str
    outcome: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class RoomSignature:
    """That a decision of a department was taken in the room; `image` is the digest of a drawn signature.

    `delegate_for` is the representative in whose place it was signed, empty for nobody's. `image` is empty
    where nothing was drawn.
    """

    decision: int
    workshop: int
    delegate_for: str
    image: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.decision),)
