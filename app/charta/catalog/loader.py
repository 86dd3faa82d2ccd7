"""Loads the catalogue: departments, groups, sheets and sections, with their texts by language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, Generic, TypeVar

from charta.catalog.fields import IDENTIFIER, Known, read_condition, read_fields
from charta.catalog.folders import ContentFolder, check_templates
from charta.catalog.reading import ContentFile, check_unique
from charta.catalog.schema import Departments, Groups, SectionSpec, SectionWords, SheetSpec, SheetWords
from charta.catalog.texts import ByLanguage, ByPlace, LexiconReader, SheetTextReader
from charta.domain.catalogue import Catalogue, Section, Sheet, SheetText
from charta.domain.fields import Field
from charta.domain.jurisdictions import Jurisdiction
from charta.services.reading import ORGANISATION

S = TypeVar("S", bound=SheetSpec)
_SECTION_ID: Final = re.compile(r"S\d\d")


def load_catalogue(resources: Path, templates: Path | None = None) -> Catalogue:
    """Return everything that can be asked and signed; raise `ContentError` for content that does not fit.

    The files of a language are read when that language is first used, and may raise then. With `templates`,
    every section must have its wording there in every language.
    """
    content = ContentFolder(resources)
    departments, sponsor = _departments(content.file("departments.toml"))
    groups = _groups(content.file("groups.toml"))
    languages = content.languages()
    prepared = _specs(content, "sheets", "sheet.toml", SheetSpec, languages)
    languages = _in_order(languages, prepared)
    sheets = _sheets(prepared, languages)
    written = _specs(content, "sections", "section.toml", SectionSpec, languages)
    for entry in written:
        _check_section(entry, groups, departments)
    sections = _sections(written, languages, _fields_of(sheets))
    if templates is not None:
        check_templates(templates, [section.id for section in sections], languages)
    places = _organisation_choices(prepared, "jurisdictions")
    lexicon = LexiconReader(content, (*departments, sponsor), groups, places)
    return Catalogue(
        languages=languages,
        departments=departments,
        sponsor=sponsor,
        groups=groups,
        sheets=sheets,
        sections=sections,
        lexicons=ByLanguage(languages, lexicon.read),
        jurisdictions=_jurisdictions(content, departments, languages, places),
    )


def _jurisdictions(
    content: ContentFolder, departments: Sequence[str], languages: Sequence[str], places: Sequence[str]
) -> Mapping[str, Jurisdiction]:
    def read(place: str) -> Jurisdiction:
        # Not even the shape of their files is needed to start.
        from charta.catalog.jurisdictions import JurisdictionReader

        return JurisdictionReader(content, departments, languages, places).read(place)

    return ByPlace(places, read)


@dataclass(frozen=True)
class _Described(Generic[S]):
    """A folder with what its language-neutral file says."""

    content: ContentFolder
    folder: str
    file: ContentFile
    spec: S


def _specs(
    content: ContentFolder, parent: str, name: str, kind: type[S], languages: Sequence[str]
) -> list[_Described[S]]:
    """Return the sheets or sections in their order, as far as types go."""
    described = []
    for folder in content.described(parent, name, languages):
        file = content.file(f"{folder}/{name}")
        described.append(_Described(content, folder, file, file.read(kind)))
    described.sort(key=lambda entry: entry.spec.order)
    for before, after in pairwise(described):
        if before.spec.order == after.spec.order:
            raise after.file.refuse("order", f"{after.spec.order} is the place of {before.spec.id}")
    return described


def _sheets(prepared: Iterable[_Described[SheetSpec]], languages: Sequence[str]) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    for entry in prepared:
        spec = entry.spec
        if not IDENTIFIER.fullmatch(spec.id) or spec.id != entry.file.path.parent.name:
            raise entry.file.refuse("id", f"“{spec.id}” is not the name of the folder")
        fields = read_fields(entry.file, spec.id, spec.fields, _fields_of(sheets))
        texts = _texts(entry, SheetWords, fields, languages)
        sheets.append(Sheet(spec.id, spec.order, fields, texts))
    return tuple(sheets)


def _sections(
    written: Iterable[_Described[SectionSpec]], languages: Sequence[str], known: Known
) -> tuple[Section, ...]:
    sections = []
    for entry in written:
        spec = entry.spec
        fields = read_fields(entry.file, spec.id, spec.fields, known)
        section = Section(
            id=spec.id,
            order=spec.order,
            fields=fields,
            texts=_texts(entry, SectionWords, fields, languages),
            group=spec.group,
            flavour=spec.flavour,
            core=spec.core,
            core_unless=read_condition(entry.file, "core_unless", spec.core_unless, {}, known),
            lead=spec.lead,
            signs=spec.signs,
            consulted=spec.consulted,
            seed=spec.seed,
        )
        sections.append(section)
    return tuple(sections)


def _texts(
    entry: _Described[S],
    kind: type[SheetWords | SectionWords],
    fields: tuple[Field, ...],
    languages: Sequence[str],
) -> Mapping[str, SheetText]:
    reader = SheetTextReader(entry.content, entry.folder, kind, fields)
    return ByLanguage(languages, reader.read)


def _fields_of(sheets: Iterable[Sheet]) -> Known:
    return {sheet.id: sheet.by_id for sheet in sheets}


# -- checks -----------------------------------------------------------------------------------------------


def _departments(file: ContentFile) -> tuple[tuple[str, ...], str]:
    spec = file.read(Departments)
    _check_ids(file, "departments", spec.departments)
    if not IDENTIFIER.fullmatch(spec.sponsor) or spec.sponsor in spec.departments:
        raise file.refuse("sponsor", f"“{spec.sponsor}” is no id of its own")
    return spec.departments, spec.sponsor


def _groups(file: ContentFile) -> tuple[str, ...]:
    spec = file.read(Groups)
    _check_ids(file, "groups", spec.groups)
    return spec.groups


def _check_ids(file: ContentFile, key: str, ids: Sequence[str]) -> None:
    for id_ in ids:
        if not IDENTIFIER.fullmatch(id_):
            raise file.refuse(key, f"“{id_}” is not lower case letters, digits and underscores")
    check_unique(file, key, ids)


def _check_section(entry: _Described[SectionSpec], groups: Sequence[str], departments: Sequence[str]) -> None:
    file, spec = entry.file, entry.spec
    if not _SECTION_ID.fullmatch(spec.id) or spec.id != file.path.parent.name:
        raise file.refuse("id", f"“{spec.id}” is not the name of the folder, such as S12")
    if spec.group not in groups:
        raise file.refuse("group", f"there is no group “{spec.group}”")
    check_unique(file, "seed", spec.seed)
    for key, listed in (("signs", spec.signs), ("consulted", spec.consulted)):
        check_unique(file, key, listed)
        for department in listed:
            if department not in departments:
                raise file.refuse(key, f"there is no department “{department}”")
    if spec.lead not in spec.signs:
        raise file.refuse("lead", f"“{spec.lead}” is not among those who sign")
    for department in spec.consulted:
        if department in spec.signs:
            raise file.refuse("consulted", f"“{department}” signs already")


def _organisation_choices(prepared: Iterable[_Described[SheetSpec]], field: str) -> tuple[str, ...]:
    """Return the choices of a field of the organisation's sheet, none where there is no such field."""
    for entry in prepared:
        for spec in entry.spec.fields if entry.spec.id == ORGANISATION else ():
            if spec.id == field:
                return spec.choices or ()
    return ()


def _in_order(languages: tuple[str, ...], prepared: Sequence[_Described[SheetSpec]]) -> tuple[str, ...]:
    """Return the languages in the order in which the organisation is asked about them."""
    asked = _organisation_choices(prepared, "languages")
    if not asked:
        return languages
    if sorted(asked) != sorted(languages):
        file = next(entry.file for entry in prepared if entry.spec.id == ORGANISATION)
        raise file.refuse("fields", f"the choices of “languages” are not {', '.join(languages)}")
    return asked
