"""The wording as it prints, on something like paper."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from charta.ui.theme import Role
from charta.ui.widgets.buttons import presses
from charta.ui.wording.looks import PASSAGE_INDENT, Looks
from charta.ui.wording.passages import paint_passages
from charta.ui.wording.places import locate

SHOWN_FOR = 1600
"""Milliseconds for which what has just changed is marked."""


class Paper(QTextBrowser):
    """Shows HTML of our own writers; stays where it was scrolled, and marks what has just changed.

    Beyond that, it shows the marks that it is given for as long as the text stays.
    """

    pressed = Signal(int)
    """A place in the text was clicked, or Enter was pressed there; nothing is selected."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._html = ""
        self._growing = False
        self._is_calm = False
        self._marks: Sequence[QTextEdit.ExtraSelection] = ()
        self._passing: Sequence[QTextEdit.ExtraSelection] = ()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SHOWN_FOR)
        self._quiet.timeout.connect(self._unmark)
        # A preview leads nowhere: a stray click must not open a browser during a workshop.
        self.setOpenLinks(False)
        self.setFont(looks.body_font())
        document = self.document()
        document.setDefaultFont(looks.body_font())
        document.setDefaultStyleSheet(looks.style_sheet())
        document.setDocumentMargin(looks.theme.px(20))
        document.setIndentWidth(looks.theme.px(24))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_html(self, html: str) -> bool:
        """Show a text and tell whether it is another one; the same one again costs nothing."""
        if html == self._html:
            return False
        before = _lines(self) if self._html else None
        self._html = html
        self.set_marks(())
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setHtml(html)
        bar.setValue(place)
        self._fit()
        if before is not None and not self._is_calm:
            self._mark(before)
        return True

    def set_marks(self, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Show these marks in the text, below what is marked for a moment."""
        self._marks = tuple(marks)
        self.setExtraSelections([*self._marks, *self._passing])

    def reveal(self, words: str, nth: int = -1) -> None:
        """Scroll to these words, if they stand here, and mark them for a moment.

        `nth` tells how often they come below the heading before they are meant; -1 looks for any.
        """
        found = QTextCursor()
        if nth >= 0:
            found = locate(self.document(), words, nth, self.document().begin().next())
        if found.isNull():
            found = self.document().find(words)
        if not found.isNull():
            self.reveal_at(found)

    def reveal_at(self, found: QTextCursor) -> None:
        """Scroll to the words that a cursor selects, and mark them for a moment."""
        selection = QTextEdit.ExtraSelection()
        selection.cursor = found
        selection.format.setBackground(self._looks.colour(Role.HIGHLIGHT))
        selection.format.setForeground(self._looks.colour(Role.ON_HIGHLIGHT))
        self._mark_for_a_moment([selection])
        start = QTextCursor(found)
        start.setPosition(found.selectionStart())
        self.setTextCursor(start)
        self.ensureCursorVisible()

    def set_growing(self, *, growing: bool) -> None:
        """Be as high as the text, and leave scrolling to the page; or scroll within."""
        self._growing = growing
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if growing else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        if not growing:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
        self._fit()

    def set_calm(self) -> None:
        """Do not mark what has just changed: the text says so itself."""
        self._is_calm = True

    def set_plain(self) -> None:
        """Do without the frame, where the paper lies on a card."""
        self.setProperty("area", "plain")
        self.setStyleSheet("QTextBrowser { border: none; padding: 0; background: transparent; }")
        self.document().setDocumentMargin(self._looks.theme.px(4))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a moderate size; the layout gives more."""
        return QSize(self._looks.theme.px(320), self._looks.theme.px(240))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give way."""
        return QSize(self._looks.theme.px(160), self._looks.theme.px(96))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width with the height."""
        super().resizeEvent(event)
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show that a mark can be clicked."""
        super().mouseMoveEvent(event)
        marked = self._is_marked(self._hit(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if marked else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say where the text was clicked."""
        super().mouseReleaseEvent(event)
        place = self._hit(event.position().toPoint())
        if (
            event.button() is Qt.MouseButton.LeftButton
            and place >= 0
            and not self.textCursor().hasSelection()
        ):
            self.pressed.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter for a click where the cursor stands."""
        if presses(event) and not self.textCursor().hasSelection():
            self.pressed.emit(self.textCursor().position())
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the highlighted passages below the text."""
        paint_passages(self, self._looks, self._passage_of)
        super().paintEvent(event)

    def _passage_of(self, block: QTextBlock) -> int:
        return int(round(block.blockFormat().rightMargin()) == self._looks.theme.px(PASSAGE_INDENT))

    def _fit(self) -> None:
        if self._growing:
            height = round(self.document().size().height()) + 2 * self.frameWidth() + 16
            if height != self.height():
                self.setFixedHeight(height)

    def _mark(self, before: list[str]) -> None:
        """Mark the lines that are not as they were."""
        after = _lines(self)
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        fresh = [
            number
            for kind, _, _, start, end in matcher.get_opcodes()
            if kind in ("replace", "insert")
            for number in range(start, end)
        ]
        self._mark_for_a_moment([self._marked(number) for number in fresh])

    def _mark_for_a_moment(self, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        self._passing = tuple(marks)
        self.set_marks(self._marks)
        self._quiet.start()

    def _marked(self, number: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document().findBlockByNumber(number))
        selection.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(self._looks.colour(Role.HIGHLIGHT))
        selection.format.setForeground(self._looks.colour(Role.ON_HIGHLIGHT))
        return selection

    def _unmark(self) -> None:
        self._passing = ()
        self.set_marks(self._marks)

    def _hit(self, point: QPoint) -> int:
        """Return the place in the text that lies at a point, -1 where none does."""
        bars = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        return layout.hitTest(QPointF(point) + bars, Qt.HitTestAccuracy.ExactHit)

    def _is_marked(self, place: int) -> bool:
        cursors = [mark.cursor for mark in self._marks]
        return place >= 0 and any(c.selectionStart() <= place < c.selectionEnd() for c in cursors)


def _lines(view: QTextEdit) -> list[str]:
    return view.document().toPlainText().split("\n")
