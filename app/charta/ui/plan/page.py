"""The roll-out plan: how far each success factor is, and who does what until when."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.rollout import Factor
from charta.errors import ChartaError
from charta.services.wizard import KIT
from charta.ui.context import UiContext
from charta.ui.fold_memory import FoldMemory
from charta.ui.kept_files import save_copy
from charta.ui.page import Page
from charta.ui.plan.dashboard import Dashboard
from charta.ui.plan.done_dialog import DoneDialog
from charta.ui.plan.edit_dialog import ActivityDialog
from charta.ui.plan.exporting import PlanSaver
from charta.ui.plan.left_out import LeftOut
from charta.ui.plan.move_dialog import MoveDialog
from charta.ui.plan.propose_dialog import ProposeDialog
from charta.ui.plan.views import Look, PlanViews
from charta.ui.plan.words import views_of, words_of
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.opener import Opener
from charta.ui.widgets.showing import show_part


class PlanPage(Page):
    """Shows the plan and changes it; every step can be undone."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr, icons = context.tr, context.icons
        super().__init__(
            context,
            tr("Roll-out plan"),
            tr("What has to happen so that the charter is read, understood and applied: who, and by when."),
            overline=tr("Roll out"),
            wide=True,
        )
        self._bench = bench
        self._saver = PlanSaver(context, bench, self)
        words = words_of(bench, context.translator)
        factors = {factor: (words.factor(factor).name, words.factor(factor).purpose) for factor in Factor}
        self.empty = self._empty_state()
        self.banner = Banner(context.theme, icons, "", Tone.WARNING)
        self.look_at_moves = self.banner.add_action(tr("Look at the moves…"))
        self.add = button(icons, tr("Add an activity…"), icon="plus")
        self.more = button(icons, tr("Propose more…"), icon="lightbulb")
        self.move_days = button(icons, tr("Move the days…"), icon="calendar")
        self.save = button(icons, tr("Save as a file"), icon="download")
        self._saver.offer(self.save)
        self.dashboard = Dashboard(context, factors)
        memory = FoldMemory(context.preferences, "plan", usual=True)
        self.overview = Opener(icons, tr("Overview"), self.dashboard, memory)
        self.views = PlanViews(context, factors, self._today())
        self.left_out = LeftOut(context)
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._saver.is_busy

    def refresh(self) -> None:
        """Show the plan as it stands."""
        has_plan = self._bench.rollout.has_plan
        show_part(self.empty, not has_plan)
        for part in (self.overview, self._verbs, self.views):
            show_part(part, has_plan)
        show_part(self.dashboard, has_plan and self.overview.isChecked())
        views = views_of(self._bench, self.context.translator)
        self.dashboard.show_stands(self._bench.rollout.dashboard(), {view.id: view for view in views})
        self.views.list.show_views(views)
        self.left_out.show_views(views_of(self._bench, self.context.translator, dropped=True))
        self._show_moves()
        self._show_look()

    def focus_first(self) -> None:
        """Put the keyboard on the first activity, or on what proposes a plan."""
        if self._bench.rollout.has_plan and self.views.look is Look.LIST:
            self.views.list.focus_card("")
        elif self._bench.rollout.has_plan:
            self.views.buttons[self.views.look].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.propose.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, name: str) -> None:
        """Show an activity in the list, by its id, with the keyboard on it."""
        if name in self.views.list.cards:
            self.views.choose(Look.LIST)
            self.views.list.focus_card(name)
            self.area.ensureWidgetVisible(self.views.list.cards[name])

    def view(self) -> str:
        """Return which way of looking is chosen."""
        return self.views.look.value

    def show_view(self, view: str) -> None:
        """Look at the plan in this way again."""
        if view in set(Look):
            self.views.choose(Look(view))
            self._show_look()

    # -- what can be done ---------------------------------------------------------------------------------

    def open_proposal(self) -> ProposeDialog:
        """Open the dialog that proposes what the plan does not have yet."""
        dialog = ProposeDialog(self.context, self._bench, self)
        self._open(dialog, "")
        return dialog

    def open_moves(self) -> MoveDialog | None:
        """Open the dialog that moves the days; None where they cannot be worked out."""
        planning = self._bench.planning
        try:
            dialog = MoveDialog(
                self.context, self._bench, planning.new_effective() or planning.start().effective, self
            )
        except ChartaError as error:
            self.context.messages.fail(error)
            return None
        self._open(dialog, "")
        return dialog

    def open_adding(self) -> ActivityDialog:
        """Open the dialog that adds an activity of the team's own."""
        dialog = ActivityDialog(self.context, self._bench, "", self)
        dialog.accepted.connect(lambda: self._show_again(dialog.id))
        dialog.open()
        return dialog

    def open_editing(self, id_: str) -> ActivityDialog | None:
        """Open the dialog that changes an activity; None where it is not there any more."""
        if not self._is_there(id_):
            return None
        dialog = ActivityDialog(self.context, self._bench, id_, self)
        self._open(dialog, id_)
        return dialog

    def open_done(self, id_: str, file: Path | None = None) -> DoneDialog | None:
        """Open the dialog that notes that an activity is done, with a file where one was dropped."""
        if not self._is_there(id_):
            return None
        dialog = DoneDialog(self.context, self._bench, id_, self)
        self._open(dialog, id_)
        if file is not None:
            dialog.take_file(file)
        return dialog

    def reopen(self, id_: str) -> None:
        """Note that an activity is not done after all."""
        self.context.attempt(lambda: self._bench.rollout.reopen(id_))
        self.refresh()

    def drop(self, id_: str) -> None:
        """Leave an activity out of the plan; undo brings it back, and so does the list below."""
        if self.context.attempt(lambda: self._bench.rollout.drop([id_])):
            told = self.context.tr(
                "The activity is left out. Undo brings it back, and so does the end of the page."
            )
            self.context.messages.inform(told, Tone.NEUTRAL)
        self.refresh()

    def bring_back(self, id_: str) -> None:
        """Take an activity into the plan again."""
        if self.context.attempt(lambda: self._bench.rollout.drop([id_], dropped=False)):
            self._show_again(id_)

    def save_copy(self, id_: str) -> None:
        """Save a copy of the file that shows that an activity is done."""
        kept = self._bench.rollout.evidence(id_)
        if kept is not None:
            tr = self.context.tr
            save_copy(self.context, self, tr("Save a copy of the file"), tr("All files"), kept)

    # -- inside -------------------------------------------------------------------------------------------

    def _open(self, dialog: FormDialog, id_: str) -> None:
        dialog.accepted.connect(lambda: self._show_again(id_))
        dialog.open()

    def _show_again(self, id_: str) -> None:
        self.refresh()
        if self.views.look is Look.LIST:
            self.views.list.focus_card(id_)
            # Only once it is laid out does the page know where the card is.
            QTimer.singleShot(0, self, self._show_keyboard)

    def _show_keyboard(self) -> None:
        """Keep the card that has the keyboard in sight."""
        for card in self.views.list.cards.values():
            if card.line.hasFocus():
                self.area.ensureWidgetVisible(card)

    def _is_there(self, id_: str) -> bool:
        return self.context.attempt(lambda: self._bench.rollout.get(id_))

    def _drop_file(self, id_: str, path: Path) -> None:
        self.open_done(id_, path)

    def _show_look(self, look: Look | None = None) -> None:
        """Show what the chosen look needs; the others are drawn when they are chosen."""
        look = look or self.views.look
        if not self._bench.rollout.has_plan:
            return
        if look is Look.TIMELINE:
            self.views.timeline.show_sheet(self._bench.plan_files.sheet(self.context.language))
        elif look is Look.CALENDAR:
            self.views.calendar.show_views(views_of(self._bench, self.context.translator))

    def _show_moves(self) -> None:
        effective = self._bench.planning.new_effective()
        self.banner.setVisible(effective is not None)
        if effective is not None:
            tr, day = self.context.tr, self.context.translator.day
            counted = self._bench.planning.start().effective
            self.banner.show_text(
                tr(
                    "The charter applies from {day}, and the plan counts from {counted}.",
                    day=day(effective),
                    counted=day(counted),
                )
            )

    def _lead(self, factor: Factor) -> None:
        """Lead to the activities of a success factor."""
        self.views.choose(Look.LIST)
        cards = [card for card in self.views.list.cards.values() if card.view.factor is factor]
        if cards:
            self.area.ensureWidgetVisible(self.views.list.place_of(factor), 0, self.area.height())
            cards[0].focus()

    def _lead_to_kit(self) -> None:
        self.go_to.emit(KIT)

    def _today(self) -> date:
        return self._bench.session.clock.now().astimezone().date()

    def _empty_state(self) -> EmptyState:
        tr = self.context.tr
        empty = EmptyState(
            self.context.theme,
            self.context.icons,
            "list-checks",
            tr("Nothing is planned yet"),
            tr(
                "Charta proposes up to twenty-six activities for the five success factors, with owners and "
                "days that follow from your team, your places, the diagnostic and the day from which the "
                "charter applies. You choose, move and add."
            ),
        )
        self.propose = empty.add_action(tr("Propose a plan…"), Kind.PRIMARY)
        self.start_alone = empty.add_action(tr("Add an activity…"), Kind.QUIET)
        return empty

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self._verbs = Flow(px(8))
        for verb in (self.add, self.more, self.move_days, self.save):
            self._verbs.add(verb)
        self.tools.addWidget(self.overview)
        head = QVBoxLayout()
        head.setSpacing(px(16))
        for part in (self.empty, self.banner, self._verbs, self.dashboard):
            head.addWidget(part)
        self.body.addLayout(head)
        self.body.addWidget(self.views)
        self.body.addWidget(self.left_out)

    def _connect(self) -> None:
        self.propose.clicked.connect(self.open_proposal)
        self.start_alone.clicked.connect(self.open_adding)
        self.add.clicked.connect(self.open_adding)
        self.more.clicked.connect(self.open_proposal)
        self.move_days.clicked.connect(self.open_moves)
        self.look_at_moves.clicked.connect(self.open_moves)
        self.dashboard.asked.connect(self._lead)
        self.views.chosen.connect(self._show_look)
        self.views.calendar.asked.connect(self.focus_on)
        self.left_out.back_asked.connect(self.bring_back)
        listed = self.views.list
        listed.done_asked.connect(self.open_done)
        listed.reopen_asked.connect(self.reopen)
        listed.edit_asked.connect(self.open_editing)
        listed.drop_asked.connect(self.drop)
        listed.copy_asked.connect(self.save_copy)
        listed.kit_asked.connect(self._lead_to_kit)
        listed.dropped.connect(self._drop_file)
