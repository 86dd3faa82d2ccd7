"""The page of messages in the window: closing it while messages go out, another look, the smallest window."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.mail import MailAccount, MessageKind, Security
from charta.i18n import screen_languages
from charta.services.campaigns import Channel
from charta.services.people_view import Selection
from charta.services.wizard import BOARD, PEOPLE, REMINDERS
from charta.ui.board.page import BoardPage
from charta.ui.people.page import PeoplePage
from charta.ui.preferences import Preferences
from charta.ui.reminders.memory import MailMemory
from charta.ui.reminders.page import RemindersPage
from charta.ui.window import MINIMUM
from made import MadeFiles
from mailserver import mail_server
from people import hire, many
from ui.doubles import RecordingMessages
from ui.sitting import Sit, Sitting, go_to, nameless, open_dialogs, settle
from ui.test_every_dialog import cut_off, faults

ACCOUNT = MailAccount("smtp.example.org", 587, Security.STARTTLS, "rh", "RH", "rh@example.org")


@pytest.fixture
def written(made_files: MadeFiles, tmp_path: Path) -> Path:
    """Make a published charter with people, one without an address, and a message that was interrupted."""
    path = Path(shutil.copy(made_files.published, tmp_path / "written.charta"))
    with closing(Charta(actor="Test", backups=tmp_path / "backups").open(path)) as bench:
        ids = hire(bench, [*many(12), ("900", "Zoé Étoilé", "", "Research", "Lévis", "", "fr", "2022-06-01")])
        lines = bench.messages.to_people(bench.people_view.select(Selection.due())).lines
        bench.campaigns.start(bench.messages.proposed(MessageKind.REMINDER), lines, Channel.SMTP)
        assert len(bench.campaigns.claim(1, 4)) == 4
        assert len(ids) == 13
    return path


def page_of(sitting: Sitting, qtbot: QtBot) -> RemindersPage:
    page = go_to(sitting, REMINDERS, RemindersPage)
    settle(sitting, qtbot)
    return page


def test_closing_the_window_asks_while_a_message_goes_out(
    sit_down: Sit,
    written: Path,
    qtbot: QtBot,
    preferences: Preferences,
    messages: RecordingMessages,
    charta: Charta,
) -> None:
    sitting = sit_down()
    sitting.window.open(written)
    with mail_server() as server:
        MailMemory(preferences, written).set_account(server.account(per_minute=60))
        page = page_of(sitting, qtbot)
        page.going.go_on.click()
        qtbot.waitUntil(lambda: bool(server.received), timeout=20_000)
        go_to(sitting, BOARD, BoardPage)
        assert page.is_busy, "it goes on while another page is shown"
        messages.replies.append("cancel")
        assert not sitting.window.close()
        assert "A message is going out" in messages.asked[-1][1]
        messages.replies.append("do")
        assert sitting.window.close()
        sent = len(server.received)
    with closing(charta.open(written)) as bench:
        counts = bench.campaigns.counts(1)
    assert (counts.sent, counts.uncertain, counts.waiting) == (sent, 4, 8 - sent)


def test_words_that_are_in_no_message_are_asked_about_and_outlive_another_look(
    sit_down: Sit, written: Path, qtbot: QtBot, preferences: Preferences, messages: RecordingMessages
) -> None:
    sitting = sit_down()
    sitting.window.open(written)
    page = page_of(sitting, qtbot)
    page.composer.texts.editors["fr"].subject.setText("À nous")
    sitting.window._set_theme("dark")
    qtbot.waitUntil(lambda: sitting.page is not page, timeout=20_000)
    settle(sitting, qtbot)
    again = sitting.page
    assert isinstance(again, RemindersPage)
    assert again.composer.texts.editors["fr"].subject.text() == "À nous"
    messages.replies.append("cancel")
    assert not sitting.window.close()
    assert "not in the charter yet" in messages.asked[-1][1]
    messages.replies.append("do")
    assert sitting.window.close()
    assert preferences.settings.theme == "dark"


def test_people_who_are_chosen_in_the_table_are_written_to(
    sit_down: Sit, written: Path, qtbot: QtBot
) -> None:
    sitting = sit_down()
    sitting.window.open(written)
    people = go_to(sitting, PEOPLE, PeoplePage)
    settle(sitting, qtbot)
    people.list.table.choose([person.id for person in sitting.bench.register.people.values()][:3])
    people.list.bar.write.trigger()
    settle(sitting, qtbot)
    page = sitting.page
    assert isinstance(page, RemindersPage)
    assert page.composer.who.chosen.text == "3 people, chosen in the table."
    sitting.window.close()


@pytest.mark.parametrize("language", screen_languages())
def test_everything_stands_well_in_the_smallest_window_with_the_largest_words(
    sit_down: Sit, written: Path, qtbot: QtBot, preferences: Preferences, language: str
) -> None:
    preferences.set_language(language)
    preferences.set_theme("dark")
    preferences.set_zoom(200)
    MailMemory(preferences, written).set_account(ACCOUNT)
    sitting = sit_down()
    sitting.window.resize(*MINIMUM)
    sitting.window.open(written)
    page = page_of(sitting, qtbot)
    found = {
        "page": [
            *nameless(page),
            *(str(area) for area in page.scroll_areas() if area.horizontalScrollBar().maximum()),
            *cut_off(page),
        ]
    }
    page.composer.how.drafts.click()
    page.composer.who.managers.click()
    QApplication.processEvents()
    found["drafts to managers"] = [*nameless(page), *cut_off(page)]
    openers = {
        "account": page.outbox.open_account,
        "log": lambda: page.open_log(1),
        "uncertain": lambda: page.open_uncertain(1),
        "unreachable": page.open_unreachable,
    }
    for name, opener in openers.items():
        dialog = opener()
        assert isinstance(dialog, QDialog)
        for _ in range(3):
            QApplication.processEvents()
        found[name] = list(faults(dialog))
        if (dialog.width(), dialog.height()) > MINIMUM:
            found[name].append(f"{dialog.width()}x{dialog.height()}")
        while shown := open_dialogs(sitting):
            qtbot.keyClick(shown[-1], Qt.Key.Key_Escape)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    sitting.window.close()
