"""The catalogue: what sections, sheets and departments there are, and what a language calls them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from charta.domain.fields import Condition, Field
from charta.domain.jurisdictions import Jurisdiction
from charta.errors import UnknownDepartment, UnknownField, UnknownSheet


class Flavour(StrEnum):
    """Whether a section encourages, prevents, or does both."""

    PROMOTION = "promotion"
    PREVENTION = "prevention"
    MIXED = "mixed"


@dataclass(frozen=True)
class FieldText:
    """What a language says about a field, or about a column of rows (then without help)."""

    label: str
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, "FieldText"] = field(default_factory=dict)
    default: str | None = None


@dataclass(frozen=True)
class Practice:
    """What another organisation does, and where that was read."""

    who: str
    what: str
    source: str


@dataclass(frozen=True)
class SheetText:
    """What a language says about a sheet or section."""

    title: str
    purpose: str
    questions: tuple[str, ...]
    pitfalls: tuple[str, ...]
    practice: tuple[Practice, ...]
    fields: Mapping[str, FieldText]


@dataclass(frozen=True)
class Sheet:
    """Questions with their texts by language. The two sheets of the Prepare phase are plain ones."""

    id: str
    order: int
    fields: tuple[Field, ...]
    texts: Mapping[str, SheetText]

    @cached_property
    def by_id(self) -> Mapping[str, Field]:
        """The fields by their id."""
        return {entry.id: entry for entry in self.fields}

    def field(self, id_: str) -> Field:
        """Return a field; raise `UnknownField`, which names those that there are."""
        try:
            return self.by_id[id_]
        except KeyError:
            raise UnknownField(sheet=self.id, field=id_, known=", ".join(self.by_id)) from None

    def text(self, language: str) -> SheetText:
        """Return the texts in `language`, or in the first language where that one is absent."""
        return self.texts.get(language) or next(iter(self.texts.values()))


@dataclass(frozen=True)
class Section(Sheet):
    """A part of the charter: a sheet that has wording and is signed.

    A core section is part of every charter that does not leave it out; `core_unless` names the organisations
    to which it has nothing to say.
    """

    group: str = ""
    flavour: Flavour = Flavour.MIXED
    core: bool = False
    core_unless: Condition | None = None
    lead: str = ""
    signs: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    seed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Name:
    """A department's or group's name, long and short."""

    name: str
    short: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Words of one language: names, and terms that change with the place; `default` has every term."""

    departments: Mapping[str, Name]
    groups: Mapping[str, Name]
    terms: Mapping[str, Mapping[str, str]]

    def terms_for(self, jurisdictions: tuple[str, ...]) -> Mapping[str, str]:
        """Return the terms of the first jurisdiction, completed by the default ones."""
        local = self.terms.get(jurisdictions[0], {}) if jurisdictions else {}
        return {**self.terms["default"], **local}


@dataclass(frozen=True)
class Catalogue:
    """Everything that can be asked and signed."""

    languages: tuple[str, ...]
    departments: tuple[str, ...]
    sponsor: str
    groups: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    sections: tuple[Section, ...]
    lexicons: Mapping[str, Lexicon]
    jurisdictions: Mapping[str, Jurisdiction] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> Mapping[str, Sheet]:
        return {sheet.id: sheet for sheet in (*self.sheets, *self.sections)}

    def sheet(self, id_: str) -> Sheet:
        """Return a sheet or section; raise `UnknownSheet`, which names those that there are."""
        try:
            return self._by_id[id_]
        except KeyError:
            raise UnknownSheet(sheet=id_, known=", ".join(self._by_id)) from None

    def section(self, id_: str) -> Section:
        """Return a section; raise `UnknownSheet`."""
        sheet = self._by_id.get(id_)
        if isinstance(sheet, Section):
            return sheet
        raise UnknownSheet(sheet=id_, known=", ".join(section.id for section in self.sections))

    def department(self, id_: str) -> str:
        """Return the id of a department; raise `UnknownDepartment`."""
        if id_ not in self.departments:
            raise UnknownDepartment(department=id_, known=", ".join(self.departments))
        return id_

    def called(self, *departments: str) -> Mapping[str, str]:
        """Return what departments are called, by language; several names stand in a row."""
        return {
            language: ", ".join(lexicon.departments[department].name for department in departments)
            for language, lexicon in self.lexicons.items()
        }

    def lexicon(self, language: str) -> Lexicon:
        """Return the words of `language`, or of the first language where that one is absent."""
        return self.lexicons.get(language) or self.lexicons[self.languages[0]]
