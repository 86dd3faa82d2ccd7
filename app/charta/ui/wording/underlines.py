"""Words underlined in an editor, for as long as they are the words that were checked."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from charta.domain.findings import Finding, Weight
from charta.ui.check.entries import occurrence
from charta.ui.check.looks import LOOKS
from charta.ui.theme import Theme
from charta.ui.wording.places import locate

_BREAK = "\u2028"


@dataclass(frozen=True)
class Mark:
    """A finding and where it stands in the editor; the cursor moves along when the user types before it."""

    finding: Finding
    cursor: QTextCursor

    @property
    def stands(self) -> bool:
        """Whether these are still the words that were checked."""
        return self.cursor.selectedText().replace(_BREAK, " ") == self.finding.quote

    def holds(self, position: int) -> bool:
        """Tell whether a place lies in these words."""
        return self.cursor.selectionStart() <= position <= self.cursor.selectionEnd()


class Underlines:
    """The marks of one editor."""

    def __init__(self, theme: Theme, editor: QTextEdit) -> None:
        self._theme = theme
        self._editor = editor
        self._marks: list[Mark] = []

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in the order of the text."""
        return tuple(self._marks)

    def show(self, findings: Iterable[Finding], plain: str) -> None:
        """Underline the words of findings; `plain` is the text that they were found in."""
        document = self._editor.document()
        places = (
            Mark(finding, locate(document, finding.quote, occurrence(finding, plain)))
            for finding in findings
            if finding.quote
        )
        marks = [mark for mark in places if not mark.cursor.isNull()]
        self._marks = sorted(marks, key=lambda mark: mark.cursor.selectionStart())
        self._draw()

    def prune(self) -> None:
        """Drop the marks whose words have changed."""
        standing = [mark for mark in self._marks if mark.stands]
        if len(standing) != len(self._marks):
            self._marks = standing
            self._draw()

    def at(self, position: int) -> Mark | None:
        """Return the mark at a place, the shortest where several lie there."""
        there = [mark for mark in self._marks if mark.holds(position)]
        return min(there, key=lambda mark: len(mark.finding.quote), default=None)

    def of(self, finding: Finding) -> Mark | None:
        """Return the mark of a finding."""
        return next((mark for mark in self._marks if mark.finding.id == finding.id), None)

    def beside(self, *, forward: bool) -> Mark | None:
        """Return the next mark after the cursor, or the one before it, round the end of the text."""
        cursor = self._editor.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        ordered = self._marks if forward else list(reversed(self._marks))
        for mark in ordered:
            place = (mark.cursor.selectionStart(), mark.cursor.selectionEnd())
            if (place > here and place[0] >= here[0]) if forward else place < here:
                return mark
        return ordered[0] if ordered else None

    def _draw(self) -> None:
        # What weighs most is drawn last, and is seen where words overlap.
        order = list(Weight)
        marks = sorted(self._marks, key=lambda mark: order.index(mark.finding.weight), reverse=True)
        self._editor.setExtraSelections([self._drawn(mark) for mark in marks])

    def _drawn(self, mark: Mark) -> QTextEdit.ExtraSelection:
        weight = mark.finding.weight
        line = QTextCharFormat.UnderlineStyle
        selection = QTextEdit.ExtraSelection()
        selection.cursor = mark.cursor
        style = line.DotLine if weight is Weight.STYLE else line.WaveUnderline
        selection.format.setUnderlineStyle(style)
        selection.format.setUnderlineColor(self._theme.colour(LOOKS[weight].tone.role))
        return selection
