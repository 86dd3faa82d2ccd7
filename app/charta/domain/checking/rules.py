"""Rules of the wording check as values: what is looked for, how much it matters, what the reader is told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from charta.domain.fields import Condition
from charta.domain.findings import Weight


class RuleKind(StrEnum):
    """How a rule looks."""

    PATTERN = "pattern"
    CLOSING = "closing"
    UNDEFINED = "undefined"
    ACRONYM = "acronym"
    GAP = "gap"
    PAST = "past"
    LISTING = "listing"
    UNDONE = "undone"
    FORMS = "forms"
    SENTENCE = "sentence"
    EASE = "ease"
    SPELLING = "spelling"
    CONTRADICTION = "contradiction"


class Reach(StrEnum):
    """Where an exception counts: in the sentence of a match, or also in the next one."""

    SENTENCE = "sentence"
    NEXT = "next"


@dataclass(frozen=True)
class Rule:
    """What does not depend on a language.

    Without `sections`, a rule looks at all but `not_in`. `rules` are those whose matches an `undone` rule
    takes over while one of the `guards` promises rights. A contradiction needs every condition, every section
    of `included` in the charter and none of `excluded`.
    """

    id: str
    kind: RuleKind
    weight: Weight
    sections: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    reach: Reach = Reach.SENTENCE
    rules: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def looks_at(self, section: str) -> bool:
        """Tell whether the rule is for a section."""
        return section not in self.not_in and (not self.sections or section in self.sections)


@dataclass(frozen=True)
class RuleText:
    """What a language tells its reader; `reason` and `suggestion` may name what was found, as `{quote}`."""

    title: str
    reason: str
    suggestion: str


@dataclass(frozen=True)
class LocalRule:
    """What a rule looks for in the wordings of one language.

    `catches` and `passes` are samples that the rule finds something in, and nothing in; tests prove them.
    """

    patterns: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    words: re.Pattern[str] | None = None
    explained: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    limit: int = 0
    words_needed: int = 0
    systems: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    catches: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Formula:
    """A formula of reading ease: base - words x words per sentence - syllables x syllables per word."""

    name: str
    base: float
    words: float
    syllables: float

    def score(self, words_per_sentence: float, syllables_per_word: float) -> float:
        """Return the ease: the higher, the easier; most texts lie between 0 and 100."""
        return self.base - self.words * words_per_sentence - self.syllables * syllables_per_word


@dataclass(frozen=True)
class Tongue:
    """What the rules must know of a language: its dates, its syllables, its formula and its rules."""

    formula: Formula
    vowels: re.Pattern[str]
    more: tuple[re.Pattern[str], ...]
    fewer: tuple[re.Pattern[str], ...]
    months: tuple[str, ...]
    dates: tuple[re.Pattern[str], ...]
    rules: Mapping[str, LocalRule]
    counted: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Words whose syllables have been counted."""


@dataclass(frozen=True)
class RuleBook:
    """All rules in their order; their texts by the reader's language, what they seek by the text's."""

    rules: tuple[Rule, ...]
    texts: Mapping[str, Mapping[str, RuleText]]
    tongues: Mapping[str, Tongue]

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """The rules by their id, in their order."""
        return {rule.id: rule for rule in self.rules}

    def text(self, rule: str, language: str) -> RuleText:
        """Return what a language tells about a rule, or the first language where that one is absent."""
        texts = self.texts.get(language) or next(iter(self.texts.values()))
        return texts[rule]
