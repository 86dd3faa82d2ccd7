"""Holds what is said of places against the catalogue: every place is there and speaks of what there is."""

from collections.abc import Iterator, Sequence

from charta.catalog.folders import ContentFolder
from charta.catalog.jurisdictions import DESCRIPTION, FOLDER
from charta.catalog.reading import ContentFile, key_problem
from charta.domain.catalogue import Catalogue
from charta.domain.fields import Condition, Field, FieldType, normalise
from charta.domain.jurisdictions import Jurisdiction, JurisdictionText, Suggestion
from charta.errors import AnswerError, ContentError


def check_jurisdictions(content: ContentFolder, catalogue: Catalogue) -> None:
    """Raise `ContentError` unless every place is there and speaks of what the catalogue has."""
    places = list(catalogue.jurisdictions)
    folders = [name.rpartition("/")[2] for name in _folders(content, catalogue)]
    problem = key_problem(folders, places)
    if problem is not None:
        missing = problem[0] in places
        raise ContentError(
            file=f"{FOLDER}/{problem[0]}",
            problem="it is missing" if missing else "it is no place of the organisation’s",
        )
    for place in catalogue.jurisdictions.values():
        _check_place(content.file(f"{FOLDER}/{place.id}/{DESCRIPTION}"), catalogue, place)


def _check_place(file: ContentFile, catalogue: Catalogue, place: Jurisdiction) -> None:
    for number, fact in enumerate(place.facts):
        _check_sections(file, f"facts[{number}].sections", catalogue, fact.sections)
    for number, suggestion in enumerate(place.suggestions):
        _check_suggestion(file, f"suggestions[{number}]", catalogue, suggestion)
    for number, formality in enumerate(place.formalities):
        at = f"formalities[{number}]"
        _check_sections(file, f"{at}.sections", catalogue, formality.sections)
        for name, conditions in (("when", formality.conditions), ("when_any", formality.alternatives)):
            for index, condition in enumerate(conditions):
                _check_condition(file, f"{at}.{name}[{index}]", catalogue, condition)


def jurisdiction_words(text: JurisdictionText) -> Iterator[tuple[str, str]]:
    """Yield the key and the text of everything that a language says about a place."""
    yield "name", text.name
    for id_, fact in text.facts.items():
        yield from ((f"facts.{id_}.{name}", getattr(fact, name)) for name in ("rule", "text", "source"))
    for id_, reason in text.suggestions.items():
        yield f"suggestions.{id_}", reason
    for id_, formality in text.formalities.items():
        yield from (
            (f"formalities.{id_}.{name}", getattr(formality, name)) for name in ("title", "why", "proof")
        )


def _folders(content: ContentFolder, catalogue: Catalogue) -> tuple[str, ...]:
    return content.described(FOLDER, DESCRIPTION, catalogue.languages)


def _check_sections(file: ContentFile, at: str, catalogue: Catalogue, sections: Sequence[str]) -> None:
    known = [section.id for section in catalogue.sections]
    for section in sections:
        if section not in known:
            raise file.refuse(at, f"there is no section “{section}”")


def _field(file: ContentFile, at: str, catalogue: Catalogue, sheet: str, name: str) -> Field:
    found = {entry.id: entry for entry in (*catalogue.sheets, *catalogue.sections)}
    if sheet not in found:
        raise file.refuse(f"{at}.field", f"there is no section or sheet “{sheet}”")
    if name not in found[sheet].by_id:
        raise file.refuse(f"{at}.field", f"“{sheet}” has no field “{name}”")
    return found[sheet].by_id[name]


def _check_suggestion(file: ContentFile, at: str, catalogue: Catalogue, suggestion: Suggestion) -> None:
    field = _field(file, at, catalogue, suggestion.sheet, suggestion.field)
    if field.type not in (FieldType.CHOICE, FieldType.CHOICES, FieldType.NUMBER):
        raise file.refuse(f"{at}.field", f"type {field.type} takes no suggestion")
    try:
        value = normalise(suggestion.sheet, field, suggestion.value, ())
    except AnswerError as error:
        raise file.refuse(f"{at}.value", str(error)) from error
    if value != suggestion.value:
        raise file.refuse(f"{at}.value", f"write it as the answer is kept: {value}")


def _check_condition(file: ContentFile, at: str, catalogue: Catalogue, condition: Condition) -> None:
    field = _field(file, at, catalogue, condition.sheet or "", condition.field)
    contained = condition.includes or condition.excludes
    type_ = FieldType.CHOICES if contained else FieldType.CHOICE
    if field.type is not type_:
        raise file.refuse(at, f"“{field.id}” is of type {field.type}, not {type_}")
    for choice in condition.any_of if contained is None else (contained,):
        if choice not in field.choices:
            raise file.refuse(at, f"“{choice}” is not a choice of “{field.id}”")
