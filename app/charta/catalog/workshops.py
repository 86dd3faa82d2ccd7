"""Reads the plans for workshops: meetings with their time, and what opens, interrupts and closes them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from charta.catalog.fields import IDENTIFIER
from charta.catalog.folders import ContentFolder
from charta.catalog.reading import ContentFile, key_problem, repeated
from charta.catalog.schema import Strict, Words
from charta.catalog.texts import ByLanguage
from charta.domain.records import ItemKind
from charta.domain.workshops import MOST_MINUTES, FixedItem, PlannedPart, PlanText, WorkshopPlan

_Minutes = Annotated[int, Meta(ge=1, le=MOST_MINUTES)]


class FixedSpec(Strict, frozen=True):
    """An item that a meeting has besides the sections."""

    kind: ItemKind
    minutes: _Minutes
    after: Annotated[float, Meta(ge=0, le=1)] = 0.0


class PartSpec(Strict, frozen=True):
    """A meeting of a plan."""

    minutes: _Minutes
    fixed: tuple[FixedSpec, ...] = ()


class PlanSpec(Strict, frozen=True):
    """A plan in `plans.toml`."""

    id: str
    parts: Annotated[tuple[PartSpec, ...], Meta(min_length=1)]


class PlansSpec(Strict, frozen=True):
    """`plans.toml`."""

    plans: Annotated[tuple[PlanSpec, ...], Meta(min_length=1)]


class PlanWords(Strict, frozen=True):
    """What a plan and its meetings are called."""

    name: Words
    purpose: Words
    parts: tuple[Words, ...]


class PlansWords(Strict, frozen=True):
    """`fr.toml` of the plans."""

    plans: dict[str, PlanWords]


def load_plans(resources: Path, languages: Sequence[str]) -> tuple[WorkshopPlan, ...]:
    """Return the plans for workshops; raise `ContentError` for content that does not fit."""
    content = ContentFolder(resources)
    file = content.file("workshops/plans.toml")
    specs = file.read(PlansSpec).plans
    for number, spec in enumerate(specs):
        _check(file, f"plans[{number}]", spec)
    twice = repeated([spec.id for spec in specs])
    if twice is not None:
        raise file.refuse("plans", f"id “{twice}” comes twice")
    texts = ByLanguage(languages, _words(content, specs))
    return tuple(_plan(spec, _of(texts, spec.id, languages)) for spec in specs)


def _plan(spec: PlanSpec, texts: Mapping[str, PlanText]) -> WorkshopPlan:
    parts = tuple(
        PlannedPart(
            part.minutes, tuple(FixedItem(item.kind, item.minutes, item.after) for item in part.fixed)
        )
        for part in spec.parts
    )
    return WorkshopPlan(spec.id, parts, texts)


def _check(file: ContentFile, at: str, spec: PlanSpec) -> None:
    if not IDENTIFIER.fullmatch(spec.id):
        raise file.refuse(f"{at}.id", f"“{spec.id}” is not lower case letters, digits and underscores")
    for number, part in enumerate(spec.parts):
        place = f"{at}.parts[{number}]"
        if any(item.kind in (ItemKind.SECTION, ItemKind.OTHER) for item in part.fixed):
            raise file.refuse(f"{place}.fixed", "a section or an item of one's own is no fixed item")
        if sum(item.minutes for item in part.fixed) >= part.minutes:
            raise file.refuse(f"{place}.minutes", "the fixed items leave no time for a section")


def _words(content: ContentFolder, specs: Sequence[PlanSpec]) -> Callable[[str], PlansWords]:
    def read(language: str) -> PlansWords:
        file = content.file(f"workshops/{language}.toml")
        words = file.read(PlansWords)
        problem = key_problem(words.plans, [spec.id for spec in specs])
        if problem is not None:
            raise file.refuse(f"plans.{problem[0]}", problem[1])
        for spec in specs:
            if len(words.plans[spec.id].parts) != len(spec.parts):
                raise file.refuse(f"plans.{spec.id}.parts", "there is not one title for each meeting")
        return words

    return read


def _of(texts: Mapping[str, PlansWords], id_: str, languages: Sequence[str]) -> Mapping[str, PlanText]:
    def read(language: str) -> PlanText:
        words = texts[language].plans[id_]
        return PlanText(words.name, words.purpose, words.parts)

    return ByLanguage(languages, read)
