"""The charters that the pictures show: the example at several moments of the work on it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

import meetings
from charta.bootstrap import Charta, Workbench
from charta.domain.records import DecisionKind, ProofState
from charta.domain.sums import Sums
from charta.i18n import translator
from fakes import SteppingClock
from reviewing import sent_and_returned

EXAMPLE: Final = "Charte-Erablis.charta"
WORKSHOP: Final = "Atelier-Erablis.charta"
DRAFTED: Final = "Ebauche-Erablis.charta"
SURVEYED: Final = "Diagnostic-Erablis.charta"
PUBLISHED: Final = "Publiee-Erablis.charta"
REVIEWED: Final = "Relue-Erablis.charta"
ROLLED_OUT: Final = "Deployee-Erablis.charta"
PLANNED: Final = "Prevue"
UNDERWAY: Final = "En-cours"
DECIDED: Final = "Decidee"
OVER: Final = "Tenue"
LAUNCH: Final = date(2026, 12, 8)
DONE: Final = (
    ("D01", date(2026, 9, 9), "Mandat signé"),
    ("D04", date(2026, 10, 9), "Résultats par facteur"),
    ("D06", date(2026, 11, 17), "Liste de présence"),
)
UNDECIDED: Final = {("it", "S17"), ("hr", "S22")}
DECISIONS: Final = {
    ("it", "S12"): (DecisionKind.RESERVE, "À revoir quand les espaces de photo seront affichés."),
    ("hr", "S21"): (DecisionKind.REQUEST_CHANGE, "Nommons la personne qui reçoit une demande de révision."),
}
PROOFS: Final = {
    "quebec.french_version": (ProofState.OPEN, "2026-12-11", "", None),
    "quebec.privacy_assessment": (
        ProofState.DONE,
        "2026-11-03",
        "Faite avec les TI; deux mesures à suivre au printemps.",
        ("Évaluation vie privée.pdf", b"%PDF-1.7"),
    ),
    "canada.collective_agreement": (ProofState.NOT_APPLICABLE, "", "Personne n’est syndiqué ici.", None),
}
EDITS: Final = (
    ("S08", "fr", "les jours ouvrables", "du lundi au vendredi"),
    ("S08", "en", "on working days", "from Monday to Friday"),
    ("S01", "fr", "Cette charte", "La présente charte"),
    ("S02", "en", "worries people for nothing", "worries everyone for nothing"),
)
"""What the team wrote in the workshop: section, language, the words of the wording, the team's words.

Those of S08 stand in a sentence that changes with its answers, so that there is something to compare.
"""
CHECKED: Final = (
    (
        "S12",
        "fr",
        "\n\nToute information interne est confidentielle. Signalez toute publiction inappropriée.\n",
    ),
    (
        "S12",
        "en",
        "\n\nAll internal information is confidential. Report any inapropriate post.\n",
    ),
    ("S08", "fr", "\n\nIl est strictement interdit de critiquer l’organisation.\n"),
    ("S08", "en", "\n\nIt is strictly forbidden to criticise the organisation.\n"),
)
"""What a team wrote that deserves a second look: section, language, words at the end."""
REVISED: Final = (
    (
        "S08",
        {
            "fr": "Le samedi, une personne répond aux questions urgentes.",
            "en": "On Saturdays, somebody answers what is urgent.",
        },
    ),
    (
        "S12",
        {
            "fr": "En cas de doute, la question se pose à l’équipe des communications.",
            "en": "In case of doubt, ask the communications team.",
        },
    ),
)
"""What two sections say beyond the first version: their ids, and what is added by language."""
NOTES: Final = ("La première charte.", "Les heures de réponse sont précisées.", "")
"""What the versions are about; the last text is not published."""
MESSAGE: Final = {
    "fr": "Nos meilleures histoires, c’est vous qui les vivez. Racontez-les.\n\nMerci à l’équipe.",
    "en": "Our best stories are the ones you live. Do tell them.\n\nThank you to the team.",
}
BEHIND: Final = {"en": "S01", "fr": "S02"}
"""The section whose wording is behind in a language."""
SURVEYS: Final = (
    ("Automne 2025", {"F1": 2, "F2": 1, "F3": 3, "F4": 4, "E": 2}),
    ("Automne 2026", {"F1": 3, "F2": 2, "F3": 3, "F4": 4, "E": 3}),
)
"""Two surveys: title, and about where on the scale the answers to each factor lie."""
GROUPS: Final = {"Québec": 11, "Rimouski": 9, "Gaspé": 8, "Direction": 3}


def prepare(charta: Charta, folder: Path) -> None:
    """Make the charters of the pictures."""
    works = (
        (EXAMPLE, agree),
        (WORKSHOP, draft),
        (SURVEYED, ask),
        (DRAFTED, write),
        (PUBLISHED, publish),
        (REVIEWED, sent_and_returned),
        (ROLLED_OUT, roll_out),
    )
    for name, work in works:
        bench = charta.create(folder / name, answers=charta.example_answers())
        work(bench)
        bench.close()


def meet(folder: Path, language: str) -> Mapping[str, datetime]:
    """Make the charters of a workshop in which a language is spoken: the file of each, and when it is left.

    A file is named after the moment of the meeting and the language, so that each can be told apart.
    """
    works: Mapping[str, Callable[[Workbench, SteppingClock, meetings.Said], object]] = {
        PLANNED: meetings.plan,
        UNDERWAY: _begun,
        DECIDED: _decided,
        OVER: _held,
    }
    left = {}
    for name, work in works.items():
        clock = SteppingClock()
        charta = Charta(clock, "Charta", folder / "backups")
        bench = charta.create(folder / meeting_file(name, language), answers=charta.example_answers())
        work(bench, clock, meetings.SAID[language])
        bench.close()
        left[name] = clock.moment
    return left


def meeting_file(name: str, language: str) -> str:
    """Return the name of the file of a workshop in a language."""
    return f"{name}-{language}.charta"


def _begun(bench: Workbench, clock: SteppingClock, said: meetings.Said) -> None:
    meetings.begin(bench, clock, meetings.plan(bench, clock, said), said)


def _decided(bench: Workbench, clock: SteppingClock, said: meetings.Said) -> None:
    number = meetings.plan(bench, clock, said)
    meetings.decide(bench, clock, number, *meetings.begin(bench, clock, number, said), said)


def _held(bench: Workbench, clock: SteppingClock, said: meetings.Said) -> None:
    number = meetings.plan(bench, clock, said)
    meetings.finish(bench, clock, number, *meetings.begin(bench, clock, number, said), said)
    clock.advance(days=2)


def publish(bench: Workbench) -> None:
    """Publish two versions without their documents, and leave a third text ready to be published."""
    for item in bench.formalities.open_items():
        bench.formalities.note(item.id, ProofState.NOT_APPLICABLE, None, "Vérifié avec la conseillère.")
    team, words = bench.session.charter.answers("team"), translator("fr")
    for note, (section, added) in zip(NOTES, (("", {}), *REVISED), strict=True):
        texts = {
            language: f"{bench.wordings.text(section, language)}\n\n{said}"
            for language, said in added.items()
        }
        if section:
            bench.rewording.edit_all(section, texts)
        for name in bench.session.catalogue.departments:
            if bench.agreement.queue(name):
                bench.agreement.sign_all(name, DecisionKind.APPROVE, str(team[name]))
        bench.endorsement.endorse(str(team["sponsor"]), "Directrice générale", MESSAGE, opens=True)
        if note:
            order = replace(bench.publication.suggested(str(team["facilitator"])), note=note)
            bench.publication.complete(bench.publication.prepare(order, words), {}, words)


def roll_out(bench: Workbench) -> None:
    """Plan the roll-out with today in the middle of it: some is done, one activity late, one left out."""
    ask(bench)
    bench.planning.adopt(bench.planning.propose(LAUNCH).chosen)
    for id_, day, note in DONE:
        bench.rollout.done(id_, day, note, (f"{note}.pdf", b"%PDF-1.7"))
    bench.rollout.edit(replace(bench.rollout.get("D03"), start="2026-11-20", end="2026-11-20"))
    bench.rollout.drop(["D16"])


def write(bench: Workbench) -> None:
    """Add to wordings what the check finds."""
    for section, language, words in CHECKED:
        bench.rewording.edit(section, language, bench.wordings.text(section, language) + words)


def ask(bench: Workbench) -> None:
    """Ask people twice, and leave out sections that the answers call for."""
    for title, levels in SURVEYS:
        number = bench.diagnostic.begin(title)
        answers = {group: answered(bench, people, levels) for group, people in GROUPS.items()}
        bench.diagnostic.take_in(number, answers)
    bench.diagnostic.close(1)
    bench.answers.include({"S06": False, "S22": False})


def answered(bench: Workbench, people: int, levels: Mapping[str, int]) -> Sums:
    """Return answers that lie about a level, a little apart."""
    items = bench.diagnostic.questionnaire.items
    return Sums.of(
        {
            item.id: min(5, max(1, levels[item.factor] + (person + place) % 3 - 1))
            for place, item in enumerate(items)
        }
        for person in range(people)
    )


def agree(bench: Workbench) -> None:
    """Let most departments sign, then change a text."""
    team = bench.session.charter.answers("team")
    for name in ("legal", "operations", "it", "hr"):
        for row in bench.agreement.queue(name):
            place = (name, row.section.id)
            kind, note = DECISIONS.get(place, (DecisionKind.APPROVE, ""))
            if place not in UNDECIDED:
                bench.agreement.sign(row.section.id, name, kind, str(team[name]), note)
    bench.answers.set("S08", "answer_hours", 48)
    for id_, (state, day, note, file) in PROOFS.items():
        bench.formalities.note(id_, state, day, note, file)
    bench.comments.add("S12", "marketing", str(team["marketing"]), "Ajouter un exemple de photo permise?")


def misfits(bench: Workbench) -> list[str]:
    """Return which of the edits have no place in the wordings any more, a line for each."""
    return [
        f"EDITS no longer fits {section} ({language}): “{before}” is not in its wording; choose other words."
        for section, language, before, _ in EDITS
        if before not in bench.wordings.text(section, language)
    ]


def draft(bench: Workbench) -> None:
    """Leave suggestions standing, edit wordings, and change answers below one of them."""
    for field in bench.session.catalogue.section("S05").fields:
        if field.default is not None:
            bench.answers.set("S05", field.id, None)
    if problems := misfits(bench):
        raise SystemExit("\n".join(problems))
    for section, language, before, after in EDITS:
        text = bench.wordings.text(section, language)
        bench.rewording.edit(section, language, text.replace(before, after, 1))
    bench.answers.set("S08", "answer_hours", 48)
    bench.answers.set("S08", "library", "platform")
