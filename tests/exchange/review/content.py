"""The small charter of the review files in this folder: three sections in two languages, two departments."""

from datetime import date
from typing import Final

from charta.domain.printed import PrintedCharter, PrintedReview, PrintedSection
from charta.domain.review import ReviewMarks

MARKS: Final = ReviewMarks("3f2a9b1c", 3, "ab" * 32)
ASKED: Final = {"S01": ("legal", "hr"), "S04": ("legal",), "S12": ()}
TITLES: Final = {
    "fr": {"S01": "Ambition et position", "S04": "Confidentialité", "S12": "Crise"},
    "en": {"S01": "Ambition and position", "S04": "Confidentiality", "S12": "Crisis"},
}
_DEPARTMENTS: Final = {
    "fr": {"hr": "Ressources humaines", "legal": "Affaires juridiques"},
    "en": {"hr": "Human Resources", "legal": "Legal Affairs"},
}
_FRENCH: Final = """\
La prise de parole est **bienvenue**, avec *discernement*. Voir [notre site](https://exemple.org/charte).

## Ce que nous encourageons

- partager une réussite de l’équipe ;
- citer ses sources :
  - un lien,
  - un nom ;
- demander en cas de doute.

1. Relire.
2. Vérifier.
3. Publier.

> Le doute profite au ***silence***.\\
> Deuxième ligne.
>
> - point dans l’encadré

Une ligne\\
et une autre, avec un trait d’union insécable\u2011là.
"""
_ENGLISH: Final = """\
Speaking up is **welcome**, with *judgement*. See [our *site*](https://example.org/a?b=1#c).

## What we encourage

- share a team’s success;
- name your sources:
  - a link,
  - a name;
- ask when in doubt.

3. Read again.
4. Check.

A word between.

1. Publish.

> Doubt speaks for ***silence***.\\
> Second line.
>
> - a point in the box

One line\\
and another one.
"""
WORDINGS: Final = {
    "fr": {
        "S01": _FRENCH,
        "S04": "Rien de confidentiel ne sort.\n\nLes clients restent **anonymes** en tout temps.\n",
        "S12": "Signaler tout de suite.\n\n1. Appeler.\n2. Attendre.\n",
    },
    "en": {
        "S01": _ENGLISH,
        "S04": "Nothing confidential leaves.\n\nCustomers stay **anonymous** at all times.\n",
        "S12": "Report at once.\n\n1. Call.\n2. Wait.\n",
    },
}


def review() -> PrintedReview:
    """Return what is sent out."""
    return PrintedReview(
        charters={language: _charter(language) for language in WORDINGS},
        marks=MARKS,
        asked=ASKED,
        addressees=("legal", "hr"),
        due=date(2027, 1, 15),
    )


def _charter(language: str) -> PrintedCharter:
    return PrintedCharter(
        language=language,
        title={"fr": "Charte des médias sociaux", "en": "Social Media Charter"}[language],
        organisation="Coopérative Boréal",
        contact="",
        contact_email="",
        as_of=date(2026, 12, 1),
        fingerprint="0" * 64,
        sections=tuple(
            PrintedSection(id_, TITLES[language][id_], wording, "0" * 64)
            for id_, wording in WORDINGS[language].items()
        ),
        departments=_DEPARTMENTS[language],
    )
