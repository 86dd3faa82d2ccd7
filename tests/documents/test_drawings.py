"""Drawings within lines: in every format, and whatever their bytes are."""

import re
from base64 import b64encode
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from charta.documents.block_words import plain_lines
from charta.documents.blocks import (
    Block,
    Document,
    Drawing,
    Inline,
    LineBreak,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    TableRow,
    Text,
)
from charta.documents.directives import TemplateReader
from charta.documents.html_page import write_html
from charta.documents.images import drawing_size, is_usable_drawing
from charta.documents.markdown_document import write_markdown
from charta.documents.pdf import write_pdf
from charta.documents.template_lines import DirectiveError
from charta.documents.typography import set_spaces
from charta.documents.word import write_word
from documents.samples import png, raw_png
from documents.word_checks import W, assert_valid, names, part

SIGNED = 'Signature of Léa <Tremblay> [x] "q"'
OTHER = png(90, 60)


def drawing(data: bytes = b"", alt: str = SIGNED) -> Drawing:
    return Drawing(data or png(), alt, 32.0, 9.0)


def document(*inlines: Inline) -> Document:
    """Return a document with the inlines in a paragraph, in an item and in the cell of a table."""
    cell = (Text("Léa"), LineBreak(), *inlines)
    header = ((Text("A"),), (Text("B"),))
    table = Table(header, (TableRow((cell, (Text("–"),))),), "Signed", (50, 50), tall=True)
    listed = ListBlock(ordered=False, items=(ListItem(inlines),))
    blocks: tuple[Block, ...] = (Paragraph((Text("By "), *inlines)), listed, table)
    return Document("en", "T", "O", "S", datetime(2026, 12, 1, 12, tzinfo=UTC), blocks)


def pictures_in(pdf: bytes) -> int:
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    return sum(item.type == 3 for page in pages for item in page.get_objects())


def test_word_has_the_drawing_in_the_line_at_its_height_with_its_words(tmp_path: Path) -> None:
    data = write_word(document(drawing(), Text(" and "), drawing(OTHER, "Other")))
    assert_valid(data, tmp_path)
    body = part(data)
    cell = next(body.iter(f"{W}tc"))
    drawn = [item for item in body.iter() if str(item.tag).endswith("}docPr")]
    assert [item.get("descr") for item in drawn] == [SIGNED, "Other"] * 3
    assert len({item.get("id") for item in drawn}) == 6
    assert len(list(body.find(f".//{W}tbl").findall(f"{W}tr")[1].iter(f"{W}drawing"))) == 2  # type: ignore[union-attr]
    assert not list(cell.iter(f"{W}drawing"))
    tall = {int(str(item.get("cy"))) for item in body.iter() if str(item.tag).endswith("}extent")}
    assert {round(size / 36_000, 1) for size in tall} == {9.0}
    assert sum(name.startswith("word/media/") for name in names(data)) == 2  # each picture is kept once


def test_a_wide_drawing_stays_within_its_box() -> None:
    assert drawing_size(drawing(png(400, 20))) == (32.0, 1.6)
    assert drawing_size(drawing(png(20, 400))) == (0.45, 9.0)
    assert drawing_size(drawing(png(8000, 1))) == (32.0, 0.1)


def test_the_page_holds_the_picture_itself() -> None:
    page = write_html(document(drawing())).decode()
    shown = re.findall(r'<img alt="([^"]*)" style="([^"]*)" src="data:image/png;base64,([^"]+)">', page)
    assert len(shown) == 3
    said, style, data = shown[0]
    assert said == "Signature of Léa &lt;Tremblay&gt; [x] &quot;q&quot;"
    assert style == "width:27mm;height:9mm"
    assert data == b64encode(png()).decode()


def test_markdown_says_in_brackets_what_was_drawn() -> None:
    text = write_markdown(document(drawing(alt="Signature of *Léa*"))).decode()
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.count("[Signature of *Léa*]") == 3
    assert "<img" not in html


def test_the_pdf_shows_it_and_stays_tagged_with_its_words() -> None:
    data = write_pdf(document(drawing(), drawing(OTHER)))
    assert b"pdfuaid:part" in data
    assert pictures_in(data) == 6
    assert data == write_pdf(document(drawing(), drawing(OTHER)))


def test_the_words_of_a_document_tell_that_something_was_drawn() -> None:
    assert "Léa [Signature]" in list(plain_lines(document(drawing(alt="Signature")).blocks))[-1]


def test_what_a_drawing_says_has_the_spaces_of_its_country() -> None:
    made = Document(
        "fr",
        "T",
        "O",
        "S",
        datetime(2026, 12, 1, tzinfo=UTC),
        (Paragraph((drawing(alt="Quoi?"),)),),
        region="FR",
    )
    assert list(plain_lines(set_spaces(made).blocks)) == ["[Quoi\u202f?]"]


UNUSABLE = {
    "nothing": b"",
    "text": b"no picture",
    "cut short": png()[:-20],
    "no end": png()[:-12],
    "more after its end": png() + b"x",
    "a broken sum": png()[:-1] + b"x",
    "too few rows": raw_png(40, 20, bytes(41 * 19)),
    "too many rows": raw_png(40, 20, bytes(41 * 21)),
    "a bomb": raw_png(40, 20, bytes(60_000_000)),
    "a bomb that says its size": png(4000, 4000),
    "an unknown filter": raw_png(40, 20, (b"\x09" + bytes(40)) * 20),
    "a palette": raw_png(40, 20, bytes(41 * 20), colour=3),
    "interlaced": raw_png(40, 20, bytes(41 * 20), interlaced=1),
    "an impossible depth": raw_png(40, 20, bytes(41 * 20), depth=3),
    "no height": png(40, 0),
    "a JPEG": bytes.fromhex("ffd8ffe000104a46494600010101006000600000ffc0000b080010002001011100ffd9"),
    "a GIF": b"GIF89a" + bytes(40),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_bytes_that_are_no_usable_png_leave_their_words(name: str, tmp_path: Path) -> None:
    broken = drawing(UNUSABLE[name] or b"\x00", alt="Signature of Léa")
    assert not is_usable_drawing(UNUSABLE[name])
    made = document(broken, Text("."))
    data = write_word(made)
    assert_valid(data, tmp_path)
    assert not list(part(data).iter(f"{W}drawing"))
    assert "".join(text.text or "" for text in part(data).iter(f"{W}t")).count("Signature of Léa.") == 3
    page = write_html(made).decode()
    assert page.count("Signature of Léa.") == 3
    assert "<img" not in page
    pdf = write_pdf(made)
    assert b"pdfuaid:part" in pdf
    assert pictures_in(pdf) == 0


@pytest.mark.parametrize(
    ("colour", "depth", "row"), [(0, 1, 6), (0, 8, 41), (0, 16, 81), (4, 8, 81), (6, 8, 161)]
)
def test_every_colour_and_depth_that_is_allowed_is_shown(colour: int, depth: int, row: int) -> None:
    data = raw_png(40, 20, bytes(row * 20), colour, depth)
    assert is_usable_drawing(data)
    pdf = write_pdf(document(drawing(data)))
    assert b"pdfuaid:part" in pdf
    assert pictures_in(pdf) == 3


@given(st.integers(0, 400), st.integers(0, 255), st.integers(0, 12))
@settings(max_examples=150)
def test_no_changed_byte_makes_a_drawing_that_a_writer_stumbles_over(at: int, byte: int, cut: int) -> None:
    data = bytearray(raw_png(12, 8, (b"\x02" + bytes(range(12))) * 8))
    data[at % len(data)] = byte
    changed = bytes(data[: len(data) - cut])
    shown = document(drawing(changed, alt="Signature"))
    assert write_pdf(shown).startswith(b"%PDF-")
    assert write_word(shown)


def read(source: str, **pictures: bytes) -> tuple[Block, ...]:
    return tuple(TemplateReader().read(source, {}, None, pictures).blocks)


def test_a_template_names_a_drawing_in_a_paragraph_and_in_a_cell() -> None:
    line = "[Signature of \\*Al\\*](picture:S01-legal)"
    paragraph, table = read(
        f"By {line}, seen\n\n| A |\n|---|\n| Al[1](page:break){line} |\n", **{"S01-legal": png()}
    )
    expected = Drawing(png(), "Signature of *Al*", 32.0, 9.0)
    assert paragraph == Paragraph((Text("By "), expected, Text(", seen")))
    assert isinstance(table, Table)
    assert table.rows[0].cells[0] == (Text("Al"), LineBreak(), expected)


def test_an_unknown_drawing_is_named_and_a_band_has_none() -> None:
    with pytest.raises(DirectiveError, match="there is no picture 'other'"):
        read("[x](picture:other)", known=png())
    with pytest.raises(DirectiveError, match="header or footer"):
        read("::: header\n[x](picture:known)\n:::", known=png())
