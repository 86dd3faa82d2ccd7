"""What the records of workshops say in the journal, in the words of the screen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.catalogue import Catalogue
from charta.domain.charter import Charter
from charta.domain.records import (
    Action,
    ActionKind,
    AgendaItem,
    Argument,
    Change,
    Choice,
    Delegation,
    ItemNotes,
    MarkKind,
    Motion,
    Participant,
    Record,
    Resolution,
    RoomSignature,
    Round,
    SessionMark,
    Vote,
    Workshop,
)
from charta.errors import N_
from charta.i18n import Translator
from charta.services.telling import shortened
from charta.services.workshop_words import WorkshopWords

_MARKS: Final[Mapping[MarkKind, str]] = MappingProxyType(
    {
        MarkKind.BEGUN: N_("Workshop {number} begun"),
        MarkKind.ITEM: N_("Workshop {number}: another item taken up"),
        MarkKind.EXTENDED: N_("Workshop {number}: more time given"),
        MarkKind.PAUSED: N_("Workshop {number} paused"),
        MarkKind.RESUMED: N_("Workshop {number} gone on with"),
        MarkKind.COUNTED: N_("Workshop {number}: an interruption counted as working time"),
        MarkKind.CLOCK: N_("Workshop {number}: the computer’s clock was set"),
        MarkKind.ALIVE: N_("Workshop {number} goes on"),
        MarkKind.ENDED: N_("Workshop {number} ended"),
        MarkKind.REOPENED: N_("Workshop {number} opened again"),
        MarkKind.ARRIVED: N_("Workshop {number}: somebody came"),
        MarkKind.LEFT: N_("Workshop {number}: somebody left"),
    }
)
CHOICES: Final[Mapping[Choice, str]] = MappingProxyType(
    {
        Choice.AGREE: N_("agrees"),
        Choice.LIVE_WITH: N_("can live with it"),
        Choice.OBJECT: N_("objects"),
        Choice.ONE: N_("1 of 5 fingers"),
        Choice.TWO: N_("2 of 5 fingers"),
        Choice.THREE: N_("3 of 5 fingers"),
        Choice.FOUR: N_("4 of 5 fingers"),
        Choice.FIVE: N_("5 of 5 fingers"),
    }
)
_ACTIONS: Final[Mapping[ActionKind, str]] = MappingProxyType(
    {ActionKind.PARKED: N_("Parked: {words}"), ActionKind.STEP: N_("Next step: {words}")}
)


class WorkshopLog:
    """Tells what was planned, said and decided."""

    def __init__(self, catalogue: Catalogue, translator: Translator, charter: Charter) -> None:
        self._words = translator
        self._charter = charter
        self._of = WorkshopWords(catalogue, translator)

    def line(self, record: Record) -> str:
        """Return what a record says when it is added, empty for one that is of no workshop."""
        return self._planned(record) or self._said(record) or self._settled(record)

    def turn(self, change: Change) -> str:
        """Return what became of a record where that has words of its own, empty where it has none."""
        tr = self._words.tr
        match change.before, change.after:
            case Motion() as before, Motion() as after if before.withdrawn != after.withdrawn:
                words = shortened(self._of.motion(after))
                return (
                    tr("Withdrawn: {words}", words=words)
                    if after.withdrawn
                    else tr("Back on the table: {words}", words=words)
                )
            case Round() as before, Round() as after if after.revealed and not before.revealed:
                return tr("Round in workshop {number}: answers shown", number=after.workshop)
            case Action() as before, Action() as after if before.done_on != after.done_on:
                words = shortened(after.text)
                if not after.done_on:
                    return tr("To be done again: {words}", words=words)
                line = tr("Done: {words}", words=words)
                return f"{line} – {shortened(after.outcome)}" if after.outcome else line
        return ""

    def _planned(self, record: Record) -> str:
        tr, line = self._words.tr, ""
        match record:
            case Workshop():
                line = self._of.meeting(record)
            case AgendaItem():
                title = self._of.item(record)
                line = tr("On the agenda of workshop {number}: {title}", number=record.workshop, title=title)
            case ItemNotes():
                item = self._charter.get(AgendaItem, str(record.item))
                line = (
                    tr("Notes on an item of the agenda: {title}", title=self._of.item(item))
                    if item
                    else tr("Notes on an item of the agenda")
                )
            case Participant():
                line = tr("{name} invited to workshop {number}", name=record.name, number=record.workshop)
            case Delegation():
                line = tr(
                    "{name} may sign for {absent} ({department}) in workshop {number}",
                    name=record.delegate,
                    absent=record.absent,
                    department=self._of.names.department(record.department),
                    number=record.workshop,
                )
            case SessionMark():
                line = self._marked(record) or tr(_MARKS[record.kind], number=record.workshop)
        return line

    def _marked(self, mark: SessionMark) -> str:
        """Return what happened to whom or what, empty where that is not known."""
        tr, number = self._words.tr, mark.workshop
        item = self._charter.get(AgendaItem, str(mark.subject))
        person = self._charter.get(Participant, str(number), str(mark.subject))
        match mark.kind:
            case MarkKind.ITEM if item:
                return tr("Workshop {number}: on to {title}", number=number, title=self._of.item(item))
            case MarkKind.EXTENDED if item:
                return tr(
                    "Workshop {number}: {minutes} min more for {title}",
                    number=number,
                    minutes=mark.amount // 60,
                    title=self._of.item(item),
                )
            case MarkKind.ARRIVED if person:
                return tr("Workshop {number}: {name} came", number=number, name=person.name)
            case MarkKind.LEFT if person:
                return tr("Workshop {number}: {name} left", number=number, name=person.name)
        return ""

    def _said(self, record: Record) -> str:
        tr, line = self._words.tr, ""
        match record:
            case Motion():
                line = tr(
                    "{department} proposed in workshop {number}: {words}",
                    department=self._of.lead(record.department) or record.by or tr("Somebody"),
                    number=record.workshop,
                    words=shortened(self._of.motion(record)),
                )
            case Argument():
                words = shortened(record.text)
                line = (
                    tr("In favour: {words}", words=words)
                    if record.favours
                    else tr("Against: {words}", words=words)
                )
            case Round():
                line = tr("Round in workshop {number}", number=record.workshop)
            case Vote():
                line = tr(
                    "{department} {answer}",
                    department=self._of.names.department(record.department),
                    answer=tr(CHOICES[record.choice]),
                )
                if record.note and self._was_shown(record):
                    line += f" – {shortened(record.note)}"
        return line

    def _was_shown(self, vote: Vote) -> bool:
        """Tell whether the room has seen an answer with these words: an earlier one was changed unseen."""
        about = self._charter.get(Round, str(vote.round))
        return about is not None and about.revealed and self._charter.get(Vote, *vote.key) == vote

    def _settled(self, record: Record) -> str:
        tr, line = self._words.tr, ""
        match record:
            case Resolution() if record.value:
                line = tr(
                    "Decided in workshop {number}: “{question}” {answer}",
                    number=record.workshop,
                    question=self._of.question(record.section, record.field),
                    answer=shortened(self._of.decided(record)),
                )
                line += f" – {shortened(record.text)}" if record.text else ""
            case Resolution():
                line = tr("Decided in workshop {number}: {words}", number=record.workshop, words=record.text)
            case Action():
                line = tr(_ACTIONS[record.kind], words=shortened(record.text))
            case RoomSignature():
                line = tr("Signed in workshop {number}", number=record.workshop)
                if record.delegate_for:
                    line = tr(
                        "Signed in workshop {number}, for {absent} who was absent",
                        number=record.workshop,
                        absent=record.delegate_for,
                    )
        return line
