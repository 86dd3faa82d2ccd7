"""A user's own Word template, checked before anything of it is used.

A template is a file from outside: it may be damaged, huge once unpacked, carry macros or point elsewhere.
What cannot be trusted is refused with a reason; what merely would act on opening (an attached template, a
mail merge, a protection) is taken out.
"""

import posixpath
import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from charta.documents.word_xml import qn
from charta.errors import N_, Marked, TemplateUnusable

LARGEST_FILE: Final = 20 * 1024 * 1024
LARGEST_UNPACKED: Final = 120 * 1024 * 1024
LARGEST_XML_PART: Final = 30 * 1024 * 1024
MOST_PARTS: Final = 2000

_CONTENT_TYPES: Final = "[Content_Types].xml"
_TEMPLATE_MAIN: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT_MAIN: Final = b"wordprocessingml.document.main+xml"
_ACTIVE: Final = re.compile(rb"macroEnabled|vbaProject|vbaData|activeX|oleObject", re.IGNORECASE)
_ACTIVE_NAME: Final = re.compile(r"vba|activex|embeddings/|\.bin$", re.IGNORECASE)
_HARMLESS_OUTSIDE: Final = "/hyperlink"
# What would act, ask or hinder when the finished document opens.
_ACTING_SETTINGS: Final = (
    *("attachedTemplate", "linkStyles", "mailMerge", "updateFields"),
    *("documentProtection", "writeProtection", "trackRevisions", "formsDesign"),
)


def read_template(path: Path) -> bytes:
    """Return a checked template as the bytes of a plain .docx package.

    Raises `TemplateUnusable`, which says what is wrong with the file.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _refusal(path, N_("it is larger than 20 MB"))
        data = path.read_bytes()
    except OSError as error:
        raise TemplateUnusable(path=str(path), problem=error.strerror or str(error)) from error
    try:
        return _checked(path, data)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise _refusal(path, N_("it is damaged, protected by a password or not a Word file")) from error
    except etree.XMLSyntaxError as error:
        raise _refusal(path, N_("a part of it is damaged")) from error


def _refusal(path: Path, problem: str) -> TemplateUnusable:
    return TemplateUnusable(path=str(path), problem=Marked(problem))


def _checked(path: Path, data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
        _check_entries(path, entries)
        out = BytesIO()
        with ZipFile(out, "w") as clean:
            for entry in entries:
                if not entry.is_dir():
                    content = _read(path, package, entry)
                    clean.writestr(entry.filename, _part(path, entry.filename, content))
    return out.getvalue()


def _check_entries(path: Path, entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise _refusal(path, N_("it unpacks to more than a template can hold"))
    if len({name.lower() for name in names}) != len(names):
        raise _refusal(path, N_("two of its parts have the same name"))
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names):
        raise _refusal(path, N_("a part of it points outside the file"))
    if any(_ACTIVE_NAME.search(name) for name in names):
        raise _refusal(path, N_("it holds macros or embedded objects"))
    if _CONTENT_TYPES not in names or "_rels/.rels" not in names:
        raise _refusal(path, N_("it is not a Word file"))


def _read(path: Path, package: ZipFile, entry: ZipInfo) -> bytes:
    """Return an entry's bytes, never more than its header admits."""
    with package.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise _refusal(path, N_("it is damaged"))
    return content


def _part(path: Path, name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    if len(content) > LARGEST_XML_PART:
        raise _refusal(path, N_("it unpacks to more than a template can hold"))
    root = _parsed(path, content)
    if name == _CONTENT_TYPES:
        return _content_types(path, content)
    if name.endswith(".rels"):
        return _relationships(path, root)
    if posixpath.basename(name).startswith("settings") and root.tag == qn("w:settings"):
        for tag in _ACTING_SETTINGS:
            for element in root.findall(qn(f"w:{tag}")):
                root.remove(element)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _parsed(path: Path, content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise _refusal(path, N_("a part of it declares entities"))
    return root


def _content_types(path: Path, content: bytes) -> bytes:
    if _ACTIVE.search(content):
        raise _refusal(path, N_("it holds macros or embedded objects"))
    plain = content.replace(_TEMPLATE_MAIN, _DOCUMENT_MAIN)
    if _DOCUMENT_MAIN not in plain:
        raise _refusal(path, N_("it is not a Word file"))
    return plain


def _relationships(path: Path, root: etree._Element) -> bytes:
    """Drop what leads outside the file, except links to click; a part that needs the rest is refused."""
    for relationship in list(root):
        kind = relationship.get("Type", "")
        if relationship.get("TargetMode") != "External" or kind.endswith(_HARMLESS_OUTSIDE):
            continue
        if not kind.endswith("/attachedTemplate"):
            raise _refusal(path, N_("it takes a picture or another part from elsewhere"))
        root.remove(relationship)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
