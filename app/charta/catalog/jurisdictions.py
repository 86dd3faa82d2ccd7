"""Reads what a team should know about the places where it works: facts, suggestions and formalities."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from msgspec import Meta
from msgspec import field as key

from charta.catalog.fields import IDENTIFIER
from charta.catalog.folders import ContentFolder
from charta.catalog.reading import ContentFile, key_problem, repeated
from charta.catalog.schema import Strict, Words
from charta.catalog.texts import ByLanguage
from charta.domain.fields import Condition
from charta.domain.jurisdictions import (
    Certainty,
    Fact,
    FactText,
    Formality,
    FormalityText,
    Jurisdiction,
    JurisdictionText,
    Suggestion,
)

FOLDER: Final = "jurisdictions"
DESCRIPTION: Final = "jurisdiction.toml"
SECTION: Final = re.compile(r"S\d\d")
_LONGEST_WAIT: Final = 24


# -- the shape of the files -----------------------------------------------------------------------------


class WhenSpec(Strict, frozen=True):
    """A condition of a formality; exactly one of the four tests is given."""

    field: str
    is_: str | None = key(default=None, name="is")
    in_: Annotated[tuple[str, ...], Meta(min_length=1)] | None = key(default=None, name="in")
    includes: str | None = None
    excludes: str | None = None


class FactSpec(Strict, frozen=True):
    """A fact of law."""

    id: str
    sections: Annotated[tuple[str, ...], Meta(min_length=1)]
    certainty: Certainty
    from_source: bool
    local: bool = False


class SuggestionSpec(Strict, frozen=True):
    """A suggested answer."""

    field: str
    value: str | int | tuple[str, ...]


class FormalitySpec(Strict, frozen=True):
    """Something to be done before a charter applies."""

    id: str
    owner: str
    sections: tuple[str, ...] = ()
    when: tuple[WhenSpec, ...] = ()
    when_any: tuple[WhenSpec, ...] = ()
    months: Annotated[int, Meta(ge=0, le=_LONGEST_WAIT)] = 0
    blocks: bool = True
    after: tuple[str, ...] = ()
    local: bool = False


class JurisdictionSpec(Strict, frozen=True):
    """`jurisdiction.toml`."""

    id: str
    within: tuple[str, ...] = ()
    facts: tuple[FactSpec, ...] = ()
    suggestions: tuple[SuggestionSpec, ...] = ()
    formalities: tuple[FormalitySpec, ...] = ()


class FactWords(Strict, frozen=True):
    """What a language says about a fact."""

    rule: Words
    text: Words
    source: Words


class FormalityWords(Strict, frozen=True):
    """What a language says about a formality."""

    title: Words
    why: Words
    proof: Words


class JurisdictionWords(Strict, frozen=True):
    """`fr.toml` of a place."""

    name: Words
    facts: dict[str, FactWords] = key(default_factory=dict)
    suggestions: dict[str, Words] = key(default_factory=dict)
    formalities: dict[str, FormalityWords] = key(default_factory=dict)


# -- reading --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class JurisdictionReader:
    """Reads the places; `departments` are those that may own a formality, `places` those that there are."""

    content: ContentFolder
    departments: Sequence[str]
    languages: Sequence[str]
    places: Sequence[str]

    def read(self, place: str) -> Jurisdiction:
        """Return a place; raise `ContentError`."""
        file = self.content.file(f"{FOLDER}/{place}/{DESCRIPTION}")
        spec = file.read(JurisdictionSpec)
        if spec.id != place:
            raise file.refuse("id", f"“{spec.id}” is not the name of the folder")
        for wider in spec.within:
            if wider not in self.places or wider == place:
                raise file.refuse("within", f"there is no other place “{wider}”")
        suggestions = _suggestions(file, spec.suggestions)
        texts = _TextReader(self.content, spec, [f"{entry.sheet}.{entry.field}" for entry in suggestions])
        return Jurisdiction(
            id=place,
            within=spec.within,
            facts=_facts(file, spec.facts),
            suggestions=suggestions,
            formalities=self._formalities(file, spec.formalities),
            texts=ByLanguage(self.languages, texts.read),
        )

    def _formalities(self, file: ContentFile, specs: Sequence[FormalitySpec]) -> tuple[Formality, ...]:
        _check_ids(file, "formalities", [spec.id for spec in specs])
        formalities: list[Formality] = []
        for number, spec in enumerate(specs):
            at = f"formalities[{number}]"
            _check_sections(file, f"{at}.sections", spec.sections)
            if spec.owner not in self.departments:
                raise file.refuse(f"{at}.owner", f"there is no department “{spec.owner}”")
            for earlier in spec.after:
                if earlier not in [formality.id for formality in formalities]:
                    raise file.refuse(f"{at}.after", f"there is no earlier formality “{earlier}”")
            if spec.months and not spec.blocks:
                raise file.refuse(f"{at}.months", "what does not block is not waited for")
            formalities.append(
                Formality(
                    id=spec.id,
                    conditions=_conditions(file, f"{at}.when", spec.when),
                    sections=spec.sections,
                    owner=spec.owner,
                    months=spec.months,
                    blocks=spec.blocks,
                    after=spec.after,
                    alternatives=_conditions(file, f"{at}.when_any", spec.when_any),
                    local=spec.local,
                )
            )
        return tuple(formalities)


def _facts(file: ContentFile, specs: Sequence[FactSpec]) -> tuple[Fact, ...]:
    _check_ids(file, "facts", [spec.id for spec in specs])
    for number, spec in enumerate(specs):
        _check_sections(file, f"facts[{number}].sections", spec.sections)
    return tuple(Fact(spec.id, spec.sections, spec.certainty, spec.from_source, spec.local) for spec in specs)


def _suggestions(file: ContentFile, specs: Sequence[SuggestionSpec]) -> tuple[Suggestion, ...]:
    found = []
    for number, spec in enumerate(specs):
        sheet, field = _named(file, f"suggestions[{number}].field", spec.field)
        found.append(Suggestion(sheet, field, spec.value))
    twice = repeated(spec.field for spec in specs)
    if twice is not None:
        raise file.refuse("suggestions", f"“{twice}” comes twice")
    return tuple(found)


def _conditions(file: ContentFile, at: str, specs: Sequence[WhenSpec]) -> tuple[Condition, ...]:
    conditions = []
    for number, spec in enumerate(specs):
        tests = {"is": spec.is_, "in": spec.in_, "includes": spec.includes, "excludes": spec.excludes}
        given = [name for name, test in tests.items() if test is not None]
        if len(given) != 1:
            raise file.refuse(f"{at}[{number}]", f"exactly one of {', '.join(tests)} is needed")
        sheet, field = _named(file, f"{at}[{number}].field", spec.field)
        any_of = spec.in_ or ((spec.is_,) if spec.is_ is not None else ())
        conditions.append(Condition(field, sheet, any_of, spec.includes, spec.excludes))
    return tuple(conditions)


def _named(file: ContentFile, at: str, name: str) -> tuple[str, str]:
    """Return the sheet and the field of `S21.measures`."""
    sheet, dot, field = name.partition(".")
    if not dot or not IDENTIFIER.fullmatch(field):
        raise file.refuse(at, f"“{name}” is no section or sheet, a dot, and a field")
    return sheet, field


def _check_ids(file: ContentFile, at: str, ids: Sequence[str]) -> None:
    for id_ in ids:
        if not IDENTIFIER.fullmatch(id_):
            raise file.refuse(at, f"“{id_}” is not lower case letters, digits and underscores")
    twice = repeated(ids)
    if twice is not None:
        raise file.refuse(at, f"“{twice}” comes twice")


def _check_sections(file: ContentFile, at: str, sections: Sequence[str]) -> None:
    for section in sections:
        if not SECTION.fullmatch(section):
            raise file.refuse(at, f"“{section}” is no section, such as S12")
    twice = repeated(sections)
    if twice is not None:
        raise file.refuse(at, f"“{twice}” comes twice")


@dataclass(frozen=True)
class _TextReader:
    """Reads what the languages say about a place."""

    content: ContentFolder
    spec: JurisdictionSpec
    suggested: Sequence[str]

    def read(self, language: str) -> JurisdictionText:
        """Return what one language says; raise `ContentError`."""
        file = self.content.file(f"{FOLDER}/{self.spec.id}/{language}.toml")
        words = file.read(JurisdictionWords)
        _check_keys(file, "facts", words.facts, [fact.id for fact in self.spec.facts])
        _check_keys(file, "suggestions", words.suggestions, self.suggested)
        _check_keys(file, "formalities", words.formalities, [entry.id for entry in self.spec.formalities])
        return JurisdictionText(
            name=words.name,
            facts={id_: FactText(fact.rule, fact.text, fact.source) for id_, fact in words.facts.items()},
            suggestions=words.suggestions,
            formalities={
                id_: FormalityText(entry.title, entry.why, entry.proof)
                for id_, entry in words.formalities.items()
            },
        )


def _check_keys(file: ContentFile, at: str, given: Collection[str], expected: Collection[str]) -> None:
    problem = key_problem(given, expected)
    if problem is not None:
        raise file.refuse(f"{at}.{problem[0]}", problem[1])
