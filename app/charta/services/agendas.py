"""Agendas: the items of a workshop, their order and time, and what is written on them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from charta.domain.catalogue import Catalogue
from charta.domain.records import (
    Action,
    AgendaItem,
    Aim,
    Argument,
    Change,
    ItemKind,
    ItemNotes,
    MarkKind,
    Motion,
    Resolution,
    Round,
    SessionMark,
    Workshop,
)
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.domain.workshops import LEAST_MINUTES, LENGTHS, MOST_MINUTES, YEARS, Draft, Need
from charta.errors import (
    ItemBegun,
    NoWorkshop,
    UnknownAgendaItem,
    UnknownWorkshop,
    WorkshopTextRequired,
    WrongMinutes,
    WrongTime,
)
from charta.services.needs import NeedService
from charta.services.session import CharterSession

_OF_ITEMS: Final = frozenset({MarkKind.ITEM, MarkKind.EXTENDED})
N = TypeVar("N", Workshop, AgendaItem, SessionMark, Action, Motion, Argument, Round, Resolution)


class AgendaService:
    """Keeps the agendas; every step can be undone."""

    def __init__(self, session: CharterSession, needs: NeedService) -> None:
        self._session = session
        self._needs = needs

    def items(self, number: int) -> tuple[AgendaItem, ...]:
        """Return the agenda of a workshop, in order."""
        return items_of(self._session, number)

    def get(self, number: int) -> AgendaItem:
        """Return an item; raise `UnknownAgendaItem`."""
        found = self._session.charter.get(AgendaItem, str(number))
        if found is None:
            raise UnknownAgendaItem
        return found

    def add(self, workshop: int, draft: Draft, title: str = "", position: int | None = None) -> int:
        """Put an item on an agenda, at the end or at a place; return its number.

        Raises `UnknownWorkshop`, and `WorkshopTextRequired` for an item of one's own without a title.
        """
        workshop_of(self._session, workshop)
        if draft.section:
            self._session.catalogue.section(draft.section)
        number = next_number(self._session, AgendaItem)
        (made,) = drafted(workshop, number, [draft])
        items = list(self.items(workshop))
        items.insert(len(items) if position is None else position, self._checked(replace(made, title=title)))
        self._session.commit(list(self._placed(items)))
        return number

    def edit(self, item: AgendaItem) -> None:
        """Change an item's title, minutes, lead or aim."""
        before = self.get(item.number)
        after = self._checked(
            replace(before, title=item.title, minutes=item.minutes, lead=item.lead, aim=item.aim)
        )
        self._session.commit([Change(before, after)], place=f"item:{item.number}")

    def arrange(self, workshop: int, numbers: Sequence[int]) -> None:
        """Put the items of an agenda into the order of their numbers; those not named stay at the end."""
        items = {item.number: item for item in self.items(workshop)}
        order = [items[number] for number in dict.fromkeys(numbers) if number in items]
        order += (item for item in items.values() if item not in order)
        self._session.commit(list(self._placed(order)))

    def remove(self, number: int) -> None:
        """Take an item off its agenda; raise `ItemBegun` where the room has dealt with it."""
        item = self.get(number)
        if self._is_dealt_with(item):
            raise ItemBegun
        rest = [entry for entry in self.items(item.workshop) if entry.number != number]
        notes = self._session.charter.get(ItemNotes, str(number))
        self._session.commit(
            [Change(item, None), Change(notes, None), *self._placed(rest)]
            if notes
            else [Change(item, None), *self._placed(rest)]
        )

    def notes(self, item: int) -> ItemNotes:
        """Return what is written on an item."""
        return self._session.charter.get(ItemNotes, str(item)) or ItemNotes(item, "", "")

    def write_notes(self, notes: ItemNotes) -> None:
        """Keep what the facilitator wrote on an item, for the minutes and in private."""
        self.get(notes.item)
        before = self._session.charter.get(ItemNotes, str(notes.item))
        minuted = checked(clean_block(notes.minuted), NOTE_LIMIT)
        private = checked(clean_block(notes.private), NOTE_LIMIT)
        after = ItemNotes(notes.item, minuted, private) if minuted or private else None
        if before or after:
            self._session.commit([Change(before, after)], place=f"notes:{notes.item}")

    def draft(self, section: str) -> Draft:
        """Return what an agenda's item about a section usually is, from what it needs."""
        return draft_of(self._session.catalogue, self._needs.need(section))

    def _is_dealt_with(self, item: AgendaItem) -> bool:
        """Tell whether the room came to an item, gave it time, or said something that only it can tell."""
        charter = self._session.charter
        about = [entry for entry in self.items(item.workshop) if entry.section == item.section]
        return (
            any(mark.kind in _OF_ITEMS and mark.subject == item.number for mark in charter.all(SessionMark))
            or any(made.item == item.number for made in charter.all(Resolution))
            or (
                len(about) == 1
                and any(
                    (motion.workshop, motion.section) == (item.workshop, item.section)
                    for motion in charter.all(Motion)
                )
            )
        )

    # -- inside -------------------------------------------------------------------------------------------

    def _checked(self, item: AgendaItem) -> AgendaItem:
        title = checked_title(item.title)
        if item.kind is ItemKind.OTHER and not title:
            raise WorkshopTextRequired
        if item.lead:
            self._session.catalogue.department(item.lead)
        return replace(item, title=title, minutes=checked_minutes(item.minutes))

    def _placed(self, items: Iterable[AgendaItem]) -> Iterator[Change]:
        """Yield what puts items into their order: those that are new, or stand elsewhere."""
        for position, item in enumerate(items, start=1):
            before = self._session.charter.get(AgendaItem, str(item.number))
            after = replace(item, position=position)
            if before != after:
                yield Change(before, after)


def items_of(session: CharterSession, workshop: int) -> tuple[AgendaItem, ...]:
    """Return the agenda of a workshop, in order."""
    chosen = (item for item in session.charter.all(AgendaItem) if item.workshop == workshop)
    return tuple(sorted(chosen, key=lambda item: (item.position, item.number)))


def workshop_of(session: CharterSession, number: int) -> Workshop:
    """Return a workshop; raise `UnknownWorkshop`, which names those that there are."""
    found = session.charter.get(Workshop, str(number))
    if found is None:
        known = sorted(entry.number for entry in session.charter.all(Workshop))
        if not known:
            raise NoWorkshop
        raise UnknownWorkshop(number=number, known=", ".join(map(str, known)))
    return found


def makes_item(change: Change, item: int) -> bool:
    """Tell whether a change puts an item on an agenda, or takes it off."""
    record = change.record
    is_whole = change.before is None or change.after is None
    return is_whole and isinstance(record, AgendaItem) and record.number == item


def draft_of(catalogue: Catalogue, need: Need) -> Draft:
    """Return what an item about a section usually is."""
    lead = catalogue.section(need.section).lead
    return Draft(ItemKind.SECTION, need.minutes, need.section, lead, need.aim)


def drafted(workshop: int, first: int, drafts: Sequence[Draft]) -> Iterator[AgendaItem]:
    """Yield the items of drafts, numbered from `first` on, one after the other."""
    for offset, draft in enumerate(drafts):
        yield AgendaItem(
            number=first + offset,
            workshop=workshop,
            position=offset + 1,
            kind=draft.kind,
            section=draft.section,
            title="",
            minutes=draft.minutes,
            lead=draft.lead,
            aim=Aim.INFORM if draft.kind is not ItemKind.SECTION else draft.aim,
        )


def next_number(session: CharterSession, kind: type[N]) -> int:
    """Return the number after the highest of a kind."""
    return max((entry.number for entry in session.charter.all(kind)), default=0) + 1


def checked_title(text: str) -> str:
    """Return a title on one line; raise `TooLong`."""
    return checked(clean_line(text), NAME_LIMIT)


def checked_minutes(minutes: int) -> int:
    """Return a length in minutes; raise `WrongMinutes` beyond the limits."""
    if minutes not in LENGTHS:
        raise WrongMinutes(minimum=LEAST_MINUTES, maximum=MOST_MINUTES)
    return minutes


def checked_day(text: str) -> str:
    """Return an ISO day, or nothing for nothing; raise `WrongTime`."""
    if not text.strip():
        return ""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise WrongTime(value=clean_line(text)[:40]) from None
    if day.year not in YEARS:
        raise WrongTime(value=clean_line(text)[:40])
    return day.isoformat()
