"""A place that can be led to: a step and, within it, a question, a wording or the comments."""

from dataclasses import dataclass
from enum import StrEnum

from charta.domain.anchors import Anchor
from charta.ui.people.choice import PeopleChoice


class Part(StrEnum):
    """The parts of a page that a spot can lie in."""

    PAGE = "page"
    WORDING = "wording"
    COMMENTS = "comments"


@dataclass(frozen=True)
class Spot:
    """Where something stands: a question by its field, a comment by its number, a wording by its words.

    `nth` tells which of several like words is meant, by how many come before it; -1 for any. An `anchor`
    tells the words where there is one. `people` are those whom the page is to deal with.
    """

    step: str
    part: Part = Part.PAGE
    field: str = ""
    language: str = ""
    words: str = ""
    comment: int = 0
    nth: int = -1
    anchor: Anchor | None = None
    people: PeopleChoice | None = None
