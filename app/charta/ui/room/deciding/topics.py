"""What can be talked about at an item: questions, the section as a whole, and disputes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem, Comment
from charta.domain.workshops import Need
from charta.services.needs import comments_of
from charta.ui.room.deciding.table import Table
from charta.ui.room.deciding.words import DecidingWords
from charta.ui.theme import Tone


class TopicState(StrEnum):
    """How far a question has come."""

    UNDECIDED = auto()
    PROPOSED = auto()
    DECIDED = auto()
    CHANGED = auto()
    ANSWERED = auto()
    TOPIC = auto()
    """No question of the section, so it has no answer."""


TONES = {
    TopicState.UNDECIDED: Tone.WARNING,
    TopicState.PROPOSED: Tone.ACCENT,
    TopicState.DECIDED: Tone.SUCCESS,
    TopicState.CHANGED: Tone.WARNING,
    TopicState.ANSWERED: Tone.NEUTRAL,
    TopicState.TOPIC: Tone.NEUTRAL,
}


@dataclass(frozen=True)
class Topic:
    """A line of the list; `id` tells it from all others. `remark` is what somebody wants changed."""

    id: str
    label: str
    state: TopicState
    told: str
    field: str = ""
    remark: str = ""

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        return f"{self.label}. {self.told}" if self.told else self.label


def topics_of(bench: Workbench, item: AgendaItem, words: DecidingWords) -> tuple[Topic, ...]:
    """Return the topics of an item: undecided questions first, then the whole section, then the others."""
    need = bench.needs.need(item.section)
    asked = bench.session.progress(item.section).asked
    first = [field for field in asked if field in need.undecided]
    others = [field for field in asked if field not in need.undecided]
    return (
        *(_question(bench, item, field, need, words) for field in first),
        _question(bench, item, "", need, words),
        *_remarks(bench, need, words),
        *(_question(bench, item, field, need, words) for field in others),
    )


def _question(bench: Workbench, item: AgendaItem, field: str, need: Need, words: DecidingWords) -> Topic:
    state = _state(bench, item, field, need)
    return Topic(f"field:{field}", words.question(item.section, field), state, _told(state, words), field)


def _state(bench: Workbench, item: AgendaItem, field: str, need: Need) -> TopicState:
    table = Table(bench, item, field)
    here = [entry for entry in table.decisions() if entry.workshop == item.workshop]
    open_ = [entry for entry in table.proposals() if not entry.is_withdrawn]
    newest = max((motion.at for entry in open_ for motion in entry.motions), default=None)
    if newest is not None and (not here or newest > here[-1].at):
        return TopicState.PROPOSED
    if here:
        return TopicState.DECIDED if bench.deciding.still_holds(here[-1]) else TopicState.CHANGED
    if field in need.undecided:
        return TopicState.UNDECIDED
    return TopicState.ANSWERED if field and table.is_answered() else TopicState.TOPIC


def _told(state: TopicState, words: DecidingWords) -> str:
    tr = words.tr
    return {
        TopicState.UNDECIDED: tr("Undecided"),
        TopicState.PROPOSED: tr("Proposed"),
        TopicState.DECIDED: tr("Decided here"),
        TopicState.CHANGED: tr("Changed since"),
        TopicState.ANSWERED: tr("Settled"),
        TopicState.TOPIC: "",
    }[state]


def _remarks(bench: Workbench, need: Need, words: DecidingWords) -> Iterator[Topic]:
    for comment in comments_of(bench.session, need):
        label = _asked(comment, words)
        yield Topic(f"comment:{comment.number}", label, TopicState.TOPIC, words.tr("Request"), remark=label)
    for divergence in need.divergences:
        label = words.divergence(divergence)
        told = words.tr("Divergence")
        yield Topic(f"divergence:{divergence}", label, TopicState.TOPIC, told, remark=label)


def _asked(comment: Comment, words: DecidingWords) -> str:
    name = words.department(comment.department)
    return words.tr("{department}: {said}", department=name, said=comment.text)
