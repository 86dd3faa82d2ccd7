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
    helpers: str = ""
    """Who helps the owner, as the catalogue says."""
    evidence: str = ""
    """What shows that it is done, as the catalogue asks."""
    note: str = ""
    file: str = ""


@dataclass(frozen=True)
class PrintedStand:
    """How far a success factor is: how many activities there are of each state, and what comes next."""

    factor: Factor
    counts: dict[ActivityState, int]
    next_title: str = ""
    next_day: date | None = None

    @property
    def total(self) -> int:
        """How many activities there are."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class PlanNames:
    """What a language calls the success factors, the states, and the days marked in the picture."""

    factors: dict[Factor, str]
    states: dict[ActivityState, str]
    today: str
    effective: str


@dataclass(frozen=True)
class PlanSheet:
    """The roll-out plan in a language, or, with `is_proposed`, what would be planned.

    `effective` is the day from which it is counted, None where it counts from none.
    """

    language: str
    as_of: date
    activities: tuple[PrintedActivity, ...]
    stands: tuple[PrintedStand, ...]
    names: PlanNames
    effective: date | None = None
    is_proposed: bool = False

    def of(self, factor: Factor) -> tuple[PrintedActivity, ...]:
        """Return the activities of a success factor."""
        return tuple(activity for activity in self.activities if activity.factor is factor)


@dataclass(frozen=True)
class PrintedPlan:
    """The roll-out plan of a charter."""

    charter: PrintedCharter
    plan: PlanSheet
