"""A workshop of the example organisation, for pictures and sample pages: planned, under way, and over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind, Choice, DecisionKind, ItemKind, ItemNotes, Scale
from charta.domain.workshops import Draft
from charta.services.deciding import Author, Question, Ruling
from fakes import SteppingClock

DAY: Final = "2026-12-01"
START: Final = "09:00"
BREAK: Final = 10
"""How many minutes the break before the last section takes."""
SECTION: Final = "S12"
ABSENT: Final = "operations"
DELEGATE: Final = "Fatou Diallo"


@dataclass(frozen=True)
class Said:
    """What is said in a meeting, in the language that is spoken there."""

    place: str
    blocked: str
    """What human resources want changed before the meeting."""
    photos: tuple[tuple[str, str, str], ...]
    """What is proposed for the pictures taken at work: an answer, in which words, by which department."""
    arguments: tuple[tuple[int, bool, str, str], ...]
    """Of which proposal, whether it speaks for it, what, and which department said so."""
    votes: Mapping[str, tuple[Choice, str]]
    minuted: str
    private: str
    step: str
    parked: str
    reason: str
    as_proposed: str
    reservation: str


FRENCH: Final = Said(
    place="Salle des cuves",
    blocked="Nommer qui répond pendant les vacances.",
    photos=(
        ("free_zones", "Des zones affichées : chacun sait où il peut.", "marketing"),
        ("permission", "On demande au responsable du site, une fois par visite.", "legal"),
    ),
    arguments=(
        (0, True, "Pas de courriel à écrire pour une photo de café.", "operations"),
        (0, True, "Les écrans et les quais de réception restent hors cadre.", "it"),
        (0, False, "Il faut afficher et tenir à jour les zones de quatre sites.", "legal"),
        (1, False, "Personne ne demandera, et personne ne publiera.", "marketing"),
    ),
    votes={
        "marketing": (Choice.AGREE, ""),
        "it": (Choice.LIVE_WITH, "À condition que les salles de serveurs soient hors zone."),
        "hr": (Choice.AGREE, ""),
        "legal": (Choice.OBJECT, "Sans affiches à jour, la zone ne protège personne."),
        "operations": (Choice.AGREE, ""),
    },
    minuted="Les affiches existent à Québec; Rimouski et Gaspé suivront.",
    private="Laisser Philippe finir ses phrases.",
    step="Afficher les zones de photo à Rimouski et à Gaspé",
    parked="Vidéos filmées par des fournisseurs",
    reason="Les affiches d’abord; revu dans six mois.",
    as_proposed="Comme proposé.",
    reservation="Quand les affiches seront posées partout.",
)
ENGLISH: Final = Said(
    place="Vat Room",
    blocked="Say who answers during the holidays.",
    photos=(
        ("free_zones", "Marked zones: everybody knows where they may.", "marketing"),
        ("permission", "One asks the site manager, once a visit.", "legal"),
    ),
    arguments=(
        (0, True, "No e-mail to write for a picture of a coffee.", "operations"),
        (0, True, "Screens and loading docks stay out of the frame.", "it"),
        (0, False, "The zones of four sites have to be marked and kept up to date.", "legal"),
        (1, False, "Nobody will ask, and nobody will post.", "marketing"),
    ),
    votes={
        "marketing": (Choice.AGREE, ""),
        "it": (Choice.LIVE_WITH, "Provided that server rooms are outside the zones."),
        "hr": (Choice.AGREE, ""),
        "legal": (Choice.OBJECT, "Without signs that are up to date, a zone protects nobody."),
        "operations": (Choice.AGREE, ""),
    },
    minuted="The signs are up in Québec; Rimouski and Gaspé will follow.",
    private="Let Philippe finish his sentences.",
    step="Mark the photo zones in Rimouski and Gaspé",
    parked="Videos that suppliers film",
    reason="The signs first; looked at again in six months.",
    as_proposed="As proposed.",
    reservation="Once the signs are up everywhere.",
)
SAID: Final[Mapping[str, Said]] = {"fr": FRENCH, "en": ENGLISH}


def plan(bench: Workbench, clock: SteppingClock, said: Said = FRENCH) -> int:
    """Leave questions open, plan three meetings and who comes; return the number of the first one.

    The clock then stands at the beginning of the meeting.
    """
    for section in ("S05", SECTION):
        for field in bench.session.catalogue.section(section).fields:
            if field.default is not None:
                bench.answers.set(section, field.id, None)
    hr = bench.participants.representative("hr")
    bench.comments.add("S08", "hr", hr, said.blocked, blocks=True)
    number = bench.workshops.plan("three_sessions", DAY, START).workshops[0]
    bench.workshops.edit(replace(bench.workshops.get(number), place=said.place))
    bench.agendas.add(number, Draft(ItemKind.BREAK, BREAK), position=len(bench.agendas.items(number)) - 1)
    for place, person in enumerate(bench.participants.all(number)):
        bench.participants.edit(replace(person, email=f"personne{place + 1}@erablis.example.org"))
    bench.participants.delegate(number, ABSENT, DELEGATE, bench.participants.facilitator())
    clock.moment = datetime.fromisoformat(f"{DAY}T{START}").astimezone(UTC)
    return number


def begin(bench: Workbench, clock: SteppingClock, number: int, said: Said = FRENCH) -> tuple[int, int]:
    """Hold the beginning of the meeting, up to a round that is not shown; return proposal and round."""
    absent = bench.participants.representative(ABSENT)
    bench.timekeeping.begin(number)
    for person in bench.participants.all(number):
        if person.name != absent:
            bench.participants.arrive(number, person.number)
    items = bench.agendas.items(number)
    bench.timekeeping.take_up(number, items[0].number)
    clock.advance(minutes=8)
    about = next(item for item in items if item.section == SECTION)
    bench.timekeeping.take_up(number, about.number)
    question = Question(number, SECTION, "photos")
    motions = []
    for value, text, department in said.photos:
        by = bench.participants.representative(department)
        motions.append(bench.deciding.propose(question, value, text, Author(department, by)))
        clock.advance(minutes=1)
    for motion, favours, text, department in said.arguments:
        bench.deciding.argue(motions[motion], text, department, favours=favours)
        clock.advance(seconds=40)
    bench.agendas.write_notes(ItemNotes(about.number, said.minuted, said.private))
    asked = bench.deciding.ask(motions[0], Scale.CONSENT)
    for department, (choice, note) in list(said.votes.items())[:3]:
        bench.deciding.vote(asked, department, choice, note)
    owner = bench.participants.representative("hr")
    bench.actions.add(said.step, workshop=number, section=SECTION, owner=owner, due="2027-01-29")
    bench.actions.add(said.parked, ActionKind.PARKED, workshop=number, due="2027-02-15")
    return motions[0], asked


def finish(
    bench: Workbench, clock: SteppingClock, number: int, motion: int, asked: int, said: Said = FRENCH
) -> None:
    """Show the round, decide, sign and end the meeting."""
    decide(bench, clock, number, motion, asked, said)
    clock.advance(minutes=3)
    closing = bench.agendas.items(number)[-1]
    bench.timekeeping.take_up(number, closing.number)
    clock.advance(minutes=4)
    bench.timekeeping.end(number)


def decide(
    bench: Workbench, clock: SteppingClock, number: int, motion: int, asked: int, said: Said = FRENCH
) -> None:
    """Show the round and decide every question; let two departments sign, one of them by its delegate."""
    for department, (choice, note) in said.votes.items():
        bench.deciding.vote(asked, department, choice, note)
    bench.deciding.show(asked)
    clock.advance(minutes=2)
    ruling = Ruling(motion, asked, said.reason, bench.participants.facilitator())
    bench.deciding.decide(Question(number, SECTION, "photos"), "free_zones", ruling)
    for field in ("topics", "test", "clients"):
        value = bench.session.effective(SECTION, field)
        bench.deciding.decide(Question(number, SECTION, field), value, Ruling(text=said.as_proposed))
    clock.advance(minutes=3)
    bench.room_approval.approve(
        number, "legal", {SECTION: ""}, by="", kind=DecisionKind.RESERVE, note=said.reservation
    )
    bench.room_approval.approve(number, "operations", {SECTION: ""}, by="")
