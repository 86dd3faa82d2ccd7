"""What we ship keeps our own rules: every clause of every section, for every answer, in every place."""

import re

import pytest

from charta import paths
from charta.catalog.check_rules import load_rules
from charta.domain.checking.matching import Surroundings, flaws
from charta.domain.checking.prose import Prose, reading_ease
from charta.domain.checking.rules import RuleKind
from charta.domain.records import Answer
from charta.language import Dictionaries
from charta.services.reading import ORGANISATION
from content.cases import answered_sheets, cases, derive, wordings
from content.sources import catalogue
from fakes import SteppingClock

BOOK = load_rules(paths.resources(), catalogue())
DICTIONARIES = Dictionaries(paths.resources() / "dictionaries")
PLACES = [*catalogue().sheet(ORGANISATION).field("jurisdictions").choices]
EVERY = [
    pytest.param(section.id, language, id=f"{section.id}-{language}")
    for section in catalogue().sections
    for language in catalogue().languages
]


def answer_words() -> frozenset[str]:
    """Return the words by which the cases answer a question (`content.cases.word`)."""
    every = [field for sheet in (*catalogue().sheets, *catalogue().sections) for field in sheet.fields]
    ids = [entry.id for field in every for entry in (field, *field.columns)]
    return frozenset({"Answer", *(part for id_ in ids for part in id_.split("_"))})


def lines(section: str, language: str) -> str:
    """Return every line that the section may print, each once."""
    every = dict.fromkeys(
        line for wording in wordings(section, language) for line in wording.plain.split("\n")
    )
    return "\n".join(every)


@pytest.mark.parametrize(("section", "language"), EVERY)
def test_no_clause_breaks_a_rule_on_what_it_says(section: str, language: str) -> None:
    prose = Prose(re.sub(r"\[(?:à compléter|to complete)[^\]]*\]|Answer \S+", "x", lines(section, language)))
    around = Surroundings(SteppingClock().now().date())
    kinds = (RuleKind.PATTERN, RuleKind.LISTING, RuleKind.UNDEFINED, RuleKind.ACRONYM)
    broken = [
        (rule.id, prose.text[flaw.start : flaw.end])
        for rule in BOOK.rules
        if rule.kind in kinds and rule.looks_at(section)
        for flaw in flaws(rule, BOOK.tongues[language], prose, around)
    ]
    assert not broken


@pytest.mark.parametrize(("section", "language"), EVERY)
def test_every_section_ends_with_whom_to_ask(section: str, language: str) -> None:
    (rule,) = (rule for rule in BOOK.rules if rule.kind is RuleKind.CLOSING)
    around = Surroundings(SteppingClock().now().date())
    without = [
        wording.case
        for wording in wordings(section, language)
        if list(flaws(rule, BOOK.tongues[language], Prose(wording.plain), around))
    ]
    assert not without


@pytest.mark.parametrize(("section", "language"), EVERY)
def test_every_word_is_spelt_right(section: str, language: str) -> None:
    text = lines(section, language)
    region = catalogue().lexicon(language).terms["default"]["region"]
    places = DICTIONARIES.unknown(text, language, region, answer_words())
    assert not [text[start:end] for start, end in places]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", catalogue().languages)
def test_the_terms_of_every_place_are_spelt_right(place: str, language: str) -> None:
    setting = [Answer(ORGANISATION, "jurisdictions", (place,)), *answered_sheets()]
    setting = [
        r
        for r in setting
        if not (isinstance(r, Answer) and r.field == "jurisdictions" and r.value != (place,))
    ]
    region = catalogue().lexicon(language).terms_for((place,))["region"]
    wrong = {}
    for section in catalogue().sections:
        text = derive(section.id, language, cases(section.id)[0], setting).plain
        places = DICTIONARIES.unknown(text, language, region, answer_words())
        wrong |= {text[start:end]: section.id for start, end in places}
    assert not wrong


@pytest.mark.parametrize(("section", "language"), EVERY)
def test_every_section_reads_easily(section: str, language: str) -> None:
    ease = reading_ease(Prose(wordings(section, language)[0].plain), BOOK.tongues[language])
    assert ease is not None
    assert ease.score > 55
