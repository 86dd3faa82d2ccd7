"""Where sections begin in a returned file, and what belongs to each of them.

Marks are starts alone: a section runs to the next start, since programs shorten the controls and bookmarks
around a text, or let new paragraphs fall out of them. A content control's tag is believed before a bookmark,
and a bookmark before a heading's words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, Literal, TypeAlias

from charta.domain.items import Mark
from charta.domain.review import ReturnedLine
from charta.exchange.review_body import Block, Grid
from charta.exchange.review_comments import Flow
from charta.exchange.review_lines import Line
from charta.exchange.review_marks import Sent
from charta.exchange.review_places import DECISION, Start
from charta.exchange.review_styles import Shape

Key: TypeAlias = tuple[str, str]
Role: TypeAlias = Literal["preface", "text", "twice", "unknown", "decision"]
_NEAR: Final = 3
"""Among so many lines a heading is looked for: somebody may have written something before it."""


@dataclass(slots=True)
class Segment:
    """What stands from one start to the next; `start` is None for what comes before the first one."""

    role: Role
    start: Start | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def section(self) -> str:
        """The section that it belongs to, empty for none."""
        return "" if self.start is None else self.start.section

    def lines(self) -> list[Line]:
        """Return its paragraphs outside tables."""
        return [block for block in self.blocks if isinstance(block, Line)]

    def flows(self) -> list[Flow]:
        """Return its heading, its lines and each of its tables as texts that comments may point at."""
        heading = heading_of(self)
        lines = [line for line in self.lines() if line is not heading]
        grids = [block.lines for block in self.blocks if isinstance(block, Grid)]
        return [Flow(part) for part in ([] if heading is None else [heading], lines, *grids)]

    def words(self) -> str:
        """Return all its words, a line per paragraph or row of a table."""
        texts = (block.accepted() if isinstance(block, Line) else block.words() for block in self.blocks)
        return "\n".join(text.strip() for text in texts if text.strip())


def divide(blocks: Sequence[Block], sent: Sent) -> list[Segment]:
    """Return the file's content as segments, in order."""
    starts = _Starts(blocks, sent)
    segments = [Segment("preface", None)]
    for place, block in enumerate(blocks):
        start = starts.at(place, block, segments[-1])
        if start is not None:
            segments.append(Segment("text", start))
        segments[-1].blocks.append(block)
    _judge(segments, sent)
    return segments


def _judge(segments: Sequence[Segment], sent: Sent) -> None:
    """Give each segment its role; of several with one key, the first that says something is the section."""
    by_key: dict[Key, list[Segment]] = {}
    for segment in segments:
        if segment.start is not None:
            by_key.setdefault(_key(segment.start), []).append(segment)
    for (section, language), same in by_key.items():
        first = next((segment for segment in same if segment.words()), same[0])
        for segment in same:
            segment.role = "text" if segment is first else "twice"
            if language == DECISION:
                segment.role = "decision"
            elif not sent.has(section, language):
                segment.role = "unknown"


def _key(start: Start) -> Key:
    return start.section, start.language


class _Starts:
    """Which start is believed at which place."""

    def __init__(self, blocks: Sequence[Block], sent: Sent) -> None:
        self._sent = sent
        self._at: dict[int, Start] = {}
        found = [(place, start) for place, block in enumerate(blocks) for start in block.starts]
        tagged = {_key(start) for _, start in found if start.by == "tag"}
        self._found: set[Key] = set()
        for place, start in found:
            key = _key(start)
            # LibreOffice lets a bookmark begin again at its last paragraph: only its first place counts.
            if start.by == "tag" or (key not in tagged and key not in self._found):
                self._at.setdefault(place, start)
                self._found.add(key)
        self._titles = _titles(sent, blocks, self._at)

    def at(self, place: int, block: Block, before: Segment) -> Start | None:
        """Return what begins with a block, None for nothing; `before` is what it would belong to else."""
        start = self._at.get(place)
        if start is not None and not start.title:
            start = replace(start, title=self._sent.title(start.section, start.language))
        if start is not None or not isinstance(block, Line) or block.shape.heading != 1:
            return start
        titles = self._titles
        keys = titles.get(_title(block.accepted()), []) or titles.get(_title(block.original()), [])
        if not keys:
            return None
        if before.start is not None and _key(before.start) in keys and heading_of(before) is None:
            return None
        key = next((key for key in keys if key not in self._found), keys[0])
        self._found.add(key)
        return Start(*key, "title")


def _titles(sent: Sent, blocks: Sequence[Block], starts: dict[int, Start]) -> dict[str, list[Key]]:
    """Return which sections have a title, by what is sent, by marks, and by the headings at marks."""
    told: list[tuple[str, Key]] = [
        (title, (id_, language))
        for id_, section in sent.sections.items()
        for language, title in section.titles.items()
    ]
    for place, start in starts.items():
        block = blocks[place]
        if start.language != DECISION and isinstance(block, Line):
            told += [(start.title, _key(start)), (block.accepted(), _key(start))]
    found: dict[str, list[Key]] = {}
    for title, key in told:
        keys = found.setdefault(_title(title), [])
        if key not in keys:
            keys.append(key)
    found.pop("", None)
    return found


def _title(text: str) -> str:
    return " ".join(text.split()).casefold()


# -- a section's heading and lines --------------------------------------------------------------------------


def heading_of(segment: Segment) -> Line | None:
    """Return the line that is a section's heading, None where it has lost it."""
    title = "" if segment.start is None else segment.start.title
    lines = (block for block in segment.blocks if isinstance(block, Line))
    first = list(islice((line for line in lines if any(run.text.strip() for run in line.runs)), _NEAR))
    for line in first:
        # A change of the paragraph before may have left it an ordinary one.
        titles = {_title(told) for told in (title, *line.titles)} - {""}
        if line.shape.heading == 1 or _title(line.accepted()) in titles:
            return line
    return first[0] if first and first[0].shape.heading else None


def returned_lines(lines: Iterable[Line]) -> tuple[ReturnedLine, ...]:
    """Return lines that hold words, standing or deleted; each list is told from the one before it."""
    kept: list[Line] = []
    for line in lines:
        if any(run.text.strip() for run in line.runs):
            kept.append(line)
        elif kept:
            # The end of the empty line takes the place of the one before, where that came or goes.
            last = kept[-1]
            kept[-1] = replace(
                last,
                inserted=last.inserted and line.inserted,
                deleted=last.deleted and line.deleted,
            )
    return tuple(
        ReturnedLine(tuple(line.runs), mark, line.inserted, line.deleted)
        for line, mark in zip(kept, _marks(kept), strict=True)
    )


def _marks(lines: Iterable[Line]) -> Iterator[Mark]:
    """Yield the mark of each line: a numbered list is told from the one before it, and has one start."""
    open_lists: dict[tuple[bool, int], Shape] = {}
    for line in lines:
        shape, mark = line.shape, line.shape.mark
        place = (mark.quoted, mark.level)
        before = open_lists.get(place)
        if mark.kind not in ("bullet", "number"):
            open_lists = {}
        else:
            open_lists = {
                key: list_
                for key, list_ in open_lists.items()
                if key[0] == mark.quoted and key[1] < mark.level
            }
        if mark.kind == "number":
            opens = before is not None and _is_another(before, shape)
            if before is not None and not opens:
                mark = replace(mark, start=before.mark.start)
            mark = replace(mark, opens_list=opens)
            open_lists[place] = replace(shape, mark=mark)
        yield mark


def _is_another(before: Shape, shape: Shape) -> bool:
    # LibreOffice gives each line a list of its own, of which only the first one restarts.
    return shape.numbering != before.numbering and (shape.restarts or shape.pattern != before.pattern)
