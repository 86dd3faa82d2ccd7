"""Compares a list of people with those who are known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from charta.domain.people import Person, Presence
from charta.domain.roster.matching import KnownPeople, Match
from charta.domain.roster.reading import NO_NAME
from charta.domain.roster.report import (
    Alteration,
    Ambiguity,
    Draft,
    RosterComparison,
    RosterProblem,
    RosterReading,
    Severity,
)
from charta.domain.roster.texts import number_key, quoted
from charta.errors import N_

NO_CHOICES: Final[Mapping[int, int]] = MappingProxyType({})
SAME_KNOWN: Final = N_("line {other} is about the same person, “{value}”")
GONE_BEFORE: Final = N_("the list says that they have left, and they are not known")


def compare(
    reading: RosterReading,
    present: Mapping[int, Person],
    day: date,
    *,
    complete: bool,
    chosen: Mapping[int, int] = NO_CHOICES,
) -> RosterComparison:
    """Return what a list changes; `present` are all people ever known, by id, also those who have left.

    `day` is when a change of presence begins. Only where the list is `complete` has whoever is not in it
    left. `chosen` answers for ambiguous lines: the id of who is meant, 0 for somebody new.
    """
    return _Comparer(reading, present, day).compared(chosen, complete=complete)


class _Comparer:
    """Compares once."""

    def __init__(self, reading: RosterReading, present: Mapping[int, Person], day: date) -> None:
        self._reading = reading
        self._present = present
        # The first list does not say that everybody in it came today.
        self._since = day.isoformat() if present else ""
        self._known = KnownPeople(present.values(), with_department="department" in reading.told)
        self._problems = list(reading.problems)
        self._joiners: list[Draft] = []
        self._ambiguous: list[Ambiguity] = []
        self._altered: dict[str, list[Alteration]] = {"changes": [], "returned": [], "leavers": []}
        self._unchanged = 0
        self._values = _getter(reading.told)
        self._spared: set[int] = set()

    def compared(self, chosen: Mapping[int, int], *, complete: bool) -> RosterComparison:
        """Return the comparison."""
        matched = self._matched(chosen)
        for draft, person in matched:
            self._take(draft, person)
        if complete:
            self._leave(person.id for _, person in matched)
        self._problems.sort(key=lambda problem: problem.line)
        return RosterComparison(
            joiners=tuple(self._joiners),
            changes=tuple(self._altered["changes"]),
            returned=tuple(self._altered["returned"]),
            leavers=tuple(self._altered["leavers"]),
            ambiguous=tuple(self._ambiguous),
            problems=tuple(self._problems),
            unchanged=self._unchanged,
            read=len(self._reading.drafts),
        )

    def _matched(self, chosen: Mapping[int, int]) -> list[tuple[Draft, Person]]:
        """Return the rows about known people, one for each; sort out all others."""
        found: dict[int, list[Draft]] = {}
        for draft in self._reading.drafts:
            match = self._match(draft, chosen)
            if match.person is not None:
                found.setdefault(match.person.id, []).append(draft)
            elif match.candidates:
                self._spared.update(match.candidates)
                self._ambiguous.append(Ambiguity(draft.line, draft.person, match.candidates, match.problem))
            else:
                self._join(draft)
        for id_, drafts in found.items():
            if len(drafts) > 1:
                self._refuse(self._present[id_], drafts)
        return [(drafts[0], self._present[id_]) for id_, drafts in found.items() if len(drafts) == 1]

    def _match(self, draft: Draft, chosen: Mapping[int, int]) -> Match:
        match = self._known.match(draft)
        if not match.candidates or draft.line not in chosen:
            return match
        person = self._present.get(chosen[draft.line])
        return match if person is None and chosen[draft.line] else Match(person)

    def _refuse(self, person: Person, drafts: Sequence[Draft]) -> None:
        self._spared.add(person.id)
        for draft in drafts:
            other = drafts[1] if draft is drafts[0] else drafts[0]
            self._problems.append(
                RosterProblem(draft.line, "", SAME_KNOWN, Severity.ROW, quoted(person.name), other.line)
            )

    def _join(self, draft: Draft) -> None:
        problem = ""
        if not draft.person.name:
            problem = NO_NAME
        elif draft.person.presence is Presence.LEFT:
            problem = GONE_BEFORE
        if problem:
            self._problems.append(RosterProblem(draft.line, "name", problem, Severity.ROW))
            return
        if self._since:
            draft = replace(draft, person=replace(draft.person, since=self._since))
        self._joiners.append(draft)

    def _take(self, draft: Draft, before: Person) -> None:
        returns = before.presence is Presence.LEFT
        if returns and draft.person.presence is Presence.LEFT:
            self._unchanged += 1
            return
        if not returns and self._values(before) == self._values(draft.person):
            self._unchanged += 1
            return
        after = self._updated(before, draft)
        if after == before:
            self._unchanged += 1
            return
        gone = after.presence is Presence.LEFT
        kind = "returned" if returns else "leavers" if gone else "changes"
        self._altered[kind].append(Alteration(draft.line, before, after))

    def _updated(self, before: Person, draft: Draft) -> Person:
        row = draft.person
        told = {name: getattr(row, name) for name in self._reading.told - draft.untold}
        if not row.name:
            told.pop("name")
            told.pop("family", None)
        # A number is what tells people apart: no empty cell takes it away, nor do zeros that got lost.
        if not row.number or (before.number and number_key(row.number) == number_key(before.number)):
            told.pop("number", None)
        if before.presence is Presence.LEFT:
            told.setdefault("presence", Presence.PRESENT)
        after = replace(before, **told)
        if after.presence is not before.presence:
            after = replace(after, since=self._since)
        if "family" not in told and not after.name.endswith(after.family):
            after = replace(after, family=row.family)
        return after

    def _leave(self, found: Iterable[int]) -> None:
        """Take as gone whoever no row can be about."""
        stay = self._spared.union(found)
        for draft in self._reading.left_out:
            stay |= self._known.meant(draft)
        for person in self._present.values():
            if person.presence is not Presence.LEFT and person.id not in stay:
                after = replace(person, presence=Presence.LEFT, since=self._since)
                self._altered["leavers"].append(Alteration(0, person, after))


def _getter(told: frozenset[str]) -> Callable[[Person], object]:
    return attrgetter(*sorted(told))
