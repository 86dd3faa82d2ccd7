"""A signature and a register of our own, in both languages."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from charta.domain.printed import PrintedCharter
from charta.domain.printed_people import (
    CoveragePoint,
    CoverageRow,
    DueRow,
    PrintedCertificate,
    PrintedRegister,
)
from charta.domain.register import SignatureState
from documents.samples import FINGERPRINT, endorsed, person
from documents.samples_versions import EASTERN

PAGE_DIGEST = "9c1e5f0a7b3d2846e1f0c9d8b7a695847362514f0e1d2c3b4a5968778695a4b3"
MADE_ON = date(2027, 3, 8)
GROUPS = {
    "fr": ("Affaires juridiques", "Opérations", "Ressources humaines", "Service à la clientèle", ""),
    "en": ("Customer Service", "Human Resources", "Legal Affairs", "Operations", ""),
}
# To give, given, signed, outdated, due again, refused, on leave.
COUNTS = (
    (0, 3, 21, 0, 0, 0, 1),
    (212, 140, 1903, 12, 45, 3, 31),
    (0, 0, 18, 0, 0, 0, 0),
    (7, 4, 61, 0, 2, 1, 2),
)
STATES = ("to_give", "given", "signed", "outdated", "due_again", "refused", "on_leave")


def as_of(language: str, made_on: date = MADE_ON) -> PrintedCharter:
    return replace(endorsed(language), as_of=made_on)


def certificate(language: str = "fr", **changes: object) -> PrintedCertificate:
    values: dict[str, object] = {
        "charter": as_of(language),
        "fingerprint": FINGERPRINT,
        "person": person(),
        "occasion": "onboarding",
        "method": "scan",
        "signed_on": date(2027, 2, 1),
        "entered_at": datetime(2027, 2, 3, 9, 41, tzinfo=EASTERN),
        "entered_by": "Sam Okafor",
        "number": 1204,
        "evidence": PAGE_DIGEST,
        "source": "scan-03.pdf, 7",
    }
    return PrintedCertificate(**(values | changes))  # type: ignore[arg-type]


def row(name: str, *counts: int) -> CoverageRow:
    """Return a group with so many people in each of `STATES`."""
    return CoverageRow(name, dict(zip(STATES, counts, strict=False)))


def rows(language: str = "fr") -> tuple[CoverageRow, ...]:
    return (*(row(name, *counts) for name, counts in zip(GROUPS[language], COUNTS, strict=False)), row("", 1))


def total(groups: tuple[CoverageRow, ...], left: int = 17) -> CoverageRow:
    counts = {state.value: sum(group.counts.get(state, 0) for group in groups) for state in SignatureState}
    return CoverageRow("", counts | {"left": left})


def course() -> tuple[CoveragePoint, ...]:
    days = [(0, 0.18), (1, 0.31), (4, 0.4), (5, 0.52), (11, 0.58), (18, 0.66), (25, 0.74), (38, 0.8426)]
    return tuple(
        CoveragePoint(date(2027, 1, 18) + timedelta(days=day), round(2433 * part), 2433) for day, part in days
    )


def due_rows(language: str = "fr") -> tuple[DueRow, ...]:
    operations, service = GROUPS[language][1], GROUPS[language][3]
    return (
        DueRow("Bélanger, Noémie", "004120", operations, "Luc Roy", "due_again", date(2027, 2, 20)),
        DueRow("Cruz, Ana Sofía", "004307", service, "", "given", date(2027, 3, 8)),
        DueRow("O’Brien, Tadhg", "", "", "", "to_give", date(2027, 3, 15)),
        DueRow("Tremblay-Desrosiers, Jean-Sébastien", "001002", operations, "Luc Roy", "outdated", None),
    )


def register(language: str = "fr", **changes: object) -> PrintedRegister:
    groups = rows(language)
    values: dict[str, object] = {
        "charter": endorsed(language),
        "as_of": datetime(2027, 3, 8, 14, 5, tzinfo=EASTERN),
        "total": total(groups),
        "departments": groups,
        "course": course(),
        "due": due_rows(language),
        "due_count": 316,
        "due_within": {0: 21, 30: 57, 60: 198, 90: 316},
    }
    return PrintedRegister(**(values | changes))  # type: ignore[arg-type]


def empty_register(language: str = "fr") -> PrintedRegister:
    """Return the register of a charter that nobody was asked to sign yet."""
    return register(
        language, total=row(""), departments=(), course=(), due=(), due_count=0, due_within={0: 0, 90: 0}
    )
