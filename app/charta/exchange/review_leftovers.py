"""What stands in a returned file and has no place in a section's text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from charta.domain.review import Leftover, LeftoverKind, Tracked
from charta.exchange.review_body import Block, Grid
from charta.exchange.review_decisions import Table, looks_like_decisions, tagged_section
from charta.exchange.review_lines import Line
from charta.exchange.review_marks import Sent
from charta.exchange.review_sections import Segment
from charta.exchange.review_styles import Styles

_CAPTION = "caption"


def without_tables(segment: Segment, sent: Sent, styles: Styles) -> list[Table]:
    """Take the tables of decisions out of a segment and return them."""
    kept: list[Block] = []
    tables: list[Table] = []
    for block in segment.blocks:
        section = None if isinstance(block, Line) else _decided(block, segment, has_one=bool(tables))
        if section is None or isinstance(block, Line):
            kept.append(block)
            continue
        is_known = not sent.sections or section in sent.sections
        tables.append(Table(block, section if is_known else ""))
        last = kept[-1] if kept else None
        if segment.role != "decision" and isinstance(last, Line) and _is_caption(last, styles):
            kept.pop()
    segment.blocks = kept
    return tables


def _decided(grid: Grid, segment: Segment, *, has_one: bool) -> str | None:
    """Return the section whose decisions a table holds, None for another table."""
    tagged = tagged_section(grid)
    if tagged:
        return tagged
    if segment.role == "preface":
        return None
    expected = segment.role == "decision" and not has_one
    return segment.section if expected or looks_like_decisions(grid) else None


def _is_caption(line: Line, styles: Styles) -> bool:
    return styles.name(line.shape.style) == _CAPTION and not line.is_changed()


def left_over(segment: Segment) -> Iterator[Leftover]:
    """Yield what has no place in a segment without its tables of decisions."""
    section = segment.section
    if segment.role == "preface":
        yield from changed(segment.blocks)
        return
    if segment.role in ("twice", "unknown"):
        kind = LeftoverKind.TWICE if segment.role == "twice" else LeftoverKind.UNKNOWN_SECTION
        words = segment.words()
        if words or segment.role == "unknown":
            yield Leftover(kind, words, section)
        yield from _finds(segment)
        return
    if segment.role == "decision":
        yield from _beside(segment)
    for block in segment.blocks:
        if isinstance(block, Grid) and (words := block.words()):
            yield Leftover(LeftoverKind.TABLE, words, section, _author(block.lines))
    yield from _finds(segment)


def _beside(segment: Segment) -> Iterator[Leftover]:
    """Yield the words around a table of decisions, but for its caption, which is where the mark is."""
    for line in segment.lines():
        is_ours = segment.start in line.starts
        if line.is_changed() or not is_ours:
            text = _changed_words(line) if is_ours else line.accepted().strip()
            if text:
                yield Leftover(LeftoverKind.OUTSIDE, text, segment.section, _author([line]))


def _finds(segment: Segment) -> Iterator[Leftover]:
    for block in segment.blocks:
        for find in block.finds:
            yield replace(find, section=segment.section)


def changed(blocks: Iterable[Block]) -> Iterator[Leftover]:
    """Yield what was changed with tracking where nothing is to be changed, and what was put there."""
    for block in blocks:
        for line in [block] if isinstance(block, Line) else block.lines:
            text = _changed_words(line)
            if text:
                yield Leftover(LeftoverKind.OUTSIDE, text, author=_author([line]))
        yield from (find for find in block.finds if find.author or find.kind is not LeftoverKind.PICTURE)


def _changed_words(line: Line) -> str:
    """Return what was put into a line, or else what was taken out of it."""
    put_in = "".join(run.text for run in line.runs if run.inserted and not run.deleted).strip()
    return put_in or "".join(run.text for run in line.runs if run.deleted and not run.inserted).strip()


def _author(lines: Iterable[Line]) -> str:
    changes: Iterator[Tracked | None] = (run.inserted or run.deleted for line in lines for run in line.runs)
    return next((change.author for change in changes if change is not None), "")
