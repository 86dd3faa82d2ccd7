"""Signatures that come in: pages are read off the session's thread, judged, and recorded or put aside on it.

Whatever was read with certainty enters the register at once. Whatever somebody has to decide on is kept as
a `DoubtfulPage`, so that closing the window loses nothing. The picture of each page is kept before anything
about it is recorded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from charta.domain.codes import FormCode
from charta.domain.records import Change, DoubtfulPage, RegisterEntry, Version, Withdrawal
from charta.domain.register import Fact, FactKind, Occasion, counting
from charta.domain.scans import EVIDENCE_LIMIT, ReturnedForm, ScannedPage
from charta.domain.text import NOTE_LIMIT, checked, checked_name, clean_block
from charta.errors import (
    N_,
    AlreadySigned,
    Marked,
    NothingPublished,
    ReasonRequired,
    ScanUnusable,
    UnknownPage,
)
from charta.services.forms import FormService
from charta.services.intake import Intake, Judged
from charta.services.judging import WAITING, Judge, Verdict
from charta.services.page_facts import decided_fact, doubtful, fact_of
from charta.services.people_ports import EvidenceKeeper, ScanReader
from charta.services.read_pages import FileProblem, PageRead
from charta.services.register import RegisterService
from charta.services.session import CharterSession
from charta.services.signing import SigningService

RECORDED: Final = "recorded"
LEFT_OUT: Final = "left_out"
_LARGE: Final = N_("a form that comes back may have 64 MB at most")
_GONE: Final = N_("it was taken away while it was read")


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

    def begin(self, on: date, by: str) -> Intake:
        """Return what takes in pages that were signed on a day, where they do not tell another one.

        Raises `SigningDayUnusable`, `NameRequired`.
        """
        name = checked_name(by)
        self._signing.check_day(on)
        batches = {batch.number: batch for batch in self._forms.batches()}
        withdrawn = {entry.version for entry in self._session.charter.all(Withdrawal)}
        judge = Judge(self._register, self._forms.codes(), batches, withdrawn)
        return Intake(judge, self.is_settled, partial(self._record, on=on, by=name))

    def waiting(self) -> Sequence[DoubtfulPage]:
        """Return the pages that wait for somebody's decision, in the order in which they came."""
        return [page for page in self._session.charter.all(DoubtfulPage) if not page.outcome]

    def picture(self, digest: str) -> bytes:
        """Return a kept picture or form; raises `EvidenceMissing`."""
        return self._evidence.get(digest)

    def accept(self, digest: str, on: date, *, by: str, person: int = 0, note: str = "") -> RegisterEntry:
        """Record a page that somebody looked at as signed, by `person` where the page names nobody.

        Raises `UnknownPage`, `UnknownPerson`, `SigningDayUnusable`, `NameRequired`, and `AlreadySigned` where
        the signature on it came into the register in another way.
        """
        page, by = self._undecided(digest), checked_name(by)
        note = checked(clean_block(note), NOTE_LIMIT)
        self._signing.check_day(on)
        fact = self._decided(page, person or page.person, on, note)
        if self._is_entered(fact):
            raise AlreadySigned
        entry = self._register.record([fact], source=fact.source, by=by)
        self._settle(page, RECORDED, note, by)
        return entry

    def leave_out(self, digest: str, reason: str, *, by: str) -> None:
        """Decide that a page is not recorded, and why; raises `UnknownPage` or `ReasonRequired`."""
        page, by = self._undecided(digest), checked_name(by)
        reason = checked(clean_block(reason), NOTE_LIMIT)
        if not reason:
            raise ReasonRequired
        self._settle(page, LEFT_OUT, reason, by)

    def take_back(self, digest: str, *, by: str) -> None:
        """Let a page that was left out wait again; raises `UnknownPage` for one that was not."""
        page = self._session.charter.get(DoubtfulPage, digest)
        if page is None or page.outcome != LEFT_OUT:
            raise UnknownPage
        self._settle(page, "", "", checked_name(by))

    def is_settled(self, digest: str) -> bool:
        """Tell whether somebody decided on a page, and what they decided was not corrected since."""
        page = self._session.charter.get(DoubtfulPage, digest)
        if page is None or not page.outcome:
            return False
        return page.outcome != RECORDED or self._register.is_evidence(page.file or page.digest)

    def _record(self, results: Judged, on: date, by: str) -> None:
        """Record what is certain, as one entry, and put aside what is not."""
        facts = [
            fact_of(read, judgement.code, judgement.on or on, self._fingerprint(judgement.code.version))
            for read, judgement in results
            if judgement.verdict is Verdict.ACCEPTED and judgement.code is not None
        ]
        if facts:
            self._register.record(facts, source=results[0][0].source, by=by)
        now = self._session.clock.now()
        aside = {
            read.picture: doubtful(read, judgement, by, now)
            for read, judgement in results
            if judgement.verdict in WAITING and read.picture
        }
        known = {digest: self._session.charter.get(DoubtfulPage, digest) for digest in aside}
        # One that waits already goes on waiting; one of which the entry was corrected waits again.
        changes = [
            Change(before, page)
            for digest, page in aside.items()
            if (before := known[digest]) is None or before.outcome
        ]
        self._session.commit(changes, undoable=False)
        if changes:
            # What waits names people by number, so none of them may become unknown, or somebody else.
            self._register.keep_people()

    def _kept(self, path: Path, number: int, found: ScannedPage | ReturnedForm) -> PageRead:
        """Keep the picture of a page, and hold it no longer: thousands of pages may wait for another one."""
        if isinstance(found, ReturnedForm):
            file = self._evidence.put(_content(path), "pdf")
            picture = self._evidence.put(found.picture, "jpg")
            return PageRead(path.name, number, replace(found, picture=b""), picture, file)
        is_needless = found.is_blank and not found.codes
        if not found.picture or is_needless or self._forms.codes().are_cover(found.codes):
            return PageRead(path.name, found.number, replace(found, picture=b""))
        picture = self._evidence.put(found.picture, "jpg")
        return PageRead(path.name, found.number, replace(found, picture=b""), picture)

    def _decided(self, page: DoubtfulPage, person: int, on: date, note: str) -> Fact:
        """Return the signature on a page; what its code says of the text stands whoever signed it."""
        known = self._register.person(person)
        if page.version and page.occasion and person == page.person:
            code = FormCode(person, page.batch, page.version, Occasion(page.occasion), page.language)
        else:
            version = page.version or self._register.terms.version
            language = page.language or self._signing.language_of(known)
            code = FormCode(person, 0, version, self._register.standing(person).occasion, language)
        return decided_fact(page, code, on, self._fingerprint(code.version), note)

    def _is_entered(self, fact: Fact) -> bool:
        """Tell whether a page, or another one of the same form, is in the register."""
        batches = {
            known.batch
            for known in counting(self._register.facts(fact.person))
            if known.kind is FactKind.SIGNED
        }
        return (fact.batch > 0 and fact.batch in batches) or self._register.is_evidence(fact.evidence)

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


def _content(path: Path) -> bytes:
    """Return a form that came back, as it is to be kept; raise `ScanUnusable`."""
    try:
        if path.stat().st_size > EVIDENCE_LIMIT:
            raise ScanUnusable(path=path, problem=Marked(_LARGE))
        return path.read_bytes()
    except OSError:
        raise ScanUnusable(path=path, problem=Marked(_GONE)) from None
