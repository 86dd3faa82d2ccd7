"""The page of reviews in Word: what was sent, what came back, and the way to both."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QProgressBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import sentence
from charta.ui.asking import ENDING as CHARTER
from charta.ui.context import UiContext
from charta.ui.files import documents_folder
from charta.ui.page import Page
from charta.ui.reviews.asking import NameDialog, WhichDialog
from charta.ui.reviews.listing import ReviewLists
from charta.ui.reviews.reports import Reports
from charta.ui.reviews.send_dialog import SendDialog
from charta.ui.reviews.settling_dialog import SettlingDialog
from charta.ui.reviews.taking import Intake, TakenFile
from charta.ui.reviews.words import ReviewWords, counts_line
from charta.ui.saving import Saver
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.drops import mark_over, several_files
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

ENDING: Final = "docx"


class ReviewsPage(Page):
    """Sends sections out, takes files in, several at once, and opens what they propose."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr, icons = context.tr, context.icons
        super().__init__(
            context,
            tr("Word reviews"),
            tr("Departments can read, change, comment and decide in Word, and send the file back."),
            overline=tr("Agree"),
        )
        self._bench = bench
        self._words = ReviewWords(context, bench)
        self._asked: list[TakenFile] = []
        self.reports = Reports(bench, context.background, self)
        self.intake = Intake(context, bench, self)
        self._saver = Saver(context, bench.session.store.path, self)
        self.send = button(icons, tr("Send for review…"), Kind.PRIMARY, "file-plus")
        self.take = button(icons, tr("Take in a review…"), icon="download")
        self.stop = button(icons, tr("Cancel"))
        self._bar = QProgressBar()
        self._reading = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._under_way = QWidget()
        self._notices = QVBoxLayout()
        self.lists = ReviewLists(context, bench, self.reports)
        self.notices: list[Banner] = []
        self.setAcceptDrops(True)
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether files are being read or written."""
        return self.intake.is_busy or self._saver.is_busy

    def refresh(self) -> None:
        """Show the reviews as they stand."""
        self.reports.gather()
        self.lists.refresh()
        self._empty.setVisible(self.lists.is_empty)

    def focus_first(self) -> None:
        """Put the keyboard on the first action."""
        self.send.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_send(self) -> SendDialog:
        """Open the dialog that sends sections out."""
        dialog = SendDialog(self.context, self._bench, self)
        dialog.sent.connect(self.refresh)
        dialog.open()
        return dialog

    def open_file(self, digest: str) -> SettlingDialog | None:
        """Open what a returned file proposes, once it has been read."""
        if self.reports.report(digest, now=True) is None:
            problem = self.reports.problem(digest)
            if problem is not None:
                self.context.messages.fail(problem)
            return None
        self.lists.refresh()
        dialog = SettlingDialog(self.context, self._bench, digest, self)
        dialog.finished.connect(self.refresh)
        dialog.open()
        return dialog

    def take_in(self, paths: Sequence[Path], request: int = 0) -> NameDialog | None:
        """Take files in; ask first who does it where that is not known."""
        if not paths:
            return None
        self._clear_notices()
        if self.intake.is_busy:
            told = self.context.tr("Other files are being read. Take these in once that is done.")
            self._add_notice(told, Tone.NEUTRAL)
            return None
        begin = partial(self.intake.take, paths, request=request)
        name = self.context.preferences.settings.user_name
        if name:
            self._begin(begin, name)
            return None
        dialog = NameDialog(self.context, self)
        dialog.given.connect(partial(self._begin, begin))
        dialog.open()
        return dialog

    # -- dropping -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, one or several."""
        if several_files(event.mimeData(), CHARTER):
            event.acceptProposedAction()
            mark_over(self._place, over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Look as before."""
        super().dragLeaveEvent(event)
        mark_over(self._place, over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files in."""
        mark_over(self._place, over=False)
        paths = several_files(event.mimeData(), CHARTER)
        if paths:
            event.acceptProposedAction()
            self.take_in(paths)

    # -- taking in ----------------------------------------------------------------------------------------

    def _begin(self, begin: Callable[[str], None], name: str) -> None:
        preferences = self.context.preferences
        preferences.change(replace(preferences.settings, user_name=name))
        self._bar.setRange(0, 0)
        self._reading.setText("")
        self._under_way.show()
        self.take.setEnabled(False)
        begin(name)

    def _show_reading(self, number: int, total: int, name: str) -> None:
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(number)
            told = self.context.tr("{number} of {total}: {name}", number=number + 1, total=total, name=name)
            self._reading.setText(told)

    def _ended(self, files: Sequence[TakenFile]) -> None:
        self._under_way.hide()
        self.take.setEnabled(True)
        self._asked = [file for file in files if file.is_unmarked and self._bench.reviews.requests()]
        for file in files:
            if file not in self._asked:
                self._tell(file)
        self.refresh()
        reports = [file.report for file in files if file.report is not None]
        if files and not self.isVisible():
            told = self.context.tr("The files are read; the page of Word reviews says what became of them.")
            self.context.messages.inform(told, Tone.NEUTRAL)
        elif len(files) == 1 and reports and QApplication.activeModalWidget() is None:
            self.open_file(reports[0].returned.digest)
        self._ask_next()

    def _ask_next(self) -> WhichDialog | None:
        """Ask which review the next file answers that does not say so."""
        if not self._asked:
            return None
        asked = (self._asked[0].name, self._bench.reviews.requests())
        dialog = WhichDialog(self.context, asked, self._words, self)
        dialog.given.connect(self._answered)
        dialog.rejected.connect(self._left_out)
        dialog.finished.connect(self._ask_after)
        dialog.open()
        return dialog

    def _answered(self, number: int) -> None:
        file = self.intake.answer(self._asked.pop(0), number)
        self._tell(file)
        self.refresh()

    def _left_out(self) -> None:
        self._tell(self._asked.pop(0))

    def _ask_after(self) -> None:
        self._ask_next()

    def _tell(self, file: TakenFile) -> None:
        """Say at the top of the page what became of a file."""
        tr, translator = self.context.tr, self.context.translator
        if file.problem is not None:
            self._add_notice(sentence(file.problem, translator), Tone.DANGER)
        elif file.report is not None:
            self.reports.report(file.report.returned.digest, now=True)
            review = self._words.request(file.report.request)
            counts = counts_line(file.report, translator)
            if file.was_known:
                told = tr("{name} was taken in before; nothing has changed by it.", name=file.name)
            else:
                told = tr(
                    "{name} is taken in ({review}): {counts}.", name=file.name, review=review, counts=counts
                )
            tone = Tone.NEUTRAL if file.was_known else Tone.SUCCESS
            banner = self._add_notice(told, tone)
            verb = banner.add_action(tr("See what it proposes"))
            verb.clicked.connect(partial(self.open_file, file.report.returned.digest))

    def _add_notice(self, words: str, tone: Tone) -> Banner:
        context = self.context
        banner = Banner(context.theme, context.icons, words, tone, close=context.tr("Close this message"))
        banner.closed.connect(partial(self._drop_notice, banner))
        self._notices.addWidget(banner)
        self.notices.append(banner)
        return banner

    def _drop_notice(self, banner: Banner) -> None:
        self.notices.remove(banner)
        _away(banner)

    def _clear_notices(self) -> None:
        for banner in self.notices:
            _away(banner)
        self.notices = []

    def _ask_file(self, request: int = 0) -> None:
        tr = self.context.tr
        path = self.context.files.open_file(
            tr("Take in a review"), documents_folder(), tr("Word documents"), [ENDING]
        )
        if path is not None:
            self.take_in([path], request)

    def _write_again(self, number: int) -> None:
        tr = self.context.tr
        self._saver.save_file(
            self._bench.reviews.again(number), tr("Write the file again"), tr("Word documents")
        )

    # -- what is shown ------------------------------------------------------------------------------------

    def _fill_body(self) -> None:
        tr, px, theme = self.context.tr, self.context.theme.px, self.context.theme
        self._place = QFrame()
        self._place.setProperty("area", "drop")
        column = QVBoxLayout(self._place)
        column.setContentsMargins(*4 * (px(16),))
        column.setSpacing(px(8))
        self._empty = EmptyState(
            theme,
            self.context.icons,
            "file-text",
            tr("Nothing has been sent out yet."),
            tr(
                "A review is a Word file with the sections that concern a department, in which it changes, "
                "comments and decides. You take the file in again, see each proposal beside the text, and "
                "choose."
            ),
        )
        column.addWidget(self._empty)
        actions = Flow(px(8))
        for made in (self.send, self.take):
            actions.add(made)
        column.addWidget(actions)
        hint = tr("Or drop the Word files that came back anywhere on this page.")
        column.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addWidget(self._progress_row())
        self.body.addWidget(self._place)
        self._notices.setSpacing(px(12))
        self.body.addLayout(self._notices)
        self.body.addWidget(self.lists)

    def _progress_row(self) -> QWidget:
        column = QVBoxLayout(self._under_way)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.context.theme.px(4))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.context.tr("Progress"))
        column.addWidget(self._bar)
        column.addWidget(self._reading)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self._under_way.hide()
        return self._under_way

    def _connect(self) -> None:
        self.send.clicked.connect(self.open_send)
        self.take.clicked.connect(self._ask_any)
        self.stop.clicked.connect(self.intake.stop)
        self.intake.reading.connect(self._show_reading)
        self.intake.ended.connect(self._ended)
        self.reports.changed.connect(self.refresh)
        self.lists.opened.connect(self.open_file)
        self.lists.take_asked.connect(self._ask_file)
        self.lists.write_asked.connect(self._write_again)

    def _ask_any(self) -> None:
        self._ask_file()


def _away(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
