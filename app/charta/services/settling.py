"""The team's answers to what returned files propose: accepted, reworded, or left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from charta.domain.anchors import Anchor
from charta.domain.items import applied
from charta.domain.proposals import (
    CommentProposal,
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
)
from charta.domain.records import Change, ProposalAnswer, ProposalOutcome
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import N_, Marked, NameRequired, ProposalStale, UnknownProposal
from charta.services.agreement import AgreementService
from charta.services.comments import CommentService, Remark
from charta.services.returns import ReturnService, ReviewReport
from charta.services.reviews import ReviewService
from charta.services.rewording import RewordingService
from charta.services.session import CharterSession
from charta.services.wording import WordingService

_ANSWERED: Final = N_("it was answered before")
_SAYS_NOTHING: Final = N_("it says nothing")
_SAME_WORDS: Final = N_("two of them change the same words")


class SettlingService:
    """Takes over what the team accepts. A change of text is one step that can be undone."""

    def __init__(
        self,
        session: CharterSession,
        wordings: WordingService,
        rewording: RewordingService,
        agreement: AgreementService,
        comments: CommentService,
        *,
        reviews: ReviewService,
        returns: ReturnService,
    ) -> None:
        self._session = session
        self._wordings = wordings
        self._rewording = rewording
        self._agreement = agreement
        self._comments = comments
        self._reviews = reviews
        self._returns = returns

    def accept(self, digest: str, proposals: Iterable[str], by: str) -> None:
        """Take proposals of a returned file over: decisions, then changes of text, then comments.

        Raises `NameRequired`, `UnknownProposal`, and `ProposalStale` for one that cannot be taken over;
        nothing is taken over then.
        """
        report = self._returns.report(digest)
        chosen = _chosen(report, proposals, by)
        for proposal in chosen:
            _check_open(proposal)
        texts = [entry for entry in chosen if isinstance(entry, TextProposal)]
        changes = [*self._reworded(texts), *self._answers(texts, ProposalOutcome.ACCEPTED, by)]
        # Decisions are on the text that was sent, so they come before it changes.
        for proposal in chosen:
            if isinstance(proposal, DecisionProposal):
                self._sign(report, proposal)
        self._session.commit(changes)
        said = frozenset(entry.id for entry in chosen if isinstance(entry, CommentProposal))
        self._comments.add_all(
            remark
            for proposal in report.proposals
            if isinstance(proposal, CommentProposal) and proposal.id in said
            for remark in _remarks(report, proposal)
        )

    def edit(
        self, digest: str, proposal: str, markdown: str, by: str, others: Mapping[str, str] | None = None
    ) -> None:
        """Answer a change of text with another wording of its section, in the language of the proposal.

        `others` are the section's wordings in languages that are to follow in the same step. Raises what
        `accept` does, and `WordingEmpty` or `TooLong`.
        """
        (entry,) = _chosen(self._returns.report(digest), [proposal], by)
        if not isinstance(entry, TextProposal):
            raise UnknownProposal(proposal=proposal)
        _check_open(entry)
        changes, _ = self._rewording.foreseen(entry.section, {**(others or {}), entry.language: markdown})
        self._session.commit([*changes, *self._answers([entry], ProposalOutcome.EDITED, by)])

    def reject(self, digest: str, proposals: Iterable[str], by: str, note: str = "") -> None:
        """Leave proposals out; who did so and why stays on record."""
        chosen = _chosen(self._returns.report(digest), proposals, by)
        for proposal in chosen:
            _check_open(proposal)
        self._session.commit(self._answers(chosen, ProposalOutcome.REJECTED, by, note))

    def foreseen(self, proposal: TextProposal) -> str:
        """Return the section's wording with the proposal taken over, in canonical Markdown."""
        return self._merged(proposal.section, proposal.language, [proposal])

    def _reworded(self, proposals: Sequence[TextProposal]) -> Iterator[Change]:
        """Yield the changes of wording, section by section: languages that change together are in step."""
        ordered = sorted(proposals, key=lambda entry: (entry.section, entry.language))
        for section, own in groupby(ordered, lambda entry: entry.section):
            wordings = {
                language: self._merged(section, language, list(several))
                for language, several in groupby(own, lambda entry: entry.language)
            }
            changes, _ = self._rewording.foreseen(section, wordings)
            yield from changes

    def _merged(self, section: str, language: str, proposals: Sequence[TextProposal]) -> str:
        edits = [entry.edit for entry in proposals if entry.state is not ProposalState.PRESENT]
        edits.sort(key=lambda edit: (edit.start, edit.end))
        for one, other in pairwise(edits):
            if other.start < one.end or (one.start, one.end) == (other.start, other.end):
                raise ProposalStale(what=section, reason=Marked(_SAME_WORDS))
        return self._wordings.written(applied(self._wordings.items(section, language), edits))

    def _answers(
        self, proposals: Iterable[Proposal], outcome: ProposalOutcome, by: str, note: str = ""
    ) -> list[Change]:
        by, note = checked(clean_line(by), NAME_LIMIT), checked(clean_block(note), NOTE_LIMIT)
        now = self._session.clock.now()
        return [
            Change(
                self._session.charter.get(ProposalAnswer, entry.id),
                ProposalAnswer(entry.id, entry.section, outcome, note, by, now),
            )
            for entry in proposals
        ]

    def _sign(self, report: ReviewReport, proposal: DecisionProposal) -> None:
        text = self._reviews.sent(report.request)[proposal.section]
        if proposal.kind is None:
            raise ProposalStale(what=proposal.section, reason=Marked(proposal.problem))
        self._agreement.sign_sent(
            proposal.section, proposal.department, proposal.kind, proposal.by, proposal.note, text
        )


def _remarks(report: ReviewReport, proposal: CommentProposal) -> Iterator[Remark]:
    """Yield what a comment says as remarks: those after the first, of a long one, answer it."""
    comment, departments = proposal.comment, report.request.departments
    department = departments[0] if len(departments) == 1 else ""
    author = clean_line(comment.author)[:NAME_LIMIT] or report.returned.by
    first, *rest = _pieces(clean_block(comment.text))
    # Words beyond what a remark can quote are as good as the whole section.
    points = bool(comment.quote) and len(clean_block(comment.quote)) <= NOTE_LIMIT
    yield Remark(
        proposal.section,
        department,
        author,
        first,
        anchor=Anchor(comment.quote, comment.before, comment.after) if points else None,
        language=proposal.language if points else "",
        answers=proposal.reply_to,
        source=proposal.id,
        at=comment.at,
    )
    for piece in rest:
        yield Remark(proposal.section, department, author, piece, answers=proposal.id, at=comment.at)


def _chosen(report: ReviewReport, ids: Iterable[str], by: str) -> Sequence[Proposal]:
    if not clean_line(by):
        raise NameRequired
    known = {entry.id: entry for entry in report.proposals}
    wanted = list(dict.fromkeys(ids))
    for id_ in wanted:
        if id_ not in known:
            raise UnknownProposal(proposal=id_)
    return [known[id_] for id_ in wanted]


def _pieces(text: str) -> Sequence[str]:
    """Return a text in pieces that a remark can hold: Word's comments may be longer."""
    pieces: list[str] = []
    while len(text) > NOTE_LIMIT:
        # Between words, where there is a space at all.
        end = max(text.rfind(blank, 0, NOTE_LIMIT) for blank in (" ", "\n")) + 1 or NOTE_LIMIT
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _check_open(proposal: Proposal) -> None:
    if proposal.state.is_open or proposal.state is ProposalState.PRESENT:
        return
    problem = proposal.problem if isinstance(proposal, DecisionProposal) else ""
    if isinstance(proposal, CommentProposal) and proposal.state is ProposalState.VOID:
        problem = _SAYS_NOTHING
    raise ProposalStale(what=proposal.section, reason=Marked(problem or _ANSWERED))
