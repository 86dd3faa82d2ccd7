"""A workshop of the example organisation, for pictures and sample pages: planned, under way, and over."""

from dataclasses import replace
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind, Choice, DecisionKind, ItemNotes, Scale
from charta.services.deciding import Author, Question, Ruling
from fakes import SteppingClock

DAY: Final = "2026-12-01"
SECTION: Final = "S12"
ABSENT: Final = "operations"
DELEGATE: Final = "Fatou Diallo"
PHOTOS: Final = (
    ("free_zones", "Des zones affichées: chacun sait où il peut.", "marketing"),
    ("permission", "On demande au responsable du site, une fois par visite.", "legal"),
)
"""What is proposed for the pictures taken at work: an answer, in which words, by which department."""
ARGUMENTS: Final = (
    (0, True, "Pas de courriel à écrire pour une photo de café.", "operations"),
    (0, True, "Les écrans et les quais de réception restent hors cadre.", "it"),
    (0, False, "Il faut afficher et tenir à jour les zones de quatre sites.", "legal"),
    (1, False, "Personne ne demandera, et personne ne publiera.", "marketing"),
)
"""Of which proposal, whether it speaks for it, what, and which department said so."""
VOTES: Final = {
    "marketing": (Choice.AGREE, ""),
    "it": (Choice.LIVE_WITH, "À condition que les salles de serveurs soient hors zone."),
    "hr": (Choice.AGREE, ""),
    "legal": (Choice.OBJECT, "Sans affiches à jour, la zone ne protège personne."),
    "operations": (Choice.AGREE, ""),
}
MINUTED: Final = "Les affiches existent à Québec; Rimouski et Gaspé suivront."
PRIVATE: Final = "Laisser Philippe finir ses phrases."


def plan(bench: Workbench, clock: SteppingClock) -> int:
    """Leave questions open, plan three meetings and who comes; return the number of the first one."""
    for section in ("S05", SECTION):
        for field in bench.session.catalogue.section(section).fields:
            if field.default is not None:
                bench.answers.set(section, field.id, None)
    hr = bench.participants.representative("hr")
    bench.comments.add("S08", "hr", hr, "Nommer qui répond pendant les vacances.", blocks=True)
    number = bench.workshops.plan("three_sessions", DAY, "09:00").workshops[0]
    bench.workshops.edit(replace(bench.workshops.get(number), place="Salle des cuves"))
    for place, person in enumerate(bench.participants.all(number)):
        bench.participants.edit(replace(person, email=f"personne{place + 1}@erablis.example.org"))
    bench.participants.delegate(number, ABSENT, DELEGATE, bench.participants.facilitator())
    clock.advance(days=6, hours=23)
    return number


def begin(bench: Workbench, clock: SteppingClock, number: int) -> tuple[int, int]:
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
    for value, text, department in PHOTOS:
        by = bench.participants.representative(department)
        motions.append(bench.deciding.propose(question, value, text, Author(department, by)))
        clock.advance(minutes=1)
    for motion, favours, text, department in ARGUMENTS:
        bench.deciding.argue(motions[motion], text, department, favours=favours)
        clock.advance(seconds=40)
    bench.agendas.write_notes(ItemNotes(about.number, MINUTED, PRIVATE))
    asked = bench.deciding.ask(motions[0], Scale.CONSENT)
    for department, (choice, note) in list(VOTES.items())[:3]:
        bench.deciding.vote(asked, department, choice, note)
    bench.actions.add(
        "Afficher les zones de photo à Rimouski et à Gaspé", workshop=number, section=SECTION,
        owner=bench.participants.representative("hr"), due="2027-01-29",
    )  # fmt: skip
    bench.actions.add(
        "Vidéos filmées par des fournisseurs", ActionKind.PARKED, workshop=number, due="2027-02-15"
    )
    return motions[0], asked


def finish(bench: Workbench, clock: SteppingClock, number: int, motion: int, asked: int) -> None:
    """Show the round, decide, sign and end the meeting."""
    for department, (choice, note) in VOTES.items():
        bench.deciding.vote(asked, department, choice, note)
    bench.deciding.show(asked)
    clock.advance(minutes=2)
    ruling = Ruling(
        motion, asked, "Les affiches d’abord; revu dans six mois.", bench.participants.facilitator()
    )
    question = Question(number, SECTION, "photos")
    bench.deciding.decide(question, "free_zones", ruling)
    for field in ("topics", "test", "clients"):
        value = bench.session.effective(SECTION, field)
        bench.deciding.decide(Question(number, SECTION, field), value, Ruling(text="Comme proposé."))
    clock.advance(minutes=3)
    for department in ("legal", "operations"):
        kind, note = DecisionKind.APPROVE, ""
        if department == "legal":
            kind, note = DecisionKind.RESERVE, "Quand les affiches seront posées partout."
        waiting = {row.section.id: "" for row in bench.room_approval.waiting(department)}
        if SECTION in waiting:
            bench.room_approval.approve(number, department, {SECTION: ""}, by="", kind=kind, note=note)
    closing = bench.agendas.items(number)[-1]
    bench.timekeeping.take_up(number, closing.number)
    clock.advance(minutes=4)
    bench.timekeeping.end(number)
