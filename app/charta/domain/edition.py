"""A frozen charter: everything that its documents print, in every language, kept as it was published."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from charta.domain.fingerprint import SectionText, canonical_text, combined, fingerprint
from charta.domain.printed import PrintedCharter

RENEWAL_MONTHS: Final = 12
_NUMBER: Final = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")


@dataclass(frozen=True)
class Edition:
    """The charter by language, the leading one first, and the lines of the one page of each section.

    `renewal_months` is how long a signature of it lasts, 0 for good.
    """

    languages: tuple[str, ...]
    charters: Mapping[str, PrintedCharter]
    cards: Mapping[str, tuple[Mapping[str, tuple[str, ...]], ...]]
    renewal_months: int = RENEWAL_MONTHS

    @property
    def is_whole(self) -> bool:
        """Whether every language has the same sections and the one page of each."""
        charters = [self.charters.get(language) for language in self.languages]
        sections = {tuple(entry.id for entry in charter.sections) for charter in charters if charter}
        pages = {len(self.cards.get(language, ())) for language in self.languages}
        return bool(charters) and None not in charters and len(sections) == 1 and pages == {len(*sections)}

    def fingerprints(self) -> Mapping[str, str]:
        """Return the fingerprint of each section, worked out anew from its words."""
        leading = self.charters[self.languages[0]]
        return {
            section.id: fingerprint(canonical_text(section.id, self._texts(place)))
            for place, section in enumerate(leading.sections)
        }

    def fingerprint(self) -> str:
        """Return the fingerprint of the whole, worked out anew from its words."""
        return combined(self.fingerprints().values())

    def _texts(self, place: int) -> Mapping[str, SectionText]:
        sections = {language: self.charters[language].sections[place] for language in self.languages}
        return {
            language: SectionText(section.title, section.wording) for language, section in sections.items()
        }


@lru_cache(256)
def number_of(version: str) -> tuple[int, int]:
    """Return the two numbers of a version such as '1.10'; raise ValueError for anything else."""
    found = _NUMBER.fullmatch(version)
    if found is None or version != f"{int(found[1])}.{int(found[2])}" or version == "0.0":
        raise ValueError("no version number")
    return int(found[1]), int(found[2])
