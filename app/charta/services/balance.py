"""The balance meter: what the charter encourages against what it forbids, and what would even it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from charta.domain.balance import Balance, Cues, balance, missing_promotion
from charta.domain.catalogue import Flavour, Section
from charta.services.session import CharterSession
from charta.services.wording import WordingService


@dataclass(frozen=True)
class BalanceReport:
    """Sections that encourage and prevent, `mixed` ones that do both, and sentences of the wording.

    `restoring` are sections that encourage and are not in the charter, `needed` of which would bring it to
    the limit. `stern` are the included sections, the sternest first, whose wording forbids more than it
    encourages.
    """

    sections: Balance
    mixed: int
    wording: Balance
    restoring: tuple[Section, ...]
    needed: int
    stern: tuple[Section, ...]

    @property
    def leans_to_prevention(self) -> bool:
        """Whether the sections or their wording lean so far to prevention that the team should know."""
        return self.sections.leans_to_prevention or self.wording.leans_to_prevention


class BalanceService:
    """Weighs the charter as it stands; the sentences of a wording are counted once."""

    def __init__(
        self, session: CharterSession, wordings: WordingService, cues: Callable[[str], Cues]
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._cues = cues
        self._counted: dict[tuple[str, str], Balance] = {}

    def report(self) -> BalanceReport:
        """Return the balance over everything that the charter includes, in its leading language."""
        session = self._session
        included = session.included()
        language = session.languages[0]
        weighed = [(section, self._count(section.id, language)) for section in included]
        sections = balance(included)
        return BalanceReport(
            sections=sections,
            mixed=sum(section.flavour is Flavour.MIXED for section in included),
            wording=sum((counts for _, counts in weighed), Balance(0, 0)),
            restoring=tuple(
                section
                for section in session.catalogue.sections
                if section.flavour is Flavour.PROMOTION and section not in included
            ),
            needed=missing_promotion(sections),
            stern=_stern(weighed),
        )

    def _count(self, section: str, language: str) -> Balance:
        text = self._wordings.text(section, language)
        key = (language, text)
        if key not in self._counted:
            # Old texts are of no use again; what is kept stays about as long as a charter is.
            if len(self._counted) > 4 * len(self._session.catalogue.sections):
                self._counted.clear()
            self._counted[key] = self._cues(language).balance(self._wordings.plain(text))
        return self._counted[key]


def _stern(weighed: Sequence[tuple[Section, Balance]]) -> tuple[Section, ...]:
    excess = [(counts.prevention - counts.promotion, section) for section, counts in weighed]
    excess = [(surplus, section) for surplus, section in excess if surplus > 0]
    return tuple(section for _, section in sorted(excess, key=lambda entry: (-entry[0], entry[1].order)))
