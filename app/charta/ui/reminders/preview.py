"""A message as it will arrive, for one person after another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.domain.mail import Mail, MailAccount, MailLine
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import icon_button
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text

Make = Callable[[MailLine], Mail]


class PreviewCard(Card):
    """Shows the message to one of those whom it is for; `mail` is None while there is nobody."""

    turned = Signal()
    """The user wants to see that of somebody else."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, context.tr("As it arrives"))
        self._context = context
        tr, icons = context.tr, context.icons
        self._lines: Sequence[MailLine] = ()
        self._at = 0
        self.mail: Mail | None = None
        self.before = icon_button(icons, "arrow-left", tr("The message before"), 18)
        self.after = icon_button(icons, "arrow-right", tr("The next message"), 18)
        self.place = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.from_line, self.to = Text("", TextStyle.CAPTION), Text("", TextStyle.CAPTION)
        self.subject, self.text = Text("", TextStyle.LABEL), Text("")
        self._nobody = Text(tr("Choose somebody to see their message."), tone=Tone.NEUTRAL)
        self._inside = QWidget()
        self._lay_out()
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)

    def sample(self) -> Mail | None:
        """Return the message that is shown."""
        return self.mail

    def show_mail(self, lines: Sequence[MailLine], make: Make, account: MailAccount) -> None:
        """Show the message to whoever was shown before, or to the first one; `account` is who sends it."""
        shown = self._lines[self._at].person if self._lines else None
        if lines is not self._lines:
            places = {line.person: place for place, line in enumerate(lines)}
            self._lines, self._at = lines, places.get(shown, 0) if shown is not None else 0
        self._inside.setVisible(bool(lines))
        self._nobody.setVisible(not lines)
        self.mail = make(lines[self._at]) if lines else None
        if self.mail is not None:
            self._show(self.mail, account)

    def _show(self, mail: Mail, account: MailAccount) -> None:
        words, tr = self._context.translator, self._context.tr
        count = len(self._lines)
        self.place.setText(
            tr("{done} of {total}", done=number(self._at + 1, words), total=number(count, words))
        )
        sender = _mailbox(account.sender_name, account.sender_address) or tr("the sender is not set yet")
        self.from_line.setText(tr("From: {mailbox}", mailbox=sender))
        self.to.setText(tr("To: {mailbox}", mailbox=_mailbox(mail.to_name, mail.to_address)))
        self.subject.setText(mail.subject)
        self.text.setText(mail.text.rstrip("\n"))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < count - 1)

    def _go_back(self) -> None:
        self._turn(-1)

    def _go_on(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        self._at = min(max(0, self._at + step), max(0, len(self._lines) - 1))
        self.turned.emit()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.before)
        head.addWidget(self.place)
        head.addWidget(self.after)
        head.addStretch()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        for words in (self.from_line, self.to, self.subject):
            column.addWidget(words)
        column.addSpacing(px(8))
        column.addWidget(self.text)
        for words in (self.from_line, self.to, self.subject, self.text):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self._inside)
        self.body.addWidget(self._nobody)
        self._inside.hide()


def _mailbox(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and address else address
