"""What sections contribute to the charter on one page, for every combination of choices."""

import pytest

from charta.documents.block_words import words
from charta.documents.blocks import Paragraph
from charta.documents.clauses import JinjaClauses
from charta.documents.markdown import WordingDialect
from charta.domain.fields import FieldType
from charta.domain.printed import PARTS
from content.cases import Case, cases, values
from content.sources import LANGUAGES, SECTIONS, TEMPLATES, catalogue

CARDS = [section for section in SECTIONS if list((TEMPLATES / "sections" / section).glob("*.card.md.j2"))]
EVERY = pytest.mark.parametrize(
    ("section", "language"), [(section, language) for section in CARDS for language in LANGUAGES]
)
MOST_LINES = 6
LONGEST = 110  # letters, the answers in them being the short ones of the tests
CLAUSES = JinjaClauses()
Card = dict[str, tuple[str, ...]]


def cards(section: str, language: str) -> list[tuple[Case, Card]]:
    return [
        (case, dict(CLAUSES.card(section, language, values(section, language, case))))
        for case in cases(section)
    ]


def plain(line: str) -> str:
    (block,) = WordingDialect().read(line)
    assert isinstance(block, Paragraph)
    return words(block.inlines)


def test_every_part_has_sections_that_speak_to_it() -> None:
    told = {part for section in CARDS for _, card in cards(section, LANGUAGES[0]) for part in card}
    assert told == {*PARTS}


@EVERY
def test_its_lines_are_few_short_and_without_a_stop(section: str, language: str) -> None:
    for case, card in cards(section, language):
        lines = [plain(line) for part in card.values() for line in part]
        assert len(lines) <= MOST_LINES, case
        for line in lines:
            assert len(line) <= LONGEST, line
            assert not line.endswith("."), line
            assert "  " not in line, line


@EVERY
def test_it_says_something_before_any_question_is_answered(section: str, language: str) -> None:
    assert CLAUSES.card(section, language, values(section, language, {}, setting=()))


@EVERY
def test_a_gap_shows_nowhere_once_everything_is_answered(section: str, language: str) -> None:
    gap = catalogue().lexicon(language).terms["default"]["gap"].split("{what}")[0]
    fields = catalogue().section(section).fields
    for case, card in cards(section, language):
        if all(case[field.id] is not None for field in fields if field.type is not FieldType.IMAGE):
            assert not [line for part in card.values() for line in part if gap in plain(line)]


@pytest.mark.parametrize("section", CARDS)
def test_every_language_says_as_much(section: str) -> None:
    first, *others = LANGUAGES
    for language in others:
        for (case, one), (_, other) in zip(cards(section, first), cards(section, language), strict=True):
            shape = {part: len(lines) for part, lines in one.items()}
            assert shape == {part: len(lines) for part, lines in other.items()}, case
