"""Holds what Charta says of a returned file against what its reviewer did, word by word."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from charta.domain.proposals import CommentProposal, DecisionProposal, Proposal, TextProposal
from reviewer import Decide, Drop, Insert, Join, NewLine, Place, Remark, Replace, Split, Step

Entry: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Sitting:
    """What one reviewer did to the file of a department."""

    department: str
    author: str
    steps: tuple[Step, ...]
    tracked: bool = True

    @property
    def sections(self) -> frozenset[str]:
        """The sections whose text was changed or commented on."""
        return frozenset(step.place.section for step in self.steps if not isinstance(step, Decide))


Sent: TypeAlias = Mapping[tuple[str, str], Sequence[str]]
"""The plain lines that were sent, by section and language."""


def done(sitting: Sitting, sent: Sent, *, threads: bool) -> Counter[Entry]:
    """Return everything that a reviewer did; without `threads`, answers are comments of their own."""
    return Counter(entry for step in sitting.steps for entry in _done(step, sitting, sent, threads))


def _done(step: Step, sitting: Sitting, sent: Sent, threads: bool) -> Iterator[Entry]:
    match step:
        case Decide():
            (kind,) = step.kinds
            yield ("decision", step.section, step.department, kind, step.by, step.date, step.note)
        case Remark(place, text, replies):
            about = ("comment", place.section, place.language, place.words)
            yield (*about, sitting.author, text, "")
            for author, answer in replies:
                yield (*about, author, answer, text if threads else "")
        case _:
            old, new = _words(step, sent)
            author = sitting.author if sitting.tracked else ""
            yield ("change", step.place.section, step.place.language, old, new, author, not sitting.tracked)


def _words(step: Replace | Insert | NewLine | Drop | Split | Join, sent: Sent) -> tuple[str, str]:
    """Return the words that a step takes away and those that it puts in their place."""
    match step:
        case Replace(place, text):
            return _apart(place.words.split(" "), text.split(" "))
        case Insert(_, text) | NewLine(_, text):
            return "", text.strip()
        case Drop(place):
            return _line(place, sent), ""
        case Split() | Join():
            return "", ""


def _apart(old: list[str], new: list[str]) -> tuple[str, str]:
    """Return two texts without the words with which both begin or end: these are no change."""
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return " ".join(old).strip(), " ".join(new).strip()


def _line(place: Place, sent: Sent) -> str:
    (line,) = (line for line in sent[place.section, place.language] if place.words in line)
    return line


def told(proposals: Sequence[Proposal]) -> Counter[Entry]:
    """Return everything that a report proposes, in the same terms."""
    return Counter(_told(proposal, proposals) for proposal in proposals)


def _told(proposal: Proposal, proposals: Sequence[Proposal]) -> Entry:
    match proposal:
        case TextProposal():
            author = ", ".join(entry.author for entry in proposal.authors)
            words = (proposal.sent.strip(), proposal.proposed.strip())
            return ("change", proposal.section, proposal.language, *words, author, proposal.is_silent)
        case CommentProposal(comment=comment):
            answered = [other for other in proposals if other.id == proposal.reply_to and proposal.reply_to]
            text = answered[0].comment.text if answered and isinstance(answered[0], CommentProposal) else ""
            about = ("comment", proposal.section, proposal.language, comment.quote)
            return (*about, comment.author, comment.text, text)
        case DecisionProposal():
            who = (proposal.section, proposal.department)
            return ("decision", *who, proposal.kind, proposal.by, proposal.date, proposal.note)


def after(lines: Sequence[str], steps: Sequence[Step], section: str, language: str) -> list[str]:
    """Return the plain lines of a section once every step is taken in them."""
    result = list(lines)
    for step in steps:
        if isinstance(step, Decide | Remark) or (step.place.section, step.place.language) != (
            section,
            language,
        ):
            continue
        words = step.place.words
        (at,) = (number for number, line in enumerate(result) if words in line)
        before, _, rest = result[at].partition(words)
        match step:
            case Replace(_, text):
                result[at] = before + text + rest
            case Insert(_, text):
                result[at] = before + words + text + rest
            case NewLine(_, text):
                result.insert(at + 1, text)
            case Drop():
                del result[at]
            case Split():
                result[at : at + 1] = [before.rstrip(), words + rest]
            case Join():
                result[at : at + 2] = [result[at] + result[at + 1]]
    return result
