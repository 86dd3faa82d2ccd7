"""Those who have not signed are reminded through a server that drops the line; then drafts are written."""

import email
import email.policy
from email.message import EmailMessage
from typing import Final

import trustme
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

from charta.domain.mail import MailState, MessageKind, Security
from charta.services.campaigns import Channel
from charta.services.people_view import Group
from charta.services.wizard import REMINDERS
from charta.ui.reminders.account_dialog import AccountDialog
from charta.ui.reminders.page import RemindersPage
from mailserver import PASSWORD, USER, Behaviour, Drop, MailServer, mail_server
from ui.idle import wait_idle
from ui.rehearsal.play import CTRL, Play
from ui.rollout_rehearsal.conftest import Keys
from ui.rollout_rehearsal.staff import HUGO, INES, LEA, MAITE, NAMES, NOEL, SEASONAL, ZOE
from ui.rollout_rehearsal.steps import go, person, pick
from ui.sitting import keyboard, open_dialogs, settle

Key = Qt.Key
REACHED: Final = (INES, LEA, NOEL, HUGO)
"""Who has not signed and has an address."""
OWN_WORDS: Final = "Merci de le faire avant vendredi."
SENDER: Final = "rh@example.org"


def remind(play: Play, keys: Keys, trusted: trustme.CA) -> None:
    """Remind through a server that is set up on the way; it drops the line after two messages."""
    page = go(play, REMINDERS, RemindersPage)
    check_recipients(play, page)
    pick(play, page.composer.texts.kind, MessageKind.REMINDER.value)
    write_own_words(play, page)
    play.tab(page.composer.how.address)
    play.hold(CTRL, Key.Key_A)
    play.press(SENDER)
    behaviour = Behaviour(drop_after=2, drop=Drop.BETWEEN)
    with mail_server(Security.STARTTLS, behaviour, signed_by=trusted, logins=True) as server:
        play.tab(page.composer.how.set_up)
        play.press(Key.Key_Return)
        set_up(play, server)
        play.doors.messages.replies.append("do")
        play.tab(page.composer.how.send)
        play.press(Key.Key_Return)
        sent(play, page)
        check_interrupted(play, page, server)
        behaviour.drop_after = None
        play.tab(page.going.go_on)
        play.press(Key.Key_Return)
        sent(play, page)
        check_sent(play, server)
    assert PASSWORD in keys.kept.values()
    assert PASSWORD.encode() not in play.path.read_bytes()


def check_recipients(play: Play, page: RemindersPage) -> None:
    """Find those who can be reached, and how many cannot."""
    recipients = page.composer.who.recipients
    assert {line.person for line in recipients.lines} == {person(play, number).id for number in REACHED}
    assert len(recipients.unreachable) == len(SEASONAL) + 1
    assert page.composer.preview.mail is not None


def write_own_words(play: Play, page: RemindersPage) -> None:
    """Go to the French text and add a line to it."""
    texts = page.composer.texts
    play.tab(texts.tabs)
    play.press(*[Key.Key_Left] * texts.tabs.count())
    while not texts.editors["fr"].isVisible():
        play.press(Key.Key_Right)
    play.tab(texts.editors["fr"].text)
    play.hold(CTRL, Key.Key_End)
    play.press(OWN_WORDS)


def set_up(play: Play, server: MailServer) -> None:
    """Enter where the server is, how to log in, and how fast it may go."""
    dialog = play.dialog(AccountDialog)
    play.press("127.0.0.1")
    pick(play, dialog.security, Security.STARTTLS.value)
    enter_number(play, dialog.port, server.port)
    play.tab(dialog.user)
    play.press(USER)
    play.tab(dialog.secret)
    play.press(PASSWORD)
    enter_number(play, dialog.per_minute, 600)
    play.press(Key.Key_Return)
    assert dialog.problem == ""
    assert open_dialogs(play.sitting) == []
    play.to_main()


def enter_number(play: Play, box: QSpinBox, number: int) -> None:
    """Type a number."""
    play.tab(box)
    play.hold(CTRL, Key.Key_A)
    play.press(str(number))
    assert box.value() == number


def sent(play: Play, page: RemindersPage) -> None:
    """Wait until messages went out, or something came between."""
    wait_idle(play.qtbot, lambda: not page.is_busy)
    settle(play.sitting, play.qtbot)


def check_interrupted(play: Play, page: RemindersPage, server: MailServer) -> None:
    """Find two messages sent and two that wait; it says why, and offers to go on."""
    assert len(server.received) == 2
    assert set(server.logins) == {(USER, PASSWORD)}
    counts = play.bench.campaigns.counts(1)
    assert (counts.sent, counts.waiting, counts.refused, counts.uncertain) == (2, 2, 0, 0)
    assert page.going.problem.text
    assert keyboard() is page.going.go_on, "the keyboard is at what can be done about it"
    assert not page.going.go_on.visibleRegion().isEmpty()


def check_sent(play: Play, server: MailServer) -> None:
    """Find one message for each of them, in their own language, with the words of our own."""
    arrived = {mail.recipients[0]: mail.message for mail in server.received}
    assert len(server.received) == len(arrived) == len(REACHED)
    for number in REACHED:
        one = person(play, number)
        message = arrived[one.email]
        assert SENDER in str(message["From"])
        told = text_of(message)
        assert one.name in told
        assert (OWN_WORDS in told) == (one.language == "fr")
    counts = play.bench.campaigns.counts(1)
    assert (counts.sent, counts.waiting) == (len(REACHED), 0)
    assert len({str(message["Message-ID"]) for message in arrived.values()}) == len(REACHED)


def text_of(message: EmailMessage) -> str:
    """Return what a message says."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def draft(play: Play) -> None:
    """Write drafts to the managers of those who have not signed in one department."""
    page = play.sitting.page
    assert isinstance(page, RemindersPage)
    pick(play, page.composer.who.groups[Group.DEPARTMENT], "Opérations")
    play.tab(page.composer.who.people)
    play.press(Key.Key_Down)
    assert page.composer.who.is_to_managers
    play.tab(page.composer.how.smtp)
    play.press(Key.Key_Down)
    assert page.composer.how.channel is Channel.DRAFTS
    play.doors.files.answers.append(play.folder / "drafts")
    play.tab(page.composer.how.choose)
    play.press(Key.Key_Return)
    play.tab(page.composer.how.send)
    play.press(Key.Key_Return)
    sent(play, page)
    check_draft(play)


def check_draft(play: Play) -> None:
    """Find one draft, to the manager, that names who has not signed and can be opened to be sent."""
    (file,) = (play.folder / "drafts").rglob("*.eml")
    message = email.message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=email.policy.default)
    assert person(play, MAITE).email in str(message["To"])
    assert message["X-Unsent"] == "1"
    told = text_of(message)
    assert NAMES[LEA] in told
    assert not any(NAMES[number] in told for number in (NOEL, ZOE, INES))
    counts = play.bench.campaigns.counts(2)
    assert counts.waiting == 0
    states = play.bench.campaigns.states(2)
    assert set(states.values()) == {MailState.DRAFTED}
