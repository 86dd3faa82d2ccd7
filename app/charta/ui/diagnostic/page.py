"""The diagnostic of the Prepare phase: its surveys, the ways in which answers come in, and what they say."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Survey
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.diagnostic.collect import ENDINGS, CollectCard
from charta.ui.diagnostic.head import SurveyHead
from charta.ui.diagnostic.importing import SheetImport
from charta.ui.diagnostic.results import ResultsView
from charta.ui.diagnostic.room_dialog import RoomDialog
from charta.ui.diagnostic.surveys import SurveyList
from charta.ui.diagnostic.title_dialog import TitleDialog
from charta.ui.diagnostic.totals_dialog import TotalsDialog
from charta.ui.messages import Action
from charta.ui.page import Page
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind
from charta.ui.widgets.drops import one_file
from charta.ui.widgets.empty_state import EmptyState


class DiagnosticPage(Page):
    """Shows the surveys, the latest first, and one of them in full."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        texts = bench.diagnostic.questionnaire.text(context.language)
        optional = context.tr("Optional, and of most use before the sections are chosen.")
        super().__init__(context, texts.title, f"{texts.purpose} {optional}", overline=context.tr("Prepare"))
        self._bench = bench
        self._chosen = 0
        self.list = SurveyList(context)
        self.head = SurveyHead(context)
        self.collect = CollectCard(context, bench)
        self.results = ResultsView(context, bench)
        self.importer = SheetImport(context, bench, self)
        self._closed = Banner(
            context.theme,
            context.icons,
            context.tr("This survey is closed and takes no more answers."),
            Tone.NEUTRAL,
        )
        self.setAcceptDrops(True)
        self._fill_body()
        self._connect()
        self.refresh()

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def survey(self) -> int:
        """The number of the survey that is shown, 0 where there is none."""
        return self._chosen

    def refresh(self) -> None:
        """Show the surveys as they stand."""
        surveys = self._bench.diagnostic.surveys()
        self._empty.setHidden(bool(surveys))
        self._whole.setVisible(bool(surveys))
        if not surveys:
            self._chosen = 0
            return
        if self._chosen not in {survey.number for survey in surveys}:
            self._chosen = surveys[-1].number
        people = {
            survey.number: self._bench.diagnostic.result(survey.number).respondents for survey in surveys
        }
        self.list.setVisible(len(surveys) > 1)
        self.list.show_surveys(surveys, people, self._chosen)
        shown = self._survey()
        self.head.show_survey(shown, people[shown.number], is_listed=len(surveys) > 1)
        self.collect.setVisible(not shown.closed)
        self._closed.setVisible(shown.closed)
        self.results.show_survey(shown.number)

    def show_survey(self, number: int) -> None:
        """Show another survey."""
        self._chosen = number
        self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard where answers come in, or where the survey is reopened."""
        if not self._chosen:
            target: QWidget = self.first_room
        else:
            target = self.head.toggle if self._survey().closed else self.collect.room
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def view(self) -> str:
        """Return which survey is shown, which group, and which survey beside it."""
        group, beside = self.results.choice
        return f"{self._chosen} {beside} {group}"

    def show_view(self, view: str) -> None:
        """Show what `view` of the page before this one gave."""
        number, _, rest = view.partition(" ")
        beside, _, group = rest.partition(" ")
        if number.isdecimal() and beside.isdecimal():
            self.show_survey(int(number))
            self.results.choose(group, int(beside))

    # -- surveys ------------------------------------------------------------------------------------------

    def open_begin(self) -> TitleDialog:
        """Ask for the title of a new survey, then begin it."""
        return self._ask_title(self.begin_survey)

    def begin_survey(self, title: str) -> None:
        """Begin a survey and show it."""
        try:
            number = self._bench.diagnostic.begin(title)
        except ChartaError as error:
            self.context.messages.fail(error)
            return
        self.show_survey(number)
        self.collect.focus_first()

    def remove(self) -> None:
        """Take the survey away after asking; it can be brought back at once."""
        survey, tr = self._survey(), self.context.tr
        people = self._bench.diagnostic.result(survey.number).respondents
        asked = self.context.ntr(
            "The answers of {count} person go with it.", "The answers of {count} people go with it.", people
        )
        title = tr("Remove “{title}”?", title=survey.title)
        if not self.context.messages.confirm(title, asked, tr("Remove"), danger=True):
            return
        if self._do(lambda: self._bench.diagnostic.remove(survey.number)):
            told = tr("“{title}” is removed.", title=survey.title)
            self.context.messages.inform(told, Tone.NEUTRAL, Action(tr("Undo"), self._undo))
            self.focus_first()

    def open_rename(self) -> TitleDialog:
        """Ask for another title."""
        survey, tr = self._survey(), self.context.tr
        dialog = TitleDialog(self.context, (tr("Rename the survey"), tr("Rename")), survey.title, self)
        dialog.chosen.connect(self._rename)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # -- answers ------------------------------------------------------------------------------------------

    def open_room(self) -> RoomDialog:
        """Let people answer one after another."""
        dialog = RoomDialog(self.context, self._bench, self._chosen, self)
        dialog.ended.connect(self._after_round)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_totals(self) -> TotalsDialog:
        """Take totals that somebody has counted."""
        dialog = TotalsDialog(self.context, self._bench, self._chosen, self)
        dialog.saved.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def read_sheet(self, path: Path) -> None:
        """Read a spreadsheet that was chosen or dropped, for the survey that is shown."""
        if self._chosen and not self._survey().closed:
            self.importer.read(path, self._chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a spreadsheet, where it can be read into a survey."""
        if one_file(event.mimeData(), ENDINGS) is not None and self._chosen and not self._survey().closed:
            event.acceptProposedAction()
            self.collect.mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Look as before."""
        super().dragLeaveEvent(event)
        self.collect.mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read the spreadsheet that was dropped."""
        self.collect.mark(over=False)
        path = one_file(event.mimeData(), ENDINGS)
        if path is not None:
            event.acceptProposedAction()
            self.read_sheet(path)

    # -- inside -------------------------------------------------------------------------------------------

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self._empty = self._nothing_yet()
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(24))
        for part in (self.list, self.head, self.collect, self._closed, self.results):
            column.addWidget(part)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._whole)

    def _nothing_yet(self) -> QWidget:
        tr = self.context.tr
        empty = EmptyState(
            self.context.theme,
            self.context.icons,
            "users",
            tr("Nobody has been asked yet."),
            tr(
                "Let the people in the room answer at this screen, or hand out a sheet and read the answers "
                "in. Answers are anonymous: only sums are kept."
            ),
        )
        self.first_room = empty.add_action(tr("Answer in the room"), Kind.PRIMARY, "users")
        self.first_file = empty.add_action(tr("Collect by file"), icon="file-text")
        return empty

    def _connect(self) -> None:
        self.head.begin.clicked.connect(self.open_begin)
        self.first_room.clicked.connect(self._begin_in_room)
        self.first_file.clicked.connect(self._begin_by_file)
        self.list.chosen.connect(self.show_survey)
        self.head.toggle.clicked.connect(self._toggle)
        self.head.rename.clicked.connect(self.open_rename)
        self.head.remove.clicked.connect(self.remove)
        self.collect.room.clicked.connect(self.open_room)
        self.collect.totals.clicked.connect(self.open_totals)
        self.collect.sheet_chosen.connect(self.read_sheet)
        self.importer.running.connect(self.collect.show_reading)
        self.collect.cancel.clicked.connect(self.importer.stop)
        self.importer.taken.connect(self.refresh)
        self.results.go_to.connect(self.go_to)

    def _ask_title(self, then: Callable[[str], None]) -> TitleDialog:
        tr = self.context.tr
        number = len(self._bench.diagnostic.surveys()) + 1
        proposed = tr("First survey") if number == 1 else tr("Survey {number}", number=number)
        dialog = TitleDialog(self.context, (tr("New survey"), tr("Begin")), proposed, self)
        dialog.chosen.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _begin_in_room(self) -> None:
        self._ask_title(self._begin_and_open_room)

    def _begin_and_open_room(self, title: str) -> None:
        self.begin_survey(title)
        if self._chosen:
            self.open_room()

    def _begin_by_file(self) -> None:
        self._ask_title(self._begin_and_show_files)

    def _begin_and_show_files(self, title: str) -> None:
        self.begin_survey(title)
        self.collect.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, title: str) -> None:
        self._do(lambda: self._bench.diagnostic.rename(self._chosen, title))

    def _toggle(self) -> None:
        service = self._bench.diagnostic
        change = service.reopen if self._survey().closed else service.close
        self._do(lambda: change(self._chosen))

    def _after_round(self, people: int) -> None:
        self.refresh()
        told = self.context.ntr(
            "The sums of {count} person are kept.", "The sums of {count} people are kept.", people
        )
        self.context.messages.inform(told, action=Action(self.context.tr("Undo"), self._undo))

    def _undo(self) -> None:
        self._do(self._bench.session.undo)

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except ChartaError as error:
            self.context.messages.fail(error)
            return False
        self.refresh()
        return True

    def _survey(self) -> Survey:
        return next(entry for entry in self._bench.diagnostic.surveys() if entry.number == self._chosen)
