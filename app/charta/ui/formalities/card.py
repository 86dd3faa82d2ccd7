"""A formality as a card: what, why, who, what proves it, how far it is, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from charta.domain.records import ProofState
from charta.ui.context import UiContext
from charta.ui.formalities.view import STATE_ICONS, STATE_TONES, ItemView, state_word
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.drops import dropped_file, enter_with_file, mark_over
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class FormalityCard(Card):
    """Shows one item; every signal carries its id. A file that is dropped on it is its proof."""

    state_asked = Signal(str, ProofState)
    """The dialog is to be opened, with this state chosen."""
    attach_asked = Signal(str)
    dropped = Signal(str, object)
    save_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, context: UiContext, item: ItemView) -> None:
        super().__init__(context.theme)
        self._context = context
        self._item: ItemView | None = None
        tr, icons = context.tr, context.icons
        self.setObjectName(item.id)
        self.setProperty("area", "card")
        self.setAcceptDrops(True)
        self.state = Chip(context.theme, icons, "")
        self.owner = Chip(context.theme, icons, "", icon="users")
        self.wait = Chip(context.theme, icons, "")
        self.proof = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.first = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.stand = Text("", TextStyle.LABEL)
        self.note = Text("")
        self.file = ElidedLabel("", middle=True)
        self.done = button(icons, tr("Mark as done…"), icon="check")
        self.change = button(icons, tr("Change…"), icon="pencil")
        self.attach = button(icons, tr("Attach the proof…"), Kind.QUIET, "file-plus")
        self.save = button(icons, tr("Save a copy…"), Kind.QUIET, "download")
        self.remove = button(icons, tr("Remove the proof"), Kind.QUIET, "trash-2")
        self._lay_out(item)
        self._connect()
        self.show_item(item)

    @property
    def item(self) -> ItemView | None:
        """What is shown."""
        return self._item

    def show_item(self, item: ItemView) -> None:
        """Show the item as it stands."""
        if item == self._item:
            return
        self._item = item
        tr, words = self._context.tr, self._context.translator
        word = state_word(item.state, words)
        self.state.show_state(word, STATE_TONES[item.state], STATE_ICONS[item.state])
        self.setAccessibleName(tr("{title}: {state}", title=item.title, state=word))
        self.owner.show_state(item.owner, Tone.NEUTRAL, "users")
        self.wait.show_state(item.wait(words), Tone.NEUTRAL, "clock-alert" if item.months else "")
        self.wait.setVisible(bool(item.wait(words)))
        self.proof.setText(tr("Proof: {proof}", proof=item.proof))
        _show(self.first, tr("First: {titles}", titles="; ".join(item.after)) if item.after else "")
        _show(self.stand, item.stand(words))
        _show(self.note, item.note)
        self._show_file(item)
        self.done.setVisible(item.state is ProofState.OPEN)

    def focus(self) -> None:
        """Put the keyboard on what can be done first."""
        target = self.change if self.done.isHidden() else self.done
        target.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self.dropped.emit(self.objectName(), path)

    def _show_file(self, item: ItemView) -> None:
        tr = self._context.tr
        had_keyboard = self.save.hasFocus() or self.remove.hasFocus()
        for shown in (self._file_row, self.save, self.remove):
            shown.setVisible(bool(item.file))
        self.file.setText(item.file)
        self.attach.setText(tr("Replace the proof…") if item.file else tr("Attach the proof…"))
        self._hint.setVisible(not item.file)
        for control in self._controls():
            control.setAccessibleDescription(item.title)
        if had_keyboard and not item.file:
            self.attach.setFocus(Qt.FocusReason.OtherFocusReason)

    def _controls(self) -> tuple[QPushButton, ...]:
        return (self.done, self.change, self.attach, self.save, self.remove)

    def _lay_out(self, item: ItemView) -> None:
        px = self._context.theme.px
        head = QVBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Text(item.title, TextStyle.SUBTITLE))
        tags = Flow(px(8))
        for chip in (self.state, self.owner, self.wait):
            tags.add(chip)
        head.addWidget(tags)
        self.body.addLayout(head)
        self.body.addWidget(Text(item.why))
        details = QVBoxLayout()
        details.setSpacing(px(4))
        details.addWidget(self.proof)
        details.addWidget(self.first)
        self.body.addLayout(details)
        stand = QVBoxLayout()
        stand.setSpacing(px(4))
        stand.addWidget(self.stand)
        stand.addWidget(self.note)
        self.body.addLayout(stand)
        self._file_row = self._lay_out_file()
        self.body.addWidget(self._file_row)
        actions = Flow(px(8))
        for action in self._controls():
            actions.add(action)
        self._hint = Text(
            self._context.tr("or drop the file here"), TextStyle.CAPTION, Tone.NEUTRAL, wrap=False
        )
        self._hint.setMinimumHeight(self.attach.sizeHint().height())
        actions.add(self._hint)
        self.body.addWidget(actions)

    def _lay_out_file(self) -> QWidget:
        px = self._context.theme.px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        sign = QLabel()
        sign.setPixmap(self._context.icons.pixmap("file-check", Role.SUCCESS, 20, self.devicePixelRatioF()))
        row.addWidget(sign)
        row.addWidget(self.file, 1)
        return line

    def _connect(self) -> None:
        self.done.clicked.connect(self._ask_done)
        self.change.clicked.connect(self._ask_change)
        self.attach.clicked.connect(self._ask_attach)
        self.save.clicked.connect(self._ask_save)
        self.remove.clicked.connect(self._ask_remove)

    def _ask_done(self) -> None:
        self.state_asked.emit(self.objectName(), ProofState.DONE)

    def _ask_change(self) -> None:
        state = self._item.state if self._item is not None else ProofState.OPEN
        self.state_asked.emit(self.objectName(), state)

    def _ask_attach(self) -> None:
        self.attach_asked.emit(self.objectName())

    def _ask_save(self) -> None:
        self.save_asked.emit(self.objectName())

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self.objectName())


def _show(label: Text, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
