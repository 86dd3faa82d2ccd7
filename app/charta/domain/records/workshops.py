"""Records of workshops: what was planned, what was said and decided in the room, what is left to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item of an agenda is for."""

    OPENING = "opening"
    SECTION = "section"
    BREAK = "break"
    ACTIONS = "actions"
    CLOSING = "closing"
    OTHER = "other"


class Aim(StrEnum):
    """What a room is to do with an item."""

    DECIDE = "decide"
    SETTLE = "settle"
    APPROVE = "approve"
    INFORM = "inform"


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


class MarkKind(StrEnum):
    """What happened in a workshop at a moment (`SessionMark`)."""

    BEGUN = "begun"
    ITEM = "item"
    """An item was taken up; `subject` is its number."""
    EXTENDED = "extended"
    """The item `subject` was given `amount` seconds more."""
    PAUSED = "paused"
    RESUMED = "resumed"
    COUNTED = "counted"
    """The pause that began with mark `subject` was working time after all."""
    CLOCK = "clock"
    """The computer's clock was set `amount` seconds on, or back below zero."""
    ALIVE = "alive"
    """Nothing happened but that the workshop went on."""
    ENDED = "ended"
    REOPENED = "reopened"
    ARRIVED = "arrived"
    """The participant `subject` is in the room."""
    LEFT = "left"
    """The participant `subject` left the room."""


class ActionKind(StrEnum):
    """A topic that was parked for later, or a step that somebody takes."""

    PARKED = "parked"
    STEP = "step"


@dataclass(frozen=True)
class Workshop:
    """One meeting of the team; `day` is an ISO day and `start` a time such as '09:00', both empty while open.

    `minutes` is the time that there is. `template` and `part` say what it was planned from
    (`domain.workshops`), empty and 0 for nothing. `title` and `place` are the team's own words.
    """

    number: int
    title: str
    day: str
    start: str
    minutes: int
    place: str
    template: str
    part: int

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class AgendaItem:
    """An item of a workshop's agenda, in the order of `position`; its number is its own in the charter.

    `section` is empty for what is about none, `title` for what its kind or section names. `lead` is the
    department that leads, empty for the facilitator.
    """

    number: int
    workshop: int
    position: int
    kind: ItemKind
    section: str
    title: str
    minutes: int
    lead: str
    aim: Aim

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class ItemNotes:
    """What the facilitator writes on an item: for the minutes, and for nobody else."""

    item: int
    minuted: str
    private: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.item),)


@dataclass(frozen=True)
class Participant:
    """Somebody who is invited to a workshop; `department` is empty for a guest, `executive` for the sponsor.

    `excused` tells that the person said beforehand not to come; who came and went is told by the marks.
    """

    workshop: int
    number: int
    name: str
    department: str
    email: str
    excused: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.workshop), str(self.number))


@dataclass(frozen=True)
class Delegation:
    """Who may sign for a department in a workshop in place of its representative, named beforehand."""

    workshop: int
    department: str
    absent: str
    delegate: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.workshop), self.department)


@dataclass(frozen=True)
class SessionMark:
    """Something that happened in a workshop, never altered; what `subject` and `amount` are, `kind` says."""

    number: int
    workshop: int
    kind: MarkKind
    subject: int
    amount: int
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


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
