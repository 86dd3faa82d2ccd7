"""Differences between two texts: by words for reading, by blocks for choosing and merging."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")


class Op(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """A run of text and what happened to it between the old and the new text."""

    op: Op
    text: str


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs that turn `old` into `new`: the same and removed ones make `old`, the others `new`."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    runs: list[Run] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(Op.SAME, "".join(before[a1:a2])))
            continue
        if a2 > a1:
            runs.append(Run(Op.REMOVED, "".join(before[a1:a2])))
        if b2 > b1:
            runs.append(Run(Op.ADDED, "".join(after[b1:b2])))
    return tuple(runs)


def blocks(markdown: str) -> tuple[str, ...]:
    """Return the blocks of a canonical Markdown text: what stands between blank lines."""
    return tuple(part for part in markdown.strip("\n").split("\n\n") if part)


def join_blocks(parts: Iterable[str]) -> str:
    """Return the text whose blocks are `parts`."""
    return "\n\n".join(part for part in parts if part)


@dataclass(frozen=True)
class Hunk:
    """One place where the answers changed the derived wording since the team edited it.

    `base` is what both started from, `ours` what the team has there, `theirs` what the answers give now; each
    may be several blocks, or none. In a conflict the team edited the very blocks that changed.
    """

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def is_conflict(self) -> bool:
        """Tell whether the team had edited what the answers changed."""
        return self.base not in (self.ours, self.theirs) and self.ours != self.theirs

    @property
    def is_theirs(self) -> bool:
        """Tell whether only the answers changed something here."""
        return self.ours == self.base and self.theirs != self.base


@dataclass(frozen=True)
class Merge:
    """A three-way comparison, block by block: stretches on which there is one text, and hunks."""

    parts: tuple[tuple[str, ...] | Hunk, ...]

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """The places where a choice can be made: where the derived wording changed."""
        return tuple(part for part in self.parts if isinstance(part, Hunk))

    def result(self, take_theirs: Sequence[bool]) -> str:
        """Return the merged text; one choice per hunk, True for what the answers give now."""
        choices = iter(take_theirs)
        chosen: list[str] = []
        for part in self.parts:
            if isinstance(part, Hunk):
                chosen.extend(part.theirs if next(choices) else part.ours)
            else:
                chosen.extend(part)
        return join_blocks(chosen)


def merge(base: str, ours: str, theirs: str) -> Merge:
    """Compare the team's wording and the newly derived one with what both started from.

    Where only the team changed something, that is kept without a question; a hunk stands where the derived
    wording changed, with or without a change of the team's in the same place.
    """
    origin, own, fresh = blocks(base), blocks(ours), blocks(theirs)
    own_at, fresh_at = _matches(origin, own), _matches(origin, fresh)
    anchors = [i for i in range(len(origin)) if i in own_at and i in fresh_at]
    parts: list[tuple[str, ...] | Hunk] = []
    start = (0, 0, 0)
    for anchor in [*anchors, None]:
        end = (
            (len(origin), len(own), len(fresh))
            if anchor is None
            else (anchor, own_at[anchor], fresh_at[anchor])
        )
        hunk = Hunk(origin[start[0] : end[0]], own[start[1] : end[1]], fresh[start[2] : end[2]])
        if hunk.theirs in (hunk.base, hunk.ours):
            parts.append(hunk.ours)
        else:
            parts.append(hunk)
        if anchor is not None:
            parts.append((origin[anchor],))
            start = (end[0] + 1, end[1] + 1, end[2] + 1)
    return Merge(tuple(part for part in parts if part))


def _matches(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return {
        match.a + offset: match.b + offset
        for match in matcher.get_matching_blocks()
        for offset in range(match.size)
    }
