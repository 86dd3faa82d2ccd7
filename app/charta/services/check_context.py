"""What the wording check has to know of the charter around a text."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from charta.domain.charter import Charter
from charta.domain.checking.matching import Flaw, Form, Surroundings, used_forms
from charta.domain.checking.prose import Prose
from charta.domain.checking.rules import Rule, RuleBook, RuleKind
from charta.domain.fields import FieldType, Value
from charta.domain.records import Answer
from charta.services.reading import ORGANISATION, TEAM
from charta.services.session import CharterSession
from charta.services.variables import Variables
from charta.services.wording import WordingService

_CONTACT: Final = "contact"
_KEPT_TEXTS: Final = 256
_NAME_PART: Final = re.compile(r"[^\W\d_]+")


class CheckContext:
    """Gathers it from the charter, and keeps it until the charter changes."""

    def __init__(self, session: CharterSession, wordings: WordingService) -> None:
        self._session = session
        self._wordings = wordings
        self._whole: dict[str, str] = {}
        self._around: dict[tuple[str, str], Surroundings] = {}
        self._forms: dict[tuple[str, str], Mapping[str, Form]] = {}
        self._names: frozenset[str] | None = None

    def forget(self) -> None:
        """Gather everything anew when it is next asked for."""
        self._whole.clear()
        self._around.clear()
        self._names = None
        if len(self._forms) > _KEPT_TEXTS:
            self._forms.clear()

    def around(self, rules: RuleBook, section: str, language: str) -> Surroundings:
        """Return what surrounds a section's wording."""
        key = (section, language)
        if key not in self._around:
            variables = Variables(self._session.reading, language)
            self._around[key] = Surroundings(
                today=self._today,
                gap=variables.terms()["gap"],
                labels=self._labels(section, language),
                elsewhere=self._charter(language),
                guards=self._guards(rules, section, language),
                contacts=tuple(self._contacts(section, language)),
                names=self._all_names(),
                forms=self._used_forms(rules, language),
            )
        return self._around[key]

    def region(self, language: str) -> str:
        """Return the variant of a language that the charter's place uses, `CA` or `GB`."""
        return Variables(self._session.reading, language).terms()["region"]

    def of_answers(self, rules: RuleBook, section: str, told: frozenset[date]) -> Iterator[Flaw]:
        """Give what is wrong with a section's answers: contradictions, and days that are over.

        `told` are days that the wording is found to name, which need not be told twice.
        """
        included = {entry.id for entry in self._session.included()}
        for rule in rules.rules:
            if rule.kind is RuleKind.CONTRADICTION and rule.conditions[0].sheet == section:
                if self._contradicts(rule, included):
                    yield Flaw(rule.id, 0, 0, field=rule.conditions[0].field)
            elif rule.kind is RuleKind.PAST and rule.looks_at(section):
                for field, day in self._past_days(section):
                    if day not in told:
                        yield Flaw(rule.id, 0, 0, field=field, day=day)

    @property
    def _today(self) -> date:
        return self._session.clock.now().astimezone().date()

    def _contradicts(self, rule: Rule, included: set[str]) -> bool:
        sections = {entry.id for entry in self._session.catalogue.sections}
        needed = {*rule.included, *(str(condition.sheet) for condition in rule.conditions)} & sections
        if not needed <= included or not included.isdisjoint(rule.excluded):
            return False
        return all(
            condition.holds(self._session.effective(str(condition.sheet), condition.field))
            for condition in rule.conditions
        )

    def _past_days(self, section: str) -> Iterator[tuple[str, date]]:
        """Give the days of a section's answers that are over; a row's period ends with its last day."""
        for field in self._session.catalogue.section(section).fields:
            value = self._session.effective(section, field.id)
            if field.type is FieldType.DATE and value is not None:
                days = [date.fromisoformat(str(value))]
            elif field.type is FieldType.ROWS and isinstance(value, tuple):
                dated = [column.id for column in field.columns if column.type is FieldType.DATE]
                days = [
                    max(date.fromisoformat(str(row[id_])) for id_ in dated if id_ in row)
                    for row in value
                    if isinstance(row, Mapping) and any(id_ in row for id_ in dated)
                ]
            else:
                continue
            yield from ((field.id, day) for day in days if day < self._today)

    def _charter(self, language: str) -> str:
        """Return the words of every section."""
        if language not in self._whole:
            texts = (self._plain(section.id, language) for section in self._session.included())
            self._whole[language] = Prose("\n".join(texts)).plain
        return self._whole[language]

    def _plain(self, section: str, language: str) -> str:
        return self._wordings.plain(self._wordings.text(section, language))

    def _labels(self, section: str, language: str) -> Mapping[str, str]:
        """Return how the section's questions print where their answer is missing."""
        fields = self._session.catalogue.section(section).text(language).fields
        return {id_: text.label.rstrip("?\u00a0 ") for id_, text in fields.items()}

    def _guards(self, rules: RuleBook, own: str, language: str) -> tuple[str, ...]:
        """Return the titles of the other sections that promise rights."""
        return tuple(
            section.text(language).title
            for rule in rules.rules
            if rule.kind is RuleKind.UNDONE
            for section in self._session.included()
            if section.id in rule.guards and section.id != own
            if any(
                pattern.search(Prose(self._plain(section.id, language)).plain)
                for pattern in rules.tongues[language].rules[rule.id].patterns
            )
        )

    def _contacts(self, section: str, language: str) -> Iterator[str]:
        for sheet in (ORGANISATION, section):
            for field in self._session.catalogue.sheet(sheet).fields:
                if _CONTACT in field.id:
                    value = self._session.effective(sheet, field.id)
                    text = value.get(language) if isinstance(value, Mapping) else value
                    if isinstance(text, str):
                        yield Prose(text).plain

    def _all_names(self) -> frozenset[str]:
        """Return the words of the organisation's and the team's answers, and the capitals in all others."""
        if self._names is None:
            self._names = frozenset(_names(self._session.charter))
        return self._names

    def _used_forms(self, rules: RuleBook, language: str) -> Mapping[str, Form]:
        """Return the inclusive forms of the whole charter, counted section by section."""
        used: dict[str, Form] = {}
        for rule in rules.rules:
            if rule.kind is not RuleKind.FORMS:
                continue
            for section in self._session.included():
                text = Prose(self._plain(section.id, language)).plain
                if (language, text) not in self._forms:
                    self._forms[language, text] = used_forms(rules.tongues[language].rules[rule.id], text)
                for name, form in self._forms[language, text].items():
                    before = used.get(name, Form(0, form.sample))
                    used[name] = Form(before.count + form.count, before.sample)
        return used


def _names(charter: Charter) -> Iterator[str]:
    for record in charter.all(Answer):
        of_people = record.sheet in (ORGANISATION, TEAM)
        for text in _texts(record.value):
            for position, match in enumerate(_NAME_PART.finditer(text)):
                if of_people or (position and match[0].istitle()):
                    yield match[0]


def _texts(value: Value | object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from _texts(entry)
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
