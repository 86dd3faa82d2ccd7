"""Records of workshops: what was planned, who comes, and what happened when."""

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
