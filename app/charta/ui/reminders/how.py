"""How a message goes out: through a mail server, or as drafts for the user's own mail program."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from charta.domain.calendar import is_address
from charta.domain.mail import MailAccount
from charta.domain.text import NAME_LIMIT
from charta.services.campaigns import Channel
from charta.ui.context import UiContext
from charta.ui.fields.option import Option
from charta.ui.numbers import number
from charta.ui.reminders.words import server_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text

ADDRESS_LIMIT = 254


class HowCard(Card):
    """Shows what it is told; the page does the work."""

    changed = Signal()
    """Another channel, or another sender."""
    sender_left = Signal()
    """The sender is to be remembered."""
    folder_asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, context.tr("How it goes out"))
        self._context = context
        tr, icons = context.tr, context.icons
        self._account: MailAccount | None = None
        self.name, self.address = QLineEdit(), QLineEdit()
        self.smtp, self.drafts = QRadioButton(), QRadioButton()
        self._channels = QButtonGroup(self)
        self._server = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.set_up = button(icons, "", Kind.SECONDARY, "pencil")
        self.test = button(icons, tr("Send one to me…"), Kind.SECONDARY, "message-square")
        self._folder = ElidedLabel("", TextStyle.CAPTION)
        self.choose = button(icons, tr("Choose…"), Kind.SECONDARY, "folder-open")
        self._smtp_part, self._drafts_part = QWidget(), QWidget()
        self.send = button(icons, "", Kind.PRIMARY)
        self._hint = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.problem = Problem(context)
        self._lay_out()
        self._connect()

    @property
    def channel(self) -> Channel:
        """How the message goes out."""
        return Channel.DRAFTS if self.drafts.isChecked() else Channel.SMTP

    @property
    def hint(self) -> str:
        """Why the message cannot go out yet; empty where it can."""
        return self._hint.text()

    def sender_of(self, account: MailAccount) -> MailAccount:
        """Return an account with the sender as it stands here."""
        return replace(
            account, sender_name=self.name.text().strip(), sender_address=self.address.text().strip()
        )

    def set_channel(self, channel: Channel) -> None:
        """Choose how it goes out."""
        (self.drafts if channel is Channel.DRAFTS else self.smtp).setChecked(True)

    def show_account(self, account: MailAccount) -> None:
        """Show who sends, and through which server."""
        if account == self._account:
            return
        self._account = account
        for line, value in ((self.name, account.sender_name), (self.address, account.sender_address)):
            if line.text().strip() != value:
                line.setText(value)
        tr = self._context.tr
        self._server.setText(
            server_line(account, self._context.translator)
            if account.host
            else tr("No server is set up yet. Your IT department knows its name, and with what to log in.")
        )
        self.set_up.setText(tr("Change the server…") if account.host else tr("Set up the server…"))
        self.test.setVisible(bool(account.host))

    def show_folder(self, folder: Path) -> None:
        """Show where drafts go."""
        self._folder.setText(str(folder))

    def show_ready(self, count: int, hint: str) -> None:
        """Offer to send so many messages; a hint says why that cannot be done."""
        words, icons = self._context.translator, self._context.icons
        shown = number(count, words)
        if self.channel is Channel.DRAFTS:
            told = words.ntr("Write {messages} draft", "Write {messages} drafts", count, messages=shown)
        else:
            told = words.ntr("Send {messages} message", "Send {messages} messages", count, messages=shown)
        self.send.setText(told)
        icon = icons.icon(
            "download" if self.channel is Channel.DRAFTS else "arrow-right", Kind.PRIMARY.role, 18
        )
        self.send.setIcon(icon)
        self.send.setIconSize(icon.availableSizes()[0])
        self.send.setEnabled(not hint)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.send.setAccessibleDescription(hint)

    @property
    def is_sender_known(self) -> bool:
        """Whether there is an address from which it can be sent."""
        return is_address(self.address.text().strip())

    def _lay_out(self) -> None:
        px, tr, theme = self._context.theme.px, self._context.tr, self._context.theme
        self.name.setMaxLength(NAME_LIMIT)
        self.address.setMaxLength(ADDRESS_LIMIT)
        self.address.setPlaceholderText("rh@example.org")
        for label, line in ((tr("Sender’s name"), self.name), (tr("Sender’s address"), self.address)):
            line.setAccessibleName(label)
            words = Text(label, TextStyle.LABEL)
            words.setBuddy(line)
            column = QVBoxLayout()
            column.setSpacing(px(4))
            column.addWidget(words)
            column.addWidget(line)
            self.body.addLayout(column)
        for made in (self.smtp, self.drafts):
            self._channels.addButton(made)
        self.smtp.setChecked(True)
        self.body.addWidget(Option(theme, self.smtp, tr("Charta sends it through our mail server")))
        self.body.addWidget(self._smtp_part)
        self.body.addWidget(
            Option(theme, self.drafts, tr("As drafts, which my mail program opens and sends"))
        )
        self.body.addWidget(self._drafts_part)
        self._lay_out_parts()
        row = Flow(px(8))
        row.add(self.send)
        self.body.addWidget(row)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.problem)
        self._drafts_part.hide()

    def _lay_out_parts(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        server = QVBoxLayout(self._smtp_part)
        flow = Flow(px(8))
        flow.add(self.set_up)
        flow.add(self.test)
        server.addWidget(self._server)
        server.addWidget(flow)
        drafts = QVBoxLayout(self._drafts_part)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._folder, 1)
        row.addWidget(self.choose)
        self.choose.setAccessibleName(tr("Choose the folder"))
        drafts.addLayout(row)
        hint = tr("Each message gets a folder of its own in it, with a file (.eml) for each person.")
        drafts.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        for column in (server, drafts):
            column.setContentsMargins(px(34), 0, 0, 0)
            column.setSpacing(px(8))

    def _connect(self) -> None:
        self.smtp.toggled.connect(self._turn)
        for line in (self.name, self.address):
            line.textEdited.connect(self.changed)
            line.editingFinished.connect(self.sender_left)
        self.choose.clicked.connect(self.folder_asked)

    def _turn(self) -> None:
        self._smtp_part.setVisible(self.smtp.isChecked())
        self._drafts_part.setVisible(self.drafts.isChecked())
        self.changed.emit()
