"""What is remembered on this computer about sending: the account, without its password, and folders."""

import contextlib
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from charta.domain.mail import MailAccount, Security
from charta.services.mail_accounts import RATES, USUAL_PORTS
from charta.ui.export_memory import ExportMemory
from charta.ui.preferences import Preferences

NO_ACCOUNT: Final = MailAccount("", USUAL_PORTS[Security.STARTTLS], Security.STARTTLS, "", "", "")
PORTS: Final = (1, 65_535)


class MailMemory(ExportMemory):
    """Remembers the user's account, and for one charter where its drafts went."""

    def __init__(self, preferences: Preferences, charter: Path) -> None:
        super().__init__(preferences, charter)
        self._settings = preferences

    @property
    def account(self) -> MailAccount:
        """The account as it was left; what makes no sense in it is as in a new one."""
        return _account(self._settings.settings.mail)

    def set_account(self, account: MailAccount) -> None:
        """Remember an account; it has no password."""
        mail = {name: str(value) for name, value in asdict(account).items()}
        self._settings.change(replace(self._settings.settings, mail=mail))

    @property
    def parent(self) -> Path:
        """The folder in which the drafts of each message get a folder of their own."""
        kept = self._get("drafts-folder")
        return Path(kept) if kept else self.folder

    def set_parent(self, folder: Path) -> None:
        """Remember where drafts go."""
        self._set("drafts-folder", str(folder))

    def drafts(self, number: int) -> Path | None:
        """Return where the drafts of a message went, None where that is not known or the folder is gone."""
        kept = self._get(f"drafts-{number}")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def set_drafts(self, number: int, folder: Path) -> None:
        """Remember where the drafts of a message go."""
        self._set(f"drafts-{number}", str(folder))


def _account(kept: dict[str, str]) -> MailAccount:
    security = NO_ACCOUNT.security
    with contextlib.suppress(ValueError):
        security = Security(kept.get("security", ""))
    return MailAccount(
        host=kept.get("host", ""),
        port=_number(kept.get("port", ""), PORTS, USUAL_PORTS[security]),
        security=security,
        user=kept.get("user", ""),
        sender_name=kept.get("sender_name", ""),
        sender_address=kept.get("sender_address", ""),
        per_minute=_number(kept.get("per_minute", ""), RATES, NO_ACCOUNT.per_minute),
    )


def _number(text: str, bounds: tuple[int, int], usual: int) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    return number if bounds[0] <= number <= bounds[1] else usual
