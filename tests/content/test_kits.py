"""What sections bring to the roll-out kit, for every combination of choices."""

import functools
import re

import pytest

from charta.documents.block_words import words
from charta.documents.blocks import Paragraph
from charta.documents.clauses import JinjaClauses
from charta.documents.kit_parts import CHOICES
from charta.documents.markdown import WordingDialect
from charta.domain.fields import FieldType
from charta.domain.kit_choice import chosen_questions, chosen_reminders
from charta.domain.printed_kit import KIT_TEXTS, KitParts, KitSection
from content.cases import Case, cases, values
from content.sources import LANGUAGES, SECTIONS, TEMPLATES, catalogue

EVERY = pytest.mark.parametrize(
    ("section", "language"), [(section, language) for section in SECTIONS for language in LANGUAGES]
)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
MOST_WORDS = {"reminder": 75, "paragraph": 70, "choice": 14}
LONGEST_TITLE = 60
SPEAKS_OF_MAY = 0.4
CLAUSES = JinjaClauses()


@functools.cache
def kits(section: str, language: str) -> tuple[tuple[Case, KitParts], ...]:
    return tuple(
        (case, CLAUSES.kit(section, language, values(section, language, case))) for case in cases(section)
    )


def suggested(language: str) -> list[KitSection]:
    """Return what every section brings before anything but the two sheets is answered."""
    return [
        KitSection(
            section.id,
            section.order,
            section.text(language).title,
            CLAUSES.kit(section.id, language, values(section.id, language, {})),
        )
        for section in catalogue().sections
    ]


def plain(line: str) -> str:
    (block,) = WordingDialect().read(line)
    assert isinstance(block, Paragraph)
    return words(block.inlines)


def lines(parts: KitParts) -> list[str]:
    """Return every text of a section's parts as plain words."""
    return [
        *(text for point in parts.reminders for text in (point.title, plain(point.text))),
        *(text for case in parts.cases for text in (case.title, plain(case.situation))),
        *(plain(text) for case in parts.cases for text in (case.answer, case.escalation)),
        *(plain(text) for each in parts.questions for text in (each.situation, each.explanation)),
        *(choice for each in parts.questions for choice in each.choices),
        *(line for text in parts.texts.values() for line in WordingDialect().plain(text).splitlines()),
    ]


@EVERY
def test_it_has_a_point_that_encourages_a_case_and_a_question(section: str, language: str) -> None:
    for case, parts in kits(section, language):
        assert any(point.encourages for point in parts.reminders), case
        assert parts.cases, case
        assert parts.questions, case


@EVERY
def test_it_is_there_before_any_question_is_answered(section: str, language: str) -> None:
    parts = CLAUSES.kit(section, language, values(section, language, {}, setting=()))
    assert parts.reminders
    assert parts.questions


@EVERY
def test_a_question_has_three_different_choices_of_like_length(section: str, language: str) -> None:
    for case, parts in kits(section, language):
        for question in parts.questions:
            assert len({*question.choices}) == CHOICES, case
            for choice in question.choices:
                assert len(choice.split()) <= MOST_WORDS["choice"], choice
                assert not choice.endswith("."), choice
                assert choice[:1].isupper(), choice


@EVERY
def test_its_texts_are_short_sentences_and_its_titles_no_sentences(section: str, language: str) -> None:
    for _, parts in kits(section, language):
        titles = [*(point.title for point in parts.reminders), *(entry.title for entry in parts.cases)]
        for title in titles:
            assert len(title) <= LONGEST_TITLE, title
            assert not title.endswith("."), title
        for point in parts.reminders:
            assert len(plain(point.text).split()) <= MOST_WORDS["reminder"], point.text
        for case in parts.cases:
            for text in (case.situation, case.answer, case.escalation):
                assert len(plain(text).split()) <= MOST_WORDS["paragraph"], text
                assert re.search(r"[.?!:]([”»]|\u00a0»)?$|Answer .*$|Réponse .*$", plain(text)), text


@EVERY
def test_a_gap_shows_nowhere_once_everything_is_answered(section: str, language: str) -> None:
    gap = catalogue().lexicon(language).terms["default"]["gap"].split("{what}")[0]
    fields = catalogue().section(section).fields
    for case, parts in kits(section, language):
        if all(case[field.id] is not None for field in fields if field.type is not FieldType.IMAGE):
            assert not [line for line in lines(parts) if gap in line], case


@EVERY
def test_nothing_is_doubled_where_words_come_and_go(section: str, language: str) -> None:
    for case, parts in kits(section, language):
        for line in lines(parts):
            assert "  " not in line, (case, line)
            assert not re.search(r"(?<!\.)\.\.(?!\.)| [,.]|,,|\( \)", line), (case, line)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_says_as_much(section: str) -> None:
    first, *others = LANGUAGES
    for language in others:
        for (case, one), (_, other) in zip(kits(section, first), kits(section, language), strict=True):
            assert shape(one) == shape(other), case


def shape(parts: KitParts) -> tuple[object, ...]:
    return (
        [point.encourages for point in parts.reminders],
        len(parts.cases),
        [question.encourages for question in parts.questions],
        {part: [type(block) for block in WordingDialect().read(text)] for part, text in parts.texts.items()},
    )


@EVERY_LANGUAGE
def test_the_whole_encourages_at_least_as_much_as_promised(language: str) -> None:
    sections = suggested(language)
    points = [point.encourages for section in sections for point in section.parts.reminders]
    asked = [question.encourages for section in sections for question in section.parts.questions]
    for found in (points, asked):
        assert sum(found) >= SPEAKS_OF_MAY * len(found)
    titles = [point.title for section in sections for point in section.parts.reminders]
    assert len({*titles}) == len(titles)


@EVERY_LANGUAGE
def test_what_is_chosen_is_balanced_and_right_answers_stand_everywhere(language: str) -> None:
    sections = suggested(language)
    reminders = chosen_reminders(sections, None)
    assert [placed.reminder.encourages for placed in reminders] == [True, False] * 6
    questions = chosen_questions(sections)
    assert {placed.right for placed in questions} == {0, 1, 2}
    for placed in questions:
        assert placed.choices[placed.right] == placed.question.choices[0]


@EVERY_LANGUAGE
def test_the_right_answer_is_not_told_by_its_length(language: str) -> None:
    questions = [question for section in suggested(language) for question in section.parts.questions]
    longest = sum(max(question.choices, key=len) == question.choices[0] for question in questions)
    assert longest <= len(questions) * 0.6


@EVERY_LANGUAGE
def test_every_text_for_a_paper_is_said_by_some_section(language: str) -> None:
    assert {part for section in suggested(language) for part in section.parts.texts} == {*KIT_TEXTS}


def test_every_section_has_a_file_in_every_language() -> None:
    folders = TEMPLATES / "sections"
    for section in SECTIONS:
        for language in LANGUAGES:
            assert (folders / section / f"{language}.kit.md.j2").is_file(), section
