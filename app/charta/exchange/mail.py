"""Writes drafts for mail programs, and reaches mail servers."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final

from charta.domain.mail import Mail, MailAccount
from charta.errors import MailAddressUnusable
from charta.services.people_ports import MailConnection
from charta.services.ports import Clock

if TYPE_CHECKING:
    import ssl

SECONDS: Final = 30.0
"""How long a server may take for an answer."""


class SmtpMailer:
    """Writes drafts and reaches mail servers; certificates are always verified.

    `trusted` says which certificates hold, by default those that the system trusts.
    """

    def __init__(
        self, clock: Clock, timeout: float = SECONDS, trusted: "ssl.SSLContext | None" = None
    ) -> None:
        self._clock = clock
        self._timeout = timeout
        self._trusted = trusted

    def draft(self, mail: Mail, account: MailAccount) -> bytes:
        """Return a message as an .eml file that a mail program opens to be sent.

        Raises `MailAddressUnusable` for an address from or to which nothing can be sent.
        """
        from charta.exchange.mail_message import message, wire_address

        for address in (account.sender_address, mail.to_address):
            if wire_address(address) is None:
                raise MailAddressUnusable(address=address)
        # Outlook opens a file with this line for writing, and with a button to send it.
        return message(mail, account, self._clock.now(), {"X-Unsent": "1"})

    def connect(self, account: MailAccount, password: str) -> AbstractContextManager[MailConnection]:
        """Open a connection; raise `MailServerUnusable`."""
        import ssl  # takes longer than the start of the window may, as what follows

        from charta.exchange.mail_connection import connected

        trusted = self._trusted or ssl.create_default_context()
        return connected(account, password, self._clock, trusted, self._timeout)
