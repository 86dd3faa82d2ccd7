"""What the services about people need from outside: forms, lists, scans, evidence, mail and a keyring."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from charta.domain.mail import Mail, MailAccount
from charta.domain.people import RosterSheet
from charta.domain.printed_people import FormBundle, FormCopy, PrintedForm
from charta.domain.scans import ReturnedForm, ScannedPage


class PersonalForms(Protocol):
    """Writes forms for many people; memory does not grow with their number. Any thread may ask."""

    def separate(self, form: PrintedForm, copies: Iterable[FormCopy], format_: str) -> Iterator[bytes]:
        """Return a file for each copy, in order: 'docx', or 'pdf' that can be filled in."""
        ...

    def combined(self, bundle: FormBundle, format_: str, target: BinaryIO) -> Iterator[int]:
        """Write one file to be printed, 'docx' or 'pdf'; yield how many forms are done now and then."""
        ...


class RosterReader(Protocol):
    """Reads lists of people from outside."""

    def sheets(self, path: Path, *, separator: str = "", encoding: str = "") -> tuple[RosterSheet, ...]:
        """Return the ways to read a file, the likeliest first; raise `RosterUnusable`.

        `separator` and `encoding` (Python's name) say how to read a text, empty for what fits best.
        """
        ...


class ScanReader(Protocol):
    """Reads scanned pages and forms that come back. Any thread may ask."""

    def read(self, path: Path) -> Iterator[ScannedPage | ReturnedForm]:
        """Return what a PDF or a picture holds, page by page; raise `ScanUnusable` before the first one."""
        ...

    def count(self, path: Path) -> int:
        """Return how many pages there are to read; raise `ScanUnusable`."""
        ...


class EvidenceKeeper(Protocol):
    """Keeps pages and files beside the charter, each under the SHA-256 of its bytes."""

    @property
    def folder(self) -> Path:
        """Return the folder that they are in; there is none before the first one."""
        ...

    def put(self, data: bytes, ending: str) -> str:
        """Keep a file for good, then return its digest; `ending` is 'jpg' or 'pdf'. Raises `FileError`."""
        ...

    def get(self, digest: str) -> bytes:
        """Return a kept file, proved by its digest; raise `EvidenceMissing`."""
        ...


class MailConnection(Protocol):
    """A mail server that takes messages now."""

    def send(self, mail: Mail) -> str:
        """Hand in a message; return an empty text, or the server's words where it refuses this recipient.

        Raises `MailNotSent` where the server certainly has not taken it, and `MailServerUnusable` where the
        connection is lost and whether this message was sent is not known.
        """
        ...


class Mailer(Protocol):
    """Writes drafts and reaches mail servers."""

    def draft(self, mail: Mail, account: MailAccount) -> bytes:
        """Return a message as an .eml file that a mail program opens to be sent."""
        ...

    def connect(self, account: MailAccount, password: str) -> AbstractContextManager[MailConnection]:
        """Open a connection; raise `MailServerUnusable`."""
        ...


class Passwords(Protocol):
    """Keeps a mail account's password in the system's keyring."""

    def get(self, account: MailAccount) -> str | None:
        """Return the password, None where none is kept or no keyring is there."""
        ...

    def put(self, account: MailAccount, password: str) -> None:
        """Keep the password; an empty one forgets it. Raises `NoKeyring`."""
        ...
