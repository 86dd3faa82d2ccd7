"""The roll-out: what has to happen so that a charter is read, understood and applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from charta.domain.fields import Condition

EXECUTIVE: Final = "executive"
MANAGERS: Final = "managers"
"""Owners that are no departments: the sponsor, and each manager with their own team."""


class Factor(StrEnum):
    """The success factors, in the order in which the plan shows them, after what prepares them."""

    PREPARATION = "preparation"
    EXECUTIVES = "executives"
    MANAGERS = "managers"
    AWARENESS = "awareness"
    REMINDERS = "reminders"
    COMMITMENT = "commitment"


class Anchor(StrEnum):
    """What the days of an activity are counted from."""

    EFFECTIVE = "effective"
    EVENT = "event"
    """Something that comes when it comes, such as a crisis: no day before the team names one."""
    HIRE = "hire"
    """Each newcomer's first day. The first one may come on the effective date, so the days count from it."""


class Deliverable(StrEnum):
    """The papers of the kit."""

    ENDORSEMENT = "endorsement-message"
    MANAGER_GUIDE = "manager-guide"
    TEAM_TALK = "team-talk"
    EMPLOYEE_PAGE = "employee-page"
    INVITATION = "launch-invitation"
    REMINDERS = "reminders"
    WELCOME = "welcome-insert"
    QUIZ = "quiz"
    QUIZ_KEY = "quiz-key"
    AMBASSADORS = "ambassador-invitation"
    COMMITMENT = "ambassador-commitment"


@dataclass(frozen=True)
class ActivityText:
    """What a language says of an activity: its title, how to go about it, and what shows that it is done."""

    title: str
    how: str
    evidence: str


@dataclass(frozen=True)
class FactorText:
    """What a language calls a success factor, and what it is about."""

    name: str
    purpose: str


@dataclass(frozen=True)
class RolloutText:
    """What a language says of the whole roll-out; `managers` is what it calls the owner of that id."""

    managers: str
    factors: Mapping[Factor, FactorText]
    activities: Mapping[str, ActivityText]


@dataclass(frozen=True)
class PlannedActivity:
    """An activity of the catalogue. `owners` are departments, 'executive' or 'managers', the first one leads.

    `start` and `end` are days after the anchor, negative before it. `months` repeats it, 0 for once.
    `deliverables` are the papers of the kit that it uses. `when` names the answers with which it is
    proposed; `jurisdictions` the places, any of them, none for all; `sections` those of the charter, any of
    them, none for all. `formalities` are those that it settles, `france.opinion`. `before_wait` tells that
    the wait which formalities impose comes after it.
    """

    id: str
    factor: Factor
    owners: tuple[str, ...]
    anchor: Anchor
    start: int
    end: int
    months: int = 0
    deliverables: tuple[Deliverable, ...] = ()
    sections: tuple[str, ...] = ()
    when: Condition | None = None
    jurisdictions: tuple[str, ...] = ()
    formalities: tuple[str, ...] = ()
    before_wait: bool = False


@dataclass(frozen=True)
class RolloutCatalogue:
    """The activities that can be proposed, in the order of their ids, and what the languages say of them."""

    activities: tuple[PlannedActivity, ...]
    texts: Mapping[str, RolloutText]

    @cached_property
    def by_id(self) -> Mapping[str, PlannedActivity]:
        """The activities by their id."""
        return {activity.id: activity for activity in self.activities}

    def text(self, language: str) -> RolloutText:
        """Return the texts in `language`, or in the first language where that one is absent."""
        return self.texts.get(language) or next(iter(self.texts.values()))


class ActivityState(StrEnum):
    """How an activity stands on a day."""

    OPEN = "open"
    """Without a day."""
    PLANNED = "planned"
    RUNNING = "running"
    LATE = "late"
    DONE = "done"


def activity_state(start: str, end: str, done_on: str, today: date) -> ActivityState:
    """Return how an activity stands; `start`, `end` and `done_on` are ISO days or empty."""
    if done_on:
        return ActivityState.DONE
    if not end:
        return ActivityState.OPEN
    if date.fromisoformat(end) < today:
        return ActivityState.LATE
    return ActivityState.RUNNING if start and date.fromisoformat(start) <= today else ActivityState.PLANNED
