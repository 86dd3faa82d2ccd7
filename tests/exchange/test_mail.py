"""Messages reach a real mail server, and what goes wrong with it is told in a few words."""

import contextlib
import email
import email.policy
import socket
import time
from collections.abc import Callable
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charta.domain.mail import MailAccount, Security
from charta.domain.text import clean, clean_line
from charta.errors import MailAddressUnusable, MailNotSent, MailServerUnusable
from charta.exchange.mail import SmtpMailer
from fakes import SteppingClock
from mailserver import (
    PASSWORD,
    USER,
    Behaviour,
    Drop,
    MailServer,
    authority,
    mail,
    mail_server,
    talking_server,
)

ACCOUNT = MailAccount("mail.example.org", 587, Security.STARTTLS, "", "Ressources humaines", USER)


def mailer(server: MailServer, timeout: float = 10) -> SmtpMailer:
    return SmtpMailer(SteppingClock(), timeout, server.trusted)


def refused(server: MailServer, account: MailAccount | None = None, timeout: float = 10) -> str:
    """Return why no connection comes about."""
    with (
        pytest.raises(MailServerUnusable) as caught,
        mailer(server, timeout).connect(account or server.account(), PASSWORD),
    ):
        pass
    assert caught.value.parameters["host"] == (account or server.account()).host
    assert "\n" not in str(caught.value)
    return str(caught.value.parameters["problem"])


def parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)


def said(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\r\n", "\n")


def person(data: bytes, field: str) -> tuple[str, str]:
    """Return a name and its address as RFC 2047 wants them read; the newer parser parts long names."""
    (line,) = email.message_from_bytes(data).get_all(field) or []
    name, address = parseaddr("".join(line.splitlines()))
    return str(make_header(decode_header(name))), address


# -- drafts -----------------------------------------------------------------------------------------------


def test_a_draft_opens_in_a_mail_program_ready_to_be_sent() -> None:
    data = SmtpMailer(SteppingClock()).draft(
        mail(subject="À signer", text="Bonjour Zoé,\n\nc’est prêt.\n"), ACCOUNT
    )
    made = parsed(data)
    assert made["X-Unsent"] == "1"
    assert made["Subject"] == "À signer"
    assert person(data, "From") == ("Ressources humaines", "hr@example.org")
    assert person(data, "To") == ("Zoé 1", "zoe1@example.org")
    assert made["Message-ID"] == "<m1@charta>"
    assert made["Date"].datetime == SteppingClock().now()
    assert said(made) == "Bonjour Zoé,\n\nc’est prêt.\n"
    assert made.get_content_charset() == "utf-8"
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")


LINES = [
    "a\r\nBcc: x@example.org",
    "a\nBcc: x@example.org",
    "a\rBcc: x",
    "a\x0bBcc: x",
    "a\x85b\u2028c",
    "a\x00b\x1bc",
]


@pytest.mark.parametrize("text", LINES)
def test_no_name_and_no_subject_adds_a_line_to_the_head(text: str) -> None:
    data = SmtpMailer(SteppingClock()).draft(mail(subject=text, to_name=text, message_id=text), ACCOUNT)
    made = parsed(data)
    assert made["Bcc"] is None
    assert len(made.keys()) == 9
    assert made["Subject"] == clean_line(text)
    assert person(data, "To") == (clean_line(text), "zoe1@example.org")


NAMES = [
    "Roy, Zoé",
    'Zoé "la grande" Roy',
    "Roy, Zoe (RH) <x@y.z>",
    "=?utf-8?q?Zo=C3=A9?=",
    "王小明",
    "é" * 300,
    "Zoé " * 75,
    "x" * 300,
    "x, " * 99,
    "O'Neil; group: a",
    "@",
    "\\",
    '"',
    "🙂" * 60,
    "",
    " ",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_arrives_as_it_is(name: str) -> None:
    data = SmtpMailer(SteppingClock()).draft(mail(to_name=name, subject=name), ACCOUNT)
    assert person(data, "To") == (name.strip(), "zoe1@example.org")
    assert parsed(data)["Subject"] == name.strip()
    assert max(map(len, data.split(b"\r\n"))) <= 76


@settings(max_examples=150)
@given(st.text(max_size=120), st.text(max_size=200), st.text(max_size=300))
def test_whatever_is_written_the_message_says_it(name: str, subject: str, text: str) -> None:
    data = SmtpMailer(SteppingClock()).draft(mail(to_name=name, subject=subject, text=text), ACCOUNT)
    made = parsed(data)
    assert person(data, "To") == (clean_line(name), "zoe1@example.org")
    assert made["Subject"] == clean_line(subject)
    assert said(made).rstrip("\n") == clean(text).rstrip("\n")
    assert made.defects == []


@pytest.mark.parametrize(
    "address", ["", "zoe", "@x", "a@", "a b@x.org", "a@x.org\r\nBcc: b@x.org", "a@" + "x" * 70]
)
def test_nothing_is_drafted_to_what_is_no_address(address: str) -> None:
    with pytest.raises(MailAddressUnusable):
        SmtpMailer(SteppingClock()).draft(mail(to_address=address), ACCOUNT)


def test_a_host_of_other_letters_is_written_as_servers_know_it() -> None:
    data = SmtpMailer(SteppingClock()).draft(mail(to_address="zoe@hôtel.example"), ACCOUNT)
    assert person(data, "To")[1] == "zoe@xn--htel-vqa.example"


# -- sending ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("security", list(Security))
@pytest.mark.parametrize("letter", ["é", "e"])
def test_messages_arrive_over_every_kind_of_connection(security: Security, letter: str) -> None:
    text = "Bonjour,\n.\n..un point\nQUIT\nFin " + letter * 900 + "\n.\n"
    with mail_server(security) as server, mailer(server).connect(server.account(), "") as connection:
        assert [connection.send(mail(1)), connection.send(mail(2, text=text))] == ["", ""]
        assert [(one.sender, one.recipients) for one in server.received] == [
            (USER, ("zoe1@example.org",)),
            (USER, ("zoe2@example.org",)),
        ]
        arrived = server.received[1].message
        assert said(arrived) == text
        assert arrived["Message-ID"] == "<m2@charta>"
        assert arrived["X-Unsent"] is None


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_of_somebody_else_is_never_trusted(security: Security) -> None:
    with mail_server(security, signed_by=authority()) as server:
        assert "certificate is not trusted" in refused(server)
    with mail_server(security, certified="mail.example.com") as server:
        assert "another host" in refused(server)
    assert server.received == []


def test_by_default_only_those_that_the_system_trusts_are() -> None:
    with (
        mail_server(Security.TLS) as server,
        pytest.raises(MailServerUnusable, match="not trusted"),
        SmtpMailer(SteppingClock(), 10).connect(server.account(), ""),
    ):
        pass


def test_a_server_without_protection_gets_nothing_where_some_was_asked() -> None:
    with mail_server(Security.NONE, logins=True) as server:
        assert "STARTTLS" in refused(server, server.account(security=Security.STARTTLS, user=USER))
        assert "protected connection" in refused(server, server.account(security=Security.TLS, user=USER))
        assert server.logins == []


@pytest.mark.parametrize("security", list(Security))
def test_a_user_logs_in_also_with_accents_in_the_password(security: Security) -> None:
    with mail_server(security, logins=True) as server:
        with mailer(server).connect(server.account(user=USER), PASSWORD) as connection:
            assert connection.send(mail()) == ""
        assert server.logins == [(USER, PASSWORD)]


def test_a_wrong_password_is_tried_once() -> None:
    with mail_server(Security.STARTTLS, logins=True) as server:
        with (
            pytest.raises(MailServerUnusable, match="user name with this password"),
            mailer(server).connect(server.account(user=USER), "wrong"),
        ):
            pass
        assert server.logins == [(USER, "wrong")]


def test_a_password_does_not_travel_in_clear_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server(Security.NONE, logins=True) as server:
        # The one thing that cannot be had on the loopback is a server that is not there.
        monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("192.0.2.1", 25))
        assert "unprotected" in refused(server, server.account(user=USER))
        assert server.logins == []


def test_a_server_that_lets_nobody_in_is_told_so() -> None:
    with mail_server(Security.TLS) as server:
        assert "lets nobody log in" in refused(server, server.account(user=USER))


def test_login_in_two_steps_is_known_too() -> None:
    said: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 hello\r\n")
        for reply in (
            b"250-x\r\n250 AUTH LOGIN\r\n",
            b"334 VXNlcg==\r\n",
            b"334 UGFzcw==\r\n",
            b"235 in\r\n",
            b"221 bye\r\n",
        ):
            said.append(connection.recv(1_000))
            connection.sendall(reply)

    with talking_server(talk) as server, mailer(server).connect(server.account(user="zoe"), "pw"):
        pass
    assert said[1:] == [b"AUTH LOGIN\r\n", b"em9l\r\n", b"cHc=\r\n", b"quit\r\n"]


def test_one_refused_recipient_does_not_stop_the_others() -> None:
    told = Behaviour(replies={"zoe2@example.org": "550 5.1.1 <zoe2@example.org>: unknown\t\x07user"})
    with mail_server(behaviour=told) as server, mailer(server).connect(server.account(), "") as connection:
        answers = [connection.send(mail(number)) for number in (1, 2, 3)]
        assert answers == ["", "550 5.1.1 <zoe2@example.org>: unknown ␇user", ""]
        assert [one.recipients for one in server.received] == [("zoe1@example.org",), ("zoe3@example.org",)]


def test_a_message_that_is_refused_whole_is_a_refusal_too() -> None:
    with (
        mail_server(behaviour=Behaviour(answer="554 5.7.1 spam")) as server,
        mailer(server).connect(server.account(), "") as connection,
    ):
        assert connection.send(mail()) == "554 5.7.1 spam"
        server.behaviour.answer = "250 OK"
        assert connection.send(mail()) == ""


@pytest.mark.parametrize(
    "told",
    [
        Behaviour(replies={"zoe1@example.org": "450 4.2.1 try later"}),
        Behaviour(replies={"zoe1@example.org": "421 4.3.2 closing"}),
        Behaviour(sender_reply="451 4.7.1 try later"),
        Behaviour(sender_reply="550 5.7.1 not you"),
        Behaviour(answer="452 4.3.1 no room"),
        Behaviour(drop_after=0),
    ],
)
def test_a_server_that_takes_nothing_now_has_certainly_not_sent(told: Behaviour) -> None:
    with (
        mail_server(behaviour=told) as server,
        pytest.raises(MailNotSent),
        mailer(server).connect(server.account(), "") as connection,
    ):
        connection.send(mail())
    assert server.received == []


def test_a_line_that_drops_between_two_messages_leaves_the_second_certainly_unsent() -> None:
    with (
        mail_server(behaviour=Behaviour(drop_after=1)) as server,
        mailer(server).connect(server.account(), "") as connection,
    ):
        assert connection.send(mail(1)) == ""
        with pytest.raises(MailNotSent, match="connection was lost"):
            connection.send(mail(2))
        with pytest.raises(MailNotSent):
            connection.send(mail(3))
    assert len(server.received) == 1


def test_after_a_line_that_drops_in_a_message_nobody_knows_whether_it_was_sent() -> None:
    told = Behaviour(drop_after=1, drop=Drop.IN_DATA)
    with (
        mail_server(behaviour=told) as server,
        mailer(server).connect(server.account(), "") as connection,
    ):
        assert connection.send(mail(1)) == ""
        with pytest.raises(MailServerUnusable, match="connection was lost") as caught:
            connection.send(mail(2))
        assert not isinstance(caught.value, MailNotSent)
    assert len(server.received) == 2


def test_an_address_of_other_letters_goes_to_servers_that_know_them() -> None:
    with mail_server() as server, mailer(server).connect(server.account(), "") as connection:
        assert connection.send(mail(to_address="zoé@hôtel.example")) == ""
        assert server.received[0].recipients == ("zoé@xn--htel-vqa.example",)
    with mail_server(smtputf8=False) as server:
        with mailer(server).connect(server.account(), "") as connection:
            assert "letters" in connection.send(mail(to_address="zoé@example.org"))
            assert connection.send(mail(to_address="zoe@hôtel.example")) == ""
        assert "letters" in refused(server, server.account(sender_address="zoé@example.org"))


def test_what_is_no_address_is_refused_without_asking_the_server() -> None:
    with mail_server() as server, mailer(server).connect(server.account(), "") as connection:
        assert (
            connection.send(mail(to_address="a@b\r\nRCPT TO:<c@example.org>")) == "this is no e-mail address"
        )
        assert "no e-mail address" in refused(server, server.account(sender_address="hr"))
        assert server.received == []


# -- what answers is no mail server -----------------------------------------------------------------------


def says(*pieces: bytes, pause: float = 0, times: int = 1) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        for _ in range(times):
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(pause)
        with contextlib.suppress(TimeoutError):
            connection.recv(1)

    return talk


@pytest.mark.parametrize(
    ("talk", "problem"),
    [
        (says(b""), "did not answer in time"),
        (says(b"2", pause=0.1, times=20), "did not answer in time"),
        (says(b"220-" + b"x" * 500 + b"\r\n", times=1_000), "did not answer in time"),
        (says(b"x" * 50_000 + b"\r\n"), "no mail server"),
        (says(b"220 " + b"\xff\xfe\x00" * 4_000 + b"\r\n"), "no mail server"),
        (says(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "no mail server"),
        (says(b"554 no\xff\r\n"), "554 no\ufffd"),
        (says(b"\r\n" * 10), "no mail server"),
        (lambda connection: connection.close(), "connection was lost"),
        (says(b"220 hello\r\n421 busy\r\n"), "connection was lost"),
    ],
)
def test_a_strange_server_is_given_up_in_bounded_time(
    talk: Callable[[socket.socket], None], problem: str
) -> None:
    with talking_server(talk) as server:
        assert problem in refused(server, timeout=0.5)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"host": "no-such-host.invalid"}, "no host of this name"),
        ({"host": "a..b"}, "no host of this name"),
        ({"host": "x" * 70}, "no host of this name"),
        ({"host": "a\0b"}, "no host of this name"),
        ({"host": ""}, "no host of this name"),
        ({"port": 70_000}, "nothing answers"),
    ],
)
def test_a_host_that_is_none_is_told_so(changes: dict[str, str | int], problem: str) -> None:
    with mail_server() as server:
        assert problem in refused(server, server.account(**changes))


def test_a_port_at_which_nothing_answers_is_told_so() -> None:
    with mail_server() as server:
        account = server.account()
    assert "nothing answers" in refused(server, account)


def test_nothing_about_this_machine_is_told() -> None:
    said: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 hello\r\n")
        said.append(connection.recv(1_000))

    with talking_server(talk) as server:
        refused(server)
    assert said == [b"ehlo [127.0.0.1]\r\n"]
