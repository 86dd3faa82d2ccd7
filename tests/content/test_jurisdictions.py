"""Every place says something of the sections, in both languages, with a source; every condition can hold."""

import re

import pytest

from charta.domain.fields import Condition, FieldType, normalise
from charta.domain.jurisdictions import Formality, Jurisdiction
from content.sources import LANGUAGES, catalogue

PLACES = list(catalogue().jurisdictions)
EVERY_PLACE = pytest.mark.parametrize("place", PLACES)
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
EVERY_FORMALITY = pytest.mark.parametrize(
    ("place", "formality"),
    [
        (place.id, formality)
        for place in catalogue().jurisdictions.values()
        for formality in place.formalities
    ],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
ENDS = re.compile(r"[.?!]$")
COUNSEL = re.compile(r"vérifier avec un conseiller|verify with counsel", re.IGNORECASE)
GENERAL = {"S01", "S04", "S08", "S10", "S18"}
"""Sections on which no place has a rule, or few do."""


def entry(place: str) -> Jurisdiction:
    return catalogue().jurisdictions[place]


def test_every_place_that_can_be_chosen_is_told_about() -> None:
    (field,) = [field for field in catalogue().sheet("organisation").fields if field.id == "jurisdictions"]
    assert tuple(PLACES) == field.choices
    assert {place.id: place.within for place in catalogue().jurisdictions.values() if place.within} == {
        "quebec": ("canada",),
        "france": ("european_union",),
        "belgium": ("european_union",),
    }


@EVERY_PLACE
def test_narrower_places_come_before_the_wider_ones(place: str) -> None:
    assert all(PLACES.index(place) < PLACES.index(wider) for wider in entry(place).within)


@EVERY_PLACE
def test_a_place_has_facts_and_formalities_on_sections_that_exist(place: str) -> None:
    known = {section.id for section in catalogue().sections}
    assert len(entry(place).facts) >= 4
    assert entry(place).formalities
    for told in (*entry(place).facts, *entry(place).formalities):
        assert set(told.sections) <= known, told.id
    assert all(fact.sections for fact in entry(place).facts)


def test_most_sections_have_a_fact_somewhere() -> None:
    touched = {section for place in PLACES for fact in entry(place).facts for section in fact.sections}
    assert {section.id for section in catalogue().sections} - touched <= GENERAL


@EVERY_PLACE
@IN_EVERY_LANGUAGE
def test_texts_are_whole_sentences_and_titles_are_none(place: str, language: str) -> None:
    text = entry(place).text(language)
    for fact in text.facts.values():
        assert ENDS.search(fact.text), fact.text
        assert not ENDS.search(fact.source), fact.source
    for reason in text.suggestions.values():
        assert ENDS.search(reason), reason
    for formality in text.formalities.values():
        assert not ENDS.search(formality.title), formality.title
        assert len(formality.title) <= 80, formality.title
        assert ENDS.search(formality.why), formality.why
        assert ENDS.search(formality.proof), formality.proof


@EVERY_PLACE
@IN_EVERY_LANGUAGE
def test_titles_and_rules_are_told_apart(place: str, language: str) -> None:
    text = entry(place).text(language)
    titles = [formality.title for formality in text.formalities.values()]
    assert len(set(titles)) == len(titles)
    facts = [(fact.rule, fact.text) for fact in text.facts.values()]
    assert len(set(facts)) == len(facts)


@EVERY_PLACE
@IN_EVERY_LANGUAGE
def test_what_goes_with_every_fact_is_said_once_by_the_lexicon(place: str, language: str) -> None:
    assert COUNSEL.search(catalogue().lexicon(language).terms["default"]["counsel"])
    text = entry(place).text(language)
    for told in (*text.facts.values(), *text.formalities.values(), *text.suggestions.values()):
        assert not COUNSEL.search(str(told)), told


@IN_EVERY_LANGUAGE
def test_a_place_has_a_name_of_its_own(language: str) -> None:
    names = [entry(place).text(language).name for place in PLACES]
    assert len(set(names)) == len(names)


@EVERY_PLACE
def test_a_suggestion_is_an_answer_that_its_field_takes_as_it_is_kept(place: str) -> None:
    for suggestion in entry(place).suggestions:
        field = catalogue().section(suggestion.sheet).field(suggestion.field)
        assert normalise(suggestion.sheet, field, suggestion.value, ()) == suggestion.value


@EVERY_FORMALITY
def test_an_owner_is_a_department(place: str, formality: Formality) -> None:
    assert formality.owner in catalogue().departments


@EVERY_FORMALITY
def test_what_comes_first_stands_before_it(place: str, formality: Formality) -> None:
    ids = [other.id for other in entry(place).formalities]
    assert all(ids.index(earlier) < ids.index(formality.id) for earlier in formality.after)


@EVERY_FORMALITY
def test_every_condition_can_hold_and_can_fail(place: str, formality: Formality) -> None:
    for condition in (*formality.conditions, *formality.alternatives):
        field = catalogue().sheet(condition.sheet or "").field(condition.field)
        assert {True, False} == {condition.holds(value) for value in answers(condition)}, condition
        assert field.type in (FieldType.CHOICE, FieldType.CHOICES)


def answers(condition: Condition) -> list[str | tuple[str, ...]]:
    """Return every answer that may decide on a condition."""
    field = catalogue().sheet(condition.sheet or "").field(condition.field)
    if field.type is FieldType.CHOICE:
        return list(field.choices)
    return [(choice,) for choice in field.choices]


def test_only_the_french_procedure_makes_a_charter_wait_a_month() -> None:
    waits = {
        f"{place}.{formality.id}": formality.months
        for place in PLACES
        for formality in entry(place).formalities
        if formality.months
    }
    assert waits == {"france.filing": 1, "france.publicity": 1}
