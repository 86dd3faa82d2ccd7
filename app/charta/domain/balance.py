"""The balance between promotion and prevention: over the sections of a charter, and over what they say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from charta.domain.catalogue import Flavour, Section

LOW_SHARE: Final = 0.4
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]?")


@dataclass(frozen=True)
class Balance:
    """Counts of sections or sentences; mixed ones are left out. `share` is promotion's part, 0 to 1."""

    promotion: int
    prevention: int

    @property
    def share(self) -> float:
        """Promotion's part of both; 0 where there is neither."""
        total = self.promotion + self.prevention
        return round(self.promotion / total, 3) if total else 0.0

    @property
    def leans_to_prevention(self) -> bool:
        """Whether so much more is prevented than encouraged that a team should know."""
        return self.promotion + self.prevention > 0 and self.share < LOW_SHARE

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(self.promotion + other.promotion, self.prevention + other.prevention)


def balance(sections: Iterable[Section]) -> Balance:
    """Return the balance over `sections`."""
    flavours = [section.flavour for section in sections]
    return Balance(flavours.count(Flavour.PROMOTION), flavours.count(Flavour.PREVENTION))


def missing_promotion(present: Balance) -> int:
    """Return how many sections that encourage would bring the share to the limit."""
    added = 0
    while Balance(present.promotion + added, present.prevention).leans_to_prevention:
        added += 1
    return added


class Voice(StrEnum):
    """What a sentence does to its reader."""

    ENCOURAGES = "encourages"
    FORBIDS = "forbids"
    NEITHER = "neither"


@dataclass(frozen=True)
class Cues:
    """The patterns of one language by which a sentence is known to encourage or to forbid.

    What matches an exception is taken out of a sentence before it is looked at for a prohibition. This counts
    turns of phrase and understands none: the figure is a hint, not a measure of tone.
    """

    encourages: Sequence[str]
    forbids: Sequence[str]
    exceptions: Sequence[str]

    def voice(self, sentence: str) -> Voice:
        """Return what a sentence does; one that encourages and forbids counts as neither."""
        sentence = sentence.strip()
        encourages = self._encouraging.search(sentence) is not None
        forbids = self._forbidding.search(self._excepted.sub(" ", sentence)) is not None
        if encourages == forbids:
            return Voice.NEITHER
        return Voice.ENCOURAGES if encourages else Voice.FORBIDS

    def balance(self, text: str) -> Balance:
        """Return the balance over the sentences of a plain text."""
        voices = [self.voice(sentence) for sentence in _SENTENCE.findall(text)]
        return Balance(voices.count(Voice.ENCOURAGES), voices.count(Voice.FORBIDS))

    @cached_property
    def _encouraging(self) -> re.Pattern[str]:
        return _any_of(self.encourages)

    @cached_property
    def _forbidding(self) -> re.Pattern[str]:
        return _any_of(self.forbids)

    @cached_property
    def _excepted(self) -> re.Pattern[str]:
        return _any_of(self.exceptions)


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)
