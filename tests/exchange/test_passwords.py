"""Passwords stand in the system's keyring, and nowhere where there is none."""

from collections.abc import Iterator
from dataclasses import replace

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from charta.domain.mail import MailAccount, Security
from charta.errors import NoKeyring
from charta.exchange.passwords import KeyringPasswords

ACCOUNT = MailAccount("mail.example.org", 587, Security.STARTTLS, "hr", "HR", "hr@example.org")


class Memory(KeyringBackend):
    """A keyring of its own, as keyring's interface wants one; it may be locked."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._look()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._look()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._look()
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]

    def _look(self) -> None:
        if self.is_locked:
            raise KeyringLocked


@pytest.fixture
def memory() -> Iterator[Memory]:
    before = keyring.get_keyring()
    made = Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_password_is_kept_by_user_host_and_port_and_forgotten(memory: Memory) -> None:
    passwords = KeyringPasswords()
    passwords.put(ACCOUNT, "pâte")
    assert memory.kept == {("Charta", "hr@mail.example.org:587"): "pâte"}
    assert passwords.get(replace(ACCOUNT, host="MAIL.example.org", sender_name="X")) == "pâte"
    assert passwords.get(replace(ACCOUNT, user="other")) is None
    assert passwords.get(replace(ACCOUNT, port=465)) is None
    passwords.put(ACCOUNT, "")
    assert memory.kept == {}
    passwords.put(ACCOUNT, "")


def test_a_locked_keyring_gives_and_takes_nothing(memory: Memory) -> None:
    KeyringPasswords().put(ACCOUNT, "x")
    memory.is_locked = True
    assert KeyringPasswords().get(ACCOUNT) is None
    with pytest.raises(NoKeyring):
        KeyringPasswords().put(ACCOUNT, "y")


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_without_a_keyring_nothing_is_kept_and_that_is_told(
    memory: Memory, backend: type[KeyringBackend]
) -> None:
    keyring.set_keyring(backend())
    assert KeyringPasswords().get(ACCOUNT) is None
    with pytest.raises(NoKeyring):
        KeyringPasswords().put(ACCOUNT, "x")
    KeyringPasswords().put(ACCOUNT, "")
