"""The wording in one language: what is to be settled about it, and the text."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from charta.domain.anchors import Anchor
from charta.services.comments import Thread
from charta.services.wording import WordingState
from charta.ui.context import UiContext
from charta.ui.fields.notice import Notice
from charta.ui.section.comments_marks import CommentMarks
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.text import Text
from charta.ui.wording.looks import Looks
from charta.ui.wording.paper import Paper


class WordingPane(QWidget):
    """A paper below the name of its language and, when need be, a notice that leads to a choice."""

    compare_asked = Signal()
    in_step_asked = Signal()
    selected = Signal()
    """Words were selected, or are no more."""
    comment_asked = Signal()
    """The words that are selected are to be remarked on."""
    comment_opened = Signal(int)
    """The remark on words is to be shown, by its number."""

    def __init__(self, context: UiContext, name: str) -> None:
        super().__init__()
        tr = context.tr
        self._context = context
        self.paper = Paper(Looks(context.theme))
        self.paper.setAccessibleName(tr("Wording ({language})", language=name))
        self._marks = CommentMarks(context.theme, self.paper)
        self._name = Text(name, TextStyle.LABEL)
        self.diverged = Notice(
            context,
            Tone.WARNING,
            "git-compare-arrows",
            tr("Answers have changed since your team edited this text. It stands until you choose."),
            tr("Compare and choose…"),
        )
        self.behind = Notice(
            context,
            Tone.WARNING,
            "languages",
            tr("The other language was edited after this one. Bring this one up to date, or confirm it."),
            tr("They say the same"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(8))
        column.addWidget(self._name)
        column.addWidget(self.diverged)
        column.addWidget(self.behind)
        column.addWidget(self.paper, 1)
        self.diverged.hide()
        self.behind.hide()
        self.diverged.acted.connect(self.compare_asked)
        self.behind.acted.connect(self.in_step_asked)
        self.paper.selectionChanged.connect(self.selected)
        self.paper.pressed.connect(self._open_comment)
        self.paper.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.paper.customContextMenuRequested.connect(self._open_menu)

    @property
    def selection(self) -> Anchor | None:
        """The words that are selected, None where there are none."""
        return self._marks.selection

    def show_name(self, *, shown: bool) -> None:
        """Show or hide the name of the language."""
        self._name.setVisible(shown)

    def show_text(self, html: str) -> None:
        """Show the text."""
        if self.paper.show_html(html):
            self._marks.place()

    def show_threads(self, threads: Sequence[Thread]) -> None:
        """Mark the words that these threads are about."""
        self._marks.show(threads)

    def reveal(self, anchor: Anchor) -> bool:
        """Show words; tell whether they stand here."""
        return self._marks.reveal(anchor)

    def deselect(self) -> None:
        """Select nothing; the cursor stays."""
        cursor = self.paper.textCursor()
        cursor.clearSelection()
        self.paper.setTextCursor(cursor)

    def menu(self, at: QPoint) -> QMenu:
        """Return the menu for a place on the paper: Qt's own, and what can be done about remarks."""
        tr, paper = self._context.tr, self.paper
        menu = paper.createStandardContextMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        if paper.textCursor().hasSelection():
            menu.addAction(tr("Comment on the selection"), self.comment_asked.emit)
        number = self._marks.at(paper.cursorForPosition(at).position())
        if number:
            menu.addAction(tr("Show the comment"), lambda: self.comment_opened.emit(number))
        return menu

    def show_state(self, state: WordingState) -> None:
        """Show what is to be settled."""
        self.diverged.setVisible(state.has_diverged)
        self.behind.setVisible(state.is_behind and not state.has_diverged)

    def set_growing(self, *, growing: bool) -> None:
        """Leave scrolling to the page, or scroll within."""
        self.paper.set_growing(growing=growing)

    def _open_comment(self, position: int) -> None:
        number = self._marks.at(position)
        if number:
            self.comment_opened.emit(number)

    def _open_menu(self, at: QPoint) -> None:
        self.menu(at).popup(self.paper.viewport().mapToGlobal(at))
