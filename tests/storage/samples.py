"""Charters on disk for the tests of the store, and ways to look at their files from outside."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from charta import storage
from charta.domain.fingerprint import fingerprint
from charta.domain.journal import GENESIS, Content, Entry, sealed
from charta.domain.records import (
    Action,
    ActionKind,
    Activity,
    AgendaItem,
    Aim,
    Answer,
    Argument,
    Behind,
    Campaign,
    Change,
    Choice,
    Comment,
    Confirmation,
    Decision,
    DecisionKind,
    Delegation,
    Delivery,
    Dismissal,
    DoubtfulPage,
    Endorsement,
    FormBatch,
    Inclusion,
    ItemKind,
    ItemNotes,
    MarkKind,
    MinorChange,
    Motion,
    Participant,
    PeriodicReview,
    Proof,
    ProofState,
    ProposalAnswer,
    ProposalOutcome,
    Record,
    RegisterEntry,
    Requirement,
    Resolution,
    ReviewRequest,
    ReviewReturn,
    RoomSignature,
    RosterUpdate,
    Round,
    Scale,
    SessionMark,
    Survey,
    Tally,
    Version,
    Vote,
    Withdrawal,
    Wording,
    Workshop,
)
from charta.storage import ledger
from charta.storage.ledger import Standing

MOMENT = datetime(2026, 11, 24, 15, 0, 0, 123456, tzinfo=UTC)
SEEN_LATER = '{"section":"S12","texts":{"fr":["Titre","« Textes »"]}}'
SEEN = '{"section":"S12","texts":{"fr":["Titre","« Texte »"]}}'
LOGO = b"\x89PNG not really a picture"
LOGO_DIGEST = hashlib.sha256(LOGO).hexdigest()

RECORDS: tuple[Record, ...] = (
    Answer("S12", "tone", "warm"),
    Answer("organisation", "languages", ("fr", "en")),
    Answer("organisation", "name", {"en": "Ltd", "fr": "Société « é » 😀"}),
    Answer("team", "members", ({"name": "Ada", "count": 3, "role": {"fr": "juriste"}}, {"name": "Bo"})),
    Answer("S12", "count", 12),
    Answer("S12", "none", ()),
    Wording("S12", "fr", "Un texte\n\n* deux\n", "Un texte\n"),
    Behind("S12", ("en",)),
    Inclusion("S20", included=False),
    Requirement("S12", "it", required=True, reason="Asked for in the workshop"),
    Decision(1, "S12", "it", DecisionKind.APPROVE, "", "Ada", MOMENT, fingerprint(SEEN), SEEN),
    Decision(2, "S12", "hr", DecisionKind.RESERVE, "But", "Bo", MOMENT, fingerprint(SEEN), SEEN),
    Comment(1, "S12", "it", "Ada", MOMENT.astimezone(timezone(timedelta(hours=2))), "Why?"),
    Comment(2, "S12", "hr", "Bo", MOMENT, "Because.", "Ada"),
    Proof("france.filing", ProofState.DONE, "2027-01-15", "", "reçu.pdf", "", "Ada"),
    Dismissal("S12", "fr", "vague:abc", "Our words", "Ada"),
    Survey(1, "Before", "2027-01-10", closed=False),
    Tally(1, "", 9, {"F1.1": (0, 1, 2, 3, 2, 1), "F1.2": (9, 0, 0, 0, 0, 0)}),
    Comment(3, "S12", "it", "Ada", MOMENT, "Here", "", True, 1, "fr", "Texte", "« ", " »", "1:abc"),
    MinorChange(
        1, "S12", fingerprint(SEEN), fingerprint(SEEN_LATER), SEEN, SEEN_LATER, "Typo", "Ada", "it", MOMENT
    ),
    Confirmation(1, True, "", "Bo", "hr", MOMENT),
    Endorsement(1, "Cléo", "CEO", {"fr": "Osez."}, True, {"S12": fingerprint(SEEN)}, MOMENT),
    Version(
        "1.0",
        "2027-01-15",
        "2028-01-15",
        "First",
        "a" * 64,
        {"S12": fingerprint(SEEN)},
        LOGO_DIGEST,
        {"charter.docx": LOGO_DIGEST},
        1,
        "Ada",
        MOMENT,
    ),
    Withdrawal("1.0", "Replaced", "Ada", MOMENT),
    PeriodicReview(1, "1.0", "Nothing new", "2029-01-15", "Ada", MOMENT),
    ReviewRequest(
        1, ("it", "hr"), ("fr",), ("S12",), hashlib.sha256(LOGO).hexdigest(), "a.docx", "", "Ada", MOMENT
    ),
    ReviewReturn(hashlib.sha256(LOGO).hexdigest(), 1, "a (1).docx", "Ada", MOMENT),
    ProposalAnswer("b" * 64, "S12", ProposalOutcome.REJECTED, "No", "Ada", MOMENT),
    Workshop(1, "Frame", "2027-01-12", "09:00", 90, "Room « A »", "three-sessions", 1),
    AgendaItem(1, 1, 2, ItemKind.SECTION, "S12", "", 15, "it", Aim.DECIDE),
    ItemNotes(1, "Said", "Mind Bo"),
    Participant(1, 1, "Ada", "it", "ada@example.org", excused=False),
    Delegation(1, "hr", "Bo", "Cy", "Ada", MOMENT),
    SessionMark(1, 1, MarkKind.CLOCK, 0, -3600, MOMENT),
    Motion(1, 1, "S12", "tone", '"warm"', "Warm", "it", "Ada", withdrawn=False, at=MOMENT),
    Argument(1, 1, favours=True, text="Kind", department="hr", at=MOMENT),
    Round(1, 1, 1, Scale.FINGERS, revealed=True, at=MOMENT),
    Vote(1, "it", Choice.THREE, "If short", "Ada", MOMENT),
    Resolution(
        *(1, 1, 1, "S12", "tone", '"warm"', 1, 1, "All for it"),
        *({"fr": "Avant\n"}, {"fr": "Après\n"}, "Ada", MOMENT),
    ),
    Action(1, 1, ActionKind.PARKED, "S12", "Ask the insurer", "Bo", "2027-02-01", "", "", "Ada", MOMENT),
    RoomSignature(1, 1, "Bo", LOGO_DIGEST),
    RosterUpdate(1, LOGO_DIGEST, "staff.csv", 3, 0, 0, 0, "Ada", MOMENT),
    RegisterEntry(1, LOGO_DIGEST, "signed", 1, 3, 0, "scan.pdf", "Ada", MOMENT),
    FormBatch(
        *(
            1,
            LOGO_DIGEST,
            "1.0",
            "onboarding",
            "separate",
            "docx",
            "",
            "2027-01-15",
            3,
            2,
            "Forms",
            "Ada",
            MOMENT,
        ),
    ),
    DoubtfulPage(
        *(
            LOGO_DIGEST,
            "",
            "scan.pdf",
            2,
            ("C1/A",),
            "unsigned",
            1,
            1,
            "1.0",
            "annual",
            "fr",
            "",
            "",
            "Ada",
            MOMENT,
        ),
    ),
    Campaign(
        *(1, LOGO_DIGEST, "1.0", {"fr": "Objet"}, {"fr": "Texte"}, "smtp", 3, False, "Ada", MOMENT),
    ),
    Delivery(1, 1, {"1": "sent", "2": "refused"}, "No such mailbox", MOMENT),
    Activity(
        *("D06", "D06", "", "managers", "hr", "Bo", "2027-01-01", "2027-01-02", "2027-01-23", False),
        *("2027-01-02", "Done", "list.pdf", LOGO_DIGEST, "Ada"),
    ),
)


def added(*records: Record) -> Sequence[Change]:
    return [Change(None, record) for record in records]


def filled(path: Path, backups: Path, *, steps: int = 0) -> Path:
    """Make a charter with every type of record, a few changes of one answer, and a picture; close it."""
    with closing(storage.create(path, backups=backups)) as store:
        store.append(added(*RECORDS), "Test", MOMENT)
        store.put_attachment(LOGO)
        answer = Answer("S03", "reach", 0)
        store.append(added(answer), "Test", MOMENT)
        for step in range(1, steps + 1):
            following = Answer("S03", "reach", step)
            store.append([Change(answer, following)], "Test", MOMENT)
            answer = following
    return path


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Return the digest and time of every file in a folder."""
    return {
        file.name: (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in sorted(folder.iterdir())
        if file.is_file() and not file.is_symlink()
    }


def tamper(path: Path, *statements: str) -> None:
    """Change a charter's file by other means than Charta's."""
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def rewrite(path: Path, edit: Callable[[list[Entry]], Iterable[Entry]]) -> None:
    """Forge a journal as somebody would who knows how Charta writes one: chain, head, count and seal fit."""
    with closing(sqlite3.connect(path)) as raw:
        entries = [Entry(*row) for row in raw.execute("SELECT * FROM journal ORDER BY number")]
        previous, chain = GENESIS, []
        for number, old in enumerate(edit(entries), 1):
            content = Content(old.at, old.actor, old.kind, old.key, old.before, old.after)
            chain.append(sealed(number, previous, content))
            previous = chain[-1].digest
        raw.execute("DELETE FROM journal")
        raw.executemany("INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?)", map(astuple, chain))
        (id_, created) = raw.execute("SELECT id, created FROM charter").fetchone()
        pictures = [row[0] for row in raw.execute("SELECT digest FROM attachment")]
        seal = ledger.seal(Standing(id_, created, previous, len(chain)), pictures)
        raw.execute("UPDATE charter SET head = ?, entries = ?, seal = ?", (previous, len(chain), seal))
        raw.commit()


def by_another(number: int) -> Callable[[list[Entry]], Iterable[Entry]]:
    """Return the forgery that puts another name to one entry."""

    def edit(entries: list[Entry]) -> Iterable[Entry]:
        return [replace(entry, actor="Eve") if entry.number == number else entry for entry in entries]

    return edit


def python(script: str, *arguments: object, stdin: int | None = None) -> "subprocess.Popen[str]":
    """Run a script in a process of its own."""
    search = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": search},
        stdin=stdin,
    )


def ran(script: str, *arguments: object) -> str:
    """Return what a script prints in a process of its own."""
    with python(script, *arguments) as process:
        printed, complaints = process.communicate(timeout=60)
    assert process.returncode == 0, complaints
    return printed.strip()
