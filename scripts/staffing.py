"""The example organisation two years later: its people in every state, forms, pages and messages on the way.

Everything goes through the real parts: lists are taken over, forms are printed, written on and scanned as the
tests do it (`tests/scanner.py`), whose hand writes one day only: it is `SIGNED`, some days before the end.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from PIL import Image

import scanner
from charta.bootstrap import Charta, Workbench
from charta.domain.mail import MailState, MessageKind
from charta.domain.people import Presence
from charta.domain.records import DecisionKind, ProofState
from charta.domain.register import Method, SignatureState
from charta.i18n import translator
from charta.services.campaigns import Channel
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from charta.services.people_view import Column, Group, Selection
from charta.services.read_pages import PageRead
from fakes import SteppingClock
from printer import printed_forms
from scanner import Scan, Sheet, Written

STAFFED: Final = "Signee-Erablis.charta"
LIST: Final = "Personnel-2027-02.csv"
RETURNED: Final = "Formulaires-2027-02-09.pdf"
"""A scan that has come in and is not taken in yet; it lies beside the charter, as the list does."""
HR: Final = "Josée Lachapelle"
BEGUN: Final = datetime(2025, 1, 20, 14, 0, tzinfo=UTC)
MATERIAL: Final = datetime(2026, 1, 5, 14, 0, tzinfo=UTC)
NEWCOMERS: Final = datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
RENEWED: Final = datetime(2027, 1, 19, 14, 0, tzinfo=UTC)
SIGNED: Final = date(2027, 2, 1)
NOW: Final = datetime(2027, 2, 9, 15, 0, tzinfo=UTC)
STAFF: Final = 372
JOINED: Final = 48
COLUMNS: Final = (
    "Matricule", "Prénom", "Nom", "Courriel", "Service", "Établissement", "Poste", "Gestionnaire", "Langue",
    "Date d’embauche",
)  # fmt: skip
_GIVEN: Final = (
    "Amélie", "Réjean", "Nadia", "Félix", "Kim-Anh", "Gaston", "Léa", "Youssef", "Chantal", "Mathis",
    "Ingrid", "Étienne", "Rosalie", "Diego", "Micheline", "Samuel", "Aïcha", "Thomas", "Geneviève",
    "Ovide", "Florence", "Marc-Antoine", "Siobhan", "Luc", "Fatou", "Benoît", "Jade", "Normand",
    "Mélodie", "Pierre-Luc", "Anouk",
)  # fmt: skip
_FAMILY: Final = (
    "Arsenault", "Bérubé", "Cloutier", "Deschênes", "Émond", "Fournier", "Gagné-Roy", "Huard",
    "Imbeault", "Jalbert", "Kenney", "Lévesque", "Michaud", "Nguyen", "O’Neil", "Pelletier", "Quirion",
    "Ruest", "St-Pierre", "Thibodeau", "Umutesi", "Vignola", "Whalen", "Yergeau", "Zapata", "Banville",
    "Côté", "Dufour", "Savard",
)  # fmt: skip
_JOBS: Final = {
    "Production": ("Opératrice d’évaporateur", "Opérateur d’embouteillage", "Mécanicien industriel"),
    "Forêt et cueillette": ("Acéricultrice", "Technicien forestier", "Conducteur"),
    "Qualité": ("Technicienne de laboratoire", "Dégustateur"),
    "Expédition": ("Cariste", "Répartitrice"),
    "Ventes": ("Représentante", "Conseiller en boutique"),
    "Services aux membres": ("Agente aux membres", "Conseiller agricole"),
    "Finances": ("Technicienne comptable", "Analyste"),
    "Technologies": ("Analyste", "Technicien réseau"),
}
_SITES: Final = ("Québec", "Rimouski", "Gaspé")
_TEAM: Final = 18
_GOOD: Final = 6
"""Of so many sheets in a scan, all is in order."""
_ALL: Final = (Written.SIGNATURE, Written.DATE)
_NOTHING: Final = (Written.NOTHING, Written.NOTHING)
_DOUBTS: Final = (
    _NOTHING,
    (Written.SIGNATURE, Written.NOTHING),
    (Written.TICK, Written.DATE),
    (Written.SPECK, Written.DATE),
    (Written.INITIALS, Written.NOTHING),
)
_REASONS: Final = ("En attente de l’avis du syndicat.", "Souhaite d’abord parler à la conseillère.", "")


@dataclass(frozen=True)
class Employee:
    """One line of the list of people."""

    number: int
    hired: str
    department: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        """The cells."""
        number = self.number
        department = self.department or tuple(_JOBS)[number // _TEAM % len(_JOBS)]
        given, family = _name(number)
        jobs = _JOBS[department]
        boss = number - number % _TEAM
        manager = " ".join(_name(boss)) if number != boss else ""
        # A few drivers have no address of their own.
        mail = "" if number % 31 == 0 else f"{_plain(given)}.{_plain(family)}{number}@erablis.example.org"
        language = "anglais" if number % 7 == 0 else "français"
        site = _SITES[min(number // _TEAM % 7 // 3, 2)]
        job = jobs[number % len(jobs)]
        return (f"{1000 + number}", given, family, mail, department, site, job, manager, language, self.hired)


def employ(charta: Charta, folder: Path, clock: SteppingClock) -> Path:
    """Make the charter in a folder, with the list and the scan beside it; the clock is at `NOW` then."""
    clock.moment = BEGUN
    bench = charta.create(folder / STAFFED, answers=charta.example_answers())
    try:
        people = _sign_first(bench, clock)
        people = _sign_again(bench, clock, people)
        people = _join(bench, clock, folder, people)
        _renew(bench, clock, folder)
        _write_messages(bench, clock)
        clock.moment = NOW
        _new_list(folder / LIST, people)
    finally:
        clock.moment = NOW
        bench.close()
    return folder / STAFFED


# -- the two years ------------------------------------------------------------------------------------------


def _sign_first(bench: Workbench, clock: SteppingClock) -> list[Employee]:
    """Publish version 1.0, which most people sign at meetings."""
    for item in bench.formalities.open_items():
        bench.formalities.note(item.id, ProofState.NOT_APPLICABLE, None, "Vérifié avec la conseillère.")
    _publish(bench, "1.0")
    staff = [
        Employee(number, f"{2001 + number % 23}-{1 + number % 12:02}-15") for number in range(1, STAFF + 1)
    ]
    _take_over(bench, bench.session.store.path.with_name("personnel-2025.csv"), staff, complete=False)
    clock.advance(days=40)
    signed = [id_ for id_ in sorted(bench.register.people) if id_ % 19]
    bench.signing.sign(signed, Method.ATTENDANCE, _today(clock), by=HR)
    return staff


def _sign_again(bench: Workbench, clock: SteppingClock, staff: list[Employee]) -> list[Employee]:
    """Publish version 2.0, which asks everybody, and a minor one half a year later, which asks nobody."""
    clock.moment = MATERIAL
    _publish(bench, "2.0", {"S08": "Le samedi, une personne répond aux questions urgentes."})
    clock.advance(days=20)
    ids = [id_ for id_ in sorted(bench.register.people) if id_ % 29]
    _hand_out(bench, clock, ids)
    for lot, start in enumerate(range(0, len(ids), 40)):
        clock.moment = MATERIAL + timedelta(days=21 + 6 * lot + 8 * max(0, lot - 2))
        bench.signing.sign(ids[start : start + 40], Method.PAPER, _today(clock), by=HR)
    for id_, reason in zip(range(29, 29 * 4, 29), _REASONS, strict=True):
        bench.signing.refuse(id_, _today(clock), "Réjean Thibodeau", by=HR, note=reason)
    clock.advance(days=70)
    _publish(bench, "2.1", {"S12": "En cas de doute, la question se pose à l’équipe des communications."})
    return staff


def _join(bench: Workbench, clock: SteppingClock, folder: Path, staff: list[Employee]) -> list[Employee]:
    """Take a complete list over: some people are new, others gone; a few are on leave."""
    clock.moment = NEWCOMERS
    hired = [f"2026-{5 + number % 6:02}-{1 + number % 27:02}" for number in range(JOINED)]
    joined = [Employee(STAFF + 1 + place, day) for place, day in enumerate(hired)]
    staff = [*staff[:-14], *joined]
    _take_over(bench, folder / "personnel-2026.csv", staff, complete=True)
    bench.roster.mark(range(41, 41 + 9 * 13, 13), Presence.ON_LEAVE, date(2026, 11, 16), HR)
    new = [id_ for id_ in bench.people_view.select() if id_ > STAFF]
    _hand_out(bench, clock, new[:34])
    clock.advance(days=12)
    bench.signing.sign(new[:21], Method.PAPER, _today(clock), by=HR)
    (folder / "personnel-2025.csv").unlink()
    (folder / "personnel-2026.csv").unlink()
    return staff


def _renew(bench: Workbench, clock: SteppingClock, folder: Path) -> None:
    """Print the forms of those whose year is over soon; some sheets are in, others lie on the desk."""
    clock.moment = RENEWED
    soon = Selection(states=frozenset({SignatureState.SIGNED}), within=20)
    again = bench.people_view.select(soon, Column.NAME)
    piles = _hand_out(bench, clock, again[: len(again) * 3 // 5], folder / "formulaires", "pdf")
    clock.moment = NOW - timedelta(days=1)
    sheets = (sheet for sheet, _ in printed_forms(piles, bench.forms.codes()))
    doubtful = [
        _scanned(sheet, hand, seed)
        for seed, (sheet, hand) in enumerate(zip(islice(sheets, len(_DOUBTS)), _DOUBTS, strict=True), 1)
    ]
    foreign = _scanned(scanner.form("", "NICHT UNSER CODE", row=205), _NOTHING, 7)
    good = [_scanned(sheet, _ALL, seed) for seed, sheet in enumerate(islice(sheets, _GOOD), 100)]
    first = folder / "Formulaires-2027-02-08.pdf"
    first.write_bytes(scanner.pdf([*good[:4], *doubtful, *good[4:], foreign]))
    _take_in(bench, first)
    first.unlink()
    good = [_scanned(sheet, _ALL, seed) for seed, sheet in enumerate(islice(sheets, _GOOD), 200)]
    unsigned = _scanned(next(sheets), (Written.NOTHING, Written.DATE), 300)
    (folder / RETURNED).write_bytes(scanner.pdf([*good[:4], unsigned, *good[4:], good[1]]))
    for path in piles:
        path.unlink()
    piles[0].parent.rmdir()


def _write_messages(bench: Workbench, clock: SteppingClock) -> None:
    """Tell of messages: the first one long ago, a reminder with two addresses refused, one as drafts."""
    clock.moment = NOW - timedelta(days=9)
    due = bench.people_view.select(Selection.due())
    lines = bench.messages.to_people(due).lines
    number = bench.campaigns.start(bench.messages.proposed(MessageKind.ANNUAL), lines, Channel.SMTP).number
    claimed = [person for person, _ in bench.campaigns.claim(number, len(lines))]
    bench.campaigns.settle(number, dict.fromkeys(claimed[2:], MailState.SENT))
    bench.campaigns.settle(
        number,
        dict.fromkeys(claimed[:2], MailState.REFUSED),
        "550 5.1.1 User unknown in local recipient table",
    )
    clock.moment = NOW - timedelta(days=4)
    about = bench.messages.to_managers(bench.people_view.select(Selection.due())).lines
    words = bench.messages.proposed(MessageKind.MANAGER)
    number = bench.campaigns.start(words, about, Channel.DRAFTS).number
    claimed = [person for person, _ in bench.campaigns.claim(number, len(about))]
    bench.campaigns.settle(number, dict.fromkeys(claimed, MailState.DRAFTED))


# -- how it is done -----------------------------------------------------------------------------------------


def _publish(bench: Workbench, number: str, added: dict[str, str] | None = None) -> None:
    team, words = bench.session.charter.answers("team"), translator("fr")
    for section, said in (added or {}).items():
        texts = {
            language: f"{bench.wordings.text(section, language)}\n\n{said}"
            for language in bench.session.languages
        }
        bench.rewording.edit_all(section, texts)
    for name in bench.session.catalogue.departments:
        if bench.agreement.queue(name):
            bench.agreement.sign_all(name, DecisionKind.APPROVE, str(team[name]))
    bench.endorsement.endorse(str(team["sponsor"]), "Directrice générale", {"fr": "Racontez.", "en": "Tell."})
    order = replace(bench.publication.suggested(str(team["facilitator"])), number=number)
    bench.publication.complete(bench.publication.prepare(order, words), {}, words)


def _take_over(bench: Workbench, path: Path, staff: Sequence[Employee], *, complete: bool) -> None:
    _as_csv(path, [employee.row for employee in staff])
    bench.roster.take_in(bench.roster.preview(bench.roster.sheets(path)[0], complete=complete), HR)


def _as_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a list as an older personnel system does."""
    text = "".join(";".join(row) + "\r\n" for row in (COLUMNS, *rows))
    path.write_bytes(text.encode("cp1252"))


def _new_list(path: Path, staff: list[Employee]) -> None:
    """Write a list in which somebody is new, others are gone or work elsewhere, and some lines are wrong."""
    moved = [
        replace(employee, department="Ventes") if employee.number % 61 == 0 else employee
        for employee in staff[:-3]
    ]
    new = [Employee(STAFF + JOINED + place, "2027-02-01") for place in range(1, 6)]
    rows = [employee.row for employee in (*moved, *new)]
    number, given, family, _, *others = rows[57]
    rows[57] = (number, given, family, "adresse à venir", *others)
    rows[203] = (*rows[203][:-1], "hier")
    rows[311] = ("", "", "", "", *rows[311][4:])
    rows.append(rows[24])
    _as_csv(path, rows)


def _hand_out(
    bench: Workbench,
    clock: SteppingClock,
    ids: Sequence[int],
    folder: Path | None = None,
    format_: str = "docx",
) -> list[Path]:
    """Take note of a batch of forms, by department; write it where a folder is named."""
    order = FormOrder(tuple(ids), None, Layout.COMBINED, format_, Group.DEPARTMENT, _today(clock))
    run = bench.forms.start(order, folder or Path("Formulaires"))
    bench.forms.finish(run, max(run.work()) if folder else len(ids))
    return sorted(folder.iterdir()) if folder else []


def _take_in(bench: Workbench, path: Path) -> None:
    intake = bench.scanning.begin(SIGNED, HR)
    intake.take([read for read in bench.scanning.read([path]) if isinstance(read, PageRead)])
    intake.finish()


def _scanned(sheet: Sheet, hand: tuple[Written, Written], seed: int) -> tuple[Image.Image, Scan]:
    """Return a sheet after somebody wrote on it and an office scanned it."""
    how = replace(scanner.any_scan(seed, 200), ring=False, folds=0)
    return scanner.scan(scanner.write(sheet, *hand, seed=seed), how), how


def _name(number: int) -> tuple[str, str]:
    return _GIVEN[number * 7 % len(_GIVEN)], _FAMILY[(number * 11 + number // 31) % len(_FAMILY)]


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if letter.isascii() and (letter.isalpha() or letter == "-"))


def _today(clock: SteppingClock) -> date:
    return clock.now().astimezone().date()
