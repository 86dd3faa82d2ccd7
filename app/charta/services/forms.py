"""Personal forms for many people: planned from the register, written file by file, stopped and gone on with.

Any thread plans a batch and works out what was made; what both give is kept on the session's thread, in a
moment. `FormRun.work` writes the files and needs no session.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Final

from charta.domain.codes import CodeBook, CodePlace, FormCode
from charta.domain.printed import PrintedPerson
from charta.domain.printed_people import FormCopy, PrintedForm
from charta.domain.records import Change, FormBatch, Version
from charta.domain.register import Fact, FactKind, FormLine, Occasion
from charta.errors import (
    GivingDayUnusable,
    NobodyChosen,
    NothingPublished,
    RegisterUnreadable,
    UnknownBatch,
    UnknownFormat,
    UnknownPerson,
)
from charta.services.additions import NewFacts, Ready
from charta.services.editions import EditionService
from charta.services.export import make_folder
from charta.services.form_files import FormRun, Layout, in_order
from charta.services.people_files import packed, unpacked
from charta.services.people_ports import PersonalForms
from charta.services.people_view import Group
from charta.services.ports import Documents, PageDrawer
from charta.services.register import RegisterService
from charta.services.session import CharterSession

FORM_FORMATS: Final = ("docx", "pdf")
_NOTHING_SINCE: Final = ""
_NEAR: Final = timedelta(days=366)
_LANGUAGE: Final = attrgetter("language")
_OCCASION: Final = attrgetter("occasion")


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


@dataclass(frozen=True)
class FormOutline:
    """How many forms there would be, by language and by occasion."""

    count: int
    languages: Mapping[str, int]
    occasions: Mapping[Occasion, int]


class FormService:
    """Plans batches of forms and keeps account of them."""

    def __init__(
        self,
        session: CharterSession,
        register: RegisterService,
        editions: EditionService,
        documents: Documents,
        forms: PersonalForms,
        drawer: PageDrawer,
    ) -> None:
        self._session = session
        self._register = register
        self._editions = editions
        self._documents = documents
        self._forms = forms
        self._drawer = drawer

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

        Raises `NothingPublished`, `NobodyChosen`, `UnknownFormat`, `GivingDayUnusable`, or a `FileError`
        where there can be no such folder.
        """
        return self.prepared(order, folder)()

    def prepared(self, order: FormOrder, folder: Path) -> Ready[FormRun]:
        """Prepare what `start` does; raises as it does. Any thread may ask."""
        current = self._editions.current()
        if current is None:
            raise NothingPublished
        if order.format not in FORM_FORMATS:
            raise UnknownFormat(format=order.format, known=", ".join(FORM_FORMATS))
        if not order.people:
            raise NobodyChosen
        self._check_given(order.given_on)
        lines = list(self._lines(dict.fromkeys(order.people), order.occasion, current.version.number))
        data = packed(lines)
        batch = FormBatch(
            number=max((entry.number for entry in self.batches()), default=0) + 1,
            digest=hashlib.sha256(data).hexdigest(),
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
        run = self._run(batch, lines, folder)

        def begin() -> FormRun:
            make_folder(folder)
            self._session.store.put_attachment(data)
            self._session.commit([Change(None, batch)], undoable=False)
            self._register.keep_people()
            return run

        return begin

    def resume(self, number: int, folder: Path) -> FormRun:
        """Return what goes on with a batch in `folder`; whatever is not there is written anew.

        Any thread may ask. Raises `UnknownBatch`, `RegisterUnreadable`.
        """
        batch = self.batch(number)
        return self._run(batch, self._listed(batch), folder)

    def finish(self, run: FormRun, made: int) -> None:
        """Take note of how many forms are made by now, and that they are handed out if so ordered.

        A form in a file that is not finished is not made.
        """
        self.finished(run, made)()

    def finished(self, run: FormRun, made: int) -> Ready[None]:
        """Prepare what `finish` does. Any thread may ask."""
        batch, made = self.batch(run.batch.number), run.whole(made)
        if made <= batch.made:
            return lambda: None
        changes = [Change(batch, replace(batch, made=made))]
        lines = run.lines[:made] if batch.given_on else ()
        fresh = [line for line in lines if not self._is_given(line, batch)]
        if not fresh:
            return partial(self._session.commit, changes, undoable=False)
        version = self._editions.find(batch.version).version
        facts = [_given(line, version, batch) for line in fresh]
        addition = self._register.prepare(NewFacts(facts, source=batch.folder))
        return partial(self._register.enter, addition, changes)

    def outline(self, people: Iterable[int], occasion: Occasion | None = None) -> FormOutline:
        """Return how many forms there would be for people, by language and by occasion.

        Raises `NothingPublished`.
        """
        current = self._editions.current()
        if current is None:
            raise NothingPublished
        spoken, known = self._editions.edition(current.version.number).languages, self._register.people
        ids, standings = list(people), self._register.standings()
        languages, occasions = Counter[str](), dict[Occasion, int]()
        try:
            # Counted without a step of ours for each: it is asked whenever somebody else is chosen.
            told = Counter(map(_LANGUAGE, map(known.__getitem__, ids)))
        except KeyError as error:
            raise UnknownPerson(person=error.args[0]) from None
        for language, count in told.items():
            languages[language if language in spoken else spoken[0]] += count
        if occasion is None:
            of = Counter(map(id, map(_OCCASION, map(standings.__getitem__, ids))))
            occasions = {entry: of[id(entry)] for entry in Occasion if of[id(entry)]}
        elif ids:
            occasions[occasion] = len(ids)
        return FormOutline(len(ids), languages, occasions)

    def sample(self, person: int, occasion: Occasion | None = None) -> Callable[[], tuple[bytes, ...]]:
        """Return what makes pictures (PNG) of the pages of one person's form. Any thread may call it.

        Raises `NothingPublished`, `UnknownPerson`.
        """
        current = self._editions.current()
        if current is None:
            raise NothingPublished
        version = current.version.number
        (line,) = self._lines([person], occasion, version)
        form = self._form(version, line.occasion, line.language, line.since)
        writer, draw = self._forms, self._drawer.draw
        # No batch has the number 0: a form that is printed from here is of none.
        code, codes = FormCode(person, 0, version, line.occasion, line.language), self.codes()
        head, sign = (codes.write(code, place) for place in CodePlace)
        copy = FormCopy(PrintedPerson(self._register.person(person).name), head, sign)
        return lambda: draw(next(iter(writer.separate(form, [copy], "pdf"))))

    def _check_given(self, on: date | None) -> None:
        if on is not None and abs(on - self._register.today) > _NEAR:
            raise GivingDayUnusable(day=on.isoformat())

    def _is_given(self, line: FormLine, batch: FormBatch) -> bool:
        facts = self._register.facts(line.person)
        return any(fact.kind is FactKind.GIVEN and fact.batch == batch.number for fact in facts)

    def _lines(self, people: Iterable[int], occasion: Occasion | None, version: str) -> Iterator[FormLine]:
        standings, languages = self._register.standings(), self._editions.edition(version).languages
        known = self._register.people
        for id_ in people:
            person = known.get(id_) or self._register.person(id_)
            standing = standings[person.id]
            since = standing.signed.version if standing.signed else _NOTHING_SINCE
            yield FormLine(person.id, occasion or standing.occasion, person.speaks(languages), since)

    def _listed(self, batch: FormBatch) -> list[FormLine]:
        spoken, people = self._editions.edition(batch.version).languages, self._register.people
        try:
            lines = unpacked(self._session.store.attachment(batch.digest) or b"", FormLine)
        except ValueError:
            lines = []
        if not lines or any(line.person not in people or line.language not in spoken for line in lines):
            raise RegisterUnreadable(path=self._session.store.path)
        return lines

    def _run(self, batch: FormBatch, lines: Sequence[FormLine], folder: Path) -> FormRun:
        kinds = dict.fromkeys((line.occasion, line.language, line.since) for line in lines)
        return FormRun(
            batch=batch,
            lines=tuple(in_order(lines, batch, self._register.people)),
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
