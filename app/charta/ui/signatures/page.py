"""Signatures coming in: files that are dropped, and the pages that wait for a decision."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.text import clean_line
from charta.errors import ChartaError
from charta.services.wizard import PEOPLE
from charta.ui.asking import ENDING as CHARTER
from charta.ui.context import UiContext
from charta.ui.files import documents_folder
from charta.ui.numbers import number
from charta.ui.page import Page
from charta.ui.people.looking import PeopleLook
from charta.ui.people.not_yet import NotYet
from charta.ui.signatures.deciding import DecisionDesk
from charta.ui.signatures.intake_card import Elsewhere, IntakeCard
from charta.ui.signatures.parts import Part, PartBar
from charta.ui.signatures.results import ResultsCard
from charta.ui.signatures.rows import read, written
from charta.ui.signatures.taking import Taking
from charta.ui.theme import Tone
from charta.ui.widgets.drops import mark_over, several_files

ENDINGS: Final = ("pdf", "jpg", "jpeg", "png", "tif", "tiff", "bmp")


class SignaturesPage(Page):
    """Takes files in, in the background, and leads through what waits."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Signatures"),
            tr("What comes back: scans, returned files, attendance lists and refusals."),
            overline=tr("Roll out"),
            wide=True,
            fills=True,
        )
        self._bench = bench
        self.look = PeopleLook(context, bench, self)
        self.not_yet = NotYet(
            context,
            bench,
            self.look,
            tr("Signatures are taken for a published version."),
            tr("Take a list of people over first; then their signatures can come in."),
        )
        self.taking = Taking(context.background, bench, self)
        self.intake = IntakeCard(context, bench.register.today)
        self.results = ResultsCard(context, bench)
        self.desk = DecisionDesk(context, bench)
        self._bar = PartBar(context)
        self.parts = self._bar.buttons
        self.setAcceptDrops(True)
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self.taking.is_busy

    @property
    def under_way(self) -> str:
        """How far the reading is that would be stopped."""
        if not self.taking.is_busy:
            return ""
        done, total = (number(count, self.context.translator) for count in self.taking.progress)
        return self.context.tr(
            "Pages are being read: {done} of {total}. What was read stays; drop the files again for the "
            "rest.",
            done=done,
            total=total,
        )

    def end_work(self) -> None:
        """Stop reading, and take what was read."""
        self.taking.abandon()
        self.intake.show_idle()

    def refresh(self) -> None:
        """Show what waits, as things stand."""
        # What is read meanwhile changes nobody's place in the list of people: that waits for the end.
        look = self.not_yet.show_state if self.taking.is_busy else self.not_yet.refresh
        self._show_people(is_ready=look())

    def focus_first(self) -> None:
        """Put the keyboard where work begins: on what waits, or on the files."""
        target: QWidget = self.intake.choose
        if self._bar.shown is Part.DECIDE:
            target = self.desk.list if self.desk.pages else self.desk.take_more
        if target.isVisibleTo(self):
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def view(self) -> str:
        """Return which part is shown, the day that is set, and what was read last."""
        return json.dumps([self._bar.shown.value, self.intake.day.value(), written(self.results.rows)])

    def show_view(self, view: str) -> None:
        """Show it again."""
        try:
            part, day, rows = json.loads(view)
            told = read(rows)
        except (ValueError, TypeError):
            return
        if told:
            self.results.add(told)
            self.results.end(waiting=bool(self.desk.pages))
        self.intake.day.set_value(day)
        self.desk.panel.set_day(day)
        if part in set(Part):
            self.show_part(Part(part))

    def flush(self) -> None:
        """Remember who takes signatures in."""
        name = clean_line(self.intake.name.text())
        settings = self.context.preferences.settings
        if name and name != settings.user_name:
            self.context.preferences.change(replace(settings, user_name=name))
        self.desk.name = name

    def show_part(self, part: Part) -> None:
        """Show the files or the decisions."""
        self._bar.choose(part)
        for each, widget in self._widgets.items():
            widget.setVisible(each is part)
        self.flush()
        if part is Part.DECIDE:
            self.desk.refresh()
            self.desk.panel.set_day(str(self.intake.day.value() or ""))
            # Only once it is laid out does the page know how far down the desk reaches.
            QTimer.singleShot(0, self, self._show_desk)

    def _show_desk(self) -> None:
        self.area.ensureWidgetVisible(self.desk, 0, 0)

    def decide(self) -> None:
        """Lead to the pages that wait."""
        self.show_part(Part.DECIDE)
        self.focus_first()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in; tell where that cannot be done."""
        if not paths or not self._is_ready:
            return
        self.show_part(Part.INTAKE)
        tr, on = self.context.tr, self.intake.on
        if self.taking.is_busy:
            self.intake.problem.tell(tr("Other files are being read. Drop these once that is done."))
            return
        if on is None:
            self.intake.problem.tell(tr("Give the day on which it was signed."))
            self.intake.day.controls()[0].setFocus()
            return
        try:
            self.taking.begin(paths, on, self.intake.name.text())
        except ChartaError as error:
            self.intake.problem.show_error(error)
            return
        self.results.begin()
        self.intake.show_begun()
        self.intake.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Read no further; what was read stays."""
        if self.taking.is_busy:
            self.taking.stop()
            self.intake.show_stopping()

    # -- dropping -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, one or many."""
        if self._is_ready and several_files(event.mimeData(), CHARTER):
            event.acceptProposedAction()
            mark_over(self.intake, over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Look as before."""
        super().dragLeaveEvent(event)
        mark_over(self.intake, over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files in."""
        mark_over(self.intake, over=False)
        paths = several_files(event.mimeData(), CHARTER)
        if paths and self._is_ready:
            event.acceptProposedAction()
            self.take_in(paths)

    # -- inside -------------------------------------------------------------------------------------------

    @property
    def _is_ready(self) -> bool:
        return self._work.isVisibleTo(self)

    def _ended(self, problem: ChartaError | None) -> None:
        tr, had_keyboard = self.context.tr, QApplication.focusWidget() is self.intake.stop
        self.intake.show_idle()
        self.refresh()
        self.results.end(waiting=bool(self.desk.pages))
        if had_keyboard:
            (self.results.decide if self.desk.pages else self.intake.choose).setFocus()
        if problem is not None:
            self.intake.problem.show_error(problem)
        elif self.taking.was_stopped:
            self.intake.problem.tell("")
            self.context.messages.inform(
                tr("Stopped. What was read stays; drop the files again for the rest."), Tone.NEUTRAL
            )
        if not self.isVisible() and problem is not None:
            self.context.messages.fail(problem)
        elif not self.isVisible():
            self.context.messages.inform(self.results.summary.text or tr("Nothing was read."))

    def _ask_files(self) -> None:
        if not clean_line(self.intake.name.text()):
            # Told only afterwards, all the files would have to be chosen again.
            self._ask_name()
            return
        tr = self.context.tr
        paths = self.context.files.open_files(
            tr("Take signatures in"), documents_folder(), tr("Scans and PDF forms"), ENDINGS
        )
        self.take_in(paths)

    def _show_news(self) -> None:
        self._show_people(is_ready=self.not_yet.show_state())

    def _show_people(self, *, is_ready: bool) -> None:
        for part in (self._bar, self._work):
            part.setVisible(is_ready)
        if is_ready:
            self.desk.refresh()
            self._bar.show_waiting(len(self.desk.pages))

    def _lead_to_intake(self) -> None:
        self.show_part(Part.INTAKE)
        self.intake.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self.tools.addWidget(self._bar)
        self._work = QWidget()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self._widgets = {Part.INTAKE: self._intake_part(), Part.DECIDE: self.desk}
        for part in self._widgets.values():
            column.addWidget(part, 1)
        self.desk.hide()
        self.body.addWidget(self.not_yet)
        self.body.addWidget(self._work, 1)

    def _intake_part(self) -> QWidget:
        px = self.context.theme.px
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.intake)
        column.addWidget(self.results, 1)
        elsewhere = Elsewhere(self.context)
        elsewhere.asked.connect(lambda: self.go_to.emit(PEOPLE))
        column.addWidget(elsewhere)
        column.addStretch()
        return area

    def _ask_name(self) -> None:
        self.show_part(Part.INTAKE)
        self.intake.problem.tell(self.context.tr("Say who takes the signatures in."))
        self.intake.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.look.changed.connect(self._show_news)
        self.not_yet.go_to.connect(self.go_to)
        self.intake.choose.clicked.connect(self._ask_files)
        self.intake.stop.clicked.connect(self.stop)
        self.intake.name.editingFinished.connect(self.flush)
        self.taking.progressed.connect(self.intake.show_progress)
        self.taking.told.connect(self.results.add)
        self.taking.ended.connect(self._ended)
        self.results.decide_asked.connect(self.decide)
        self.desk.name_asked.connect(self._ask_name)
        self.desk.decided.connect(self.refresh)
        self._bar.asked.connect(self.show_part)
        self.desk.intake_asked.connect(self._lead_to_intake)
