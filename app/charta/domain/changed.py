"""Which sections of two texts of the charter differ, told by their fingerprints and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from charta.domain.printed import PrintedCharter


class ChangeKind(StrEnum):
    """What happened to a section; `ELSEWHERE` is a change in another language of the charter alone."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class SectionChange:
    """A section that is not what it was."""

    section: str
    kind: ChangeKind


def changed_sections(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[SectionChange, ...]:
    """Compare fingerprints by section; what is gone comes last."""
    return tuple(
        SectionChange(section, _kind(before.get(section), after.get(section)))
        for section in dict.fromkeys((*after, *before))
        if before.get(section) != after.get(section)
    )


def changed_in(before: PrintedCharter, after: PrintedCharter) -> tuple[SectionChange, ...]:
    """Compare two charters in one language; what is gone comes last."""
    old = {section.id: section for section in before.sections}
    new = {section.id: section for section in after.sections}
    found = changed_sections(
        {id_: section.fingerprint for id_, section in old.items()},
        {id_: section.fingerprint for id_, section in new.items()},
    )
    return tuple(
        SectionChange(change.section, ChangeKind.ELSEWHERE)
        if change.kind is ChangeKind.REWORDED
        and (old[change.section].title, old[change.section].wording)
        == (new[change.section].title, new[change.section].wording)
        else change
        for change in found
    )


def _kind(before: str | None, after: str | None) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.REWORDED
