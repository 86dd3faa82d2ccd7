"""What the cells of a list of people say in French and English: languages, kinds of work, presence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from charta.domain.people import Employment, Presence
from charta.domain.roster.texts import words

_LANGUAGES: Final[Mapping[str, str]] = {
    "fr": "f fra fre francais francaise french francophone",
    "en": "a e eng anglais anglaise english anglophone",
    "es": "spa espagnol spanish espanol",
    "de": "deu ger allemand german deutsch",
    "it": "ita italien italian italiano",
    "nl": "nld dut neerlandais dutch nederlands",
    "pt": "por portugais portuguese portugues",
}
_EMPLOYMENTS: Final[Mapping[Employment, str]] = {
    # In the order in which they count: somebody who is an intern and full-time is an intern.
    Employment.INTERN: "stagiaire stage intern internship trainee apprenti apprentie apprentice "
    "alternant alternante",
    Employment.CONTRACTOR: "contractor consultant consultante pigiste freelance freelancer prestataire "
    "externe external soustraitant subcontractor traitant fournisseur supplier vendor autonome",
    Employment.EMPLOYEE: "employe employee salarie salariee permanent permanente regulier reguliere regular "
    "temporaire temporary occasionnel occasionnelle casual cadre cdi cdd indeterminee "
    "determinee fulltime parttime plein partiel full part staff syndique syndiquee",
}
_PRESENCES: Final[Mapping[Presence, str]] = {
    Presence.LEFT: "parti partie left termine terminee terminated quitte demission demissionnaire resigned "
    "retired retraite retraitee ancien ancienne former congedie congediee dismissed depart departed",
    Presence.ON_LEAVE: "conge conges leave loa maternite maternity paternite paternity parental maladie sick "
    "invalidite disability absent absente absence sabbatique sabbatical arret",
    Presence.PRESENT: "actif active present presente fonction working",
}
_YES: Final = frozenset({"yes", "y", "oui", "o", "x", "vrai", "true", "1", "v", "✓", "✔"})
_NO: Final = frozenset({"no", "n", "non", "faux", "false", "0", "aucun", "aucune", "none"})
_NOT: Final = frozenset({"no", "non", "pas", "not", "sans", "without", "aucun", "aucune"})
_UNCLEAR: Final = frozenset({"progressive", "phased", "partial"})
"""With one of these, somebody retires or is on leave for some hours only."""


@dataclass(frozen=True, slots=True)
class StatusSaid:
    """What a cell about somebody's status says; None where it says nothing of it."""

    employment: Employment | None = None
    presence: Presence | None = None

    @property
    def says_something(self) -> bool:
        """Whether the cell was understood."""
        return self.employment is not None or self.presence is not None


def language(text: str, languages: Collection[str]) -> str | None:
    """Return the language of the charter that a cell names by its code or name; None where it names none."""
    said = words(text)
    if not said:
        return None
    if said[0] in languages:
        return said[0]
    named = {code for code, names in _LANGUAGES.items() if said[0] in names.split()}
    found = named.intersection(languages)
    return found.pop() if len(found) == 1 else None


def status(text: str) -> StatusSaid:
    """Return how somebody works and whether they are there, as far as a cell tells."""
    # What is denied comes last: `employé non syndiqué`, `congé sans solde`.
    said = frozenset(takewhile(lambda word: word not in _NOT, words(text)))
    if said & _UNCLEAR:
        return StatusSaid()
    employment = next((kind for kind, known in _EMPLOYMENTS.items() if said & set(known.split())), None)
    return StatusSaid(employment, _presence(said))


def leave(text: str) -> Presence | None:
    """Return whether somebody is on leave, as a cell of that column says; None where it is not clear."""
    said = text.strip().casefold()
    if said in _YES:
        return Presence.ON_LEAVE
    if said in _NO:
        return Presence.PRESENT
    return status(text).presence


def _presence(said: frozenset[str]) -> Presence | None:
    return next((kind for kind, known in _PRESENCES.items() if said & set(known.split())), None)
