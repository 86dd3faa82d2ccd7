"""Signatures that come in: pages are read off the session's thread, judged, and recorded or put aside on it.

Whatever was read with certainty enters the register at once. Whatever somebody has to decide on is kept as
a `DoubtfulPage`, so that closing the window loses nothing. The picture of each page is kept before anything
about it is recorded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from charta.domain.codes import FormCode
from charta.domain.records import Change, DoubtfulPage, RegisterEntry, Version
from charta.domain.register import Fact, FactKind, Method, Occasion
from charta.domain.scans import DigitalSignature, ReturnedForm, ScannedPage
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import NameRequired, NothingPublished, ReasonRequired, ScanUnusable, UnknownPage
from charta.services.forms import FormService
from charta.services.judging import WAITING, Judge, Judgement, Verdict
from charta.services.ports import EvidenceKeeper, ScanReader
from charta.services.register import RegisterService
from charta.services.session import CharterSession
from charta.services.signing import SigningService

RECORDED: Final = "recorded"
LEFT_OUT: Final = "left_out"


@dataclass(frozen=True)
class PageRead:
    """A page as it was read; `picture` is the digest of its kept picture, `file` that of a kept PDF form.

    Both are empty where nothing is kept: of a blank page, and of one that cannot be looked at (`problem`).
    """

    source: str
    page: int
    found: ScannedPage | ReturnedForm
    picture: str = ""
    file: str = ""


@dataclass(frozen=True)
class FileProblem:
    """A file of which nothing could be read."""

    path: Path
    problem: ScanUnusable


@dataclass(frozen=True)
class PageResult:
    """What became of a page; `person` is 0 where nobody certain is named.

    `signature` is the digital one of a form that came back as a PDF, None where it has none. `problem` is a
    marked text where the page could not be looked at.
    """

    source: str
    page: int
    verdict: Verdict
    person: int
    code: FormCode | None
    picture: str
    signature: DigitalSignature | None = None
    problem: str = ""


class ScanningService:
    """Reads scans and keeps the list of pages that wait for somebody's decision."""

    def __init__(
        self,
        session: CharterSession,
        register: RegisterService,
        forms: FormService,
        signing: SigningService,
        reader: ScanReader,
        evidence: EvidenceKeeper,
    ) -> None:
        self._session = session
        self._register = register
        self._forms = forms
        self._signing = signing
        self._reader = reader
        self._evidence = evidence

    def count(self, paths: Iterable[Path]) -> int:
        """Return how many pages there are to read in the files that can be read. Any thread may ask."""
        pages = 0
        for path in paths:
            try:
                pages += self._reader.count(path)
            except ScanUnusable:
                continue
        return pages

    def read(self, paths: Iterable[Path]) -> Iterator[PageRead | FileProblem]:
        """Read files page by page and keep their pictures. Any thread may ask; raises a `FileError`."""
        for path in paths:
            try:
                for number, found in enumerate(self._reader.read(path), 1):
                    yield self._kept(path, number, found)
            except ScanUnusable as problem:
                yield FileProblem(path, problem)

    def begin(self, on: date, by: str) -> "Intake":
        """Return what takes in pages that were signed on a day, where they do not tell another one.

        Raises `SigningDayUnusable`, `NameRequired`.
        """
        name = checked(clean_line(by), NAME_LIMIT)
        if not name:
            raise NameRequired
        self._signing.check_day(on)
        return Intake(self, Judge(self._register, self._forms.codes()), on, name)

    def waiting(self) -> Sequence[DoubtfulPage]:
        """Return the pages that wait for somebody's decision, in the order in which they came."""
        return [page for page in self._session.charter.all(DoubtfulPage) if not page.outcome]

    def picture(self, digest: str) -> bytes:
        """Return a kept picture or form; raises `EvidenceMissing`."""
        return self._evidence.get(digest)

    def accept(self, digest: str, on: date, *, by: str, person: int = 0, note: str = "") -> RegisterEntry:
        """Record a page that somebody looked at as signed, by `person` where the page names nobody.

        Raises `UnknownPage`, `UnknownPerson`, `SigningDayUnusable`, `NameRequired`.
        """
        page, by = self._undecided(digest), self._named(by)
        self._signing.check_day(on)
        fact = self._decided(page, person or page.person, on, checked(clean_block(note), NOTE_LIMIT))
        entry = self._register.record([fact], source=fact.source, by=by)
        self._settle(page, RECORDED, note, by)
        return entry

    def leave_out(self, digest: str, reason: str, *, by: str) -> None:
        """Decide that a page is not recorded, and why; raises `UnknownPage` or `ReasonRequired`."""
        page, by = self._undecided(digest), self._named(by)
        reason = checked(clean_block(reason), NOTE_LIMIT)
        if not reason:
            raise ReasonRequired
        self._settle(page, LEFT_OUT, reason, by)

    def take_back(self, digest: str, *, by: str) -> None:
        """Let a page that was left out wait again; raises `UnknownPage` for one that was not."""
        page = self._session.charter.get(DoubtfulPage, digest)
        if page is None or page.outcome != LEFT_OUT:
            raise UnknownPage
        self._settle(page, "", "", self._named(by))

    def record(self, results: Sequence[tuple[PageRead, Judgement]], on: date, by: str) -> None:
        """Record what is certain, as one entry, and put aside what is not."""
        facts = [
            self._fact(read, judgement.code, judgement.on or on)
            for read, judgement in results
            if judgement.verdict is Verdict.ACCEPTED and judgement.code is not None
        ]
        if facts:
            self._register.record(facts, source=results[0][0].source, by=by)
        aside = [
            self._doubtful(read, judgement, by)
            for read, judgement in results
            if judgement.verdict in WAITING and read.picture
        ]
        known = self._session.charter
        self._session.commit(
            [Change(None, page) for page in aside if known.get(DoubtfulPage, page.digest) is None],
            undoable=False,
        )

    def _kept(self, path: Path, number: int, found: ScannedPage | ReturnedForm) -> PageRead:
        """Keep the picture of a page, and hold it no longer: thousands of pages may wait for another one."""
        if isinstance(found, ReturnedForm):
            file = self._evidence.put(path.read_bytes(), "pdf")
            picture = self._evidence.put(found.picture, "jpg")
            return PageRead(path.name, number, replace(found, picture=b""), picture, file)
        if not found.picture or (found.is_blank and not found.codes):
            return PageRead(path.name, found.number, replace(found, picture=b""))
        picture = self._evidence.put(found.picture, "jpg")
        return PageRead(path.name, found.number, replace(found, picture=b""), picture)

    def _fact(self, read: PageRead, code: FormCode, on: date) -> Fact:
        fact = self._signature(code, on, f"{read.source}, {read.page}")
        if isinstance(read.found, ScannedPage):
            return replace(fact, method=Method.SCAN, evidence=read.picture)
        signature = read.found.signature
        if signature is None:
            return replace(fact, method=Method.PDF, evidence=read.file)
        return replace(
            fact,
            method=Method.DIGITAL,
            evidence=read.file,
            trust=signature.trust.value,
            signer=clean_line(signature.signer)[:NAME_LIMIT],
        )

    def _signature(self, code: FormCode, on: date, source: str) -> Fact:
        return Fact(
            number=0,
            person=code.person,
            kind=FactKind.SIGNED,
            version=code.version,
            fingerprint=self._fingerprint(code.version),
            occasion=code.occasion,
            language=code.language,
            on=on.isoformat(),
            source=source,
            batch=code.batch,
        )

    def _decided(self, page: DoubtfulPage, person: int, on: date, note: str) -> Fact:
        known = self._register.person(person)
        if page.version and person == page.person:
            code = FormCode(person, page.batch, page.version, Occasion(page.occasion), page.language)
        else:
            standing, terms = self._register.standing(person), self._register.terms
            language = self._signing.language_of(known)
            code = FormCode(person, 0, terms.version, standing.occasion, language)
        fact = self._signature(code, on, f"{page.source}, {page.page}")
        method = Method.PDF if page.file else Method.SCAN
        return replace(fact, method=method, evidence=page.file or page.digest, note=note)

    def _doubtful(self, read: PageRead, judgement: Judgement, by: str) -> DoubtfulPage:
        code, found = judgement.code, read.found
        return DoubtfulPage(
            digest=read.picture,
            file=read.file,
            source=clean_line(read.source),
            page=read.page,
            codes=found.codes if isinstance(found, ScannedPage) else (found.code,),
            verdict=judgement.verdict.value,
            person=code.person if code else 0,
            batch=code.batch if code else 0,
            version=code.version if code else "",
            occasion=code.occasion.value if code else "",
            language=code.language if code else "",
            outcome="",
            note="",
            by=by,
            at=self._session.clock.now(),
        )

    def _fingerprint(self, version: str) -> str:
        found = self._session.charter.get(Version, version)
        if found is None:
            raise NothingPublished
        return found.fingerprint

    def _undecided(self, digest: str) -> DoubtfulPage:
        page = self._session.charter.get(DoubtfulPage, digest)
        if page is None or page.outcome:
            raise UnknownPage
        return page

    def _settle(self, page: DoubtfulPage, outcome: str, note: str, by: str) -> None:
        settled = replace(page, outcome=outcome, note=note, by=by, at=self._session.clock.now())
        self._session.commit([Change(page, settled)], undoable=False)

    @staticmethod
    def _named(by: str) -> str:
        name = checked(clean_line(by), NAME_LIMIT)
        if not name:
            raise NameRequired
        return name


class Intake:
    """One lot of pages being taken in; used on the session's thread."""

    def __init__(self, scanning: ScanningService, judge: Judge, on: date, by: str) -> None:
        self._scanning = scanning
        self._judge = judge
        self._on = on
        self._by = by
        self._held: list[tuple[PageRead, Judgement]] = []

    def take(self, pages: Iterable[PageRead]) -> Sequence[PageResult]:
        """Judge pages and record them; return what became of each. First pages are told at the end."""
        results: list[tuple[PageRead, Judgement]] = []
        for read in pages:
            judgement = self._judged(read)
            (self._held if judgement.verdict is Verdict.FIRST_PAGE else results).append((read, judgement))
        self._scanning.record(results, self._on, self._by)
        return [_result(read, judgement) for read, judgement in results]

    def finish(self) -> Sequence[PageResult]:
        """Return what became of the pages whose signature had to be on another one."""
        results: list[tuple[PageRead, Judgement]] = []
        for read, judgement in self._held:
            is_whole = judgement.code is not None and self._judge.has_signature_of(judgement.code)
            verdict = Verdict.FIRST_PAGE if is_whole else Verdict.UNSIGNED
            results.append((read, replace(judgement, verdict=verdict)))
        self._held = []
        self._scanning.record(results, self._on, self._by)
        return [_result(read, judgement) for read, judgement in results]

    def _judged(self, read: PageRead) -> Judgement:
        if isinstance(read.found, ReturnedForm):
            return self._judge.form(read.found)
        return self._judge.page(read.found)


def _result(read: PageRead, judgement: Judgement) -> PageResult:
    code, found = judgement.code, read.found
    result = PageResult(
        read.source, read.page, judgement.verdict, code.person if code else 0, code, read.picture
    )
    if isinstance(found, ReturnedForm):
        return replace(result, signature=found.signature)
    return replace(result, problem=found.problem)
