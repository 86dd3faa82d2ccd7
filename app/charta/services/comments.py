"""Remarks on a section: said, answered, resolved; never deleted."""

from dataclasses import replace

from charta.domain.records import Change, Comment
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import CommentEmpty, CommentUnsigned
from charta.services.session import CharterSession


class CommentService:
    """Adds and resolves remarks."""

    def __init__(self, session: CharterSession) -> None:
        self._session = session

    def of(self, section: str) -> tuple[Comment, ...]:
        """Return the remarks on a section, the oldest first."""
        return self._session.charter.comments(section)

    def open_count(self, section: str) -> int:
        """Return how many remarks on a section are not resolved."""
        return sum(not comment.resolved_by for comment in self.of(section))

    def add(self, section: str, department: str, author: str, text: str) -> None:
        """Say something about a section; `department` may be empty."""
        self._session.catalogue.section(section)
        if department:
            self._session.catalogue.department(department)
        author, text = checked(clean_line(author), NAME_LIMIT), checked(clean_block(text), NOTE_LIMIT)
        if not author:
            raise CommentUnsigned
        if not text:
            raise CommentEmpty
        number = len(self._session.charter.all(Comment)) + 1
        comment = Comment(number, section, department, author, self._session.clock.now(), text)
        self._session.commit([Change(None, comment)], undoable=False)

    def resolve(self, number: int, by: str) -> None:
        """Mark a remark as dealt with; `by` may be empty to open it again."""
        before = self._session.charter.get(Comment, str(number))
        if before is not None:
            self._session.commit(
                [Change(before, replace(before, resolved_by=clean_line(by)))], undoable=False
            )
