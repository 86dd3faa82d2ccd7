"""Many forms in one Word file to be printed: a cover sheet, then each form on a page of its own.

The file is written member by member as it comes: every picture of codes, what ties them to the text, then
the text. So the copies are gone through three times, and never all of them are held.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO, Final
from zipfile import ZipFile
from zlib import crc32

from lxml import etree

from charta.documents.blocks import Document, PageBreak
from charta.documents.composing import Composer
from charta.documents.forms.codes import CodePress
from charta.documents.forms.composing import NUMBER, compose_cover, compose_form
from charta.documents.forms.spans import Piece, Spans
from charta.documents.forms.word import BODY, xml_text
from charta.documents.forms.word_cover import COVER_PICTURE, repeat_head
from charta.documents.forms.zips import STORED, ZipStream, compressed_members
from charta.documents.word import WordWriter, filled
from charta.documents.word_base import open_own
from charta.documents.word_package import package_bytes
from charta.documents.word_passages import speaking
from charta.documents.word_pictures import CODES_PNG
from charta.documents.word_xml import Element, qn
from charta.domain.printed_people import FormBundle

_RELATIONS: Final = "word/_rels/document.xml.rels"
_RELATION: Final = (
    '<Relationship Id="code%d" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="media/code%d.png"/>'
)
_TITLE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_CUT: Final = "charta"
_EVERY: Final = 50


class WordBundle:
    """The file of a bundle, laid out once with one form of each kind and one row of names."""

    def __init__(self, composer: Composer, bundle: FormBundle) -> None:
        self._bundle = bundle
        self._press = CodePress()
        documents = [compose_form(composer, form, on_paper=True) for form in bundle.forms]
        cover = compose_cover(composer, bundle) if bundle.title else None
        last = 2 * len(bundle.copies) + 1
        with ZipFile(BytesIO(_laid_out(cover, documents, last))) as package:
            (picture,) = (name for name in package.namelist() if package.read(name) == CODES_PNG)
            texts = package.read(BODY).split(f"<!--{_CUT}-->".encode())
            relations = package.read(_RELATIONS)
            self._members = list(compressed_members(package, (picture, BODY, _RELATIONS)))
        without = re.sub(
            rb'<Relationship [^>]*Target="media/%s"[^>]*/>' % picture[11:].encode(), b"", relations
        )
        self._relations = without.removesuffix(b"</Relationships>")
        head, row, after, *forms, ending = texts
        self._head, self._row, self._after = (Spans(text, last=False) for text in (head, row, after))
        self._forms = [Spans(text, last=False) for text in forms]
        self._ending = Spans(ending)

    def write(self, target: BinaryIO) -> Iterator[int]:
        """Write the file; yield how many forms are done now and then."""
        stream = ZipStream(target)
        for name, piece in self._members:
            stream.add(name, piece)
        copies = self._bundle.copies
        if self._bundle.title:
            self._add_picture(stream, COVER_PICTURE, self._bundle.code, self._bundle.code)
        for number, (_, copy) in enumerate(copies, start=1):
            self._add_picture(stream, f"code{number}", copy.head, copy.sign)
            if number % _EVERY == 0:
                yield number // 2
        for _ in stream.add_long(_RELATIONS, self._relation_pieces()):
            pass
        half = len(copies) // 2
        for written in stream.add_long(BODY, self._body_pieces()):
            done = written - 1 - (len(copies) if self._bundle.title else 0)
            if done > 0 and done % _EVERY == 0:
                yield half + done // 2
        stream.close()
        yield len(copies)

    def _add_picture(self, stream: ZipStream, name: str, head: str, sign: str) -> None:
        picture = self._press.picture(head, sign)
        stream.add(f"word/media/{name}.png", Piece(picture, len(picture), crc32(picture)), STORED)

    def _relation_pieces(self) -> Iterator[Piece]:
        piece = Spans(self._relations, last=False).fill({})
        yield piece
        total = len(self._bundle.copies)
        for first in range(0 if self._bundle.title else 1, total + 1, _EVERY):
            numbers = range(first, min(first + _EVERY, total + 1))
            text = "".join(_RELATION % (number, number) for number in numbers).encode()
            piece = Spans(text, last=False).fill({}, piece.crc)
            yield piece
        yield Spans(b"</Relationships>").fill({}, piece.crc)

    def _body_pieces(self) -> Iterator[Piece]:
        piece = self._head.fill({})
        yield piece
        copies = self._bundle.copies
        for number, (_, copy) in enumerate(copies if self._bundle.title else (), start=1):
            piece = self._row.fill(
                {
                    "number": b"%d" % number,
                    "name": xml_text(copy.person.name),
                    "department": xml_text(copy.person.department),
                },
                piece.crc,
            )
            yield piece
        piece = self._after.fill({}, piece.crc)
        yield piece
        for number, (form, copy) in enumerate(copies, start=1):
            values = {
                "name": xml_text(copy.person.name),
                "picture": b"code%d" % number,
                "first": b"%d" % (2 * number - 1),
                "second": b"%d" % (2 * number),
            }
            piece = self._forms[form].fill(values, piece.crc)
            yield piece
        yield self._ending.fill({}, piece.crc)


def _laid_out(cover: Document | None, forms: Sequence[Document], picture: int) -> bytes:
    """Return a file with the cover and every kind of form, cut by comments.

    `picture` is the number of the picture on the cover. The cuts are before and after the row of names,
    before each form, and after the last one.
    """
    base = open_own()
    first = cover or replace(forms[0], blocks=())
    word = filled(first, base)
    body = word.element.body
    if cover is not None:
        repeat_head(body)
        _name_pictures([body], [str(picture)], COVER_PICTURE)
    rows = [row for row in body.iter(qn("w:tr")) if NUMBER in "".join(map(str, row.itertext()))]
    for row in rows:
        row.addprevious(etree.Comment(_CUT))
        row.addnext(etree.Comment(_CUT))
    section = body.sectPr
    if not rows:
        section.addprevious(etree.Comment(_CUT))
        section.addprevious(etree.Comment(_CUT))
    for form in forms:
        section.addprevious(etree.Comment(_CUT))
        document = replace(form, blocks=(PageBreak(), *form.blocks))
        elements = list(WordWriter(base, document).body())
        if form.language_tag != first.language_tag:
            speaking(elements, form.language_tag)
        for element in elements:
            section.addprevious(element)
        _name_pictures(elements, [_mark("first"), _mark("second")], _mark("picture"))
    section.addprevious(etree.Comment(_CUT))
    return package_bytes(word)


def _name_pictures(elements: Sequence[Element], numbers: Sequence[str], name: str) -> None:
    """Give pictures their numbers, and the relation where they are found."""
    titles = [title for element in elements for title in element.iter(_TITLE)]
    for title, number in zip(titles, numbers, strict=True):
        title.set("id", number)
    for element in elements:
        for blip in element.iter(_BLIP):
            blip.set(_EMBED, name)


def _mark(name: str) -> str:
    """Return the mark of a place that is filled copy by copy."""
    return f"\ue000{name}\ue001"
