"""What the clauses say, for every combination of choices and with answers missing."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from markdown_it import MarkdownIt

from charta.documents.block_words import words
from charta.documents.blocks import Block, Callout, Heading, ListBlock, Paragraph
from charta.documents.markdown import WordingDialect
from charta.domain.fields import Column, Field, FieldType
from charta.domain.records import Answer
from charta.i18n import long_date
from content.cases import CONTACT, Wording, answered_sheets, cases, derive, number, word, wordings
from content.sources import LANGUAGES, SECTIONS, catalogue

DIALECT = WordingDialect()
EVERY = pytest.mark.parametrize(
    ("section", "language"), [(section, language) for section in SECTIONS for language in LANGUAGES]
)
# What CommonMark with tables and strikethrough would make of it must be in the dialect too.
ALLOWED = {"paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote", "inline"}
ALLOWED_INLINE = {"text", "softbreak", "hardbreak", "strong", "em", "link", "text_special"}
SUSPICIOUS = re.compile(
    r"  |[ \u00a0][.,)]|\( |\(\)|\[\]|\*\*|None|Undefined|<built-in|object at 0x|[{}%]|(?:^|\W)([.,;:])\1"
)


def test_there_are_sections_to_test() -> None:
    assert SECTIONS
    assert LANGUAGES


@EVERY
def test_it_renders_for_every_combination_in_its_one_spelling(section: str, language: str) -> None:
    for wording in wordings(section, language):
        assert DIALECT.canonical(wording.text) == wording.text


@EVERY
def test_it_stays_within_the_dialect(section: str, language: str) -> None:
    full = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for wording in wordings(section, language):
        for token in full.parse(wording.raw):
            assert re.sub("_(open|close)$", "", token.type) in ALLOWED, wording.raw
            for inner in token.children or ():
                assert re.sub("_(open|close)$", "", inner.type) in ALLOWED_INLINE, wording.raw


@EVERY
def test_it_renders_before_any_question_is_answered(section: str, language: str) -> None:
    wording = derive(section, language, {}, setting=())
    assert wording.plain
    assert not _suspicious(wording)


@EVERY
def test_it_renders_in_every_place(section: str, language: str) -> None:
    places = catalogue().sheet("organisation").field("jurisdictions").choices
    for place in places:
        setting = [*answered_sheets(), Answer("organisation", "jurisdictions", (place,))]
        wording = derive(section, language, cases(section)[0], setting)
        assert not _suspicious(wording), place


@EVERY
def test_no_words_stick_out(section: str, language: str) -> None:
    for wording in wordings(section, language):
        found = _suspicious(wording)
        assert not found, f"{found!r} in {wording.plain}"


def _suspicious(wording: Wording) -> str | None:
    found = SUSPICIOUS.search(wording.plain)
    return wording.plain[max(0, found.start() - 30) : found.end() + 30] if found else None


@EVERY
def test_it_begins_with_a_paragraph_and_has_no_title_of_its_own(section: str, language: str) -> None:
    title = catalogue().section(section).text(language).title
    for wording in wordings(section, language):
        blocks = DIALECT.read(wording.text)
        assert isinstance(blocks[0], Paragraph)
        assert title not in [words(block.inlines) for block in blocks if isinstance(block, Heading)]
        assert not re.search(r"^#(?!##? )", wording.raw, re.MULTILINE)


@EVERY
def test_it_ends_with_whom_to_ask(section: str, language: str) -> None:
    for wording in wordings(section, language):
        assert CONTACT[language] in wording.plain.splitlines()[-1]


@EVERY
def test_every_heading_has_something_under_it(section: str, language: str) -> None:
    for wording in wordings(section, language):
        blocks = DIALECT.read(wording.text)
        for block, after in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, Heading):
                assert after is not None, wording.text
                assert not isinstance(after, Heading) or after.level > block.level, wording.text


# -- answers ----------------------------------------------------------------------------------------------


@EVERY
def test_what_was_answered_is_said_if_it_was_asked(section: str, language: str) -> None:
    for wording in wordings(section, language):
        for field in catalogue().section(section).fields:
            value = wording.case[field.id]
            for told in _recognisable(field, value, language):
                said = told.casefold() in wording.plain.casefold()
                assert said == (field.id in wording.asked), f"{field.id}: {told!r} in {wording.plain}"


def _recognisable(field: Field, value: object, language: str) -> Iterator[str]:
    if value is None:
        return
    if field.type is FieldType.ROWS and isinstance(value, tuple):
        for row in value:
            for column in field.columns:
                if column.id in row:
                    yield from _cell(column, f"{field.id} {column.id}", language)
    else:
        yield from _cell(field, field.id, language)


def _cell(field: Field | Column, name: str, language: str) -> Iterator[str]:
    if field.type in (FieldType.TEXT, FieldType.LONG_TEXT):
        yield word(name, language if field.translatable else "")
    elif field.type is FieldType.NUMBER:
        yield str(number(field))
    elif field.type is FieldType.DATE:
        yield long_date(date(2031, 3, 9), language)


@EVERY
def test_a_required_question_without_an_answer_shows_as_a_gap(section: str, language: str) -> None:
    texts = catalogue().section(section).text(language).fields
    for wording in wordings(section, language):
        for field in catalogue().section(section).fields:
            if field.required and field.id in wording.asked and wording.case[field.id] is None:
                label = texts[field.id].label.rstrip("?\u00a0 ")
                assert label in wording.plain, f"{field.id} in {wording.plain}"


@EVERY
def test_a_gap_shows_nowhere_once_everything_is_answered(section: str, language: str) -> None:
    gap = catalogue().lexicon(language).terms["default"]["gap"].split("{what}")[0]
    for wording in wordings(section, language):
        if all(wording.case[field] is not None for field in wording.asked):
            assert gap not in wording.plain, wording.plain


@EVERY
def test_every_choice_makes_a_difference(section: str, language: str) -> None:
    told = wordings(section, language)
    for field in catalogue().section(section).fields:
        if field.type is not FieldType.CHOICE:
            continue
        for one in field.choices:
            for other in field.choices[field.choices.index(one) + 1 :]:
                assert _texts_with(told, field.id, one) != _texts_with(told, field.id, other), (one, other)


@EVERY
def test_every_one_of_several_choices_makes_a_difference(section: str, language: str) -> None:
    told = wordings(section, language)
    for field in catalogue().section(section).fields:
        if field.type is FieldType.CHOICES:
            single = {choice: _texts_with(told, field.id, (choice,)) for choice in field.choices}
            assert len(set(map(frozenset, single.values()))) == len(field.choices), field.id


def _texts_with(told: tuple[Wording, ...], field: str, value: object) -> set[str]:
    return {wording.text for wording in told if wording.case[field] == value}


# -- languages side by side ---------------------------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_has_the_same_headings_and_lists(section: str) -> None:
    first, *others = LANGUAGES
    for language in others:
        for one, other in zip(wordings(section, first), wordings(section, language), strict=True):
            assert _shape(one.text) == _shape(other.text), f"{one.text}\n\n=====\n\n{other.text}"


def _shape(text: str) -> list[str]:
    return [_kind(block) for block in DIALECT.read(text)]


def _kind(block: Block) -> str:
    match block:
        case Heading(level=level):
            return f"heading {level}"
        case ListBlock(items=items, ordered=ordered):
            return f"{'numbers' if ordered else 'bullets'} {len(items)}"
        case Callout():
            return "callout"
        case _:
            return "paragraph"
