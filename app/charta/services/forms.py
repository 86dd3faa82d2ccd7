"""Personal forms for many people: planned from the register, written file by file, stopped and gone on with.

Planning and taking note of what was made need the session and happen on its thread; `FormRun.work` writes
the files and needs neither.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from charta.domain.codes import CodeBook
from charta.domain.printed_people import PrintedForm
from charta.domain.records import Change, FormBatch, Version
from charta.domain.register import Fact, FactKind, FormLine, Occasion
from charta.errors import NobodyChosen, NothingPublished, RegisterUnreadable, UnknownBatch, UnknownFormat
from charta.services.editions import EditionService
from charta.services.form_files import FormRun, Layout
from charta.services.people_files import packed, unpacked
from charta.services.people_view import Group
from charta.services.ports import Documents, PersonalForms
from charta.services.register import RegisterService
from charta.services.session import CharterSession

FORM_FORMATS: Final = ("docx", "pdf")
_NOTHING_SINCE: Final = ""


@dataclass(frozen=True)
class FormOrder:
    """Which forms to make: for whom, on which occasion (None for each person's own), and how.

    `group` is by what combined forms are put together, None for one pile. `given_on` is the day on which
    they are handed out, None where that is not to be entered.
    """

    people: tuple[int, ...]
    occasion: Occasion | None = None
    layout: Layout = Layout.SEPARATE
    format: str = "docx"
    group: Group | None = None
    given_on: date | None = None


class FormService:
    """Plans batches of forms and keeps account of them."""

    def __init__(
        self,
        session: CharterSession,
        register: RegisterService,
        editions: EditionService,
        documents: Documents,
        forms: PersonalForms,
    ) -> None:
        self._session = session
        self._register = register
        self._editions = editions
        self._documents = documents
        self._forms = forms

    def codes(self) -> CodeBook:
        """Return what writes and reads the codes of this charter's forms."""
        fingerprints = {version.number: version.fingerprint for version in self._session.charter.all(Version)}
        return CodeBook(self._session.store.identity, fingerprints)

    def batches(self) -> Sequence[FormBatch]:
        """Return the batches that were begun, the newest first."""
        return sorted(self._session.charter.all(FormBatch), key=lambda entry: -entry.number)

    def batch(self, number: int) -> FormBatch:
        """Return a batch; raise `UnknownBatch`."""
        found = self._session.charter.get(FormBatch, str(number))
        if found is None:
            raise UnknownBatch(number=number)
        return found

    def start(self, order: FormOrder, folder: Path) -> FormRun:
        """Take note of a batch and return what writes it to `folder`.

        Raises `NothingPublished`, `NobodyChosen`, `UnknownFormat`.
        """
        current = self._editions.current()
        if current is None:
            raise NothingPublished
        if order.format not in FORM_FORMATS:
            raise UnknownFormat(format=order.format, known=", ".join(FORM_FORMATS))
        if not order.people:
            raise NobodyChosen
        lines = list(self._lines(order, current.version.number))
        batch = FormBatch(
            number=max((entry.number for entry in self.batches()), default=0) + 1,
            digest=self._session.store.put_attachment(packed(lines)),
            version=current.version.number,
            occasion=order.occasion.value if order.occasion else "",
            layout=order.layout.value,
            format=order.format,
            group=order.group.value if order.group else "",
            given_on=order.given_on.isoformat() if order.given_on else "",
            count=len(lines),
            made=0,
            folder=folder.name,
            by=self._session.actor,
            at=self._session.clock.now(),
        )
        self._session.commit([Change(None, batch)], undoable=False)
        self._register.keep_people()
        return self._run(batch, lines, folder)

    def resume(self, number: int, folder: Path) -> FormRun:
        """Return what goes on with a batch in `folder`; whatever is not there is written anew.

        Raises `UnknownBatch`, `RegisterUnreadable`.
        """
        batch = self.batch(number)
        return self._run(batch, self._listed(batch), folder)

    def finish(self, run: FormRun, made: int) -> None:
        """Take note of how many forms are made by now, and that they are handed out if so ordered."""
        batch = self.batch(run.batch.number)
        if made <= batch.made:
            return
        version = self._editions.find(batch.version).version
        fresh = run.lines[batch.made : made]
        self._session.commit([Change(batch, replace(batch, made=made))], undoable=False)
        if batch.given_on:
            self._register.record([_given(line, version, batch) for line in fresh], source=batch.folder)

    def _lines(self, order: FormOrder, version: str) -> Iterator[FormLine]:
        standings, languages = self._register.standings(), self._editions.edition(version).languages
        people = [self._register.person(id_) for id_ in order.people]
        for person in people:
            standing = standings[person.id]
            occasion = order.occasion or standing.occasion
            since = standing.signed.version if standing.signed else _NOTHING_SINCE
            language = person.language if person.language in languages else languages[0]
            yield FormLine(person.id, occasion, language, since)

    def _listed(self, batch: FormBatch) -> list[FormLine]:
        try:
            return unpacked(self._session.store.attachment(batch.digest) or b"", FormLine)
        except ValueError:
            raise RegisterUnreadable(path=self._session.store.path) from None

    def _run(self, batch: FormBatch, lines: Sequence[FormLine], folder: Path) -> FormRun:
        kinds = dict.fromkeys((line.occasion, line.language, line.since) for line in lines)
        return FormRun(
            batch=batch,
            lines=tuple(_in_order(lines, batch)),
            forms={kind: self._form(batch.version, *kind) for kind in kinds},
            people=self._register.people,
            codes=self.codes(),
            folder=folder,
            writer=self._forms,
        )

    def _form(self, version: str, occasion: Occasion, language: str, since: str) -> PrintedForm:
        charter = self._editions.edition(version).charters[language]
        changes: tuple[str, ...] = ()
        if since and since != version:
            before = self._editions.edition(since).charters.get(language)
            changes = self._documents.changed_lines(before, charter) if before else ()
        return PrintedForm(charter, occasion.value, changes, since)


def _in_order(lines: Iterable[FormLine], batch: FormBatch) -> Iterable[FormLine]:
    """Return lines in the order in which they are written: by form where each has a file, else as given."""
    if batch.layout == Layout.SEPARATE:
        return sorted(lines, key=lambda line: (line.occasion, line.language, line.since, line.person))
    return lines


def _given(line: FormLine, version: Version, batch: FormBatch) -> Fact:
    return Fact(
        number=0,
        person=line.person,
        kind=FactKind.GIVEN,
        version=version.number,
        fingerprint=version.fingerprint,
        occasion=line.occasion,
        language=line.language,
        on=batch.given_on,
        batch=batch.number,
    )
