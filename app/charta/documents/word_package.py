"""The parts of a Word file around its text: properties, language, and the same bytes each time."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from charta.documents.blocks import Document
from charta.documents.word_xml import qn

_CUSTOM_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_RELATIONSHIP: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTY_SET: Final = (
    "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that ECMA-376 gives to custom properties
)
_FIRST_PROPERTY: Final = 2
_LONGEST_CORE_TEXT: Final = 255


def set_properties(word: WordDocument, document: Document) -> None:
    """Write title, author, dates and language, and the custom properties."""
    core = word.core_properties
    core.title = document.title[:_LONGEST_CORE_TEXT]
    core.subject = document.subject[:_LONGEST_CORE_TEXT]
    core.author = document.organisation[:_LONGEST_CORE_TEXT]
    core.last_modified_by = document.organisation[:_LONGEST_CORE_TEXT]
    core.language = document.language_tag
    core.created = core.modified = document.created.replace(tzinfo=None)
    core.revision = 1
    core.comments = core.keywords = core.category = ""
    if document.properties:
        _set_custom(word, document.properties)


def _set_custom(word: WordDocument, properties: dict[str, str]) -> None:
    package = word.part.package
    existing = [rel for rel in package.rels.values() if rel.reltype == _CUSTOM_RELATIONSHIP]
    if existing:
        part = existing[0].target_part
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    else:
        part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, b"", package)
        package.relate_to(part, _CUSTOM_RELATIONSHIP)
        root = etree.Element(
            f"{{{_CUSTOM_NAMESPACE}}}Properties", nsmap={None: _CUSTOM_NAMESPACE, "vt": _VARIANT_NAMESPACE}
        )
    for element in [element for element in root if element.get("name") in properties]:
        root.remove(element)
    identity = max((int(element.get("pid", "1")) for element in root), default=_FIRST_PROPERTY - 1)
    for name, value in properties.items():
        identity += 1
        entry = etree.SubElement(
            root, f"{{{_CUSTOM_NAMESPACE}}}property", fmtid=_PROPERTY_SET, pid=str(identity), name=name
        )
        etree.SubElement(entry, f"{{{_VARIANT_NAMESPACE}}}lpwstr").text = value
    # python-docx reads parts that it does not know as bytes, and offers no way to replace them.
    vars(part)["_blob"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_language(word: WordDocument, locale: str) -> None:
    """Make every style, and so every text, speak the document's language, such as 'fr-CA'."""
    styles = word.styles.element
    for element in styles.iter(qn("w:lang")):
        element.set(qn("w:val"), locale)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        etree.SubElement(defaults, qn("w:lang"), {qn("w:val"): locale})


def package_bytes(word: WordDocument) -> bytes:
    """Return the file: the same document gives the same bytes, with no date of its making.

    Raises `ValueError` when a template has a part where one of ours must go.
    """
    parts = [str(part.partname).lower() for part in word.part.package.iter_parts()]
    if len(set(parts)) != len(parts):
        raise ValueError("two parts have the same name")
    saved = BytesIO()
    word.save(saved)
    out = BytesIO()
    with ZipFile(saved) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
