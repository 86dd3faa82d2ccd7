"""What documents about the roll-out print."""

from dataclasses import dataclass
from datetime import date

from charta.domain.printed import PrintedCharter
from charta.domain.rollout import ActivityState, Factor


@dataclass(frozen=True)
class PrintedActivity:
    """One activity of the plan, in words of the document's language; the days are None where none is set."""

    id: str
    title: str
    factor: Factor
    owner: str
    state: ActivityState
    start: date | None
    end: date | None
    done_on: date | None
    how: str = ""
    evidence: str = ""
    """What shows that it is done, as the catalogue asks."""
    note: str = ""
    file: str = ""


@dataclass(frozen=True)
class PrintedPlan:
    """The roll-out plan; `factors` has the name of each success factor."""

    charter: PrintedCharter
    as_of: date
    activities: tuple[PrintedActivity, ...]
    factors: dict[Factor, str]
