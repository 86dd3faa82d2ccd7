"""A clause in passages, and those of them that a question bears on."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_ITEM: Final = re.compile(r"(?:[-*]|\d+[.)])[ \t]")


@dataclass(frozen=True)
class ClausePassage:
    """A passage of a clause in canonical Markdown; `bears` tells that it is what the question decides."""

    markdown: str
    bears: bool


def passages(text: str, others: Iterable[str]) -> tuple[ClausePassage, ...]:
    """Return a clause in passages: what is not the same in every one of the other texts bears.

    `others` are what the clause would say with other answers; without any, nothing bears. Neighbours of the
    same kind are one passage.
    """
    known = [frozenset(pieces(other)) for other in others]
    flagged = ((piece, _differs(piece, known)) for piece in pieces(text))
    return tuple(
        ClausePassage(joined(piece for piece, _ in group), bears)
        for bears, group in groupby(flagged, key=lambda entry: entry[1])
    )


def changed(before: str, after: str) -> str:
    """Return the passages of a clause that were not there before, canonical Markdown; empty for none."""
    return joined(passage.markdown for passage in passages(after, [before]) if passage.bears)


def pieces(text: str) -> Iterator[str]:
    """Yield the paragraphs of a canonical wording, its headings, and each entry of its lists."""
    for block in text.strip().split("\n\n"):
        entry: list[str] = []
        for line in block.split("\n"):
            if entry and _ITEM.match(line):
                yield "\n".join(entry)
                entry = []
            entry.append(line)
        if any(entry):
            yield "\n".join(entry)


def joined(parts: Iterable[str]) -> str:
    """Return passages as one text: entries of a list stay together."""
    text = ""
    in_list = False
    for part in map(str.strip, parts):
        is_entry = bool(_ITEM.match(part))
        text += ("\n" if in_list and is_entry else "\n\n") * bool(text) + part
        in_list = is_entry
    return f"{text}\n" if text else ""


def _differs(piece: str, known: Collection[frozenset[str]]) -> bool:
    return any(piece not in other for other in known)
