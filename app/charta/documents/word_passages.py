"""Passages in Word: a language of their own, and a label in place of a heading's number."""

from collections.abc import Iterable, Sequence
from typing import Final

from charta.documents.word_base import WordBase
from charta.documents.word_styles import QUIET
from charta.documents.word_xml import Element, paragraph, qn, valued, w

_LABEL_ROOM: Final = 680  # twips: two letters at the size of a heading, and a gap
_LEVELS: Final = (1, 2, 3)


class HeadingLists:
    """Numbers and labels of headings: those of a list that shows a label, or that begins elsewhere than at 1.

    What belongs to a list is no text: what is read back from the heading is its title alone.
    """

    def __init__(self, base: WordBase) -> None:
        self._base = base
        self._lists: dict[str, int] = {}

    def label(self, content: Iterable[Element], label: str) -> None:
        """Make headings without number ordinary ones, the first level with the label before it."""
        if label not in self._lists:
            self._lists[label] = self._base.new_list(_levels(label))
        self._enlist(content, "HeadingUnnumbered", self._lists[label])

    def count_from(self, content: Iterable[Element], number: int) -> None:
        """Let the headings be numbered from `number` on."""
        self._enlist(content, "Heading", self._base.heading_list(number))

    def _enlist(self, content: Iterable[Element], family: str, list_id: int) -> None:
        """Put the headings of a family of styles into a list, as headings that are numbered."""
        styles = {
            self._base.style(f"{family}{level}"): (self._base.style(f"Heading{level}"), level - 1)
            for level in _LEVELS
        }
        for element in content:
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            found = styles.get(str(style.get(qn("w:val")))) if style is not None else None
            if style is None or found is None:
                continue
            style.set(qn("w:val"), found[0])
            place = w("numPr", valued("ilvl", found[1]), valued("numId", list_id))
            before = style.getnext()
            # The schema wants the list after the page break.
            (before if before is not None and before.tag == qn("w:pageBreakBefore") else style).addnext(place)


def _levels(label: str) -> list[Element]:
    return [
        w(
            "lvl",
            valued("start", 1),
            valued("numFmt", "none"),
            None if level == 1 else valued("suff", "nothing"),
            valued("lvlText", label if level == 1 else ""),
            valued("lvlJc", "left"),
            w(
                "pPr",
                w("ind", left=_LABEL_ROOM, hanging=_LABEL_ROOM)
                if level == 1
                else w("ind", left=0, firstLine=0),
            ),
            w("rPr", valued("color", QUIET)),
            ilvl=level - 1,
        )
        for level in _LEVELS
    ]


def marked(content: Sequence[Element], start: Element, end: Element) -> Sequence[Element]:
    """Let a bookmark begin with the first paragraph's text and end with the last one's."""
    if content:
        properties = content[0].find(qn("w:pPr"))
        content[0].insert(0 if properties is None else 1, start)
        content[-1].append(end)
    return content


def opening(first: Element, style: str) -> Element:
    """Return an empty paragraph to stand before a passage's first one; it begins the page in its place.

    LibreOffice 7 shrinks a control around paragraphs to the first of these, loses a bookmark there after a
    table, and writes broken XML once a change is tracked in it: it must not be the heading.
    """
    breaks = first.findall(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    return paragraph(style, [], *breaks)  # an element has one place: to put it here takes it away there


def speaking(content: Iterable[Element], locale: str) -> None:
    """Make the text of paragraphs, and what is added to them, be in a language such as 'en-CA'."""
    for element in content:
        for line in element.iter(qn("w:p")):
            properties = line.find(qn("w:pPr"))
            if properties is not None:
                properties.append(w("rPr", valued("lang", locale)))
        for run in element.iter(qn("w:r")):
            look = run.find(qn("w:rPr"))
            if look is None:
                look = w("rPr")
                run.insert(0, look)
            look.append(valued("lang", locale))
