"""The clause as it forms: as it stands, as a proposal would make it, or as a decision has made it."""

from charta.bootstrap import Workbench
from charta.domain.marking import marked_lines
from charta.domain.records import Resolution
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.history.marking import changes_html, marked_html
from charta.ui.room.deciding.table import Table
from charta.ui.theme import TextStyle, Tone
from charta.ui.timers import soon
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text
from charta.ui.wording.looks import Looks
from charta.ui.wording.paper import Paper

PAUSE_MS = 250
"""Milliseconds without a keystroke after which the clause follows what is typed."""


class Clause(Card):
    """Shows the section's text in one language of the charter, what changes marked."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme)
        self._context, self._bench = context, bench
        px = context.theme.px
        self.body.setContentsMargins(px(14), px(12), px(14), px(12))
        self.body.setSpacing(px(6))
        self._title = Text("", TextStyle.LABEL)
        self._note = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.paper = Paper(Looks(context.theme))
        self.paper.setAccessibleName(context.tr("The clause"))
        self.paper.set_plain()
        self.paper.set_calm()
        self.paper.set_growing(growing=True)
        self.pause = soon(self, PAUSE_MS)
        for part in (self._title, self._note, self.paper):
            self.body.addWidget(part)

    @property
    def title(self) -> str:
        """What the text is."""
        return self._title.text()

    @property
    def language(self) -> str:
        """The language of the text: the screen's if the charter speaks it, or else the leading one."""
        return self._context.spoken(self._bench.session.languages)

    def show_decided(self, decision: Resolution) -> None:
        """Show what a decision made of the text."""
        before, after = (texts.get(self.language, "") for texts in (decision.before, decision.after))
        self._show(self._context.tr("The clause, with what this decision changed"), before, after)
        self._tell(before == after, decision.section)

    def show_foreseen(self, table: Table, raw: object, letter: str = "") -> None:
        """Show what an answer would make of the text; as it stands for no answer, or one that is wrong."""
        tr, section = self._context.tr, table.section
        now = self._bench.wordings.text(section, self.language)
        if raw is None or not table.takes_answer:
            self._show(tr("The clause as it stands"), now, now)
            self._note.hide()
            return
        try:
            change = self._bench.answers.change(section, table.question.field, raw)
            after = self._bench.wordings.foreseen(section, self.language, [change])
        except ChartaError:
            after = now
        told = (
            tr("The clause with proposal {letter}", letter=letter)
            if letter
            else tr("The clause with this answer")
        )
        self._show(told, now, after)
        self._tell(after == now and table.answer() != raw, section)

    def _tell(self, unmoved: bool, section: str) -> None:  # noqa: FBT001 - a state
        """Say why an answer changes nothing, where the team wrote the text itself."""
        is_edited = self._bench.wordings.state(section, self.language).is_edited
        self._note.setText(
            self._context.tr("The team has edited this text, so answers do not change it by themselves.")
        )
        self._note.setVisible(unmoved and is_edited)

    def _show(self, title: str, before: str, after: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        items = self._bench.wordings.items_of
        lines = marked_lines(items(before), items(after))
        # Of a long text, what changes is what the room has to read.
        self.paper.show_html(marked_html(lines) if before == after else changes_html(lines))
