"""Accounts at mail servers: where a password may go, and how long it is known."""

from dataclasses import replace

import pytest

from charta.domain.mail import MailAccount, Security
from charta.errors import ChartaError, MailAddressUnusable, MailHostMissing, NoKeyring, PasswordUnprotected
from charta.services.mail_accounts import PasswordService, checked_account, takes_password

ACCOUNT = MailAccount("smtp.example.org", 587, Security.STARTTLS, "hr", "HR", "hr@example.org")


class Keyring:
    """A keyring that may be missing."""

    def __init__(self, *, missing: bool = False) -> None:
        self.kept: dict[str, str] = {}
        self._missing = missing

    def get(self, account: MailAccount) -> str | None:
        return self.kept.get(account.user)

    def put(self, account: MailAccount, password: str) -> None:
        if self._missing:
            raise NoKeyring
        self.kept[account.user] = password
        if not password:
            del self.kept[account.user]


@pytest.mark.parametrize(
    ("host", "security", "takes"),
    [
        ("smtp.example.org", Security.TLS, True),
        ("smtp.example.org", Security.STARTTLS, True),
        ("smtp.example.org", Security.NONE, False),
        ("localhost.example.org", Security.NONE, False),
        ("127.0.0.1", Security.NONE, True),
        (" LocalHost ", Security.NONE, True),
        ("::1", Security.NONE, True),
        ("192.168.0.1", Security.NONE, False),
    ],
)
def test_a_password_goes_over_protected_lines_or_nowhere(
    host: str, security: Security, *, takes: bool
) -> None:
    assert takes_password(host, security) is takes


@pytest.mark.parametrize(
    ("account", "error"),
    [
        (replace(ACCOUNT, host=" "), MailHostMissing),
        (replace(ACCOUNT, security=Security.NONE), PasswordUnprotected),
        (replace(ACCOUNT, sender_address="hr"), MailAddressUnusable),
    ],
)
def test_an_account_that_cannot_be_used_says_why(account: MailAccount, error: type[ChartaError]) -> None:
    with pytest.raises(error):
        checked_account(account)
    assert checked_account(ACCOUNT) is ACCOUNT
    assert checked_account(replace(ACCOUNT, security=Security.NONE, user=""))


def test_a_password_is_kept_in_the_keyring_or_in_memory_alone() -> None:
    keyring = Keyring()
    service = PasswordService(keyring)
    assert service.get(ACCOUNT) is None
    assert service.get(replace(ACCOUNT, user="")) == ""
    service.keep(ACCOUNT, "one", lasting=True)
    assert (keyring.kept, PasswordService(keyring).get(ACCOUNT)) == ({"hr": "one"}, "one")
    service.keep(ACCOUNT, "two", lasting=False)
    assert (keyring.kept, service.get(ACCOUNT)) == ({}, "two")
    assert PasswordService(keyring).get(ACCOUNT) is None
    assert service.get(replace(ACCOUNT, port=25)) is None, "another server is told nothing"


def test_without_a_keyring_a_password_is_known_all_the_same() -> None:
    service = PasswordService(Keyring(missing=True))
    with pytest.raises(NoKeyring):
        service.keep(ACCOUNT, "one", lasting=True)
    assert service.get(ACCOUNT) == "one"
