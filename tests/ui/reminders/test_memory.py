"""What is remembered about sending: the account without its password, whatever the file of settings says."""

import json
from pathlib import Path

import pytest

from charta.domain.mail import MailAccount, Security
from charta.ui.preferences import Preferences
from charta.ui.reminders.memory import NO_ACCOUNT, MailMemory

ACCOUNT = MailAccount("smtp.example.org", 2525, Security.TLS, "rh", "RH", "rh@example.org", 45)


def test_the_account_is_remembered_on_this_computer(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    MailMemory(Preferences(file), tmp_path / "a.charta").set_account(ACCOUNT)
    assert MailMemory(Preferences(file), tmp_path / "another.charta").account == ACCOUNT


@pytest.mark.parametrize(
    ("kept", "account"),
    [
        ([], NO_ACCOUNT),
        ({"port": 25}, NO_ACCOUNT),
        ({"port": "0", "per_minute": "9999999999", "security": "?"}, NO_ACCOUNT),
        ({"port": "٣", "per_minute": "-1"}, NO_ACCOUNT),
        ({"security": "tls", "password": "secret"}, MailAccount("", 465, Security.TLS, "", "", "")),
    ],
)
def test_what_makes_no_sense_is_as_in_a_new_account(
    tmp_path: Path, kept: object, account: MailAccount
) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"mail": kept}), encoding="utf-8")
    assert MailMemory(Preferences(file), tmp_path / "a.charta").account == account


def test_folders_of_drafts_are_remembered_as_long_as_they_are_there(tmp_path: Path) -> None:
    memory = MailMemory(Preferences(tmp_path / "settings.json"), tmp_path / "a.charta")
    memory.set_drafts(3, tmp_path / "gone")
    assert memory.drafts(3) is None
    (tmp_path / "gone").mkdir()
    assert (memory.drafts(3), memory.drafts(4)) == (tmp_path / "gone", None)
    memory.set_parent(tmp_path)
    assert memory.parent == tmp_path
