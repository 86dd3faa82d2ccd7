"""A review as a Word file: tracking switched on, and what the file says of itself.

It says so twice, in a part of its own and in its properties: programs keep the one or the other.
"""

import uuid
from typing import Final

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from charta.documents.block_words import printable
from charta.documents.blocks import Document
from charta.documents.word import filled
from charta.documents.word_base import open_own
from charta.documents.word_package import package_bytes
from charta.documents.word_xml import Element, qn, w
from charta.domain.printed import PrintedReview

NAMESPACE: Final = "urn:charta:review:1"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_DATA_STORE: Final = f"{_OFFICE}/customXml"
_DATA_TYPE: Final = "application/xml"
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def write_review(document: Document, content: PrintedReview) -> bytes:
    """Return the composed review as a .docx file in our own template."""
    word = filled(document, open_own())
    _track(word.settings.element)
    _add_data(word, review_data(content))
    return package_bytes(word)


def review_data(content: PrintedReview) -> bytes:
    """Return what the file's own part says of the review."""
    marks = content.marks
    root = etree.Element(
        f"{{{NAMESPACE}}}review",
        {
            "charter": printable(marks.charter),
            "request": str(marks.request),
            "texts": printable(marks.texts),
        },
        {None: NAMESPACE},
    )
    titles: dict[str, dict[str, str]] = {}
    for language, charter in content.charters.items():
        for section in charter.sections:
            titles.setdefault(section.id, {})[language] = printable(section.title).replace("\n", " ")
    for section_id, by_language in titles.items():
        element = etree.SubElement(
            root,
            f"{{{NAMESPACE}}}section",
            {
                "id": section_id,
                "departments": " ".join(content.asked.get(section_id, ())),
                "languages": " ".join(by_language),
            },
        )
        for language, title in by_language.items():
            made = etree.SubElement(element, f"{{{NAMESPACE}}}title", {"language": language})
            made.text = title
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _track(settings: Element) -> None:
    # The schema wants it before the tab stop, which our template has.
    for stop in settings.findall(qn("w:defaultTabStop")):
        stop.addprevious(w("trackRevisions"))


def _add_data(word: WordDocument, data: bytes) -> None:
    """Add a part of data under a free name, with the properties that Word wants beside it."""
    package = word.part.package
    taken = {str(part.partname).lower() for part in package.iter_parts()}
    number = 1
    while {f"/customxml/item{number}.xml", f"/customxml/itemprops{number}.xml"} & taken:
        number += 1
    part = Part(PackURI(f"/customXml/item{number}.xml"), _DATA_TYPE, data, package)
    name = PackURI(f"/customXml/itemProps{number}.xml")
    properties = Part(name, _PROPERTIES_TYPE, _data_properties(data), package)
    part.relate_to(properties, f"{_OFFICE}/relationships/customXmlProps")
    word.part.relate_to(part, f"{_OFFICE}/relationships/customXml")


def _data_properties(data: bytes) -> bytes:
    identity = uuid.uuid5(uuid.NAMESPACE_URL, data.decode("utf-8"))
    root = etree.Element(
        f"{{{_DATA_STORE}}}datastoreItem",
        {f"{{{_DATA_STORE}}}itemID": f"{{{str(identity).upper()}}}"},
        {"ds": _DATA_STORE},
    )
    references = etree.SubElement(root, f"{{{_DATA_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_DATA_STORE}}}schemaRef", {f"{{{_DATA_STORE}}}uri": NAMESPACE})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
