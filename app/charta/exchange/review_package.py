"""A returned Word file as a package of parts, looked at before anything in it is trusted.

Nothing outside the file is ever followed, no entity is resolved, and what could exhaust memory is refused by
its size before it is parsed.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from charta.errors import N_
from charta.exchange.archives import ArchiveUnusable, Flaw, Limits, member_bytes, open_archive
from charta.exchange.review_xml import Element, Unreadable

LARGEST_FILE: Final = 20 * 1024 * 1024
LIMITS: Final = Limits(members=2_000, unpacked=120 * 1024 * 1024, member=30 * 1024 * 1024, ratio=300)
MOST_ELEMENTS: Final = 1_500_000
"""Signs that begin an element, in one part: what a parsed part takes in memory goes by them."""

_TOO_MUCH: Final = N_("it unpacks to more than a review can hold")
_DAMAGED: Final = N_("a part of it is damaged")
_FLAWS: Final = {
    Flaw.DAMAGED: N_("it is damaged or incomplete"),
    Flaw.TOO_MUCH: _TOO_MUCH,
    Flaw.LOCKED: N_("it is protected by a password; save it without one"),
}
_CONTROLS: Final = re.compile(rb"</?w:(?:sdt|sdtContent)(?: [^<>]*)?>|<w:sdtPr/>")
_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = re.compile(rb"wordprocessingml\.(document|template)\.main\+xml")
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject|vbaData", re.IGNORECASE)
_MACRO_NAME: Final = re.compile(r"vba\w*\.(bin|xml)$", re.IGNORECASE)
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    (b"%PDF", N_("it is a PDF")),
    (b"{\\rtf", N_("it is a text in the format RTF; save it as .docx")),
    (b"<?xml", N_("it is an XML file; save it as .docx")),
    (b"<", N_("it is a web page")),
)


class Crossed(Unreadable):
    """A part in which elements cross each other."""


class ReviewPackage:
    """The parts of a Word file; raises `Unreadable` for one that is none or cannot be trusted."""

    def __init__(self, data: bytes) -> None:
        _check_kind(data)
        try:
            self._archive = open_archive(data, LIMITS)
        except ArchiveUnusable as error:
            raise Unreadable(_FLAWS[error.flaw]) from None
        self._names = frozenset(self._archive.namelist())
        self._check_names()
        self.main = self._main_part()

    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return self._names

    def content(self, name: str) -> bytes:
        """Return a part's bytes, none for a part that is not there."""
        if name not in self._names:
            return b""
        try:
            return member_bytes(self._archive, name, LIMITS)
        except ArchiveUnusable as error:
            raise Unreadable(_FLAWS[error.flaw]) from None

    def xml(self, name: str) -> Element | None:
        """Return a part's root, None for a part that is not there."""
        content = self.content(name)
        return parsed(content) if content else None

    def main_root(self) -> Element:
        """Return the root of the document itself.

        LibreOffice (7.4) writes a control and a tracked change across each other, which is no XML, where a
        reviewer replaces all that is in a control. Without its controls such a document is whole.
        """
        content = self.content(self.main)
        try:
            return parsed(content)
        except Crossed:
            return parsed(_without_controls(content))

    def related(self, part: str, kind: str) -> Iterator[str]:
        """Yield the parts that `part` leads to by relationships of a kind (the end of its type)."""
        for relation in self._relations(part):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                name = _resolved(part, relation.get("Target", ""))
                if name in self._names:
                    yield name

    def links(self, part: str) -> dict[str, str]:
        """Return where each relationship of a part leads, by id: an address outside, or a part's name."""
        return {
            relation.get("Id", ""): relation.get("Target", "")
            if relation.get("TargetMode") == "External"
            else _resolved(part, relation.get("Target", ""))
            for relation in self._relations(part)
        }

    def _relations(self, part: str) -> list[Element]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if root is None else [child for child in root if isinstance(child.tag, str)]

    def _check_names(self) -> None:
        names = self._archive.namelist()
        if "mimetype" in names:
            raise Unreadable(N_("it is an OpenDocument file (.odt); save it as .docx"))
        if len({name.lower() for name in names}) != len(names):
            raise Unreadable(N_("two of its parts have the same name"))
        if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
            raise Unreadable(N_("a part of it points outside the file"))
        types = self.content(_TYPES)
        if any(map(_MACRO_NAME.search, names)) or _MACROS.search(types):
            raise Unreadable(N_("it holds macros; save it as .docx"))
        if not _MAIN.search(types):
            raise Unreadable(N_("it is not a Word file"))

    def _main_part(self) -> str:
        if _STRICT in self.content("_rels/.rels"):
            raise Unreadable(N_("it was saved as “Strict Open XML”; save it as an ordinary Word document"))
        for name in self.related("", "officeDocument"):
            return name
        raise Unreadable(N_("it is not a Word file"))


def parsed(content: bytes) -> Element:
    """Return the root of an XML part, without comments and processing instructions."""
    if any(doctype in content for doctype in _DOCTYPES):
        raise Unreadable(N_("a part of it declares entities"))
    if content.count(b"<") > MOST_ELEMENTS:
        raise Unreadable(_TOO_MUCH)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        is_crossed = error.code == etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
        raise (Crossed if is_crossed else Unreadable)(_DAMAGED) from None
    except ValueError:
        raise Unreadable(_DAMAGED) from None
    # An encoding may hide the sign from the search above.
    if root.getroottree().docinfo.doctype:
        raise Unreadable(N_("a part of it declares entities"))
    return root


def _without_controls(content: bytes) -> bytes:
    """Return a part without the beginnings and ends of its content controls; what they hold stays."""
    head, *pieces = content.split(b"<w:sdtPr>")
    kept = [head]
    for piece in pieces:
        _, end, rest = piece.partition(b"</w:sdtPr>")
        if not end:
            raise Unreadable(_DAMAGED)
        kept.append(rest)
    return _CONTROLS.sub(b"", b"".join(kept))


def _check_kind(data: bytes) -> None:
    """Tell apart what people send instead of a Word file."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(N_("it is larger than 20 MB"))
    if not data:
        raise Unreadable(N_("it is empty"))
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise Unreadable(_FLAWS[Flaw.LOCKED])
        raise Unreadable(N_("it is an old Word file (.doc); save it as .docx"))
    if data.startswith(b"PK"):
        return
    start = data[:1_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, problem in _OTHERS:
        if start.startswith(sign):
            raise Unreadable(problem)
    if b"\x00" not in start:
        raise Unreadable(N_("it is a text file"))
    raise Unreadable(N_("it is not a Word file"))


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target[1:] or ".")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
