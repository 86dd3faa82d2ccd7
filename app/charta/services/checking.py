"""The wording check: what deserves a second look, and what the team ignores of it, with a reason.

Nothing here stops anybody. What the rules are stands in `resources/check`; what each kind of them looks for
stands in `charta.domain.checking`.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from charta.domain.checking.matching import ALONE, Flaw, Surroundings, flaws, undone
from charta.domain.checking.prose import Prose
from charta.domain.checking.rules import Rule, RuleBook, RuleKind
from charta.domain.findings import Finding
from charta.domain.records import Change, Dismissal
from charta.domain.text import NOTE_LIMIT, checked, clean_block, folded
from charta.errors import DismissalReasonRequired
from charta.i18n import long_date
from charta.services.check_context import CheckContext
from charta.services.ports import Speller
from charta.services.session import CharterSession
from charta.services.wording import WordingService

ANY_LANGUAGE: Final = ""
"""The language of a finding about an answer, which is the same in every language of the charter."""
_KEPT_TEXTS: Final = 256
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Ignored:
    """A finding that the team ignores, with its reason and who gave it."""

    finding: Finding
    reason: str
    by: str


@dataclass(frozen=True)
class _Spotted:
    """A flaw with the words that it lies in, and an id that lasts as long as they do."""

    id: str
    flaw: Flaw
    quote: str


class CheckService:
    """Checks wordings against the rules. Rules and dictionaries are asked for when they are first needed."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        rules: Callable[[], RuleBook],
        speller: Callable[[], Speller],
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._load_rules = rules
        self._load_speller = speller
        self._context = CheckContext(session, wordings)
        self._spotted: dict[tuple[str, str, str], tuple[_Spotted, ...]] = {}
        self._lasting: dict[tuple[str, str, str], Sequence[Flaw]] = {}
        self._spelt: dict[tuple[str, str, frozenset[str], str], Sequence[Flaw]] = {}
        session.listen(self._forget)

    @cached_property
    def rules(self) -> RuleBook:
        """The rules, read when they are first needed."""
        return self._load_rules()

    @cached_property
    def _speller(self) -> Speller:
        return self._load_speller()

    def findings(
        self, section: str, language: str, text: str | None = None, *, shown_in: str = ""
    ) -> tuple[Finding, ...]:
        """Return what deserves a look in a section's wording and answers, without what is ignored.

        `text` is a wording that is being typed, in Markdown; without it, the one that stands is checked.
        Places are those of the wording's plain words (`WordingService.plain`). Reasons are in `shown_in`, or
        else in the language of the wording.
        """
        every = self._findings(section, language, text, shown_in or language)
        return tuple(finding for finding in every if self._dismissal(finding) is None)

    def dismissed(
        self, section: str, language: str, text: str | None = None, *, shown_in: str = ""
    ) -> tuple[Ignored, ...]:
        """Return the findings that still stand and that the team ignores, each with its reason."""
        ignored = []
        for finding in self._findings(section, language, text, shown_in or language):
            dismissal = self._dismissal(finding)
            if dismissal is not None:
                ignored.append(Ignored(finding, dismissal.reason, dismissal.by))
        return tuple(ignored)

    def of_charter(self, *, shown_in: str = "") -> tuple[Finding, ...]:
        """Return the findings of every section in every language of the charter, each once."""
        return tuple(self._once(self.findings, shown_in))

    def ignored(self, *, shown_in: str = "") -> tuple[Ignored, ...]:
        """Return what is ignored in every section and language of the charter, each once."""
        return tuple(
            {
                (entry.finding.section, entry.finding.language, entry.finding.id): entry
                for section in self._session.included()
                for language in self._session.languages
                for entry in self.dismissed(section.id, language, shown_in=shown_in)
            }.values()
        )

    def title(self, rule: str, shown_in: str) -> str:
        """Return what a rule is called."""
        return self.rules.text(rule, shown_in).title

    def spellings(self, finding: Finding) -> tuple[str, ...]:
        """Return words that may have been meant where the spelling is unknown; slow, none for other rules."""
        if self._rule(finding.rule).kind is not RuleKind.SPELLING:
            return ()
        return self._speller.suggest(finding.quote, finding.language, self._context.region(finding.language))

    def dismiss(self, finding: Finding, reason: str) -> None:
        """Ignore a finding from now on, for as long as its words stand; raises `DismissalReasonRequired`."""
        reason = checked(clean_block(reason), NOTE_LIMIT)
        if not reason:
            raise DismissalReasonRequired
        record = Dismissal(finding.section, finding.language, finding.id, reason, self._session.actor)
        self._session.commit([Change(self._dismissal(finding), record)])

    def take_back(self, finding: Finding) -> None:
        """Show a finding again that was ignored."""
        self._session.commit([Change(self._dismissal(finding), None)])

    # -- how it works -----------------------------------------------------------------------------------

    def _dismissal(self, finding: Finding) -> Dismissal | None:
        return self._session.charter.get(Dismissal, finding.section, finding.language, finding.id)

    def _once(self, find: Callable[..., Sequence[Finding]], shown_in: str) -> Iterable[Finding]:
        return {
            (finding.section, finding.language, finding.id): finding
            for section in self._session.included()
            for language in self._session.languages
            for finding in find(section.id, language, shown_in=shown_in)
        }.values()

    def _rule(self, id_: str) -> Rule:
        return self.rules.by_id[id_]

    def _findings(self, section: str, language: str, text: str | None, shown_in: str) -> tuple[Finding, ...]:
        markdown = self._wordings.text(section, language) if text is None else text
        spotted = self._of_text(section, language, markdown)
        about_words = [self._told(entry, section, language, shown_in) for entry in spotted]
        about_answers = [
            self._told(entry, section, ANY_LANGUAGE, shown_in)
            for entry in _numbered(self._context.of_answers(self.rules, section, _days(spotted)), "")
        ]
        order = list(self.rules.by_id)
        return tuple(
            sorted([*about_words, *about_answers], key=lambda found: (order.index(found.rule), found.start))
        )

    def _of_text(self, section: str, language: str, markdown: str) -> tuple[_Spotted, ...]:
        key = (section, language, markdown)
        if key not in self._spotted:
            _keep(self._spotted, key, tuple(self._spot(section, language, markdown)))
        return self._spotted[key]

    def _spot(self, section: str, language: str, markdown: str) -> Iterator[_Spotted]:
        prose, tongue = Prose(self._wordings.plain(markdown)), self.rules.tongues[language]
        around = self._context.around(self.rules, section, language)
        found = [*self._alone(section, language, prose), *self._misspelt(prose, language, around.names)]
        for rule in self.rules.rules:
            if rule.kind not in ALONE and rule.looks_at(section):
                found += flaws(rule, tongue, prose, around)
        for rule in self.rules.rules:
            if rule.kind is RuleKind.UNDONE and rule.looks_at(section):
                found = undone(rule, found, around)
        yield from _numbered(self._once_told(found), prose.text)

    def _once_told(self, found: Sequence[Flaw]) -> Iterator[Flaw]:
        """Leave out the spelling of a word that is already told to need an explanation."""
        explaining = (RuleKind.UNDEFINED, RuleKind.ACRONYM)
        told = [flaw for flaw in found if self._rule(flaw.rule).kind in explaining]
        for flaw in found:
            apart = all(flaw.end <= other.start or other.end <= flaw.start for other in told)
            if self._rule(flaw.rule).kind is not RuleKind.SPELLING or apart:
                yield flaw

    def _alone(self, section: str, language: str, prose: Prose) -> Sequence[Flaw]:
        """Return what follows from the text alone, which a change elsewhere in the charter leaves true."""
        key = (section, language, prose.text)
        if key not in self._lasting:
            tongue, around = self.rules.tongues[language], Surroundings(date.min)
            rules = [rule for rule in self.rules.rules if rule.kind in ALONE and rule.looks_at(section)]
            found = [flaw for rule in rules for flaw in flaws(rule, tongue, prose, around)]
            _keep(self._lasting, key, found)
        return self._lasting[key]

    def _misspelt(self, prose: Prose, language: str, names: frozenset[str]) -> Sequence[Flaw]:
        region = self._context.region(language)
        key = (language, region, names, prose.text)
        if key not in self._spelt:
            places = self._speller.unknown(prose.text, language, region, names)
            spelling = [rule.id for rule in self.rules.rules if rule.kind is RuleKind.SPELLING]
            _keep(self._spelt, key, [Flaw(rule, start, end) for rule in spelling for start, end in places])
        return self._spelt[key]

    def _told(self, entry: _Spotted, section: str, language: str, shown_in: str) -> Finding:
        flaw, rule = entry.flaw, self._rule(entry.flaw.rule)
        words = self.rules.text(rule.id, shown_in)
        day = long_date(flaw.day, shown_in) if flaw.day else ""
        titles = {each.id: each.text(shown_in).title for each in self._session.catalogue.sections}
        facts: Mapping[str, str | int] = {**titles, **flaw.facts, "quote": entry.quote, "day": day}
        return Finding(
            id=entry.id,
            rule=rule.id,
            section=section,
            language=language,
            weight=rule.weight,
            quote=entry.quote,
            start=flaw.start,
            reason=words.reason.format_map(facts),
            suggestion=words.suggestion.format_map(facts),
            field=flaw.field,
        )

    def _forget(self, changes: Sequence[Change]) -> None:
        if any(not isinstance(change.record, Dismissal) for change in changes):
            self._spotted.clear()
            self._context.forget()


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    if len(kept) >= _KEPT_TEXTS:
        kept.clear()
    kept[key] = value


def _days(spotted: Iterable[_Spotted]) -> frozenset[date]:
    """Return the days that a text is already found to name."""
    return frozenset(entry.flaw.day for entry in spotted if entry.flaw.day)


def _numbered(found: Iterable[Flaw], text: str) -> Iterator[_Spotted]:
    """Give each flaw an id made of its rule, its words and how often these have come before."""
    counts: dict[tuple[str, str], int] = {}
    for flaw in found:
        quote = text[flaw.start : flaw.end]
        words = " ".join(folded(quote).split()) or f"{flaw.field} {flaw.day or ''}"
        occurrence = counts[flaw.rule, words] = counts.get((flaw.rule, words), 0) + 1
        seed = "\x1f".join((flaw.rule, words, str(occurrence)))
        yield _Spotted(hashlib.sha256(seed.encode()).hexdigest()[:16], flaw, quote)
