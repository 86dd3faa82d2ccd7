"""Rows of a list that may be about one and the same person."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from charta.domain.roster.report import Draft, RosterProblem, Severity
from charta.domain.roster.texts import name_key, number_key, quoted
from charta.errors import N_

SAME_NUMBER: Final = N_("line {other} has the same number “{value}”")
SAME_ADDRESS: Final = N_("line {other} has the same address “{value}”, and no number tells the two apart")
SAME_PERSON: Final = N_("line {other} may be the same person: nothing tells the two apart")
SAME_ROW: Final = N_("it says the same as line {other}")


def without_twins(drafts: Sequence[Draft], problems: list[RosterProblem]) -> tuple[list[Draft], list[Draft]]:
    """Return the rows that are surely about different people, and those left out; add why to `problems`.

    Of rows that say the same under one number or address, the first is taken.
    """
    finder = _Finder(drafts, problems)
    finder.look("number", SAME_NUMBER, _number, lambda _: True)
    finder.look("email", SAME_ADDRESS, lambda draft: draft.person.email.casefold(), _has_no_number)
    finder.look("name", SAME_PERSON, _name_and_department, _has_no_key)
    return finder.split()


class _Finder:
    """Finds rows of one key among those that are not left out yet."""

    def __init__(self, drafts: Sequence[Draft], problems: list[RosterProblem]) -> None:
        self._drafts = drafts
        self._problems = problems
        self._out: set[int] = set()

    def look(
        self,
        field: str,
        problem: str,
        key: Callable[[Draft], str],
        depends: Callable[[Draft], bool],
    ) -> None:
        """Leave out rows that share a key and have nothing else by which to tell them apart (`depends`)."""
        if not any(map(depends, self._drafts)):
            return
        first: dict[str, Draft] = {}
        groups: dict[str, list[Draft]] = {}
        for draft in self._drafts:
            shared = key(draft)
            other = first.setdefault(shared, draft)
            if other is not draft and shared:
                groups.setdefault(shared, [other]).append(draft)
        for group in groups.values():
            self._judge(field, problem, group, [draft for draft in group if depends(draft)])

    def split(self) -> tuple[list[Draft], list[Draft]]:
        """Return the rows that stay and those that do not."""
        taken = [draft for draft in self._drafts if draft.line not in self._out]
        return taken, [draft for draft in self._drafts if draft.line in self._out]

    def _judge(self, field: str, problem: str, group: Sequence[Draft], weak: Iterable[Draft]) -> None:
        first, *others = group
        says_the_same = field != "name" and all(_alike(first, other) for other in others)
        for draft in weak:
            if draft.line in self._out or (says_the_same and draft is first):
                continue
            self._out.add(draft.line)
            other = group[1] if draft is first else first
            told = SAME_ROW if says_the_same else problem
            value = quoted(getattr(draft.person, field))
            self._problems.append(RosterProblem(draft.line, field, told, Severity.ROW, value, other.line))


def _alike(one: Draft, other: Draft) -> bool:
    return replace(one, line=0) == replace(other, line=0)


def _number(draft: Draft) -> str:
    number = draft.person.number
    return number_key(number) if number else ""


def _has_no_number(draft: Draft) -> bool:
    return bool(draft.person.email) and not draft.person.number


def _has_no_key(draft: Draft) -> bool:
    return not (draft.person.email or draft.person.number)


def _name_and_department(draft: Draft) -> str:
    person = draft.person
    return f"{name_key(person.name)}\n{name_key(person.department)}" if person.name else ""
