"""The wording in one language: what is to be settled about it, and the text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.services.wording import WordingState
from charta.ui.context import UiContext
from charta.ui.fields.notice import Notice
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.text import Text
from charta.ui.wording.looks import Looks
from charta.ui.wording.paper import Paper


class WordingPane(QWidget):
    """A paper below the name of its language and, when need be, a notice that leads to a choice."""

    compare_asked = Signal()
    in_step_asked = Signal()

    def __init__(self, context: UiContext, name: str) -> None:
        super().__init__()
        tr = context.tr
        self.paper = Paper(Looks(context.theme))
        self.paper.setAccessibleName(tr("Wording ({language})", language=name))
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

    def show_name(self, *, shown: bool) -> None:
        """Show or hide the name of the language."""
        self._name.setVisible(shown)

    def show_text(self, html: str) -> None:
        """Show the text."""
        self.paper.show_html(html)

    def show_state(self, state: WordingState) -> None:
        """Show what is to be settled."""
        self.diverged.setVisible(state.has_diverged)
        self.behind.setVisible(state.is_behind and not state.has_diverged)

    def set_growing(self, *, growing: bool) -> None:
        """Leave scrolling to the page, or scroll within."""
        self.paper.set_growing(growing=growing)
