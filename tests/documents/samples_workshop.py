"""A sample workshop, before and after, in both languages."""

from datetime import date, datetime, timedelta, timezone

from charta.domain.printed_workshop import (
    PrintedAction,
    PrintedAgenda,
    PrintedArgument,
    PrintedHomework,
    PrintedInvitee,
    PrintedItem,
    PrintedMeeting,
    PrintedMinutes,
    PrintedMotion,
    PrintedResolution,
    PrintedRoomSignature,
    PrintedRound,
    PrintedSitting,
    PrintedTopic,
    PrintedVote,
)
from documents.samples import DEPARTMENTS, TITLES, charter, signature

EASTERN = timezone(timedelta(hours=-5))
START = datetime(2026, 12, 8, 9, 0, tzinfo=EASTERN)
PEOPLE = {
    "marketing": "Léa Tremblay",
    "it": "Karim Haddad",
    "hr": "Sam Okafor",
    "legal": "Ana Reyes",
    "operations": "Luc Roy",
}
_EN_WORDS = {
    "meeting": "The open questions",
    "place": "Room 204, Sherbrooke",
    "opening": "Welcome and aim of the day",
    "break": "Break",
    "actions": "What stayed open",
    "closing": "Next steps and close",
    "clients": "May clients be named?",
    "delay": "How long may an answer take?",
    "devices": "May work accounts be used on a private phone?",
    "who": "Who answers in a crisis at night?",
    "why_clients": "Legal approved the section, Marketing asks for a change.",
    "why_open": "Two questions have no answer of the team yet.",
    "why_sign": "Operations and Information Technology have not signed yet.",
    "parked": "List the tools that employees may use",
    "step": "Ask the five largest clients for their written agreement",
    "note": "Ana recalls that two contracts forbid any mention. Luc brings the case of last spring.\n"
    "The room prefers one simple rule to a list of exceptions.",
    "motion": "Only with the client’s written agreement, kept by Marketing.",
    "motion2": "Never, not even with an agreement.",
    "for": "A client who agrees is the best story we have",
    "against": "Somebody has to keep track of the agreements",
    "objection": "Without a register, nobody will know in a year who agreed",
    "condition": "If Marketing keeps the register",
    "decided": "Only with their written agreement",
    "decided_first": "Never",
    "reason": "A register of agreements makes the rule workable; it is reviewed once a year.",
    "clause": "We name a client only once it has agreed in writing.\n\n## Before you name a client\n\n"
    "- Look into the register that Marketing keeps.\n- Ask *first*, post afterwards.\n\n"
    "> In doubt, tell the story without the name.\n",
    "reserve": "once the register exists",
    "outcome": "sent on December 9",
    "delegate": "Chloé Martin",
}
_FR_WORDS = {
    "meeting": "Les questions ouvertes",
    "place": "Salle 204, Sherbrooke",
    "opening": "Accueil et but de la journée",
    "break": "Pause",
    "actions": "Ce qui reste ouvert",
    "closing": "Prochaines étapes et clôture",
    "clients": "Peut-on nommer des clients?",
    "delay": "En combien de temps répond-on?",
    "devices": "Peut-on utiliser un compte professionnel sur un téléphone personnel?",
    "who": "Qui répond en cas de crise la nuit?",
    "why_clients": "Les affaires juridiques ont approuvé la section, le marketing demande une modification.",
    "why_open": "Deux questions n’ont pas encore de réponse de l’équipe.",
    "why_sign": "Les opérations et les technologies de l’information n’ont pas encore signé.",
    "parked": "Dresser la liste des outils que le personnel peut utiliser",
    "step": "Demander leur accord écrit aux cinq plus grands clients",
    "note": "Ana rappelle que deux contrats interdisent toute mention. "
    "Luc apporte le cas du printemps dernier.\n"
    "La salle préfère une règle simple à une liste d’exceptions.",
    "motion": "Seulement avec l’accord écrit du client, que le marketing conserve.",
    "motion2": "Jamais, pas même avec un accord.",
    "for": "Un client qui accepte est la plus belle histoire que nous ayons",
    "against": "Quelqu’un doit tenir le compte des accords",
    "objection": "Sans registre, personne ne saura dans un an qui a donné son accord",
    "condition": "Si le marketing tient le registre",
    "decided": "Seulement avec leur accord écrit",
    "decided_first": "Jamais",
    "reason": "Un registre des accords rend la règle praticable; il est revu une fois l’an.",
    "clause": "Nous ne nommons un client qu’une fois son accord donné par écrit.\n\n"
    "## Avant de nommer un client\n\n"
    "- Consultez le registre que tient le marketing.\n- Demandez *d’abord*, publiez ensuite.\n\n"
    "> Dans le doute, racontez l’histoire sans le nom.\n",
    "reserve": "dès que le registre existe",
    "outcome": "envoyé le 9 décembre",
    "delegate": "Chloé Martin",
}
WORDS = {"en": _EN_WORDS, "fr": _FR_WORDS}


def meeting(language: str = "fr", **changes: object) -> PrintedMeeting:
    said = WORDS[language]
    values: dict[str, object] = {
        "number": 2,
        "title": said["meeting"],
        "place": said["place"],
        "starts": START,
        "minutes": 150,
    }
    return PrintedMeeting(**(values | changes))  # type: ignore[arg-type]


def topics(language: str = "fr") -> tuple[PrintedTopic, ...]:
    said, names, titles = WORDS[language], DEPARTMENTS[language], TITLES[language]
    plan = (
        PrintedTopic("opening", said["opening"], 10, "inform"),
        PrintedTopic(
            "section",
            titles[3],
            30,
            "decide",
            names["legal"],
            "S04",
            4,
            why=(said["why_open"], said["why_clients"]),
            undecided=(said["clients"], said["delay"]),
        ),
        PrintedTopic("break", said["break"], 15, "inform"),
        PrintedTopic(
            "section",
            titles[4],
            25,
            "decide",
            names["it"],
            "S05",
            5,
            why=(said["why_sign"],),
            undecided=(said["devices"],),
        ),
        PrintedTopic("section", titles[5], 20, "approve", names["marketing"], "S06", 6),
        PrintedTopic("actions", said["actions"], 10, "settle"),
        PrintedTopic("closing", said["closing"], 10, "inform"),
    )
    found: list[PrintedTopic] = []
    at = START
    for topic in plan:
        values = vars(topic) | {"starts": at}
        found.append(PrintedTopic(**values))
        at += timedelta(minutes=topic.minutes)
    return tuple(found)


def actions(language: str = "fr") -> tuple[PrintedAction, PrintedAction]:
    """Return a topic that was parked, and a step that somebody takes."""
    said, titles = WORDS[language], TITLES[language]
    return (
        PrintedAction("parked", said["parked"], "Karim Haddad", None, titles[4]),
        PrintedAction("step", said["step"], "Léa Tremblay", date(2026, 12, 18), titles[3]),
    )


def agenda(language: str = "fr", **changes: object) -> PrintedAgenda:
    said, names, titles = WORDS[language], DEPARTMENTS[language], TITLES[language]
    states = {"operations": "excused"}
    invitees = (
        *(
            PrintedInvitee(person, names[department], states.get(department, "expected"))
            for department, person in PEOPLE.items()
        ),
        PrintedInvitee(said["delegate"], names["operations"], "expected", delegate_for="Luc Roy"),
        PrintedInvitee("Noé Gagnon", "", "expected"),
    )
    questions = {titles[3]: (said["clients"], said["delay"]), titles[4]: (said["devices"],)}
    values: dict[str, object] = {
        "charter": charter(language),
        "meeting": meeting(language),
        "topics": topics(language),
        "invitees": invitees,
        "homework": (
            PrintedHomework(names["marketing"], PEOPLE["marketing"], {titles[3]: (said["clients"],)}),
            PrintedHomework(names["it"], PEOPLE["it"], {titles[4]: (said["devices"],)}),
            PrintedHomework(names["legal"], PEOPLE["legal"], questions),
            PrintedHomework(names["operations"], "", {titles[5]: (said["who"],)}),
        ),
        "carried": actions(language),
    }
    return PrintedAgenda(**(values | changes))  # type: ignore[arg-type]


def first_round(language: str = "fr") -> PrintedRound:
    said, names = WORDS[language], DEPARTMENTS[language]
    return PrintedRound(
        "consent",
        "objected",
        (
            PrintedVote(names["marketing"], "agree"),
            PrintedVote(names["it"], "live-with"),
            PrintedVote(names["hr"], "agree"),
            PrintedVote(names["legal"], "object", said["objection"]),
        ),
    )


def second_round(language: str = "fr") -> PrintedRound:
    said, names = WORDS[language], DEPARTMENTS[language]
    return PrintedRound(
        "fingers",
        "consent",
        (
            PrintedVote(names["marketing"], "5"),
            PrintedVote(names["it"], "4"),
            PrintedVote(names["hr"], "5"),
            PrintedVote(names["legal"], "3", said["condition"]),
        ),
    )


def motions(language: str = "fr") -> tuple[PrintedMotion, ...]:
    said, names = WORDS[language], DEPARTMENTS[language]
    return (
        PrintedMotion(
            said["clients"],
            said["motion"],
            names["marketing"],
            "Léa Tremblay",
            withdrawn=False,
            arguments=(
                PrintedArgument(favours=True, text=said["for"], department_name=names["marketing"]),
                PrintedArgument(favours=False, text=said["against"], department_name=names["hr"]),
            ),
            rounds=(first_round(language), second_round(language)),
        ),
        PrintedMotion(said["clients"], said["motion2"], names["legal"], "Ana Reyes", withdrawn=True),
    )


def resolutions(language: str = "fr") -> tuple[PrintedResolution, ...]:
    said = WORDS[language]
    return (
        PrintedResolution(said["clients"], said["decided_first"], "", "Léa Tremblay", "", superseded=True),
        PrintedResolution(said["clients"], said["decided"], said["reason"], "Léa Tremblay", said["clause"]),
    )


def signatures(language: str = "fr") -> tuple[PrintedRoomSignature, ...]:
    said, names, title = WORDS[language], DEPARTMENTS[language], TITLES[language][3]
    return (
        PrintedRoomSignature(title, 4, names["legal"], "approve", "", "Ana Reyes", image=signature(1)),
        PrintedRoomSignature(title, 4, names["hr"], "reserve", said["reserve"], "Sam Okafor"),
        PrintedRoomSignature(
            title, 4, names["operations"], "approve", "", said["delegate"], "Luc Roy", signature(2)
        ),
    )


def items(language: str = "fr") -> tuple[PrintedItem, ...]:
    plan = topics(language)
    parked, step = actions(language)
    begun = [START + timedelta(minutes=minutes) for minutes in (4, 14, 54, 69, 0, 102, 111)]
    dealt = PrintedItem(
        plan[1],
        planned=30,
        extended=10,
        actual=40,
        begun=begun[1],
        notes=WORDS[language]["note"],
        motions=motions(language),
        resolutions=resolutions(language),
        signatures=signatures(language),
        actions=(step,),
    )
    return (
        PrintedItem(plan[0], 10, 0, 10, begun[0]),
        dealt,
        PrintedItem(plan[2], 15, 0, 15, begun[2]),
        PrintedItem(plan[3], 25, 5, 33, begun[3], actions=(parked,)),
        PrintedItem(plan[4], 20, 0, 0, None),
        PrintedItem(plan[5], 10, 0, 9, begun[5]),
        PrintedItem(plan[6], 10, 0, 8, begun[6]),
    )


def minutes(language: str = "fr", **changes: object) -> PrintedMinutes:
    said, names, titles = WORDS[language], DEPARTMENTS[language], TITLES[language]
    parked, step = actions(language)
    invitees = (
        PrintedInvitee(PEOPLE["marketing"], names["marketing"], "present"),
        PrintedInvitee(PEOPLE["it"], names["it"], "present", arrived=START + timedelta(minutes=22)),
        PrintedInvitee(PEOPLE["hr"], names["hr"], "left", left=START + timedelta(minutes=95)),
        PrintedInvitee(PEOPLE["legal"], names["legal"], "present"),
        PrintedInvitee(PEOPLE["operations"], names["operations"], "excused"),
        PrintedInvitee(said["delegate"], names["operations"], "present", delegate_for="Luc Roy"),
        PrintedInvitee("Noé Gagnon", "", "absent"),
    )
    done = PrintedAction(
        "step", said["delay"], "Ana Reyes", date(2026, 12, 10), "", date(2026, 12, 9), said["outcome"]
    )
    values: dict[str, object] = {
        "charter": charter(language),
        "meeting": meeting(language),
        "facilitator": "Léa Tremblay",
        "sittings": (PrintedSitting(START + timedelta(minutes=4), START + timedelta(minutes=131)),),
        "unended": False,
        "pauses": 12,
        "invitees": invitees,
        "items": items(language),
        "parked": (parked,),
        "steps": (step, done),
        "unreached": (titles[5],),
    }
    return PrintedMinutes(**(values | changes))  # type: ignore[arg-type]


def bare_agenda(language: str = "fr") -> PrintedAgenda:
    """Return the agenda of a workshop of which nothing is known yet."""
    return PrintedAgenda(charter(language, logo=None), PrintedMeeting(1, "", "", None, 90), (), (), ())


def bare_minutes(language: str = "fr") -> PrintedMinutes:
    """Return the minutes of a workshop that has not begun."""
    empty = PrintedMeeting(1, "", "", None, 90)
    bare = charter(language, logo=None, contact="", contact_email="")
    return PrintedMinutes(bare, empty, "", (), False, 0, (), ())
