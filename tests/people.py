"""People for tests: lists of them, as a roster tells them."""

from collections.abc import Sequence

from charta.bootstrap import Workbench
from charta.domain.people import RosterSheet
from charta.domain.records import DecisionKind
from charta.i18n import translator
from charta.services.publication import PublicationOrder
from fakes import SteppingClock

TITLES = ("Employee ID", "Name", "Email", "Department", "Site", "Manager", "Language", "Hire date")
FIELDS = ("number", "name", "email", "department", "site", "manager", "language", "hired")
ROWS = (
    ("101", "Ada Byron", "ada@example.org", "Research", "Lévis", "Cy Twombly", "en", "2020-03-01"),
    ("102", "Bo Diddley", "bo@example.org", "Sales", "Québec", "Cy Twombly", "en", "2021-04-01"),
    ("103", "Cy Twombly", "cy@example.org", "Sales", "Québec", "", "fr", "2019-05-01"),
    ("104", "Zoé Étoilé", "", "Research", "Lévis", "Cy Twombly", "fr", "2022-06-01"),
)


def sheet(rows: Sequence[Sequence[str]] = ROWS) -> RosterSheet:
    return RosterSheet(
        name="staff.csv",
        kind="utf-8 ,",
        titles=TITLES,
        rows=[(number, row) for number, row in enumerate(rows, 2)],
        guessed=dict(enumerate(FIELDS)),
    )


def hire(bench: Workbench, rows: Sequence[Sequence[str]] = ROWS, *, complete: bool = False) -> dict[str, int]:
    """Take a list over; return the ids of everybody known by employee number."""
    bench.roster.take_in(bench.roster.preview(sheet(rows), complete=complete), "Hana")
    return {person.number: person.id for person in bench.register.people.values()}


def many(count: int) -> list[tuple[str, ...]]:
    """Return the rows of a large organisation, the same each time."""
    return [
        (
            f"{number:06}",
            f"Given{number % 977} Family{number % 1_301}",
            f"p{number}@example.org",
            f"Department {number % 37}",
            f"Site {number % 11}",
            f"Manager {number % 211}",
            ("fr", "en")[number % 2],
            f"20{10 + number % 15}-0{1 + number % 9}-1{number % 9}",
        )
        for number in range(1, count + 1)
    ]


def publish_again(bench: Workbench, number: str, clock: SteppingClock) -> None:
    """Change some words, have everybody agree on them, and publish from today on."""
    words = dict.fromkeys(bench.session.languages, f"{number}\n")
    bench.rewording.edit_all("S01", words)
    for department in bench.session.catalogue.departments:
        if bench.agreement.queue(department):
            bench.agreement.sign_all(department, DecisionKind.APPROVE, f"{department} person")
    told = {language: {"en": "On.", "fr": "Suite."}[language] for language in bench.session.languages}
    bench.endorsement.endorse("Claire Roy", "President", told, opens=True)
    order = PublicationOrder(number, clock.now().date(), None, "Ada")
    bench.publication.publish(order, translator("en"))
