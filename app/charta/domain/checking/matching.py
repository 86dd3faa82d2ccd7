"""What each kind of rule finds in a text. Every function gives the flaws in the order of the text."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from charta.domain.checking.prose import WORD, Prose, Span, reading_ease
from charta.domain.checking.rules import LocalRule, Reach, Rule, RuleKind, Tongue

_ISO_DATE: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_ACRONYM: Final = re.compile(r"(?<![\w@/.-])[A-Z]{2,6}(?![\w@/-])")
_QUOTE_LIMIT: Final = 160
# What these find follows from the text alone, whatever surrounds it.
ALONE: Final = frozenset({RuleKind.PATTERN, RuleKind.LISTING, RuleKind.SENTENCE, RuleKind.EASE})


@dataclass(frozen=True)
class Flaw:
    """What a rule found, before it is told in a language: where, and what the sentence about it may name."""

    rule: str
    start: int
    end: int
    facts: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    field: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Form:
    """How often a system of inclusive forms is used, and one of its forms."""

    count: int
    sample: str


@dataclass(frozen=True)
class Surroundings:
    """What a rule may have to know besides the text.

    `gap` is the lexicon's sentence for a missing answer, with `{what}`; `labels` are the section's questions
    as they print in it, by field. `elsewhere` is the whole charter in the language, this text included, and
    `forms` are the inclusive forms in it. `guards` are the titles of the sections that promise rights,
    `contacts` are answers that name whom to ask.
    """

    today: date
    gap: str = "{what}"
    labels: Mapping[str, str] = dataclasses.field(default_factory=dict)
    elsewhere: str = ""
    guards: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    forms: Mapping[str, Form] = dataclasses.field(default_factory=dict)


Finder: TypeAlias = Callable[[Rule, Tongue, Prose, Surroundings], Iterator[Flaw]]


def flaws(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    """Give what `rule` finds in a text; nothing for the kinds that do not look at one."""
    finder = _FINDERS.get(rule.kind)
    if finder is not None:
        yield from finder(rule, tongue, prose, around)


def _local(rule: Rule, tongue: Tongue) -> LocalRule:
    return tongue.rules.get(rule.id) or LocalRule()


def _patterns(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    del around
    local = _local(rule, tongue)
    taken: list[tuple[int, int]] = []
    for pattern in local.patterns:
        for match in pattern.finditer(prose.plain):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            if not _excepted(rule, local, prose, start):
                taken.append((start, end))
    for start, end in sorted(taken):
        yield Flaw(rule.id, start, end)


def _excepted(rule: Rule, local: LocalRule, prose: Prose, place: int) -> bool:
    number = prose.sentence_at(place)
    reach = 2 if rule.reach is Reach.NEXT else 1
    near = prose.sentences[number : number + reach]
    return any(pattern.search(sentence.text) for sentence in near for pattern in local.unless)


def _closing(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    local = _local(rule, tongue)
    if not prose.lines:
        return
    last = prose.lines[-1]
    told = any(pattern.search(last.text) for pattern in local.patterns)
    named = any(contact and contact in last.text for contact in around.contacts)
    if not told and not named:
        yield Flaw(rule.id, last.start, min(last.end, last.start + _QUOTE_LIMIT))


def _undefined(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    local = _local(rule, tongue)
    if local.words is None:
        return
    seen: set[str] = set()
    for match in local.words.finditer(prose.plain):
        term = match[0].lower()
        if term in seen:
            continue
        seen.add(term)
        written = re.escape(match[0])
        told = (re.compile(form.replace("{term}", written), re.IGNORECASE) for form in local.explained)
        if not any(pattern.search(prose.plain) or pattern.search(around.elsewhere) for pattern in told):
            yield Flaw(rule.id, *match.span())


def _acronyms(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    local = _local(rule, tongue)
    seen: set[str] = set()
    for match in _ACRONYM.finditer(prose.plain):
        short = match[0]
        if short in seen or short in local.known or short in around.names or _shouted(prose, match.start()):
            continue
        seen.add(short)
        if not any(f"({short})" in text or f"{short} (" in text for text in (prose.plain, around.elsewhere)):
            yield Flaw(rule.id, *match.span())


def _shouted(prose: Prose, place: int) -> bool:
    """Tell whether the sentence is in capitals, where a short word is no acronym."""
    sentence = prose.sentences[prose.sentence_at(place)].text
    return len(sentence.split()) > 1 and sentence.isupper()


def _gaps(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    del tongue
    before, _, after = Prose(around.gap).plain.partition("{what}")
    form = re.compile(rf"\[{re.escape(before)}(?P<what>[^\]\n]*){re.escape(after)}\]")
    for match in form.finditer(prose.plain):
        what = match["what"].strip()
        asked = next((id_ for id_, label in around.labels.items() if Prose(label).plain == what), "")
        yield Flaw(rule.id, *match.span(), {"what": what}, asked)


def _past(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    local = _local(rule, tongue)
    dates = sorted(_dates(tongue, prose))
    # A period that has begun is not over: its last day stands in the same sentence.
    lasting = {prose.sentence_at(start) for start, _, day in dates if day >= around.today}
    for start, end, day in dates:
        is_over = day < around.today and prose.sentence_at(start) not in lasting
        if is_over and not _excepted(rule, local, prose, start):
            yield Flaw(rule.id, start, end, day=day)


def _dates(tongue: Tongue, prose: Prose) -> Iterator[tuple[int, int, date]]:
    for pattern in (_ISO_DATE, *tongue.dates):
        for match in pattern.finditer(prose.plain):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else tongue.months.index(month) + 1
            try:
                yield match.start(), match.end(), date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue


def _listings(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    """Find sentences, and lists with the sentence before them, that name too many of the words."""
    del around
    local = _local(rule, tongue)
    if local.words is None:
        return
    for part in _with_lists(prose):
        found = list(local.words.finditer(part.text))
        if len({match[0].lower() for match in found}) <= local.limit:
            continue
        if not any(pattern.search(part.text) for pattern in local.unless):
            start, end = part.start + found[0].start(), part.start + found[-1].end()
            yield Flaw(rule.id, start, min(end, start + _QUOTE_LIMIT), {"count": len(found)})


def _with_lists(prose: Prose) -> Iterator[Span]:
    """Give each sentence; one that ends with a colon goes on through the short lines that follow."""
    sentences = prose.sentences
    number = 0
    while number < len(sentences):
        last = number
        if sentences[number].text.endswith(":"):
            while last + 1 < len(sentences) and sentences[last + 1].text[-1:] not in ".!?:":
                last += 1
        start, end = sentences[number].start, sentences[last].end
        yield Span(prose.plain[start:end], start)
        number = last + 1


def _forms(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    """Find the first form of each system here that is not the one that the charter uses most."""
    local = _local(rule, tongue)
    used = around.forms or used_forms(local, prose.plain)
    if len(used) < 2:
        return
    usual = max(used, key=lambda name: used[name].count)
    for name in used:
        matches = [match for pattern in local.systems[name] for match in pattern.finditer(prose.plain)]
        if name != usual and matches:
            first = min(matches, key=re.Match.start)
            yield Flaw(rule.id, *first.span(), {"usual": used[usual].sample})


def used_forms(local: LocalRule, text: str) -> Mapping[str, Form]:
    """Return the systems of inclusive forms that a text uses."""
    used = {}
    for name, patterns in local.systems.items():
        found = [match[0] for pattern in patterns for match in pattern.finditer(text)]
        if found:
            used[name] = Form(len(found), found[0])
    return used


def _sentences(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    del around
    limit = _local(rule, tongue).limit
    for sentence in prose.sentences:
        count = len(WORD.findall(sentence.text))
        if count > limit:
            end = min(sentence.end, sentence.start + _QUOTE_LIMIT)
            yield Flaw(rule.id, sentence.start, end, {"count": count, "limit": limit})


def _ease(rule: Rule, tongue: Tongue, prose: Prose, around: Surroundings) -> Iterator[Flaw]:
    del around
    local, ease = _local(rule, tongue), reading_ease(prose, tongue)
    if ease is not None and ease.words >= local.words_needed and ease.score < local.limit:
        facts: dict[str, str | int] = {
            "score": round(ease.score),
            "limit": local.limit,
            "formula": tongue.formula.name,
            "words": round(ease.words_per_sentence),
        }
        yield Flaw(rule.id, 0, 0, facts)


_FINDERS: Final[Mapping[RuleKind, Finder]] = {
    RuleKind.PATTERN: _patterns,
    RuleKind.CLOSING: _closing,
    RuleKind.UNDEFINED: _undefined,
    RuleKind.ACRONYM: _acronyms,
    RuleKind.GAP: _gaps,
    RuleKind.PAST: _past,
    RuleKind.LISTING: _listings,
    RuleKind.FORMS: _forms,
    RuleKind.SENTENCE: _sentences,
    RuleKind.EASE: _ease,
}


def undone(rule: Rule, found: list[Flaw], around: Surroundings) -> list[Flaw]:
    """Return the flaws, those of `rule.rules` taken over where a section promises the rights they undo."""
    if not around.guards:
        return found
    return [
        Flaw(rule.id, flaw.start, flaw.end, {"guard": around.guards[0]}) if flaw.rule in rule.rules else flaw
        for flaw in found
    ]
