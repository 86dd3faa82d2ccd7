"""The two sides of a change as marked words: what the team has, and what the answers give now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from charta.domain.differences import Hunk, Op, Run, join_blocks, word_runs


@dataclass(frozen=True)
class Sides:
    """One place where a choice can be made; each side is HTML in which `removed` and `added` are classes."""

    ours: str
    theirs: str
    removed: str
    added: str
    is_conflict: bool


def sides(hunk: Hunk, plain: Callable[[str], str]) -> Sides:
    """Return the two sides of a hunk; `plain` gives the words of a wording."""
    ours, theirs = plain(join_blocks(hunk.ours)), plain(join_blocks(hunk.theirs))
    runs = word_runs(ours, theirs)
    return Sides(
        ours=_marked([run for run in runs if run.op is not Op.ADDED]),
        theirs=_marked([run for run in runs if run.op is not Op.REMOVED]),
        removed=_words(runs, Op.REMOVED),
        added=_words(runs, Op.ADDED),
        is_conflict=hunk.is_conflict,
    )


def settled(blocks: Sequence[str], plain: Callable[[str], str]) -> str:
    """Return what both sides have in common, as one text."""
    return plain(join_blocks(blocks))


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
