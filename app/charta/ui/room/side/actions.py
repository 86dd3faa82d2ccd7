"""Next steps and the parking lot of a workshop: what was written down, and the form for more."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Action
from charta.errors import ChartaError
from charta.ui.actions_page.words import KIND_ICONS, KIND_WORDS
from charta.ui.context import UiContext
from charta.ui.messages import Action as Offer
from charta.ui.room.side.quick_add import QuickAdd
from charta.ui.room.word_list import WordList
from charta.ui.room.words import owner_and_day
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.text import Text


class ActionsPanel(QWidget):
    """Shows what was written down in a workshop, the newest first."""

    def __init__(
        self, context: UiContext, bench: Workbench, workshop: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._workshop = workshop
        self._shown: list[Action] = []
        px = context.theme.px
        self.form = QuickAdd(context, bench, workshop)
        self.list = WordList(context, context.tr("Next steps and parking lot"))
        self._nothing = Text(context.tr("Nothing is written down yet."), TextStyle.CAPTION, Tone.NEUTRAL)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(4), px(8), px(8))
        column.setSpacing(px(8))
        column.addWidget(self.form)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.list.setAccessibleDescription(context.tr("Enter changes an entry, Delete takes it off."))
        self.list.setMinimumHeight(px(160))
        self.list.chosen.connect(self.edit)
        self.list.taken_off.connect(self.remove)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it stands."""
        actions = list(reversed(self._bench.actions.of(self._workshop)))
        if actions != self._shown:
            self._shown = actions
            self._fill()
        self._nothing.setVisible(not actions)
        self.list.setVisible(bool(actions))

    def edit(self, number: int) -> None:
        """Change an entry."""
        self._context.attempt(lambda: self.form.edit(number))

    def remove(self, number: int) -> None:
        """Take an entry off the list, and offer to put it back."""
        tr, actions = self._context.tr, self._bench.actions
        try:
            gone = actions.get(number)
            actions.remove(number)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self._context.messages.inform(
            tr("“{words}” was taken off the list.", words=gone.text),
            Tone.NEUTRAL,
            Offer(tr("Put it back"), lambda: self._put_back(gone)),
        )

    def _put_back(self, gone: Action) -> None:
        self._context.attempt(
            lambda: self._bench.actions.add(
                gone.text,
                gone.kind,
                workshop=gone.workshop,
                section=gone.section,
                owner=gone.owner,
                due=gone.due,
            )
        )

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for place, action in enumerate(self._shown):
            self.list.show_entry(place, action.number, self._line(action), KIND_ICONS[action.kind])
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))

    def _line(self, action: Action) -> str:
        """Return an entry in words."""
        kind = self._context.tr(KIND_WORDS[action.kind])
        owner, day = owner_and_day(action, self._context.translator)
        return f"{action.text}\n{kind} · {owner} · {day}"
