"""The roll-out plan: how far it is, the picture of its months, and who does what until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from charta.documents.block_words import printable
from charta.documents.blocks import Chart, Document
from charta.documents.chart_shapes import Caption
from charta.documents.composing import Composer, Content
from charta.documents.timeline import Flags, Group, Stripe, timelines
from charta.domain.printed_rollout import PlanSheet, PrintedActivity, PrintedPlan, PrintedStand
from charta.domain.rollout import ActivityState, Factor
from charta.i18n import long_date

_CHART_MM: Final = 165.0
_WIDTH: Final = 640.0
_HEIGHT: Final = 780.0
"""So high is a picture that stands on a page below its heading, in its own units."""


@dataclass(frozen=True)
class FactorTable:
    """A success factor: its name, how far it is, and its activities."""

    name: str
    stand: PrintedStand
    activities: tuple[PrintedActivity, ...]


def compose_plan(composer: Composer, content: PrintedPlan) -> Document:
    """Return the plan in the language of `content.charter`."""
    plan = content.plan
    tables = tuple(
        FactorTable(plan.names.factors[stand.factor], stand, plan.of(stand.factor)) for stand in plan.stands
    )
    charts = tuple(
        Chart(svg, described(plan), _CHART_MM)
        for svg in timelines(
            groups_of(plan),
            flags_of(plan),
            Caption("", described(plan)),
            plan.language,
            width=_WIDTH,
            height=_HEIGHT,
        )
    )
    return composer.compose(
        "plan",
        Content(
            charter=content.charter,
            variables={
                "plan": plan,
                "names": plan.names,
                "states": tuple(ActivityState),
                "tables": tuple(table for table in tables if table.activities),
                "dashboard": tables,
                # What is repeated is explained once.
                "explained": tuple(
                    {activity.how: activity for activity in plan.activities if activity.how}.values()
                ),
                "has_chart": bool(charts),
                "days": _Days(plan.language),
            },
            inserts={"timeline": charts},
        ),
    )


def groups_of(plan: PlanSheet) -> tuple[Group, ...]:
    """Return the activities of a plan as the lines of its picture."""
    return tuple(
        Group(plan.names.factors[factor], tuple(_stripe(activity, plan) for activity in plan.of(factor)))
        for factor in Factor
    )


def flags_of(plan: PlanSheet) -> Flags:
    """Return the days that the picture marks."""
    return Flags(plan.as_of, plan.names.today, plan.effective, plan.names.effective)


def described(plan: PlanSheet) -> str:
    """Return in words what the picture shows, for whoever does not see it."""
    shown = "; ".join(f"{activity.title} ({told(activity, plan)})" for activity in plan.activities)
    return printable(shown)


def told(activity: PrintedActivity, plan: PlanSheet) -> str:
    """Return when an activity is and how it stands, short enough for a picture."""
    state = plan.names.states[activity.state]
    day = activity.done_on or activity.end or activity.start
    if day is None or activity.state is ActivityState.OPEN:
        return state
    shown = short_day(day, plan.language, plan.as_of)
    return shown if activity.state is ActivityState.PLANNED else f"{shown} · {state}"


def short_day(day: date, language: str, as_of: date) -> str:
    """Return a day in few letters, with its year where that is not the present one or the next."""
    from babel.dates import format_date  # slow to import

    far = not as_of.year <= day.year <= as_of.year + 1
    pattern = "d MMM y" if far else "d MMM"
    return format_date(day, pattern, locale=f"{language}_CA")


def _stripe(activity: PrintedActivity, plan: PlanSheet) -> Stripe:
    start, end = activity.start, activity.end
    if activity.done_on is not None:
        # What is done stands where it was done, a longer activity from its beginning on.
        lasted = start is not None and start != end and start < activity.done_on
        start, end = (start if lasted else activity.done_on), activity.done_on
    return Stripe(activity.title, start, end, activity.state, told(activity, plan))


class _Days:
    """Writes days for the table."""

    def __init__(self, language: str) -> None:
        self._language = language

    def of(self, activity: PrintedActivity) -> Iterator[str]:
        """Give the first and the last day of an activity, one where they are the same, none without."""
        last = activity.end or activity.start
        if last is None:
            return
        if activity.start and activity.start != last:
            yield long_date(activity.start, self._language)
        yield long_date(last, self._language)
