"""Dialogs that list people: who cannot be reached, and whose message may have been sent or not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.mail import MailState
from charta.ui.context import UiContext
from charta.ui.reminders.words import people_count
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

_ID = Qt.ItemDataRole.UserRole
ROW = 30
"""Pixels at 100 %."""


class PeopleDialog(QDialog):
    """Lists people below a sentence; put buttons into `verbs`."""

    def __init__(
        self, context: UiContext, bench: Workbench, told: tuple[str, str], ids: Sequence[int], parent: QWidget
    ) -> None:
        """Build it; `told` are the title and the sentence."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        title, sentence = told
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        px = context.theme.px
        self.names = QListWidget()
        self.names.setAccessibleName(title)
        self.names.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.names.setUniformItemSizes(True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for id_ in ids:
            person = bench.register.person(id_)
            parts = (person.filed, person.number, person.department, person.email)
            item = QListWidgetItem(" · ".join(filter(None, parts)))
            item.setData(_ID, id_)
            item.setSizeHint(QSize(1, px(ROW)))
            self.names.addItem(item)
        self.verbs = Flow(px(8))
        self.close_button = button(context.icons, context.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        column.addWidget(Text(sentence, tone=Tone.NEUTRAL))
        column.addWidget(self.names, 1)
        self.middle = QVBoxLayout()
        column.addLayout(self.middle)
        column.addWidget(self.verbs)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(px(600), room.width() - 40), min(px(560), room.height() - 60))
        self.names.setCurrentRow(0)
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)


class UncertainDialog(PeopleDialog):
    """Asks of each message which may have been sent or not what became of it."""

    decided = Signal(object, object)
    """People, and what became of their messages."""

    def __init__(
        self, context: UiContext, bench: Workbench, number: int, ids: Sequence[int], parent: QWidget
    ) -> None:
        tr = context.tr
        told = (
            tr("Sent or not?"),
            tr(
                "Something came between while these messages were handed in, so nobody knows whether they "
                "arrived. Look into your server’s log or ask the people, then say for those that are ticked "
                "what holds."
            ),
        )
        super().__init__(context, bench, told, ids, parent)
        is_stopped = bench.campaigns.campaign(number).stopped
        for row in range(self.names.count()):
            self.names.item(row).setCheckState(Qt.CheckState.Checked)
        again = tr("They were not sent") if is_stopped else tr("Send them again")
        self.sent = button(context.icons, tr("They were sent"), Kind.SECONDARY, "check")
        self.again = button(context.icons, again, Kind.SECONDARY, "rotate-ccw")
        self.count = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        for made in (self.sent, self.again):
            self.verbs.add(made)
        self.middle.addWidget(self.count)
        self.sent.clicked.connect(self._take_as_sent)
        self.again.clicked.connect(self._send_again)
        self.names.itemChanged.connect(self._show_count)
        self._show_count()

    @property
    def ticked(self) -> list[int]:
        """Those who are ticked."""
        items = map(self.names.item, range(self.names.count()))
        return [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def tick(self, ids: Sequence[int]) -> None:
        """Tick these people alone."""
        states = Qt.CheckState
        for row in range(self.names.count()):
            item = self.names.item(row)
            item.setCheckState(states.Checked if item.data(_ID) in ids else states.Unchecked)

    def _show_count(self) -> None:
        count = len(self.ticked)
        words = self.context.translator
        self.count.setText(words.tr("{people} ticked", people=people_count(count, words)))
        for made in (self.sent, self.again):
            made.setEnabled(count > 0)

    def _take_as_sent(self) -> None:
        self._decide(MailState.SENT)

    def _send_again(self) -> None:
        self._decide(MailState.WAITING)

    def _decide(self, state: MailState) -> None:
        ticked = self.ticked
        self.decided.emit(ticked, state)
        for row in reversed(range(self.names.count())):
            if self.names.item(row).data(_ID) in ticked:
                self.names.takeItem(row)
        if self.names.count():
            self._show_count()
        else:
            self.accept()
