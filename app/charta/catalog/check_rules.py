"""Reads the rules of the wording check (docs/content.md): strictly, every pattern compiled once."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta
from msgspec import field as key

from charta.catalog.fields import IDENTIFIER, read_condition
from charta.catalog.folders import ContentFolder
from charta.catalog.reading import ContentFile, key_problem, repeated
from charta.catalog.schema import Strict, When, Words
from charta.domain.catalogue import Catalogue
from charta.domain.checking.rules import Formula, LocalRule, Reach, Rule, RuleBook, RuleKind, RuleText, Tongue
from charta.domain.findings import Weight

Patterns = tuple[Words, ...]
_SILENT: Final = (RuleKind.CONTRADICTION,)


class _RuleSpec(Strict, frozen=True):
    """A rule in `rules.toml`."""

    id: str
    kind: RuleKind
    weight: Weight
    sections: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    reach: Reach = Reach.SENTENCE
    rules: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    conditions: tuple[When, ...] = ()
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


class _Rules(Strict, frozen=True):
    rules: Annotated[tuple[_RuleSpec, ...], Meta(min_length=1)]


class _TextSpec(Strict, frozen=True):
    """What a reader sees of a rule."""

    title: Words
    reason: Words
    suggestion: Words


class _Texts(Strict, frozen=True):
    rules: dict[str, _TextSpec]


class _FormulaSpec(Strict, frozen=True):
    name: Words
    base: float
    words: float
    syllables: float


class _Language(Strict, frozen=True):
    formula: _FormulaSpec
    vowels: Words
    more: Patterns
    fewer: Patterns
    months: Annotated[tuple[Words, ...], Meta(min_length=12, max_length=12)]
    dates: Patterns


class _LocalSpec(Strict, frozen=True):
    """What a rule seeks in the wordings of a language."""

    catches: Annotated[tuple[Words, ...], Meta(min_length=1)]
    passes: Annotated[tuple[Words, ...], Meta(min_length=1)]
    patterns: Patterns = ()
    unless: Patterns = ()
    words: Patterns = ()
    known: tuple[Words, ...] = ()
    limit: int = 0
    words_needed: int = 0
    systems: dict[str, Patterns] = key(default_factory=dict)


class _LocalRules(Strict, frozen=True):
    language: _Language
    rules: dict[str, _LocalSpec]


def load_rules(resources: Path, catalogue: Catalogue) -> RuleBook:
    """Return the rules; raise `ContentError` for content that does not fit.

    A rule about a section that the catalogue does not have is left out: nothing can contradict it.
    """
    content = ContentFolder(resources)
    file = content.file("check/rules.toml")
    spec = file.read(_Rules)
    twice = repeated(rule.id for rule in spec.rules)
    if twice is not None:
        raise file.refuse("rules", f"“{twice}” comes twice")
    rules = [rule for rule in (_rule(file, entry, catalogue) for entry in spec.rules) if rule is not None]
    ids = [rule.id for rule in spec.rules]
    seeking = [rule.id for rule in spec.rules if rule.kind not in _SILENT]
    return RuleBook(
        rules=tuple(rules),
        texts={language: _texts(content, language, ids) for language in catalogue.languages},
        tongues={language: _tongue(content, language, seeking) for language in catalogue.languages},
    )


def _rule(file: ContentFile, spec: _RuleSpec, catalogue: Catalogue) -> Rule | None:
    at = f"rules.{spec.id}"
    if not IDENTIFIER.fullmatch(spec.id):
        raise file.refuse(at, "the id is not lower case letters, digits and underscores")
    if bool(spec.conditions) != (spec.kind is RuleKind.CONTRADICTION):
        raise file.refuse(f"{at}.conditions", "a contradiction has conditions, and nothing else does")
    sections = {section.id for section in catalogue.sections}
    sheets = {sheet.id: sheet.by_id for sheet in (*catalogue.sheets, *catalogue.sections)}
    told = [when.field.partition(".")[0] for when in spec.conditions]
    if not {*told, *spec.included, *spec.excluded} <= {*sections, *sheets}:
        return None
    read = (
        read_condition(file, f"{at}.conditions[{number}]", when, {}, sheets)
        for number, when in enumerate(spec.conditions)
    )
    return Rule(
        id=spec.id,
        kind=spec.kind,
        weight=spec.weight,
        sections=spec.sections,
        not_in=spec.not_in,
        reach=spec.reach,
        rules=spec.rules,
        guards=spec.guards,
        conditions=tuple(condition for condition in read if condition is not None),
        included=spec.included,
        excluded=spec.excluded,
    )


def _texts(content: ContentFolder, language: str, ids: Sequence[str]) -> Mapping[str, RuleText]:
    file = content.file(f"check/{language}.toml")
    words = file.read(_Texts).rules
    _check_keys(file, words, ids)
    return {id_: RuleText(text.title, text.reason, text.suggestion) for id_, text in words.items()}


def _tongue(content: ContentFolder, language: str, ids: Sequence[str]) -> Tongue:
    file = content.file(f"check/patterns/{language}.toml")
    spec = file.read(_LocalRules)
    _check_keys(file, spec.rules, ids)
    told = spec.language
    months = "|".join(told.months)
    dates = [pattern.replace("{months}", months) for pattern in told.dates]
    return Tongue(
        formula=Formula(told.formula.name, told.formula.base, told.formula.words, told.formula.syllables),
        vowels=_compiled(file, "language.vowels", [told.vowels])[0],
        more=_compiled(file, "language.more", told.more),
        fewer=_compiled(file, "language.fewer", told.fewer),
        months=told.months,
        dates=_compiled(file, "language.dates", [rf"\b{pattern}\b" for pattern in dates]),
        rules={id_: _local(file, id_, entry) for id_, entry in spec.rules.items()},
    )


def _local(file: ContentFile, id_: str, spec: _LocalSpec) -> LocalRule:
    at = f"rules.{id_}"
    words = "|".join(spec.words)
    # The patterns of a word's explanation have the word put in, so they are compiled when it is known.
    explaining = any("{term}" in pattern for pattern in spec.patterns)
    return LocalRule(
        patterns=() if explaining else _compiled(file, f"{at}.patterns", spec.patterns),
        unless=_compiled(file, f"{at}.unless", spec.unless),
        words=_compiled(file, f"{at}.words", [rf"\b(?:{words})(?!\w)"])[0] if words else None,
        explained=spec.patterns if explaining else (),
        known=frozenset(spec.known),
        limit=spec.limit,
        words_needed=spec.words_needed,
        systems={
            name: _compiled(file, f"{at}.systems.{name}", patterns) for name, patterns in spec.systems.items()
        },
        catches=spec.catches,
        passes=spec.passes,
    )


def _compiled(file: ContentFile, at: str, patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    compiled = []
    for number, pattern in enumerate(patterns):
        try:
            compiled.append(re.compile(pattern, re.IGNORECASE))
        except re.error as error:
            raise file.refuse(f"{at}[{number}]", f"this is no regular expression ({error})") from error
    return tuple(compiled)


def _check_keys(file: ContentFile, given: Collection[str], expected: Collection[str]) -> None:
    problem = key_problem(given, expected)
    if problem is not None:
        raise file.refuse(f"rules.{problem[0]}", problem[1])
