"""Loads the ambassador diagnostic: what is asked, what low scores mean, and what each language says."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta
from msgspec.structs import asdict

from charta.catalog.folders import ContentFolder
from charta.catalog.reading import ContentFile, check_unique, key_problem
from charta.catalog.schema import Strict, Words
from charta.catalog.texts import ByLanguage
from charta.domain.diagnostic import Band, Diagnostic, DiagnosticText, Item, Reading, Rule, SpreadsheetText
from charta.domain.sums import POINTS, WIDTH
from charta.domain.text import clean_block
from charta.errors import ContentError

FOLDER: Final = "diagnostic"
_ITEM: Final = re.compile(r"[A-Z]\d?\.\d")
_SEED: Final = re.compile(r"R\d")
_SECTION: Final = re.compile(r"S\d\d")
_FIELD: Final = re.compile(r"S\d\d\.[a-z][a-z0-9_]*")
_ACTIVITY: Final = re.compile(r"D\d\d")


class ItemSpec(Strict, frozen=True):
    """A statement."""

    id: str
    factor: str
    unknown_counts: bool = False


class ReadingSpec(Strict, frozen=True):
    """What scores on some statements mean."""

    id: str
    items: Annotated[tuple[str, ...], Meta(min_length=1)]
    rule: Rule = Rule.LOW
    seed: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()


class DiagnosticSpec(Strict, frozen=True):
    """`diagnostic.toml`."""

    smallest: Annotated[int, Meta(ge=2)]
    fragile_from: Annotated[float, Meta(gt=1, lt=POINTS)]
    sound_from: Annotated[float, Meta(gt=1, le=POINTS)]
    factors: Annotated[tuple[Words, ...], Meta(min_length=1)]
    items: Annotated[tuple[ItemSpec, ...], Meta(min_length=1)]
    readings: tuple[ReadingSpec, ...]


class ReadingWords(Strict, frozen=True):
    """A reading's name, and what to do."""

    name: Words
    advice: Words


class HeadingWords(Strict, frozen=True):
    """How spreadsheets call things; the first word is the one that is written."""

    group: Annotated[tuple[Words, ...], Meta(min_length=1)]
    item: Annotated[tuple[Words, ...], Meta(min_length=1)]
    people: Annotated[tuple[Words, ...], Meta(min_length=1)]
    unknown: Annotated[tuple[Words, ...], Meta(min_length=1)]


class SpreadsheetWords(Strict, frozen=True):
    r"""What a spreadsheet to fill says; a sheet's name has 31 characters at most, without `[]:*?/\\`."""

    answers: Annotated[str, Meta(pattern=r"^[^\[\]:*?/\\]{1,31}$")]
    guide: Annotated[str, Meta(pattern=r"^[^\[\]:*?/\\]{1,31}$")]
    guidance: Words
    allowed: Annotated[str, Meta(min_length=1, max_length=255)]


class DiagnosticWords(Strict, frozen=True):
    """`fr.toml` of the diagnostic."""

    title: Words
    purpose: Words
    instructions: Words
    scale: Annotated[tuple[Words, ...], Meta(min_length=WIDTH, max_length=WIDTH)]
    bands_note: Words
    bands: dict[str, Words]
    factors: dict[str, Words]
    items: dict[str, Words]
    readings: dict[str, ReadingWords]
    seed: dict[str, Words]
    activities: dict[str, Words]
    headings: HeadingWords
    spreadsheet: SpreadsheetWords


def load_diagnostic(resources: Path, languages: Sequence[str] = ()) -> Diagnostic:
    """Return the questionnaire; raise `ContentError` for content that does not fit.

    `languages` are given in the order of the catalogue; without them, they are found by listing. Their files
    are read when the language is first used, and may raise then.
    """
    content = ContentFolder(resources)
    file = content.file(f"{FOLDER}/diagnostic.toml")
    spec = file.read(DiagnosticSpec)
    _check(file, spec)
    readings = tuple(
        Reading(entry.id, entry.items, entry.seed, entry.sections, entry.fields, entry.activities, entry.rule)
        for entry in spec.readings
    )
    reader = _TextReader(content, spec)
    return Diagnostic(
        smallest=spec.smallest,
        fragile_from=spec.fragile_from,
        sound_from=spec.sound_from,
        factors=spec.factors,
        items=tuple(Item(entry.id, entry.factor, entry.unknown_counts) for entry in spec.items),
        readings=readings,
        texts=ByLanguage(languages or content.languages(), reader.read),
    )


def check_diagnostic(resources: Path) -> Diagnostic:
    """Return the questionnaire after reading all of it, every language too; raise `ContentError`."""
    diagnostic = load_diagnostic(resources)
    for language, text in diagnostic.texts.items():
        for key, words in _spoken(text):
            if clean_block(words) != words:
                raise ContentError(
                    file=f"{FOLDER}/{language}.toml",
                    problem=f"{key}: space at an end, or characters that are not in their usual form",
                )
    return diagnostic


# -- checks -----------------------------------------------------------------------------------------------


def _check(file: ContentFile, spec: DiagnosticSpec) -> None:
    if spec.fragile_from >= spec.sound_from:
        raise file.refuse("sound_from", "it is not above fragile_from")
    check_unique(file, "factors", spec.factors)
    check_unique(file, "items", [entry.id for entry in spec.items])
    check_unique(file, "readings", [entry.id for entry in spec.readings])
    for item in spec.items:
        if not _ITEM.fullmatch(item.id):
            raise file.refuse("items", f"“{item.id}” is not written like F1.1")
        if item.factor not in spec.factors:
            raise file.refuse("items", f"there is no factor “{item.factor}”")
    for factor in spec.factors:
        if all(item.factor != factor for item in spec.items):
            raise file.refuse("factors", f"no item belongs to “{factor}”")
    for reading in spec.readings:
        _check_reading(file, reading, [entry.id for entry in spec.items])


def _check_reading(file: ContentFile, reading: ReadingSpec, items: Collection[str]) -> None:
    at = f"readings.{reading.id}"
    for item in reading.items:
        if item not in items:
            raise file.refuse(f"{at}.items", f"there is no item “{item}”")
    for key, listed, pattern in (
        ("items", reading.items, _ITEM),
        ("seed", reading.seed, _SEED),
        ("sections", reading.sections, _SECTION),
        ("fields", reading.fields, _FIELD),
        ("activities", reading.activities, _ACTIVITY),
    ):
        check_unique(file, f"{at}.{key}", listed)
        for entry in listed:
            if not pattern.fullmatch(entry):
                raise file.refuse(f"{at}.{key}", f"“{entry}” is not an id of this kind")


# -- what a language says -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _TextReader:
    """Reads what the languages say, each against the one description."""

    content: ContentFolder
    spec: DiagnosticSpec

    def read(self, language: str) -> DiagnosticText:
        """Return what one language says; raise `ContentError`."""
        file = self.content.file(f"{FOLDER}/{language}.toml")
        words = file.read(DiagnosticWords)
        named: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
            ("bands", words.bands, [band.value for band in Band]),
            ("factors", words.factors, self.spec.factors),
            ("items", words.items, [item.id for item in self.spec.items]),
            ("readings", words.readings, [reading.id for reading in self.spec.readings]),
            ("seed", words.seed, {id_ for reading in self.spec.readings for id_ in reading.seed}),
            (
                "activities",
                words.activities,
                {id_ for entry in self.spec.readings for id_ in entry.activities},
            ),
        )
        for key, given, expected in named:
            problem = key_problem(given, expected)
            if problem is not None:
                raise file.refuse(f"{key}.{problem[0]}", problem[1])
        return DiagnosticText(
            title=words.title,
            purpose=words.purpose,
            instructions=words.instructions,
            scale=words.scale,
            factors=words.factors,
            items=words.items,
            bands=words.bands,
            bands_note=words.bands_note,
            readings={id_: entry.name for id_, entry in words.readings.items()},
            advice={id_: entry.advice for id_, entry in words.readings.items()},
            seed=words.seed,
            activities=words.activities,
            headings=asdict(words.headings),
            spreadsheet=SpreadsheetText(**asdict(words.spreadsheet)),
        )


def _spoken(text: DiagnosticText) -> Iterator[tuple[str, str]]:
    yield from (("title", text.title), ("purpose", text.purpose), ("instructions", text.instructions))
    yield "bands_note", text.bands_note
    yield from ((f"scale[{number}]", label) for number, label in enumerate(text.scale))
    tables: Mapping[str, Mapping[str, str]] = {
        "factors": text.factors,
        "items": text.items,
        "bands": text.bands,
        "readings": text.readings,
        "advice": text.advice,
        "seed": text.seed,
        "activities": text.activities,
        "spreadsheet": {
            "answers": text.spreadsheet.answers,
            "guide": text.spreadsheet.guide,
            "guidance": text.spreadsheet.guidance,
            "allowed": text.spreadsheet.allowed,
        },
    }
    for kind, heads in text.headings.items():
        yield from ((f"headings.{kind}[{number}]", word) for number, word in enumerate(heads))
    for name, table in tables.items():
        yield from ((f"{name}.{key}", words) for key, words in table.items())
