"""Review files for the tests of the services: sent from a small selection of the example, and mistreated."""

import copy
from collections.abc import Callable
from typing import Final

from lxml import etree

from charta.bootstrap import Workbench
from charta.domain.records import ReviewRequest
from charta.services.reviews import ReviewOrder
from fakes import SteppingClock
from reviewer import Place, W, WordFile

SECTIONS: Final = ("S09", "S10")
DEPARTMENTS: Final = ("hr", "marketing")
BY: Final = "Ada"

MANAGERS: Final = Place("S10", "en", "managers")
MOMENT: Final = Place("S10", "fr", "au bon moment")
FIELD: Final = Place("S10", "en", "our field")
AMBASSADORS: Final = Place("S09", "en", "about 20 volunteers")


def sent(
    bench: Workbench, clock: SteppingClock, *departments: str, sections: tuple[str, ...] = SECTIONS
) -> tuple[ReviewRequest, bytes]:
    """Send sections out; an hour goes by."""
    request, job = bench.reviews.send(ReviewOrder(departments or DEPARTMENTS, BY, sections))
    data = job.make()
    clock.advance(hours=1)
    return request, data


# -- what becomes of a file on its way ----------------------------------------------------------------------


def without_controls(file: WordFile) -> None:
    """Take every content control away and leave what it holds."""
    for control in list(file.body.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        assert content is not None
        for child in list(content):
            control.addprevious(child)
        parent = control.getparent()
        assert parent is not None
        parent.remove(control)


def without_marks(file: WordFile) -> None:
    """Take away what the file says of itself."""
    for name in [name for name in file.parts if name.startswith("customXml/") or "custom.xml" in name]:
        del file.parts[name]


def moved_up(section: str) -> Callable[[WordFile], None]:
    """Put a section's text in every language before all others, without its decisions."""

    def move(file: WordFile) -> None:
        passages = list(file.body.iterfind(f"{W}sdt"))
        mine = [entry for entry in passages if f"charta:{section}:" in _tag(entry)]
        assert mine
        for entry in mine:
            passages[0].addprevious(entry)

    return move


def without_section(section: str) -> Callable[[WordFile], None]:
    """Take a section's text out."""

    def drop(file: WordFile) -> None:
        for entry in list(file.body.iterfind(f"{W}sdt")):
            if f"charta:{section}:" in _tag(entry):
                file.body.remove(entry)

    return drop


def twice(section: str) -> Callable[[WordFile], None]:
    """Let a section's text stand a second time at the end."""

    def double(file: WordFile) -> None:
        for entry in list(file.body.iterfind(f"{W}sdt")):
            if f"charta:{section}:" in _tag(entry):
                file.body.insert(len(file.body) - 1, copy.deepcopy(entry))

    return double


def with_table(place: Place, *cells: str) -> Callable[[WordFile], None]:
    """Put a table of one row after a paragraph."""

    def add(file: WordFile) -> None:
        table = etree.Element(f"{W}tbl")
        row = etree.SubElement(table, f"{W}tr")
        for words in cells:
            paragraph = etree.SubElement(etree.SubElement(row, f"{W}tc"), f"{W}p")
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = words
        file.find(place).addnext(table)

    return add


def with_picture(place: Place, title: str) -> Callable[[WordFile], None]:
    """Put a picture at the end of a paragraph."""

    def add(file: WordFile) -> None:
        drawing = (
            f'<w:r xmlns:w="{W[1:-1]}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            f'wordprocessingDrawing"><w:drawing><wp:inline><wp:docPr id="9" name="x.png" descr="{title}"/>'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://'
            'schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphicData></a:graphic></wp:inline>'
            "</w:drawing></w:r>"
        )
        file.find(place).append(etree.fromstring(drawing))

    return add


def all_accepted(file: WordFile) -> None:
    """Accept every tracked change within paragraphs, as people do before they send a file back."""
    for change in list(file.body.iter(f"{W}del")):
        parent = change.getparent()
        assert parent is not None
        parent.remove(change)
    for change in list(file.body.iter(f"{W}ins")):
        for child in list(change):
            change.addprevious(child)
        parent = change.getparent()
        assert parent is not None
        parent.remove(change)


def with_body_of(other: bytes) -> Callable[[WordFile], None]:
    """Put everything that another file says at the end."""

    def add(file: WordFile) -> None:
        for element in list(WordFile(other).body)[:-1]:
            file.body.insert(len(file.body) - 1, element)

    return add


def _tag(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else tag.get(f"{W}val", "")
