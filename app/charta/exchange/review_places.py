"""The marks in a Word file: where sections begin, and where comments point."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from charta.exchange.review_xml import Element, W, value

DECISION: Final = "decision"
"""Stands for a language in the mark of a section's decisions."""

_BOOKMARK: Final = re.compile(rf"charta_([A-Za-z0-9-]{{1,40}})_([a-z]{{2,3}}|{DECISION})")
_TAG: Final = re.compile(r"charta:([A-Za-z0-9-]{1,40}):([a-z]{2,3})")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a section's text in a language begins, or its decisions (`language` is 'decision').

    `title` is what the mark calls it, empty where it does not.
    """

    section: str
    language: str
    by: Literal["tag", "bookmark", "title"]
    title: str = ""


@dataclass(frozen=True, slots=True)
class CommentMark:
    """Where a comment's words begin or end, or where it is put, in the accepted text of a line."""

    id: str
    kind: Literal["start", "end", "point"]
    offset: int


def section_tag(control: Element) -> Start | None:
    """Return which section's text begins with a content control (`w:sdt`), None for any other control."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return None
    match = _TAG.fullmatch(value(properties.find(f"{W}tag")))
    if match is None:
        return None
    return Start(match[1], match[2], "tag", control_title(control))


def control_title(control: Element) -> str:
    """Return what a content control is called, which LibreOffice keeps while it drops the tag."""
    return value(control.find(f"{W}sdtPr/{W}alias")).strip()


def section_bookmark(element: Element) -> Start | None:
    """Return what begins with a bookmark, None for one that is not ours."""
    match = _BOOKMARK.fullmatch(element.get(f"{W}name", ""))
    return None if match is None else Start(match[1], match[2], "bookmark")


def comment_mark(element: Element, offset: int) -> CommentMark:
    """Return what a comment's range or reference says, at a place in its line."""
    kind: Literal["start", "end", "point"] = "point"
    if element.tag == f"{W}commentRangeStart":
        kind = "start"
    elif element.tag == f"{W}commentRangeEnd":
        kind = "end"
    return CommentMark(element.get(f"{W}id", ""), kind, offset)
