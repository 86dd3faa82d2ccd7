"""The proposals for a section in the order of its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from charta.bootstrap import Workbench
from charta.domain.anchors import Anchor, Finder
from charta.domain.items import Word, plain
from charta.domain.proposals import CommentProposal, DecisionProposal, Proposal, TextProposal


def in_text_order(bench: Workbench, section: str, proposals: Iterable[Proposal]) -> Sequence[Proposal]:
    """Return changes and comments by language and by place; what has no place follows, decisions are last."""
    each = list(proposals)
    languages = {language: number for number, language in enumerate(bench.session.languages)}
    texts = {language: _Places.of(bench, section, language) for language in languages}
    found: dict[str, tuple[int, int]] = {}
    for number, entry in enumerate(each):
        if isinstance(entry, DecisionProposal):
            found[entry.id] = (len(languages) + 1, number)
            continue
        places = texts.get(entry.language)
        at = places.at(entry) if places is not None else 0
        found[entry.id] = (languages.get(entry.language, len(languages)), at)
    for entry in each:
        # An answer stands behind what it answers.
        if isinstance(entry, CommentProposal) and entry.reply_to in found:
            found[entry.id] = found[entry.reply_to]
    return sorted(each, key=lambda entry: found[entry.id])


@dataclass(frozen=True)
class _Places:
    """Where the items of a text begin, in its plain words."""

    starts: Sequence[int]
    finder: Finder

    @classmethod
    def of(cls, bench: Workbench, section: str, language: str) -> "_Places":
        items = bench.wordings.items(section, language)
        lengths = (len(item.text) if isinstance(item, Word) else 1 for item in items)
        return cls((0, *accumulate(lengths)), Finder(plain(items)))

    def at(self, entry: TextProposal | CommentProposal) -> int:
        if isinstance(entry, TextProposal):
            return self.starts[min(entry.edit.start, len(self.starts) - 1)]
        comment = entry.comment
        span = self.finder.find(Anchor(comment.quote, comment.before, comment.after))
        return span[0] if span is not None else self.starts[-1] + 1
