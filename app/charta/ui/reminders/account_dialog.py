"""The account at a mail server: where and how to log in, where its password is kept, and a test."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.calendar import is_address
from charta.domain.mail import Mail, MailAccount, Security
from charta.errors import ChartaError, MailAddressUnusable, sentence
from charta.services.mail_accounts import RATES, USUAL_PORTS, checked_account, takes_password
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox, CalmSpinBox
from charta.ui.fields.option import Option
from charta.ui.reminders.memory import PORTS
from charta.ui.reminders.words import SECURITY_WORDS
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text

Sample = Callable[[], Mail | None]
"""Gives the message as it is shown now, None where there is nobody to whom it would go."""


class AccountDialog(FormDialog):
    """Asks for an account. Its answer: `account`, `lasting`, and `password`, None for the known one."""

    def __init__(
        self, context: UiContext, bench: Workbench, account: MailAccount, sample: Sample, parent: QWidget
    ) -> None:
        tr = context.tr
        super().__init__(context, tr("Mail server"), tr("Save"), parent)
        self._bench = bench
        self._given = account
        self._sample = sample
        self.account = account
        self.password: str | None = None
        self.host = self.ask_line(
            tr("Server"), account.host, tr("Such as smtp.example.org; your IT department knows.")
        )
        self.security = self._ask_security()
        self.port = self._ask_number(tr("Port"), account.port, PORTS)
        self.unprotected = Text("", TextStyle.CAPTION, Tone.WARNING)
        self.body.addWidget(self.unprotected)
        self.user = self.ask_line(
            tr("User name"), account.user, tr("Empty where the server asks for none within your network.")
        )
        self.secret, self.lasting = QLineEdit(), QCheckBox()
        self._ask_password()
        self.per_minute = self._ask_number(
            tr("Messages per minute at most"),
            account.per_minute,
            RATES,
            tr("Many servers block whoever sends too fast; 30 is safe with most of them."),
        )
        self.to, self.test = QLineEdit(account.sender_address), button(context.icons, tr("Send one to me"))
        self.outcome = Text("")
        self._ask_test()
        self.security.currentIndexChanged.connect(self._take_usual_port)
        for signal in (self.host.textChanged, self.user.textChanged, self.security.currentIndexChanged):
            signal.connect(self._show_protection)
        self._show_protection()
        self.test.clicked.connect(self.try_out)
        self.host.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(600, 720)

    def ask_for_password(self) -> None:
        """Say that the password is not known, and lead to it."""
        self.show_problem(self.context.tr("Type the password: it is not known any more."))
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_to_test(self) -> None:
        """Put the keyboard where a test begins."""
        self.test.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Take the account where it can be used; raise why it cannot."""
        self.account = checked_account(self._entered())
        typed = self.secret.text()
        self.password = typed if typed and self.account.user else None

    def try_out(self) -> None:
        """Send the message to the user alone, and say what came of it."""
        tr, bench = self.context.tr, self._bench
        try:
            account, to = checked_account(self._entered()), self.to.text().strip()
            if not is_address(to):
                raise MailAddressUnusable(address=to)
        except ChartaError as error:
            self._tell(sentence(error, self.context), Tone.DANGER)
            return
        shown = self._sample()
        if shown is None:
            self._tell(tr("Choose somebody first: the test is the message to them."), Tone.WARNING)
            return
        moment = bench.session.clock.now().timestamp()
        unique = f"charta.test.{moment:.6f}.{bench.session.store.identity}@charta.invalid"
        mail = replace(shown, message_id=unique, to_name="", to_address=to)
        typed = self.secret.text()

        def work(_: Task) -> str:
            password = typed or bench.passwords.get(account)
            return bench.sending.test(mail, account, password or "")

        self.test.setEnabled(False)
        self._tell(tr("The test is on its way…"), Tone.NEUTRAL)
        self.context.background.run(work, Follow(self, self._tried, self._failed))

    def _tried(self, refusal: str) -> None:
        tr = self.context.tr
        self.test.setEnabled(True)
        if refusal:
            self._tell(tr("The server refused it: {words}", words=tr(refusal)), Tone.DANGER)
        else:
            address = self.to.text().strip()
            told = tr("The server took it. Look into the inbox of {address}.", address=address)
            self._tell(told, Tone.SUCCESS)

    def _failed(self, error: ChartaError) -> None:
        self.test.setEnabled(True)
        self._tell(sentence(error, self.context), Tone.DANGER)

    def _tell(self, words: str, tone: Tone) -> None:
        self.outcome.set_tone(tone)
        self.outcome.setText(words)
        self.outcome.show()
        self.test.setAccessibleDescription(words)

    def _entered(self) -> MailAccount:
        return replace(
            self._given,
            host=self.host.text().strip(),
            port=self.port.value(),
            security=self._chosen(),
            user=self.user.text().strip(),
            per_minute=self.per_minute.value(),
        )

    def _chosen(self) -> Security:
        return Security(str(self.security.currentData()))

    def _take_usual_port(self) -> None:
        """Follow the kind of protection, unless the server has a port of its own."""
        if self.port.value() in USUAL_PORTS.values():
            self.port.setValue(USUAL_PORTS[self._chosen()])

    def _show_protection(self) -> None:
        tr, host = self.context.tr, self.host.text()
        is_open = self._chosen() is Security.NONE
        takes = takes_password(host, self._chosen())
        told = ""
        if is_open and takes:
            told = tr("Not protected, which is safe only because the server is on this computer.")
        elif is_open:
            told = tr(
                "Anybody on the way can read what goes over this line. So no password is sent over it: only "
                "a server that asks for none can be used like this, within your own network."
            )
        self.unprotected.setText(told)
        self.unprotected.setVisible(bool(told))
        for part in (self.secret, self.lasting):
            part.setEnabled(takes and bool(self.user.text().strip()))

    def _ask_security(self) -> CalmComboBox:
        combo = CalmComboBox()
        combo.set_least(8)
        for security in Security:
            combo.addItem(self.context.tr(SECURITY_WORDS[security]), security.value)
        combo.setCurrentIndex(combo.findData(self._given.security.value))
        label = self.context.tr("Protection of the line")
        combo.setAccessibleName(label)
        self.ask(label, combo)
        return combo

    def _ask_number(self, label: str, value: int, bounds: tuple[int, int], hint: str = "") -> CalmSpinBox:
        box = CalmSpinBox(self.context.theme)
        box.setRange(*bounds)
        box.setValue(value)
        box.setFixedWidth(self.context.theme.px(140))
        for named in (box, box.lineEdit()):
            # Assistive technology meets the line first.
            named.setAccessibleName(label)
        self.ask(label, box, hint)
        return box

    def _ask_password(self) -> None:
        tr, theme = self.context.tr, self.context.theme
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(tr("Password"))
        self.lasting.setChecked(True)
        known = self._given.host and self._given.user
        hint = tr("Left empty, the one that is known stays.") if known else ""
        self.ask(tr("Password"), self.secret, hint)
        keeping = QVBoxLayout()
        keeping.setSpacing(0)
        keeping.addWidget(Option(theme, self.lasting, tr("Keep it in the keyring of this computer")))
        told = tr("Otherwise, or without a keyring, it is known until Charta is closed. It is in no file.")
        words = Text(told, TextStyle.CAPTION, Tone.NEUTRAL)
        words.setContentsMargins(theme.px(34), 0, 0, 0)
        keeping.addWidget(words)
        self.body.addLayout(keeping)

    def _ask_test(self) -> None:
        tr, px = self.context.tr, self.context.theme.px
        self.to.setAccessibleName(tr("Test: to which address"))
        hint = tr("The message as the preview shows it, to you alone. It counts for nobody.")
        self.ask(tr("Test: to which address"), self.to, hint)
        row = Flow(px(8))
        row.add(self.test)
        self.body.addWidget(row)
        self.body.addWidget(self.outcome)
        self.outcome.hide()
