"""The two sides of a change as marked words: what the team has, and what the answers give now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from charta.domain.differences import Hunk, Op, Run, join_blocks, word_runs

_LITTLE: Final = 0.3
"""The share of words in common below which two texts are another text."""


@dataclass(frozen=True)
class Sides:
    """One place where a choice can be made; each side is HTML in which `removed` and `added` are classes."""

    ours: str
    theirs: str
    removed: str
    added: str
    is_conflict: bool

    @property
    def says_the_same(self) -> bool:
        """Whether the words are the same and only headings, lists or emphasis differ."""
        return not self.removed and not self.added


def sides(hunk: Hunk, plain: Callable[[str], str]) -> Sides:
    """Return the two sides of a hunk; `plain` gives the words of a wording."""
    ours, theirs = plain(join_blocks(hunk.ours)), plain(join_blocks(hunk.theirs))
    runs = legible_runs(ours, theirs)
    return Sides(
        ours=_marked([run for run in runs if run.op is not Op.ADDED]),
        theirs=_marked([run for run in runs if run.op is not Op.REMOVED]),
        removed=_words(runs, Op.REMOVED),
        added=_words(runs, Op.ADDED),
        is_conflict=hunk.is_conflict,
    )


def legible_runs(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs from one text to another as a reader would mark them.

    Texts that have little in common are replaced as a whole, and a space or comma between two changes belongs
    to them: scattered marks say less than one.
    """
    runs = word_runs(old, new)
    same = sum(len(run.text.split()) for run in runs if run.op is Op.SAME)
    if same < _LITTLE * max(len(old.split()), len(new.split()), 1):
        whole = (Run(Op.REMOVED, old), Run(Op.ADDED, new))
        return tuple(run for run in whole if run.text)
    return tuple(_joined(runs))


def _joined(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    removed, added = "", ""
    for number, run in enumerate(runs):
        between = 0 < number < len(runs) - 1 and not any(map(str.isalnum, run.text))
        if run.op is Op.REMOVED:
            removed += run.text
        elif run.op is Op.ADDED:
            added += run.text
        elif between and "\n" not in run.text:
            removed, added = removed + run.text, added + run.text
        else:
            joined += _changes(removed, added)
            removed, added = "", ""
            joined.append(run)
    return joined + _changes(removed, added)


def _changes(removed: str, added: str) -> list[Run]:
    return [run for run in (Run(Op.REMOVED, removed), Run(Op.ADDED, added)) if run.text]


def context(blocks: Sequence[str], plain: Callable[[str], str], *, first: bool, last: bool) -> str:
    """Return as much of what both sides have in common as shows where a change stands.

    `first` and `last` tell whether the text begins or ends with it.
    """
    if len(blocks) <= 2:
        return plain(join_blocks(blocks)).strip()
    after = "" if first else plain(blocks[0]).strip()
    before = "" if last else plain(blocks[-1]).strip()
    return f"{after}\n…\n{before}".strip("\n")


def _words(runs: Sequence[Run], op: Op) -> str:
    return " … ".join(run.text.strip() for run in runs if run.op is op and run.text.strip())


def _marked(runs: Sequence[Run]) -> str:
    lines = "".join(_run(run) for run in runs).split("\n")
    return "".join(f"<p>{line}</p>" for line in lines if line.strip())


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.op is Op.SAME:
        return text
    kind = "added" if run.op is Op.ADDED else "removed"
    # The end of a paragraph cannot stand inside a span.
    return "\n".join(f'<span class="{kind}">{part}</span>' if part else "" for part in text.split("\n"))
