"""What the pages of the diagnostic say: numbers, days, bands and counts in words."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale

from charta.domain.diagnostic import Band, Finding
from charta.domain.records import Survey
from charta.ui.context import UiContext
from charta.ui.theme import Tone

BAND_LOOKS: Final[Mapping[Band, tuple[Tone, str]]] = {
    Band.LOW: (Tone.DANGER, "circle-alert"),
    Band.FRAGILE: (Tone.WARNING, "triangle-alert"),
    Band.SOUND: (Tone.SUCCESS, "circle-check"),
}
"""How a band looks: its tone and its sign."""


def number_words(context: UiContext, value: float, digits: int = 1) -> str:
    """Return a number as the screen's language writes it."""
    return QLocale(f"{context.language}_CA").toString(value, "f", digits)


def answers_words(context: UiContext, people: int) -> str:
    """Return how many people have answered."""
    if not people:
        return context.tr("nobody has answered yet")
    return context.ntr("{count} person has answered", "{count} people have answered", people)


def survey_line(context: UiContext, survey: Survey, people: int) -> str:
    """Return when a survey began and how many have answered."""
    return context.tr(
        "Begun on {day}, {answers}",
        day=context.translator.day(date.fromisoformat(survey.date)),
        answers=answers_words(context, people),
    )


def state_words(context: UiContext, survey: Survey) -> tuple[str, Tone, str]:
    """Return whether a survey takes answers: in a word, with its tone and sign."""
    if survey.closed:
        return context.tr("Closed"), Tone.SUCCESS, "circle-check"
    return context.tr("Takes answers"), Tone.ACCENT, "circle"


def group_words(context: UiContext, group: str) -> str:
    """Return what a group is called; no group is everybody."""
    return group or context.tr("Everybody")


def finding_look(finding: Finding) -> tuple[Tone, str]:
    """Return how a finding looks. A preference that is respected is no fault."""
    if finding.reading.is_respected:
        return Tone.NEUTRAL, "info"
    return BAND_LOOKS[finding.band]
