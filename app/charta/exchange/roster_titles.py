"""What the titles of columns say in French and English, however they are spelt and abbreviated."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from charta.domain.roster.texts import words

NUMBER, NAME, GIVEN, FAMILY, EMAIL = "number", "name", "given", "family", "email"

_ALIKE: Final = (
    "no: n nº num numero number nr nbr id identifiant identifier code",
    "employe: employee emp salarie salariee collaborateur worker agent associate staff",
    "prenom: given first firstname givenname forename",
    "famille: family last lastname surname patronyme",
    "complet: complete full entier display affiche",
    "email: courriel mail mel electronique messagerie emailaddress",
    "date: day jour",
    "departement: department dept dep",
    "gestionnaire: manager superieur superieure supervisor superviseur superviseure responsable chef boss",
    "statut: status etat",
    "type: categorie category genre kind",
    "langue: language lang locale",
    "emploi: employment",
    "poste: job position",
    "titre: title",
    "conge: leave absence",
    "lieu: location place emplacement",
    "travail: work",
    "contrat: contract",
)
"""Words that mean one thing, each line by the first of them."""
_SILENT: Final = (
    "de d du des la le l les un une et the of to a and e address adresse pro professionnel professionnelle "
    "work travail business corporate entreprise company principal principale primary actuel actuelle current"
)
"""Words that make no difference, unless nothing else is there."""
_TITLES: Final[Mapping[str, str]] = {
    # The likelier title of a field stands before the others; a plus sign joins words in any order.
    "number": "matricule, matricule+employe, no+employe, no+matricule, no+personnel, no+dossier, "
    "no+payroll, no+paie, no+badge, no+rh, no+hr, employeeid, employeenumber, no+person, "
    "no+personne, employe, no",
    "name": "nom+complet, nom+employe, fullname, displayname, prenom+nom+famille, nom+prenom, personne, "
    "person, nom+usuel, nom, name",
    "given": "prenom, prenom+name, prenom+usuel",
    "family": "famille, nom+famille, nom+naissance",
    "email": "email, email+employe, email+user, upn, userprincipalname",
    "department": "departement, departement+nom, service, nom+service, direction, division, unite, unit, "
    "equipe, team, secteur, org+unit, organizational+unit, unite+administrative, "
    "departement+employe",
    "site": "site, nom+site, lieu, etablissement, bureau, office, succursale, branch, workplace, "
    "worksite, campus, usine, plant, ville, city, batiment, building",
    "job": "poste, poste+titre, fonction, titre+emploi, fonction+titre, jobtitle, emploi, titre, metier, "
    "role, occupation",
    "manager": "gestionnaire, nom+gestionnaire, gestionnaire+immediat, gestionnaire+immediate, "
    "gestionnaire+hierarchique, gestionnaire+direct, gestionnaire+line, report, gestionnaire+no, "
    "email+gestionnaire, no+1",
    "status": "type+emploi, type+employe, statut+emploi, statut+employe, statut, type+contrat, contrat, type",
    "language": "langue, langue+correspondance, langue+preference, preferred+langue, langue+preferee, "
    "langue+communication",
    "hired": "date+embauche, embauche, hire+date, hired, date+hired, date+start, start, date+entree, "
    "date+debut, date+entree+fonction+en, date+entree+en+service, date+engagement, date+joining, "
    "joined, date+joined, date+anciennete, anciennete, seniority+date, entree, hiredate, "
    "startdate, original+hire+date",
    "leave": "en+conge, on+conge, conge, statut+conge, absent, absente, en+arret, loa, is+on+conge",
}


def field_of(title: str) -> tuple[str, int] | None:
    """Return what a title says that a column holds, and how likely that is, 0 most; None if nothing."""
    said = _meant(title)
    # `First name` is a part of what `Nom et prénom` holds, so the English word counts by itself at first.
    french = frozenset("nom" if word == "name" else word for word in said)
    return _known().get(said) or _known().get(french)


def fields_of(titles: Sequence[str]) -> dict[int, str]:
    """Return the fields of the columns that titles name, each once, by the place of the column."""
    found: dict[str, tuple[int, int]] = {}
    bare = -1
    for place, title in enumerate(titles):
        if known := field_of(title):
            field, rank = known
            if field not in found or rank < found[field][0]:
                found[field] = rank, place
            if _meant(title) <= {"nom", "name"}:
                bare = place
    if bare >= 0 and GIVEN in found and FAMILY not in found:
        # Beside a column of first names, the one that is called `Nom` holds the others.
        found[FAMILY] = 0, bare
        if found[NAME][1] == bare:
            del found[NAME]
    return {place: field for field, (_, place) in sorted(found.items(), key=lambda item: item[1][1])}


@cache
def _known() -> Mapping[frozenset[str], tuple[str, int]]:
    known: dict[frozenset[str], tuple[str, int]] = {}
    for field, titles in _TITLES.items():
        for rank, title in enumerate(titles.split(",")):
            known.setdefault(frozenset(title.strip().split("+")), (field, rank))
    return known


@cache
def _first_words() -> Mapping[str, str]:
    alike: dict[str, str] = {}
    for line in _ALIKE:
        first, _, others = line.partition(":")
        alike |= dict.fromkeys(others.split(), first)
    return alike


def _meant(title: str) -> frozenset[str]:
    """Return the words of a title that matter, in the singular, one for all that mean the same."""
    alike, silent = _first_words(), _SILENT.split()
    plain = words(title.replace("#", " no ").replace("°", " "))
    said = [word if word in alike or word in silent else _singular(word) for word in plain]
    loud = [alike.get(word, word) for word in said if word not in silent]
    return frozenset(loud or (alike.get(word, word) for word in said))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
