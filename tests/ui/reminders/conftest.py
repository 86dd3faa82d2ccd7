"""The page of messages over real charters, with a keyring that keeps nothing beyond the test."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.mail import MailAccount
from charta.errors import NoKeyring
from charta.services.mail_accounts import RATES
from charta.ui.context import UiContext
from charta.ui.reminders.memory import MailMemory
from charta.ui.reminders.page import RemindersPage
from mailserver import MailServer
from people import hire, many
from ui.doubles import RecordingMessages, in_sight
from ui.idle import wait_idle

Show = Callable[..., RemindersPage]


class Keyring:
    """A keyring in memory, which may be missing."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.is_missing = False

    def get(self, account: MailAccount) -> str | None:
        return self.kept.get(account.user)

    def put(self, account: MailAccount, password: str) -> None:
        if self.is_missing and password:
            raise NoKeyring
        self.kept[account.user] = password


@pytest.fixture
def keyring(published: Workbench, monkeypatch: pytest.MonkeyPatch) -> Keyring:
    made = Keyring()
    monkeypatch.setattr(published.passwords, "_keyring", made)
    return made


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page; an account may be remembered before."""

    def shown(
        bench: Workbench,
        account: MailAccount | None = None,
        *,
        looks: UiContext | None = None,
        size: tuple[int, int] = (1000, 700),
    ) -> RemindersPage:
        used = looks or context
        if account is not None:
            account = replace(account, per_minute=min(account.per_minute, RATES[1]))
            MailMemory(used.preferences, bench.session.store.path).set_account(account)
        page: RemindersPage = in_sight(RemindersPage(used, bench), bench, qtbot, size)
        wait_idle(qtbot, lambda: not page.context.background.is_busy)
        return page

    return shown


@pytest.fixture
def hired(published: Workbench, keyring: Keyring) -> Workbench:
    """Open a published charter with four people, three of whom have an address."""
    hire(published)
    return published


@pytest.fixture
def crowd(published: Workbench, keyring: Keyring) -> Workbench:
    """Open a published charter with twelve people."""
    hire(published, many(12))
    return published


def settled(page: RemindersPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.is_busy and not page.context.background.is_busy)


def send(page: RemindersPage, messages: RecordingMessages) -> None:
    """Press the button, and agree to what it asks."""
    messages.replies.append("do")
    assert page.composer.how.send.isEnabled(), page.composer.how.hint
    page.composer.how.send.click()


def arrived(server: MailServer) -> Counter[str]:
    return Counter(recipient for mail in server.received for recipient in mail.recipients)
