import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from charta.documents.block_words import printable
from charta.documents.blocks import Document, Paragraph, Text
from charta.documents.factory import DocumentFactory, WordingText
from charta.documents.html import html_fragment
from charta.documents.markdown import WordingDialect, tidy_blocks
from charta.documents.pdf import write_pdf
from charta.documents.typst_source import quoted, typst_source
from charta.domain.printed import PrintedSection
from charta.errors import UnknownFormat
from documents.samples import (
    charter,
    diagnostic,
    diagnostic_sheet,
    endorsed,
    form,
    one_page,
    person,
    published,
)
from documents.samples_versions import changes, evidence
from documents.strategies import blocks, values

factory = DocumentFactory()
wording = WordingText()
HOSTILE = '</p><script>alert(1)</script>&amp; "q" #panic() $x$ \\ `raw` @cite <label> // */ ]]> {{ 7*7 }}'


class Seen(HTMLParser):
    """Collects tags and text; refuses an element that is closed in the wrong order."""

    VOID = frozenset({"meta", "br", "img", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [str(value) for name, value in attrs if name == "href"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return "".join(page.get_textpage().get_text_range() for page in document)


@given(blocks)
@settings(max_examples=200)
def test_the_fragment_is_well_formed_and_holds_only_the_dialects_elements(drawn: list) -> None:
    parser = seen(html_fragment(WordingDialect().read(WordingDialect().write(tidy_blocks(drawn)))))
    assert set(parser.tags) <= {"h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote"}
    assert all(re.match("(https?|mailto):", link, re.IGNORECASE) for link in parser.links)


def test_the_preview_of_a_wording_is_html_and_its_plain_text_is_not() -> None:
    markdown = "Un **mot** &lt;\n\n- [ici](https://example.org)\n"
    assert wording.html(markdown) == (
        "<p>Un <strong>mot</strong> &amp;lt;</p>\n<ul>\n"
        '<li><a href="https://example.org">ici</a></li>\n</ul>\n'
    )
    assert wording.plain(markdown) == "Un mot &lt;\nici"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_stands_alone_and_says_its_language(language: str) -> None:
    for data in (
        factory.charter(charter(language), "html"),
        factory.acknowledgement(form(language, person=person()), "html"),
        factory.sign_off_sheet(charter(language), "html"),
        factory.one_page(one_page(language), "html"),
        factory.diagnostic(diagnostic(language), "html"),
        factory.diagnostic_sheet(diagnostic_sheet(language), "html"),
        factory.charter(endorsed(language), "html"),
        factory.changes(changes(language), "html"),
        factory.evidence(evidence(language), "html"),
    ):
        page = data.decode()
        parser = seen(page)
        assert page.startswith(f'<!DOCTYPE html>\n<html lang="{language}-CA">')
        assert parser.tags.count("h1") == 1
        assert not {"script", "link", "iframe"} & set(parser.tags)
        assert all(link.startswith(("#", "https://", "mailto:")) for link in parser.links)
        ids = set(re.findall(r' id="([^"]+)"', page))
        assert {link[1:] for link in parser.links if link.startswith("#")} <= ids


@pytest.mark.parametrize("format_", ["html", "md", "pdf"])
def test_hostile_content_prints_literally(format_: str) -> None:
    section = PrintedSection("S01", HOSTILE, HOSTILE + "\n", "ab")
    data = factory.charter(charter("en", title=HOSTILE, organisation=HOSTILE, sections=(section,)), format_)
    if format_ == "pdf":
        assert "<script>alert(1)</script>" in text_of(data).replace("\r\n", " ")
        assert "#panic()" in text_of(data)
    elif format_ == "html":
        assert "script" not in seen(data.decode()).tags
        assert HOSTILE in seen(data.decode()).text
    else:
        html = MarkdownIt("commonmark").enable("table").render(data.decode())
        assert "script" not in seen(html).tags
        assert HOSTILE in seen(html).text


@given(values)
@settings(max_examples=100)
def test_a_value_is_one_string_of_typst(value: str) -> None:
    shown = quoted(printable(value))
    assert re.fullmatch(r'"(?:[^"\\]|\\["\\n])*"', shown)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pdfs_are_tagged_for_screen_readers_and_archives(language: str) -> None:
    for data in (
        factory.charter(published(language), "pdf"),
        factory.acknowledgement(form(language, "annual", person=person(), changes=("x",)), "pdf"),
        factory.sign_off_sheet(charter(language), "pdf"),
        factory.one_page(one_page(language), "pdf"),
        factory.diagnostic(diagnostic(language), "pdf"),
        factory.diagnostic_sheet(diagnostic_sheet(language), "pdf"),
    ):
        assert data.startswith(b"%PDF-")
        assert b"pdfuaid:part" in data
        assert b"pdfaid:part" in data
        assert f"/Lang ({language}-CA)".encode() in data or b"/Lang" in data


def test_a_pdf_is_the_same_each_time_and_uses_the_shipped_fonts() -> None:
    data = factory.charter(charter(), "pdf")
    assert data == factory.charter(charter(), "pdf")
    fonts = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z-]+)", data))
    assert any(font.startswith(b"Inter") for font in fonts)


def test_a_text_that_the_fonts_cannot_draw_still_gives_a_pdf() -> None:
    section = PrintedSection("S01", "漢字 שלום", "### Trop bas 👩‍💻\n", "ab")
    assert factory.charter(charter(sections=(section,)), "pdf").startswith(b"%PDF-")


def test_a_heading_level_left_out_does_not_cost_the_tags() -> None:
    section = PrintedSection("S01", "Titre", "### Trop bas\n\nTexte.\n", "ab")
    assert b"pdfuaid:part" in factory.charter(charter(sections=(section,)), "pdf")


def test_markdown_reads_back_as_the_words_of_the_document() -> None:
    text = factory.charter(charter("en"), "md").decode()
    assert text.startswith("![") or "# Social Media Charter" in text
    assert "## 1. Ambition and position" in text
    assert "- Share what the organization publishes" in text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        factory.charter(charter(), "odt")


def test_a_document_of_one_paragraph_is_enough_for_every_writer() -> None:
    made = Document("fr", "T", "O", "S", charter_day(), (Paragraph((Text("a"),)),))
    assert write_pdf(made).startswith(b"%PDF-")
    assert '#text("a")' in typst_source(made)


def charter_day() -> datetime:
    return datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_the_paper_and_the_variant_of_the_language_follow_the_place() -> None:
    content = charter("fr", paper="a4", region="FR")
    word = docx.Document(BytesIO(factory.charter(content, "docx")))
    page = word.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert word.core_properties.language == "fr-FR"
    sheet = docx.Document(BytesIO(factory.sign_off_sheet(content, "docx"))).sections[0]
    assert sheet.page_width is not None
    assert round(sheet.page_width.mm) == 297
    pdf = pypdfium2.PdfDocument(BytesIO(factory.charter(content, "pdf")))
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]
