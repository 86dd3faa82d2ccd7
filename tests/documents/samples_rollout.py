"""A sample roll-out plan, in both languages, with an activity of every state."""

from collections import Counter
from datetime import date

from charta.domain.printed_rollout import PlanNames, PlanSheet, PrintedActivity, PrintedPlan, PrintedStand
from charta.domain.rollout import ActivityState, Factor
from documents.samples import charter

TODAY = date(2027, 3, 10)
EFFECTIVE = date(2027, 3, 1)
_FACTORS = {
    "fr": ("Préparation", "Direction", "Gestionnaires", "Sensibilisation", "Rappels", "Engagement"),
    "en": ("Preparation", "Executives", "Managers", "Awareness", "Reminders", "Commitment"),
}
_STATES = {
    "fr": ("Sans jour", "Prévu", "En cours", "En retard", "Fait"),
    "en": ("No day yet", "Planned", "Under way", "Late", "Done"),
}
_MARKED = {"fr": ("Aujourd’hui", "En vigueur"), "en": ("Today", "In force")}
_TITLES = {
    "fr": ("Diagnostic", "Discussion d’équipe", "Atelier", "Rappel ciblé", "Engagement annuel"),
    "en": ("Diagnostic", "Team talk", "Workshop", "Event reminder", "Annual renewal"),
}


def activities(language: str) -> tuple[PrintedActivity, ...]:
    titles = _TITLES[language]
    return (
        PrintedActivity(
            *("D04", titles[0], Factor.PREPARATION, "Ana (HR)", ActivityState.DONE),
            *(date(2026, 12, 29), date(2026, 12, 29), date(2027, 1, 4)),
            how="How to ask.",
            evidence="Results",
            note="Eighty answers",
            file="results.pdf",
        ),
        PrintedActivity(
            *("D13", titles[1], Factor.AWARENESS, "Managers", ActivityState.RUNNING),
            *(date(2027, 3, 1), date(2027, 3, 22), None),
            helpers="HR",
            evidence="Confirmation",
        ),
        PrintedActivity(
            *("D06", titles[2], Factor.MANAGERS, "HR", ActivityState.LATE),
            *(date(2027, 2, 8), date(2027, 2, 8), None),
        ),
        PrintedActivity(
            *("D21", titles[3], Factor.REMINDERS, "Marketing", ActivityState.OPEN),
            *(None, None, None),
        ),
        PrintedActivity(
            *("D25", titles[4], Factor.COMMITMENT, "HR", ActivityState.PLANNED),
            *(date(2028, 2, 29), date(2028, 2, 29), None),
            how="How to renew.",
        ),
    )


def sheet(
    language: str, given: tuple[PrintedActivity, ...] | None = None, *, is_proposed: bool = False
) -> PlanSheet:
    shown = activities(language) if given is None else given
    stands = []
    for factor in Factor:
        counted = Counter(entry.state for entry in shown if entry.factor is factor)
        stands.append(PrintedStand(factor, {state: counted[state] for state in ActivityState}))
    names = PlanNames(
        dict(zip(Factor, _FACTORS[language], strict=True)),
        dict(zip(ActivityState, _STATES[language], strict=True)),
        *_MARKED[language],
    )
    return PlanSheet(language, TODAY, shown, tuple(stands), names, EFFECTIVE, is_proposed)


def plan(language: str, *, is_proposed: bool = False) -> PrintedPlan:
    return PrintedPlan(charter(language), sheet(language, is_proposed=is_proposed))
