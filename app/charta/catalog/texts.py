"""What a language says about sheets, departments and terms, read when the language is first asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from charta.catalog.folders import ContentFolder
from charta.catalog.reading import ContentFile, key_problem
from charta.catalog.schema import FieldWords, LexiconSpec, SectionWords, SheetWords
from charta.domain.catalogue import FieldText, Lexicon, Name, Practice, SheetText
from charta.domain.fields import Column, Field, normalise
from charta.errors import AnswerError

T = TypeVar("T")
DEFAULT_TERMS: Final = "default"
GAP_TERM: Final = "gap"
COUNSEL_TERM: Final = "counsel"


class OnUse(Mapping[str, T], Generic[T]):
    """One value per key, each read when it is first used.

    Raises `ContentError` on that first use if the file does not fit; `check_catalogue` uses all.
    """

    def __init__(self, keys: Sequence[str], read: Callable[[str], T]) -> None:
        self._keys = tuple(keys)
        self._read = read
        self._kept: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._kept:
            self._kept[key] = self._read(key)
        return self._kept[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys


class ByLanguage(OnUse[T]):
    """One value per language.

    Reading every language of every section costs more than the rest of the start, and a charter speaks one
    or two.
    """


class ByPlace(OnUse[T]):
    """One value per place. Few charters concern more than two, and none has to be known to show a window."""


@dataclass(frozen=True)
class SheetTextReader:
    """Reads what the languages say about the sheet or section in `folder`, which has `fields`."""

    content: ContentFolder
    folder: str
    kind: type[SheetWords | SectionWords]
    fields: Sequence[Field]

    def read(self, language: str) -> SheetText:
        """Return what one language says; raise `ContentError`."""
        file = self.content.file(f"{self.folder}/{language}.toml")
        words = file.read(self.kind)
        _check_keys(file, "fields", words.fields, [field.id for field in self.fields])
        texts: dict[str, FieldText] = {}
        for field in self.fields:
            spoken = words.fields[field.id]
            _check_field(file, f"fields.{field.id}", field, spoken)
            _check_default(file, field, spoken.default, language)
            texts[field.id] = _field_text(spoken)
        return SheetText(
            title=words.title,
            purpose=words.purpose,
            questions=words.questions,
            pitfalls=words.pitfalls,
            practice=tuple(Practice(entry.who, entry.what, entry.source) for entry in words.practice),
            fields=texts,
        )


def _field_text(words: FieldWords) -> FieldText:
    return FieldText(
        label=words.label,
        help=words.help,
        choices=words.choices,
        columns={
            name: FieldText(label=column.label, choices=column.choices)
            for name, column in words.columns.items()
        },
        default=words.default,
    )


def _check_keys(file: ContentFile, at: str, given: Collection[str], expected: Collection[str]) -> None:
    problem = key_problem(given, expected)
    if problem is not None:
        raise file.refuse(f"{at}.{problem[0]}", problem[1])


def _check_field(file: ContentFile, at: str, field: Field, words: FieldWords) -> None:
    columns: dict[str, Column] = {column.id: column for column in field.columns}
    _check_keys(file, f"{at}.choices", words.choices, field.choices)
    _check_keys(file, f"{at}.columns", words.columns, columns)
    for name, column in columns.items():
        _check_keys(file, f"{at}.columns.{name}.choices", words.columns[name].choices, column.choices)


def _check_default(file: ContentFile, field: Field, default: str | None, language: str) -> None:
    if default is None:
        return
    at = f"fields.{field.id}.default"
    if not field.translatable:
        raise file.refuse(at, "only a translatable text is suggested here")
    try:
        value = normalise("", field, {language: default}, (language,))
    except AnswerError as error:
        raise file.refuse(at, str(error).removeprefix(".")) from error
    if value != {language: default}:
        raise file.refuse(at, "write it as the answer is kept, without space around it")


@dataclass(frozen=True)
class LexiconReader:
    """Reads the words of the languages.

    `departments` include the sponsor's; without `jurisdictions`, any place may have terms of its own.
    """

    content: ContentFolder
    departments: Sequence[str]
    groups: Sequence[str]
    jurisdictions: Sequence[str]

    def read(self, language: str) -> Lexicon:
        """Return the words of one language; raise `ContentError`."""
        file = self.content.file(f"lexicon/{language}.toml")
        spec = file.read(LexiconSpec)
        _check_keys(file, "departments", spec.departments, self.departments)
        _check_keys(file, "groups", spec.groups, self.groups)
        self._check_terms(file, spec.terms)
        return Lexicon(
            departments={id_: Name(entry.name, entry.short) for id_, entry in spec.departments.items()},
            groups={id_: Name(entry.name) for id_, entry in spec.groups.items()},
            terms=spec.terms,
        )

    def _check_terms(self, file: ContentFile, terms: Mapping[str, Mapping[str, str]]) -> None:
        if DEFAULT_TERMS not in terms:
            raise file.refuse(f"terms.{DEFAULT_TERMS}", "the key is missing")
        for needed in (GAP_TERM, COUNSEL_TERM):
            if needed not in terms[DEFAULT_TERMS]:
                raise file.refuse(f"terms.{DEFAULT_TERMS}.{needed}", "the key is missing")
        for place, local in terms.items():
            if "{what}" not in local.get(GAP_TERM, "{what}"):
                raise file.refuse(f"terms.{place}.{GAP_TERM}", "there is no {what} for the question’s label")
            if self.jurisdictions and place not in (DEFAULT_TERMS, *self.jurisdictions):
                raise file.refuse(f"terms.{place}", "there is no such jurisdiction")
            for term in local:
                if term not in terms[DEFAULT_TERMS]:
                    raise file.refuse(f"terms.{place}.{term}", f"terms.{DEFAULT_TERMS} has no such term")
