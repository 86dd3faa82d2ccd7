"""Reads the roll-out activities: who does what, counted from which day, and what each language says of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta

from charta.catalog.fields import read_condition
from charta.catalog.folders import ContentFolder
from charta.catalog.reading import ContentFile, check_unique, key_problem
from charta.catalog.schema import Strict, When, Words
from charta.catalog.texts import ByLanguage
from charta.domain.catalogue import Catalogue
from charta.domain.rollout import (
    MANAGERS,
    ActivityText,
    Anchor,
    Deliverable,
    Factor,
    FactorText,
    PlannedActivity,
    RolloutCatalogue,
    RolloutText,
)

_ID: Final = re.compile(r"D\d\d")
_MOST_DAYS: Final = 3_000
_MOST_MONTHS: Final = 60
_Days = Annotated[int, Meta(ge=-_MOST_DAYS, le=_MOST_DAYS)]


class ActivitySpec(Strict, frozen=True):
    """An activity in `activities.toml`; the days are missing where only an event can tell them."""

    id: str
    factor: Factor
    owners: Annotated[tuple[str, ...], Meta(min_length=1)]
    anchor: Anchor = Anchor.EFFECTIVE
    start: _Days | None = None
    end: _Days | None = None
    months: Annotated[int, Meta(ge=0, le=_MOST_MONTHS)] = 0
    deliverables: tuple[Deliverable, ...] = ()
    sections: tuple[str, ...] = ()
    when: When | None = None
    jurisdictions: tuple[str, ...] = ()
    formalities: tuple[str, ...] = ()
    before_wait: bool = False


class RolloutSpec(Strict, frozen=True):
    """`activities.toml`."""

    activities: Annotated[tuple[ActivitySpec, ...], Meta(min_length=1)]


class ActivityWords(Strict, frozen=True):
    """What a language says of an activity."""

    title: Words
    how: Words
    evidence: Words


class FactorWords(Strict, frozen=True):
    """What a language calls a success factor."""

    name: Words
    purpose: Words


class RolloutWords(Strict, frozen=True):
    """`fr.toml` of the roll-out."""

    managers: Words
    factors: dict[str, FactorWords]
    activities: dict[str, ActivityWords]


def load_rollout(resources: Path, catalogue: Catalogue) -> RolloutCatalogue:
    """Return the roll-out activities; raise `ContentError` for content that does not fit.

    What a language says is read when that language is first used, and may raise then.
    """
    content = ContentFolder(resources)
    file = content.file("rollout/activities.toml")
    specs = file.read(RolloutSpec).activities
    check_unique(file, "activities", [spec.id for spec in specs])
    reader = _Reader(file, catalogue)
    activities = tuple(reader.activity(f"activities[{number}]", spec) for number, spec in enumerate(specs))
    texts = _Texts(content, [spec.id for spec in specs])
    return RolloutCatalogue(activities, ByLanguage(catalogue.languages, texts.read))


@dataclass(frozen=True)
class _Reader:
    """Reads activities, each held against what the catalogue knows."""

    file: ContentFile
    catalogue: Catalogue

    def activity(self, at: str, spec: ActivitySpec) -> PlannedActivity:
        """Return an activity; raise `ContentError`."""
        if not _ID.fullmatch(spec.id):
            raise self.file.refuse(f"{at}.id", f"“{spec.id}” is not written like D06")
        known = self._known()
        for key, listed in (
            ("owners", spec.owners),
            ("sections", spec.sections),
            ("jurisdictions", spec.jurisdictions),
            ("formalities", spec.formalities),
            ("deliverables", spec.deliverables),
        ):
            check_unique(self.file, f"{at}.{key}", listed)
            for entry in listed:
                if key in known and entry not in known[key]:
                    raise self.file.refuse(f"{at}.{key}", f"there is no “{entry}” to name here")
        start, end = self._days(at, spec)
        fields = {sheet.id: sheet.by_id for sheet in (*self.catalogue.sheets, *self.catalogue.sections)}
        return PlannedActivity(
            id=spec.id,
            factor=spec.factor,
            owners=spec.owners,
            anchor=spec.anchor,
            start=start,
            end=end,
            months=spec.months,
            deliverables=spec.deliverables,
            sections=spec.sections,
            when=read_condition(self.file, f"{at}.when", spec.when, {}, fields),
            jurisdictions=spec.jurisdictions,
            formalities=spec.formalities,
            before_wait=spec.before_wait,
        )

    def _known(self) -> Mapping[str, Sequence[str]]:
        catalogue = self.catalogue
        return {
            "owners": (*catalogue.departments, catalogue.sponsor, MANAGERS),
            "sections": [section.id for section in catalogue.sections],
            "jurisdictions": list(catalogue.jurisdictions),
            "formalities": [
                f"{place.id}.{formality.id}"
                for place in catalogue.jurisdictions.values()
                for formality in place.formalities
            ],
        }

    def _days(self, at: str, spec: ActivitySpec) -> tuple[int, int]:
        if spec.anchor is Anchor.EVENT:
            if (spec.start, spec.end, spec.months) != (None, None, 0):
                raise self.file.refuse(f"{at}.start", "nobody knows the day of an event")
            return 0, 0
        if spec.start is None or spec.end is None:
            raise self.file.refuse(f"{at}.{'end' if spec.end is None else 'start'}", "the key is missing")
        if spec.end < spec.start:
            raise self.file.refuse(f"{at}.end", "it is before the start")
        return spec.start, spec.end


@dataclass(frozen=True)
class _Texts:
    """Reads what the languages say, each against the one list of activities."""

    content: ContentFolder
    ids: Sequence[str]

    def read(self, language: str) -> RolloutText:
        """Return what one language says; raise `ContentError`."""
        file = self.content.file(f"rollout/{language}.toml")
        words = file.read(RolloutWords)
        for key, given, expected in (
            ("factors", words.factors, [factor.value for factor in Factor]),
            ("activities", words.activities, self.ids),
        ):
            problem = key_problem(list(given), expected)
            if problem is not None:
                raise file.refuse(f"{key}.{problem[0]}", problem[1])
        return RolloutText(
            managers=words.managers,
            factors={
                factor: FactorText(words.factors[factor].name, words.factors[factor].purpose)
                for factor in Factor
            },
            activities={
                id_: ActivityText(entry.title, entry.how, entry.evidence)
                for id_, entry in words.activities.items()
            },
        )
