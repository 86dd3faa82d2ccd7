"""What a returned file proposes: changes of text, comments and decisions, each to be accepted or not.

A proposal's id follows from what was sent and what is proposed, by whom, so that it stays the same however
often the file is read or saved again; the team's answer to it is kept under that id.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from charta.domain.items import Edit, Item, Mark, Word, edits, exactly, plain
from charta.domain.placing import placed
from charta.domain.records import DecisionKind
from charta.domain.returned import Revised, Suggestion, suggestions
from charta.domain.review import ReturnedComment, ReturnedText, Tracked

_AROUND = 12


class ProposalState(StrEnum):
    """How things stand with a proposal.

    `conflict`: the words that it changes have changed since the file was sent; it can still be accepted.
    `present`: the text says it already. `void`: it cannot be accepted any more, or as it is.
    """

    OPEN = "open"
    CONFLICT = "conflict"
    PRESENT = "present"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    VOID = "void"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody has to answer it."""
        return self in (ProposalState.OPEN, ProposalState.CONFLICT)


@dataclass(frozen=True)
class TextProposal:
    """A change of the wording of a section in one language.

    `edit` changes the text that stands now; `now` are its words there, `sent` the words that were sent and
    `proposed` those that are proposed, `before` and `after` a few words around them.
    """

    id: str
    section: str
    language: str
    sent: str
    now: str
    proposed: str
    before: str
    after: str
    edit: Edit
    authors: tuple[Tracked, ...]
    is_silent: bool
    state: ProposalState


@dataclass(frozen=True)
class CommentProposal:
    """A comment in a returned file. `reply_to` is the id of the proposal of the comment that it answers."""

    id: str
    section: str
    language: str
    comment: ReturnedComment
    reply_to: str
    state: ProposalState


@dataclass(frozen=True)
class DecisionProposal:
    """A department's decision on what was sent; `problem`, a marked text, says why it cannot count."""

    id: str
    section: str
    department: str
    kind: DecisionKind | None
    by: str
    date: str
    note: str
    fingerprint: str
    is_outdated: bool
    state: ProposalState
    problem: str = ""


Proposal = TextProposal | CommentProposal | DecisionProposal


def proposal_id(*told: object) -> str:
    """Return the id of what was told."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def wanted_changes(sent: Sequence[Item], returned: Revised) -> tuple[Suggestion, ...]:
    """Return the changes that a returned text asks for, whatever stands now."""
    return tuple(entry for entry in suggestions(sent, returned) if _says_something(sent, entry))


@dataclass(frozen=True)
class Texts:
    """One section in one language: as it was sent, as it stands now, and what its reader wants changed."""

    sent: tuple[Item, ...]
    now: tuple[Item, ...]
    wanted: tuple[Suggestion, ...]


def text_proposals(request: int, returned: ReturnedText, texts: Texts) -> Iterator[TextProposal]:
    """Yield the changes of the text, in the order of the text that was sent."""
    places = placed(texts.sent, texts.now, (entry.edit for entry in texts.wanted))
    for entry, place in zip(texts.wanted, places, strict=True):
        edit = entry.edit
        told = [(item.text if isinstance(item, Word) else item.shape) for item in edit.items]
        names = [change.author for change in entry.authors]
        state = ProposalState.CONFLICT if place.is_conflict else ProposalState.OPEN
        yield TextProposal(
            id=proposal_id(request, returned.section, returned.language, edit.start, edit.end, told, names),
            section=returned.section,
            language=returned.language,
            sent=plain(texts.sent[edit.start : edit.end]),
            now=plain(texts.now[place.edit.start : place.edit.end]),
            proposed=plain(place.edit.items),
            before=_last_words(texts.now[: place.edit.start]),
            after=_first_words(texts.now[place.edit.end :]),
            edit=place.edit,
            authors=entry.authors,
            is_silent=entry.is_silent,
            state=ProposalState.PRESENT if place.is_there else state,
        )


def _says_something(base: Sequence[Item], suggestion: Suggestion) -> bool:
    """Tell whether something changes more than spaces and looks."""
    edit = suggestion.edit
    before, after = (plain(items).split() for items in (base[edit.start : edit.end], edit.items))
    ends = [
        sum(isinstance(item, Mark) for item in items) for items in (base[edit.start : edit.end], edit.items)
    ]
    return before != after or ends[0] != ends[1]


def formatting(sent: Sequence[Item], returned: Revised) -> Iterator[str]:
    """Yield the words of which only the look came back changed."""
    for edit in edits(sent, returned.after, key=exactly):
        old, new = sent[edit.start : edit.end], edit.items
        if plain(old).split() == plain(new).split() and (words := plain(old).strip()):
            yield words


def comment_proposals(
    request: int, returned: ReturnedText, known: Iterable[str]
) -> Iterator[CommentProposal]:
    """Yield the comments; `known` are the ids of those that the charter has already.

    One that says nothing cannot be taken over.
    """
    there = frozenset(known)
    ids = {
        comment.id: proposal_id(
            *(request, returned.section, returned.language, comment.author, comment.quote, comment.text),
            comment.at.isoformat() if comment.at else "",
        )
        for comment in returned.comments
    }
    for comment in returned.comments:
        id_ = ids[comment.id]
        state = ProposalState.OPEN if comment.text.strip() else ProposalState.VOID
        yield CommentProposal(
            id=id_,
            section=returned.section,
            language=returned.language,
            comment=comment,
            reply_to=ids.get(comment.reply_to, ""),
            state=ProposalState.ACCEPTED if id_ in there else state,
        )


def _last_words(items: Sequence[Item]) -> str:
    # Where a line begins there are no words before it: the last mark is that of the line above.
    last = next((number for number, item in enumerate(reversed(items)) if isinstance(item, Mark)), len(items))
    return _same_line(plain(items[len(items) - min(last, 2 * _AROUND) :]).rpartition("\n")[2])


def _first_words(items: Sequence[Item]) -> str:
    return _same_line(plain(items[: 2 * _AROUND]).partition("\n")[0])


def _same_line(text: str) -> str:
    return text.replace("\n", " ")
