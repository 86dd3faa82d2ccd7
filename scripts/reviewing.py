"""The example under review, for the pictures and the sheets: what was sent, and what came back.

What colleagues do in Word is done by the reviewer of the tests, who needs no Word; whoever imports this has
`tests` on the path.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.anchors import anchored
from charta.domain.records import DecisionKind
from charta.services.reviews import ReviewOrder
from fakes import SteppingClock
from reviewer import Decide, Insert, Place, Remark, Replace, Step, reviewed

TRACKED: Final[Mapping[str, Sequence[Step]]] = {
    "legal": (
        Replace(Place("S12", "fr", "consultez l’équipe des ventes"), "écrivez à l’équipe des ventes"),
        Decide(
            "S12",
            "legal",
            (DecisionKind.RESERVE,),
            "Me Philippe Ouimet",
            "24 novembre 2026",
            "À revoir après l’assemblée générale.",
        ),
        Replace(Place("S02", "fr", "pour rien"), "sans raison"),
        Insert(Place("S08", "fr", "avec leur accord si vous les nommez"), " ou les montrez"),
        Remark(Place("S08", "fr", "relancez-nous"), "Par courriel, cela suffit?"),
        Decide("S03", "legal", (DecisionKind.APPROVE,), "Me Philippe Ouimet", "24 novembre 2026"),
    ),
    "it": (
        Replace(Place("S12", "en", "check with the sales team"), "write to the sales team"),
        Decide(
            "S12",
            "it",
            (DecisionKind.RESERVE,),
            "Amina Benhaddou",
            "November 24, 2026",
            "To be seen again once the areas for photos are marked.",
        ),
        Insert(Place("S08", "en", "with their agreement if you name them"), " or show them"),
        Remark(Place("S08", "en", "remind us"), "Is an e-mail enough?"),
        Decide("S13", "it", (DecisionKind.APPROVE,), "Amina Benhaddou", "November 24, 2026"),
    ),
}
"""What two departments change, say and decide, with changes tracked."""
UNTRACKED: Final[Mapping[str, Sequence[Step]]] = {
    "legal": (Insert(Place("S02", "fr", "de tout rang"), ", sans exception"),),
    "it": (Replace(Place("S04", "en", "A sentence is enough"), "One sentence is enough"),),
}
"""What they change once tracking is off."""
MEANWHILE: Final = {
    "fr": ("consultez l’équipe des ventes", "demandez à l’équipe des ventes"),
    "en": ("check with the sales team", "ask the sales team"),
}
"""What the team rewords in S12 while the files are away, so that there is a conflict."""


@dataclass(frozen=True)
class Talk:
    """Remarks on words of a section: the words and what is said; the second asks for a change."""

    section: str
    remark: tuple[str, str]
    request: tuple[str, str]
    answer: str


REMARKS: Final = {
    "fr": Talk(
        "S08",
        ("Trois feux suffisent", "C’est le passage que l’on citera. Gardons-le court."),
        ("les jours ouvrables", "Tenable pendant les sucres? Promettons ce que nous tiendrons."),
        "Oui : nous serons deux à répondre.",
    ),
    "en": Talk(
        "S02",
        ("worries people for nothing", "Well said. Let us keep this sentence."),
        ("our internal social network", "Say its name: nobody calls it that here."),
        "Yes, and let us add where to find it.",
    ),
}


def sent_and_returned(bench: Workbench) -> None:
    """Send three reviews, reword a section, and take two files in; remark on words."""
    team = {name: str(value) for name, value in bench.session.charter.answers("team").items()}
    by = team["facilitator"]
    for language in REMARKS:
        _remark(bench, language, team)
    bench.agreement.sign("S12", "operations", DecisionKind.APPROVE, team["operations"])
    _later(bench, by)
    files = {department: sent(bench, (department,), by) for department in TRACKED}
    sent(bench, ("marketing", "hr"), by, date(2026, 12, 4))
    _later(bench, team["marketing"])
    reword(bench)
    _later(bench, by)
    for department, (name, data) in files.items():
        bench.returns.take(returned(data, department, team[department], bench), name, by)


def reword(bench: Workbench) -> None:
    """Change words of S12 in both languages."""
    texts = {
        language: bench.wordings.text("S12", language).replace(before, after)
        for language, (before, after) in MEANWHILE.items()
    }
    bench.rewording.edit_all("S12", texts)


def sent(bench: Workbench, departments: Sequence[str], by: str, due: date | None = None) -> tuple[str, bytes]:
    """Send a review out; return the name of its file and what it holds."""
    request, job = bench.reviews.send(ReviewOrder(tuple(departments), by, due=due))
    return request.file, job.make()


def returned(
    data: bytes, department: str, author: str, bench: Workbench, sections: Sequence[str] = ()
) -> bytes:
    """Return a file as a department sends it back; `sections` are those that it holds, all where empty."""
    now = bench.session.clock.now()
    for steps, tracked in ((TRACKED, True), (UNTRACKED, False)):
        own = [step for step in steps[department] if not sections or _section(step) in sections]
        data = reviewed(data, own, author, at=now, tracked=tracked)
    return data


def _section(step: Step) -> str:
    return step.section if isinstance(step, Decide) else step.place.section


def _remark(bench: Workbench, language: str, team: dict[str, str]) -> None:
    talk = REMARKS[language]
    section = talk.section
    text = bench.wordings.plain(bench.wordings.text(section, language))
    for (words, said), department in ((talk.remark, "marketing"), (talk.request, "operations")):
        _later(bench, team[department])
        start = text.index(words)
        number = bench.comments.add(
            section,
            department,
            team[department],
            said,
            anchor=anchored(text, start, start + len(words)),
            language=language,
            blocks=department == "operations",
        )
    bench.comments.add(section, "marketing", team["marketing"], talk.answer, reply_to=number)


def _later(bench: Workbench, actor: str) -> None:
    """Let somebody else go on a little later."""
    bench.session.actor = actor
    if isinstance(bench.session.clock, SteppingClock):
        bench.session.clock.advance(minutes=12)
