"""Reading a Word file that came back from a review, whichever program saved it last.

It says what the file says and judges nothing. Whatever has no place in a section is listed, so that nothing
that somebody wrote is lost.
"""

from collections.abc import Iterator, Sequence

from charta.domain.review import Leftover, LeftoverKind, ReturnedComment, ReturnedReview, ReturnedText
from charta.errors import Marked, ReviewUnusable
from charta.exchange.review_body import Block, BodyReader
from charta.exchange.review_comments import Room, placed, read_remarks
from charta.exchange.review_decisions import Table, read_decisions
from charta.exchange.review_leftovers import changed, left_over, without_tables
from charta.exchange.review_marks import Sent, read_program, read_sent
from charta.exchange.review_package import ReviewPackage
from charta.exchange.review_sections import Segment, divide, heading_of, returned_lines
from charta.exchange.review_styles import Styles
from charta.exchange.review_xml import Element, Unreadable


class WordReviewReader:
    """The adapter of `services.ports.ReviewReader`."""

    def read(self, data: bytes, name: str) -> ReturnedReview:
        """Return what the file `name` says; raise `ReviewUnusable` where it cannot be read."""
        try:
            return _Reading(ReviewPackage(data)).review()
        except Unreadable as error:
            raise ReviewUnusable(name=name, problem=Marked(error.problem)) from None


class _Reading:
    """One file while it is read."""

    def __init__(self, package: ReviewPackage) -> None:
        self._package = package
        self._sent = read_sent(package)
        self._styles = Styles(self._part("styles"), self._part("numbering"))
        body = BodyReader(package, self._styles, package.main).blocks(package.main_root())
        self._segments = divide(body, self._sent)

    def review(self) -> ReturnedReview:
        """Return all that the file says."""
        comments, leftovers = self._comments()
        tables: list[Table] = []
        for segment in self._segments:
            tables += without_tables(segment, self._sent, self._styles)
        texts = tuple(
            _text(segment, comments.get(number, ()))
            for number, segment in enumerate(self._segments)
            if segment.role == "text"
        )
        asked = {id_: section.departments for id_, section in self._sent.sections.items()}
        program = read_program(self._package)
        has_hints = not program.startswith("LibreOffice")
        decisions, unclear = read_decisions(tables, asked, has_hints=has_hints)
        leftovers = [
            *(leftover for segment in self._segments for leftover in left_over(segment)),
            *unclear,
            *(find for table in tables for find in table.finds()),
            *leftovers,
            *self._bands(),
            *_missing(self._sent, texts),
        ]
        return ReturnedReview(self._sent.marks, texts, tuple(decisions), tuple(leftovers), program)

    def _part(self, kind: str) -> Element | None:
        name = next(self._package.related(self._package.main, kind), "")
        return self._package.xml(name)

    def _blocks(self, part: str) -> Sequence[Block]:
        root = self._package.xml(part)
        return () if root is None else BodyReader(self._package, self._styles, part).blocks(root)

    def _comments(self) -> tuple[dict[int, list[ReturnedComment]], list[Leftover]]:
        """Return the comments by the segment whose text they are on, and all others."""
        by_segment: dict[int, list[ReturnedComment]] = {}
        others: list[Leftover] = []
        rooms = [Room(segment.flows()) for segment in self._segments]
        for number, comment in placed(read_remarks(self._package), rooms):
            if number is not None and self._segments[number].role == "text":
                by_segment.setdefault(number, []).append(comment)
                continue
            section = "" if number is None else self._segments[number].section
            others.append(Leftover(LeftoverKind.COMMENT, comment.text, section, comment.author))
        return by_segment, others

    def _bands(self) -> Iterator[Leftover]:
        """Yield what was changed at the head or foot of the pages."""
        for kind in ("header", "footer"):
            for name in dict.fromkeys(self._package.related(self._package.main, kind)):
                yield from changed(self._blocks(name))


def _text(segment: Segment, comments: Sequence[ReturnedComment]) -> ReturnedText:
    heading = heading_of(segment)
    lines = returned_lines(line for line in segment.lines() if line is not heading)
    runs = () if heading is None else tuple(heading.runs)
    language = "" if segment.start is None else segment.start.language
    return ReturnedText(segment.section, language, runs, lines, tuple(comments))


def _missing(sent: Sent, texts: Sequence[ReturnedText]) -> Iterator[Leftover]:
    """Yield what was sent and is not there; its words are its title, or its language."""
    found = {(text.section, text.language) for text in texts}
    for id_, section in sent.sections.items():
        for language in section.languages:
            if (id_, language) not in found:
                yield Leftover(LeftoverKind.MISSING_SECTION, section.titles.get(language, language), id_)
