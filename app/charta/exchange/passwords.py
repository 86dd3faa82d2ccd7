"""Keeps passwords of mail accounts in the keyring of the system: never in a file of ours."""

from typing import Final

from charta.domain.mail import MailAccount
from charta.errors import NoKeyring

SERVICE: Final = "Charta"


class KeyringPasswords:
    """Keeps passwords in the system's keyring. Where there is none, nothing is kept."""

    def get(self, account: MailAccount) -> str | None:
        """Return the password, None where none is kept or no keyring is there."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(SERVICE, _entry(account))
        except (KeyringError, OSError):
            return None

    def put(self, account: MailAccount, password: str) -> None:
        """Keep the password; an empty one forgets it. Raises `NoKeyring`."""
        import keyring
        from keyring.errors import KeyringError

        if not password:
            self._forget(account)
            return
        try:
            keyring.set_password(SERVICE, _entry(account), password)
        except (KeyringError, OSError):
            raise NoKeyring from None
        # A keyring that was switched off takes everything and keeps nothing.
        if self.get(account) != password:
            raise NoKeyring

    def _forget(self, account: MailAccount) -> None:
        import keyring
        from keyring.errors import KeyringError

        if self.get(account) is None:
            return
        try:
            keyring.delete_password(SERVICE, _entry(account))
        except (KeyringError, OSError):
            raise NoKeyring from None


def _entry(account: MailAccount) -> str:
    """Return what a password is kept under: whom it lets in, and where."""
    return f"{account.user}@{account.host.casefold()}:{account.port}"
