"""Remarks on a section and on its words: said, answered, resolved; never deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from charta.domain.anchors import Anchor, Finder, Span
from charta.domain.charter import Charter
from charta.domain.records import Change, Comment, Decision, DecisionKind
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean, clean_block, clean_line
from charta.errors import CommentEmpty, CommentUnsigned, UnknownComment, UnknownLanguage
from charta.services.session import CharterSession
from charta.services.wording import WordingService


@dataclass(frozen=True)
class Thread:
    """A remark with its answers, the oldest first.

    `span` is where the words that it points at stand in the plain wording of the remark's language: None for
    a remark on the whole section, and where the words are gone.
    """

    root: Comment
    replies: tuple[Comment, ...] = ()
    span: Span | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be dealt with."""
        return not self.root.resolved_by

    @property
    def is_request(self) -> bool:
        """Whether it asks for a change."""
        return self.root.blocks

    @property
    def is_gone(self) -> bool:
        """Whether the words that it pointed at stand no more."""
        return bool(self.root.quote) and self.span is None

    @property
    def anchor(self) -> Anchor | None:
        """The words that it points at, None for a remark on the whole section."""
        return anchor_of(self.root)


def anchor_of(comment: Comment) -> Anchor | None:
    """Return the words that a remark points at, None for one on the whole section."""
    return Anchor(comment.quote, comment.before, comment.after) if comment.quote else None


def open_requests(charter: Charter, section: str) -> tuple[Comment, ...]:
    """Return the requests for change on a section that are not settled, the oldest first."""
    return tuple(
        comment
        for comment in charter.comments(section)
        if comment.blocks and not comment.resolved_by and not comment.reply_to
    )


def following(
    charter: Charter, decisions: Sequence[Decision], standing: Mapping[str, str]
) -> tuple[Change, ...]:
    """Return what decisions do to the remarks on their sections; `standing` has the sections' fingerprints.

    A request for change becomes a remark that blocks, in the department's name. An approval of the text that
    stands, with or without reservation, settles what the department had asked for; one of an earlier text
    says nothing about what was asked since.
    """
    changes: list[Change] = []
    number = next_number(charter)
    for decision in decisions:
        if decision.kind is DecisionKind.REQUEST_CHANGE:
            asked = Comment(
                number,
                decision.section,
                decision.department,
                decision.by,
                decision.at,
                decision.note,
                blocks=True,
            )
            changes.append(Change(None, asked))
            number += 1
        elif decision.fingerprint == standing[decision.section]:
            changes += [
                Change(comment, replace(comment, resolved_by=decision.by))
                for comment in open_requests(charter, decision.section)
                if comment.department == decision.department
            ]
    return tuple(changes)


def next_number(charter: Charter) -> int:
    """Return the number of the next remark, beyond every other."""
    return max((comment.number for comment in charter.all(Comment)), default=0) + 1


class CommentService:
    """Adds, answers and resolves remarks."""

    def __init__(self, session: CharterSession, wordings: WordingService) -> None:
        self._session = session
        self._wordings = wordings

    def of(self, section: str) -> tuple[Comment, ...]:
        """Return the remarks on a section and the answers to them, the oldest first."""
        return self._session.charter.comments(section)

    def open_count(self, section: str) -> int:
        """Return how many threads on a section are not resolved."""
        return sum(not comment.resolved_by and not comment.reply_to for comment in self.of(section))

    def open_requests(self, section: str) -> tuple[Comment, ...]:
        """Return the requests for change on a section that are not settled, the oldest first."""
        return open_requests(self._session.charter, section)

    def threads(self, section: str) -> tuple[Thread, ...]:
        """Return the remarks on a section, the oldest first, with their answers and where their words are."""
        comments = self.of(section)
        replies: dict[int, list[Comment]] = {}
        for comment in comments:
            if comment.reply_to:
                replies.setdefault(comment.reply_to, []).append(comment)
        finders: dict[str, Finder] = {}
        return tuple(
            Thread(root, tuple(replies.get(root.number, ())), self._span(root, finders))
            for root in comments
            if not root.reply_to
        )

    def add(  # noqa: PLR0913 - what a remark consists of
        self,
        section: str,
        department: str,
        author: str,
        text: str,
        *,
        anchor: Anchor | None = None,
        language: str = "",
        blocks: bool = False,
        reply_to: int = 0,
        source: str = "",
        at: datetime | None = None,
    ) -> int:
        """Say something about a section, or about words of its wording in `language`; return its number.

        `department` may be empty. An answer belongs to the remark that began the thread, and never blocks.
        What came from `source` already is not said again. `at` is when it was said, now for None.
        """
        self._check(section, department, language if anchor else "")
        for comment in self._session.charter.all(Comment):
            if source and comment.source == source:
                return comment.number
        root = self._root(reply_to, section) if reply_to else None
        author, text = checked(clean_line(author), NAME_LIMIT), checked(clean_block(text), NOTE_LIMIT)
        if not author:
            raise CommentUnsigned
        if not text:
            raise CommentEmpty
        number = next_number(self._session.charter)
        comment = Comment(number, section, department, author, at or self._session.clock.now(), text)
        comment = replace(comment, source=source, blocks=blocks and root is None)
        if root is not None:
            comment = replace(comment, reply_to=root.number)
        elif anchor is not None:
            comment = _pointing(comment, anchor, language)
        self._session.commit([Change(None, comment)], undoable=False)
        return number

    def resolve(self, number: int, by: str) -> None:
        """Mark the thread of a remark as dealt with; `by` is empty to open it again."""
        comment = self._session.charter.get(Comment, str(number))
        if comment is None:
            return
        root = self._root(number, comment.section)
        by = checked(clean_line(by), NAME_LIMIT)
        self._session.commit([Change(root, replace(root, resolved_by=by))], undoable=False)

    def _check(self, section: str, department: str, language: str) -> None:
        self._session.catalogue.section(section)
        if department:
            self._session.catalogue.department(department)
        known = self._session.catalogue.languages
        if language and language not in known:
            raise UnknownLanguage(language=language, known=", ".join(known))

    def _root(self, number: int, section: str) -> Comment:
        """Return the remark that began the thread of this one; raise `UnknownComment` for none."""
        comment = self._session.charter.get(Comment, str(number))
        if comment is None or comment.section != section:
            raise UnknownComment(number=number, section=section)
        return self._root(comment.reply_to, section) if comment.reply_to else comment

    def _span(self, comment: Comment, finders: dict[str, Finder]) -> Span | None:
        anchor = anchor_of(comment)
        if anchor is None or comment.language not in self._session.languages:
            return None
        finder = finders.get(comment.language)
        if finder is None:
            text = self._wordings.text(comment.section, comment.language)
            finder = finders[comment.language] = Finder(self._wordings.plain(text))
        return finder.find(anchor)


def _pointing(comment: Comment, anchor: Anchor, language: str) -> Comment:
    quote = checked(clean_block(anchor.quote), NOTE_LIMIT)
    if not quote:
        return comment
    before, after = clean(anchor.before), clean(anchor.after)
    return replace(comment, language=language, quote=quote, before=before, after=after)
