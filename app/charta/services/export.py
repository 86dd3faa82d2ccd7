"""Writing documents to a folder: which there are, what they are called, and never half a file."""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from charta.domain.printed import (
    PrintedAcknowledgement,
    PrintedCharter,
    PrintedOnePage,
    PrintedPerson,
)
from charta.errors import (
    LanguageNotInCharter,
    NoSurveyAnswers,
    UnknownDocument,
    UnknownFormat,
    while_writing,
)
from charta.services.editions import EditionService
from charta.services.ports import Documents
from charta.services.printing import PrintService
from charta.services.session import CharterSession
from charta.services.survey_printing import SurveyPrinting

FORMATS: Final = ("docx", "pdf", "html", "md")
CHARTER: Final = "charter"
FORMS: Final[Mapping[str, str]] = {"acknowledgement": "onboarding", "acknowledgement-annual": "annual"}
ONE_PAGE: Final = "one-page"
DIAGNOSTIC: Final = "diagnostic"
DIAGNOSTIC_SHEET: Final = "diagnostic-sheet"
RESERVED: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(port + digit for port in ("COM", "LPT") for digit in "0123456789¹²³")}
)
"""Names of devices in Windows: no file may be called so, in any case and with any ending."""
VERSION_DOCUMENTS: Final = (CHARTER, ONE_PAGE, *FORMS, "sign-off-sheet")
DOCUMENTS: Final = (*VERSION_DOCUMENTS, DIAGNOSTIC_SHEET, DIAGNOSTIC)


@dataclass(frozen=True)
class Order:
    """What to write: documents × languages in one format; a user's own Word template restyles them."""

    documents: tuple[str, ...]
    languages: tuple[str, ...]
    format: str = "docx"
    word_template: Path | None = None
    person: PrintedPerson | None = None
    version: str = ""
    """The published version to write, empty for the charter as it stands."""


@dataclass(frozen=True)
class Job:
    """One file to be made: its name and what makes its bytes, from values that no longer change."""

    name: str
    make: Callable[[], bytes]


class Printing(Protocol):
    """Gathers what documents print: of the charter as it stands, or of a published version."""

    def charter(self, language: str) -> PrintedCharter:
        """Return the whole charter in one language."""
        ...

    def acknowledgement(
        self, language: str, occasion: str, person: PrintedPerson | None = None
    ) -> PrintedAcknowledgement:
        """Return an acknowledgement form."""
        ...

    def one_page(self, language: str) -> PrintedOnePage:
        """Return what the charter says on one page."""
        ...

    def organisation(self) -> str:
        """Return the name of the organisation, empty where it is not answered yet."""
        ...


class ExportService:
    """Prepares the documents of the charter as it stands, and of its published versions."""

    def __init__(
        self,
        session: CharterSession,
        printing: PrintService,
        surveys: SurveyPrinting,
        documents: Documents,
        editions: EditionService,
    ) -> None:
        self._session = session
        self._printing = printing
        self._surveys = surveys
        self._documents = documents
        self._editions = editions

    def available(self, version: str = "") -> tuple[str, ...]:
        """Return the documents that can be written; results need a survey with answers."""
        if version:
            return VERSION_DOCUMENTS
        return tuple(name for name in DOCUMENTS if name != DIAGNOSTIC or self._surveys.has_answers)

    def order(
        self,
        documents: Sequence[str] = (),
        languages: Sequence[str] = (),
        format_: str = "docx",
        word_template: Path | None = None,
        version: str = "",
    ) -> Order:
        """Return an order with everything that there is where nothing is named.

        Raises for names that are unknown, and `NoSurveyAnswers` for results that there are not.
        """
        known = VERSION_DOCUMENTS if version else DOCUMENTS
        for document in documents:
            if document not in known:
                raise UnknownDocument(document=document, known=", ".join(known))
        if DIAGNOSTIC in documents and not self._surveys.has_answers:
            raise NoSurveyAnswers
        spoken = self._editions.edition(version).languages if version else self._session.languages
        for language in languages:
            if language not in spoken:
                raise LanguageNotInCharter(language=language, known=", ".join(spoken))
        if format_ not in FORMATS:
            raise UnknownFormat(format=format_, known=", ".join(FORMATS))
        return Order(
            tuple(dict.fromkeys(documents)) or self.available(version),
            tuple(dict.fromkeys(languages)) or spoken,
            format_,
            word_template,
            version=version,
        )

    def jobs(self, order: Order) -> tuple[Job, ...]:
        """Gather what prints now, a job for each file; the jobs need neither session nor store any more.

        A document of a version is the very file that was published where it was kept in that format.
        """
        printing = self._editions.printing(order.version) if order.version else self._printing
        return tuple(
            self._kept(job, order) if order.version else job for job in self._gathered(printing, order)
        )

    def version_jobs(
        self, printing: Printing, version: str, formats: Sequence[str], languages: Sequence[str] = ()
    ) -> tuple[Job, ...]:
        """Gather every document of a version in several formats."""
        spoken = tuple(languages) or self._session.languages
        orders = (Order(VERSION_DOCUMENTS, spoken, format_, version=version) for format_ in formats)
        return tuple(job for order in orders for job in self._gathered(printing, order))

    def _gathered(self, printing: Printing, order: Order) -> Iterator[Job]:
        for language in order.languages:
            for document in order.documents:
                yield self._job(printing, order, document, language)

    def _kept(self, job: Job, order: Order) -> Job:
        if order.word_template is not None or order.person is not None:
            return job
        data = self._editions.document(order.version, job.name)
        return job if data is None else Job(job.name, lambda: data)

    def _job(self, printing: Printing, order: Order, document: str, language: str) -> Job:
        person = f"-{file_name(order.person.name)}" if order.person and document in FORMS else ""
        version = f"-{order.version}" if order.version else ""
        organisation = file_name(printing.organisation())
        name = f"{organisation}-{document}{person}{version}-{language}.{order.format}"
        make, format_, template = (
            self._make(printing, order, document, language),
            order.format,
            order.word_template,
        )
        return Job(name, lambda: make(format_, template))

    def _make(
        self, printing: Printing, order: Order, document: str, language: str
    ) -> Callable[[str, Path | None], bytes]:
        """Gather what a document prints; return what makes its bytes in a format."""
        surveys, documents = self._surveys, self._documents
        if document in FORMS:
            form = printing.acknowledgement(language, FORMS[document], order.person)
            return partial(documents.acknowledgement, form)
        if document == ONE_PAGE:
            return partial(documents.one_page, printing.one_page(language))
        if document == DIAGNOSTIC:
            return partial(documents.diagnostic, surveys.latest(language))
        if document == DIAGNOSTIC_SHEET:
            return partial(documents.diagnostic_sheet, surveys.questionnaire(language))
        make = documents.charter if document == CHARTER else documents.sign_off_sheet
        return partial(make, printing.charter(language))


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
    return f"charta-{name}" if name.upper() in RESERVED else name or "charta"


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
