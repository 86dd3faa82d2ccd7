"""Many forms in one PDF to be printed: a cover sheet, then each form on a page of its own.

What is the same on each form is one object that all of its pages name; a copy adds its name, its codes and a
page. So the file grows by what is personal, and only the places of objects are kept while it is written.
It is not tagged: a structure would be many times the size of the pages, and it is paper that people get.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from charta.documents.blocks import Document
from charta.documents.composing import Composer
from charta.documents.forms.codes import CodePress
from charta.documents.forms.composing import compose_cover, compose_form, listing
from charta.documents.forms.pdf_codes import code_object, code_places
from charta.documents.forms.pdf_fonts import FormFont, form_font
from charta.documents.forms.pdf_layout import Typesetter, form_source, page_height
from charta.documents.forms.pdf_names import NameDrawer
from charta.documents.forms.pdf_objects import Copier, PdfWriter, stream, text_string
from charta.domain.printed_people import FormBundle, FormCopy

if TYPE_CHECKING:
    import pikepdf

_ROWS: Final = 500
"""So many names of the cover are laid out at a time."""
_EVERY: Final = 50


class PdfBundle:
    """The file of a bundle."""

    def __init__(self, composer: Composer, bundle: FormBundle) -> None:
        self._bundle = bundle
        self._typesetter = Typesetter()
        self._press = CodePress()
        self._documents = [compose_form(composer, form, on_paper=True) for form in bundle.forms]
        self._cover = compose_cover(composer, bundle) if bundle.title else None
        self._font = form_font("Bold")

    def write(self, target: BinaryIO) -> Iterator[int]:
        """Write the file; yield how many forms are done now and then."""
        writer = PdfWriter(target)
        tree, font = writer.reserve(), writer.reserve()
        self._font.write(writer, font)
        pages: list[int] = []
        for sheet in self._cover_sheets():
            pages += _copied_pages(writer, sheet, tree)
            yield 0
        forms = [
            _PrintedPages(writer, document, self._typesetter, self._font, font)
            for document in self._documents
        ]
        identity = sha256()
        for done, (form, copy) in enumerate(self._bundle.copies, start=1):
            pages += forms[form].write(copy, self._press, tree)
            identity.update(copy.head.encode())
            if done % _EVERY == 0:
                yield done
        root, info = self._ending(writer, tree, pages)
        writer.close(root, info, identity.digest()[:16])
        yield len(self._bundle.copies)

    def _cover_sheets(self) -> Iterator[bytes]:
        """Yield the cover as PDF files, each with some of the names."""
        cover = self._cover
        if cover is None:
            return
        copies = self._bundle.copies
        for first in range(0, len(copies), _ROWS):
            rows = [
                (number, copies[number - 1][1].person)
                for number in range(first + 1, min(first + _ROWS, len(copies)) + 1)
            ]
            source = form_source(listing(cover, rows, whole=first == 0))
            yield self._typesetter.pdf(source, cover.created, tagged=False)

    def _ending(self, writer: PdfWriter, tree: int, pages: Sequence[int]) -> tuple[int, bytes]:
        first = self._cover or self._documents[0]
        kids = b" ".join(b"%d 0 R" % page for page in pages)
        writer.put(tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids))
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


class _PrintedPages:
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
        self._names = NameDrawer(typesetter, font, self._name.right - self._name.left, document.created)
        self._codes = {spot.name: spot.page for spot in spots if spot.kind == "code"}
        with pikepdf.open(BytesIO(typesetter.pdf(source, document.created, tagged=False))) as pdf:
            stand_ins = {place.objgen: name for name, place in code_places(pdf).items()}
            copier = Copier(writer)
            self._pages = [_Page(copier, page, stand_ins) for page in pdf.pages]

    def write(self, copy: FormCopy, press: CodePress, tree: int) -> list[int]:
        """Write the pages of one copy; return their numbers."""
        writer = self._writer
        drawn = self._names.write(writer, self._font_number, copy.person.name)
        at = self._name
        content = b"q 1 0 0 1 %.2f %.2f cm /Name Do Q" % (at.left, at.bottom)
        named = writer.add(stream(b"", content))
        codes = {
            "head": writer.add(code_object(press.pixels(copy.head))),
            "sign": writer.add(code_object(press.pixels(copy.sign))),
        }
        return [
            writer.add(page.body(tree, codes, (named, drawn) if number == at.page else None))
            for number, page in enumerate(self._pages)
        ]


class _Page:
    """A page of a form: what it shows on every copy, and how it calls the pictures of codes."""

    def __init__(self, copier: Copier, page: "pikepdf.Page", stand_ins: dict[tuple[int, int], str]) -> None:
        resources = page.obj.Resources
        self._content = copier.text(page.obj.Contents)
        self._codes = {}
        pictures = []
        for name, picture in resources.get("/XObject", {}).items():
            if picture.objgen in stand_ins:
                self._codes[name.encode()] = stand_ins[picture.objgen]
            else:
                pictures.append(name.encode() + b" " + copier.text(picture))
        self._pictures = b"".join(pictures)
        self._others = b"".join(
            key.encode() + b" " + copier.text(value) for key, value in resources.items() if key != "/XObject"
        )
        self._links = b"/Annots %b" % copier.text(page.obj.Annots) if "/Annots" in page.obj else b""
        self._box = copier.text(page.obj.MediaBox)

    def body(self, tree: int, codes: dict[str, int], name: tuple[int, int] | None) -> bytes:
        """Return the page with these codes, and with a name's content and drawing where it has one."""
        shown = [b"%b %d 0 R" % (called, codes[place]) for called, place in self._codes.items()]
        content = self._content
        if name is not None:
            shown.append(b"/Name %d 0 R" % name[1])
            content = b"[%d 0 R %b]" % (name[0], content)
        return b"<</Type/Page/Parent %d 0 R/MediaBox %b/Contents %b%b/Resources<<%b/XObject<<%b%b>>>>>>" % (
            *(tree, self._box, content, self._links, self._others, self._pictures),
            b"".join(shown),
        )


def _copied_pages(writer: PdfWriter, data: bytes, tree: int) -> list[int]:
    """Copy the pages of a PDF; return their numbers."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        copier = Copier(writer)
        return [writer.add(_Page(copier, page, {}).body(tree, {}, None)) for page in pdf.pages]
