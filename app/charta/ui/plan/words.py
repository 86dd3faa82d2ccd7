"""What the page says of an activity: its words, its tone and its sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.rollout import ActivityState, Factor
from charta.i18n import Translator
from charta.services.rollout import PlanItem
from charta.services.rollout_words import RolloutWords
from charta.ui.theme import Tone

LOOKS: Final[Mapping[ActivityState, tuple[Tone, str]]] = MappingProxyType(
    {
        ActivityState.OPEN: (Tone.NEUTRAL, "circle-question-mark"),
        ActivityState.PLANNED: (Tone.NEUTRAL, "circle"),
        ActivityState.RUNNING: (Tone.ACCENT, "radio-chosen"),
        ActivityState.LATE: (Tone.DANGER, "clock-alert"),
        ActivityState.DONE: (Tone.SUCCESS, "circle-check"),
    }
)


@dataclass(frozen=True)
class ActivityView:
    """An activity as the page shows it; another view needs another card.

    `start` and `end` are its days in the calendar, where it is done the day of that; None without one.
    """

    id: str
    factor: Factor
    title: str
    state: ActivityState
    word: str
    when: str
    owner: str
    helpers: str
    how: str
    evidence: str
    note: str
    file: str
    start: date | None
    end: date | None
    has_papers: bool
    is_dropped: bool

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.state is ActivityState.DONE


def words_of(bench: Workbench, translator: Translator) -> RolloutWords:
    """Return what puts the roll-out into words of the screen."""
    return RolloutWords(
        bench.session.catalogue,
        bench.rollout.catalogue,
        translator,
        lambda: bench.diagnostic.questionnaire,
    )


def views_of(bench: Workbench, translator: Translator, *, dropped: bool = False) -> tuple[ActivityView, ...]:
    """Return the activities of the plan, or those that were left out of it."""
    words = words_of(bench, translator)
    return tuple(view_of(item, words, translator) for item in bench.rollout.items(dropped=dropped))


def view_of(item: PlanItem, words: RolloutWords, translator: Translator) -> ActivityView:
    """Return an activity as the page shows it."""
    record, text = item.record, words.text(item.record.source)
    return ActivityView(
        id=record.id,
        factor=item.factor,
        title=words.title(record),
        state=item.state,
        word=_state_word(item, words, translator),
        when=words.days(record.start, record.end, lambda day: translator.day(date.fromisoformat(day))),
        owner=words.responsible(record),
        helpers=words.helpers(item.planned, record.owner),
        how=text.how if text else "",
        evidence=text.evidence if text else "",
        note=record.note,
        file=record.file,
        start=item.done_on or item.start or item.end,
        end=item.done_on or item.end or item.start,
        has_papers=bool(item.planned and item.planned.deliverables),
        is_dropped=record.dropped,
    )


def _state_word(item: PlanItem, words: RolloutWords, translator: Translator) -> str:
    if item.done_on is None:
        return words.state(item.state)
    return translator.tr("Done on {day}", day=translator.day(item.done_on))
