"""Comments of a returned file: threads, and the words that each one points at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from charta.domain.anchors import CONTEXT
from charta.domain.review import ReturnedComment
from charta.errors import N_
from charta.exchange.review_lines import Line
from charta.exchange.review_package import ReviewPackage
from charta.exchange.review_xml import W14, W15, Element, Unreadable, W, author_of, moment, words

MOST_COMMENTS: Final = 5_000
LONGEST_QUOTE: Final = 4_000
"""Characters: thousands of comments may each point at a whole section."""


@dataclass(frozen=True)
class Remark:
    """A comment by itself; `reply_to` is the id of the one that it answers, empty for none."""

    id: str
    author: str
    at: datetime | None
    text: str
    reply_to: str = ""
    resolved: bool = False


def read_remarks(package: ReviewPackage) -> list[Remark]:
    """Return the comments of a file in their order; raise `Unreadable` where there are too many."""
    elements = [
        element
        for name in package.related(package.main, "comments")
        for element in _children(package.xml(name), f"{W}comment")
    ]
    if len(elements) > MOST_COMMENTS:
        raise Unreadable(N_("it holds more comments than a review can hold"))
    threads = _threads(package)
    by_paragraph = {
        paragraph: element.get(f"{W}id", "") for element in elements for paragraph in _paragraphs(element)
    }
    return [_remark(element, threads, by_paragraph) for element in elements]


def _remark(element: Element, threads: dict[str, tuple[str, bool]], by_paragraph: dict[str, str]) -> Remark:
    told = [threads[paragraph] for paragraph in _paragraphs(element) if paragraph in threads]
    parent = next((parent for parent, _ in told if parent), "")
    return Remark(
        element.get(f"{W}id", ""),
        author_of(element),
        moment(element),
        words(element),
        by_paragraph.get(parent, ""),
        any(done for _, done in told),
    )


def _threads(package: ReviewPackage) -> dict[str, tuple[str, bool]]:
    """Return by a comment's paragraph the paragraph of what it answers, and whether it is settled."""
    return {
        entry.get(f"{W15}paraId", ""): (
            entry.get(f"{W15}paraIdParent", ""),
            entry.get(f"{W15}done", "") in ("1", "true"),
        )
        for name in package.related(package.main, "commentsExtended")
        for entry in _children(package.xml(name), f"{W15}commentEx")
    }


def _children(root: Element | None, tag: str) -> list[Element]:
    return [] if root is None else list(root.iterfind(tag))


def _paragraphs(comment: Element) -> list[str]:
    found = (paragraph.get(f"{W14}paraId", "") for paragraph in comment.iter(f"{W}p"))
    return [paragraph for paragraph in found if paragraph]


# -- what they point at --------------------------------------------------------------------------------


@dataclass
class _Span:
    """From where to where a comment's words reach in a text; None where that is not told."""

    start: int | None = None
    end: int | None = None
    point: int | None = None


class Flow:
    """Lines as one text, with every tracked change accepted, and the places that comments mark in it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        parts: list[str] = []
        length = 0
        self._spans: dict[str, _Span] = {}
        for line in lines:
            for mark in line.marks:
                span = self._spans.setdefault(mark.id, _Span())
                if getattr(span, mark.kind) is None:
                    setattr(span, mark.kind, length + mark.offset)
            text = line.accepted()
            if text.strip() and line.deleted is None:
                text += "\n"
            parts.append(text)
            length += len(text)
        self._text = "".join(parts)

    def begins(self) -> set[str]:
        """Return the comments whose words begin here."""
        return {id_ for id_, span in self._spans.items() if span.start is not None}

    def mentions(self) -> set[str]:
        """Return all comments that have a mark here."""
        return set(self._spans)

    def quote(self, id_: str) -> tuple[str, str, str]:
        """Return the words that a comment points at, and those before and after them."""
        span = self._spans.get(id_, _Span())
        text = self._text
        points = [place for place in (span.start, span.end, span.point) if place is not None]
        if span.start is None:
            start = end = points[0] if points else 0
        else:
            # What does not end here ends behind it.
            start, end = span.start, max(span.start, len(text) if span.end is None else span.end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        shown = min(end, start + LONGEST_QUOTE)
        return (
            text[start:shown],
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT].rstrip("\n"),
        )


@dataclass(frozen=True)
class Room:
    """A place that comments may belong to, as its flows: the heading, the lines, each table."""

    flows: Sequence[Flow]

    def begins(self) -> set[str]:
        """Return the comments whose words begin here."""
        return set().union(*(flow.begins() for flow in self.flows))

    def mentions(self) -> set[str]:
        """Return all comments that have a mark here."""
        return set().union(*(flow.mentions() for flow in self.flows))

    def returned(self, remark: Remark, like: str) -> ReturnedComment:
        """Return a comment with the words that the comment `like` points at."""
        flow = next((flow for flow in self.flows if like in flow.begins()), None)
        flow = flow or next((flow for flow in self.flows if like in flow.mentions()), self.flows[0])
        quote, before, after = flow.quote(like)
        return ReturnedComment(
            remark.id,
            remark.author,
            remark.at,
            remark.text,
            quote,
            before,
            after,
            remark.reply_to,
            remark.resolved,
        )


def placed(remarks: Sequence[Remark], rooms: Sequence[Room]) -> Iterator[tuple[int | None, ReturnedComment]]:
    """Yield each comment with the room that it belongs to, None for one that is nowhere in them.

    A reply stands where the comment stands that it answers, wherever a program has put its own mark.
    """
    where: dict[str, int] = {}
    for claims in (Room.mentions, Room.begins):
        for number in reversed(range(len(rooms))):
            where.update(dict.fromkeys(claims(rooms[number]), number))
    known: dict[str, Remark] = {}
    for remark in remarks:
        known.setdefault(remark.id, remark)
    for remark in remarks:
        if known[remark.id] is not remark:
            # Two with one id: nobody can tell which one is meant in the text.
            yield None, _alone(remark)
            continue
        root = _root(remark, known, where)
        if root in where:
            yield where[root], rooms[where[root]].returned(remark, root)
        else:
            yield None, _alone(remark)


def _root(remark: Remark, known: dict[str, Remark], where: dict[str, int]) -> str:
    """Return the comment above in the thread that has a place in the text, or the remark itself."""
    seen = {remark.id}
    root = remark.id if remark.id in where else ""
    above = remark.reply_to
    while above in known and above not in seen:
        seen.add(above)
        root = above if above in where else root
        above = known[above].reply_to
    return root or remark.id


def _alone(remark: Remark) -> ReturnedComment:
    made = ReturnedComment(remark.id, remark.author, remark.at, remark.text, "")
    return replace(made, reply_to=remark.reply_to, resolved=remark.resolved)
