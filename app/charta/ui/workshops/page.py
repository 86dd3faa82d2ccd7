"""Preparing workshops: planned from what needs discussion, one shown at a time, with the way on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Workshop
from charta.domain.timeline import RoomPhase
from charta.errors import ChartaError, NoAgenda
from charta.services.workshops import Plan
from charta.ui.context import UiContext
from charta.ui.messages import Action
from charta.ui.page import Page
from charta.ui.publication.words import section_title
from charta.ui.saving import Saver
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.workshops.agenda_card import AgendaCard
from charta.ui.workshops.details import DetailsCard
from charta.ui.workshops.minutes_dialog import MinutesDialog
from charta.ui.workshops.people_card import PeopleCard
from charta.ui.workshops.planner import FirstPlan, PlanDialog
from charta.ui.workshops.room_card import RoomCard
from charta.ui.workshops.shelf import Shelf
from charta.ui.workshops.words import WorkshopState, coming_sections, workshop_state, workshop_title

_DETAILS, _ITEM = "details", "item"


@dataclass(frozen=True)
class _Unsaved:
    """What was typed about workshops, or items, by number and name."""

    values: Mapping[tuple[int, str], object]


class WorkshopsPage(Page):
    """Shows the workshops; keeps nothing but which of them is shown."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Workshops"),
            tr("Prepare the meetings in which the departments decide and approve, and keep their minutes."),
            overline=tr("Agree"),
        )
        self._bench = bench
        self._number = 0
        self._saver = Saver(context, bench.session.store.path, self)
        self.first = FirstPlan(context, bench)
        self.shelf = Shelf(context, bench)
        self.left_out = Banner(context.theme, context.icons, "", Tone.ACCENT)
        self.add_left_out = self.left_out.add_action(tr("Add to this agenda…"))
        self.room = RoomCard(context, bench)
        self.details = DetailsCard(context, bench)
        self.agenda = AgendaCard(context, bench, self.area)
        self.people = PeopleCard(context, bench)
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether files are being written."""
        return self._saver.is_busy

    @property
    def number(self) -> int:
        """The number of the workshop that is shown, 0 for none."""
        return self._number

    def refresh(self) -> None:
        """Show the workshops as they stand."""
        workshops = self._bench.workshops.all()
        self.first.setVisible(not workshops)
        self._shown.setVisible(bool(workshops))
        if not workshops:
            self._number = 0
            self.first.form.refresh()
            return
        if self._number not in [workshop.number for workshop in workshops]:
            self._number = self._usual(workshops)
        self.shelf.show_workshops(workshops, self._number)
        workshop = self._bench.workshops.get(self._number)
        self.room.show_workshop(workshop)
        self.details.show_workshop(workshop)
        self.agenda.show_workshop(workshop)
        self.people.show_workshop(self._number)
        self._show_left_out()

    def show_workshop(self, number: int) -> None:
        """Show a workshop; what was typed about the one before is saved."""
        self.flush()
        self._number = number
        self.refresh()

    def flush(self) -> None:
        """Save what was typed."""
        self.details.saved.flush()
        self.agenda.pane.saved.flush()

    def unsaved(self) -> Mapping[str, object]:
        """Return what was refused, and why it still stands here."""
        kept = {_DETAILS: self.details.saved.unsaved, _ITEM: self.agenda.pane.saved.unsaved}
        return {name: _Unsaved(values) for name, values in kept.items() if values}

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Show it again."""
        for name, inputs in ((_DETAILS, self.details.saved), (_ITEM, self.agenda.pane.saved)):
            kept = unsaved.get(name)
            if isinstance(kept, _Unsaved):
                inputs.take_up(kept.values)

    def view(self) -> str:
        """Return which workshop and which item are shown."""
        return f"{self._number} {self.agenda.view.number}"

    def show_view(self, view: str) -> None:
        """Show them again."""
        number, _, item = view.partition(" ")
        if any(str(workshop.number) == number for workshop in self._bench.workshops.all()):
            self.show_workshop(int(number))
            self.agenda.view.choose(int(item or 0))

    def focus_first(self) -> None:
        """Put the keyboard on the plans, or on the door to the room."""
        if self._number:
            self.room.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.first.form.focus_first()

    # -- what leads on ------------------------------------------------------------------------------------

    def open_plan(self) -> PlanDialog:
        """Ask for more workshops."""
        dialog = PlanDialog(self.context, self._bench, self)
        dialog.planned.connect(self._planned)
        dialog.open()
        return dialog

    def begin(self) -> None:
        """Open the window of whoever runs the workshop; it begins there."""
        self.flush()
        if not self._bench.agendas.items(self._number):
            self.context.messages.fail(NoAgenda(number=self._number))
            return
        from charta.ui.room.window import open_room

        self.context.attempt(lambda: open_room(self.context, self._bench, self._number, self))

    def save_invitation(self) -> None:
        """Save the calendar file and the agenda in every language of the charter."""
        self.flush()
        try:
            jobs = [
                self._bench.calendars.invitation_job(
                    self._number, self.context.spoken(self._bench.session.languages)
                ),
                *self._bench.minutes.agenda_jobs(self._number),
            ]
        except ChartaError as error:
            self.context.messages.fail(error)
            return
        self._saver.save_documents(jobs)

    def open_minutes(self) -> MinutesDialog:
        """Ask how the minutes are to be saved."""
        self.flush()
        number = self._number
        title = self.context.tr(
            "Minutes of “{workshop}”",
            workshop=workshop_title(self._bench, self._bench.workshops.get(number), self.context.translator),
        )
        dialog = MinutesDialog(self.context, self._bench, title, self)
        dialog.chosen.connect(partial(self._save_minutes, number))
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take the workshop away; undo brings it back."""
        self.flush()
        workshop = self._bench.workshops.get(self._number)
        if not self.context.attempt(lambda: self._bench.workshops.remove(self._number)):
            return
        self.refresh()
        self.focus_first()
        tr = self.context.tr
        title = workshop_title(self._bench, workshop, self.context.translator)
        told = tr("“{workshop}” is removed, with what was prepared for it.", workshop=title)
        self.context.messages.inform(told, Tone.NEUTRAL, Action(tr("Undo"), self._undo))

    # -- inside -------------------------------------------------------------------------------------------

    def _undo(self) -> None:
        self.context.attempt(self._bench.session.undo)

    def _add_empty(self) -> None:
        try:
            self._number = self._bench.workshops.add()
        except ChartaError as error:
            self.context.messages.fail(error)
        self.refresh()
        self.focus_first()

    def _planned(self, plan: Plan) -> None:
        self._number = plan.workshops[0]
        self.refresh()
        self.focus_first()
        tr, ntr = self.context.tr, self.context.ntr
        count = len(plan.workshops)
        told = ntr("{count} workshop is planned.", "{count} workshops are planned.", count)
        if plan.left_over:
            rest = ntr(
                "{count} topic found no room; it stays for the next plan.",
                "{count} topics found no room; they stay for the next plan.",
                plan.left_over,
            )
            told = tr("{first} {second}", first=told, second=rest)
        self.context.messages.inform(told)

    def _save_minutes(self, number: int, languages: Sequence[str], format_: str) -> None:
        try:
            jobs = self._bench.minutes.minutes_jobs(number, languages, format_)
        except ChartaError as error:
            self.context.messages.fail(error)
            return
        self._saver.save_documents(jobs)

    def _usual(self, workshops: Sequence[Workshop]) -> int:
        """Return the workshop that is next: one that runs, or the first that was not held, or the last."""
        states = {workshop.number: workshop_state(self._bench, workshop.number) for workshop in workshops}
        for wanted in ((WorkshopState.RUNNING, WorkshopState.FORGOTTEN), (WorkshopState.PLANNED,)):
            for number, state in states.items():
                if state in wanted:
                    return number
        return workshops[-1].number

    def _show_left_out(self) -> None:
        """Say which sections need discussion and stand on no agenda that is to come."""
        coming = coming_sections(self._bench)
        left = [need.section for need in self._bench.needs.needs() if need.section not in coming]
        self.left_out.setVisible(bool(left))
        titles = "; ".join(section_title(self._bench, section, self.context.language) for section in left)
        told = self.context.ntr(
            "{count} section needs discussion or approval and stands on no agenda: {titles}.",
            "{count} sections need discussion or approval and stand on no agenda: {titles}.",
            len(left),
            titles=titles,
        )
        self.left_out.show_text(told)
        is_over = self._bench.timekeeping.course(self._number).phase is RoomPhase.ENDED
        self.add_left_out.setVisible(not is_over)

    def _fill_body(self) -> None:
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.context.theme.px(20))
        for part in (self.shelf, self.left_out, self.room, self.details, self.agenda, self.people):
            column.addWidget(part)
        self.body.addWidget(self.first)
        self.body.addWidget(self._shown)

    def _connect(self) -> None:
        self.first.planned.connect(self._planned)
        self.first.added.connect(self._add_empty)
        self.shelf.chosen.connect(self.show_workshop)
        self.shelf.more_asked.connect(self.open_plan)
        self.room.begin_asked.connect(self.begin)
        self.room.invitation_asked.connect(self.save_invitation)
        self.room.minutes_asked.connect(self.open_minutes)
        self.room.remove_asked.connect(self.remove)
        self.add_left_out.clicked.connect(self.agenda.open_add)
        self.agenda.go_to.connect(self.go_to)
        self.people.go_to.connect(self.go_to)
