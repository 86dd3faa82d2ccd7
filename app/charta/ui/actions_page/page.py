"""The page of open actions: what is left to do after the workshops, by whom and until when."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Action
from charta.errors import ChartaError
from charta.ui.actions_page.card import view_of
from charta.ui.actions_page.dialogs import ActionDialog, SettleDialog
from charta.ui.actions_page.filters import Choice, Filters, Show
from charta.ui.actions_page.listing import ActionList, open_first
from charta.ui.actions_page.words import ActionWords
from charta.ui.context import UiContext
from charta.ui.page import Page
from charta.ui.saving import Saver
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class ActionsPage(Page):
    """Lists actions, takes new ones, and marks them as done."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr, icons = context.tr, context.icons
        super().__init__(
            context,
            tr("Open actions"),
            tr("What the workshops left to do: topics that were parked, and steps that somebody takes."),
            overline=tr("Agree"),
        )
        self._bench = bench
        self._words = ActionWords(bench, context.translator)
        self._saver = Saver(context, bench.session.store.path, self)
        self.add = button(icons, tr("Add an action…"), Kind.PRIMARY, "plus")
        self.calendar = button(icons, tr("Save a calendar…"), icon="calendar")
        self.filters = Filters(context)
        self.list = ActionList(context)
        self._count = Text("", TextStyle.LABEL)
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether the calendar is being written."""
        return self._saver.is_busy

    def refresh(self) -> None:
        """Show the actions as they stand."""
        every = self._bench.actions.all()
        self.filters.fill_owners(every)
        today = self._today()
        shown = open_first([action for action in every if self.filters.choice.takes(action)])
        self.list.show_views([view_of(action, self._words, today) for action in shown])
        self._show_count()
        self._nothing.setVisible(not every)
        self._nothing_fits.setVisible(bool(every) and not shown)
        for part in (self.filters, self._count, self.calendar):
            part.setVisible(bool(every))
        self.list.setVisible(bool(shown))

    def focus_first(self) -> None:
        """Put the keyboard on the first action, or on what adds one."""
        if self.list.cards:
            self.list.focus_card(next(iter(self.list.cards)))
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def view(self) -> str:
        """Return which actions are shown."""
        choice = self.filters.choice
        return f"{choice.show.value}\n{choice.kind}\n{choice.owner}"

    def show_view(self, view: str) -> None:
        """Show them again."""
        show, _, rest = view.partition("\n")
        kind, _, owner = rest.partition("\n")
        if show in set(Show):
            self.filters.choose(Choice(Show(show), owner, kind))

    # -- what can be done ---------------------------------------------------------------------------------

    def open_adding(self) -> ActionDialog:
        """Open the dialog that writes an action down."""
        return self._open(ActionDialog(self.context, self._bench, None, self))

    def open_editing(self, number: int) -> ActionDialog | None:
        """Open the dialog that changes an action; None where it is not there any more."""
        action = self._find(number)
        return self._open(ActionDialog(self.context, self._bench, action, self)) if action else None

    def open_settling(self, numbers: tuple[int, ...]) -> SettleDialog | None:
        """Open the dialog that marks actions as done; None where none of them is there any more."""
        found = [action for action in map(self._find, numbers) if action is not None]
        if not found:
            return None
        dialog = SettleDialog(self.context, self._bench, found, self)
        place = self.list.place_of(found[0].number)

        def done() -> None:
            self.refresh()
            self.list.focus_place(place)

        dialog.accepted.connect(done)
        dialog.open()
        return dialog

    def reopen(self, number: int) -> None:
        """Mark an action as not done after all."""
        self.context.attempt(lambda: self._bench.actions.reopen(number))
        self.refresh()

    def remove(self, number: int) -> None:
        """Take an action off the list; undo brings it back."""
        if self.context.attempt(lambda: self._bench.actions.remove(number)):
            told = self.context.tr("The action is off the list. Undo brings it back.")
            self.context.messages.inform(told, Tone.NEUTRAL)
        self.refresh()

    def save_calendar(self) -> None:
        """Save the days on which open actions are due as a calendar file."""
        tr = self.context.tr
        try:
            job = self._bench.calendars.actions_job(self.context.language)
        except ChartaError as error:
            self.context.messages.fail(error)
            return
        self._saver.save_file(job, tr("Save the open actions as a calendar"), tr("Calendar files"))

    # -- inside -------------------------------------------------------------------------------------------

    def _open(self, dialog: ActionDialog) -> ActionDialog:
        def saved() -> None:
            self.refresh()
            self.list.focus_card(dialog.number)

        dialog.accepted.connect(saved)
        dialog.open()
        return dialog

    def _find(self, number: int) -> Action | None:
        try:
            return self._bench.actions.get(number)
        except ChartaError as error:
            self.context.messages.fail(error)
            return None

    def _today(self) -> date:
        return self._bench.session.clock.now().astimezone().date()

    def _show_count(self) -> None:
        ntr, waiting = self.context.ntr, len(self._bench.actions.open())
        late = len(self._bench.actions.overdue())
        told = ntr("{count} action is open", "{count} actions are open", waiting)
        if late:
            overdue = ntr("{count} of them is overdue", "{count} of them are overdue", late)
            told = f"{told}, {overdue}"
        self._count.setText(told)

    def _fill_body(self) -> None:
        tr, px = self.context.tr, self.context.theme.px
        verbs = Flow(px(8))
        for made in (self.add, self.calendar):
            verbs.add(made)
        self._nothing = EmptyState(
            self.context.theme,
            self.context.icons,
            "list-checks",
            tr("Nothing is left to do."),
            tr(
                "What a workshop parks for later and the next steps that it agrees on are listed here. You "
                "can add an action yourself, too; the next agenda starts from what stays open."
            ),
        )
        self._nothing_fits = self._empty_choice()
        head = QVBoxLayout()
        head.setSpacing(px(16))
        for part in (verbs, self.filters, self._count):
            head.addWidget(part)
        self.body.addLayout(head)
        for widget in (self._nothing, self._nothing_fits, self.list):
            self.body.addWidget(widget)

    def _empty_choice(self) -> QWidget:
        tr = self.context.tr
        state = EmptyState(
            self.context.theme,
            self.context.icons,
            "circle-check",
            tr("No action is like that."),
            tr("There are others: choose differently above."),
        )
        self.show_all = state.add_action(tr("Show all"))
        self.show_all.clicked.connect(self._choose_all)
        return state

    def _choose_all(self) -> None:
        self.filters.choose(Choice(Show.ALL))
        self.focus_first()

    def _connect(self) -> None:
        self.add.clicked.connect(self.open_adding)
        self.calendar.clicked.connect(self.save_calendar)
        self.filters.changed.connect(self.refresh)
        self.list.settle_asked.connect(self.open_settling)
        self.list.edit_asked.connect(self.open_editing)
        self.list.reopen_asked.connect(self.reopen)
        self.list.remove_asked.connect(self.remove)
        self.list.section_asked.connect(self.go_to)
