"""The journal of the whole charter: to look through, to search, and to have checked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.journal import Verdict
from charta.errors import ChartaError
from charta.services.log import Wanted
from charta.ui.background import Follow
from charta.ui.context import UiContext
from charta.ui.history.journal_model import JournalModel
from charta.ui.history.lines import LineList
from charta.ui.history.room import roomy_column, scrolled
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text

PAUSE = 200
"""Milliseconds between the last key and the search."""
IN_A_ROW = 640
"""From this width on (at 100 %), the filters stand in one row."""
_ENTRIES, _NOTHING = range(2)


class JournalDialog(QDialog):
    """Lists every entry, the newest first. 'Check the journal' proves each of them."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self.model = JournalModel(context, bench.log, self)
        self.list = LineList(context, context.tr("Entries of the journal, the newest first"))
        self.words = QLineEdit()
        self.section = ElidedComboBox()
        self.person = ElidedComboBox()
        self.check_button = button(context.icons, context.tr("Check the journal"), icon="shield-check")
        self.banner: Banner | None = None
        self._close = button(context.icons, context.tr("Close"), Kind.PRIMARY)
        self._detail = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._stack = QStackedWidget()
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top = QVBoxLayout()
        self._timer = QTimer(self)
        self._awaited = 0
        self._lay_out(parent.window())
        self._connect()
        self._take_room(parent.window())
        self.look_up()
        self._ask_persons()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def detail(self) -> str:
        """What is told about the entry under the keyboard."""
        return self._detail.text()

    @property
    def shows_nothing(self) -> bool:
        """Whether the list says that no entry was found."""
        return self._stack.currentIndex() == _NOTHING

    def look_up(self) -> None:
        """Show what the filters ask for."""
        self._timer.stop()
        wanted = Wanted(
            section=str(self.section.currentData() or ""),
            actor=str(self.person.currentData() or ""),
            text=self.words.text().strip(),
        )
        self.model.show_wanted(wanted)

    def check(self) -> None:
        """Prove every entry, off the window's thread."""
        self._tell(Tone.ACCENT, self._context.tr("Checking every entry…"))
        self.check_button.setEnabled(False)
        log = self._bench.log
        self._context.background.run(lambda _: log.verify(), Follow(self, self._show_verdict, self._fail))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the filters in a row, or one below the other."""
        super().resizeEvent(event)
        in_a_row = event.size().width() >= self._context.theme.px(IN_A_ROW)
        set_beside(self._filters, beside=in_a_row)

    def _show_verdict(self, verdict: Verdict) -> None:
        self.check_button.setEnabled(True)
        if verdict.flaw is None:
            self._tell(
                Tone.SUCCESS,
                self._context.ntr(
                    "All holds: {count} entry, proved, and the charter is what it says.",
                    "All holds: {count} entries, each of them proved, and the charter is what they say.",
                    verdict.entries,
                ),
            )
            return
        reason = self._context.tr(verdict.reason)
        told = self._context.tr(
            "Entry {number} is the first that does not hold: {reason}.",
            number=verdict.flaw.entry,
            reason=reason,
        )
        self._tell(Tone.DANGER, f"{told} ({verdict.subject})" if verdict.subject else told)
        self._lead_to(verdict.flaw.entry)

    def _lead_to(self, number: int) -> None:
        self.words.clear()
        self.section.setCurrentIndex(0)
        self.person.setCurrentIndex(0)
        self.look_up()
        self.model.mark_failed(number)
        self._awaited = number
        self.model.read_down_to(number)

    def _follow(self) -> None:
        """Show how much has been found, and the entry that is waited for once it is there."""
        nothing = self.model.is_whole and not self.model.rowCount()
        self._stack.setCurrentIndex(_NOTHING if nothing else _ENTRIES)
        row = self.model.row_of(self._awaited) if self._awaited else -1
        if row >= 0:
            self._awaited = 0
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row), LineList.ScrollHint.PositionAtCenter)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, problem: ChartaError) -> None:
        self.check_button.setEnabled(True)
        self._drop_banner()
        self._context.messages.fail(problem)

    def _tell(self, tone: Tone, text: str) -> None:
        self._drop_banner()
        self.banner = Banner(self._context.theme, self._context.icons, text, tone)
        self._top.addWidget(self.banner)

    def _drop_banner(self) -> None:
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None

    def _show_detail(self, *_: QModelIndex) -> None:
        entry = self.model.entry(self.list.currentIndex().row())
        if entry is None:
            self._detail.setText("")
            return
        told = self._bench.log.told(entry, self._context.translator)
        proof = self._context.tr("Digest of the entry: {digest}", digest=entry.digest)
        self._detail.setText(f"{told}\n{proof}")

    def _wait(self) -> None:
        self._timer.start()

    def _connect(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look_up)
        self.words.textChanged.connect(self._wait)
        self.section.currentIndexChanged.connect(self.look_up)
        self.person.currentIndexChanged.connect(self.look_up)
        self.model.looked.connect(self._follow)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self.check_button.clicked.connect(self.check)
        self._close.clicked.connect(self.reject)

    def _lay_out(self, window: QWidget) -> None:
        px, tr = self._context.theme.px, self._context.tr
        title = tr("Journal")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.list.setModel(self.model)
        self._fill_filters()
        outer = QVBoxLayout(self)
        outer.setSpacing(px(12))
        column = roomy_column(self._context, outer, window)
        self._top.addWidget(Text(title, TextStyle.TITLE))
        column.addLayout(self._top)
        column.addLayout(self._filters)
        self.list.setMinimumHeight(px(160))
        self._stack.addWidget(self.list)
        self._stack.addWidget(scrolled(self._nothing()))
        column.addWidget(self._stack, 1)
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self._detail)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.check_button)
        row.addStretch()
        row.addWidget(self._close)
        outer.addLayout(row)

    def _fill_filters(self) -> None:
        tr, catalogue = self._context.tr, self._bench.session.catalogue
        self._filters.setSpacing(self._context.theme.px(8))
        self.words.setPlaceholderText(tr("Search the journal"))
        self.words.setAccessibleName(tr("Search the journal"))
        self.words.setClearButtonEnabled(True)
        self.words.setMaxLength(200)
        self.section.addItem(tr("All sections"), "")
        for sheet in (*catalogue.sheets, *catalogue.sections):
            self.section.addItem(sheet.text(self._context.language).title, sheet.id)
        self.section.setAccessibleName(tr("Only this section"))
        self.person.addItem(tr("Everybody"), "")
        self.person.setAccessibleName(tr("Only this person"))
        for choice in (self.section, self.person):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(6)
        choices = QHBoxLayout()
        choices.setSpacing(self._context.theme.px(8))
        choices.addWidget(self.section, 1)
        choices.addWidget(self.person, 1)
        self._filters.addWidget(self.words, 1)
        self._filters.addLayout(choices, 2)

    def _ask_persons(self) -> None:
        """Find out who has changed something, off the window's thread: that takes the whole journal."""
        log = self._bench.log
        follow = Follow(self, self._name_persons, self._context.messages.fail)
        self._context.background.run(lambda _: log.actors(), follow)

    def _name_persons(self, persons: Sequence[str]) -> None:
        for person in persons:
            self.person.addItem(person, person)

    def _nothing(self) -> EmptyState:
        tr = self._context.tr
        return EmptyState(
            self._context.theme,
            self._context.icons,
            "history",
            tr("No entry found"),
            tr("Every change of the charter is an entry here. Widen the search to see more of them."),
        )

    def _take_room(self, window: QWidget) -> None:
        px = self._context.theme.px
        self.resize(min(px(900), window.width() - 32), min(px(760), window.height() - 32))
