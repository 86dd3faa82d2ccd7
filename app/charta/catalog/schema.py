"""The shape of the content files: what keys there are and of which type (docs/content.md)."""

from typing import Annotated

from msgspec import Meta, Struct
from msgspec import field as key

from charta.domain.catalogue import Flavour
from charta.domain.fields import FieldType

Words = Annotated[str, Meta(min_length=1)]
Positive = Annotated[int, Meta(ge=1)]


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of which every key is known."""


# -- what does not depend on a language -----------------------------------------------------------------


class Departments(Strict, frozen=True):
    """`departments.toml`."""

    departments: Annotated[tuple[str, ...], Meta(min_length=1)]
    sponsor: str


class Groups(Strict, frozen=True):
    """`groups.toml`."""

    groups: Annotated[tuple[str, ...], Meta(min_length=1)]


class When(Strict, frozen=True):
    """When a field is asked; exactly one of the four tests is given."""

    field: str
    is_: str | None = key(default=None, name="is")
    in_: tuple[str, ...] | None = key(default=None, name="in")
    includes: str | None = None
    answered: bool | None = None


class ColumnSpec(Strict, frozen=True):
    """A column of a field of rows."""

    id: str
    type: FieldType
    choices: tuple[str, ...] | None = None
    required: bool = False
    translatable: bool = False
    max_length: Positive | None = None
    minimum: int | None = None
    maximum: int | None = None


class FieldSpec(ColumnSpec, frozen=True):
    """A question."""

    columns: tuple[ColumnSpec, ...] | None = None
    default: str | int | tuple[str, ...] | None = None
    max_rows: Positive | None = None
    when: When | None = None


class SheetSpec(Strict, frozen=True):
    """`sheet.toml`."""

    id: str
    order: Positive
    fields: tuple[FieldSpec, ...]


class SectionSpec(SheetSpec, frozen=True):
    """`section.toml`."""

    group: str
    flavour: Flavour
    core: bool
    lead: str
    signs: Annotated[tuple[str, ...], Meta(min_length=1)]
    consulted: tuple[str, ...]
    seed: tuple[Words, ...]
    core_unless: When | None = None


# -- what a language says -------------------------------------------------------------------------------


class ColumnWords(Strict, frozen=True):
    """What a column is called."""

    label: Words
    choices: dict[str, Words] = {}


class FieldWords(Strict, frozen=True):
    """What a field is called and what helps to answer it."""

    label: Words
    help: Words
    choices: dict[str, Words] = {}
    columns: dict[str, ColumnWords] = {}
    default: Words | None = None


class PracticeWords(Strict, frozen=True):
    """What another organisation does."""

    who: Words
    what: Words
    source: Words


class SheetWords(Strict, frozen=True):
    """`fr.toml` of a sheet; only a section owes its readers questions, pitfalls and practice."""

    title: Words
    purpose: Words
    questions: tuple[Words, ...] = ()
    pitfalls: tuple[Words, ...] = ()
    practice: tuple[PracticeWords, ...] = ()
    fields: dict[str, FieldWords] = {}


class SectionWords(Strict, frozen=True):
    """`fr.toml` of a section."""

    title: Words
    purpose: Words
    questions: Annotated[tuple[Words, ...], Meta(min_length=3, max_length=6)]
    pitfalls: Annotated[tuple[Words, ...], Meta(min_length=2, max_length=4)]
    practice: Annotated[tuple[PracticeWords, ...], Meta(min_length=2, max_length=4)]
    fields: dict[str, FieldWords] = {}


class DepartmentName(Strict, frozen=True):
    """A department's name and its two to four capitals."""

    name: Words
    short: Annotated[str, Meta(pattern="^[A-ZÀ-Ý]{2,4}$")]


class GroupName(Strict, frozen=True):
    """A group's name."""

    name: Words


class LexiconSpec(Strict, frozen=True):
    """`lexicon/fr.toml`."""

    departments: dict[str, DepartmentName]
    groups: dict[str, GroupName]
    terms: dict[str, dict[str, Words]]
