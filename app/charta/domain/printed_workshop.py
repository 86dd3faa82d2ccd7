"""What the agenda and the minutes of a workshop are made from: plain, finished values in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from charta.domain.printed import PrintedCharter


@dataclass(frozen=True)
class PrintedMeeting:
    """A workshop: `title` is the team's own, or the plan's; `starts` is local time, None while open.

    `minutes` is the time that there is.
    """

    number: int
    title: str
    place: str
    starts: datetime | None
    minutes: int


@dataclass(frozen=True)
class PrintedTopic:
    """An item of an agenda before the workshop.

    `kind` is an `ItemKind` and `aim` an `Aim` value; `title` is finished, `number` is that of the section in
    the charter, 0 for none. `lead` is a department's name, empty for the facilitator. `starts` is the planned
    local time, None while the workshop has no time. `why` says in words why it needs discussion.
    """

    kind: str
    title: str
    minutes: int
    aim: str
    lead: str = ""
    section: str = ""
    number: int = 0
    starts: datetime | None = None
    why: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    """The questions of the section that are not answered yet, in their own words."""


@dataclass(frozen=True)
class PrintedHomework:
    """What a department is asked to think about before the workshop, by section title."""

    department_name: str
    representative: str
    questions: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class PrintedInvitee:
    """Somebody who is invited, or who came.

    `state` is 'expected', 'excused', 'present', 'left' or 'absent'; `arrived` and `left` are local times,
    None where they say nothing (came at the beginning, stayed to the end). `delegate_for` is in whose place
    the person may sign.
    """

    name: str
    department_name: str
    state: str
    arrived: datetime | None = None
    left: datetime | None = None
    delegate_for: str = ""


@dataclass(frozen=True)
class PrintedAgenda:
    """The agenda of a workshop; `charter` gives language, titles, logo and paper."""

    charter: PrintedCharter
    meeting: PrintedMeeting
    topics: tuple[PrintedTopic, ...]
    invitees: tuple[PrintedInvitee, ...]
    homework: tuple[PrintedHomework, ...]
    carried: tuple["PrintedAction", ...] = ()
    """What stayed open from earlier workshops."""
    facilitator: str = ""
    """Who runs the workshop, by name."""


@dataclass(frozen=True)
class PrintedArgument:
    """What speaks for a proposal, or against it."""

    favours: bool
    text: str
    department_name: str


@dataclass(frozen=True)
class PrintedVote:
    """A department's answer in a round; `choice` is a `Choice` value, `note` an objection or condition."""

    department_name: str
    choice: str
    note: str = ""


@dataclass(frozen=True)
class PrintedRound:
    """A round that was shown; `scale` is a `Scale` and `outcome` an `Outcome` value."""

    scale: str
    outcome: str
    votes: tuple[PrintedVote, ...]


@dataclass(frozen=True)
class PrintedMotion:
    """A proposal of the room: what it answers (`question`, empty for the section), and in which words."""

    question: str
    text: str
    department_name: str
    by: str
    withdrawn: bool
    arguments: tuple[PrintedArgument, ...] = ()
    rounds: tuple[PrintedRound, ...] = ()


@dataclass(frozen=True)
class PrintedResolution:
    """A decision: the answer in words (`decided`), why, and the clause to which it led.

    `clause` is canonical Markdown: the passages of the section that the decision bears on, as they stood
    then. `superseded` tells that the room decided otherwise later in the same workshop.
    """

    question: str
    decided: str
    text: str
    by: str
    clause: str
    superseded: bool = False


@dataclass(frozen=True)
class PrintedRoomSignature:
    """An approval that was given in the room; `state` is a `DecisionKind` value, `image` a PNG or None."""

    section_title: str
    number: int
    department_name: str
    state: str
    note: str
    by: str
    delegate_for: str = ""
    image: bytes | None = None


@dataclass(frozen=True)
class PrintedAction:
    """What is left to do; `kind` is an `ActionKind` value, `due` and `done_on` are None while open."""

    kind: str
    text: str
    owner: str
    due: date | None
    section_title: str = ""
    done_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True)
class PrintedItem:
    """An item as the room dealt with it; times are in whole minutes, rounded.

    `begun` is None for an item that the room did not come to. `planned` is the agenda's time, `extended` what
    the facilitator gave it besides.
    """

    topic: PrintedTopic
    planned: int
    extended: int
    actual: int
    begun: datetime | None
    notes: str = ""
    motions: tuple[PrintedMotion, ...] = ()
    resolutions: tuple[PrintedResolution, ...] = ()
    signatures: tuple[PrintedRoomSignature, ...] = ()
    actions: tuple[PrintedAction, ...] = ()


@dataclass(frozen=True)
class PrintedSitting:
    """A time during which the room sat, local; a workshop that was gone on with another day has several."""

    began: datetime
    ended: datetime


@dataclass(frozen=True)
class PrintedMinutes:
    """The minutes of a workshop in one language.

    `unended` tells that nobody ended it: its end is the last sign of life; `is_running` that it goes on while
    they are made. `pauses` are interruptions that do
    not count, in minutes. `items` are all of the agenda, in the order of the agenda.
    """

    charter: PrintedCharter
    meeting: PrintedMeeting
    facilitator: str
    sittings: tuple[PrintedSitting, ...]
    unended: bool
    pauses: int
    invitees: tuple[PrintedInvitee, ...]
    items: tuple[PrintedItem, ...]
    parked: tuple[PrintedAction, ...] = ()
    steps: tuple[PrintedAction, ...] = ()
    unreached: tuple[str, ...] = field(default=())
    """Titles of what the room did not come to."""
    approvals: tuple[PrintedRoomSignature, ...] = ()
    """What was signed in the room of sections that stand on no item of the agenda."""
    is_running: bool = False
