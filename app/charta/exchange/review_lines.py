"""Paragraphs of a returned file, as far as they have been read."""

from dataclasses import dataclass, field

from charta.domain.review import Leftover, Run, Tracked
from charta.exchange.review_places import CommentMark, Start
from charta.exchange.review_styles import Shape


@dataclass(slots=True)
class Line:
    """A paragraph; `length` counts the characters that stand once every change is accepted.

    `titles` are what the controls in it, or around it, are called.
    """

    shape: Shape
    runs: list[Run] = field(default_factory=list)
    inserted: Tracked | None = None
    deleted: Tracked | None = None
    starts: list[Start] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    marks: list[CommentMark] = field(default_factory=list)
    finds: list[Leftover] = field(default_factory=list)
    length: int = 0

    def accepted(self) -> str:
        """Return the words that stand once every change is accepted."""
        return "".join(run.text for run in self.runs if run.deleted is None)

    def original(self) -> str:
        """Return the words that stand once every change is undone."""
        return "".join(run.text for run in self.runs if run.inserted is None)

    def is_changed(self) -> bool:
        """Tell whether any of it was inserted or deleted with tracking."""
        return any(run.inserted or run.deleted for run in self.runs)
