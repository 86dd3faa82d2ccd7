"""Writing documents to a folder: which there are, what they are called, and never half a file."""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charta.domain.printed import PrintedPerson
from charta.errors import LanguageNotInCharter, UnknownDocument, UnknownFormat, while_writing
from charta.services.ports import Documents
from charta.services.printing import PrintService
from charta.services.session import CharterSession

FORMATS: Final = ("docx", "pdf", "html", "md")
CHARTER: Final = "charter"
FORMS: Final[Mapping[str, str]] = {"acknowledgement": "onboarding", "acknowledgement-annual": "annual"}
DOCUMENTS: Final = (CHARTER, *FORMS, "sign-off-sheet")


@dataclass(frozen=True)
class Order:
    """What to write: documents × languages in one format; a user's own Word template restyles them."""

    documents: tuple[str, ...]
    languages: tuple[str, ...]
    format: str = "docx"
    word_template: Path | None = None
    person: PrintedPerson | None = None


@dataclass(frozen=True)
class Job:
    """One file to be made: its name and what makes its bytes, from values that no longer change."""

    name: str
    make: Callable[[], bytes]


class ExportService:
    """Prepares the documents of the charter as it stands."""

    def __init__(self, session: CharterSession, printing: PrintService, documents: Documents) -> None:
        self._session = session
        self._printing = printing
        self._documents = documents

    def order(
        self,
        documents: Sequence[str] = (),
        languages: Sequence[str] = (),
        format_: str = "docx",
        word_template: Path | None = None,
    ) -> Order:
        """Return an order with everything where nothing is named; raise for names that are unknown."""
        for document in documents:
            if document not in DOCUMENTS:
                raise UnknownDocument(document=document, known=", ".join(DOCUMENTS))
        for language in languages:
            if language not in self._session.languages:
                raise LanguageNotInCharter(language=language, known=", ".join(self._session.languages))
        if format_ not in FORMATS:
            raise UnknownFormat(format=format_, known=", ".join(FORMATS))
        return Order(
            tuple(dict.fromkeys(documents)) or DOCUMENTS,
            tuple(dict.fromkeys(languages)) or self._session.languages,
            format_,
            word_template,
        )

    def jobs(self, order: Order) -> tuple[Job, ...]:
        """Gather what prints now, a job for each file; the jobs need neither session nor store any more."""
        return tuple(
            self._job(order, document, language)
            for language in order.languages
            for document in order.documents
        )

    def _job(self, order: Order, document: str, language: str) -> Job:
        person = f"-{file_name(order.person.name)}" if order.person and document in FORMS else ""
        name = f"{file_name(self._printing.organisation())}-{document}{person}-{language}.{order.format}"
        format_, template = order.format, order.word_template
        if document in FORMS:
            form = self._printing.acknowledgement(language, FORMS[document], order.person)
            return Job(name, lambda: self._documents.acknowledgement(form, format_, template))
        content = self._printing.charter(language)
        make = self._documents.charter if document == CHARTER else self._documents.sign_off_sheet
        return Job(name, lambda: make(content, format_, template))


def write(jobs: Iterable[Job], folder: Path) -> Iterator[Path]:
    """Write the files one by one, giving each path once its file is whole; needs no particular thread.

    A file of the same name is replaced only by a whole new one. Raises `FileError` or `TemplateUnusable`;
    what was written before stays.
    """
    make_folder(folder)
    for job in jobs:
        path = folder / job.name
        write_whole(path, job.make())
        yield path


def file_name(text: str, limit: int = 60) -> str:
    """Return `text` as a name that every system accepts and a person can read."""
    kept = "".join(character if character.isalnum() else " " for character in text)
    name = "-".join(kept.split())[:limit].strip("-")
    return name or "charta"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, flush it, then swap it in: there is never half a file.

    Raises `ReadOnly`, `DiskFull` or `WriteFailed`; what stood there before is unchanged then.
    """
    fresh = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise while_writing(error, path) from error


def make_folder(folder: Path) -> None:
    """Make a folder where there is none; raise the `FileError` that says why it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise while_writing(error, folder) from error
