"""Taking a returned review in: what it proposes, section by section, beside what stands now."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from charta.domain.agreement import is_required
from charta.domain.fingerprint import SectionText, fingerprint, parse_canonical
from charta.domain.proposals import (
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
    Texts,
    comment_proposals,
    formatting,
    proposal_id,
    text_proposals,
)
from charta.domain.records import (
    Change,
    Comment,
    DecisionKind,
    ProposalAnswer,
    ReviewRequest,
    ReviewReturn,
)
from charta.domain.returned import revised
from charta.domain.review import (
    Leftover,
    LeftoverKind,
    ReturnedDecision,
    ReturnedReview,
    ReturnedText,
)
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import (
    N_,
    Marked,
    NameRequired,
    ReviewOfCopy,
    ReviewOfOther,
    ReviewUnmarked,
    ReviewUnusable,
    UnknownReview,
)
from charta.services.ports import ReviewReader
from charta.services.reviews import ReviewService
from charta.services.session import CharterSession
from charta.services.wording import WordingService

FILE_LIMIT: Final = 15 * 2**20
_TOO_LARGE: Final = N_("it is larger than 15 MB")
_TWO_TICKS: Final = N_("more than one box is ticked")
_NO_TICK: Final = N_("no box is ticked")
_TOO_LONG: Final = N_("the name or the reason is too long")
_NO_NAME: Final = N_("the name is missing")
_NO_NOTE: Final = N_("the reason is missing")
_NOT_ASKED: Final = N_("that department is not asked to sign it")
_NOT_SENT: Final = N_("its section was not sent in that review")
_DECIDED_SINCE: Final = N_("that department has decided on the section since the file was sent")


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


class IntakeService:
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
        self._compared: dict[tuple[str, str, str], _Compared] = {}

    def take(self, data: bytes, name: str, by: str, request: int = 0) -> ReviewReport:
        """Keep a returned file and return what it says; the same file a second time changes nothing.

        `request` is the review that it answers where it does not say so itself. Raises `ReviewUnusable`,
        `ReviewOfOther`, `ReviewOfCopy`, `ReviewUnmarked`, `UnknownReview`, `NameRequired`; then nothing is
        kept.
        """
        by = checked(clean_line(by), NAME_LIMIT)
        if not by:
            raise NameRequired
        digest = hashlib.sha256(data).hexdigest()
        if self._session.charter.get(ReviewReturn, digest) is None:
            found = self.look(data, name)
            answered = self._answered(found, name, request)
            self._session.store.put_attachment(data)
            file, now = clean_line(name)[-NAME_LIMIT:], self._session.clock.now()
            self._session.commit(
                [Change(None, ReviewReturn(digest, answered.number, file, by, now))], undoable=False
            )
        return self.report(digest)

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

    def report(self, digest: str) -> ReviewReport:
        """Return what a file that was taken in says, beside what stands now.

        Raises `UnknownReview` for a file that was not taken in.
        """
        returned = self._session.charter.get(ReviewReturn, digest)
        if returned is None:
            raise UnknownReview(number=digest[:12], known="–")
        found, request = self._file(returned), self._reviews.request(returned.request)
        sent = self._reviews.sent(request)
        reader = _Comparison(self._session, self._wordings, request, sent, self._compared)
        proposals: list[Proposal] = []
        leftovers = list(found.leftovers)
        touched: set[str] = set()
        for text in found.texts:
            own, left = reader.text(text, digest)
            proposals += own
            leftovers += _unheard(left, found.leftovers)
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


@dataclass(frozen=True)
class _Compared:
    """What a returned text came to beside `now`, the wording that stood then."""

    returned: ReturnedText
    now: str
    proposals: tuple[TextProposal, ...]
    leftovers: tuple[Leftover, ...]


class _Comparison:
    """Compares what a file says with what was sent and with what stands."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        request: ReviewRequest,
        sent: Mapping[str, str],
        compared: dict[tuple[str, str, str], _Compared],
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._request = request
        self._sent = sent
        self._compared = compared
        self._known = {comment.source for comment in session.charter.all(Comment) if comment.source}

    def text(self, returned: ReturnedText, digest: str) -> tuple[list[Proposal], list[Leftover]]:
        """Return what is proposed for a section's text in one language, and what is left over of it."""
        sent = self._sent_text(returned)
        if sent is None:
            words = " ".join(run.text for line in returned.lines for run in line.runs)
            return [], [Leftover(LeftoverKind.UNKNOWN_SECTION, words, returned.section)]
        # Comparing is slow, and what was compared holds for as long as the wording stands.
        key = (digest, returned.section, returned.language)
        now = self._wordings.text(returned.section, returned.language)
        known = self._compared.get(key)
        if known is None or known.now != now or known.returned is not returned:
            known = self._compared[key] = self._compare(returned, sent, now)
        comments = comment_proposals(self._request.number, returned, self._known)
        return [*known.proposals, *comments], list(known.leftovers)

    def _compare(self, returned: ReturnedText, sent: SectionText, now: str) -> _Compared:
        items = self._wordings.items_of
        texts = Texts(items(sent.wording), items(now), revised(returned.lines))
        left = [Leftover(LeftoverKind.FORMATTING, words, returned.section) for words in formatting(texts)]
        heading = clean_line("".join(run.text for run in returned.heading if run.deleted is None))
        if heading and heading != clean_line(sent.title):
            left.append(Leftover(LeftoverKind.HEADING, heading, returned.section))
        proposals = tuple(text_proposals(self._request.number, returned, texts))
        return _Compared(returned, now, proposals, tuple(left))

    def decision(self, entry: ReturnedDecision) -> DecisionProposal:
        """Return a department's decision as a proposal; it holds for the text that was sent and no other."""
        text = self._sent.get(entry.section, "")
        seen, by, note = fingerprint(text), clean_line(entry.by), clean_block(entry.note)
        kind = entry.ticked[0] if len(entry.ticked) == 1 else None
        told = (entry.section, entry.department, [tick.value for tick in entry.ticked], by, entry.date, note)
        is_known = bool(text) and kind is not None and self._is_recorded(entry, kind, (by, note), seen)
        problem = "" if is_known else self._problem(entry, text, by, note)
        state = ProposalState.VOID if problem else ProposalState.OPEN
        return DecisionProposal(
            id=proposal_id(self._request.number, *told),
            section=entry.section,
            department=entry.department,
            kind=kind,
            by=by,
            date=clean_line(entry.date),
            note=note,
            fingerprint=seen,
            is_outdated=bool(text) and seen != self._wordings.fingerprint(entry.section),
            state=ProposalState.ACCEPTED if is_known else state,
            problem=problem,
        )

    def _sent_text(self, returned: ReturnedText) -> SectionText | None:
        text = self._sent.get(returned.section)
        return parse_canonical(text).get(returned.language) if text else None

    def _problem(self, entry: ReturnedDecision, text: str, by: str, note: str) -> str:
        """Return why a decision cannot count, as a marked text; empty where it can."""
        catalogue = self._session.catalogue
        if not text or entry.department not in catalogue.departments:
            return _NOT_SENT
        needs_note = entry.ticked[:1] != (DecisionKind.APPROVE,)
        wrong = {
            _TWO_TICKS: len(entry.ticked) > 1,
            _NO_TICK: not entry.ticked,
            _NO_NAME: not by,
            _NO_NOTE: needs_note and not note,
            _TOO_LONG: len(by) > NAME_LIMIT or len(note) > NOTE_LIMIT,
            _NOT_ASKED: not is_required(
                self._session.charter, catalogue.section(entry.section), entry.department
            ),
            _DECIDED_SINCE: any(
                decision.at > self._request.at
                for decision in self._session.charter.decisions(entry.section, entry.department)
            ),
        }
        return next((reason for reason, holds in wrong.items() if holds), "")

    def _is_recorded(
        self, entry: ReturnedDecision, kind: DecisionKind, author: tuple[str, str], seen: str
    ) -> bool:
        """Tell whether this very decision was taken over before."""
        return any(
            (decision.kind, decision.by, decision.note, decision.fingerprint) == (kind, *author, seen)
            and decision.at > self._request.at
            for decision in self._session.charter.decisions(entry.section, entry.department)
        )


def _unheard(found: Sequence[Leftover], known: Sequence[Leftover]) -> list[Leftover]:
    """Return what the reader of the file has not told already: it knows of tracked changes of looks."""
    return [
        entry
        for entry in found
        if not any(
            (other.kind, other.section) == (entry.kind, entry.section) and other.text in entry.text
            for other in known
        )
    ]
