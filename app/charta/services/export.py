"""Writing documents to a folder: which there are, what they are called, and never half a file."""

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charta.domain.printed import PrintedPerson
from charta.errors import DiskFull, ReadOnly, UnknownDocument, UnknownFormat, UnknownLanguage, WriteFailed
from charta.services.ports import Documents
from charta.services.printing import PrintService
from charta.services.session import CharterSession

FORMATS: Final = ("docx", "pdf", "html", "md")
Writer = Callable[[str, str, Path | None], bytes]


@dataclass(frozen=True)
class Order:
    """What to write: documents × languages in one format; a user's own Word template restyles them."""

    documents: tuple[str, ...]
    languages: tuple[str, ...]
    format: str = "docx"
    word_template: Path | None = None
    person: PrintedPerson | None = None


class ExportService:
    """Writes the documents of the charter as it stands."""

    def __init__(self, session: CharterSession, printing: PrintService, documents: Documents) -> None:
        self._session = session
        self._printing = printing
        self._documents = documents

    @property
    def names(self) -> tuple[str, ...]:
        """The documents that can be written."""
        return tuple(self._writers())

    def order(
        self,
        documents: Sequence[str] = (),
        languages: Sequence[str] = (),
        format_: str = "docx",
        word_template: Path | None = None,
    ) -> Order:
        """Return an order with everything where nothing is named; raise for names that are unknown."""
        for document in documents:
            if document not in self.names:
                raise UnknownDocument(document=document, known=", ".join(self.names))
        for language in languages:
            if language not in self._session.languages:
                raise UnknownLanguage(language=language, known=", ".join(self._session.languages))
        if format_ not in FORMATS:
            raise UnknownFormat(format=format_, known=", ".join(FORMATS))
        return Order(
            tuple(dict.fromkeys(documents)) or self.names,
            tuple(dict.fromkeys(languages)) or self._session.languages,
            format_,
            word_template,
        )

    def write(self, order: Order, folder: Path) -> Iterator[Path]:
        """Write the files one by one, giving each path once its file is whole.

        A file of the same name is replaced only by a whole new one. Raises `FileError` or `TemplateUnusable`;
        what was written before stays.
        """
        made = self.render(order)
        _make_folder(folder)
        for name, data in made:
            path = folder / name
            write_whole(path, data)
            yield path

    def render(self, order: Order) -> Iterator[tuple[str, bytes]]:
        """Give each file's name and content without writing it."""
        writers = self._writers(order.person)
        for language in order.languages:
            for document in order.documents:
                name = f"{file_name(self._printing.title(language))}-{document}-{language}.{order.format}"
                yield name, writers[document](language, order.format, order.word_template)

    def _writers(self, person: PrintedPerson | None = None) -> Mapping[str, Writer]:
        return {
            "charter": lambda language, format_, template: self._documents.charter(
                self._printing.charter(language), format_, template
            ),
            "acknowledgement": self._form("onboarding", person),
            "acknowledgement-annual": self._form("annual", person),
            "sign-off-sheet": lambda language, format_, template: self._documents.sign_off_sheet(
                self._printing.charter(language), format_, template
            ),
        }

    def _form(self, occasion: str, person: PrintedPerson | None) -> Writer:
        return lambda language, format_, template: self._documents.acknowledgement(
            self._printing.acknowledgement(language, occasion, person), format_, template
        )


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
        raise _told(error, path) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _told(error, folder) from error


def _told(error: OSError, path: Path) -> Exception:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(path=path)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return DiskFull(path=path)
    return WriteFailed(path=path, problem=error.strerror or type(error).__name__)
