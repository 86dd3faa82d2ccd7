from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charta.documents.block_words import words
from charta.documents.blocks import Inline, LineBreak, Link, Table, Text
from charta.documents.changes import Passage, changed_lines, compare, compose_changes, passages
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.markdown import WordingDialect
from charta.documents.wording_items import items_of
from charta.domain.items import Item, Word
from charta.domain.printed import PrintedSection
from documents.samples import charter, foreword, form, published
from documents.samples_versions import changes, later
from documents.strategies import values
from documents.word_checks import assert_valid, lines

composer = Composer()
dialect = WordingDialect()
factory = DocumentFactory()


def items(wording: str) -> tuple[Item, ...]:
    return items_of(dialect.read(wording))


def found(before: str, after: str) -> list[Passage]:
    return list(passages(items(before), items(after)))


def bold(cell: tuple[Inline, ...]) -> str:
    return "".join(part.text for part in cell if isinstance(part, Text) and part.bold)


def test_changed_words_are_bold_on_both_sides_and_other_emphasis_is_gone() -> None:
    (passage,) = found("Ask **your** manager first.\n", "Ask *your* colleague first.\n")
    assert words(passage.before) == "Ask your manager first."
    assert bold(passage.before) == "manager"
    assert words(passage.after) == "Ask your colleague first."
    assert bold(passage.after) == "colleague"


def test_only_the_lines_that_changed_are_told_under_their_heading() -> None:
    before = "## One\n\nStays.\n\n## Two\n\n- first point here\n- second point there\n"
    after = "## One\n\nStays.\n\n## Two\n\n- first point here\n- second point elsewhere\n- third\n"
    changed, added = found(before, after)
    assert (changed.place, added.place) == ("Two", "Two")
    assert words(changed.after) == "• second point elsewhere"
    assert (words(added.before), words(added.after)) == ("–", "• third")
    assert not bold(added.after)


def test_a_line_of_a_numbered_list_is_told_with_the_number_that_it_had_and_has() -> None:
    before = "3. Check the facts.\n4. Ask the team about it.\n"
    after = "3. Check the facts.\n4. Sleep on it.\n5. Ask the team about this.\n"
    added, changed = found(before, after)
    assert (words(added.before), words(added.after)) == ("–", "4. Sleep on it.")
    assert words(changed.before) == "4. Ask the team about it."
    assert words(changed.after) == "5. Ask the team about this."
    assert bold(changed.after) == "this"


def test_a_line_before_an_unchanged_one_stands_alone() -> None:
    (passage,) = found("Stays as it is.\n", "New line.\n\nStays as it is.\n")
    assert words(passage.after) == "New line."


def test_a_changed_heading_is_not_its_own_place() -> None:
    first, second = found("## Old name here\n\nText one.\n", "## New name here\n\nText two.\n")
    assert first.place == ""
    assert second.place == "New name here"


def test_a_paragraph_that_is_split_is_told_in_one_passage_with_its_new_line() -> None:
    (passage,) = found("One two three. Four five six.\n", "One two three.\n\nFour five six.\n")
    assert words(passage.after) == words(passage.before) == "One two three. Four five six."
    assert LineBreak() in passage.after
    assert LineBreak() not in passage.before


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    (passage,) = found("See [here](https://a.example).\n", "See [here](https://b.example).\n")
    (link,) = (part for part in passage.after if isinstance(part, Link))
    assert link == Link("https://b.example", (Text("here", bold=True),))


@given(values, values)
@settings(max_examples=150)
def test_no_word_that_stands_on_one_side_alone_is_left_out(before: str, after: str) -> None:
    old, new = items(before), items(after)
    told = list(passages(old, new))
    assert_told(Counter(words_of(new)) - Counter(words_of(old)), [passage.after for passage in told])
    assert_told(Counter(words_of(old)) - Counter(words_of(new)), [passage.before for passage in told])


@given(values)
@settings(max_examples=50)
def test_nothing_changes_between_a_text_and_itself(text: str) -> None:
    assert found(text, text) == []


@given(st.lists(st.sampled_from(["one two three.", "four five six.", "- item one", "## Head"]), max_size=6))
@settings(max_examples=50)
def test_a_whole_text_taken_out_is_told_whole(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    told = " ".join(words(passage.before) for passage in found(text, ""))
    assert Counter(told.replace("• ", "").split()) == Counter(
        word for part in parts for word in part.removeprefix("- ").removeprefix("## ").split()
    )


def words_of(side: tuple[Item, ...]) -> list[str]:
    return [item.text for item in side if isinstance(item, Word) and item.text[0].isalnum()]


def assert_told(missing: Counter[str], cells: list[tuple[Inline, ...]]) -> None:
    told = " ".join(words(cell) for cell in cells)
    for word in missing:
        assert word in told


def test_each_kind_of_change_is_told_by_its_name() -> None:
    compared = compare(dialect, published("en"), later("en"))
    assert [(section.number, section.kind) for section in compared.sections] == [
        (2, "retitled"),
        (3, "reworded"),
        (4, "reworded"),
        (5, "arranged"),
        (6, "added"),
        (6, "dropped"),
    ]
    assert compared.same == 1
    assert not compared.moved


def test_a_change_in_another_language_alone_is_told_as_such() -> None:
    first, *rest = published("en").sections
    compared = compare(
        dialect, published("en"), charter("en", sections=(replace(first, fingerprint="ab"), *rest))
    )
    assert [section.kind for section in compared.sections] == ["elsewhere"]
    assert changed_lines(composer, published("en"), charter("en", sections=(first, *rest))) == ()


def test_another_order_is_a_change() -> None:
    first, second, *rest = published("en").sections
    compared = compare(dialect, published("en"), charter("en", sections=(second, first, *rest)))
    assert compared.moved
    assert compared.sections == ()
    assert not compared.is_empty


def test_a_minor_change_is_told_in_one_line_with_both_names() -> None:
    text = factory.changes(changes("en"), "md").decode()
    (line,) = (line for line in text.split("\n") if line.startswith("**Minor change**"))
    assert "Sam Okafor (Human Resources)" in line
    assert "Ana Reyes (Legal Affairs) on November 20, 2027" in line
    assert "slip in the question before posting" in line


def test_nothing_changed_is_said_as_such() -> None:
    same = changes("en", after=published("en"), note="", minor={})
    text = factory.changes(same, "md").decode()
    assert "No section has changed." in text
    assert "Sections that changed" not in text


def test_a_new_foreword_and_another_contact_are_told() -> None:
    after = charter("en", foreword=foreword("en"), contact="the help desk")
    text = factory.changes(changes("en", after=after), "md").decode()
    assert "a new message from Claire Fortin" in text
    assert "Whom to ask has changed: the help desk" in text
    assert changed_lines(composer, published("en"), after) == (
        "Whom to ask is now the help desk (communications@example.org).",
    )


def test_the_annual_form_lists_what_changed_in_the_charters_language() -> None:
    after = later("fr", sections=(*later("fr").sections[:4], *published("fr").sections[4:]))
    said = [line.replace("\u00a0", " ") for line in factory.changed_lines(published("fr"), after)]
    encouraged, before = "« Ce que nous encourageons »", "« Avant de publier »"
    assert said == [
        "La section 2 s’intitule maintenant « Vie privée, vie professionnelle ».",
        f"La section 3, « Prendre la parole », a changé sous {encouraged} et {before}.",
        f"La section 4, « Confidentialité et sujets réservés », a changé sous {before}.",
    ]


def test_sections_that_came_and_went_are_named() -> None:
    first, *rest = published("en").sections
    added = replace(first, id="S18", title="A new one")
    assert changed_lines(composer, published("en"), charter("en", sections=(added, *rest))) == (
        "New section\u00a01, “A new one”.",
        "The section “Ambition and position” was taken out.",
    )


def test_more_than_three_places_are_not_all_named() -> None:
    wording = "".join(f"## Part {number}\n\nText that says a thing {number}.\n\n" for number in range(5))
    section = PrintedSection("S01", "All", wording, "ab")
    changed = replace(section, wording=wording.replace("a thing", "another thing"))
    (line,) = changed_lines(composer, charter("en", sections=(section,)), charter("en", sections=(changed,)))
    assert line.endswith("has changed under “Part 0”, “Part 1”, “Part 2” and elsewhere.")


def test_many_changes_are_told_by_their_numbers() -> None:
    sections = published("en").sections
    changed = tuple(replace(section, wording=f"Not what it was {section.id}.\n") for section in sections)
    added = PrintedSection("S18", "A new one", "Text.\n", "ab")
    assert changed_lines(composer, published("en"), charter("en", sections=(*changed, added))) == (
        "Changed: sections\u00a01, 2, 3, 4, 5 and 6.",
        "New: “A new one”.",
    )
    assert changed_lines(composer, published("en"), later("en")) == (
        "Changed: sections\u00a02, 3 and 4.",
        "New: “Content made with artificial intelligence”.",
        "Taken out: “Reacting to a mistake or a crisis”.",
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_annual_form_of_a_version_that_changed_much_stays_on_one_page(language: str) -> None:
    told = factory.changed_lines(published(language), later(language))
    made = factory.acknowledgement(form(language, "annual", charter=later(language), changes=told), "pdf")
    assert len(pypdfium2.PdfDocument(BytesIO(made))) == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_document_is_valid_in_word_and_tagged_in_pdf(language: str, tmp_path: Path) -> None:
    assert_valid(factory.changes(changes(language), "docx"), tmp_path)
    assert b"pdfuaid:part" in factory.changes(changes(language), "pdf")


def test_hostile_texts_print_literally(tmp_path: Path) -> None:
    hostile = "**x** | <b> [l](https://e.org) ::: toc"
    section = PrintedSection("S01", hostile, f"{hostile}\n", "ab")
    before = charter("en", sections=(section,))
    after = charter("en", sections=(replace(section, wording=f"{hostile} more\n"),))
    data = factory.changes(changes("en", before=before, after=after, note=hostile), "docx")
    assert_valid(data, tmp_path)
    assert hostile in lines(data)
    assert f"1. {hostile}" in lines(data)


def test_passages_are_rows_of_one_table_with_a_header() -> None:
    document = compose_changes(composer, changes("en"))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [words(cell) for cell in tables[0].header] == ["Where", "Before", "Now"]
    assert [len(table.rows) for table in tables] == [3, 1]
