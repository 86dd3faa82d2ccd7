"""The files fit together, owners exist, and what people read is spelled as it should be."""

import re
from pathlib import Path

import pytest

from charta.catalog import check_catalogue
from charta.domain.charter import Charter
from charta.domain.fields import normalise
from charta.domain.progress import StepState, effective_answer, progress
from charta.domain.records import Answer
from charta.exchange.answers_toml import read_answers
from content.sources import LANGUAGES, RESOURCES, SECTIONS, TEMPLATES, catalogue, texts, written_files

EXAMPLE = RESOURCES / "example" / "answers.toml"
PLATFORMS = re.compile(
    r"\b(facebook|instagram|linkedin|tiktok|youtube|twitter|snapchat|whatsapp|mastodon|reddit|threads|bluesky)\b",
    re.IGNORECASE,
)
UNFINISHED = re.compile(r"placeholder|\b(todo|tbd|fixme|xxx|lorem|ipsum)\b|\?\?", re.IGNORECASE)
LAW = re.compile(
    r"\b(lois?|légal\w*|illégal\w*|RGPD|GDPR|(the|by|local|labour) laws?|legally|unlawful|illegal)\b",
    re.IGNORECASE,
)
VERIFY = re.compile(r"vérifi|verif|conseil|counsel", re.IGNORECASE)
FILES = [(language, file) for language in LANGUAGES for file in written_files(language)]


def named(value: object) -> str | None:
    """Return how a test names a file."""
    return "/".join(value.parts[-3:]) if isinstance(value, Path) else None


EVERY_FILE = pytest.mark.parametrize(("language", "file"), FILES, ids=named)
FRENCH = pytest.mark.parametrize("file", written_files("fr"), ids=named)
ENGLISH = pytest.mark.parametrize("file", written_files("en"), ids=named)


def test_all_content_is_read_and_compared_without_a_problem() -> None:
    assert check_catalogue(RESOURCES, TEMPLATES).sections


def test_languages_are_those_of_the_lexicon() -> None:
    assert sorted(catalogue().languages) == LANGUAGES
    assert catalogue().languages[0] == "fr"


# -- owners -----------------------------------------------------------------------------------------------


def test_every_department_leads_and_every_group_holds_something() -> None:
    sections = catalogue().sections
    assert {section.lead for section in sections} <= {*catalogue().departments}
    assert {name for section in sections for name in section.signs} == {*catalogue().departments}
    assert {section.group for section in sections} == {*catalogue().groups}


def test_the_order_of_sections_follows_the_order_of_groups() -> None:
    places = [catalogue().groups.index(section.group) for section in catalogue().sections]
    assert places == sorted(places)
    assert all(section.order == int(section.id[1:]) for section in catalogue().sections)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_answers_recommendations_or_factors(section: str) -> None:
    seed = catalogue().section(section).seed
    assert seed
    assert all(re.fullmatch(r"[RF][1-9]", code) for code in seed)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_signs_by_more_than_its_lead(section: str) -> None:
    assert len(catalogue().section(section).signs) >= 2


def test_names_are_told_apart_in_every_language() -> None:
    for lexicon in catalogue().lexicons.values():
        for names in (
            [name.short for name in lexicon.departments.values()],
            [name.name for name in lexicon.departments.values()],
            [name.name for name in lexicon.groups.values()],
        ):
            assert len(set(names)) == len(names)
    for language in LANGUAGES:
        titles = [section.text(language).title for section in catalogue().sections]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_choices_are_told_apart(section: str, language: str) -> None:
    fields = catalogue().section(section).text(language).fields
    labels = [text.label for text in fields.values()]
    assert len(set(labels)) == len(labels)
    for text in fields.values():
        assert len(set(text.choices.values())) == len(text.choices)


# -- the example ------------------------------------------------------------------------------------------


def test_the_example_answers_every_question_that_is_asked() -> None:
    known = catalogue()
    answers = read_answers(EXAMPLE)
    records = [
        Answer(sheet, field, value)
        for sheet, given in answers.sheets.items()
        for field, raw in given.items()
        if (value := normalise(sheet, known.sheet(sheet).field(field), raw, known.languages)) is not None
    ]
    charter = Charter.of(records)
    assert answers.logo
    assert set(answers.sections or ()) <= {section.id for section in known.sections}
    for sheet in (*known.sheets, *(known.section(id_) for id_ in answers.sections or ())):
        state = progress(
            charter,
            sheet,
            known.languages,
            lambda sheet_, field: effective_answer(
                charter, known.sheet(sheet_), known.sheet(sheet_).field(field), known.languages
            ),
        )
        assert state.state is StepState.COMPLETE, (sheet.id, state.missing)
        assert state.suggested == (), sheet.id


# -- spelling ---------------------------------------------------------------------------------------------


@EVERY_FILE
def test_typography_is_that_of_print(language: str, file: Path) -> None:
    for key, text in texts(file):
        assert "'" not in text, key
        assert '"' not in text, key
        assert "..." not in text, key
        assert "  " not in text.strip(), key
        assert not re.search(r"[ \u00a0\u202f][,.](?![\w.])", text), key


@FRENCH
def test_french_marks_have_the_spaces_of_canadian_french(file: Path) -> None:
    for key, text in texts(file):
        assert not re.search(r"(?<![\u00a0\u202f\d:]):(?![\d/])", text), f"{key}: {text}"
        assert " :" not in text, key
        assert not re.search(r"[ \u00a0\u202f][;!?]", text), key
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), key
        assert not re.search(r"[“”]", text), key


@ENGLISH
def test_english_marks_have_no_space_before_them(file: Path) -> None:
    for key, text in texts(file):
        assert not re.search(r"[ \u00a0][;!?:](?=\s|$)", text), key
        assert not re.search(r"[«»]", text), key


@EVERY_FILE
def test_nothing_is_left_unfinished(language: str, file: Path) -> None:
    for key, text in texts(file):
        assert not UNFINISHED.search(text), f"{key}: {text}"


@EVERY_FILE
def test_no_list_of_platforms_pretends_to_be_complete(language: str, file: Path) -> None:
    for key, text in texts(file):
        # Naming one as the source of a practice is no list; wording names none, since they come and go.
        limit = 0 if file.suffix == ".j2" else 1
        assert len(PLATFORMS.findall(text)) <= limit, f"{key}: {text}"


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_that_speaks_of_law_says_to_verify_with_counsel(section: str, language: str) -> None:
    text = catalogue().section(section).text(language)
    for guidance in (*text.pitfalls, *(field.help for field in text.fields.values())):
        assert not LAW.search(guidance) or VERIFY.search(guidance), guidance


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_end_with_a_question_mark_and_the_rest_with_a_stop(section: str, language: str) -> None:
    text = catalogue().section(section).text(language)
    for question in text.questions:
        assert question.endswith("?"), question
    for sentence in (text.purpose, *text.pitfalls, *(field.help for field in text.fields.values())):
        assert re.search(r"[.?!]»?$|\.”$", sentence), sentence
    for practice in text.practice:
        assert practice.what.endswith("."), practice.what
