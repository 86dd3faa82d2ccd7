"""A connection to a mail server (SMTP, RFC 5321): protected as the account says, bounded in time and size."""

import base64
import contextlib
import ipaddress
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from charta.domain.mail import Mail, MailAccount, Security
from charta.domain.text import clean_line
from charta.errors import N_, MailNotSent, MailServerUnusable, Marked
from charta.exchange.mail_message import message, wire_address
from charta.services.ports import Clock

NOT_TRUSTED: Final = N_("its certificate is not trusted, or is that of another host")
NOT_PROTECTED: Final = N_("no protected connection comes about; check its port and the kind of protection")
NO_STARTTLS: Final = N_("it offers no protection by STARTTLS, so nothing was sent")
PASSWORD_IN_CLEAR: Final = N_("the password would travel unprotected; choose STARTTLS or TLS")
WRONG_PASSWORD: Final = N_("it does not accept this user name with this password")
NO_LOGIN: Final = N_("it lets nobody log in by a password")
NO_HOST: Final = N_("there is no host of this name")
NO_ANSWER: Final = N_("nothing answers at this port")
TOO_SLOW: Final = N_("it did not answer in time")
LOST: Final = N_("the connection was lost")
NO_MAIL_SERVER: Final = N_("what answers is no mail server")
NO_ADDRESS: Final = N_("this is no e-mail address")
NO_LETTERS: Final = N_("the server takes no address with other letters than a to z")
_WORDS_LIMIT: Final = 200
_REPLY_LIMIT: Final = 100_000
_CHUNK: Final = 4_096
_LINE_START_DOT: Final = re.compile(rb"^\.", re.MULTILINE)


@contextmanager
def connected(
    account: MailAccount, password: str, clock: Clock, trusted: ssl.SSLContext, timeout: float
) -> Iterator["SmtpConnection"]:
    """Open a connection; each step of it may take `timeout` seconds. Raises `MailServerUnusable`."""
    try:
        server = _opened(account, trusted, timeout)
    except (OSError, UnicodeError, ValueError, OverflowError) as error:
        raise MailServerUnusable(host=account.host, problem=_problem(error)) from error
    try:
        connection = SmtpConnection(server, account, clock)
        connection.log_in(password)
        yield connection
        with contextlib.suppress(OSError):
            server.quit()
    finally:
        server.close()


class SmtpConnection:
    """A mail server that takes messages now."""

    def __init__(self, server: smtplib.SMTP, account: MailAccount, clock: Clock) -> None:
        self._server = server
        self._account = account
        self._clock = clock

    def log_in(self, password: str) -> None:
        """Log in where the account has a user; raise `MailServerUnusable`."""
        sender = wire_address(self._account.sender_address)
        if sender is None or not self._takes(sender):
            raise self._unusable(Marked(NO_LETTERS if sender else NO_ADDRESS))
        if not self._account.user:
            return
        if self._account.security is Security.NONE and not self._is_at_home():
            raise self._unusable(Marked(PASSWORD_IN_CLEAR))
        try:
            code, words = self._said_password(password)
        except (OSError, ValueError) as error:
            raise self._unusable(_problem(error)) from error
        if code != 235:
            raise self._unusable(Marked(WRONG_PASSWORD) if code in (501, 535) else _words(code, words))

    def send(self, mail: Mail) -> str:
        """Hand in a message; return an empty text, or the server's words where it refuses this recipient.

        Raises `MailNotSent` where the server certainly has not taken it, and `MailServerUnusable` where the
        line went in the middle of it, so that nobody knows.
        """
        recipient = wire_address(mail.to_address)
        if recipient is None:
            return Marked(NO_ADDRESS)
        if not self._takes(recipient):
            return Marked(NO_LETTERS)
        content = message(mail, self._account, self._clock.now())
        try:
            refusal = self._offered(recipient)
        except (OSError, ValueError) as error:
            raise MailNotSent(host=self._account.host, problem=_problem(error)) from error
        if refusal:
            with contextlib.suppress(OSError):
                self._server.rset()
            return refusal
        return self._handed_over(content)

    def _takes(self, address: str) -> bool:
        return address.isascii() or self._server.has_extn("smtputf8")

    def _is_at_home(self) -> bool:
        """Tell whether the server is on this machine."""
        sock = self._server.sock
        return sock is not None and ipaddress.ip_address(sock.getpeername()[0]).is_loopback

    def _said_password(self, password: str) -> tuple[int, bytes]:
        # In UTF-8, which smtplib does not do, and once: several wrong attempts lock an account.
        user = self._account.user
        ways = self._server.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in ways:
            said = _encoded(f"\0{user}\0{password}")
            return self._server.docmd("AUTH", f"PLAIN {said}")
        if "LOGIN" not in ways:
            raise self._unusable(Marked(NO_LOGIN))
        code, words = self._server.docmd("AUTH", "LOGIN")
        for said in (user, password):
            if code == 334:
                code, words = self._server.docmd(_encoded(said))
        return code, words

    def _offered(self, recipient: str) -> str:
        """Offer a message; return why the recipient is refused, an empty text where the server waits for it.

        Raises `MailNotSent` where the server takes nothing now.
        """
        sender = wire_address(self._account.sender_address) or ""
        options = () if (sender + recipient).isascii() else ("SMTPUTF8",)
        code, words = self._server.mail(sender, options)
        if not 200 <= code < 300:
            raise self._not_sent(code, words)
        code, words = self._server.rcpt(recipient)
        if 500 <= code < 600:
            return _words(code, words)
        if not 200 <= code < 300:
            raise self._not_sent(code, words)
        code, words = self._server.docmd("DATA")
        if code != 354:
            raise self._not_sent(code, words)
        return ""

    def _handed_over(self, content: bytes) -> str:
        try:
            self._server.send(_LINE_START_DOT.sub(b"..", content) + b".\r\n")
            code, words = self._server.getreply()
        except OSError as error:
            raise self._unusable(_problem(error)) from error
        if 200 <= code < 300:
            return ""
        if 500 <= code < 600:
            return _words(code, words)
        if 400 <= code < 500:
            raise self._not_sent(code, words)
        raise self._unusable(_words(code, words))

    def _not_sent(self, code: int, words: bytes) -> MailNotSent:
        self._server.close()
        return MailNotSent(host=self._account.host, problem=_words(code, words))

    def _unusable(self, problem: str) -> MailServerUnusable:
        return MailServerUnusable(host=self._account.host, problem=problem)


def _opened(account: MailAccount, trusted: ssl.SSLContext, timeout: float) -> smtplib.SMTP:
    host = account.host.strip().encode("idna").decode("ascii")
    if not host:
        raise ValueError(host)
    server: smtplib.SMTP
    # No name of this machine is told to anybody, nor looked up, which can take long.
    if account.security is Security.TLS:
        server = _TlsServer(host, account.port, "localhost", timeout=timeout, context=trusted)
    else:
        server = _Server(host, account.port, "localhost", timeout=timeout)
    try:
        server.local_hostname = _own_address(server)
        if account.security is Security.STARTTLS:
            server.starttls(context=trusted)
        server.ehlo_or_helo_if_needed()
    except BaseException:
        server.close()
        raise
    return server


def _own_address(server: smtplib.SMTP) -> str:
    own = server.sock.getsockname()[0] if server.sock is not None else "127.0.0.1"
    return f"[IPv6:{own}]" if ":" in own else f"[{own}]"


class _Bounded:
    """Reads replies of which each has `seconds` and a size: a server may talk slowly, or for ever."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self._sock = sock
        self._seconds = seconds
        self._buffer = b""
        self._until = 0.0
        self._left = 0

    def begin(self) -> None:
        """Wait for another reply."""
        self._until = time.monotonic() + self._seconds
        self._left = _REPLY_LIMIT

    def readline(self, limit: int) -> bytes:
        """Return a line, at most `limit` bytes of it; nothing at the end. Raises `OSError`."""
        while b"\n" not in self._buffer and len(self._buffer) < limit:
            remaining = self._until - time.monotonic()
            if remaining <= 0 or self._left <= 0:
                raise TimeoutError
            self._sock.settimeout(remaining)
            chunk = self._sock.recv(_CHUNK)
            self._left -= len(chunk)
            self._buffer += chunk
            if not chunk:
                break
        self._sock.settimeout(self._seconds)
        end = self._buffer.find(b"\n") + 1 or len(self._buffer)
        line, self._buffer = self._buffer[: min(end, limit)], self._buffer[min(end, limit) :]
        return line

    def close(self) -> None:
        """Do nothing: the socket belongs to the connection."""


class _Server(smtplib.SMTP):
    """A connection whose replies are bounded."""

    def getreply(self) -> tuple[int, bytes]:
        """Return a reply; raise `SMTPServerDisconnected`."""
        if self.file is None and self.sock is not None:
            self.file = _Bounded(self.sock, self.timeout)
        if self.file is not None:
            self.file.begin()
        return super().getreply()


class _TlsServer(_Server, smtplib.SMTP_SSL):
    """A connection that is protected from the first byte."""


def _problem(error: Exception) -> str:
    """Return in a few words why a server cannot be used."""
    causes = (
        (ssl.SSLCertVerificationError, NOT_TRUSTED),
        (ssl.SSLError, NOT_PROTECTED),
        (socket.gaierror, NO_HOST),
        (TimeoutError, TOO_SLOW),
        (smtplib.SMTPNotSupportedError, NO_STARTTLS),
        (ConnectionRefusedError, NO_ANSWER),
    )
    for kind, words in causes:
        if isinstance(error, kind):
            return Marked(words)
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        # Its cause is what the socket said, where it said anything.
        is_late = isinstance(error.__context__, TimeoutError)
        return Marked(TOO_SLOW if is_late else LOST)
    if isinstance(error, OSError):
        return Marked(LOST) if isinstance(error, ConnectionError) else error.strerror or Marked(LOST)
    # A port out of range, or a host that cannot be one.
    return Marked(NO_ANSWER if isinstance(error, OverflowError) else NO_HOST)


def _words(code: int, words: bytes | str) -> str:
    """Return what a server said, on one line."""
    # What is no reply has no code, or no end of a line, for which smtplib has words of its own.
    if code < 100 or isinstance(words, str):
        return Marked(NO_MAIL_SERVER)
    line = " ".join(clean_line(words.decode("utf-8", "replace")).split())
    return f"{code} {line}"[:_WORDS_LIMIT]


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii")
