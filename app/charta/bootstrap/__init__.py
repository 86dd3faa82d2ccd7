"""Wiring: the only module that knows every adapter and hands them to the services."""

import getpass
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from charta import paths
from charta.bootstrap import content
from charta.bootstrap.people_adapters import password_service, people_adapters
from charta.bootstrap.workbench import Adapters, Workbench, workbench
from charta.domain.catalogue import Catalogue
from charta.domain.diagnostic import Diagnostic
from charta.domain.review import ReturnedReview
from charta.errors import FileError, FileExists, UnknownLanguage, while_writing
from charta.services.answers import AnswerSet
from charta.services.example import Reservation, sign_example
from charta.services.export import FORMATS, Job, make_folder, write
from charta.services.ports import CharterStore, Clock
from charta.services.reading import ORGANISATION
from charta.services.session import CharterSession

__all__ = ["Charta", "SystemClock", "Workbench", "system_user"]

if TYPE_CHECKING:
    from charta.storage import Backup, Verification


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


def system_user() -> str:
    """Return the name under which the user works at this machine, for the journal."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


class Charta:
    """The application without a surface: makes, opens and checks charters.

    What is slow to import (the database, the document writers) is imported when it is first needed, so that a
    window can be shown before.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        actor: str | None = None,
        backups: Path | None = None,
        report: Callable[[FileError], None] | None = None,
    ) -> None:
        """Set it up; `report` is told what stops nobody, such as a backup that cannot be made."""
        self._clock = clock or SystemClock()
        self._actor = system_user() if actor is None else actor
        self._backups = backups or paths.backups()
        self._report = report
        self._passwords = password_service()

    @property
    def catalogue(self) -> Catalogue:
        """Everything that can be asked and signed."""
        return content.catalogue()

    @property
    def diagnostic(self) -> Diagnostic:
        """The questionnaire of the ambassador diagnostic."""
        return content.diagnostic()

    @staticmethod
    def example_answers() -> Path:
        """Return the file of the example organisation's answers."""
        return paths.resources() / "example" / "answers.toml"

    def create(
        self,
        path: Path,
        answers: Path | None = None,
        languages: Sequence[str] = (),
        preset: str = "",
    ) -> Workbench:
        """Make a new charter, with answers from a file if one is given; where they are wrong, make none.

        A preset chooses the sections, in place of those that the answers name. Raises a `FileError` where the
        file cannot be made, an `AnswerError` for answers that are none, `UnknownPreset`.
        """
        given = self._read(answers) if answers else AnswerSet({})
        if languages:
            given = self._in_languages(given, languages)
        if path.exists():
            raise FileExists(path=path)
        with _aside(path) as fresh:
            with self._filled(fresh, given) as bench:
                if preset:
                    bench.presets.apply(preset)
            _settle(fresh, path)
        return self.open(path)

    def open(self, path: Path) -> Workbench:
        """Open a charter; raises the `FileError` that says why it cannot be opened."""
        from charta import storage

        return self._bench(storage.open_(path, backups=self._backups, report=self._report))

    def read(self, path: Path) -> Workbench:
        """Open a charter to look at it: nothing can be changed, nothing is locked or written."""
        from charta import storage

        return self._bench(storage.read(path, backups=self._backups))

    def verify(self, path: Path) -> "Verification":
        """Check a charter without opening it for writing."""
        from charta import storage

        return storage.verify(path, backups=self._backups)

    def backups(self, path: Path | None = None) -> "Sequence[Backup]":
        """Return the backups of a charter, or of all, the newest first."""
        from charta import storage

        return storage.list_backups(self._backups, path)

    def restore(self, backup: "Backup", to: Path) -> None:
        """Copy a backup to a new file; raises `FileExists` where there is one."""
        from charta import storage

        storage.restore(backup, to, backups=self._backups)

    def answers_text(self, bench: Workbench) -> str:
        """Return the answers of a charter in the form that `create` reads."""
        from charta.exchange.answers_toml import write_answers

        return write_answers(self.catalogue, bench.answers.given())

    def demo(self, folder: Path) -> Iterator[Path]:
        """Make the example, sign it, and write every document in every language; replaces an earlier demo."""
        make_folder(folder)
        path = folder / "example.charta"
        with _aside(path) as fresh:
            with self._filled(fresh, self._read(self.example_answers())) as bench:
                sign_example(bench.session, bench.agreement, _reservation())
                jobs = _all_jobs(bench)
            fresh.replace(path)
        yield path
        yield from write(jobs, folder)

    @contextmanager
    def _filled(self, fresh: Path, answers: AnswerSet) -> Iterator[Workbench]:
        """Lend a charter that is being made, with its answers; its backups go where it is made."""
        from charta import storage

        bench = self._bench(storage.create(fresh, backups=fresh.parent / "backups"))
        try:
            bench.answers.take_in(answers)
            yield bench
        finally:
            bench.close()

    def _in_languages(self, answers: AnswerSet, languages: Sequence[str]) -> AnswerSet:
        for language in languages:
            if language not in self.catalogue.languages:
                raise UnknownLanguage(language=language, known=", ".join(self.catalogue.languages))
        organisation = {**answers.sheets.get(ORGANISATION, {}), "languages": list(languages)}
        return replace(answers, sheets={**answers.sheets, ORGANISATION: organisation})

    @classmethod
    def names_sections(cls, answers: Path) -> bool:
        """Tell whether a file of answers says which sections belong to the charter."""
        return cls._read(answers).sections is not None

    @staticmethod
    def _read(answers: Path) -> AnswerSet:
        from charta.exchange.answers_toml import read_answers

        return read_answers(answers)

    def _bench(self, store: CharterStore) -> Workbench:
        from charta.documents.clauses import JinjaClauses
        from charta.documents.composing import Composer
        from charta.documents.factory import DocumentFactory, Pictures, WordingText
        from charta.exchange.calendar import CalendarFiles

        dialect = content.dialect()
        adapters = Adapters(
            clauses=JinjaClauses(dialect=dialect),
            format=WordingText(dialect),
            images=Pictures(),
            documents=DocumentFactory(Composer(dialect=dialect)),
            reader=LazyReviewReader(),
            calendars=CalendarFiles(self._clock),
            people=people_adapters(store, self._clock, self._passwords, self._backups),
        )
        session = CharterSession(store, self.catalogue, self._clock, self._actor)
        return workbench(session, adapters)


class LazyReviewReader:
    """Reads returned reviews; what is slow to import for that is imported when the first one comes."""

    def read(self, data: bytes, name: str) -> ReturnedReview:
        """Return what the file `name` says; raise `ReviewUnusable` where it cannot be read."""
        from charta.exchange.review import WordReviewReader

        return WordReviewReader().read(data, name)


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Lend a place beside `path` in which a file is finished before it gets its name."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".charta-") as folder:
            yield Path(folder) / path.name
    except OSError as error:
        raise while_writing(error, path) from error


def _settle(fresh: Path, path: Path) -> None:
    """Give a finished file its name; raises `FileExists` where another has it by now."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise FileExists(path=path) from None
    except OSError:
        # Some shared folders and memory sticks know no second name for a file.
        fresh.rename(path)


def _reservation() -> Reservation:
    file = paths.resources() / "example" / "agreement.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8"))["reservation"]
    return Reservation(told["department"], told["section"], told["note"])


def _all_jobs(bench: Workbench) -> list[Job]:
    return [job for format_ in FORMATS for job in bench.export.jobs(bench.export.order(format_=format_))]
