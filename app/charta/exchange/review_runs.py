"""Paragraphs of a Word file: their runs with look and history, and everything else that stands in them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from charta.domain.review import Leftover, LeftoverKind, Run, Tracked
from charta.errors import N_
from charta.exchange.review_graphics import GRAPHICS, graphic_finds
from charta.exchange.review_lines import Line
from charta.exchange.review_places import (
    comment_mark,
    control_title,
    section_bookmark,
    section_tag,
)
from charta.exchange.review_styles import Styles
from charta.exchange.review_xml import (
    DELETED,
    INSERTED,
    MC,
    Element,
    R,
    Unreadable,
    W,
    is_alternative,
    is_on,
    run_text,
    tracked,
    value,
)

DEEPEST: Final = 100
MOST_LINES: Final = 30_000
MOST_RUNS: Final = 300_000
_LONG: Final = 10_000
TOO_MANY: Final = N_("it holds more than a review can hold")

_LINK: Final = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?(.*)', re.DOTALL)
_PLACE: Final = re.compile(r'\\l\s+"([^"]*)"')
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MARKED_BY_HAND: Final = tuple(f"{W}{name}" for name in ("strike", "dstrike", "highlight", "vanish"))
_NOTES: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for all that stands within some element."""

    inserted: Tracked | None = None
    deleted: Tracked | None = None
    target: str = ""
    depth: int = 0


@dataclass(slots=True)
class _Field:
    """A field between its begin and its end: its instruction, and whether its result has begun."""

    instruction: str = ""
    target: str = ""
    shows: bool = False


class Inlines:
    """Reads what stands within paragraphs; a field may reach over several of them."""

    def __init__(
        self, styles: Styles, links: Mapping[str, str], notes: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._styles = styles
        self._links = links
        self._notes = notes
        self._fields: list[_Field] = []
        self._ended = ""
        self._runs = 0
        self._line = Line(styles.shape(None))
        self._look = Run("")
        self._texts: list[str] = []
        self._readers: dict[str, Callable[[Element, Context], None]] = {
            f"{W}r": self._run,
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            f"{W}sdt": self._control,
            f"{W}bookmarkStart": self._bookmark,
            f"{W}commentRangeStart": self._comment_mark,
            f"{W}commentRangeEnd": self._comment_mark,
            f"{_M}oMath": self._equation,
            **dict.fromkeys(GRAPHICS, self._graphic),
        }
        self._in_runs: dict[str, Callable[[Element, Context], None]] = {
            f"{W}fldChar": self._field_sign,
            f"{W}instrText": self._instruction,
            f"{W}delInstrText": self._instruction,
            f"{W}commentReference": self._comment_mark,
            f"{W}contentPart": self._content_part,
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(GRAPHICS, self._graphic),
        }

    def read(self, line: Line, paragraph: Element, context: Context) -> None:
        """Read a paragraph's content into its line."""
        self._line, self._ended = line, ""
        for child in paragraph:
            if child.tag != f"{W}pPr":
                self._read(child, context)
        self._end_run()
        for entry in self._fields:
            # A field that somebody broke must not swallow what follows.
            entry.shows = True

    def read_alone(self, line: Line, element: Element, context: Context) -> None:
        """Read an element that stands outside any paragraph into a line of its own."""
        self._line = line
        self._read(element, context)
        self._end_run()

    def _read(self, element: Element, context: Context) -> None:
        if context.depth > DEEPEST:
            raise Unreadable(TOO_MANY)
        tag = str(element.tag)
        context = replace(context, depth=context.depth + 1)
        if tag in INSERTED:
            context = replace(context, inserted=tracked(element))
        elif tag in DELETED:
            context = replace(context, deleted=tracked(element))
        elif reader := self._readers.get(tag):
            reader(element, context)
            return
        if not is_alternative(element):
            self._children(element, context)

    def _children(self, element: Element, context: Context) -> None:
        for child in element:
            self._read(child, context)

    # -- what holds runs ------------------------------------------------------------------------------------

    def _hyperlink(self, element: Element, context: Context) -> None:
        target = self._links.get(element.get(f"{R}id", ""), "")
        anchor = element.get(f"{W}anchor", "")
        if target and anchor:
            target = f"{target}#{anchor}"
        self._children(element, replace(context, target=target))

    def _simple_field(self, element: Element, context: Context) -> None:
        target = _link_target(element.get(f"{W}instr", ""))
        self._children(element, replace(context, target=target or context.target))

    def _control(self, element: Element, context: Context) -> None:
        start = section_tag(element)
        if start is not None:
            self._line.starts.append(start)
        self._line.titles.append(control_title(element))
        for content in element.iterfind(f"{W}sdtContent"):
            self._children(content, context)

    def _bookmark(self, element: Element, _context: Context) -> None:
        start = section_bookmark(element)
        if start is not None:
            self._line.starts.append(start)

    def _comment_mark(self, element: Element, _context: Context) -> None:
        self._line.marks.append(comment_mark(element, self._line.length))

    def _equation(self, element: Element, context: Context) -> None:
        text = "".join(part.text or "" for part in element.iter(f"{_M}t"))
        self._find(LeftoverKind.OBJECT, text, context)

    # -- runs -----------------------------------------------------------------------------------------------

    def _run(self, element: Element, context: Context) -> None:
        self._runs += 1
        if self._runs > MOST_RUNS:
            raise Unreadable(TOO_MANY)
        properties = element.find(f"{W}rPr")
        bold, italic = self._styles.emphasis(properties, self._line.shape.style)
        look = Run("", bold=bold, italic=italic)
        if self._ended and self._styles.is_link(properties):
            # LibreOffice 7 ends a link to a place in a page behind its first run.
            context = replace(context, target=context.target or self._ended)
        for child in element:
            self._in_run(child, look, context)
        if properties is not None:
            self._formatting(element, properties, look, context)

    def _in_run(self, element: Element, look: Run, context: Context) -> None:
        text = run_text(element)
        tag = str(element.tag)
        if text is not None:
            self._add(text, look, context)
        elif reader := self._in_runs.get(tag):
            reader(element, context)
        elif tag == f"{W}ruby":
            for base in element.iterfind(f"{W}rubyBase/{W}r/{W}t"):
                self._add(base.text or "", look, context)
        elif tag == f"{MC}AlternateContent" and len(element):
            for child in element[0]:
                self._in_run(child, look, replace(context, depth=context.depth + 1))

    def _instruction(self, element: Element, _context: Context) -> None:
        if self._fields and not self._fields[-1].shows:
            entry = self._fields[-1]
            entry.instruction = (entry.instruction + (element.text or ""))[:_LONG]

    def _add(self, text: str, look: Run, context: Context) -> None:
        # What an outer field only computes with is not shown.
        if not text or any(not entry.shows for entry in self._fields):
            return
        targets = [entry.target for entry in self._fields if entry.target]
        look = replace(
            look,
            target=context.target or (targets[-1] if targets else ""),
            inserted=context.inserted,
            deleted=context.deleted,
        )
        if look != self._look:
            self._end_run()
            self._look = look
        self._ended = self._ended if look.target else ""
        self._texts.append(text)
        if context.deleted is None:
            self._line.length += len(text)

    def _end_run(self) -> None:
        """Put what was read in one look into the line, as one run."""
        if self._texts:
            self._line.runs.append(replace(self._look, text="".join(self._texts)))
            self._texts = []

    def _field_sign(self, element: Element, _context: Context) -> None:
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
            self._ended = ""
            if len(self._fields) > DEEPEST:
                raise Unreadable(TOO_MANY)
        elif self._fields and kind == "separate":
            entry = self._fields[-1]
            entry.target, entry.shows = _link_target(entry.instruction), True
        elif self._fields and kind == "end":
            self._ended = self._fields.pop().target

    # -- what has no place in a wording ---------------------------------------------------------------------

    def _formatting(self, element: Element, properties: Element, look: Run, context: Context) -> None:
        """Note a look that a wording does not have: a tracked one, or one that people mark words with."""
        if context.inserted or context.deleted:
            return
        change = properties.find(f"{W}rPrChange")
        author = ""
        if change is not None:
            author = tracked(change).author
            old = self._styles.emphasis(change.find(f"{W}rPr"), self._line.shape.style)
            if old != (look.bold, look.italic):
                return
        elif not any(_is_marked(properties.find(tag)) for tag in _MARKED_BY_HAND):
            return
        text = "".join(run_text(child) or "" for child in element)
        if not text:
            return
        finds = self._line.finds
        last = finds[-1] if finds else None
        if last is not None and _joins(last, author):
            finds[-1] = replace(last, text=last.text + text)
        else:
            finds.append(Leftover(LeftoverKind.FORMATTING, text, author=author))

    def _content_part(self, _element: Element, context: Context) -> None:
        self._find(LeftoverKind.OBJECT, "", context)

    def _note(self, element: Element, context: Context) -> None:
        texts = self._notes.get(_NOTES[str(element.tag)], {})
        self._find(LeftoverKind.NOTE, texts.get(element.get(f"{W}id", ""), ""), context)

    def _graphic(self, element: Element, context: Context) -> None:
        for kind, text in graphic_finds(element, self._links):
            self._find(kind, text, context)

    def _find(self, kind: LeftoverKind, text: str, context: Context) -> None:
        if context.deleted is None:
            author = context.inserted.author if context.inserted else ""
            self._line.finds.append(Leftover(kind, text, author=author))


def _link_target(instruction: str) -> str:
    match = _LINK.match(instruction)
    if match is None:
        return ""
    target = match[1] or match[2] or ""
    place = _PLACE.search(match[3])
    return f"{target}#{place[1]}" if target and place else target


def _is_marked(element: Element | None) -> bool:
    return bool(is_on(element)) and value(element, "on") != "none"


def _joins(last: Leftover, author: str) -> bool:
    """Tell whether a change of look goes on from the one before."""
    return last.kind is LeftoverKind.FORMATTING and last.author == author and len(last.text) < _LONG
