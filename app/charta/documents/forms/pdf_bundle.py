"""Many forms in one PDF to be printed: a cover sheet, then each form on a page of its own.

What is the same on each form is one object that all of its pages name; a copy adds its name, its codes and a
page. So the file grows by what is personal, and only the places of objects are kept while it is written.
It is not tagged: a structure would be many times the size of the pages, and it is paper that people get.
"""

from array import array
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO, Final

from charta.documents.blocks import Document
from charta.documents.composing import Composer
from charta.documents.forms.codes import CodePress
from charta.documents.forms.composing import compose_cover, compose_form
from charta.documents.forms.pdf_codes import code_object, code_places
from charta.documents.forms.pdf_cover import PdfCover
from charta.documents.forms.pdf_fonts import FormFont, form_font
from charta.documents.forms.pdf_layout import (
    NAME_HEIGHT,
    NAME_SIZES,
    Typesetter,
    form_source,
    page_height,
)
from charta.documents.forms.pdf_names import TextBox, TextDrawer
from charta.documents.forms.pdf_objects import Copier, PdfWriter, stream, text_string
from charta.documents.forms.pdf_pages import LaidOutPage
from charta.domain.printed_people import FormBundle, FormCopy

_EVERY: Final = 50


class PdfBundle:
    """The file of a bundle."""

    def __init__(self, composer: Composer, bundle: FormBundle) -> None:
        self._bundle = bundle
        self._typesetter = Typesetter()
        self._press = CodePress()
        self._documents = [compose_form(composer, form, on_paper=True) for form in bundle.forms]
        self._cover = compose_cover(composer, bundle) if bundle.title else None
        self._bold = form_font("Bold")

    def write(self, target: BinaryIO) -> Iterator[int]:
        """Write the file; yield how many forms are done now and then."""
        writer, copies = PdfWriter(target), self._bundle.copies
        tree, bold = writer.reserve(), writer.reserve()
        self._bold.write(writer, bold)
        pages = array("Q")
        for page in self._cover_pages(writer, tree):
            pages.append(page)
            yield 0
        forms = [
            _PrintedForm(writer, document, self._typesetter, self._bold, bold) for document in self._documents
        ]
        identity = sha256()
        for done, (form, copy) in enumerate(copies, start=1):
            pages.extend(forms[form].write(copy, self._press, tree))
            identity.update(copy.head.encode())
            if done % _EVERY == 0:
                yield done
        root, info = self._ending(writer, tree, pages)
        writer.close(root, info, identity.digest()[:16])
        yield len(copies)

    def _cover_pages(self, writer: PdfWriter, tree: int) -> Iterator[int]:
        if self._cover is not None:
            regular = writer.reserve()
            font = form_font("Regular")
            font.write(writer, regular)
            code = writer.add(code_object(self._press.pixels(self._bundle.code)))
            cover = PdfCover(writer, self._cover, self._typesetter, (font, regular), code)
            yield from cover.write(self._bundle.copies, tree)

    def _ending(self, writer: PdfWriter, tree: int, pages: Iterable[int]) -> tuple[int, bytes]:
        first = self._cover or self._documents[0]
        kids = [b"%d 0 R" % page for page in pages]
        writer.put(tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids)))
        info = writer.add(
            b"<</Title %b/Author %b/Subject %b/CreationDate(D:%b)>>"
            % (
                *(text_string(text) for text in (first.title, first.organisation, first.subject)),
                first.created.strftime("%Y%m%d%H%M%SZ").encode(),
            )
        )
        language = text_string(first.language_tag)
        root = writer.add(
            b"<</Type/Catalog/Pages %d 0 R/Lang %b/ViewerPreferences<</DisplayDocTitle true>>>>"
            % (tree, language)
        )
        return root, b"/Info %d 0 R" % info


class _PrintedForm:
    """The pages of a form, whose constant parts are in the file already."""

    def __init__(
        self, writer: PdfWriter, document: Document, typesetter: Typesetter, font: FormFont, font_number: int
    ) -> None:
        import pikepdf

        self._writer = writer
        self._font_number = font_number
        source = form_source(document)
        spots = typesetter.spots(source, page_height(document.paper))
        self._name = next(spot for spot in spots if spot.kind == "name")
        box = TextBox(self._name.right - self._name.left, NAME_HEIGHT, NAME_SIZES)
        self._names = TextDrawer(typesetter, font, box, document.created)
        with pikepdf.open(BytesIO(typesetter.pdf(source, document.created, tagged=False))) as pdf:
            stand_ins = {place.objgen: name for name, place in code_places(pdf).items()}
            copier = Copier(writer)
            self._pages = [LaidOutPage(copier, page, stand_ins) for page in pdf.pages]

    def write(self, copy: FormCopy, press: CodePress, tree: int) -> list[int]:
        """Write the pages of one copy; return their numbers."""
        writer = self._writer
        drawn = self._names.write(writer, self._font_number, copy.person.name)
        at = self._name
        named = writer.add(stream(b"", b"q 1 0 0 1 %.2f %.2f cm /Name Do Q" % (at.left, at.bottom)))
        codes = {
            "head": writer.add(code_object(press.pixels(copy.head))),
            "sign": writer.add(code_object(press.pixels(copy.sign))),
        }
        return [
            writer.add(
                page.body(tree, codes, [named], {b"/Name": drawn})
                if number == at.page
                else page.body(tree, codes, [], {})
            )
            for number, page in enumerate(self._pages)
        ]
