"""Proving a charter without opening it for work, and getting one back from a backup."""

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from charta import paths
from charta.domain.journal import Flaw
from charta.errors import Marked, VerificationFailed
from charta.storage import connections, failures, files, inspection, ledger
from charta.storage.auditing import REASONS, Audit, audit
from charta.storage.backups import Backup, disown
from charta.storage.inspection import Origin
from charta.storage.migrations import HISTORY
from charta.storage.observing import View, Wait
from charta.storage.opening import raise_flaw
from charta.storage.testimony import Contradiction


@dataclass(frozen=True)
class Verification:
    """What a charter's journal proves: how many entries there are, and the first that does not hold."""

    path: Path
    charter: str
    entries: int
    head: str
    flaw: Flaw | None
    subject: str
    """The record that the flaw is about, empty where it is about the journal itself."""
    backups: Path
    contradiction: Contradiction | None = None
    """The backup that contradicts the file, where there is one and nothing before it is wrong."""

    def as_json(self) -> dict[str, object]:
        """Return the report in plain types."""
        flaw = self.flaw and {
            "entry": self.flaw.entry,
            "reason": self.flaw.reason,
            "record": self.subject or None,
            "backup": str(self.contradiction.backup.file) if self.contradiction else None,
        }
        return {
            "charter": self.charter,
            "entries": self.entries,
            "head": self.head,
            "holds": self.flaw is None,
            "flaw": flaw,
        }

    def error(self) -> VerificationFailed:
        """Return the flaw as an error; raises ValueError where there is none."""
        if self.flaw is None:
            raise ValueError("nothing is wrong")
        if self.contradiction:
            return self.contradiction.error(self.path)
        detail = Marked(REASONS[self.flaw.reason])
        return VerificationFailed(path=self.path, entry=self.flaw.entry, detail=detail, backups=self.backups)


def verify(path: Path, *, backups: Path | None = None, wait: Wait = time.sleep) -> Verification:
    """Check every entry of a charter's journal, what follows from it, what was signed, and its backups.

    Writes nothing, and hinders nobody who has the file open; `wait` lets seconds pass until they pause.
    Raises the `FileError` that says why the file cannot be read as a charter at all.
    """
    origin = Origin(path, backups or paths.backups(), HISTORY)
    view = View(origin, wait)

    def read(connection: Connection) -> tuple[Audit, Contradiction | None]:
        standing, _ = ledger.read_standing(connection)
        seen = view.contradiction(connection, standing.id)
        return audit(connection, seen, signatures=True), seen

    found, seen = view.look(read)
    return Verification(
        path=path,
        charter=found.standing.id,
        entries=found.standing.entries,
        head=found.standing.head,
        flaw=found.flaw,
        subject=found.subject,
        backups=origin.backups,
        contradiction=seen if found.flaw and found.flaw.reason == "backup" else None,
    )


def restore(backup: Backup, to: Path, *, backups: Path | None = None) -> None:
    """Copy a backup that holds to a new file; raises a `FileError`, `FileExists` where there is one."""
    origin = Origin(backup.file, backups or paths.backups(), HISTORY)
    _, found = inspection.look(origin, lambda connection: audit(connection, signatures=False))
    raise_flaw(origin, found)
    with failures.writing(to, origin.backups):
        with closing(connections.immutable(backup.file)) as raw:
            files.write_new(to, raw.serialize())
        disown(origin.backups, to)
