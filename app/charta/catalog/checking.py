"""Checks what loading leaves out for speed: every file of every language, and the languages side by side."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from charta.catalog.folders import ContentFolder
from charta.catalog.loader import load_catalogue
from charta.domain.catalogue import Catalogue, Lexicon, Section, SheetText
from charta.domain.text import clean_block
from charta.errors import ContentError


def check_catalogue(resources: Path, templates: Path | None = None) -> Catalogue:
    """Return the catalogue after reading and comparing all of it; raise `ContentError`."""
    catalogue = load_catalogue(resources, templates)
    for sheet in (*catalogue.sheets, *catalogue.sections):
        folder = f"{'sections' if isinstance(sheet, Section) else 'sheets'}/{sheet.id}"
        _compare(folder, {language: _keys(text) for language, text in sheet.texts.items()})
        for language, text in sheet.texts.items():
            _check_spelling(f"{folder}/{language}.toml", _sheet_words(text))
    _compare(
        "lexicon", {language: _lexicon_keys(lexicon) for language, lexicon in catalogue.lexicons.items()}
    )
    for language, lexicon in catalogue.lexicons.items():
        _check_spelling(f"lexicon/{language}.toml", _lexicon_words(lexicon))
    _check_places(resources, catalogue)
    return catalogue


def _check_places(resources: Path, catalogue: Catalogue) -> None:
    # Loading must not bring in what reads places: nothing of them is needed to start.
    from charta.catalog.jurisdiction_checks import check_jurisdictions, jurisdiction_words

    check_jurisdictions(ContentFolder(resources), catalogue)
    for place in catalogue.jurisdictions.values():
        for language, said in place.texts.items():
            _check_spelling(f"jurisdictions/{place.id}/{language}.toml", jurisdiction_words(said))


def _compare(folder: str, keys: Mapping[str, Sequence[str]]) -> None:
    """Raise for the first key that a language has and the first language does not, or the reverse."""
    reference, *others = keys
    for language in others:
        for key in keys[reference]:
            if key not in keys[language]:
                raise _refused(folder, language, key, f"the key is missing, but {reference}.toml has it")
        for key in keys[language]:
            if key not in keys[reference]:
                raise _refused(folder, language, key, f"{reference}.toml has no such key")


def _refused(folder: str, language: str, key: str, problem: str) -> ContentError:
    return ContentError(file=f"{folder}/{language}.toml", problem=f"{key}: {problem}")


def _keys(text: SheetText) -> list[str]:
    """Return the keys that a language is free to have; the fields' own are held against the fields."""
    lists = {"questions": text.questions, "pitfalls": text.pitfalls, "practice": text.practice}
    return [
        *(f"{name}[{number}]" for name, entries in lists.items() for number in range(len(entries))),
        *(f"fields.{id_}.default" for id_, field in text.fields.items() if field.default is not None),
    ]


def _lexicon_keys(lexicon: Lexicon) -> list[str]:
    return [f"terms.default.{term}" for term in lexicon.terms["default"]]


def _check_spelling(file: str, words: Iterator[tuple[str, str]]) -> None:
    for key, text in words:
        if clean_block(text) != text:
            raise ContentError(
                file=file, problem=f"{key}: space at an end, or characters that are not in their usual form"
            )


def _sheet_words(text: SheetText) -> Iterator[tuple[str, str]]:
    yield "title", text.title
    yield "purpose", text.purpose
    for name, entries in (("questions", text.questions), ("pitfalls", text.pitfalls)):
        yield from ((f"{name}[{number}]", entry) for number, entry in enumerate(entries))
    for number, practice in enumerate(text.practice):
        for key, entry in (("who", practice.who), ("what", practice.what), ("source", practice.source)):
            yield f"practice[{number}].{key}", entry
    for id_, field in text.fields.items():
        yield f"fields.{id_}.label", field.label
        yield f"fields.{id_}.help", field.help
        for choice, label in field.choices.items():
            yield f"fields.{id_}.choices.{choice}", label
        for name, column in field.columns.items():
            yield f"fields.{id_}.columns.{name}.label", column.label
            for choice, label in column.choices.items():
                yield f"fields.{id_}.columns.{name}.choices.{choice}", label


def _lexicon_words(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for kind, names in (("departments", lexicon.departments), ("groups", lexicon.groups)):
        yield from ((f"{kind}.{id_}.name", entry.name) for id_, entry in names.items())
    for place, terms in lexicon.terms.items():
        yield from ((f"terms.{place}.{term}", word) for term, word in terms.items())
