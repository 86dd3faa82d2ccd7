"""What the room sees on the big screen: finished values in one language, and nothing private.

The presenter window shows a `Stage` and knows nothing else, so that no note and no hidden answer can get
there by mistake.
"""

from dataclasses import dataclass
from enum import StrEnum


class ClockState(StrEnum):
    """How an item's time stands."""

    STILL = "still"
    """Nothing runs: before the beginning, in a pause, at the end."""
    RUNNING = "running"
    ENDING = "ending"
    """The last tenth of the time, a minute at least."""
    OVER = "over"


@dataclass(frozen=True)
class StageClock:
    """The time of the item, in seconds; `left` is below zero once it is over."""

    state: ClockState
    planned: int
    left: int


@dataclass(frozen=True)
class StageOption:
    """A possible answer; `proposed_by` has the short names of the departments that propose it.

    `is_answer` tells that it is what the team's answer says now.
    """

    label: str
    proposed_by: tuple[str, ...] = ()
    is_answer: bool = False


@dataclass(frozen=True)
class StageArgument:
    """What speaks for the proposal on the table, or against it."""

    favours: bool
    text: str


@dataclass(frozen=True)
class StageMotion:
    """The proposal on the table."""

    text: str
    department_name: str
    by: str
    arguments: tuple[StageArgument, ...] = ()


@dataclass(frozen=True)
class StageVote:
    """A department in a round; `choice` is a `Choice` value, empty until the round is shown."""

    department_name: str
    short: str
    has_answered: bool
    choice: str = ""
    note: str = ""


@dataclass(frozen=True)
class StageRound:
    """A round; `scale` is a `Scale` and `outcome` an `Outcome` value, empty until it is shown."""

    scale: str
    votes: tuple[StageVote, ...]
    is_shown: bool = False
    outcome: str = ""


@dataclass(frozen=True)
class StagePassage:
    """A passage of the clause as an HTML fragment; `is_changing` marks what the question bears on."""

    html: str
    is_changing: bool = False


@dataclass(frozen=True)
class Stage:
    """Everything that is on the big screen.

    `kind` is an `ItemKind` value, empty before the beginning and after the end; `place` tells the item's
    place in the agenda, '3 / 8'. `number` is the section's number in the charter, 0 for none. `question` is
    empty where no question is asked. `turn` is the name of the department that speaks, empty for nobody.
    `clause` is the text as it stands, or where it `is_foreseen`, what the proposal would make of it.
    `decided` says what was just decided. `following` is the title of the next item.
    """

    language: str
    meeting: str
    organisation: str
    kind: str
    title: str
    place: str = ""
    number: int = 0
    aim: str = ""
    lead: str = ""
    question: str = ""
    help: str = ""
    options: tuple[StageOption, ...] = ()
    motion: StageMotion | None = None
    round: StageRound | None = None
    clause: tuple[StagePassage, ...] = ()
    is_foreseen: bool = False
    clock: StageClock = StageClock(ClockState.STILL, 0, 0)
    turn: str = ""
    decided: str = ""
    following: str = ""
    is_paused: bool = False
