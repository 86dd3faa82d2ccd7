"""Stages as a workshop of the example has them, in both languages."""

from dataclasses import replace
from typing import Final

from charta.domain.records import Aim, Choice, ItemKind, Scale
from charta.domain.stage import (
    ClockState,
    Stage,
    StageArgument,
    StageClock,
    StageMotion,
    StageOption,
    StagePassage,
    StageRound,
    StageVote,
)
from charta.domain.workshops import Outcome

RUNNING: Final = StageClock(ClockState.RUNNING, 900, 520)
ENDING: Final = StageClock(ClockState.ENDING, 900, 48)
OVER: Final = StageClock(ClockState.OVER, 900, -130)
SECTION: Final = {
    "fr": Stage(
        language="fr",
        meeting="Atelier 1 : décider",
        organisation="Coopérative Érablis",
        kind=ItemKind.SECTION,
        title="Confidentialité et sujets réservés",
        place="3 / 8",
        number=12,
        aim=Aim.DECIDE,
        lead="Service juridique",
        clock=RUNNING,
        following="Droit à l’image et respect de la vie privée",
    ),
    "en": Stage(
        language="en",
        meeting="Workshop 1: decide",
        organisation="Coopérative Érablis",
        kind=ItemKind.SECTION,
        title="Confidentiality and reserved topics",
        place="3 / 8",
        number=12,
        aim=Aim.DECIDE,
        lead="Legal",
        clock=RUNNING,
        following="Image rights and respect for privacy",
    ),
}
CLAUSE: Final = {
    "fr": (
        StagePassage("<h2>Photos et vidéos au travail</h2>"),
        StagePassage(
            "<p>Une image montre souvent plus que son sujet : un écran, un badge, un tableau, un visage "
            "au fond de la salle. <strong>Photographiez et filmez librement</strong> dans les espaces "
            "désignés à cette fin. Ailleurs, demandez d’abord à votre gestionnaire.</p>",
            is_changing=True,
        ),
        StagePassage(
            "<p>Avant de publier, regardez l’arrière-plan et retirez la localisation si elle révèle "
            "un lieu qui n’est pas ouvert au public.</p>"
        ),
    ),
    "en": (
        StagePassage("<h2>Photos and videos at work</h2>"),
        StagePassage(
            "<p>A picture often shows more than its subject: a screen, a badge, a board, a face at the "
            "back of the room. <strong>Take photos and videos freely</strong> in the areas set "
            "aside for this. Elsewhere, ask your manager first.</p>",
            is_changing=True,
        ),
        StagePassage(
            "<p>Before you post, look at the background, and remove the location if it gives away a "
            "place that is not open to the public.</p>"
        ),
    ),
}
QUESTION: Final = {
    "fr": replace(
        SECTION["fr"],
        question="Peut-on publier des photos prises au travail?",
        help="Des espaces désignés conviennent aux lieux ouverts au public. La permission convient "
        "aux bureaux. Réservez l’interdiction aux lieux sensibles, "
        "et faites-en vérifier la portée par un conseiller juridique.",
        options=(
            StageOption("Oui, dans les espaces désignés", ("Marketing", "RH"), is_answer=True),
            StageOption("Avec une permission", ("Juridique", "TI")),
            StageOption("Non"),
        ),
        clause=CLAUSE["fr"],
        turn="Technologies de l’information",
    ),
    "en": replace(
        SECTION["en"],
        question="May photos taken at work be posted?",
        help="Designated areas suit places open to the public. Permission suits offices. Keep a ban for "
        "sensitive sites, and verify its reach with counsel.",
        options=(
            StageOption("Yes, in designated areas", ("Marketing", "HR"), is_answer=True),
            StageOption("With permission", ("Legal", "IT")),
            StageOption("No"),
        ),
        clause=CLAUSE["en"],
        turn="Information technology",
    ),
}
MOTION: Final = {
    "fr": StageMotion(
        "Oui, dans les espaces désignés, avec une affiche à l’entrée de chacun.",
        "Marketing",
        "Olivier Tanguay",
        (
            StageArgument(
                favours=True, text="Les visiteurs photographient déjà la boutique; autant dire où."
            ),
            StageArgument(favours=True, text="Une affiche évite de demander chaque fois."),
            StageArgument(favours=False, text="Les écrans de l’accueil montrent des commandes."),
            StageArgument(favours=False, text="Qui tient les affiches à jour?"),
        ),
    ),
    "en": StageMotion(
        "Yes, in designated areas, with a notice at the entrance of each.",
        "Marketing",
        "Olivier Tanguay",
        (
            StageArgument(favours=True, text="Visitors already take photos of the shop; let us say where."),
            StageArgument(favours=True, text="A notice saves asking every time."),
            StageArgument(favours=False, text="The screens at reception show orders."),
            StageArgument(favours=False, text="Who keeps the notices up to date?"),
        ),
    ),
}
NAMES: Final = {
    "fr": (
        ("Marketing et communications", "Marketing"),
        ("Technologies de l’information", "TI"),
        ("Ressources humaines", "RH"),
        ("Service juridique", "Juridique"),
        ("Opérations", "Opérations"),
    ),
    "en": (
        ("Marketing and communications", "Marketing"),
        ("Information technology", "IT"),
        ("Human resources", "HR"),
        ("Legal", "Legal"),
        ("Operations", "Operations"),
    ),
}
NOTE: Final = {
    "fr": "Pas tant que les écrans de l’accueil montrent le nom des clients.",
    "en": "Not while the screens at reception show the names of clients.",
}
CHOICES: Final = (Choice.AGREE, Choice.OBJECT, Choice.AGREE, Choice.LIVE_WITH, Choice.AGREE)
HANDS: Final = (Choice.FIVE, Choice.TWO, Choice.FOUR, Choice.THREE, Choice.FIVE)
DECIDED: Final = {
    "fr": "Peut-on publier des photos prises au travail? Oui, dans les espaces désignés.",
    "en": "May photos taken at work be posted? Yes, in designated areas.",
}


def motioned(language: str) -> Stage:
    """Return a proposal on the table."""
    return replace(QUESTION[language], options=(), clause=(), help="", motion=MOTION[language])


def hidden(language: str) -> Stage:
    """Return a round in which two departments have not answered."""
    votes = tuple(
        StageVote(name, short, has_answered=place not in {1, 3})
        for place, (name, short) in enumerate(NAMES[language])
    )
    return replace(motioned(language), round=StageRound(Scale.CONSENT, votes), turn="")


def shown(language: str, scale: Scale = Scale.CONSENT) -> Stage:
    """Return the same round shown, with an objection."""
    choices = HANDS if scale is Scale.FINGERS else CHOICES
    votes = tuple(
        StageVote(name, short, True, choice, NOTE[language] if short in {"TI", "IT"} else "")
        for (name, short), choice in zip(NAMES[language], choices, strict=True)
    )
    return replace(hidden(language), round=StageRound(scale, votes, True, Outcome.OBJECTED))


def decided(language: str) -> Stage:
    """Return what was just decided, with the clause that follows from it."""
    return replace(QUESTION[language], question="", options=(), help="", decided=DECIDED[language], turn="")


def plain(language: str, kind: ItemKind, title: str) -> Stage:
    """Return an item without a section."""
    return replace(SECTION[language], kind=kind, title=title, number=0, aim="", lead="")


def waiting(language: str) -> Stage:
    """Return the moment before the beginning."""
    first = {"fr": "Accueil et tour de table", "en": "Welcome and introductions"}[language]
    return Stage(language, SECTION[language].meeting, "Coopérative Érablis", "", "", following=first)


def every(language: str) -> dict[str, Stage]:
    """Return stages of every kind by name."""
    is_french = language == "fr"
    pause = plain(language, ItemKind.BREAK, "Pause" if is_french else "Break")
    welcome = "Accueil et tour de table" if is_french else "Welcome and introductions"
    actions = "Suivis de l’atelier précédent" if is_french else "Actions of the last workshop"
    closing = "Conclusion et prochaines étapes" if is_french else "Closing and next steps"
    other = "Démonstration de la banque de contenus" if is_french else "A tour of the content library"
    return {
        "waiting": waiting(language),
        "opening": plain(language, ItemKind.OPENING, welcome),
        "question": QUESTION[language],
        "options": replace(QUESTION[language], clause=()),
        "ending": replace(QUESTION[language], clock=ENDING),
        "over": replace(QUESTION[language], clock=OVER),
        "paused": replace(QUESTION[language], clock=replace(RUNNING, state=ClockState.STILL), is_paused=True),
        "motion": motioned(language),
        "motion-clause": replace(motioned(language), clause=CLAUSE[language]),
        "hidden": hidden(language),
        "shown": shown(language),
        "fingers": shown(language, Scale.FINGERS),
        "decided": decided(language),
        "section": replace(SECTION[language], clause=CLAUSE[language], aim=Aim.APPROVE),
        "bare": SECTION[language],
        "break": pause,
        "break-over": replace(pause, clock=OVER),
        "actions": plain(language, ItemKind.ACTIONS, actions),
        "closing": plain(language, ItemKind.CLOSING, closing),
        "other": plain(language, ItemKind.OTHER, other),
        "ended": replace(waiting(language), following=""),
    }
