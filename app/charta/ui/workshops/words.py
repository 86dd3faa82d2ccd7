"""What the screen says of workshops, their agendas and why something needs discussion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem, Workshop
from charta.domain.timeline import RoomPhase
from charta.errors import N_
from charta.i18n import Translator
from charta.services.workshop_words import WorkshopWords
from charta.ui.publication.words import section_title
from charta.ui.theme import Tone


class WorkshopState(StrEnum):
    """How far a workshop is, as the page tells it."""

    PLANNED = "planned"
    RUNNING = "running"
    FORGOTTEN = "forgotten"
    ENDED = "ended"


STATE_WORDS: Final[Mapping[WorkshopState, str]] = {
    WorkshopState.PLANNED: N_("Planned"),
    WorkshopState.RUNNING: N_("Running"),
    WorkshopState.FORGOTTEN: N_("Without an end"),
    WorkshopState.ENDED: N_("Held"),
}
STATE_TONES: Final[Mapping[WorkshopState, tuple[Tone, str]]] = {
    WorkshopState.PLANNED: (Tone.NEUTRAL, "calendar"),
    WorkshopState.RUNNING: (Tone.ACCENT, "arrow-right"),
    WorkshopState.FORGOTTEN: (Tone.WARNING, "triangle-alert"),
    WorkshopState.ENDED: (Tone.SUCCESS, "circle-check"),
}


def workshop_state(bench: Workbench, number: int) -> WorkshopState:
    """Return how far a workshop is."""
    course = bench.timekeeping.course(number)
    if course.is_forgotten(bench.session.clock.now()):
        return WorkshopState.FORGOTTEN
    if course.is_open:
        return WorkshopState.RUNNING
    return WorkshopState.ENDED if course.phase is RoomPhase.ENDED else WorkshopState.PLANNED


def words_of(bench: Workbench, translator: Translator) -> WorkshopWords:
    """Return what puts the workshops of a charter into the words of the screen."""
    return WorkshopWords(bench.session.catalogue, translator, bench.workshops.plans())


def usual_title(bench: Workbench, workshop: Workshop, translator: Translator) -> str:
    """Return what a workshop is called without a title of the team's own: by its plan, or by its number."""
    part = words_of(bench, translator).part(workshop)
    return part or translator.tr("Workshop {number}", number=workshop.number)


def coming_sections(bench: Workbench) -> set[str]:
    """Return the sections on the agendas of workshops that are to come, or under way."""
    coming = (entry.number for entry in bench.workshops.all())
    return {
        item.section
        for number in coming
        if workshop_state(bench, number) is not WorkshopState.ENDED
        for item in bench.agendas.items(number)
    }


def workshop_title(bench: Workbench, workshop: Workshop, translator: Translator) -> str:
    """Return what a workshop is called."""
    return workshop.title or usual_title(bench, workshop, translator)


def when_line(workshop: Workshop, translator: Translator) -> str:
    """Return on which day and at what time a workshop begins, as far as that is known."""
    if not workshop.day:
        return translator.tr("No day yet")
    day = translator.day(date.fromisoformat(workshop.day))
    if not workshop.start:
        return day
    return translator.tr("{day}, {time}", day=day, time=workshop.start)


def minutes_line(minutes: int, translator: Translator) -> str:
    """Return a length in words."""
    return translator.ntr("{count} minute", "{count} minutes", minutes)


def item_title(bench: Workbench, item: AgendaItem, translator: Translator) -> str:
    """Return what an item is called, a section with its place in the charter."""
    if item.section and not item.title:
        return section_title(bench, item.section, translator.language)
    return words_of(bench, translator).item(item)


def planned_start(workshop: Workshop, minutes_before: int) -> str:
    """Return when an item is planned to begin, as 'hh:mm', or how far in, as '+0:25', without a time.

    A plan is read on one clock: that of its day, whatever happens to it at night.
    """
    if not workshop.start:
        return f"+{minutes_before // 60}:{minutes_before % 60:02}"
    hour, minute = (int(part) for part in workshop.start.split(":"))
    total = hour * 60 + minute + minutes_before
    return f"{total // 60 % 24:02}:{total % 60:02}"


@dataclass(frozen=True)
class Fit:
    """How an agenda fits into its time: minutes that are planned, and that there are."""

    planned: int
    available: int

    @property
    def over(self) -> int:
        """How many minutes are too many."""
        return max(0, self.planned - self.available)

    def told(self, translator: Translator) -> str:
        """Return it as a sentence."""
        ntr = translator.ntr
        sum_line = ntr(
            "{planned} of {count} minute",
            "{planned} of {count} minutes",
            self.available,
            planned=self.planned,
        )
        left = self.available - self.planned
        if left < 0:
            rest = ntr("{count} minute too many", "{count} minutes too many", -left)
        elif left:
            rest = ntr("{count} minute left", "{count} minutes left", left)
        else:
            rest = translator.tr("just right")
        return translator.tr("{sum}; {rest}.", sum=sum_line, rest=rest)
