"""A section's history: its states at the left, the text with what changed at the right, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.section_history import Restoration, SectionState
from charta.ui.background import Follow
from charta.ui.board.reading import Reading, TextView
from charta.ui.context import UiContext
from charta.ui.history.lines import LineList
from charta.ui.history.marking import FIRST, marked_html
from charta.ui.history.room import roomy_column, scrolled
from charta.ui.history.states_model import StatesModel
from charta.ui.history.words import restore_question, told_changes
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names

SIDE_BY_SIDE = 720
"""From this width on (at 100 %), the list stands beside the text."""
LIST_WIDTH = 320
_READING, _NOTHING, _STATES = range(3)


class SectionHistoryDialog(QDialog):
    """Shows what became of a section. Restoring is one new change, which can be undone."""

    def __init__(self, context: UiContext, bench: Workbench, section: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._definition = bench.session.catalogue.section(section)
        self._names = language_names(bench.session, context.language)
        self.model = StatesModel(context, bench, self)
        self.list = LineList(context, context.tr("States of the section, the newest first"))
        self.text = TextView(context.theme, context.tr("The text with what changed"))
        self.text.document().setIndentWidth(context.theme.px(20))
        self.languages = QTabBar()
        self.against = ElidedComboBox()
        self.restore_button = button(
            context.icons, context.tr("Restore this state…"), Kind.SECONDARY, "rotate-ccw"
        )
        self._close = button(context.icons, context.tr("Close"), Kind.PRIMARY)
        self._told = Text("", TextStyle.BODY)
        self._note = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._stack = QStackedWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(parent.window())
        self._connect()
        self._take_room(parent.window())
        self.load()

    @property
    def state(self) -> SectionState | None:
        """The state that is shown."""
        return self.model.state(self.list.currentIndex().row())

    @property
    def is_reading(self) -> bool:
        """Whether the journal is still being read."""
        return self._stack.currentIndex() == _READING

    def load(self) -> None:
        """Read the history, off the window's thread, and show the newest state."""
        self._stack.setCurrentIndex(_READING)
        section, history = self._definition.id, self._bench.history
        self._context.background.run(
            lambda _: history.states(section), Follow(self, self._show_states, self._context.messages.fail)
        )

    def restore(self) -> None:
        """Ask, saying what it will do; then make the section what it was, and close."""
        state = self.state
        if state is None:
            return
        try:
            restoration = self._bench.history.restoring(self._definition.id, state.number)
            if self._agreed(state, restoration):
                self._bench.history.restore(self._definition.id, state.number)
                self._context.messages.inform(
                    self._context.tr("The earlier state stands again. Undo takes it back.")
                )
                self.accept()
        except ChartaError as problem:
            self._context.messages.fail(problem)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the list beside the text, or above it."""
        super().resizeEvent(event)
        px = self._context.theme.px
        beside = event.size().width() >= px(SIDE_BY_SIDE)
        set_beside(self._sides, beside=beside)
        self.list.setMaximumWidth(px(LIST_WIDTH) if beside else self.maximumWidth())

    def _agreed(self, state: SectionState, restoration: Restoration) -> bool:
        tr = self._context.tr
        if not restoration.changes:
            self._context.messages.inform(tr("Its answers and its wording are so already."), Tone.NEUTRAL)
            return False
        question = restore_question(self._context, self._bench, self._definition.id, restoration)
        moment = self._context.translator.moment(state.last.at)
        return self._context.messages.confirm(
            tr("Restore the state of {moment}?", moment=moment), question, tr("Restore this state")
        )

    def _show_states(self, states: Sequence[SectionState]) -> None:
        self.model.show_states(states)
        self._stack.setCurrentIndex(_STATES if states else _NOTHING)
        self.restore_button.setEnabled(bool(states))
        if states:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_state(self, *_: QModelIndex) -> None:
        """Show another state, in the language that was chosen or else in one in which something changed."""
        state = self.state
        if state is not None:
            changed = [state.before.get(entry) != state.after.get(entry) for entry in self._names]
            is_dull = any(changed) and not changed[self._wanted]
            with QSignalBlocker(self.languages):
                self.languages.setCurrentIndex(changed.index(True) if is_dull else self._wanted)
        self._show_state()

    def _choose_language(self, number: int) -> None:
        self._wanted = number
        self._show_state()

    def _show_state(self) -> None:
        state = self.state
        if state is None:
            return
        self._told.setText(told_changes(self._context, self._bench, state))
        language = list(self._names)[max(self.languages.currentIndex(), 0)]
        then = state.after.get(language, "")
        if self.against.currentIndex() == 0:
            before, after = state.before.get(language, ""), then
        else:
            before, after = then, self._bench.wordings.text(self._definition.id, language)
        lines = self._bench.history.marked(before, after)
        is_same = all(line.is_same for line in lines)
        self._note.setText(self._noted(is_same=is_same))
        title = self._definition.text(language).title
        self.text.show_readings([Reading(self._names[language], title, marked_html(lines))])
        # Where the words stand is known once they have been laid out.
        QTimer.singleShot(0, self, self._reveal_first)

    def _noted(self, *, is_same: bool) -> str:
        tr = self._context.tr
        if self.against.currentIndex() == 0:
            same, differs = tr("The text is as it was before."), tr("Marked: what changed then.")
        else:
            same, differs = tr("The text is as it is now."), tr("Marked: what has changed since, until now.")
        return same if is_same else differs

    def _reveal_first(self) -> None:
        """Scroll to the first marked words."""
        self.text.scrollToAnchor(FIRST)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose_state)
        self.languages.currentChanged.connect(self._choose_language)
        self.against.currentIndexChanged.connect(self._show_state)
        self.restore_button.clicked.connect(self.restore)
        self._close.clicked.connect(self.reject)

    def _lay_out(self, window: QWidget) -> None:
        px, tr = self._context.theme.px, self._context.tr
        title = self._definition.text(self._context.language).title
        self.setWindowTitle(tr("History: {title}", title=title))
        self.setAccessibleName(self.windowTitle())
        self.list.setModel(self.model)
        self._prepare_switches()
        outer = QVBoxLayout(self)
        outer.setSpacing(px(12))
        column = roomy_column(self._context, outer, window)
        column.addWidget(Text(title, TextStyle.TITLE))
        self._stack.addWidget(scrolled(Text(tr("Reading the journal…"), tone=Tone.NEUTRAL)))
        self._stack.addWidget(scrolled(self._nothing()))
        self._stack.addWidget(self._both())
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.restore_button)
        row.addStretch()
        row.addWidget(self._close)
        outer.addLayout(row)

    def _prepare_switches(self) -> None:
        tr = self._context.tr
        self.languages.setDrawBase(False)
        self.languages.setExpanding(False)
        self.languages.setAccessibleName(tr("Language of the wording"))
        for name in self._names.values():
            self.languages.addTab(name)
        if self._context.language in self._names:
            self.languages.setCurrentIndex(list(self._names).index(self._context.language))
        self._wanted = self.languages.currentIndex()
        self.against.addItems([tr("Compared with the state before"), tr("Compared with now")])
        self.against.setMinimumContentsLength(28)
        self.against.setAccessibleName(tr("What the text is compared with"))
        self.restore_button.setEnabled(False)

    def _nothing(self) -> EmptyState:
        tr = self._context.tr
        return EmptyState(
            self._context.theme,
            self._context.icons,
            "history",
            tr("Nothing has happened here yet"),
            tr("Every answer, edit, comment and decision on this section will be listed here."),
        )

    def _both(self) -> QWidget:
        px = self._context.theme.px
        whole, right = QWidget(), QVBoxLayout()
        right.setSpacing(px(8))
        switches = Flow(px(12))
        switches.add(self.languages)
        # Only now: shown without a parent, it would be a window and take the keyboard.
        self.languages.setVisible(len(self._names) > 1)
        switches.add(self.against)
        right.addWidget(self._told)
        right.addWidget(switches)
        right.addWidget(self.text, 1)
        right.addWidget(self._note)
        whole.setLayout(self._sides)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(px(16))
        self.list.setMinimumHeight(px(160))
        self.text.setMinimumHeight(px(200))
        self._sides.addWidget(self.list, 2)
        self._sides.addLayout(right, 3)
        return whole

    def _take_room(self, window: QWidget) -> None:
        px = self._context.theme.px
        self.resize(min(px(1080), window.width() - 32), min(px(760), window.height() - 32))
