"""A review in Word: what is sent out, and what a returned file says.

`exchange.review` reads a file into a `ReturnedReview` and judges nothing; `domain.proposals` compares it with
what was sent and with what stands now.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from charta.domain.items import Mark
from charta.domain.records import DecisionKind


@dataclass(frozen=True)
class ReviewMarks:
    """What a file says of itself: the charter, the review request and the digest of the texts sent."""

    charter: str
    request: int
    texts: str


def sent_json(texts: Mapping[str, str]) -> bytes:
    """Return the canonical texts that were sent, by section, as the bytes that are kept."""
    return json.dumps(dict(texts), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def parse_sent(data: bytes) -> Mapping[str, str]:
    """Return the canonical texts by section behind `sent_json`; raise ValueError for anything else."""
    texts = json.loads(data)
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("no texts that were sent")
    return texts


# -- what comes back ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tracked:
    """Who made a tracked change, and when; `at` is None where the file does not say or says nonsense."""

    author: str
    at: datetime | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look and one history. A new line within a paragraph is a line feed.

    What was inserted and deleted again carries both.
    """

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""
    inserted: Tracked | None = None
    deleted: Tracked | None = None


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """A paragraph. Where its end was inserted or deleted, `inserted` or `deleted` tells by whom."""

    runs: tuple[Run, ...]
    mark: Mark
    inserted: Tracked | None = None
    deleted: Tracked | None = None


@dataclass(frozen=True)
class ReturnedComment:
    """A comment with the words that it points at, and up to 40 characters of the words around these.

    `id` is the comment's own in the file; `reply_to` is that of the comment that it answers, empty for none.
    All words are those that stand once every tracked change is accepted.
    """

    id: str
    author: str
    at: datetime | None
    text: str
    quote: str
    before: str = ""
    after: str = ""
    reply_to: str = ""
    resolved: bool = False


@dataclass(frozen=True)
class ReturnedText:
    """A section in one language: its heading, its lines, and the comments on them."""

    section: str
    language: str
    heading: tuple[Run, ...]
    lines: tuple[ReturnedLine, ...]
    comments: tuple[ReturnedComment, ...] = ()


@dataclass(frozen=True)
class ReturnedDecision:
    """A row of a decision block that somebody filled in: every box that is ticked, and the words as typed."""

    section: str
    department: str
    ticked: tuple[DecisionKind, ...]
    by: str
    date: str
    note: str


class LeftoverKind(StrEnum):
    """Why something in a file is in no section's text."""

    OUTSIDE = "outside"
    TABLE = "table"
    PICTURE = "picture"
    TEXT_BOX = "text-box"
    NOTE = "note"
    OBJECT = "object"
    TWICE = "twice"
    UNKNOWN_SECTION = "unknown-section"
    MISSING_SECTION = "missing-section"
    COMMENT = "comment"
    DECISION = "decision"
    FORMATTING = "formatting"
    HEADING = "heading"


@dataclass(frozen=True)
class Leftover:
    """Something in a file that has no place; `text` are its words, `section` where it stands, if in one."""

    kind: LeftoverKind
    text: str
    section: str = ""
    author: str = ""


@dataclass(frozen=True)
class ReturnedReview:
    """Everything that a returned file says. `marks` is None where the file lost what it said of itself.

    `program` is the one that wrote the file last, as it calls itself.
    """

    marks: ReviewMarks | None
    texts: tuple[ReturnedText, ...]
    decisions: tuple[ReturnedDecision, ...]
    leftovers: tuple[Leftover, ...]
    program: str = ""
