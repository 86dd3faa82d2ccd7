"""Cells of a table of decisions: boxes, ticked or not, and what is written in a cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from charta.exchange.review_xml import DELETED, INSERTED, W14, Element, W, is_on, run_text, standing, value

EMPTY: Final = "☐□▢◻❏❐❑❒⬜"
TICKED: Final = "☑☒✓✔✗✘■▣⬛🗹🗷"
_SIGN: Final = re.compile(rf"[{EMPTY}]|[{TICKED}]|(?<!\w)[xX](?!\w)")
_LONGEST_HINT: Final = 1_000  # elements
_PLACEHOLDER: Final = "placeholder"


@dataclass(frozen=True)
class Box:
    """A box; `tag` is what its control is called, empty where it has none."""

    is_ticked: bool
    tag: str = ""


def boxes(cell: Element) -> list[Box]:
    """Return the boxes of a cell in order.

    A sign that somebody typed beside a box, or in its place, ticks it.
    """
    found: list[Box] = []
    for controls, text in _lines(cell):
        signs = _SIGN.findall(text)
        ticks = [sign for sign in signs if sign not in EMPTY]
        if len(controls) == 1 or (not controls and len(signs) - len(ticks) == 1):
            tag = controls[0].tag if controls else ""
            found.append(Box(bool(ticks) or any(box.is_ticked for box in controls), tag))
        elif controls:
            found += controls
        elif signs:
            # Where several boxes share a line, a letter may as well be part of its words.
            found += [Box(sign in ticks) for sign in signs if len(signs) == 1 or not sign.isalpha()]
    return found


def entry(cell: Element, *, has_hints: bool) -> str:
    """Return what somebody wrote in a cell; room to write in is no words.

    `has_hints` tells that the program shows words of its own where nothing is written yet.
    """
    parts: list[str] = []
    for element in standing(cell, _is_hint if has_hints else None):
        if element.tag == f"{W}p" and parts:
            parts.append("\n")
        else:
            parts.append(run_text(element) or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def inserted_words(cell: Element) -> str:
    """Return the words that were put into a cell with tracking, but for signs in boxes."""
    parts = [
        run_text(element) or ""
        for change in standing(cell)
        if change.tag in INSERTED
        for element in standing(change)
    ]
    return " ".join(_SIGN.sub(" ", "".join(parts)).split())


def control_tag(control: Element) -> str:
    """Return what a content control is called."""
    return value(control.find(f"{W}sdtPr/{W}tag"))


def is_row_deleted(row: Element) -> bool:
    """Tell whether a row was taken out with tracking."""
    return any(row.find(f"{W}trPr/{tag}") is not None for tag in DELETED)


def _lines(cell: Element) -> Iterator[tuple[list[Box], str]]:
    """Yield of each line of a cell the boxes that are controls, and the text around them."""
    controls: list[Box] = []
    parts: list[str] = []
    for element in standing(cell, _is_box):
        text = run_text(element)
        if _is_box(element):
            controls.append(_control_box(element))
            # What stands before a box and behind it are not one word.
            parts.append(" ")
        elif element.tag == f"{W}p" or text == "\n":
            yield controls, "".join(parts)
            controls, parts = [], []
        elif text:
            parts.append(text)
    yield controls, "".join(parts)


def _is_box(element: Element) -> bool:
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W14}checkbox") is not None


def _control_box(control: Element) -> Box:
    """Return the box that a control is: what it shows counts, and else what it says of itself."""
    shown = "".join(run_text(element) or "" for element in standing(control))
    signs = _SIGN.findall(shown)
    if signs:
        is_ticked = any(sign not in EMPTY for sign in signs)
    else:
        checked = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        is_ticked = checked is not None and checked.get(f"{W14}val", "1") in ("1", "true", "on")
    return Box(is_ticked, control_tag(control))


def _is_hint(element: Element) -> bool:
    """Tell whether an element is a control that still shows a program's own words, such as 'Click here'."""
    if element.tag != f"{W}sdt" or not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
        return False
    # LibreOffice goes on saying so, and in the same style, of a control that has been filled in.
    return not any(
        child.tag in INSERTED
        or (child.tag == f"{W}r" and _PLACEHOLDER not in value(child.find(f"{W}rPr/{W}rStyle")).lower())
        for child in islice(standing(element), _LONGEST_HINT)
    )
