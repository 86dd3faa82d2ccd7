"""The page about the people who are given the charter, and where each of them stands."""

from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.people import Presence
from charta.services.wizard import FORMS, PUBLICATION, REMINDERS
from charta.ui.context import UiContext
from charta.ui.files import documents_folder
from charta.ui.page import Page
from charta.ui.people.attendance_dialog import AttendanceDialog
from charta.ui.people.choice import PeopleChoice
from charta.ui.people.content import COVERAGE, LIST, SPACING, PeopleContent
from charta.ui.people.exporting import PeopleExport
from charta.ui.people.import_dialog import ENDINGS, ImportDialog
from charta.ui.people.looking import PeopleLook
from charta.ui.people.person_dialog import PersonDialog
from charta.ui.people.person_forms import PersonForm, PresenceDialog
from charta.ui.spot import Spot
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.drops import one_file
from charta.ui.widgets.short_verbs import ShortVerbs

MARGINS: Final = 2 * 40
"""So much width (at 100 %) is left free at the sides of the page."""
BESIDE: Final = 24
"""So much width is between the heading and the verbs beside it."""
ROOMY: Final = 560
"""From this height on (at 100 %), the bar of those chosen stays in sight."""
D = TypeVar("D", bound=QDialog)


class PeoplePage(Page):
    """Takes lists of people over, shows where they stand, and opens what can be done for them."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("People"),
            tr("Those who are given the charter, and where each of them stands."),
            overline=tr("Roll out"),
            wide=True,
            fills=True,
        )
        self._bench = bench
        self.importer: ImportDialog | None = None
        self.look = PeopleLook(context, bench, self)
        self.exports = PeopleExport(context, bench, self)
        self.content = PeopleContent(context, bench, self.look)
        self.start, self.head, self.list = self.content.start, self.content.head, self.content.list
        self.tabs, self.coverage = self.content.tabs, self.content.coverage
        self.unpublished = Banner(context.theme, context.icons, "", Tone.NEUTRAL)
        self._fill_body()
        self._connect()
        self.setAcceptDrops(True)
        self.refresh()

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self.exports.is_busy

    def refresh(self) -> None:
        """Show the people as they stand; where there are many, once they are read."""
        self.look.refresh()
        self._show_version()

    def focus_first(self) -> None:
        """Put the keyboard into the list, or on the first way to begin."""
        self.content.focus_first()

    def view(self) -> str:
        """Return which view is shown, and the filters."""
        return f"{self.tabs.currentIndex()} {self.list.filters.written()}"

    def show_view(self, view: str) -> None:
        """Show them again."""
        tab, _, filters = view.partition(" ")
        if tab.isdecimal():
            self.tabs.setCurrentIndex(min(int(tab), COVERAGE))
        self.list.filters.read(filters)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the verbs beside the heading, or below it where there is no room; the bar alike."""
        super().resizeEvent(event)
        self._place_bar()
        self._place_verbs()

    def _place_verbs(self) -> None:
        """Keep the verbs in one line: the last ones lose their words first."""
        theme = self.context.theme
        # What scrolls has not got its width yet.
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - theme.px(MARGINS)
        beside = self._verbs.shorten(room - self.header.title_width - theme.px(BESIDE))
        if not beside:
            self._verbs.shorten(room)
        if beside and self.body.indexOf(self._verbs) >= 0:
            self.tools.addWidget(self._verbs)
        elif not beside and self.body.indexOf(self._verbs) < 0:
            self.body.insertWidget(0, self._verbs)

    def event(self, event: QEvent) -> bool:
        """Keep the key that finds, while the list is shown: the window has it too, for the whole charter."""
        if event.type() == QEvent.Type.ShortcutOverride and self._finds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Search for people."""
        if self._finds(event):
            self.list.filters.search()
        else:
            super().keyPressEvent(event)

    # -- people come in -----------------------------------------------------------------------------------

    def open_import(self, path: Path) -> ImportDialog | None:
        """Read a list and show what it would change; None while another one is shown."""
        if self.importer is not None:
            return None
        dialog = ImportDialog(self.context, self._bench, self.exports, path, self)
        dialog.taken.connect(self.refresh)
        dialog.finished.connect(self._import_ended)
        dialog.open()
        self.importer = dialog
        return dialog

    def open_adding(self) -> PersonForm:
        """Ask about somebody who is added by hand."""
        return self._opened(PersonForm(self.context, self._bench, None, self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take one list."""
        if one_file(event.mimeData(), ENDINGS) is not None:
            event.acceptProposedAction()
            self.start.mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Look as before."""
        super().dragLeaveEvent(event)
        self.start.mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read the list that was dropped."""
        self.start.mark(over=False)
        path = one_file(event.mimeData(), ENDINGS)
        if path is not None:
            event.acceptProposedAction()
            self.open_import(path)

    # -- what is done for people --------------------------------------------------------------------------

    def open_person(self, id_: int) -> PersonDialog:
        """Show a person."""
        dialog = PersonDialog(self.context, self._bench, self.exports, id_, self)
        dialog.changed.connect(self.refresh)
        dialog.open()
        return dialog

    def open_signing(self) -> AttendanceDialog:
        """Record signatures of those who are chosen, or of a list of names."""
        return self._opened(AttendanceDialog(self.context, self._bench, self.list.table.chosen, self))

    def open_presence(self, presence: Presence) -> PresenceDialog:
        """Say that those who are chosen are away, back, or gone."""
        return self._opened(PresenceDialog(self.context, self._bench, self.list.table.chosen, presence, self))

    def lead_to(self, step: str) -> None:
        """Go to another page with those who are chosen."""
        self.spot_asked.emit(Spot(step, people=PeopleChoice(tuple(self.list.table.chosen))))

    # -- inside -------------------------------------------------------------------------------------------

    def _opened(self, dialog: D) -> D:
        dialog.accepted.connect(self.refresh)
        dialog.open()
        return dialog

    def _finds(self, event: QEvent) -> bool:
        is_asked = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
        return is_asked and self.list.isVisible()

    def _import_ended(self) -> None:
        self.importer = None
        self.focus_first()

    def _show_people(self) -> None:
        self.content.show_people()
        self._verbs.setVisible(self.content.has_people)

    def _show_version(self) -> None:
        tr, published = self.context.tr, self._is_published
        self.sign.setVisible(published)
        self._place_verbs()
        self.unpublished.setVisible(not published)
        if not published:
            missing = len(self._bench.status.missing(self.context.translator))
            told = tr("No version of the charter is published yet, so there is nothing to sign.")
            more = self.context.ntr(
                "{count} thing is missing before that.", "{count} things are missing before that.", missing
            )
            self.unpublished.show_text(f"{told} {more}" if missing else told)

    @property
    def _is_published(self) -> bool:
        return self._bench.editions.current() is not None

    def _ask_file(self) -> None:
        tr = self.context.tr
        path = self.context.files.open_file(
            tr("Choose the list of people"), documents_folder(), tr("Lists of people"), ENDINGS
        )
        if path is not None:
            self.open_import(path)

    def _fill_body(self) -> None:
        context, tr, px = self.context, self.context.tr, self.context.theme.px
        self.choose = button(context.icons, tr("Take a list over…"), Kind.PRIMARY, "folder-open")
        self.add = button(context.icons, tr("Add somebody…"), icon="plus")
        self.sign = button(context.icons, tr("Record signatures…"), icon="pen-line")
        self.save = button(context.icons, tr("Save as a file"), icon="download")
        self.exports.offer(self.save, lambda: self.list.model.ids)
        self._verbs = ShortVerbs(
            px(8), (self.choose, self.add, self.sign, self.save), (self.save, self.add, self.sign)
        )
        self._lead = self.unpublished.add_action(tr("See what is missing"))
        self.body.setSpacing(px(SPACING))
        self.body.addWidget(self._verbs)
        self.body.addWidget(self.unpublished)
        self.body.addWidget(self.content, 1)
        self._add_foot()

    def _add_foot(self) -> None:
        px, outer = self.context.theme.px, self.layout()
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(px(40), 0, px(40), px(8))
        column.addWidget(self.list.bar)
        if isinstance(outer, QVBoxLayout):
            outer.addWidget(self._foot)

    def _place_bar(self) -> None:
        """Let what can be done for those chosen stay in sight below what scrolls, where there is room."""
        self._foot.setVisible(self.tabs.currentIndex() == LIST)
        foot, listed = self._foot.layout(), self.list.layout()
        is_roomy = self.height() >= self.context.theme.px(ROOMY)
        target = foot if is_roomy else listed
        if target is not None and target.indexOf(self.list.bar) < 0:
            target.addWidget(self.list.bar)

    def _connect(self) -> None:
        self.look.changed.connect(self._show_people)
        self.look.began.connect(self.content.show_reading)
        for made in (self.choose, self.start.choose):
            made.clicked.connect(self._ask_file)
        for made in (self.add, self.start.add):
            made.clicked.connect(self.open_adding)
        self.start.sample.clicked.connect(self.exports.save_sample)
        self.sign.clicked.connect(self.open_signing)
        self._lead.clicked.connect(lambda: self.go_to.emit(PUBLICATION))
        self.tabs.currentChanged.connect(self._place_bar)
        self.list.table.person_asked.connect(self.open_person)
        bar = self.list.bar
        bar.open.clicked.connect(lambda: self.open_person(self.list.table.chosen[0]))
        bar.sign.clicked.connect(self.open_signing)
        bar.forms.triggered.connect(lambda: self.lead_to(FORMS))
        bar.write.triggered.connect(lambda: self.lead_to(REMINDERS))
        bar.spreadsheet.triggered.connect(lambda: self.exports.save_people(self.list.table.chosen))
        bar.certificates_asked.connect(self._save_certificates)
        bar.presence_asked.connect(self.open_presence)

    def _save_certificates(self, format_: str) -> None:
        self.exports.save_certificates(self.list.table.chosen, format_)
