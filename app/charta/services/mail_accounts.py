"""Accounts at mail servers: what makes one usable, and their passwords."""

import ipaddress
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.calendar import is_address
from charta.domain.mail import MailAccount, Security
from charta.errors import MailAddressUnusable, MailHostMissing, PasswordUnprotected
from charta.services.people_ports import Passwords

USUAL_PORTS: Final[Mapping[Security, int]] = MappingProxyType(
    {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
)
RATES: Final = (1, 600)
"""The least and the most messages per minute."""


def takes_password(host: str, security: Security) -> bool:
    """Tell whether a password may be sent to a server: over a protected line, or within this machine."""
    return security is not Security.NONE or _is_here(host)


def checked_account(account: MailAccount) -> MailAccount:
    """Return an account; raise what keeps it from being used.

    Raises `MailHostMissing`, `PasswordUnprotected`, `MailAddressUnusable`.
    """
    if not account.host.strip():
        raise MailHostMissing
    if account.user and not takes_password(account.host, account.security):
        raise PasswordUnprotected(host=account.host)
    if not is_address(account.sender_address):
        raise MailAddressUnusable(address=account.sender_address)
    return account


class PasswordService:
    """Keeps passwords in the system's keyring, or in memory alone while the charter is open."""

    def __init__(self, keyring: Passwords) -> None:
        self._keyring = keyring
        self._known: dict[tuple[str, str, int], str] = {}

    def get(self, account: MailAccount) -> str | None:
        """Return the password of an account, None where none is known. Any thread may ask.

        An account without a user has an empty one. The keyring may take its time.
        """
        if not account.user:
            return ""
        known = self._known.get(_key(account))
        return known if known is not None else self._keyring.get(account)

    def keep(self, account: MailAccount, password: str, *, lasting: bool) -> None:
        """Know a password from now on; in the keyring too where it is `lasting`, and else no longer there.

        Raises `NoKeyring`; the password is known all the same while the charter is open.
        """
        self._known[_key(account)] = password
        self._keyring.put(account, password if lasting else "")


def _key(account: MailAccount) -> tuple[str, str, int]:
    return account.user, account.host.casefold(), account.port


def _is_here(host: str) -> bool:
    name = host.strip().casefold()
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
