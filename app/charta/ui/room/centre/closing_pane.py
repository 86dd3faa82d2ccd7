"""The closing: what was decided, what is left to say before everybody leaves, and the minutes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind, ItemKind, Resolution
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.centre.item_pane import ItemPane
from charta.ui.room.state import RoomState
from charta.ui.room.words import owner_and_day
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.text import Text


class ClosingPane(ItemPane):
    """Lists decisions, steps without an owner or a day, and what the room did not come to."""

    end_asked = Signal()

    def __init__(
        self, context: UiContext, bench: Workbench, workshop: int, words: WorkshopWords, title: str
    ) -> None:
        super().__init__(context, title, context.tr("Read this out before everybody leaves."))
        self._bench = bench
        self._workshop = workshop
        self._words = words
        self._shown: list[list[str]] = []
        tr = context.tr
        self.end = self.add_verb(tr("End and save the minutes"), Kind.PRIMARY)
        self.end.clicked.connect(self.end_asked)
        self._columns: list[QVBoxLayout] = []
        for name in (tr("Decided"), tr("Next steps that lack somebody or a day"), tr("Not reached")):
            card = Card(context.theme, name)
            column = QVBoxLayout()
            column.setSpacing(context.theme.px(6))
            card.body.addLayout(column)
            self._columns.append(column)
            self.body.addWidget(card)
        self.body.addStretch()

    @property
    def shown(self) -> list[list[str]]:
        """The lines of each list."""
        return self._shown

    def refresh(self, state: RoomState) -> None:
        """Show it as it stands."""
        lists = [self._decisions(), self._incomplete(), self._unreached(state)]
        if lists == self._shown:
            return
        self._shown = lists
        tr = self.context.tr
        nothing = (
            tr("Nothing yet."),
            tr("Every step has an owner and a day."),
            tr("The room came to every item."),
        )
        for column, lines, words in zip(self._columns, lists, nothing, strict=True):
            clear(column)
            for line in lines:
                column.addWidget(Text(line))
            if not lines:
                column.addWidget(Text(words, TextStyle.CAPTION, Tone.NEUTRAL))

    def _decisions(self) -> list[str]:
        made = [
            entry for entry in self._bench.session.charter.all(Resolution) if entry.workshop == self._workshop
        ]
        return [self._decision(entry) for entry in sorted(made, key=lambda entry: entry.number)]

    def _decision(self, made: Resolution) -> str:
        question = self._words.question(made.section, made.field) or self._words.names.sheet(made.section)
        answer = self._words.decided(made)
        # A question mark says as much as a colon would.
        is_asked = question.endswith("?")
        line = (
            f"{question} {answer}"
            if is_asked
            else self.context.tr("{question}: {answer}", question=question, answer=answer)
        )
        if self._bench.deciding.still_holds(made):
            return line
        return self.context.tr("{line} (decided otherwise since)", line=line)

    def _incomplete(self) -> list[str]:
        found = []
        for action in self._bench.actions.of(self._workshop):
            owner, day = owner_and_day(action, self.context.translator)
            lacks = [word for word, there in ((owner, action.owner), (day, action.due)) if not there]
            if action.kind is ActionKind.STEP and lacks and not action.done_on:
                found.append(f"{action.text} ({', '.join(lacks)})")
        return found

    def _unreached(self, state: RoomState) -> list[str]:
        missed = (item for item in state.items if not state.is_begun(item.number))
        return [self._words.item(item) for item in missed if item.kind is not ItemKind.BREAK]
