"""The account through which messages go: remembered, asked for, and its password kept."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.mail import MailAccount
from charta.errors import ChartaError, sentence
from charta.services.mail_accounts import checked_account
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.reminders.account_dialog import AccountDialog, Sample
from charta.ui.reminders.memory import MailMemory
from charta.ui.reminders.running import Route
from charta.ui.theme import Tone

Then = Callable[[Route], None]


class Accounts(QObject):
    """Finds the way to a mail server, and asks the user for what is not known of it."""

    changed = Signal()
    """Another account is remembered."""
    asked = Signal()
    """A password was asked for, and the answer is there."""
    refused = Signal(object)
    """A `ChartaError` kept a password from being known."""

    def __init__(
        self, context: UiContext, bench: Workbench, memory: MailMemory, sample: Sample, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._context = context
        self._bench = bench
        self._memory = memory
        self._sample = sample
        self._owner = owner
        self.is_asking = False
        """Whether a password is being asked for, which may take its time."""

    @property
    def account(self) -> MailAccount:
        """The account that is remembered."""
        return self._memory.account

    def open(self) -> AccountDialog:
        """Ask for the account."""
        dialog = AccountDialog(self._context, self._bench, self.account, self._sample, self._owner)

        def taken() -> None:
            self._memory.set_account(dialog.account)
            self._keep(dialog)
            self.changed.emit()

        dialog.accepted.connect(taken)
        dialog.open()
        return dialog

    def with_route(self, then: Then) -> None:
        """Go on with `then` once there is an account and its password is known."""
        account = self.account
        try:
            checked_account(account)
        except ChartaError:
            self._ask(then, password=False)
            return
        passwords = self._bench.passwords

        def known(password: str | None) -> None:
            self.is_asking = False
            if password is None:
                self._ask(then, password=True)
            else:
                then(Route(account, password))
            self.asked.emit()

        # The keyring may ask the user first, which takes its time.
        self.is_asking = True
        self._context.background.run(lambda _: passwords.get(account), Follow(self, known, self._not_known))

    def _not_known(self, error: ChartaError) -> None:
        self.is_asking = False
        self.refused.emit(error)

    def _ask(self, then: Then, *, password: bool) -> None:
        dialog = self.open()
        if password:
            dialog.ask_for_password()
        dialog.accepted.connect(lambda: self.with_route(then))

    def _keep(self, dialog: AccountDialog) -> None:
        account, password, lasting = dialog.account, dialog.password, dialog.lasting.isChecked()
        if password is None:
            return
        passwords = self._bench.passwords

        def keep(_: Task) -> None:
            passwords.keep(account, password, lasting=lasting)

        self._context.background.run(keep, Follow(self, _nothing, self._not_kept))

    def _not_kept(self, error: ChartaError) -> None:
        self._context.messages.inform(sentence(error, self._context), Tone.WARNING)


def _nothing(_: None) -> None:
    """Nothing is to be done once the password is kept."""
