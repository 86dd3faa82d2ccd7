"""Taking a returned review in: what it proposes, section by section, beside what stands now."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from charta.domain.proposals import Proposal, ProposalState
from charta.domain.records import Change, ProposalAnswer, ReviewRequest, ReviewReturn
from charta.domain.review import Leftover, ReturnedReview
from charta.domain.text import NAME_LIMIT, checked_name, clean_line
from charta.errors import (
    N_,
    Marked,
    ReviewOfCopy,
    ReviewOfOther,
    ReviewUnmarked,
    ReviewUnusable,
    UnknownReview,
)
from charta.services.comparison import Compared, Comparison, unheard
from charta.services.ports import ReviewReader
from charta.services.reviews import ReviewService
from charta.services.session import CharterSession
from charta.services.wording import WordingService

FILE_LIMIT: Final = 15 * 2**20
_TOO_LARGE: Final = N_("it is larger than 15 MB")


@dataclass(frozen=True)
class ReviewReport:
    """Everything that a returned file says, beside what stands now. `untouched` sections came back as sent.

    `program` is the one that wrote the file last, as it calls itself.
    """

    returned: ReviewReturn
    request: ReviewRequest
    proposals: tuple[Proposal, ...]
    leftovers: tuple[Leftover, ...]
    untouched: tuple[str, ...]
    program: str

    @property
    def open(self) -> tuple[Proposal, ...]:
        """The proposals that somebody has to answer."""
        return tuple(entry for entry in self.proposals if entry.state.is_open)


class ReturnService:
    """Keeps returned files and tells what they say. Nothing of them enters the charter by itself."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        reviews: ReviewService,
        reader: ReviewReader,
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._reviews = reviews
        self._reader = reader
        self._read: dict[str, ReturnedReview] = {}
        self._compared: dict[tuple[str, str, str], Compared] = {}

    def take(self, data: bytes, name: str, by: str, request: int = 0) -> ReviewReport:
        """Keep a returned file and return what it says (`keep`, then `report`)."""
        return self.report(self.keep(data, name, by, request))

    def keep(self, data: bytes, name: str, by: str, request: int = 0) -> str:
        """Keep a returned file and return its digest; the same file a second time changes nothing.

        `request` is the review that it answers where it does not say so itself. Raises `ReviewUnusable`,
        `ReviewOfOther`, `ReviewOfCopy`, `ReviewUnmarked`, `UnknownReview`, `NameRequired`; then nothing is
        kept.
        """
        by = checked_name(by)
        digest = hashlib.sha256(data).hexdigest()
        if self._session.charter.get(ReviewReturn, digest) is None:
            found = self.look(data, name)
            answered = self._answered(found, name, request)
            self._session.store.put_attachment(data)
            file, now = clean_line(name)[-NAME_LIMIT:], self._session.clock.now()
            self._session.commit(
                [Change(None, ReviewReturn(digest, answered.number, file, by, now))], undoable=False
            )
        return digest

    def look(self, data: bytes, name: str) -> ReturnedReview:
        """Return what a file says without taking it in; raises `ReviewUnusable`. Any thread may ask.

        What was read once is not read again.
        """
        if len(data) > FILE_LIMIT:
            raise ReviewUnusable(name=name, problem=Marked(_TOO_LARGE))
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._read:
            self._read[digest] = self._reader.read(data, name)
        return self._read[digest]

    def is_read(self, digest: str) -> bool:
        """Tell whether a report on a file that was taken in can be had without reading it first."""
        return digest in self._read

    def unread(self) -> Mapping[str, tuple[str, bytes]]:
        """Return the names and bytes of the files that were taken in and not read since, by digest.

        Whoever cannot wait hands them to `look` in another thread before asking for a report.
        """
        return {
            entry.digest: (entry.file, self._session.store.attachment(entry.digest) or b"")
            for entry in self._session.charter.all(ReviewReturn)
            if entry.digest not in self._read
        }

    def compare(self, digest: str) -> Iterator[None]:
        """Compare a file text by text, so that a report on it takes no time afterwards.

        Whoever shows a window gives it its turn between two. Raises what `report` does.
        """
        returned = self._returned(digest)
        reader = self._comparison(self._reviews.request(returned.request))
        for text in self._file(returned).texts:
            reader.text(text, digest)
            yield

    def report(self, digest: str) -> ReviewReport:
        """Return what a file that was taken in says, beside what stands now.

        Raises `UnknownReview` for a file that was not taken in.
        """
        returned = self._returned(digest)
        found, request = self._file(returned), self._reviews.request(returned.request)
        reader = self._comparison(request)
        proposals: list[Proposal] = []
        leftovers = list(found.leftovers)
        touched: set[str] = set()
        for text in found.texts:
            own, left = reader.text(text, digest)
            proposals += own
            leftovers += unheard(left, found.leftovers)
            touched |= {text.section} if own or left else set()
        proposals += (reader.decision(entry) for entry in found.decisions)
        sections = dict.fromkeys(text.section for text in found.texts)
        return ReviewReport(
            returned=returned,
            request=request,
            proposals=tuple(map(self._settled, proposals)),
            leftovers=tuple(leftovers),
            untouched=tuple(section for section in sections if section not in touched),
            program=found.program,
        )

    def reports(self) -> tuple[ReviewReport, ...]:
        """Return what every file that was taken in says, the newest first."""
        returns = sorted(self._session.charter.all(ReviewReturn), key=lambda entry: entry.at, reverse=True)
        return tuple(self.report(entry.digest) for entry in returns)

    def _returned(self, digest: str) -> ReviewReturn:
        returned = self._session.charter.get(ReviewReturn, digest)
        if returned is None:
            raise UnknownReview(number=digest[:12], known="–")
        return returned

    def _comparison(self, request: ReviewRequest) -> Comparison:
        sent = self._reviews.sent(request)
        return Comparison(self._session, self._wordings, request, sent, self._compared)

    def _answered(self, found: ReturnedReview, name: str, request: int) -> ReviewRequest:
        if found.marks is None:
            if not request:
                raise ReviewUnmarked(name=name)
            return self._reviews.request(request)
        if found.marks.charter != self._session.store.identity:
            raise ReviewOfOther(name=name)
        answered = self._reviews.request(found.marks.request)
        # A copy of a charter, or one got back from a backup, counts its reviews on its own.
        if found.marks.texts != answered.texts:
            raise ReviewOfCopy(name=name, number=answered.number)
        return answered

    def _file(self, returned: ReviewReturn) -> ReturnedReview:
        if returned.digest not in self._read:
            data = self._session.store.attachment(returned.digest) or b""
            self._read[returned.digest] = self._reader.read(data, returned.file)
        return self._read[returned.digest]

    def _settled(self, proposal: Proposal) -> Proposal:
        """Return the proposal with the team's answer, where there is one."""
        answer = self._session.charter.get(ProposalAnswer, proposal.id)
        return replace(proposal, state=ProposalState(answer.outcome.value)) if answer else proposal
