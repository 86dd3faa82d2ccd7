"""The ambassador diagnostic: what is asked, and what a survey's sums say.

Results are worked out from sums by group (`records.Tally`). No result is given for fewer people than
`Diagnostic.smallest`, nor one from which such a result could be subtracted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    """How a score reads. The limits are suggestions that nobody has validated."""

    LOW = "low"
    FRAGILE = "fragile"
    SOUND = "sound"


@dataclass(frozen=True)
class Item:
    """A statement; `unknown_counts` tells that 'do not know' scores 1 instead of being left out."""

    id: str
    factor: str
    unknown_counts: bool = False


class Rule(StrEnum):
    """When a reading applies: its items together are not sound, or those of each factor are sound."""

    LOW = "low"
    SOUND = "sound"


@dataclass(frozen=True)
class Reading:
    """What scores on some items mean, and what answers them; `fields` are questions, `S08.free`.

    Where nothing answers them, nothing is to be done: a preference is stated, and respected.
    """

    id: str
    items: tuple[str, ...]
    seed: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    rule: Rule = Rule.LOW

    @property
    def is_respected(self) -> bool:
        """Whether this is a preference, which nothing may follow from."""
        return not (self.seed or self.sections or self.fields or self.activities)


@dataclass(frozen=True)
class SpreadsheetText:
    """What a language says in a spreadsheet to fill: names of the two sheets, lines of guidance, a hint."""

    answers: str
    guide: str
    guidance: str
    allowed: str


@dataclass(frozen=True)
class DiagnosticText:
    """What a language says: statements by item, names by factor, points of the scale (six), readings.

    `readings` names each of them, `advice` says what to do; `bands_note` says how little the bands claim.
    `headings` are words by which spreadsheets call the group, the item, the people and 'unknown'.
    """

    title: str
    purpose: str
    instructions: str
    scale: tuple[str, ...]
    factors: Mapping[str, str]
    items: Mapping[str, str]
    bands: Mapping[str, str]
    bands_note: str
    readings: Mapping[str, str]
    advice: Mapping[str, str]
    seed: Mapping[str, str]
    activities: Mapping[str, str]
    headings: Mapping[str, tuple[str, ...]]
    spreadsheet: SpreadsheetText


@dataclass(frozen=True)
class Diagnostic:
    """The questionnaire. A mean under `fragile_from` is low, from `sound_from` on it is sound."""

    smallest: int
    fragile_from: float
    sound_from: float
    factors: tuple[str, ...]
    items: tuple[Item, ...]
    readings: tuple[Reading, ...]
    texts: Mapping[str, DiagnosticText]

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of the items in the order in which they are asked."""
        return tuple(item.id for item in self.items)

    def text(self, language: str) -> DiagnosticText:
        """Return the texts in `language`, or in the first language where that one is absent."""
        return self.texts.get(language) or next(iter(self.texts.values()))

    def band(self, mean: float) -> Band:
        """Return how a mean reads."""
        if mean < self.fragile_from:
            return Band.LOW
        return Band.FRAGILE if mean < self.sound_from else Band.SOUND


@dataclass(frozen=True)
class ItemResult:
    """A statement's mean, 1 to 5 (None where nobody scored it), and counts for 1 to 5 and 'do not know'."""

    item: str
    mean: float | None
    counts: tuple[int, ...]


@dataclass(frozen=True)
class FactorResult:
    """A factor's mean of the means of its items."""

    factor: str
    mean: float | None
    band: Band | None


@dataclass(frozen=True)
class GroupResult:
    """The results of a group, or of everybody (`group` is empty then)."""

    group: str
    respondents: int
    factors: tuple[FactorResult, ...]
    items: tuple[ItemResult, ...]


@dataclass(frozen=True)
class Finding:
    """A reading that applies, with the mean of its items and how it reads."""

    reading: Reading
    mean: float
    band: Band


@dataclass(frozen=True)
class SurveyResult:
    """A survey's results. `everybody` is None while too few have answered; `hidden` are groups not shown.

    Findings are about everybody, never about a group. How many are in a hidden group is told nowhere.
    """

    number: int
    title: str
    date: str
    closed: bool
    respondents: int
    everybody: GroupResult | None
    groups: Sequence[GroupResult]
    hidden: Sequence[str]
    findings: Sequence[Finding]
