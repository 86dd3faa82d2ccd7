"""A real mail server on the loopback, which collects what arrives and goes wrong when it is told to."""

import asyncio
import email
import email.policy
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from enum import Enum, auto

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from charta.domain.mail import Mail, MailAccount, Security

USER = "hr@example.org"
PASSWORD = "pâte d'amande"  # noqa: S105 - of this server alone


class Drop(Enum):
    """When the line is dropped."""

    BETWEEN = auto()
    """Before the next message begins: it is certainly not taken."""
    IN_DATA = auto()
    """When all of the next message is there, without a word: it is kept, and its sender cannot know."""


@dataclass(frozen=True)
class Received:
    """A message as it came in; `data` are its bytes."""

    sender: str
    recipients: Sequence[str]
    data: bytes

    @property
    def message(self) -> EmailMessage:
        """Return the message."""
        return email.message_from_bytes(self.data, _class=EmailMessage, policy=email.policy.default)


@dataclass
class Behaviour:
    """What a server does: it may be changed while the server runs.

    `replies` are answers to recipients by their address, such as `550 unknown`. After `drop_after` messages
    in all, the line is dropped each time. `answer` is given to a message that has come in.
    """

    replies: dict[str, str] = field(default_factory=dict)
    sender_reply: str = ""
    answer: str = "250 taken"
    drop_after: int | None = None
    drop: Drop = Drop.BETWEEN


class MailServer:
    """A server that is running: where it is, and what has arrived."""

    def __init__(self, port: int, security: Security, behaviour: Behaviour, trusted: ssl.SSLContext) -> None:
        self.port = port
        self.security = security
        self.behaviour = behaviour
        self.trusted = trusted
        self.wants_login = False
        self.received: list[Received] = []
        self.logins: list[tuple[str, str]] = []

    def account(self, **changes: object) -> MailAccount:
        """Return an account at this server."""
        base = MailAccount(
            "127.0.0.1", self.port, self.security, "", "Ressources humaines", USER, per_minute=6_000
        )
        return replace(base, **changes)

    def login(self, user: str, password: str) -> bool:
        """Take a login; tell whether it lets somebody in."""
        self.logins.append((user, password))
        return (user, password) == (USER, PASSWORD)


def mail(number: int = 1, **changes: str) -> Mail:
    """Return a message to somebody."""
    base = Mail(
        f"m{number}@charta", f"Zoé {number}", f"zoe{number}@example.org", "Rappel", f"Bonjour {number}\n"
    )
    return replace(base, **changes)


def authority() -> trustme.CA:
    """Return who signs certificates that `MailServer.trusted` trusts."""
    return trustme.CA()


@contextmanager
def mail_server(
    security: Security = Security.NONE,
    behaviour: Behaviour | None = None,
    *,
    certified: str = "127.0.0.1",
    signed_by: trustme.CA | None = None,
    logins: bool = False,
    smtputf8: bool = True,
) -> Iterator[MailServer]:
    """Run a server; where `signed_by` is not whom its client trusts, its certificate is a wrong one."""
    ca = authority()
    trusted = ssl.create_default_context()
    ca.configure_trust(trusted)
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    (signed_by or ca).issue_cert(certified).configure_cert(secured)
    server = MailServer(0, security, behaviour or Behaviour(), trusted)
    controller = _Controller(
        _Handler(server),
        hostname="127.0.0.1",
        port=0,
        enable_SMTPUTF8=smtputf8,
        ssl_context=secured if security is Security.TLS else None,
        tls_context=secured if security is Security.STARTTLS else None,
        authenticator=_authenticator(server) if logins else None,
        auth_require_tls=not logins,
    )
    server.wants_login = logins
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()


@contextmanager
def talking_server(talk: Callable[[socket.socket], None]) -> Iterator[MailServer]:
    """Run a server of one connection that does what `talk` does, and nothing that a mail server has to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_talk, args=(listening, talk))
        thread.start()
        port = listening.getsockname()[1]
        try:
            yield MailServer(port, Security.NONE, Behaviour(), ssl.create_default_context())
        finally:
            thread.join(10)


def _talk(listening: socket.socket, talk: Callable[[socket.socket], None]) -> None:
    listening.settimeout(10)
    connection, _ = listening.accept()
    with connection:
        connection.settimeout(10)
        try:
            talk(connection)
        except OSError:
            return  # the client has gone, as it should


class _Controller(Controller):
    """Runs a server at a port that the system chooses."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def _authenticator(server: MailServer) -> Callable[..., AuthResult]:
    def authenticate(
        _server: SMTP, _session: Session, _envelope: Envelope, _way: str, said: LoginPassword
    ) -> AuthResult:
        return AuthResult(success=server.login(said.login.decode(), said.password.decode()), handled=False)

    return authenticate


def _drop(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


class _Handler:
    """Does what a server is told to do."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    async def handle_MAIL(  # noqa: N802 - the name that the library calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender."""
        told = self._server.behaviour
        if self._server.wants_login and not session.authenticated:
            return "530 5.7.0 log in first"
        if self._is_over() and told.drop is Drop.BETWEEN:
            _drop(server)
        if not told.sender_reply:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return told.sender_reply or "250 OK"

    async def handle_RCPT(  # noqa: N802 - the name that the library calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient, or refuse."""
        reply = self._server.behaviour.replies.get(address, "")
        if not reply:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return reply or "250 OK"

    async def handle_DATA(  # noqa: N802 - the name that the library calls
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a message."""
        told = self._server.behaviour
        is_over = self._is_over() and told.drop is Drop.IN_DATA
        if told.answer.startswith("2"):
            data = envelope.original_content or b""
            self._server.received.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), data))
        if is_over:
            _drop(server)
        return told.answer

    def _is_over(self) -> bool:
        after = self._server.behaviour.drop_after
        return after is not None and len(self._server.received) >= after
