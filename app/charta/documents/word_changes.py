"""Marked changes in Word: real tracked changes, which it accepts or rejects one by one.

A paragraph's mark is an item like its words: one that was put in or taken out is tracked in the paragraph's
own run properties, and what a paragraph was before it became another kind of line in a `w:pPrChange`
(ECMA-376 part 1, 17.13.5).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import count, groupby
from typing import Final, TypeAlias

from charta.documents.block_words import printable
from charta.documents.blocks import Change, Inline, MarkedLine, Marking
from charta.documents.word_base import WordBase
from charta.documents.word_xml import Element, paragraph, qn, valued, w
from charta.domain.items import Mark

_TAGS: Final = {"inserted": "ins", "deleted": "del"}
_FIRST_CHANGE: Final = 1_000_000
"""Changes and bookmarks are both annotations, of which no two may have one number."""
_LONGEST_AUTHOR: Final = 255  # characters that Word takes

_Place: TypeAlias = tuple[int, int] | None
"""List (`w:numId`) and level of a paragraph; None where its style tells them."""
_Look: TypeAlias = tuple[str, _Place]
"""Style id and list of a paragraph."""


class Tracking:
    """Makes elements that track a change, each with its author, moment and number."""

    def __init__(self, marking: Marking) -> None:
        self._author = printable(marking.by).replace("\n", " ")[:_LONGEST_AUTHOR]
        self._date = marking.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._numbers = count(_FIRST_CHANGE)

    def change(self, tag: str, *children: Element) -> Element:
        """Return a `w:` element of a change: `ins`, `del` or `pPrChange`."""
        return w(tag, *children, id=next(self._numbers), author=self._author, date=self._date)

    def tracked(self, change: Change, content: Iterable[Element]) -> list[Element]:
        """Return runs and links of a line as put in or taken out; within a link, its runs are."""
        found: list[Element] = []
        for is_link, group in groupby(content, lambda element: element.tag == qn("w:hyperlink")):
            if not is_link:
                found.append(self._enclosed(change, list(group)))
                continue
            for link in group:
                link.append(self._enclosed(change, list(link)))
                found.append(link)
        return found

    def _enclosed(self, change: Change, runs: Sequence[Element]) -> Element:
        if change == "deleted":
            for run in runs:
                for text in run.iter(qn("w:t")):
                    text.tag = qn("w:delText")
        return self.change(_TAGS[change], *runs)


@dataclass(frozen=True)
class _List:
    """A numbered list of one state of a text; `number` tells it from every other one."""

    number: int
    start: int
    level: int
    quoted: bool

    def is_like(self, other: "_List") -> bool:
        """Tell whether lines of the one may go on with those of the other."""
        return (self.start, self.level, self.quoted) == (other.start, other.level, other.quoted)


class MarkedParagraphs:
    """Writes the lines of marked texts as paragraphs."""

    def __init__(
        self, base: WordBase, tracking: Tracking, line: Callable[[Iterable[Inline]], list[Element]]
    ) -> None:
        self._base = base
        self._tracking = tracking
        self._line = line
        self._bullets: dict[tuple[str, int], _Place] = {}
        self._numbers: dict[_List, _Place] = {}
        self._heading = "Heading"

    def paragraphs(self, lines: Sequence[MarkedLine], *, numbered: bool = True) -> Iterator[Element]:
        """Yield a paragraph for each line; `numbered` tells whether headings are."""
        self._numbers.clear()  # lists of another text have the same numbers
        self._heading = "Heading" if numbered else "HeadingUnnumbered"
        for line, (former, present) in zip(lines, _lists(lines), strict=True):
            old = self._look(line.before, former) if line.before else None
            new = self._look(line.after, present) if line.after else None
            yield self._paragraph(line, old, new)

    def _paragraph(self, line: MarkedLine, old: _Look | None, new: _Look | None) -> Element:
        style, place = new or old or (self._base.style("BodyText"), None)
        end = former = None
        if old is None or new is None:
            end = w("rPr", self._tracking.change("ins" if old is None else "del"))
        elif old != new:
            former = self._tracking.change(
                "pPrChange", w("pPr", valued("pStyle", old[0]), _reference(old[1]))
            )
        return paragraph(style, self._line(line.inlines), _reference(place), end, former)

    def _look(self, mark: Mark, found: _List | None) -> _Look:
        """Return style and list of a line that a mark ends."""
        ours = self._style(mark)
        if mark.kind == "bullet":
            key = (ours, mark.level)
            if key not in self._bullets:
                self._bullets[key] = self._base.bullet(*key)
            return self._base.style(ours), self._bullets[key]
        if found is None:
            return self._base.style(ours), None
        if found not in self._numbers:
            self._numbers[found] = self._base.list_number(ours, found.start, found.level)
        return self._base.style(ours), self._numbers[found]

    def _style(self, mark: Mark) -> str:
        match mark.kind:
            case "heading":
                return f"{self._heading}{min(max(mark.level, 1), 3)}"
            case "paragraph":
                return "Quote" if mark.quoted else "BodyText"
            case kind:
                return f"{'CalloutList' if mark.quoted else 'List'}{kind.title()}{_depth(mark)}"


def _reference(place: _Place) -> Element | None:
    return w("numPr", valued("ilvl", place[1]), valued("numId", place[0])) if place else None


def _depth(mark: Mark) -> str:
    return "2" if mark.level and not mark.quoted else ""


def _lists(lines: Sequence[MarkedLine]) -> list[tuple[_List | None, _List | None]]:
    """Return each line's numbered list in the earlier and the later state; a list that goes on is one."""
    numbers = count()
    former = list(_side((line.before for line in lines), numbers))
    present = list(_side((line.after for line in lines), numbers))
    same: dict[_List, _List] = {}
    for before, after in zip(former, present, strict=True):
        if before and after and before.is_like(after):
            same.setdefault(before, after)
    return [(same.get(old, old) if old else None, new) for old, new in zip(former, present, strict=True)]


def _side(marks: Iterable[Mark | None], numbers: Iterator[int]) -> Iterator[_List | None]:
    """Yield the numbered list to which each line of one state belongs, None for none."""
    last = Mark()
    open_lists: list[tuple[str, _List]] = []
    for mark in marks:
        if mark is None:
            yield None
            continue
        in_list = mark.kind in ("bullet", "number")
        if not in_list or mark.quoted != last.quoted or mark.opens_quote:
            open_lists = []
        last = mark
        if not in_list:
            yield None
            continue
        depth = min(mark.level, len(open_lists), 1)
        goes_on = len(open_lists) > depth and open_lists[depth][0] == mark.kind and not mark.opens_list
        open_lists = open_lists[: depth + goes_on]
        if not goes_on:
            open_lists.append((mark.kind, _List(next(numbers), mark.start, depth, mark.quoted)))
        yield open_lists[depth][1] if mark.kind == "number" else None
