"""Blocks as a Word document.

Everything visible comes from named styles, so that a user's own template restyles all of it: no run carries
any formatting but its character style.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.exceptions import InvalidXmlError

from charta.documents.blocks import (
    CARD_MARKS,
    Block,
    Callout,
    Card,
    Cards,
    Changed,
    Chart,
    CodedHead,
    CodedSignature,
    Cover,
    Digits,
    Document,
    Drawing,
    FormField,
    FormGrid,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    MarkedText,
    Marking,
    PageBreak,
    PageNumber,
    Paragraph,
    Passage,
    Picture,
    SignatureBlock,
    Table,
    TableOfContents,
    Text,
)
from charta.documents.word_base import WordBase, open_foreign, open_own
from charta.documents.word_changes import MarkedParagraphs, Tracking
from charta.documents.word_contents import Contents, Entry
from charta.documents.word_fields import Controls
from charta.documents.word_package import package_bytes, set_language, set_properties
from charta.documents.word_page import set_bands, text_width
from charta.documents.word_passages import HeadingLists, marked, opening, speaking
from charta.documents.word_pictures import WordPictures
from charta.documents.word_tables import cards_table, form_table, signature_table, signing_table, text_table
from charta.documents.word_xml import Element, field, linked, paragraph, qn, run, valued, w
from charta.errors import N_, Marked, TemplateUnusable

_ROLES: Final = {
    "body": "BodyText",
    "title": "Title",
    "subtitle": "Subtitle",
    "organisation": "CoverOrganisation",
    "caption": "Caption",
    "meta": "CoverMeta",
    "check": "FormStatement",
    "note": "FinePrint",
    "name": "FormName",
}
_COVER_ROLES: Final = {"title": "CoverTitle", "subtitle": "CoverSubtitle"}
_EMPHASIS: Final = {(True, False): "Strong", (False, True): "Emphasis", (True, True): "IntenseEmphasis"}
_WITHOUT_ROOM: Final = ("BodyText", "ListBullet", "ListNumber")
"""Styles that have no space before them."""
_FIRST_BOOKMARK: Final = 1000


def write_word(document: Document, template: Path | None = None) -> bytes:
    """Return the document as a .docx file, in our template or in a user's own.

    Raises `TemplateUnusable` for a user's template that cannot serve.
    """
    if template is None:
        return package_bytes(filled(document, open_own()))
    try:
        return package_bytes(filled(document, open_foreign(template)))
    except (ValueError, InvalidXmlError) as error:
        problem = Marked(N_("a part of it is missing or damaged"))
        raise TemplateUnusable(path=str(template), problem=problem) from error


def filled(document: Document, base: WordBase) -> WordDocument:
    """Return the open template with the document in it."""
    word = base.document
    set_language(word, document.language_tag)
    # The writer comes first: with it the width of the page is settled.
    writer = WordWriter(base, document)
    set_bands(base, document, writer.line)
    section = word.element.body.sectPr
    for element in writer.body():
        section.addprevious(element)
    set_properties(word, document)
    return word


class WordWriter:
    """Writes one document's blocks as the elements of a body."""

    def __init__(self, base: WordBase, document: Document) -> None:
        self._base = base
        self._document = document
        self._width = text_width(base, document)
        self._controls = Controls(
            document.language_tag,
            base.style("PlaceholderText"),
            base.style("FormBox"),
            returns=any(isinstance(block, Passage) for block in document.blocks),
            on_paper=document.on_paper,
        )
        self._contents = Contents(document.blocks, numbered=base.numbers_headings())
        self._entries: Iterator[Entry] = iter(self._contents.entries)
        self._bookmark = _FIRST_BOOKMARK
        self._headings = HeadingLists(base)
        self._tracking = Tracking(document.marking or Marking("", document.created))
        self._marked = MarkedParagraphs(base, self._tracking, self.line)
        self._pictures = WordPictures(base, self._width)
        self._break_pending = False

    def body(self) -> Iterator[Element]:
        """Yield the elements of the body."""
        last: Element | None = None
        for element in self._blocks(self._document.blocks):
            if last is not None and last.tag == qn("w:tbl") and self._needs_room(last, element):
                yield paragraph(self._base.style("FormLabel"), [])
            last = element
            yield element
        if last is not None and last.tag == qn("w:tbl"):
            yield paragraph(self._base.style("FormLabel"), [])

    def _needs_room(self, table: Element, after: Element) -> bool:
        """Tell whether something has to stand between a table and what comes after it.

        Two tables in a row would become one, and text without space before it would touch a table of text.
        """
        if after.tag == qn("w:tbl"):
            return True
        kinds = [
            element.get(qn("w:val")) for element in table.iterfind(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        ]
        styles = [element.get(qn("w:val")) for element in after.iterfind(f"{qn('w:pPr')}/{qn('w:pStyle')}")]
        is_close = styles[:1] in [[self._base.style(name)] for name in _WITHOUT_ROOM]
        return kinds == [self._base.style("ChartaTable")] and is_close

    def _blocks(self, blocks: Iterable[Block], *, cover: bool = False) -> Iterator[Element]:
        for block in blocks:
            if isinstance(block, PageBreak):
                self._break_pending = True
                continue
            for element in self._block(block, cover=cover):
                yield self._broken(element)

    def _broken(self, element: Element) -> Element:
        """Begin a page with the element if a page break waits."""
        if self._break_pending and element.tag == qn("w:p"):
            properties = element.find(qn("w:pPr"))
            if properties is not None:
                place = 1 + sum(
                    1 for tag in ("w:keepNext", "w:keepLines") if properties.find(qn(tag)) is not None
                )
                properties.insert(place, w("pageBreakBefore"))
            self._break_pending = False
        return element

    def _block(self, block: Block, *, cover: bool) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph(inlines=inlines, role=role):
                name = _COVER_ROLES.get(role, _ROLES[role]) if cover else _ROLES[role]
                yield paragraph(self._base.style(name), self.line(inlines))
            case ListBlock():
                yield from self._list(block, 0, "List")
            case Callout(blocks=inner):
                yield from self._callout(inner)
            case Cover(blocks=cover_blocks):
                yield from self._blocks(cover_blocks, cover=True)
                self._break_pending = True
            case TableOfContents(title=title):
                yield from self._contents.elements(self._base, title)
            case _:
                yield from self._other(block)

    def _other(self, block: Block) -> Iterator[Element]:
        match block:
            case Picture():
                yield self._pictures.picture(block)
            case Chart():
                yield self._pictures.chart(block)
            case Cards():
                yield cards_table(self._base, block, self._width, self._card)
            case Passage():
                yield self._passage(block)
            case MarkedText():
                yield from self._marked_text(block)
            case Table(caption=caption, anchor=anchor):
                if caption or anchor:
                    yield paragraph(self._base.style("Caption"), self._anchored([run(caption)], anchor))
                yield text_table(self._base, block, self._width, self.line)
            case CodedHead(paragraphs=paragraphs, alt=alt):
                first, *others = self._blocks(paragraphs)
                first.insert(1, self._pictures.head_code(alt))
                yield from (first, *others)
            case FormGrid() | SignatureBlock() | CodedSignature():
                yield from self._form(block)
            case _:
                pass

    def _form(self, block: FormGrid | SignatureBlock | CodedSignature) -> Iterator[Element]:
        if isinstance(block, FormGrid):
            yield form_table(self._base, block.fields, block.columns, self._width, self._controls)
            return
        yield paragraph(self._base.style("FormHeading"), [run(block.title)])
        if isinstance(block, SignatureBlock):
            yield signature_table(self._base, block.fields, self._width, self._controls)
        else:
            yield signing_table(self._base, block, self._pictures.signing_code(block.code.label))

    # -- headings --------------------------------------------------------------------------------------

    def _heading(self, block: Heading) -> Element:
        style = f"Heading{block.level}" if block.numbered else f"HeadingUnnumbered{block.level}"
        marks = [block.anchor] if block.anchor else []
        if (
            block.level <= self._contents.depth
            and (entry := next(self._entries, None))
            and entry.anchor not in marks
        ):
            marks.append(entry.anchor)
        return paragraph(self._base.style(style), self._anchored(self.line(block.inlines), *marks))

    def _anchored(self, content: list[Element], *marks: str) -> list[Element]:
        """Return the content between bookmarks."""
        starts, ends = [], []
        for mark in filter(None, marks):
            starts.append(w("bookmarkStart", id=self._bookmark, name=mark))
            ends.append(w("bookmarkEnd", id=self._bookmark))
            self._bookmark += 1
        return [*starts, *content, *ends]

    def _passage(self, block: Passage) -> Element:
        content = list(self._blocks(block.blocks))
        if block.label:
            self._headings.label(content, block.label)
        elif block.number:
            self._headings.count_from(content, block.number)
        if block.language_tag != self._document.language_tag:
            speaking(content, block.language_tag)
        content.insert(0, opening(content[0], self._base.style("PassageStart")))
        return self._controls.enclosed(block.title, block.name, content)

    def _marked_text(self, block: MarkedText) -> Iterator[Element]:
        found = list(self._marked.paragraphs(block.lines, numbered=block.numbered))
        if block.anchor and found:
            marked(found[:1], *self._anchored([], block.anchor))
        yield from found

    # -- lists and callouts ----------------------------------------------------------------------------

    def _list(self, block: ListBlock, level: int, family: str) -> Iterator[Element]:
        style = self._list_style(block, level, family)
        place = (
            self._base.list_number(style, block.start, level)
            if block.ordered
            else self._base.bullet(style, level)
        )
        for item in block.items:
            reference = w("numPr", valued("ilvl", place[1]), valued("numId", place[0])) if place else None
            yield paragraph(self._base.style(style), self.line(item.inlines), reference)
            yield from self._sublists(item, family)

    def _sublists(self, item: ListItem, family: str) -> Iterator[Element]:
        for sub in item.sublists:
            yield from self._list(sub, 1, family)

    def _list_style(self, block: ListBlock, level: int, family: str) -> str:
        kind = "Number" if block.ordered else "Bullet"
        return f"{family}{kind}{'2' if level and family == 'List' else ''}"

    def _callout(self, blocks: Sequence[Paragraph | ListBlock]) -> Iterator[Element]:
        for block in blocks:
            if isinstance(block, ListBlock):
                yield from self._list(block, 0, "CalloutList")
            else:
                yield paragraph(self._base.style("Quote"), self.line(block.inlines))

    def _card(self, card: Card) -> list[Element]:
        style = self._base.style(f"Card{card.kind.title()}")
        found = [paragraph(style, [run(f"{CARD_MARKS[card.kind]}\u2002{card.title}")])]
        for block in card.blocks:
            if isinstance(block, ListBlock):
                found += self._list(block, 0, "CardList")
            else:
                found.append(paragraph(self._base.style("CardText"), self.line(block.inlines)))
        return found

    # -- lines -----------------------------------------------------------------------------------------

    def line(self, inlines: Iterable[Inline]) -> list[Element]:
        """Return the runs, links and controls of a line."""
        found = [element for inline in inlines for element in self._inline(inline)]
        # The tab after a box leads to its statement; a box alone has none.
        return found[:-1] if found and found[-1].find(qn("w:tab")) is not None else found

    def _inline(self, inline: Inline) -> list[Element]:
        match inline:
            case Text(text=words, bold=bold, italic=italic):
                name = _EMPHASIS.get((bold, italic))
                return [run(words, self._base.style(name) if name else "")]
            case Link() | Changed():
                return self._enclosing(inline)
            case LineBreak():
                return [w("r", w("br"))]
            case PageNumber(kind=kind):
                return field("PAGE" if kind == "page" else "NUMPAGES", "1")
            case FormField() | Drawing():
                return self._placed(inline)
            case Digits(text=digits):
                return [run(digits, self._base.style("Digits"))]

    def _enclosing(self, inline: Link | Changed) -> list[Element]:
        if isinstance(inline, Link):
            return [self._link(inline.target, inline.inlines)]
        return self._tracking.tracked(inline.change, self.line(inline.inlines))

    def _link(self, target: str, label: Sequence[Text]) -> Element:
        relationship = self._base.document.part.relate_to(
            target, f"{_OFFICE_RELATIONSHIPS}/hyperlink", is_external=True
        )
        made = linked("hyperlink", relationship)
        made.set(qn("w:history"), "1")
        for text in label:
            emphasis = _EMPHASIS.get((text.bold, text.italic), "")
            made.append(run(text.text, self._base.style(f"Hyperlink{emphasis}")))
        return made

    def _placed(self, entry: FormField | Drawing) -> list[Element]:
        if isinstance(entry, Drawing):
            return [self._pictures.drawing(entry)]
        if entry.kind == "check":
            return [self._controls.box(entry.label, entry.name, ticked=bool(entry.value)), w("r", w("tab"))]
        if entry.kind == "choice":
            return self._controls.choice(entry)
        return [self._controls.control(entry)]


_OFFICE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
