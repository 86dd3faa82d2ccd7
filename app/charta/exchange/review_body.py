"""The body of a Word file as a row of lines and tables, whatever they are wrapped in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from charta.domain.review import Leftover, LeftoverKind
from charta.exchange.review_lines import Line
from charta.exchange.review_package import ReviewPackage
from charta.exchange.review_places import CommentMark, Start, comment_mark, section_bookmark, section_tag
from charta.exchange.review_runs import DEEPEST, MOST_LINES, TOO_MANY, Context, Inlines
from charta.exchange.review_styles import Styles
from charta.exchange.review_xml import (
    DELETED,
    INSERTED,
    Element,
    Unreadable,
    W,
    is_alternative,
    tracked,
    words,
)


@dataclass(slots=True)
class Grid:
    """A table: its element, and what stands in it; `rows` are the words of its cells."""

    element: Element
    starts: list[Start] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    finds: list[Leftover] = field(default_factory=list)

    def words(self) -> str:
        """Return the words of the table, a line per row."""
        return "\n".join(" | ".join(row) for row in self.rows if any(row))


Block: TypeAlias = Line | Grid


class BodyReader:
    """Reads a part of a Word file; what stands before a paragraph or after the last belongs to that one."""

    def __init__(self, package: ReviewPackage, styles: Styles, part: str) -> None:
        self._styles = styles
        self._inlines = Inlines(styles, package.links(part), _notes(package, part))
        self._count = 0
        self._starts: list[Start] = []
        self._marks: list[CommentMark] = []
        self._finds: list[Leftover] = []

    def blocks(self, root: Element) -> list[Block]:
        """Return the lines and tables under an element."""
        found: list[Block] = []
        self._children(root, found, Context())
        if self._starts or self._marks or self._finds:
            self._count_line()
            line = Line(self._styles.shape(None))
            self._take_pending(line)
            found.append(line)
        return found

    def _children(self, element: Element, found: list[Block], context: Context) -> None:
        if context.depth > DEEPEST:
            raise Unreadable(TOO_MANY)
        context = replace(context, depth=context.depth + 1)
        for child in element:
            self._read(child, found, context)

    def _read(self, element: Element, found: list[Block], context: Context) -> None:
        tag = str(element.tag)
        if tag == f"{W}p":
            found.append(self._paragraph(element, context))
        elif tag == f"{W}tbl":
            found.append(self._table(element, context))
        elif tag == f"{W}sdt":
            self._begin(section_tag(element))
            for content in element.iterfind(f"{W}sdtContent"):
                self._children(content, found, context)
        elif tag == f"{W}r" or tag.endswith("}oMathPara"):
            self._loose(element, found, context)
        elif not self._is_mark(element) and not is_alternative(element):
            if tag in INSERTED:
                context = replace(context, inserted=tracked(element))
            elif tag in DELETED:
                context = replace(context, deleted=tracked(element))
            self._children(element, found, context)

    def _is_mark(self, element: Element) -> bool:
        """Take in what stands between paragraphs without being one; tell whether it was that."""
        tag = element.tag
        if tag == f"{W}bookmarkStart":
            self._begin(section_bookmark(element))
        elif tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            self._marks.append(comment_mark(element, 0))
        elif tag in (f"{W}altChunk", f"{W}subDoc"):
            self._finds.append(Leftover(LeftoverKind.OBJECT, ""))
        else:
            return False
        return True

    def _begin(self, start: Start | None) -> None:
        if start is not None:
            self._starts.append(start)

    def _loose(self, element: Element, found: list[Block], context: Context) -> None:
        """Read what stands outside any paragraph as one of its own."""
        self._count_line()
        line = Line(self._styles.shape(None))
        self._take_pending(line)
        self._inlines.read_alone(line, element, context)
        found.append(line)

    def _paragraph(self, element: Element, context: Context) -> Line:
        self._count_line()
        properties = element.find(f"{W}pPr")
        line = Line(self._styles.shape(properties))
        self._take_pending(line)
        if properties is not None:
            for change in properties.iterfind(f"{W}rPr/*"):
                line.inserted = tracked(change) if change.tag in INSERTED else line.inserted
                line.deleted = tracked(change) if change.tag in DELETED else line.deleted
        line.inserted = line.inserted or context.inserted
        line.deleted = line.deleted or context.deleted
        self._inlines.read(line, element, context)
        if properties is not None and line.inserted is None:
            self._formatting(line, properties.find(f"{W}pPrChange"))
        return line

    def _formatting(self, line: Line, change: Element | None) -> None:
        """Note a tracked change of a paragraph's look that leaves it the same kind of line."""
        if change is None or not line.accepted().strip():
            return
        if self._styles.shape(change.find(f"{W}pPr")).mark.shape == line.shape.mark.shape:
            author = tracked(change).author
            line.finds.append(Leftover(LeftoverKind.FORMATTING, line.accepted(), author=author))

    def _table(self, element: Element, context: Context) -> Grid:
        grid = Grid(element)
        grid.starts, self._starts = self._starts, []
        if self._marks:
            before = Line(self._styles.shape(None))
            before.marks, self._marks = self._marks, []
            grid.lines.append(before)
        for row in _within(element, f"{W}tr"):
            cells: list[str] = []
            for cell in _within(row, f"{W}tc"):
                blocks: list[Block] = []
                self._children(cell, blocks, context)
                cells.append(" / ".join(text for block in blocks if (text := self._into(grid, block))))
            grid.rows.append(tuple(cells))
        return grid

    def _into(self, grid: Grid, block: Block) -> str:
        """Keep what a cell's content says beside its words; return these."""
        grid.starts += block.starts
        grid.finds += block.finds
        if isinstance(block, Line):
            grid.lines.append(block)
            return block.accepted().strip()
        grid.lines += block.lines
        return block.words()

    def _take_pending(self, line: Line) -> None:
        line.starts, self._starts = self._starts, []
        line.marks, self._marks = self._marks, []
        line.finds, self._finds = self._finds, []

    def _count_line(self) -> None:
        self._count += 1
        if self._count > MOST_LINES:
            raise Unreadable(TOO_MANY)


def _within(element: Element, tag: str) -> list[Element]:
    """Return the rows of a table or the cells of a row, also those in controls, not those of inner tables."""
    found: list[Element] = []
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == tag:
            found.append(child)
        elif child.tag not in (f"{W}tr", f"{W}tc", f"{W}tbl"):
            stack.extend(reversed(child))
    return found


def table_rows(table: Element) -> list[Element]:
    """Return the rows of a table."""
    return _within(table, f"{W}tr")


def row_cells(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return _within(row, f"{W}tc")


def _notes(package: ReviewPackage, part: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words of each footnote and endnote by its id."""
    found: dict[str, Mapping[str, str]] = {}
    for kind in ("footnotes", "endnotes"):
        for name in package.related(part, kind):
            root = package.xml(name)
            if root is not None:
                found[kind] = {note.get(f"{W}id", ""): words(note) for note in root}
    return found
