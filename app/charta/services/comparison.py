"""What a returned file says of a section, beside what was sent and what stands now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    wanted_changes,
)
from charta.domain.records import Comment, DecisionKind, ReviewRequest
from charta.domain.returned import Suggestion, revised
from charta.domain.review import Leftover, LeftoverKind, ReturnedDecision, ReturnedText
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, clean_block, clean_line
from charta.errors import N_
from charta.services.session import CharterSession
from charta.services.wording import WordingService

_TWO_TICKS: Final = N_("more than one box is ticked")
_NO_TICK: Final = N_("no box is ticked")
_TOO_LONG: Final = N_("the name or the reason is too long")
_NO_NAME: Final = N_("the name is missing")
_NO_NOTE: Final = N_("the reason is missing")
_NOT_ASKED: Final = N_("that department is not asked to sign it")
_NOT_SENT: Final = N_("its section was not sent in that review")
_DECIDED_SINCE: Final = N_("that department has decided on the section since the file was sent")


@dataclass(frozen=True)
class Wanted:
    """What a returned text asks for beside the text that was sent; it stays the same whatever stands now."""

    returned: ReturnedText
    changes: tuple[Suggestion, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True)
class Compared:
    """What a returned text came to beside `now`, the wording that stood then."""

    wanted: Wanted
    now: str
    proposals: tuple[TextProposal, ...]


class Comparison:
    """Compares what a file says with what was sent and with what stands."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        request: ReviewRequest,
        sent: Mapping[str, str],
        compared: dict[tuple[str, str, str], Compared],
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
            return [], list(_unknown(returned))
        # Comparing is slow, and what was compared holds for as long as the wording stands.
        key = (digest, returned.section, returned.language)
        now = self._wordings.text(returned.section, returned.language)
        known = self._compared.get(key)
        wanted = known.wanted if known is not None else None
        if wanted is None or wanted.returned is not returned:
            known, wanted = None, self._wanted(returned, sent)
        if known is None or known.now != now:
            known = self._compared[key] = self._compare(wanted, sent, now)
        comments = comment_proposals(self._request.number, returned, self._known)
        return [*known.proposals, *comments], list(wanted.leftovers)

    def _wanted(self, returned: ReturnedText, sent: SectionText) -> Wanted:
        items, came = self._wordings.items_of(sent.wording), revised(returned.lines)
        left = [
            Leftover(LeftoverKind.FORMATTING, words, returned.section) for words in formatting(items, came)
        ]
        left += _heading(returned, sent.title)
        return Wanted(returned, wanted_changes(items, came), tuple(left))

    def _compare(self, wanted: Wanted, sent: SectionText, now: str) -> Compared:
        items = self._wordings.items_of
        before = items(sent.wording)
        texts = Texts(before, before if now == sent.wording else items(now), wanted.changes)
        return Compared(wanted, now, tuple(text_proposals(self._request.number, wanted.returned, texts)))

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
        """Tell whether this very decision on this very text is recorded already."""
        return any(
            (decision.kind, decision.by, decision.note, decision.fingerprint) == (kind, *author, seen)
            for decision in self._session.charter.decisions(entry.section, entry.department)
        )


def _unknown(returned: ReturnedText) -> Iterator[Leftover]:
    """Yield what a text says that was not sent in that review, and what was said of it."""
    lines = (returned.heading, *(line.runs for line in returned.lines))
    words = ("".join(run.text for run in runs if run.deleted is None) for runs in lines)
    yield Leftover(LeftoverKind.UNKNOWN_SECTION, "\n".join(words), returned.section)
    for comment in returned.comments:
        yield Leftover(LeftoverKind.COMMENT, comment.text, returned.section, comment.author)


def _heading(returned: ReturnedText, title: str) -> list[Leftover]:
    """Return a heading that came back changed, a dash for one that was taken out."""
    heading = clean_line("".join(run.text for run in returned.heading if run.deleted is None))
    if not returned.heading or heading == clean_line(title):
        return []
    made = (run.inserted or run.deleted for run in returned.heading)
    author = next((change.author for change in made if change is not None), "")
    return [Leftover(LeftoverKind.HEADING, heading or "–", returned.section, author)]


def unheard(found: Sequence[Leftover], known: Sequence[Leftover]) -> list[Leftover]:
    """Return what the reader of the file has not told already: it knows of tracked changes of looks."""
    return [
        entry
        for entry in found
        if not any(
            (other.kind, other.section) == (entry.kind, entry.section) and other.text in entry.text
            for other in known
        )
    ]
