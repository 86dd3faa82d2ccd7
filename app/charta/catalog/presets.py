"""Reads what a charter may begin with, and by which words a sentence encourages or forbids."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from charta.catalog.fields import IDENTIFIER
from charta.catalog.folders import ContentFolder
from charta.catalog.reading import ContentFile, key_problem, repeated
from charta.catalog.schema import Strict, Words
from charta.catalog.texts import ByLanguage
from charta.domain.balance import Cues
from charta.domain.catalogue import Catalogue
from charta.domain.presets import Preset, PresetText
from charta.services.reading import ORGANISATION, SIZE


class PresetSpec(Strict, frozen=True):
    """A preset in `presets.toml`."""

    id: str
    sizes: tuple[str, ...]
    adds: tuple[str, ...] = ()
    everything: bool = False


class PresetsSpec(Strict, frozen=True):
    """`presets.toml`."""

    presets: Annotated[tuple[PresetSpec, ...], Meta(min_length=1)]


class PresetWords(Strict, frozen=True):
    """What a preset is called."""

    name: Words
    what: Words


class PresetsWords(Strict, frozen=True):
    """`fr.toml` of the presets."""

    presets: dict[str, PresetWords]


class SamplesSpec(Strict, frozen=True):
    """Sentences that prove the patterns."""

    encourages: tuple[Words, ...]
    forbids: tuple[Words, ...]
    neither: tuple[Words, ...]


class CuesSpec(Strict, frozen=True):
    """`balance/fr.toml`."""

    encourages: tuple[Words, ...]
    forbids: tuple[Words, ...]
    exceptions: tuple[Words, ...]
    samples: SamplesSpec


def load_presets(resources: Path, catalogue: Catalogue) -> tuple[Preset, ...]:
    """Return what a charter may begin with; raise `ContentError` for content that does not fit."""
    content = ContentFolder(resources)
    file = content.file("presets/presets.toml")
    specs = file.read(PresetsSpec).presets
    _check(file, specs, catalogue)
    names = [spec.id for spec in specs]
    texts = ByLanguage(catalogue.languages, _words(content, names))
    return tuple(
        Preset(spec.id, spec.adds, spec.everything, spec.sizes, _of(texts, spec.id, catalogue.languages))
        for spec in specs
    )


def load_cues(resources: Path, language: str) -> Cues:
    """Return the patterns of a language; raise `ContentError` for one that is no pattern."""
    return _cues(*_cues_file(resources, language))


def load_samples(resources: Path, language: str) -> SamplesSpec:
    """Return the sentences that prove the patterns of a language."""
    return _cues_file(resources, language)[1].samples


def _cues_file(resources: Path, language: str) -> tuple[ContentFile, CuesSpec]:
    file = ContentFolder(resources).file(f"balance/{language}.toml")
    return file, file.read(CuesSpec)


def _cues(file: ContentFile, spec: CuesSpec) -> Cues:
    for key in ("encourages", "forbids", "exceptions"):
        for number, pattern in enumerate(getattr(spec, key)):
            try:
                re.compile(pattern)
            except re.error as error:
                raise file.refuse(f"{key}[{number}]", f"it is no pattern ({error})") from error
    return Cues(spec.encourages, spec.forbids, spec.exceptions)


def _words(content: ContentFolder, names: Sequence[str]) -> Callable[[str], PresetsWords]:
    def read(language: str) -> PresetsWords:
        file = content.file(f"presets/{language}.toml")
        words = file.read(PresetsWords)
        problem = key_problem(words.presets, names)
        if problem is not None:
            raise file.refuse(f"presets.{problem[0]}", problem[1])
        return words

    return read


def _of(texts: Mapping[str, PresetsWords], id_: str, languages: Sequence[str]) -> Mapping[str, PresetText]:
    def read(language: str) -> PresetText:
        words = texts[language].presets[id_]
        return PresetText(words.name, words.what)

    return ByLanguage(languages, read)


def _check(file: ContentFile, specs: Sequence[PresetSpec], catalogue: Catalogue) -> None:
    known = {section.id for section in catalogue.sections}
    sizes = catalogue.sheet(ORGANISATION).field(SIZE).choices
    for number, spec in enumerate(specs):
        at = f"presets[{number}]"
        if not IDENTIFIER.fullmatch(spec.id):
            raise file.refuse(f"{at}.id", f"“{spec.id}” is not lower case letters, digits and underscores")
        for section in spec.adds:
            if section not in known:
                raise file.refuse(f"{at}.adds", f"there is no section “{section}”")
    for key, entries in (("id", [spec.id for spec in specs]), ("sizes", [s for p in specs for s in p.sizes])):
        twice = repeated(entries)
        if twice is not None:
            raise file.refuse("presets", f"{key} “{twice}” comes twice")
    suggested = [size for spec in specs for size in spec.sizes]
    if sorted(suggested) != sorted(sizes):
        raise file.refuse("presets", f"the sizes are not {', '.join(sizes)}")
