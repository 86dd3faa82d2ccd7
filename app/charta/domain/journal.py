"""The journal: one entry for each change, each holding the hash of the one before it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

GENESIS: Final = "0" * 64
# One encoder for all: `json.dumps` would make another for each entry.
_written: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class Entry:
    """One change: when (ISO 8601, UTC), by whom, of what kind of record with which key, before and after.

    `key`, `before` and `after` are canonical JSON; the two sides are empty where there is no record.
    """

    number: int
    at: str
    actor: str
    kind: str
    key: str
    before: str
    after: str
    previous: str
    digest: str


def sealed(number: int, previous: str, content: "Content") -> Entry:
    """Return the entry that follows the one whose digest is `previous`."""
    digest = _digest(number, previous, content)
    return Entry(number=number, previous=previous, digest=digest, **asdict(content))


@dataclass(frozen=True)
class Content:
    """What an entry tells, without its place in the chain."""

    at: str
    actor: str
    kind: str
    key: str
    before: str
    after: str


def _digest(number: int, previous: str, content: Content | Entry) -> str:
    told = [
        number,
        previous,
        content.at,
        content.actor,
        content.kind,
        content.key,
        content.before,
        content.after,
    ]
    return hashlib.sha256(_written(told).encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Flaw:
    """The first entry that does not hold, and why (a code)."""

    entry: int
    reason: str


@dataclass(frozen=True)
class Verdict:
    """What checking a journal found: how many entries there are, and the first that does not hold.

    `reason` says why in words to translate and `subject` names the record; both are empty where all holds.
    """

    entries: int
    flaw: Flaw | None
    reason: str = ""
    subject: str = ""


def first_flaw(entries: Iterable[Entry], head: str, count: int) -> Flaw | None:
    """Return the first entry that breaks the chain, None where it holds and ends at `head` after `count`."""
    previous, number = GENESIS, 0
    for entry in entries:
        number += 1
        if entry.number != number or entry.previous != previous:
            return Flaw(number, "order")
        if _digest(number, previous, entry) != entry.digest:
            return Flaw(number, "digest")
        previous = entry.digest
    if number != count or previous != head:
        return Flaw(min(number, count) + 1, "end")
    return None
