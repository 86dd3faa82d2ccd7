"""The item about what stayed open: each action with what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.records import Action
from charta.domain.text import NOTE_LIMIT
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.room.centre.item_pane import ItemPane
from charta.ui.room.state import RoomState
from charta.ui.room.words import owner_and_day
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.text import Text


class _ActionRow(Card):
    """An action: a box for done, and a line for what came of it."""

    failed = Signal(object)

    def __init__(self, context: UiContext, bench: Workbench, action: Action, *, overdue: bool) -> None:
        super().__init__(context.theme)
        tr, px = context.tr, context.theme.px
        self._bench = bench
        self._number = action.number
        self.body.setContentsMargins(px(16), px(10), px(16), px(10))
        self.body.setSpacing(px(4))
        self.done = QCheckBox(tr("Done"))
        self.done.setAccessibleName(tr("Done: {words}", words=action.text))
        self.outcome = QLineEdit(action.outcome)
        self.outcome.setMaxLength(NOTE_LIMIT)
        self.outcome.setPlaceholderText(tr("What came of it; Enter marks it as done"))
        self.outcome.setAccessibleName(tr("What came of it: {words}", words=action.text))
        owner, due = owner_and_day(action, context.translator)
        if overdue:
            due = tr("{day} (overdue)", day=due)
        self.body.addWidget(Text(action.text, TextStyle.LABEL))
        tone = Tone.WARNING if overdue else Tone.NEUTRAL
        self.body.addWidget(Text(f"{owner} · {due}", TextStyle.CAPTION, tone))
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_action(action)
        self.done.toggled.connect(self._toggle)
        self.outcome.returnPressed.connect(self._settle)

    def show_action(self, action: Action) -> None:
        """Show whether it is done."""
        self.done.blockSignals(True)  # noqa: FBT003 - Qt's way
        self.done.setChecked(bool(action.done_on))
        self.done.blockSignals(False)  # noqa: FBT003 - Qt's way
        if not self.outcome.hasFocus() and action.outcome:
            self.outcome.setText(action.outcome)

    def flush(self) -> None:
        """Keep what was written on an action that is done."""
        if self.done.isChecked() and self.outcome.text() != self._bench.actions.get(self._number).outcome:
            self._settle()

    def _toggle(self, done: bool) -> None:  # noqa: FBT001 - a signal's value
        if done:
            self._settle()
            return
        self._try(reopen=True)

    def _settle(self) -> None:
        self._try(reopen=False)

    def _try(self, *, reopen: bool) -> None:
        try:
            if reopen:
                self._bench.actions.reopen(self._number)
            else:
                self._bench.actions.settle(self._number, self.outcome.text())
        except ChartaError as error:
            self.failed.emit(error)


class ActionsPane(ItemPane):
    """The open actions when the item was taken up; those that are settled meanwhile stay in sight."""

    def __init__(self, context: UiContext, bench: Workbench, title: str) -> None:
        super().__init__(context, title, context.tr("What was left to do, and what came of it."))
        self._bench = bench
        self._rows: dict[int, _ActionRow] = {}
        self._nothing = Text(context.tr("Nothing stayed open."), tone=Tone.NEUTRAL)
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(8))
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._column)
        self.body.addStretch()
        self._fill()

    @property
    def rows(self) -> dict[int, _ActionRow]:
        """What is shown, by the number of the action."""
        return self._rows

    def refresh(self, state: RoomState) -> None:
        """Show which are done; one that was written down or taken away meanwhile comes or goes."""
        known = {action.number: action for action in self._bench.actions.all()}
        waiting = {action.number for action in self._bench.actions.open() if action.workshop != state.number}
        if waiting - set(self._rows) or set(self._rows) - set(known):
            self._fill()
        for number, row in self._rows.items():
            row.show_action(known[number])

    def flush(self) -> None:
        """Keep what was written."""
        for row in self._rows.values():
            row.flush()

    def _fill(self) -> None:
        kept = set(self._rows)
        clear(self._column)
        self._rows = {}
        overdue = {action.number for action in self._bench.actions.overdue()}
        for action in self._bench.actions.all():
            if not action.done_on or action.number in kept:
                row = _ActionRow(self.context, self._bench, action, overdue=action.number in overdue)
                row.failed.connect(self.context.messages.fail)
                self._rows[action.number] = row
                self._column.addWidget(row)
        self._nothing.setVisible(not self._rows)
