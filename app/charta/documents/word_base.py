"""What a Word document is written into: our template or a user's own, with every style and list at hand.

Styles are found by name, since a localised Word renames their ids (`Titre1`) and keeps their names. What a
user's template lacks is added from ours, without our colours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart
from lxml import etree

from charta.documents.word_intake import read_template
from charta.documents.word_lists import BULLET_LIST, HEADING_LIST, NUMBER_LIST, abstract_list_xml, list_ids
from charta.documents.word_styles import (
    ACCENT,
    CARD_COLOURS,
    Style,
    all_styles,
    style_xml,
)
from charta.documents.word_template import template_file
from charta.documents.word_xml import NAMESPACES, Element, qn, valued, w
from charta.errors import N_, ContentError, Marked, TemplateUnusable

# On a user's cover, the user's own title is the better one.
_STAND_INS: Final = {"CoverTitle": "Title", "CoverSubtitle": "Subtitle"}
# The template's own properties and picture, and a copy of its styles for Word 2010 that would be outdated.
_LEFT_BEHIND: Final = ("/core-properties", "/thumbnail", "/stylesWithEffects")
_ROOTS: Final = {"Normal": "normal", "TableNormal": "normal table"}


@dataclass(frozen=True)
class ListPlace:
    """Where a list style gets its numbers from."""

    abstract: int
    level: int


class WordBase:
    """An open template: style ids by our own ids, lists, and the section's properties."""

    def __init__(self, document: WordDocument, *, foreign: bool) -> None:
        self.document = document
        self.foreign = foreign
        self._styles = document.styles.element
        self._numbering = _numbering(document)
        self._added: set[str] = set()
        self._ids = self._adopt_styles()
        self._abstracts = self._adopt_lists()
        self._next_list = 1 + max(self._list_ids(), default=0)

    def style(self, ours: str) -> str:
        """Return the id in this file of the style that we call `ours`."""
        return self._ids[ours]

    def numbers_headings(self) -> bool:
        """Tell whether headings of level 1 have numbers here."""
        found = self._style_element(self._ids["Heading1"])
        number = found.find("w:pPr/w:numPr/w:numId", NAMESPACES) if found is not None else None
        return number is not None and number.get(qn("w:val")) != "0"

    def list_number(self, style: str, start: int, level: int) -> tuple[int, int]:
        """Return a fresh list (`w:numId`) that counts from `start`, and its level, for the style."""
        place = self._place(style, NUMBER_LIST, level)
        override = w("lvlOverride", valued("startOverride", start), ilvl=place.level)
        self._add_list(self._next_list, place.abstract, override)
        self._next_list += 1
        return self._next_list - 1, place.level

    def heading_list(self, start: int) -> int:
        """Return a fresh list (`w:numId`) of headings that counts its first level from `start`."""
        place = self._place("Heading1", HEADING_LIST, 0)
        override = w("lvlOverride", valued("startOverride", start), ilvl=place.level)
        self._add_list(self._next_list, place.abstract, override)
        self._next_list += 1
        return self._next_list - 1

    def bullet(self, style: str, level: int) -> tuple[int, int] | None:
        """Return list and level for a bullet whose style has none here; None where the style has."""
        if self._own_list(style) is not None:
            return None
        place = self._place(style, BULLET_LIST, level)
        self._add_list(self._next_list, place.abstract)
        self._next_list += 1
        return self._next_list - 1, place.level

    def new_list(self, levels: Iterable[Element]) -> int:
        """Add a list of its own kind, with these levels (`w:lvl`), and return its number (`w:numId`)."""
        existing = self._abstract_elements()
        abstract = 1 + max((int(str(e.get(qn("w:abstractNumId")))) for e in existing), default=0)
        made = w("abstractNum", valued("multiLevelType", "multilevel"), *levels, abstractNumId=abstract)
        self._numbering.insert(
            self._numbering.index(existing[-1]) + 1 if existing else self._first_number(), made
        )
        self._add_list(self._next_list, abstract)
        self._next_list += 1
        return self._next_list - 1

    def tab_stops(self, style: str) -> list[int]:
        """Return the positions of a style's tab stops in twips."""
        element = self._style_element(self._ids[style])
        tabs = element.findall("w:pPr/w:tabs/w:tab", NAMESPACES) if element is not None else []
        return [int(str(tab.get(qn("w:pos")))) for tab in tabs if tab.get(qn("w:val")) != "clear"]

    # -- styles ---------------------------------------------------------------------------------------------

    def _adopt_styles(self) -> dict[str, str]:
        known = {
            (str(element.get(qn("w:type"))), _style_name(element)): str(element.get(qn("w:styleId")))
            for element in self._styles.findall(qn("w:style"))
        }
        ids = {
            ours: known[key] for ours, name in _ROOTS.items() if (key := (_root_kind(ours), name)) in known
        }
        missing: list[Style] = []
        for style in all_styles():
            found = known.get((style.kind, style.name.lower()))
            stand_in = _STAND_INS.get(style.id, "") if self.foreign else ""
            if found is None and stand_in in ids and stand_in not in self._added:
                found = ids[stand_in]
            if found is None:
                missing.append(style)
                self._added.add(style.id)
                found = _free(style.id, known.values())
            ids[style.id] = found
        for style in missing:
            self._styles.append(self._style_copy(style, ids))
        return ids

    def _style_copy(self, style: Style, ids: dict[str, str]) -> Element:
        wrapped = f'<x xmlns:w="{NAMESPACES["w"]}">{style_xml(style)}</x>'
        copy = etree.fromstring(wrapped)[0]
        copy.set(qn("w:styleId"), ids[style.id])
        for tag in ("basedOn", "next"):
            element = copy.find(qn(f"w:{tag}"))
            if element is not None:
                target = ids.get(str(element.get(qn("w:val"))))
                if target is None:
                    copy.remove(element)
                else:
                    element.set(qn("w:val"), target)
        if self.foreign:
            _without_colours(copy)
        return copy

    def _style_element(self, style_id: str) -> Element | None:
        for element in self._styles.findall(qn("w:style")):
            if element.get(qn("w:styleId")) == style_id:
                found: Element = element
                return found
        return None

    # -- lists ----------------------------------------------------------------------------------------------

    def _adopt_lists(self) -> dict[int, int]:
        """Return the abstract lists of ours in this file; a foreign file gets them under free ids."""
        if not self.foreign:
            return {list_id: list_id for list_id in list_ids()}
        free = 1 + max((int(str(e.get(qn("w:abstractNumId")))) for e in self._abstract_elements()), default=0)
        number = 1 + max(self._list_ids(), default=0)
        abstracts = {list_id: free + index for index, list_id in enumerate(list_ids())}
        for index, (list_id, abstract) in enumerate(abstracts.items()):
            self._insert_abstract(list_id, abstract)
            self._add_list(number + index, abstract)
            self._renumber_styles(list_id, number + index)
        return abstracts

    def _insert_abstract(self, list_id: int, abstract: int) -> None:
        wrapped = f'<x xmlns:w="{NAMESPACES["w"]}">{abstract_list_xml(list_id, abstract)}</x>'
        copy = etree.fromstring(wrapped)[0]
        for level in copy.findall(qn("w:lvl")):
            style = level.find(qn("w:pStyle"))
            if style is not None and (ours := str(style.get(qn("w:val")))) in self._added:
                style.set(qn("w:val"), self._ids[ours])
            elif style is not None:
                level.remove(style)
        existing = self._abstract_elements()
        position = self._numbering.index(existing[-1]) + 1 if existing else self._first_number()
        self._numbering.insert(position, copy)

    def _renumber_styles(self, list_id: int, number: int) -> None:
        """Point the styles that were added to the list's number in this file."""
        ours = {style.id for style in all_styles() if f'<w:numId w:val="{list_id}"/>' in style.paragraph}
        for style_id in ours & self._added:
            element = self._style_element(self._ids[style_id])
            reference = element.find("w:pPr/w:numPr/w:numId", NAMESPACES) if element is not None else None
            if reference is not None:
                reference.set(qn("w:val"), str(number))

    def _place(self, style: str, list_id: int, level: int) -> ListPlace:
        own = self._own_list(style)
        return own if own is not None else ListPlace(self._abstracts[list_id], level)

    def _own_list(self, style: str) -> ListPlace | None:
        element = self._style_element(self._ids[style])
        properties = element.find("w:pPr/w:numPr", NAMESPACES) if element is not None else None
        number = properties.find(qn("w:numId")) if properties is not None else None
        if properties is None or number is None:
            return None
        level = properties.find(qn("w:ilvl"))
        for num in self._numbering.findall(qn("w:num")):
            if num.get(qn("w:numId")) == number.get(qn("w:val")):
                abstract = num.find(qn("w:abstractNumId"))
                depth = int(str(level.get(qn("w:val")))) if level is not None else 0
                return ListPlace(int(str(abstract.get(qn("w:val")))), depth) if abstract is not None else None
        return None

    def _add_list(self, number: int, abstract: int, *overrides: Element) -> None:
        made = w("num", valued("abstractNumId", abstract), *overrides, numId=number)
        numbers = self._numbering.findall(qn("w:num"))
        position = self._numbering.index(numbers[-1]) + 1 if numbers else len(self._abstract_elements())
        self._numbering.insert(position, made)

    def _abstract_elements(self) -> list[Element]:
        return list(self._numbering.findall(qn("w:abstractNum")))

    def _first_number(self) -> int:
        return len(self._numbering.findall(qn("w:numPicBullet")))

    def _list_ids(self) -> list[int]:
        return [int(str(element.get(qn("w:numId")))) for element in self._numbering.findall(qn("w:num"))]


def open_own() -> WordBase:
    """Return our own template, open. Raises `ContentError` when it is missing or damaged."""
    file = template_file()
    try:
        return WordBase(docx.Document(BytesIO(file.read_bytes())), foreign=False)
    except (OSError, PackageNotFoundError, ValueError, KeyError) as error:
        raise ContentError(file=str(file), problem=str(error)) from error


def open_foreign(path: Path) -> WordBase:
    """Return a user's own template, checked, emptied and open. Raises `TemplateUnusable`."""
    data = read_template(path)
    try:
        document = docx.Document(BytesIO(data))
        _empty(document)
        return WordBase(document, foreign=True)
    except (PackageNotFoundError, ValueError, KeyError, IndexError, AttributeError, etree.LxmlError) as error:
        problem = Marked(N_("a part of it is missing or damaged"))
        raise TemplateUnusable(path=str(path), problem=problem) from error


def _empty(document: WordDocument) -> None:
    """Take out the body and the template's own properties; the last section's page and bands stay."""
    for relationships in (document.part.package.rels, document.part.rels):
        for name, relationship in list(relationships.items()):
            if relationship.reltype.endswith(_LEFT_BEHIND):
                del relationships[name]
    body = document.element.body
    for element in [element for element in body if element is not body.sectPr]:
        body.remove(element)
    body.get_or_add_sectPr()


def _numbering(document: WordDocument) -> Element:
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING:
            existing: Element = relationship.target_part.element
            return existing
    empty = f'<w:numbering xmlns:w="{NAMESPACES["w"]}"/>'.encode()
    name = PackURI("/word/numbering.xml")
    part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    made: Element = part.element
    return made


def _style_name(element: Element) -> str:
    name = element.find(qn("w:name"))
    return str(name.get(qn("w:val"))).lower() if name is not None else ""


def _root_kind(ours: str) -> str:
    return "table" if ours.startswith("Table") else "paragraph"


def _free(wanted: str, taken: Iterable[str]) -> str:
    names = {name.lower() for name in taken}
    free = wanted
    while free.lower() in names:
        free += "x"
    return free


def _without_colours(style: Element) -> None:
    for colour in list(style.iter(qn("w:color"))):
        parent = colour.getparent()
        if parent is not None:
            parent.remove(colour)
    for element in list(style.iter()):
        if element.get(qn("w:color")) in (ACCENT, *CARD_COLOURS.values()):
            element.set(qn("w:color"), "auto")
        parent = element.getparent()
        if element.get(qn("w:fill")) in CARD_COLOURS.values() and parent is not None:
            parent.remove(element)
