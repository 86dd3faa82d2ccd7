"""Sending through a real mail server, interrupted in every way, and nothing twice."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from charta.bootstrap import Workbench
from charta.domain.mail import MessageKind
from charta.services.campaigns import Channel
from charta.services.people_view import Selection
from charta.ui.background import Follow
from charta.ui.reminders.page import RemindersPage
from charta.ui.reminders.running import Route
from mailserver import Behaviour, Drop, MailServer, mail_server
from people import hire
from ui.doubles import ChosenFiles, RecordingMessages
from ui.reminders.conftest import Keyring, Show, arrived, send, settled

SLOW = 60
"""So many messages a minute, of which ten are claimed at once."""


def begun(bench: Workbench, channel: Channel = Channel.SMTP) -> int:
    lines = bench.messages.to_people(bench.people_view.select(Selection.due())).lines
    return bench.campaigns.start(bench.messages.proposed(MessageKind.REMINDER), lines, channel).number


class _Gate:
    """Work that lasts until it is let go."""

    def __init__(self) -> None:
        self.event = threading.Event()

    def _wait(self, _: object) -> None:
        self.event.wait(30)

    def occupy(self, page: RemindersPage) -> None:
        def nothing(_: object) -> None:
            """Nothing comes of it."""

        page.context.background.run(self._wait, Follow(page, nothing, nothing))


@contextmanager
def going(
    page: RemindersPage, server: MailServer, messages: RecordingMessages, qtbot: QtBot
) -> Iterator[None]:
    """Send slowly, until the first message has arrived."""
    page.outbox.memory.set_account(server.account(per_minute=SLOW))
    send(page, messages)
    qtbot.waitUntil(lambda: bool(server.received), timeout=20_000)
    assert page.is_busy
    yield
    settled(page, qtbot)


def test_a_message_goes_to_everybody_once(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    with mail_server() as server:
        page = show(crowd, server.account())
        page.composer.texts.editors["en"].subject.setText("Ours, {name}")
        assert page.unsaved()
        send(page, messages)
        settled(page, qtbot)
    assert arrived(server) == {f"p{number}@example.org": 1 for number in range(1, 13)}
    assert {mail.message["subject"] for mail in server.received if "Ours" in mail.message["subject"]} == {
        f"Ours, Given{number} Family{number}" for number in range(1, 13, 2)
    }
    title, told = messages.asked[-1]
    assert title == "Send 12 messages?"
    assert "They come from hr@example.org." in told
    assert messages.informed[-1].text == "12 messages are sent."
    assert page.unsaved() == {}, "the words are in the charter by now"
    card = page.list.cards[1]
    assert (card.chip.text, card.told.text()) == ("Done", "12 sent")
    assert not page.going.isVisible()
    page.composer.show_choice()
    assert page.composer.how.send.isEnabled()


def test_nothing_goes_out_before_the_user_agrees(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    with mail_server() as server:
        page = show(crowd, server.account())
        messages.replies.append("cancel")
        page.composer.how.send.click()
        settled(page, qtbot)
    assert not server.received
    assert not crowd.campaigns.campaigns()


@pytest.mark.parametrize("drop", list(Drop))
def test_when_the_line_drops_it_is_said_once_and_going_on_sends_nothing_twice(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages, drop: Drop
) -> None:
    behaviour = Behaviour(drop_after=5, drop=drop)
    with mail_server(behaviour=behaviour) as server:
        page = show(crowd, server.account(per_minute=600))
        send(page, messages)
        settled(page, qtbot)
        assert "the connection was lost" in page.going.problem.text
        assert not messages.failed, "it is said on the page alone"
        counts = crowd.campaigns.counts(1)
        assert (counts.sent, counts.uncertain) == (5, 1 if drop is Drop.IN_DATA else 0)
        assert page.uncertain.isVisible() is (drop is Drop.IN_DATA)
        behaviour.drop_after = None
        page.going.go_on.click()
        settled(page, qtbot)
        assert not page.going.isVisible()
        if drop is Drop.IN_DATA:
            assert "1 copy may have been sent or not" in page.uncertain.text
            page.uncertain.sent.click()
    assert set(arrived(server).values()) == {1}
    assert len(server.received) == 12
    assert crowd.campaigns.counts(1).sent == 12
    assert not page.uncertain.isVisible()


def test_pausing_and_going_on(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    with mail_server() as server:
        page = show(crowd, server.account())
        with going(page, server, messages, qtbot):
            assert "A message is going out: 0 of 12." in page.under_way
            assert "60 a minute" in page.going.told.text()
            assert not page.composer.how.send.isEnabled()
            assert page.list.cards[1].chip.text == "Going out"
            assert not page.uncertain.isVisible(), "what is on its way is not uncertain"
            assert "uncertain" not in page.going.told.text()
            page.going.pause.click()
        counts = crowd.campaigns.counts(1)
        assert counts.sent == len(server.received) < 12
        assert (counts.waiting, counts.uncertain) == (12 - counts.sent, 0)
        assert page.under_way == ""
        page.outbox.memory.set_account(server.account(per_minute=600))
        page.going.go_on.click()
        settled(page, qtbot)
    assert set(arrived(server).values()) == {1}
    assert crowd.campaigns.counts(1).sent == 12


def test_stopping_for_good_asks_and_sends_nothing_more(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    with mail_server() as server:
        page = show(crowd, server.account())
        with going(page, server, messages, qtbot):
            messages.replies.append("cancel")
            page.going.stop.click()
            assert not page.outbox.run.is_stopping
            messages.replies.append("do")
            page.going.stop.click()
        assert "never will" in messages.asked[-1][1]
        sent = len(server.received)
    assert crowd.campaigns.campaign(1).stopped
    assert not page.going.isVisible()
    card = page.list.cards[1]
    assert (card.chip.text, card.told.text()) == ("Stopped", f"{sent} sent · {12 - sent} not sent")
    assert card.go_on.isHidden()


def test_leaving_the_charter_settles_what_went_out(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    with mail_server() as server:
        page = show(crowd, server.account())
        with going(page, server, messages, qtbot):
            page.end_work()
            counts = crowd.campaigns.counts(1)
            assert counts.sent == len(server.received)
            assert counts.uncertain == 0
            assert not page.is_busy


def test_leaving_before_anything_was_begun_leaves_everything_waiting(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    with mail_server() as server:
        page = show(crowd, server.account())
        # Both threads are busy, so that the sending has to wait for one.
        gates = [_Gate(), _Gate()]
        number = begun(crowd)
        for gate in gates:
            gate.occupy(page)
        page.outbox.run.begin(number, Route(server.account()))
        page.end_work()
        for gate in gates:
            gate.event.set()
        settled(page, qtbot)
    assert not server.received
    counts = crowd.campaigns.counts(number)
    assert (counts.waiting, counts.uncertain) == (12, 0)
    assert not messages.failed


def test_after_a_crash_somebody_decides(
    show: Show, crowd: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    number = begun(crowd)
    claimed = [person for person, _ in crowd.campaigns.claim(number, 3)]
    with mail_server() as server:
        page = show(crowd, server.account())
        assert "Message 1: 3 copies may have been sent or not" in page.uncertain.text
        dialog = page.open_uncertain(number)
        dialog.tick(claimed[:1])
        dialog.again.click()
        assert dialog.names.count() == 2
        dialog.tick(claimed[1:2])
        dialog.sent.click()
        dialog.close()
        assert "1 copy may" in page.uncertain.text
        page.going.go_on.click()
        settled(page, qtbot)
        assert len(server.received) == 10, "neither the one that was sent nor the uncertain one"
        page.uncertain.again.click()
        page.going.go_on.click()
        settled(page, qtbot)
    assert set(arrived(server).values()) == {1}
    assert len(server.received) == 11
    assert crowd.campaigns.counts(number).sent == 12
    assert not messages.failed


def test_a_refused_address_is_shown_with_the_words_of_the_server(
    show: Show,
    hired: Workbench,
    qtbot: QtBot,
    messages: RecordingMessages,
    files: ChosenFiles,
    tmp_path: Path,
) -> None:
    behaviour = Behaviour(replies={"bo@example.org": "550 5.1.1 no such mailbox"})
    with mail_server(behaviour=behaviour) as server:
        page = show(hired, server.account())
        send(page, messages)
        settled(page, qtbot)
    notice = messages.informed[-1]
    assert notice.text == "2 messages are sent. 1 was refused."
    assert notice.action is not None
    assert page.list.cards[1].chip.text == "Some refused"
    dialog = page.open_log(1)
    assert dialog is not None
    assert [line.person.name for line in dialog.model.lines] == ["Bo Diddley"]
    assert "550 5.1.1 no such mailbox" in dialog.detail.text()
    dialog.state.setCurrentIndex(0)
    assert dialog.model.rowCount() == 3
    files.answers.append(tmp_path / "log.xlsx")
    dialog.save_log()
    qtbot.waitUntil((tmp_path / "log.xlsx").exists, timeout=20_000)
    settled(page, qtbot)
    data = BytesIO((tmp_path / "log.xlsx").read_bytes())
    rows = CalamineWorkbook.from_filelike(data).get_sheet_by_index(0).to_python()
    assert {row[1]: row[3] for row in rows[1:]} == {
        "Ada Byron": "Sent",
        "Bo Diddley": "Refused",
        "Cy Twombly": "Sent",
    }
    dialog.close()


def test_a_message_that_nobody_needs_any_more_ends_by_itself(
    show: Show, hired: Workbench, qtbot: QtBot, messages: RecordingMessages
) -> None:
    with mail_server() as server:
        page = show(hired, server.account())
        number = begun(hired)
        hired.campaigns.stop(number)
        page.refresh()
        assert page.going.isHidden()
        assert page.list.cards[1].chip.text == "Stopped"
        send(page, messages)
        settled(page, qtbot)
    assert [card.chip.text for card in page.list.cards.values()] == ["Done", "Stopped"]


def test_older_messages_are_shown_when_asked_for(show: Show, hired: Workbench) -> None:
    for _ in range(8):
        hired.campaigns.stop(begun(hired))
    page = show(hired)
    assert sorted(page.list.cards) == [3, 4, 5, 6, 7, 8]
    assert page.list._more.text() == "Show 2 older messages"
    page.list._more.click()
    assert sorted(page.list.cards) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_message_to_many_more_than_a_chunk_keeps_its_rate(
    show: Show, published: Workbench, keyring: Keyring, qtbot: QtBot, messages: RecordingMessages
) -> None:
    assert keyring.kept == {}
    hire(published)
    waited: list[bool] = []
    real = published.sending.send

    def spy(*args: object, goes_on: bool = False) -> object:
        waited.append(goes_on)
        return real(*args, goes_on=goes_on)  # type: ignore[arg-type]  # as it was called

    with pytest.MonkeyPatch.context() as patch, mail_server() as server:
        patch.setattr(published.sending, "send", spy)
        page = show(published, server.account(per_minute=600))
        patch.setattr(published.sending, "claim", lambda number, _: published.campaigns.claim(number, 1))
        send(page, messages)
        settled(page, qtbot)
    assert waited == [False, True, True]
