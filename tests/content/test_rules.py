"""Every rule of the wording check catches what it says it catches, and passes what it must not catch."""

import re
import time
from datetime import date
from string import Formatter

import pytest

from charta import paths
from charta.catalog import load_catalogue
from charta.catalog.check_rules import load_rules
from charta.domain.checking.matching import Flaw, Surroundings, flaws, undone
from charta.domain.checking.prose import Prose, reading_ease, syllables
from charta.domain.checking.rules import LocalRule, Rule, RuleKind, Tongue
from charta.language import Dictionaries

CATALOGUE = load_catalogue(paths.resources(), paths.templates())
BOOK = load_rules(paths.resources(), CATALOGUE)
DICTIONARIES = Dictionaries(paths.resources() / "dictionaries")
TODAY = date(2026, 11, 24)
NAMES = frozenset({"Érablis"})

SEEKING = [
    pytest.param(language, rule, id=f"{language}-{rule.id}")
    for language in CATALOGUE.languages
    for rule in BOOK.rules
    if rule.kind is not RuleKind.CONTRADICTION
]
QUOTED_PLACES = {"what", "guard", "day", "count", "usual", "limit", "score", "formula", "words", "quote"}


def found(rule: Rule, language: str, text: str) -> list[Flaw]:
    tongue, prose = BOOK.tongues[language], Prose(text)
    gap = CATALOGUE.lexicon(language).terms["default"]["gap"]
    around = Surroundings(TODAY, gap=gap, guards=("Rights",))
    if rule.kind is RuleKind.SPELLING:
        return [
            Flaw(rule.id, *place)
            for place in DICTIONARIES.unknown(text, language, region_of(language), NAMES)
        ]
    if rule.kind is RuleKind.UNDONE:
        every = [
            flaw
            for other in BOOK.rules
            if other.id in rule.rules
            for flaw in flaws(other, tongue, prose, around)
        ]
        return [flaw for flaw in undone(rule, every, around) if flaw.rule == rule.id]
    return list(flaws(rule, tongue, prose, around))


def region_of(language: str) -> str:
    return CATALOGUE.lexicon(language).terms["default"]["region"]


def local(rule: Rule, language: str) -> LocalRule:
    return BOOK.tongues[language].rules[rule.id]


@pytest.mark.parametrize(("language", "rule"), SEEKING)
def test_a_rule_catches_its_samples(language: str, rule: Rule) -> None:
    missed = [text for text in local(rule, language).catches if not found(rule, language, text)]
    assert not missed


@pytest.mark.parametrize(("language", "rule"), SEEKING)
def test_a_rule_passes_what_it_must_not_catch(language: str, rule: Rule) -> None:
    caught = {
        text: [text[flaw.start : flaw.end] for flaw in found(rule, language, text)]
        for text in local(rule, language).passes
        if found(rule, language, text)
    }
    assert not caught


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_every_rule_is_told_in_every_language(language: str) -> None:
    assert list(BOOK.texts[language]) == [rule.id for rule in BOOK.rules]
    sections = {section.id for section in CATALOGUE.sections}
    for text in BOOK.texts[language].values():
        assert text.title
        assert text.reason.endswith((".", "?"))
        assert text.suggestion.endswith((".", "?"))
        for sentence in (text.reason, text.suggestion):
            parts = list(Formatter().parse(sentence))
            assert {name for _, name, _, _ in parts if name} <= QUOTED_PLACES | sections
            # Nobody knows a section by its code: it is named by its title.
            assert not sections & set(re.findall(r"\w+", " ".join(words for words, *_ in parts)))


def test_no_rule_is_left_out_for_want_of_its_section() -> None:
    written = (paths.resources() / "check" / "rules.toml").read_text(encoding="utf-8")
    assert re.findall(r'^id = "(\w+)"', written, re.MULTILINE) == [rule.id for rule in BOOK.rules]


def test_the_rules_that_another_takes_over_are_there() -> None:
    ids = {rule.id for rule in BOOK.rules}
    sections = {section.id for section in CATALOGUE.sections}
    for rule in BOOK.rules:
        assert set(rule.rules) <= ids
        assert {*rule.sections, *rule.not_in, *rule.guards, *rule.included, *rule.excluded} <= sections


def _patterns(tongue: Tongue) -> list[re.Pattern[str]]:
    every = [*tongue.more, *tongue.fewer, *tongue.dates, tongue.vowels]
    for rule in tongue.rules.values():
        every += [*rule.patterns, *rule.unless, *(p for system in rule.systems.values() for p in system)]
        every += [rule.words] if rule.words else []
    return every


def _nested(parsed: re._parser.SubPattern, inside: bool = False) -> bool:
    """Tell whether an unbounded quantifier stands in another."""
    for code, value in parsed:
        repeats = code in (re._constants.MAX_REPEAT, re._constants.MIN_REPEAT) and value[1] > 1
        if repeats and inside:
            return True
        for part in value if isinstance(value, tuple | list) else (value,):
            inner = part if isinstance(part, list) else [part]
            for entry in inner:
                if isinstance(entry, re._parser.SubPattern) and _nested(entry, inside or repeats):
                    return True
    return False


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_no_pattern_has_a_quantifier_in_another(language: str) -> None:
    nested = [
        pattern.pattern
        for pattern in _patterns(BOOK.tongues[language])
        if _nested(re._parser.parse(pattern.pattern))
    ]
    assert not nested
    assert _nested(re._parser.parse("(a+)+")), "the test itself finds one"


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_hostile_text_takes_no_longer_than_its_length_asks(language: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        for rule in BOOK.rules:
            found(rule, language, text)
        return time.process_time() - start

    for unit in ("a ", "ne ", "any ", "not post ", "(", "é(e)s ", "Facebook, ", "1 "):
        seconds(unit * 500)
        # Twice the length takes about twice the time, four times where a pattern looks back once.
        assert seconds(unit * 4000) < 0.05 + 12 * seconds(unit * 2000), unit


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {"charter": 2, "employee": 3, "organisation": 5, "share": 1, "asked": 1, "communications": 5}),
        (
            "fr",
            {
                "charte": 1, "employé": 3, "employée": 3, "organisation": 5, "partager": 3, "théâtre": 2,
                "publiez": 3, "question": 2, "parlent": 1, "document": 3, "conseiller": 3, "réseau": 2,
            },
        ),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(language: str, words: dict[str, int]) -> None:
    tongue = BOOK.tongues[language]
    assert {word: syllables(word, tongue) for word in words} == words


def test_the_formulas_are_those_of_their_authors() -> None:
    flesch, kandel_moles = BOOK.tongues["en"].formula, BOOK.tongues["fr"].formula
    assert flesch.score(20, 1.5) == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.5)
    assert kandel_moles.score(20, 1.5) == pytest.approx(207 - 1.015 * 20 - 73.6 * 1.5)


def test_a_text_without_words_has_no_ease() -> None:
    assert reading_ease(Prose("… 12"), BOOK.tongues["en"]) is None
