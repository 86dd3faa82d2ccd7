"""Gathering what the papers of a workshop say, in one language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from charta.domain.printed import PrintedCharter
from charta.domain.printed_workshop import (
    PrintedAction,
    PrintedArgument,
    PrintedHomework,
    PrintedInvitee,
    PrintedItem,
    PrintedMeeting,
    PrintedMotion,
    PrintedResolution,
    PrintedRoomSignature,
    PrintedRound,
    PrintedSitting,
    PrintedTopic,
    PrintedVote,
)
from charta.domain.records import (
    Action,
    AgendaItem,
    Decision,
    ItemKind,
    Motion,
    Participant,
    Resolution,
    RoomSignature,
    Workshop,
)
from charta.domain.timeline import Course, RoomPhase
from charta.domain.workshops import Need, outcome
from charta.services.agendas import items_of
from charta.services.room import Room
from charta.services.session import CharterSession
from charta.services.workshop_words import WorkshopWords
from charta.services.workshops import starts_at

_MINUTE: Final = timedelta(minutes=1)


class Gathering:
    """Gathers one paper in one language."""

    def __init__(
        self,
        session: CharterSession,
        room: Room,
        workshop: Workshop,
        charter: PrintedCharter,
        words: WorkshopWords,
    ) -> None:
        self._session = session
        self._room = room
        self._workshop = workshop
        self.charter = charter
        self.words = words
        self.items = items_of(session, workshop.number)
        self.course: Course = room.timekeeping.course(workshop.number)

    def meeting(self) -> PrintedMeeting:
        """Return what the workshop is."""
        workshop = self._workshop
        title = workshop.title or self.words.part(workshop)
        return PrintedMeeting(workshop.number, title, workshop.place, starts_at(workshop), workshop.minutes)

    def topics(self, needed: Iterable[Need] = ()) -> tuple[PrintedTopic, ...]:
        """Return the items as they were planned, one after the other, with why those that are needed are."""
        needs = {need.section: need for need in needed}
        starts = starts_at(self._workshop)
        topics: list[PrintedTopic] = []
        for item in self.items:
            topics.append(self._topic(item, needs.get(item.section), starts))
            starts = starts + item.minutes * _MINUTE if starts else None
        return tuple(topics)

    def sittings(self) -> Iterator[PrintedSitting]:
        """Yield when the room sat, by the computer's local time."""
        for one in self.course.sittings:
            yield PrintedSitting(_local(one.began), _local(one.ended))

    def pauses(self) -> int:
        """Return how many minutes of pauses and interruptions do not count."""
        gaps = (gap.lasted for gap in self.course.gaps if not gap.counted)
        return round(sum(gaps, timedelta()) / _MINUTE)

    def invitees(self) -> Iterator[PrintedInvitee]:
        """Yield who is invited, with who came and went."""
        number, absent = self._workshop.number, defaultdict[int, list[str]](list)
        for department in self._session.catalogue.departments:
            named = self._room.participants.delegation(number, department)
            if named is not None:
                for person in self._room.participants.acting(number, named.delegate, department):
                    absent[person.number].append(named.absent)
        for person in self._room.participants.all(number):
            yield self._invitee(person, ", ".join(dict.fromkeys(absent[person.number])))

    def homework(self) -> Iterator[PrintedHomework]:
        """Yield what each department may think about: questions of the sections that it leads or signs."""
        sections = [item.section for item in self.items if item.section]
        for department in self._session.catalogue.departments:
            questions: dict[str, tuple[str, ...]] = {}
            for section in dict.fromkeys(sections):
                definition = self._session.catalogue.section(section)
                if department in {definition.lead, *definition.signs}:
                    text = definition.text(self.charter.language)
                    questions[text.title] = text.questions
            if questions:
                name = self.words.names.department(department)
                named = self._room.participants.delegation(self._workshop.number, department)
                absent = self._room.participants.representative(department)
                yield PrintedHomework(name, named.delegate if named else absent, questions)

    def item(self, item: AgendaItem, topic: PrintedTopic) -> PrintedItem:
        """Return an item as the room dealt with it."""
        begun = self.course.begun.get(item.number)
        spent = self.course.spent.get(item.number, timedelta())
        extended = self.course.extended.get(item.number, timedelta())
        is_about = item.kind is ItemKind.SECTION and self._is_first_about(item)
        return PrintedItem(
            topic=topic,
            planned=item.minutes,
            extended=round(extended / _MINUTE),
            actual=round(spent / _MINUTE),
            begun=_local(begun) if begun else None,
            notes=self._room.agendas.notes(item.number).minuted,
            motions=tuple(self._motions(item.section)) if is_about else (),
            resolutions=tuple(self._resolutions(item)),
            signatures=tuple(self._signatures(item.section)) if is_about else (),
            actions=tuple(
                self.action(action)
                for action in self._room.actions.of(self._workshop.number)
                if is_about and action.section == item.section
            ),
        )

    def action(self, action: Action) -> PrintedAction:
        """Return an action."""
        return PrintedAction(
            kind=action.kind,
            text=action.text,
            owner=action.owner,
            due=date.fromisoformat(action.due) if action.due else None,
            section_title=self.words.names.sheet(action.section) if action.section else "",
            done_on=date.fromisoformat(action.done_on) if action.done_on else None,
            outcome=action.outcome,
        )

    def other_signatures(self) -> Iterator[PrintedRoomSignature]:
        """Yield what was signed in the room of sections that are on no item of the agenda."""
        sections = {item.section for item in self.items}
        for decision, signature in self._room.room_approval.signatures(self._workshop.number):
            if decision.section not in sections:
                yield self._signature(decision, signature)

    # -- inside -------------------------------------------------------------------------------------------

    def _topic(self, item: AgendaItem, need: Need | None, starts: datetime | None) -> PrintedTopic:
        return PrintedTopic(
            kind=item.kind,
            title=self.words.item(item),
            minutes=item.minutes,
            aim=item.aim,
            lead=self.words.lead(item.lead),
            section=item.section,
            number=self._numbers.get(item.section, 0),
            starts=starts,
            why=tuple(self.words.why(need)) if need else (),
            undecided=tuple(self.words.question(item.section, field) for field in need.undecided)
            if need
            else (),
        )

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {section.id: number for number, section in enumerate(self._session.included(), start=1)}

    def _invitee(self, person: Participant, delegate_for: str) -> PrintedInvitee:
        stays = self.course.presences.get(person.number, ())
        is_over = self.course.phase is not RoomPhase.PLANNED
        if not stays:
            absent = "absent" if is_over else "expected"
            state, arrived, left = "excused" if person.excused else absent, None, None
        else:
            arrived, left = stays[0].arrived, stays[-1].left
            state = "present" if left is None else "left"
            if self.course.sittings and arrived <= self.course.sittings[0].began + 5 * _MINUTE:
                arrived = None
        department = person.department
        return PrintedInvitee(
            name=person.name,
            department_name=self.words.names.department(department) if department else "",
            state=state,
            arrived=_local(arrived) if arrived else None,
            left=_local(left) if left else None,
            delegate_for=delegate_for,
        )

    def _is_first_about(self, item: AgendaItem) -> bool:
        """Tell whether an item is the first about its section, under which all that was said is told."""
        about = [entry.number for entry in self.items if entry.section == item.section]
        begun = [number for number in about if number in self.course.begun] or about
        return begun[0] == item.number

    def _motions(self, section: str) -> Iterator[PrintedMotion]:
        for motion in self._session.charter.all(Motion):
            if motion.section == section and motion.workshop == self._workshop.number:
                yield PrintedMotion(
                    question=self.words.question(section, motion.field),
                    text=self.words.motion(motion),
                    department_name=self.words.lead(motion.department),
                    by=motion.by,
                    withdrawn=motion.withdrawn,
                    arguments=tuple(self._arguments(motion)),
                    rounds=tuple(self._rounds(motion)),
                )

    def _arguments(self, motion: Motion) -> Iterator[PrintedArgument]:
        for argument in self._room.deciding.arguments(motion.number):
            yield PrintedArgument(argument.favours, argument.text, self.words.lead(argument.department))

    def _rounds(self, motion: Motion) -> Iterator[PrintedRound]:
        for asked in self._room.deciding.rounds(motion.number):
            # What was never shown to the room is nobody's answer.
            if asked.revealed:
                votes = self._room.deciding.votes(asked.number)
                printed = (
                    PrintedVote(self.words.lead(one.department), one.choice, one.note) for one in votes
                )
                yield PrintedRound(asked.scale, outcome(votes), tuple(printed))

    def _resolutions(self, item: AgendaItem) -> Iterator[PrintedResolution]:
        made = [
            entry
            for entry in self._session.charter.all(Resolution)
            if entry.workshop == self._workshop.number
        ]
        latest = {(entry.section, entry.field): entry.number for entry in made}
        for entry in made:
            if entry.item == item.number:
                yield PrintedResolution(
                    question=self.words.question(entry.section, entry.field),
                    decided=self.words.decided(entry),
                    text=entry.text if entry.value else "",
                    by=entry.by,
                    clause=self._room.bearing.of_decision(entry, self.charter.language),
                    superseded=bool(entry.field) and latest[entry.section, entry.field] != entry.number,
                )

    def _signatures(self, section: str) -> Iterator[PrintedRoomSignature]:
        for decision, signature in self._room.room_approval.signatures(self._workshop.number):
            if decision.section == section:
                yield self._signature(decision, signature)

    def _signature(self, decision: Decision, signature: RoomSignature) -> PrintedRoomSignature:
        image = self._session.store.attachment(signature.image) if signature.image else None
        return PrintedRoomSignature(
            section_title=self.words.names.sheet(decision.section),
            number=self._numbers.get(decision.section, 0),
            department_name=self.words.names.department(decision.department),
            state=decision.kind,
            note=decision.note,
            by=decision.by,
            delegate_for=signature.delegate_for,
            image=image,
        )


def _local(moment: datetime) -> datetime:
    return moment.astimezone()
