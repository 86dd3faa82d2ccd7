"""Remarks on a section and on its words: said, answered, resolved; never deleted."""

from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True)
class Remark:
    """Something to be said (`CommentService.add`).

    `answers` is the source of the remark that it answers, for one that has no number yet; a remark begins a
    thread of its own where nothing came from that source.
    """

    section: str
    department: str
    author: str
    text: str
    anchor: Anchor | None = None
    language: str = ""
    blocks: bool = False
    reply_to: int = 0
    answers: str = ""
    source: str = ""
    at: datetime | None = None


class _Batch:
    """Remarks that are said together; nothing of them counts before their changes are committed."""

    def __init__(self, session: CharterSession) -> None:
        self._session = session
        self._next = next_number(session.charter)
        self._numbers = {
            comment.source: comment.number for comment in session.charter.all(Comment) if comment.source
        }
        self._said: dict[int, Comment] = {}

    @property
    def changes(self) -> tuple[Change, ...]:
        """What saying them changes."""
        return tuple(Change(None, comment) for comment in self._said.values())

    def add(self, remark: Remark) -> int:
        """Take a remark up; return its number, or that of the one which came from its source already."""
        self._check(remark)
        if remark.source in self._numbers:
            return self._numbers[remark.source]
        answered = remark.reply_to or self._numbers.get(remark.answers, 0)
        root = _root(self._session.charter, self._said, answered, remark.section) if answered else None
        author = checked(clean_line(remark.author), NAME_LIMIT)
        text = checked(clean_block(remark.text), NOTE_LIMIT)
        if not author:
            raise CommentUnsigned
        if not text:
            raise CommentEmpty
        at = remark.at or self._session.clock.now()
        comment = Comment(self._next, remark.section, remark.department, author, at, text)
        comment = replace(comment, source=remark.source, blocks=remark.blocks and root is None)
        if root is not None:
            comment = replace(comment, reply_to=root.number)
        elif remark.anchor is not None:
            comment = _pointing(comment, remark.anchor, remark.language)
        self._said[comment.number] = comment
        self._next += 1
        if remark.source:
            self._numbers[remark.source] = comment.number
        return comment.number

    def _check(self, remark: Remark) -> None:
        catalogue, language = self._session.catalogue, remark.language if remark.anchor else ""
        catalogue.section(remark.section)
        if remark.department:
            catalogue.department(remark.department)
        if language and language not in catalogue.languages:
            raise UnknownLanguage(language=language, known=", ".join(catalogue.languages))


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
        remark = Remark(
            section,
            department,
            author,
            text,
            anchor=anchor,
            language=language,
            blocks=blocks,
            reply_to=reply_to,
            source=source,
            at=at,
        )
        return self.add_all([remark])[0]

    def add_all(self, remarks: Iterable[Remark]) -> tuple[int, ...]:
        """Say several things in one step, or none where one cannot be said; return their numbers."""
        batch = _Batch(self._session)
        numbers = tuple(map(batch.add, remarks))
        self._session.commit(batch.changes, undoable=False)
        return numbers

    def resolve(self, number: int, by: str) -> None:
        """Mark the thread of a remark as dealt with; `by` is empty to open it again."""
        comment = self._session.charter.get(Comment, str(number))
        if comment is None:
            return
        root = _root(self._session.charter, {}, number, comment.section)
        by = checked(clean_line(by), NAME_LIMIT)
        self._session.commit([Change(root, replace(root, resolved_by=by))], undoable=False)

    def _span(self, comment: Comment, finders: dict[str, Finder]) -> Span | None:
        anchor = anchor_of(comment)
        if anchor is None or comment.language not in self._session.languages:
            return None
        finder = finders.get(comment.language)
        if finder is None:
            text = self._wordings.text(comment.section, comment.language)
            finder = finders[comment.language] = Finder(self._wordings.plain(text))
        return finder.find(anchor)


def _root(charter: Charter, said: Mapping[int, Comment], number: int, section: str) -> Comment:
    """Return the remark that began the thread of this one; raise `UnknownComment` for none."""
    comment = said.get(number) or charter.get(Comment, str(number))
    if comment is None or comment.section != section:
        raise UnknownComment(number=number, section=section)
    return _root(charter, said, comment.reply_to, section) if comment.reply_to else comment


def _pointing(comment: Comment, anchor: Anchor, language: str) -> Comment:
    quote = checked(clean_block(anchor.quote), NOTE_LIMIT)
    if not quote:
        return comment
    before, after = clean(anchor.before), clean(anchor.after)
    return replace(comment, language=language, quote=quote, before=before, after=after)
