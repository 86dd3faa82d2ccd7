"""Personal forms as Word files: written once by our own writer, then filled copy by copy."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile
from zlib import crc32

from charta.documents.blocks import Document
from charta.documents.composing import Composer
from charta.documents.forms.codes import CodePress
from charta.documents.forms.composing import compose_form, on_one_line
from charta.documents.forms.spans import Spans
from charta.documents.forms.zips import DEFLATED, STORED, Told, compressed_members, end, listed, member
from charta.documents.word import write_word
from charta.documents.word_pictures import CODES_PNG
from charta.domain.printed_people import FormCopy, PrintedForm

BODY: Final = "word/document.xml"


def word_copies(composer: Composer, form: PrintedForm, copies: Iterable[FormCopy]) -> Iterator[bytes]:
    """Yield the file of each copy."""
    laid_out = WordForm(compose_form(composer, form), CodePress())
    for copy in copies:
        yield laid_out.copy(copy)


class WordForm:
    """A form laid out once. Every copy is the same file but for two of its members."""

    def __init__(self, document: Document, press: CodePress) -> None:
        self._press = press
        with ZipFile(BytesIO(write_word(document))) as package:
            (picture,) = (name for name in package.namelist() if package.read(name) == CODES_PNG)
            self._body = Spans(package.read(BODY))
            self._picture_name, self._body_name = picture.encode(), BODY.encode()
            parts: list[bytes] = []
            entries: list[bytes] = []
            offset = 0
            for name, piece in compressed_members(package, (picture, BODY)):
                told = Told(name.encode(), DEFLATED, piece.crc, len(piece.data), piece.size)
                entries.append(listed(told, offset))
                parts.append(member(told) + piece.data)
                offset += len(parts[-1])
        self._constant, self._entries, self._members = b"".join(parts), b"".join(entries), len(parts) + 2

    def copy(self, copy: FormCopy) -> bytes:
        """Return the file for one person."""
        body = self._body.fill({"name": xml_text(copy.person.name)})
        picture = self._press.picture(copy.head, copy.sign)
        shown = Told(self._picture_name, STORED, crc32(picture), len(picture), len(picture))
        told = Told(self._body_name, DEFLATED, body.crc, len(body.data), body.size)
        header, body_header = member(shown), member(told)
        first = len(self._constant)
        second = first + len(header) + len(picture)
        directory = second + len(body_header) + len(body.data)
        shown_entry, told_entry = listed(shown, first), listed(told, second)
        size = len(self._entries) + len(shown_entry) + len(told_entry)
        return b"".join(
            (
                *(self._constant, header, picture, body_header, body.data),
                *(self._entries, shown_entry, told_entry, end(self._members, size, directory)),
            )
        )


def xml_text(text: str) -> bytes:
    """Return a text of a person as it stands in XML."""
    shown = on_one_line(text)
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
