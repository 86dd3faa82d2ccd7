"""The card of an activity: what, who and when; opened, how to go about it and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.plan.words import LOOKS, ActivityView
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.drops import dropped_file, enter_with_file, mark_over
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.fold import FoldLine
from charta.ui.widgets.text import Text


class ActivityCard(Card):
    """Shows an activity; its id goes with every signal. A file that is dropped on it shows what was done."""

    done_asked = Signal(str)
    reopen_asked = Signal(str)
    edit_asked = Signal(str)
    drop_asked = Signal(str)
    copy_asked = Signal(str)
    kit_asked = Signal()
    dropped = Signal(str, object)
    """A file (path) was dropped on it."""

    def __init__(self, context: UiContext, view: ActivityView, *, opened: bool = False) -> None:
        super().__init__(context.theme)
        self.view = view
        self._context = context
        px = context.theme.px
        self.setObjectName(f"activity-{view.id}")
        self.setAccessibleName(context.tr("{title}: {state}", title=view.title, state=view.word))
        self.setAcceptDrops(not view.is_done)
        self.body.setContentsMargins(px(8), px(8), px(12), px(12))
        self.body.setSpacing(px(4))
        self.line = FoldLine(context.theme, context.icons, view.title)
        self.line.setObjectName(view.id)
        self.line.setAccessibleDescription(f"{view.word}. {view.when}. {view.owner}.")
        self.verb = self._first_verb()
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.line, 1)
        head.addWidget(self.verb, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._facts())
        self._details: QWidget | None = None
        self.line.toggled.connect(self._unfold)
        if opened:
            self.line.setChecked(True)

    @property
    def is_open(self) -> bool:
        """Whether the details are shown."""
        return self.line.isChecked()

    def focus(self) -> None:
        """Put the keyboard on the activity."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take one file."""
        enter_with_file(self, event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Look as before."""
        super().dragLeaveEvent(event)
        mark_over(self, over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the file on."""
        path = dropped_file(self, event)
        if path is not None:
            self.dropped.emit(self.view.id, path)

    def _first_verb(self) -> QPushButton:
        tr = self._context.tr
        if self.view.is_done:
            return self._verb(tr("Not done after all"), "rotate-ccw", self._reopen, Kind.QUIET)
        return self._verb(tr("Done…"), "check", self._done, Kind.SECONDARY)

    def _facts(self) -> QWidget:
        theme, icons, view = self._context.theme, self._context.icons, self.view
        tone, icon = LOOKS[view.state]
        facts = Flow(theme.px(8))
        facts.setContentsMargins(0, 0, 0, 0)
        facts.add(Chip(theme, icons, view.word, tone, icon=icon))
        if view.when:
            facts.add(Chip(theme, icons, view.when, icon="calendar"))
        facts.add(Chip(theme, icons, view.owner, icon="users"))
        if view.file:
            facts.add(Chip(theme, icons, self._context.tr("With a file"), Tone.SUCCESS, icon="file-check"))
        # The facts begin where the words of the line do.
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.px(34), 0, 0, 0)
        row.addWidget(facts)
        return holder

    def _unfold(self, opened: bool) -> None:  # noqa: FBT001 - a signal's value
        if self._details is None:
            self._details = self._made_details()
            self.body.addWidget(self._details)
        self._details.setVisible(opened)

    def _made_details(self) -> QWidget:
        px, tr, view = self._context.theme.px, self._context.tr, self.view
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(px(34), px(4), 0, 0)
        column.setSpacing(px(8))
        if view.how:
            column.addWidget(Text(view.how))
        for label, words in (
            (tr("With"), view.helpers),
            (tr("What shows that it is done"), view.evidence),
            (tr("Note"), view.note),
            (tr("File"), view.file),
        ):
            if words:
                told = tr("{label}: {value}", label=label, value=words)
                column.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))
        verbs = Flow(px(8))
        for verb in self._verbs():
            verbs.add(verb)
        column.addWidget(verbs)
        return details

    def _verbs(self) -> list[QPushButton]:
        tr, view = self._context.tr, self.view
        made = [self._verb(tr("Change…"), "pencil", self._edit, Kind.QUIET)]
        if view.is_done:
            made.insert(0, self._verb(tr("Change what shows it…"), "file-plus", self._done, Kind.QUIET))
        if view.file:
            made.append(self._verb(tr("Save a copy…"), "download", self._copy, Kind.QUIET))
        if view.has_papers and not view.is_done:
            made.append(self._verb(tr("Papers of the kit"), "arrow-right", self._kit, Kind.QUIET))
        made.append(self._verb(tr("Leave out"), "trash-2", self._drop, Kind.QUIET))
        return made

    def _verb(self, words: str, icon: str, slot: object, kind: Kind) -> QPushButton:
        made = button(self._context.icons, words, kind, icon)
        made.setAccessibleDescription(self.view.title)
        made.clicked.connect(slot)
        return made

    def _done(self) -> None:
        self.done_asked.emit(self.view.id)

    def _reopen(self) -> None:
        self.reopen_asked.emit(self.view.id)

    def _edit(self) -> None:
        self.edit_asked.emit(self.view.id)

    def _drop(self) -> None:
        self.drop_asked.emit(self.view.id)

    def _copy(self) -> None:
        self.copy_asked.emit(self.view.id)

    def _kit(self) -> None:
        self.kit_asked.emit()
