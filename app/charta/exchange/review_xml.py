"""The vocabulary of a Word file's XML, and what is common to all who read it."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final, TypeAlias

from lxml import etree

from charta.domain.review import Tracked

Element: TypeAlias = etree._Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UTC_DATE: Final = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

INSERTED: Final = frozenset({f"{W}ins", f"{W}moveTo"})
DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_MOVED: Final = frozenset({f"{W}moveTo", f"{W}moveFrom"})
_FALSE: Final = frozenset({"0", "false", "off"})
_BLANKS: Final = re.compile(r"[\t\n\r]")
_SYMBOLS: Final = {
    0xA3: "☐",
    0xA8: "☐",
    0x6F: "☐",
    0x52: "☒",
    0x53: "☒",
    0x54: "☒",
    0xFD: "☒",
    0xFE: "☒",
    0xFB: "✗",
    0xFC: "✓",
    0xB7: "•",
    0xE0: "→",
    0x2D: "-",
}
"""What the letters of symbol fonts show: the boxes, ticks, dots and arrows that people pick."""


class Unreadable(Exception):
    """A file that cannot be read as a review; `problem` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def value(element: Element | None, default: str = "") -> str:
    """Return an element's `w:val`."""
    return default if element is None else element.get(f"{W}val", default)


def is_on(element: Element | None) -> bool | None:
    """Return whether a property is on; None where it is not told."""
    return None if element is None else value(element, "1").lower() not in _FALSE


def whole(text: str) -> int | None:
    """Return a short number without a sign, None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def tracked(element: Element) -> Tracked:
    """Return who made a tracked change, and when."""
    return Tracked(author_of(element), moment(element), element.tag in _MOVED)


def author_of(element: Element) -> str:
    """Return the author of a change or comment."""
    return element.get(f"{W}author", "").strip()


def moment(element: Element) -> datetime | None:
    """Return when a change or comment was made, None where the file does not say or says nonsense.

    Programs write their local time without a zone, or with one that it is not in; both are read as UTC.
    """
    text = element.get(_UTC_DATE, "") or element.get(f"{W}date", "")
    try:
        found = datetime.fromisoformat(text.strip())
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    # LibreOffice writes the first day of Unix, or of nothing, where it knows none.
    return found if 1990 <= found.year < 2200 else None


def run_text(element: Element) -> str | None:
    """Return what an element of a run prints, None for one that is no text."""
    tag = element.tag
    if tag in (f"{W}t", f"{W}delText"):
        text = _BLANKS.sub(" ", element.text or "")
        return text if element.get(_SPACE) == "preserve" else text.strip(" ")
    if tag == f"{W}br":
        return "\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    if tag == f"{W}sym":
        return _symbol(element.get(f"{W}char", ""))
    return _SIGNS.get(str(tag))


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "\ufffd")
    return chr(number) if 0x20 <= number < 0xD800 else "\ufffd"


_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}

_CHOICES: Final = (f"{MC}Choice", f"{MC}Fallback")
_UNSEEN: Final = frozenset({f"{W}pPr", f"{W}rPr", f"{W}tabs", f"{W}instrText", f"{W}delInstrText"})


def is_alternative(element: Element) -> bool:
    """Tell whether an element only repeats what its neighbour says, for older programs."""
    return element.tag in _CHOICES and element.getprevious() is not None


def standing(root: Element, is_closed: Callable[[Element], bool] | None = None) -> Iterator[Element]:
    """Yield what stands under an element once every tracked change is accepted, in order.

    An element for which `is_closed` holds is yielded without what it holds.
    """
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if element.tag in DELETED or element.tag in _UNSEEN or is_alternative(element):
            continue
        yield element
        if is_closed is None or not is_closed(element):
            stack.extend(reversed(element))


def words(root: Element, without: frozenset[str] = frozenset()) -> str:
    """Return the words under an element, a line feed between paragraphs; empty lines are left out.

    What stands in elements of the kinds `without` is left out.
    """
    parts: list[str] = []
    for element in standing(root, lambda element: element.tag in without):
        if element.tag == f"{W}p":
            parts.append("\n")
        elif (text := run_text(element)) is not None:
            parts.append(text)
    return "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())
