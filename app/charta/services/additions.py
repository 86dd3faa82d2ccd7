"""What is about to be added to the register: worked out on any thread, entered on the session's."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple, TypeAlias, TypeVar

from charta.domain.people import Person
from charta.domain.records import Change, RegisterEntry, RosterUpdate
from charta.domain.register import Fact, Standing, Terms
from charta.services.people_files import packed_parts
from charta.services.register_content import Growth, K, RegisterContent

T = TypeVar("T")
Ready: TypeAlias = Callable[[], T]
"""Keeps what was prepared on any thread, and returns what comes of it; called on the session's thread.

Raises `RosterOutdated` where people or facts have changed since, and a `FileError` where the charter cannot
be written; then nothing was kept.
"""


class Counts(NamedTuple):
    """How many people joined, changed otherwise, left and came back."""

    joined: int = 0
    changed: int = 0
    left: int = 0
    returned: int = 0


@dataclass(frozen=True)
class NewPeople:
    """People who join or change, and the name of the list that says so; empty for none.

    `by` is who enters them, whoever works at this machine where it is empty.
    """

    people: Sequence[Person]
    counts: Counts
    source: str = ""
    by: str = ""


@dataclass(frozen=True)
class NewFacts:
    """Facts of one kind, without their numbers; `source` and `by` as with `NewPeople`."""

    facts: Sequence[Fact]
    source: str = ""
    by: str = ""


@dataclass(frozen=True)
class Addition:
    """Something more for the register of which it was made (`base`), with all that follows from it.

    `lists` are the bytes to be kept, `changes` name them. `standings` are those that are known, as they will
    be; `asked` is of what they tell.
    """

    base: RegisterContent
    content: RegisterContent
    lists: Sequence[bytes]
    changes: Sequence[Change]
    is_undoable: bool
    standings: Mapping[int, Standing]
    asked: tuple[Terms, date]


class Packed(NamedTuple):
    """New lists with the records that name them, and the content that they give."""

    lists: Sequence[bytes]
    records: Sequence[RosterUpdate | RegisterEntry]
    growth: Growth


def packed_people(known: RegisterContent, number: int, what: NewPeople, at: datetime) -> Packed:
    """Return people as lists to be kept; the first record gets `number`."""
    lists, rosters = list[bytes](), list[tuple[RosterUpdate, Sequence[Person]]]()
    for place, (people, data) in enumerate(packed_parts(what.people)):
        # What happened to how many is told once, with the first part of a long list.
        told = Counts() if place else what.counts
        lists.append(data)
        update = RosterUpdate(
            number=number + place,
            digest=_digest(data),
            source=what.source,
            joined=told.joined,
            changed=told.changed,
            left=told.left,
            returned=told.returned,
            by=what.by,
            at=at,
        )
        rosters.append((update, people))
    return Packed(lists, [update for update, _ in rosters], known.with_lists(rosters, ()))


def packed_facts(known: RegisterContent, what: NewFacts, at: datetime) -> Packed:
    """Return facts as lists to be kept, each with the number that is its own."""
    lists, entries = list[bytes](), list[tuple[RegisterEntry, Sequence[Fact]]]()
    number = known.sources[-1].number + 1 if known.sources else 1
    for place, (facts, data) in enumerate(packed_parts(numbered(what.facts, known.following))):
        lists.append(data)
        entry = RegisterEntry(
            number=number + place,
            digest=_digest(data),
            kind=facts[0].kind.value,
            first=facts[0].number,
            count=len(facts),
            person=facts[0].person if len(what.facts) == 1 else 0,
            source=what.source,
            by=what.by,
            at=at,
        )
        entries.append((entry, facts))
    return Packed(lists, [entry for entry, _ in entries], known.with_lists((), entries))


def numbered(entries: Sequence[K], first: int) -> list[K]:
    """Return people or facts with numbers from `first` on, the first of what each of them tells.

    It is `dataclasses.replace` for many of a kind, in a third of the time.
    """
    if not entries:
        return []
    kind = type(entries[0])
    others = attrgetter(*[field.name for field in fields(kind)][1:])
    return [kind(number, *others(entry)) for number, entry in enumerate(entries, first)]


def _digest(data: bytes) -> str:
    """Return under what the store keeps them."""
    return hashlib.sha256(data).hexdigest()
