"""The words of a wording on which somebody has remarked, marked on its paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from charta.domain.anchors import Anchor, Finder, Span, anchored
from charta.services.comments import Thread
from charta.ui.theme import Role, Theme
from charta.ui.wording.paper import Paper
from charta.ui.wording.places import characters, selecting, text_from, units


@dataclass(frozen=True)
class _Mark:
    thread: Thread
    cursor: QTextCursor

    @property
    def start(self) -> int:
        return self.cursor.selectionStart()

    @property
    def length(self) -> int:
        return self.cursor.selectionEnd() - self.start


class CommentMarks:
    """The marks on one paper, below its heading. A request for change is underlined by a wave."""

    def __init__(self, theme: Theme, paper: Paper) -> None:
        self._theme = theme
        self._paper = paper
        self._threads: Sequence[Thread] = ()
        self._marks: Sequence[_Mark] = ()

    @property
    def selection(self) -> Anchor | None:
        """The words that are selected, None where there are none below the heading."""
        cursor = self._paper.textCursor()
        text, begin = self._text()
        start, end = max(cursor.selectionStart(), begin), cursor.selectionEnd()
        if start >= end:
            return None
        try:
            return anchored(text, characters(text, start - begin), characters(text, end - begin))
        except ValueError:
            return None

    def show(self, threads: Sequence[Thread]) -> None:
        """Mark the words of these threads."""
        if threads != self._threads:
            self._threads = tuple(threads)
            self.place()

    def place(self) -> None:
        """Find the words again in another text."""
        if not self._threads and not self._marks:
            return
        text, begin = self._text()
        finder = Finder(text)
        marks = []
        for thread in self._threads:
            span = finder.find(thread.anchor) if thread.anchor else None
            if span is not None:
                marks.append(_Mark(thread, self._selecting(text, begin, span)))
        self._marks = marks
        # What is drawn last is seen where words overlap: a request, and of its like the shortest.
        ordered = sorted(marks, key=lambda mark: (mark.thread.is_request, -mark.length))
        self._paper.set_marks([drawn for mark in ordered for drawn in self._drawn(mark)])

    def at(self, position: int) -> int:
        """Return the number of the remark whose words stand at a position, the shortest; 0 for none."""
        there = [mark for mark in self._marks if mark.start <= position <= mark.start + mark.length]
        return min(there, key=lambda mark: mark.length).thread.root.number if there else 0

    def reveal(self, anchor: Anchor) -> bool:
        """Show words, whether they are marked or not; tell whether they stand here."""
        text, begin = self._text()
        span = Finder(text).find(anchor)
        if span is not None:
            self._paper.reveal_at(self._selecting(text, begin, span))
        return span is not None

    def _selecting(self, text: str, begin: int, span: Span) -> QTextCursor:
        start, end = span
        return selecting(self._paper.document(), begin + units(text[:start]), units(text[start:end]))

    def _text(self) -> tuple[str, int]:
        document = self._paper.document()
        heading = document.begin()
        if not heading.next().isValid():
            return "", heading.position() + heading.length()
        return text_from(document, heading.next())

    def _drawn(self, mark: _Mark) -> Iterator[QTextEdit.ExtraSelection]:
        """Yield a selection per block: one over several would be drawn to the end of the lines between."""
        block, end = self._paper.document().findBlock(mark.start), mark.start + mark.length
        while block.isValid() and block.position() < end:
            start = max(mark.start, block.position())
            length = min(end, block.position() + block.length() - 1) - start
            if length:
                yield self._looking(mark, selecting(self._paper.document(), start, length))
            block = block.next()

    def _looking(self, mark: _Mark, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        request = mark.thread.is_request
        line = QTextCharFormat.UnderlineStyle
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        made = selection.format
        made.setBackground(self._theme.colour(Role.DANGER_SOFT if request else Role.ACCENT_SOFT))
        made.setUnderlineStyle(line.WaveUnderline if request else line.SingleUnderline)
        made.setUnderlineColor(self._theme.colour(Role.DANGER if request else Role.ACCENT))
        return selection
