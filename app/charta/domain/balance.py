"""The balance between promotion and prevention over the sections of a charter."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from charta.domain.catalogue import Flavour, Section

LOW_SHARE: Final = 0.4


@dataclass(frozen=True)
class Balance:
    """Counts of sections; mixed ones are left out. `share` is promotion's part, 0 to 1."""

    promotion: int
    prevention: int

    @property
    def share(self) -> float:
        """Promotion's part of both; 0 where there is neither."""
        total = self.promotion + self.prevention
        return round(self.promotion / total, 3) if total else 0.0

    @property
    def leans_to_prevention(self) -> bool:
        """Whether the sections prevent so much more than they encourage that a team should know."""
        return self.promotion + self.prevention > 0 and self.share < LOW_SHARE


def balance(sections: Iterable[Section]) -> Balance:
    """Return the balance over `sections`."""
    flavours = [section.flavour for section in sections]
    return Balance(flavours.count(Flavour.PROMOTION), flavours.count(Flavour.PREVENTION))
