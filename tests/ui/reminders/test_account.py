"""Accounts, their passwords and tests, and drafts that need no server."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.mail import MailAccount, MailState, Security
from charta.exchange.mail import SmtpMailer
from charta.ui.reminders.account_dialog import AccountDialog
from charta.ui.reminders.page import RemindersPage
from mailserver import PASSWORD, USER, Behaviour, mail_server
from ui.doubles import ChosenFiles, RecordingMessages
from ui.idle import wait_idle
from ui.reminders.conftest import Keyring, Show, arrived, send, settled


def account_dialog(page: RemindersPage) -> AccountDialog:
    QApplication.processEvents()
    return next(entry for entry in page.findChildren(AccountDialog) if entry.isVisible())


# -- passwords --------------------------------------------------------------------------------------------


def test_a_password_that_is_not_known_is_asked_for_and_kept_in_the_keyring(
    show: Show, hired: Workbench, qtbot: QtBot, messages: RecordingMessages, keyring: Keyring, tmp_path: Path
) -> None:
    with mail_server(logins=True) as server:
        page = show(hired, server.account(user=USER))
        page.composer.how.send.click()
        wait_idle(qtbot, lambda: not page.context.background.is_busy)
        dialog = account_dialog(page)
        assert "Type the password" in dialog.problem
        dialog.secret.setText(PASSWORD)
        messages.replies.append("do")
        dialog.save.click()
        settled(page, qtbot)
        assert len(server.received) == 3
    assert keyring.kept == {USER: PASSWORD}
    kept = (tmp_path / "settings.json").read_text(encoding="utf-8")
    assert USER in kept
    assert "amande" not in kept
    assert page.outbox.account.user == USER


def test_without_a_keyring_the_password_holds_until_the_end(
    show: Show, hired: Workbench, qtbot: QtBot, messages: RecordingMessages, keyring: Keyring
) -> None:
    keyring.is_missing = True
    with mail_server(logins=True) as server:
        page = show(hired, server.account(user=USER))
        dialog = page.outbox.open_account()
        dialog.secret.setText(PASSWORD)
        dialog.save.click()
        qtbot.waitUntil(lambda: bool(messages.informed), timeout=20_000)
        assert "no keyring" in messages.informed[-1].text
        send(page, messages)
        settled(page, qtbot)
    assert len(server.received) == 3
    assert keyring.kept == {}


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_protected_line_is_used_as_the_account_says(
    show: Show,
    hired: Workbench,
    qtbot: QtBot,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
    security: Security,
) -> None:
    with mail_server(security, logins=True) as server:
        trusting = SmtpMailer(hired.session.clock, trusted=server.trusted)
        page = show(hired, server.account(user=USER))
        hired.passwords.keep(page.outbox.account, PASSWORD, lasting=False)
        send(page, messages)
        settled(page, qtbot)
        assert "certificate is not trusted" in page.going.problem.text
        assert not server.logins, "no password for whom nobody knows"
        monkeypatch.setattr(hired.sending, "_mailer", trusting)
        page.going.go_on.click()
        settled(page, qtbot)
    assert len(server.received) == 3
    assert server.logins[0] == (USER, PASSWORD)


def test_a_wrong_password_sends_nothing_and_is_said(
    show: Show, hired: Workbench, qtbot: QtBot, messages: RecordingMessages, keyring: Keyring
) -> None:
    keyring.kept[USER] = "wrong"
    with mail_server(logins=True) as server:
        page = show(hired, server.account(user=USER))
        send(page, messages)
        settled(page, qtbot)
        assert len(server.logins) == 1, "several wrong attempts lock an account"
    assert "does not accept this user name" in page.going.problem.text
    assert hired.campaigns.counts(1).waiting == 3


# -- drafts -----------------------------------------------------------------------------------------------


def test_drafts_are_written_into_a_folder_of_their_own(
    show: Show,
    crowd: Workbench,
    qtbot: QtBot,
    messages: RecordingMessages,
    files: ChosenFiles,
    tmp_path: Path,
) -> None:
    page = show(crowd, MailAccount("", 587, Security.STARTTLS, "", "RH", "rh@example.org"))
    page.composer.how.drafts.click()
    files.answers.append(tmp_path / "out")
    page.composer.how.choose.click()
    assert page.composer.how.send.text() == "Write 12 drafts"
    page.composer.how.send.click()
    settled(page, qtbot)
    (folder,) = (tmp_path / "out").iterdir()
    assert len(list(folder.glob("*.eml"))) == 12
    assert messages.informed[-1].text == "12 drafts are written."
    assert not messages.asked
    assert not page.list.cards[1].open.isHidden()
    page.composer.how.send.click()
    settled(page, qtbot)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_drafts_that_cannot_be_written_wait(
    show: Show, crowd: Workbench, qtbot: QtBot, files: ChosenFiles, tmp_path: Path
) -> None:
    page = show(crowd, MailAccount("", 587, Security.STARTTLS, "", "RH", "rh@example.org"))
    page.composer.how.drafts.click()
    (tmp_path / "file").touch()
    page.outbox.memory.set_parent(tmp_path / "file")
    page.composer.how.send.click()
    settled(page, qtbot)
    assert page.going.problem.text
    assert crowd.campaigns.counts(1).waiting == 12
    crowd.campaigns.claim(1, 4)  # as if it had stopped in the middle
    files.answers.append(tmp_path / "elsewhere")
    page.going.go_on.click()
    settled(page, qtbot)
    assert len(list((tmp_path / "elsewhere").glob("*.eml"))) == 12
    assert set(crowd.campaigns.states(1).values()) == {MailState.DRAFTED}


# -- the account ------------------------------------------------------------------------------------------


def test_a_test_goes_to_oneself_alone(
    show: Show, hired: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    behaviour = Behaviour(replies={"nobody@example.org": "550 no such user"})
    with mail_server(behaviour=behaviour) as server:
        page = show(hired, server.account())
        page.composer.preview.after.click()
        dialog = page.outbox.open_account()
        dialog.to.setText("me@example.org")
        dialog.test.click()
        qtbot.waitUntil(dialog.test.isEnabled, timeout=20_000)
        assert dialog.outcome.text() == "The server took it. Look into the inbox of me@example.org."
        assert arrived(server) == {"me@example.org": 1}
        assert "Hello Bo Diddley," in server.received[0].message.get_content()
        dialog.to.setText("nobody@example.org")
        dialog.test.click()
        qtbot.waitUntil(dialog.test.isEnabled, timeout=20_000)
        assert dialog.outcome.text() == "The server refused it: 550 no such user"
        dialog.to.setText("nobody")
        dialog.test.click()
        assert "is no e-mail address" in dialog.outcome.text()
        dialog.to.setText("me@example.org")
        dialog.host.setText("nowhere.invalid")
        dialog.test.click()
        qtbot.waitUntil(dialog.test.isEnabled, timeout=20_000)
        assert "nowhere.invalid does not take mail" in dialog.outcome.text()
        dialog.reject()
    assert not hired.campaigns.campaigns()
    assert not messages.failed


def test_the_usual_port_follows_the_protection_and_a_password_goes_over_no_open_line(
    show: Show, hired: Workbench
) -> None:
    page = show(hired)
    page.composer.how.set_up.click()
    dialog = account_dialog(page)

    def choose(value: str) -> None:
        dialog.security.setCurrentIndex(dialog.security.findData(value))

    choose("tls")
    assert dialog.port.value() == 465
    dialog.port.setValue(2525)
    choose("starttls")
    assert dialog.port.value() == 2525, "a port of one's own stays"
    dialog.save.click()
    assert "Say which server takes mail" in dialog.problem
    dialog.host.setText("smtp.example.org")
    dialog.user.setText("rh")
    assert dialog.secret.isEnabled()
    choose("none")
    assert not dialog.secret.isEnabled()
    assert "Anybody on the way can read" in dialog.unprotected.text()
    dialog.save.click()
    assert "anybody on the way could read the password" in dialog.problem
    dialog.host.setText("localhost")
    assert dialog.secret.isEnabled()
    dialog.save.click()
    assert page.outbox.account.host == "localhost"
    shown = "\n".join(label.text() for label in page.composer.how.findChildren(QLabel))
    assert "localhost, port 2525 · not protected · as rh · 30 messages a minute" in shown


def test_nobody_to_write_to_makes_no_test(show: Show, hired: Workbench) -> None:
    page = show(hired)
    page.composer.who.due.setCurrentIndex(1)
    page.composer.how.set_up.click()
    dialog = account_dialog(page)
    dialog.host.setText("localhost")
    dialog.test.click()
    assert "Choose somebody first" in dialog.outcome.text()
    dialog.reject()
