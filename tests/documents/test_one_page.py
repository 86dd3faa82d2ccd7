"""The charter on one page: fair to every section, and never two pages."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from charta.bootstrap import Workbench
from charta.documents.block_words import plain_lines, words
from charta.documents.blocks import Cards, Document, Text
from charta.documents.clauses import JinjaClauses
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.one_page import chosen, compose_one_page
from charta.domain.printed import PARTS, PrintedOnePage
from charta.errors import ContentError
from documents.long_words import LONG, say_much
from documents.samples import one_page
from documents.word_checks import W, assert_valid, lines, part, styled, template

factory = DocumentFactory()
composer = Composer()


def cards(document: Document) -> Iterator[tuple[str, list[str]]]:
    for block in document.blocks:
        if isinstance(block, Cards):
            for card in block.cards:
                yield card.kind, list(plain_lines(card.blocks))


def pages(content: PrintedOnePage) -> list[str]:
    pdf = pypdfium2.PdfDocument(BytesIO(factory.one_page(content, "pdf")))
    return [page.get_textpage().get_text_range() for page in pdf]


# -- one page ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("much", [False, True])
def test_it_is_one_page_whatever_was_answered(example: Workbench, paper: str, much: bool) -> None:
    if much:
        say_much(example)
    for language in ("fr", "en"):
        content = example.printing.one_page(language)
        content = replace(content, charter=replace(content.charter, paper=paper))
        (page,) = pages(content)
        for _, said in cards(compose_one_page(composer, content)):
            assert said
            assert said[-1].split()[-1] in page


@pytest.mark.parametrize("much", [False, True])
def test_its_letters_shrink_until_no_card_runs_into_the_note(example: Workbench, much: bool) -> None:
    if much:
        say_much(example)
    pdf = pypdfium2.PdfDocument(BytesIO(factory.one_page(example.printing.one_page("fr"), "pdf")))
    text = pdf[0].get_textpage()
    words_ = text.get_text_range()
    note = words_.index("Cette page résume")
    lowest = min(
        text.get_charbox(place)[1] for place in range(words_.index("Jamais"), note) if words_[place].isalnum()
    )
    assert lowest > text.get_charbox(note)[3]


def test_its_room_follows_the_paper_and_gives_way_to_a_long_title() -> None:
    def room(**changes: object) -> int:
        made = compose_one_page(composer, one_page(**changes))
        return next(block.lines for block in made.blocks if isinstance(block, Cards))

    assert room(paper="a4") > room() > room(title=LONG * 3)


# -- what it says -----------------------------------------------------------------------------------------


def test_every_section_has_its_first_say_before_any_has_a_second() -> None:
    content = PrintedOnePage(
        one_page().charter,
        tuple({"never": (f"Premier de {name}", f"Second de {name}")} for name in "abcde"),
    )
    said = dict(cards(compose_one_page(composer, content)))["never"]
    assert said[:5] == [f"Premier de {name}" for name in "abcde"]
    assert said[5:] == ["Second de a", "Second de b"]


def test_what_finds_no_room_is_left_out_and_nothing_comes_twice() -> None:
    points = [(Text("a" * 38),), (Text("b" * 38 * 9),), (Text("a" * 38),), (Text("c" * 38),), (Text("d"),)]
    assert [words(point)[0] for point in chosen(points, 3.0)] == ["a", "c"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_part_without_points_refers_to_the_charter(language: str) -> None:
    said = dict(cards(compose_one_page(composer, PrintedOnePage(one_page(language).charter, ()))))
    assert all(len(said[kind]) == 1 for kind in PARTS)
    assert one_page(language).charter.contact in said["ask"][0]


def test_the_page_follows_the_answers(example: Workbench) -> None:
    before = dict(cards(compose_one_page(composer, example.printing.one_page("en"))))
    example.answers.set("S05", "media_contact", {"fr": "Zoé du guichet", "en": "Zoe at the desk"})
    after = dict(cards(compose_one_page(composer, example.printing.one_page("en"))))
    assert any("Zoe at the desk" in line for line in after["ask"])
    assert not any("Zoe" in line for line in before["ask"])
    example.answers.include({"S05": False})
    without = dict(cards(compose_one_page(composer, example.printing.one_page("en"))))
    assert not any("Zoe" in line for line in without["ask"])


# -- files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_valid_for_word_and_has_the_words_of_every_card(language: str, tmp_path: Path) -> None:
    data = factory.one_page(one_page(language), "docx")
    assert_valid(data, tmp_path)
    for _, said in cards(compose_one_page(composer, one_page(language))):
        assert set(said) <= set(lines(data))
    assert {"CardEncourage", "CardCheck", "CardNever", "CardAsk", "CardListBullet"} <= {
        style for style, _ in styled(data)
    }


def test_a_users_template_keeps_its_own_colours(tmp_path: Path) -> None:
    data = factory.one_page(one_page(), "docx", template(tmp_path))
    assert_valid(data, tmp_path)
    for style in part(data, "word/styles.xml").iter(f"{W}style"):
        if str(style.get(f"{W}styleId")) in {"CardEncourage", "CardNever"}:
            assert style.find(f".//{W}shd") is None
            assert style.find(f".//{W}color") is None
            assert {e.get(f"{W}color") for e in style.iterfind(f"{W}pPr/{W}pBdr/*")} == {"auto"}


def test_the_pdf_is_tagged_and_the_same_each_time() -> None:
    data = factory.one_page(one_page(), "pdf")
    assert b"pdfuaid:part" in data
    assert data == factory.one_page(one_page(), "pdf")


def test_kinds_are_told_apart_without_colours() -> None:
    page = factory.one_page(one_page("en"), "html").decode()
    assert [mark for mark in "✓?✗→" if f'aria-hidden="true">{mark}</span>' in page] == [*"✓?✗→"]
    assert page.index("What we encourage") < page.index("Check first") < page.index("Whom to ask")


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "md"])
def test_hostile_lines_print_literally(format_: str) -> None:
    hostile = ("::: pagebreak", "\\<script>alert(1)\\</script>", "[x](field:text/name)")
    content = PrintedOnePage(one_page("en").charter, ({"never": hostile},))
    assert dict(cards(compose_one_page(composer, content)))["never"] == [
        "::: pagebreak",
        "<script>alert(1)</script>",
        "[x](field:text/name)",
    ]
    if format_ == "html":
        assert "<script" not in factory.one_page(content, format_).decode()
    else:
        assert factory.one_page(content, format_)


# -- the sections' part -----------------------------------------------------------------------------------


def card(folder: Path, source: str) -> JinjaClauses:
    (folder / "S01").mkdir()
    (folder / "S01" / "en.card.md.j2").write_text(source)
    return JinjaClauses(folder)


def test_a_sections_lines_are_read_by_part(tmp_path: Path) -> None:
    clauses = card(tmp_path, "## never\n\n- Do *not* {{ what }}\n- Nor that\n\n## ask\n\n- Me\n")
    assert clauses.card("S01", "en", {"what": "a*b"}) == {
        "never": ("Do *not* a\\*b", "Nor that"),
        "ask": ("Me",),
    }
    assert clauses.card("S02", "en", {}) == {}


@pytest.mark.parametrize(
    "source",
    ["- before a heading\n", "## other\n\n- x\n", "## ask\n\nNo list.\n", "## ask\n\n- {{ gone }}\n"],
)
def test_a_card_that_does_not_fit_is_named(source: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"en\.card\.md\.j2"):
        card(tmp_path, source).card("S01", "en", {})
